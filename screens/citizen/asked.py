"""Showing what something comes to, and writing it after a yes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from screens.citizen.part import Part
from screens.preview import Weigh, in_words
from screens.question import a_day, ask
from vip2tui.base.errors import Vip2Error
from vip2tui.services.course.proposing import Proposal


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
        await write(part, lambda: made if answer == "yes" else less)


async def write(part: Part, propose: Callable[[], Proposal]) -> None:
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
    await part.write(lambda: service.do(made), made.words)


async def ask_day(
    part: Part, question: str, initial: date | None = None, *, has_happened: bool = False
) -> date | None:
    """Ask a part's reader for a day; None if the person goes back."""
    return await ask(part, a_day(question, part.view.today, initial, has_happened=has_happened))
