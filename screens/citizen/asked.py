"""Asking until it is understood, showing what it comes to, and writing after a yes."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from screens.dialogs import AskDay, AskText
from screens.preview import Weigh, in_words
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import clean_line
from vip2tui.services.desk import RefusedError
from vip2tui.text.days import parse_day, say

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from screens.citizen.part import Part
    from vip2tui.services.course.proposing import Proposal

A = TypeVar("A")


async def weigh(
    part: Part, propose: Callable[[], Proposal], alone: Callable[[], Proposal] | None = None
) -> None:
    """Show what a proposal comes to, and do it after a yes.

    Args:
        part: Where it is asked.
        propose: What is proposed, the later steps along with it.
        alone: The same, where the later steps stay; asked only if that is something else.
    """
    try:
        made = propose()
        less = alone() if alone else made
    except Vip2Error as error:
        part.page.refuse(error)
        return
    if made.is_empty:
        part.page.say("Det stod der allerede. Intet er ændret.")
        return
    answers = [("yes", "Ja")]
    if len(less.drafts) != len(made.drafts):
        answers = [("yes", "Ja, og de senere med"), ("alone", "Kun dette trin")]
    answer = await part.app.push_screen_wait(Weigh(made.words, in_words(made), answers))
    if answer is not None:
        write(part, lambda: made if answer == "yes" else less)


def write(part: Part, propose: Callable[[], Proposal]) -> None:
    """Write what is proposed, and say so."""
    service = part.view.services.tailoring
    try:
        made = propose()
    except Vip2Error as error:
        part.page.refuse(error)
        return
    if made.is_empty:
        part.page.say("Det stod der allerede. Intet er ændret.")
        return
    part.write(lambda: service.do(made), made.words)


async def ask(
    part: Part, question: str, read: Callable[[str], A], initial: str = "", example: str = ""
) -> A | None:
    """Ask until what is typed is understood, or the person goes back."""
    typed: str | None = initial
    while True:
        typed = await part.app.push_screen_wait(AskText(question, typed or "", example))
        if typed is None:
            return None
        try:
            return read(typed)
        except Vip2Error as error:
            part.page.refuse(error)


async def ask_day(
    part: Part, question: str, initial: date | None = None, *, has_happened: bool = False
) -> date | None:
    """Ask for a day until one is understood.

    Args:
        part: Where it is asked.
        question: What day it is.
        initial: The day that is proposed.
        has_happened: Whether it is the day of something done.
    """
    today, typed = part.view.today, say(initial) if initial else ""
    while True:
        asked = AskDay(question, today, typed, has_happened=has_happened)
        answer = await part.app.push_screen_wait(asked)
        if answer is None:
            return None
        try:
            return parse_day(answer, today, has_happened=has_happened)
        except Vip2Error as error:
            typed = answer
            part.page.refuse(error)


async def optional_day(part: Part, question: str) -> tuple[date | None] | None:
    """Ask for a day that may be left out: in brackets, or None if the person goes back."""
    today = part.view.today
    return await ask(
        part, question, lambda typed: (parse_day(typed, today) if typed.strip() else None,)
    )


def some_text(typed: str) -> str:
    """Return what was typed, if it is something.

    Raises:
        RefusedError: If it is empty.
    """
    clean = clean_line(typed)
    if not clean:
        raise RefusedError("Skriv et par ord, eller gå tilbage med Esc.")
    return clean
