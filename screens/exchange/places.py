"""Where a file shall lie, or lies, and what is told while it is made and when it is there."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path
from typing import ClassVar, TypeVar

from textual.app import ComposeResult
from textual.widgets import Static

from screens import saving
from screens.base import BaseScreen
from screens.dialog import Dialog
from screens.dialogs import Tell
from screens.folders import Wanted, walk
from screens.page import Page
from vip2tui.base import drives, places, targets
from vip2tui.base.drives import Found
from vip2tui.base.safe import T
from vip2tui.services.exchange.diary import last_place, remember_place

W = TypeVar("W")


class Working(Dialog[None]):
    """Something takes a while. It cannot be stopped halfway, so Esc does nothing."""

    NO: ClassVar[None] = None

    def __init__(self, text: str) -> None:
        super().__init__()
        self._text = text

    def compose_box(self) -> ComposeResult:
        yield Static(T(self._text), id="question")

    def say(self, text: str) -> None:
        """Say how far it is."""
        self.query_one("#question", Static).update(T(text))

    def action_no(self) -> None:
        """Wait."""


async def working(page: BaseScreen, act: Callable[[], W], waiting: Working | None = None) -> W:
    """Do what may take a while in a thread.

    Args:
        page: Where it is done.
        act: What takes a while.
        waiting: What stands there meanwhile, if there is something to say.

    Raises:
        Vip2Error: What the act raises.
    """
    if waiting is not None:
        await page.app.push_screen(waiting)
    try:
        return await saving.in_turn(page.app, act)
    finally:
        if waiting is not None and waiting.is_current:
            waiting.dismiss()


async def ask_folder(page: Page, question: str, last: str = "") -> Path:
    """Ask for a folder; one begins in the one used last, or on the stick.

    Raises:
        WentBack: If none was chosen.
        NoFolderError: If there is none.
    """
    typed = "Hvilken mappe? Skriv hele stien, fx /media/mette/USB eller E:\\Filer."
    chosen = await walk(page, Wanted(question, typed, last))
    return await saving.in_turn(page.app, partial(places.folder, chosen))


async def where(page: BaseScreen, question: str) -> Path:
    """Ask where a file shall lie, and remember it.

    Raises:
        WentBack: If nowhere was chosen.
        Vip2Error: If nothing may lie there.
    """
    desk = page.services.desk
    place = await ask_folder(page, question, last_place(desk))
    await saving.in_turn(page.app, lambda: remember_place(desk, str(targets.into(place))))
    return place


async def hand_out(
    page: BaseScreen,
    question: str,
    write: Callable[[Path], Path],
    text: str,
    title: str = "Filen er klar",
) -> None:
    """Ask where a file shall lie, make it there, and tell where it is and what to do with it."""
    place = await where(page, question)

    def make() -> tuple[Path, str]:
        made = write(place)
        return made, drives.where(made.parent)

    path, lies_where = await working(page, make)
    lies = f"Gemt {lies_where} som\n{path.name}"
    await page.app.push_screen_wait(Tell(title, f"{lies}\n\n{text}"))


async def which_file(
    page: BaseScreen, question: str, found: Iterable[Found], suffix: str, typed: str
) -> Path:
    """Ask which file is meant.

    Args:
        page: Where it is asked.
        question: The question.
        found: The files there are to choose from, the newest first.
        suffix: What the name of such a file ends on.
        typed: What is asked of who types the path.

    Raises:
        WentBack: If none was chosen.
    """
    last = last_place(page.services.desk)
    wanted = Wanted(question, typed, last, suffix, tuple(found), is_folder=False)
    chosen = await walk(page, wanted)
    return await saving.in_turn(page.app, partial(places.the_one, chosen, suffix))
