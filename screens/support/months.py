"""What is done about a month of mentor hours: locked, and confirmed by the citizen."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from screens.citizen.part import Part
from screens.dialogs import agree, choose, pick
from screens.support.to_confirm import show_hours
from vip2tui.domain.kinds.hours_confirmation import CANNOT, NO, YES
from vip2tui.domain.roles import Role
from vip2tui.services.support.support_words import month_words, sheet_words
from vip2tui.text.hours import say_minutes


async def ask_month(part: Part, month: str) -> None:
    """Say how a month stands, and ask what is to be done about it.

    Raises:
        WentBack: If nothing is.
    """
    view = part.view
    sheet = view.services.hours.sheet(view.case, month)
    told = "\n".join(sheet_words(view.catalogue, sheet, view.today))
    ways: list[tuple[str, Callable[[], Awaitable[None]]]] = []
    if sheet.locked is None:
        ways.append(("Lås måneden …", partial(_lock, part, month)))
    if sheet.given:
        ways.append(("Vis til borgeren …", partial(show_hours, part, month)))
    if view.role is not Role.MENTOR and sheet.given:
        if not sheet.is_confirmed:
            ways.append(("Borgeren har bekræftet timerne …", partial(_confirm, part, month, YES)))
        ways.append(("Borgeren siger nej …", partial(_confirm, part, month, NO)))
        ways.append(("Borgeren kan ikke svare …", partial(_confirm, part, month, CANNOT)))
    if sheet.given:
        ways.append(("Se notaterne", partial(_notes, part, sheet.given[0].entry)))
    await pick(part, told, ways)


async def _lock(part: Part, month: str) -> None:
    view = part.view
    sheet = view.services.hours.sheet(view.case, month)
    question = (
        f"Lås {month_words(month).lower()} med {say_minutes(sheet.minutes)} timer?\n"
        "Det, der skrives eller rettes senere, står for sig selv og kommer ikke med i summen."
    )
    await agree(part, question, "Lås", "Tilbage")
    await part.write(lambda: view.services.hours.lock(view.case, month), "Måneden er låst.")


async def _confirm(part: Part, month: str, answer: str) -> None:
    view = part.view
    ways = [(one.code, one.name) for one in view.catalogue.codes().confirmed_how]
    how = await choose(part, "Hvordan svarede borgeren?", ways)
    await part.write(
        lambda: view.services.hours.confirm(view.case, month, how, answer=answer),
        "Borgerens svar er skrevet.",
    )


async def _notes(part: Part, entry: str) -> None:
    part.turn_to("notater", entry)
