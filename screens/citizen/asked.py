"""Showing what something comes to, and writing it after a yes."""

from __future__ import annotations

from datetime import date

from screens.citizen.part import Part
from screens.preview import in_words, weighed
from screens.question import a_day, answer
from vip2tui.services.course.proposing import Proposal


async def weigh(part: Part, made: Proposal, alone: Proposal | None = None) -> None:
    """Show what a proposal comes to, and do it after a yes.

    Args:
        part: Where it is asked.
        made: What is proposed, the later steps along with it.
        alone: The same, where the later steps stay; asked only if that is something else.

    Raises:
        WentBack: If the person says no.
    """
    if not made.is_empty:
        answers = {"yes": "Ja"}
        if alone is not None and len(alone.drafts) != len(made.drafts):
            answers = {"yes": "Ja, og de senere med", "alone": "Kun dette trin"}
        if await weighed(part, made.words, in_words(made), answers) == "alone" and alone:
            made = alone
    await write(part, made)


async def write(part: Part, made: Proposal) -> None:
    """Write what is proposed, and say so."""
    if made.is_empty:
        part.page.say("Det stod der allerede. Intet er ændret.")
    else:
        await part.write(lambda: part.view.services.tailoring.do(made), made.words)


async def ask_day(
    part: Part, question: str, initial: date | None = None, *, has_happened: bool = False
) -> date:
    """Ask a part's reader for a day.

    Raises:
        WentBack: If the person goes back.
    """
    return await answer(part, a_day(question, part.view.today, initial, has_happened=has_happened))
