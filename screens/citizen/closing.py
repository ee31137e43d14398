"""Ending a course: the result, a few words, a question before it is written, and what lies near."""

from __future__ import annotations

from textual.content import Content

from screens.citizen.part import Part
from screens.dialogs import Choose, agree, choose
from screens.messages import To
from screens.question import Question, answer
from vip2tui.base.safe import T
from vip2tui.domain.packages.fit import NOT_HELD, Offer
from vip2tui.services.citizen.casework import CoursePlan


async def close_course(part: Part, plan: CoursePlan) -> None:
    """Ask how a course ended, and end it."""
    view = part.view
    outcomes = [(one.code, one.name) for one in view.catalogue.codes().outcomes]
    outcome = await choose(part, "Hvordan sluttede forløbet?", outcomes)
    question = "Skriv et par ord om det. Du må gerne lade det stå tomt."
    reason = await answer(part, Question(question, str))
    question = (
        f"Afslut forløbet «{plan.name}» for {view.name}?\n"
        "Planen og notaterne bliver, og tjeklisten minder ikke om mere."
    )
    await agree(part, question, "Afslut forløbet", "Tilbage")
    closed = await part.write(
        lambda: view.services.courses.close(view.case, plan, outcome, reason),
        "Forløbet er afsluttet.",
    )
    if closed and outcome in NOT_HELD:
        await offer_neighbours(part, plan)


async def offer_neighbours(part: Part, plan: CoursePlan) -> None:
    """Show the packages that lie near, why, and what counts there too; go and read the chosen."""
    view = part.view
    offers = view.services.card.after(view.case, plan)
    if not offers:
        part.page.say("Der er ingen jobpakke, der ligger tæt på. Se dem alle med F3.")
        return
    options = [(one.id, _offer_content(one)) for one in offers]
    title = f"Jobpakker, der ligger tæt på {plan.name}. Enter læser den."
    chosen = await part.app.push_screen_wait(Choose(title, [*options, ("", T("Ikke nu"))]))
    if chosen:
        part.page.post_message(part.way(To.PACKAGE, chosen))


def _offer_content(one: Offer) -> Content:
    name = T(f"► {one.name}").stylize("bold")
    return name + T("".join(f"\n{part}" for part in (one.why, one.shown) if part))
