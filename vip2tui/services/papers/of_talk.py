"""«Før samtalen» on paper: the same card as on the screen (R146)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from vip2tui.papers.paper import Blanks, Block, Heading, Paper, Points
from vip2tui.services.citizen.talk import Line

TITLE = "Før samtalen"


def talk_paper(
    name: str, sections: Sequence[tuple[str, Sequence[Line]]], today: date, sender: str
) -> Paper:
    """Return the card, with room to write on.

    Args:
        name: The citizen's.
        sections: The card as headings with their lines.
        today: The day.
        sender: Who answers for it.
    """
    return Paper(TITLE, today, sender, tuple(_blocks(sections)), under=name, pages=1)


def _blocks(sections: Sequence[tuple[str, Sequence[Line]]]) -> Iterator[Block]:
    for title, lines in sections:
        yield Heading(title)
        yield Points(
            tuple(f"{one.text} ({one.beside})" if one.beside else one.text for one in lines)
        )
    yield Heading("Det, vi aftaler i dag")
    yield Blanks("", 4)
