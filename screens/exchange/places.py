"""Where a file shall lie, or lies: chosen from a list, and typed only where it must be."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from screens import saving
from screens.base import BaseScreen
from screens.dialogs import Choose
from screens.page import Page
from screens.question import Question, ask
from vip2tui.base import drives, places, targets
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T
from vip2tui.services.exchange.diary import last_place, remember_place

OTHER = "anden"


async def ask_folder(page: Page, question: str, last: str = "") -> Path | None:
    """Ask for a drive or a folder; the one used last stands first. None if none was chosen.

    Raises:
        NoFolderError: If there is none.
    """
    found = sorted(drives.drives(), key=lambda one: one.key != last)
    options = [*((one.key, T(one.name)) for one in found), (OTHER, T("En anden mappe …"))]
    chosen: str | None = await page.app.push_screen_wait(Choose(question, options))
    if chosen == OTHER:
        text = "Hvilken mappe? Skriv hele stien, fx /media/mette/USB eller E:\\Filer."
        chosen = await ask(page, Question(text, str))
    return places.folder(chosen) if chosen and chosen.strip() else None


async def where(page: BaseScreen, question: str) -> Path | None:
    """Ask where a file shall lie, and remember it. None if nowhere was chosen, or nothing may."""
    desk = page.services.desk
    try:
        place = await ask_folder(page, question, last_place(desk))
        if place is not None:
            await saving.in_turn(page.app, partial(remember_place, desk, str(targets.into(place))))
    except Vip2Error as error:
        page.refuse(error)
        return None
    return place
