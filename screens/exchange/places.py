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
from screens.dialog import Dialog, WentBack
from screens.dialogs import Tell, choose
from screens.page import Page
from screens.question import Question, answer
from vip2tui.base import drives, places, targets
from vip2tui.base.drives import Found
from vip2tui.base.safe import T, clean_line, cut
from vip2tui.services.exchange.diary import last_place, remember_place

W = TypeVar("W")
OTHER = "anden"


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
    """Ask for a drive or a folder; the one used last stands first.

    Raises:
        WentBack: If none was chosen.
        NoFolderError: If there is none.
    """
    found = sorted(drives.drives(), key=lambda one: one.key != last)
    options = [*((one.key, one.name) for one in found), (OTHER, "En anden mappe …")]
    chosen = await choose(page, question, options)
    if chosen == OTHER:
        text = "Hvilken mappe? Skriv hele stien, fx /media/mette/USB eller E:\\Filer."
        chosen = await answer(page, Question(text, str))
        if not chosen.strip():
            raise WentBack
    return places.folder(chosen)


async def where(page: BaseScreen, question: str) -> Path:
    """Ask where a file shall lie, and remember it.

    Raises:
        WentBack: If nowhere was chosen.
        Vip2Error: If nothing may lie there.
    """
    desk = page.services.desk
    place = await ask_folder(page, question, last_place(desk))
    into = str(targets.into(place))
    await saving.in_turn(page.app, partial(remember_place, desk, into))
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
    path = await working(page, partial(write, place))
    lies = f"Gemt {drives.where(path.parent)} som\n{path.name}"
    await page.app.push_screen_wait(Tell(title, f"{lies}\n\n{text}"))


async def which_file(
    page: BaseScreen, question: str, found: Iterable[Found], suffix: str, other: str, typed: str
) -> Path:
    """Ask which file is meant.

    Args:
        page: Where it is asked.
        question: The question.
        found: The files there are to choose from, the newest first.
        suffix: What the name of such a file ends on.
        other: The choice of a file that lies elsewhere.
        typed: What is asked then.

    Raises:
        WentBack: If none was chosen.
    """
    options = [(str(one.path), f"{cut(clean_line(one.path.name), 44)} · {one.place}")
               for one in found]  # fmt: skip
    chosen = await choose(page, question, [*options, (OTHER, other)])
    if chosen != OTHER:
        return Path(chosen)
    path = await answer(page, Question(typed, partial(_one_file, suffix)))
    if path is None:
        raise WentBack
    return path


def _one_file(suffix: str, text: str) -> Path | None:
    return places.the_one(text, suffix) if text.strip() else None
