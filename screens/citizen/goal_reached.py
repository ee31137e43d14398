"""A goal that is reached: the day and what shows it, in the dialog that asks how far it is.

Enter on «Nået i dag» takes both as the plan has them; another day or another kind is a choice more.
"""

from __future__ import annotations

from screens.citizen.asked import ask_day
from screens.citizen.part import Part, View
from screens.dialogs import choose
from screens.question import Question, answer
from vip2tui.base.safe import clean_line
from vip2tui.domain.course.plan import PlacedGoal
from vip2tui.domain.statuses import GoalStatus
from vip2tui.sentences.values import code_name
from vip2tui.services.citizen.casework import CoursePlan
from vip2tui.services.course.pacing import evidence_kinds
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
