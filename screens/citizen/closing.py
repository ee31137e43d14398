"""Ending a course: the result, a few words, and a question before it is written."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.dialogs import AskText, Choose, Confirm
from vip2tui import catalog
from vip2tui.safe import T

if TYPE_CHECKING:
    from screens.citizen.part import Part
    from vip2tui.services.casework import CoursePlan


async def close_course(part: Part, plan: CoursePlan) -> None:
    """Ask how a course ended, and end it."""
    view = part.view
    options = [(one.code, T(one.name)) for one in catalog.codes().outcomes]
    outcome = await part.app.push_screen_wait(Choose("Hvordan sluttede forløbet?", options))
    if outcome is None:
        return
    asked = AskText("Skriv et par ord om det. Du må gerne lade det stå tomt.")
    reason = await part.app.push_screen_wait(asked)
    if reason is None:
        return
    question = (
        f"Afslut forløbet «{plan.name}» for {view.name}?\n"
        "Planen og notaterne bliver, og tjeklisten minder ikke om mere."
    )
    if await part.app.push_screen_wait(Confirm(question, "Afslut forløbet", "Tilbage")):
        part.write(
            lambda: view.services.courses.close(view.case, plan, outcome, reason),
            "Forløbet er afsluttet.",
        )
