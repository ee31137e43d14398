"""What the plan asks: what shows a goal, the proofs a course needs, and which packages lie near."""

from __future__ import annotations

from textual.content import Content

from screens.citizen.part import Part, View, ask_day
from screens.dialogs import Choose, choose
from screens.messages import To
from screens.preview import weighed
from screens.question import Question, answer
from vip2tui.base.safe import T, clean_line
from vip2tui.domain.course.copies import PlanProof
from vip2tui.domain.course.plan import PlacedGoal
from vip2tui.domain.packages.fit import Offer
from vip2tui.domain.statuses import GoalStatus
from vip2tui.pictures.signs import Signs
from vip2tui.sentences.values import code_name
from vip2tui.services.citizen.casework import CoursePlan
from vip2tui.services.course.own_parts import proof_words
from vip2tui.services.course.pacing import evidence_kinds
from vip2tui.services.course.proposing import has_proof, required_proofs
from vip2tui.text.days import say_done

OTHERWISE = "otherwise"
_REACHED = GoalStatus.REACHED
_NOW = "(sådan står der nu)"


def choices(view: View, plan: CoursePlan, goal: PlacedGoal) -> list[tuple[str, str]]:
    """Return how far a goal can be said to be, and what else can be done about it."""
    options: list[tuple[str, str]] = []
    for one in GoalStatus:
        words = code_name(view.catalogue, "goal_status", one)
        if one == goal.status:
            words = f"{words} {_NOW}"
        elif one == _REACHED:
            kind = evidence_kinds(view.services.desk, plan)[goal.record]
            words = f"{words} i dag: {code_name(view.catalogue, 'evidence', kind).lower()}"
        options.append((one, words))
        if one == _REACHED:
            options.append((OTHERWISE, "Nået en anden dag, eller vist på en anden måde …"))
    if plan.course.closed is None:
        options.append(("reword", "Tilpas: skriv delmålet om …"))
    return options


async def reached_otherwise(part: Part, plan: CoursePlan, goal: PlacedGoal) -> None:
    """Ask what shows it, which day it was, and for a few words; then write that it is reached."""
    view, state = part.view, goal.state
    kinds = [(one.code, one.name) for one in view.catalogue.codes().evidence]
    now = (state.shown_by if state else None) or (
        evidence_kinds(view.services.desk, plan)[goal.record]
    )
    kind = await choose(part, "Hvad viser, at det er nået?", kinds, now)
    stood = (state.day if state else None) or view.today
    day = await ask_day(part, "Hvilken dag blev det nået?", stood, has_happened=True)
    question = "Et par ord om det, der viser det. Det må gerne stå tomt."
    known = (state.evidence if state else "") or ""
    words = await answer(part, Question(question, clean_line, known))
    await part.write(
        lambda: view.services.courses.set_goal(
            view.case, plan, goal.record, _REACHED, day=day, shown_by=kind, evidence=words
        ),
        f"Delmålet er nået {say_done(day, view.today)}.",
    )


async def proofs(part: Part, plan: CoursePlan) -> None:
    """Show the proofs that are asked for; one that the citizen has is written with its day."""
    every = {one.id: one for one in required_proofs(part.view.services.desk, plan)}
    options = [
        (one.id, f"[{'x' if has_proof(plan, one.id) else ' '}] {one.name}")
        for one in every.values()
    ]
    chosen = await choose(part, "Beviser, loven eller jobbet kræver", options)
    has = has_proof(plan, chosen)
    label = "Har det ikke alligevel" if has else f"{part.view.name} har det"
    await weighed(part, every[chosen].name, _proof_text(every[chosen]), {"yes": label})
    day = None if has else await ask_day(part, "Hvilken dag er beviset fra?", has_happened=True)
    own, case = part.view.services.own_parts, part.view.case
    words = proof_words(day, part.view.today)
    await part.write(lambda: own.set_proof(case, plan, chosen, day), words)


def _proof_text(one: PlanProof) -> str:
    """Return a proof in words: what, when, and the rule."""
    again = f"Fornyelse: {one.renewal}." if one.renewal else ""
    rule = " ".join(part for part in (one.rule, again) if part)
    return "\n".join(part for part in (one.name, one.when, rule) if part)


async def offer_neighbours(part: Part, plan: CoursePlan) -> None:
    """Show the packages that lie near, why, and what counts there too; go and read the chosen."""
    view = part.view
    offers = view.services.card.after(view.case, plan)
    if not offers:
        part.page.say("Der er ingen jobpakke, der ligger tæt på. Se dem alle med F3.")
        return
    options = [(one.id, _offer_content(one, part.signs)) for one in offers]
    title = f"Jobpakker, der ligger tæt på {plan.name}. Enter læser den."
    chosen = await part.app.push_screen_wait(Choose(title, [*options, ("", T("Ikke nu"))]))
    if chosen:
        part.page.post_message(part.way(To.PACKAGE, chosen))


def _offer_content(one: Offer, signs: Signs) -> Content:
    name = T(f"{signs.go} {one.name}").stylize("bold")
    return name + T("".join(f"\n{part}" for part in (one.why, one.shown) if part))
