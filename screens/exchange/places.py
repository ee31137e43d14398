"""Where a file shall lie, or lies: chosen from a list, and typed only where it must be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.dialogs import AskText, Choose
from vip2tui.base import drives, places, targets
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T
from vip2tui.services.exchange.exchange_view import last_place, remember_place

if TYPE_CHECKING:
    from pathlib import Path

    from screens.base import BaseScreen
    from vip2tui.services.house import Services

OTHER = "anden"


async def where(page: BaseScreen, question: str) -> Path | None:
    """Ask for a drive or a folder; the one used last stands first. None if none was chosen."""
    found = drives.drives()
    last = last_place(page.services.desk)
    found.sort(key=lambda one: one.key != last)
    options = [(one.key, T(one.name)) for one in found]
    options.append((OTHER, T("En anden mappe …")))
    chosen = await page.app.push_screen_wait(Choose(question, options))
    if chosen is None:
        return None
    if chosen == OTHER:
        typed = await page.app.push_screen_wait(
            AskText("Hvilken mappe? Skriv hele stien, fx /media/mette/USB eller E:\\Filer.")
        )
        if typed is None or not typed.strip():
            return None
        chosen = typed
    try:
        return _folder(page.services, chosen)
    except Vip2Error as error:
        page.refuse(error)
        return None


def _folder(services: Services, chosen: str) -> Path:
    place = targets.into(places.typed(chosen))
    remember_place(services.desk, str(place))
    return place
