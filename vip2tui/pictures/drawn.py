"""What a picture is: lines of pieces, each with the meaning it is coloured by.

A piece is plain text and may hold what people typed; it is cleaned where it is drawn.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from vip2tui.base.safe import clean_line, fit

if TYPE_CHECKING:
    from collections.abc import Iterable


class Tone(StrEnum):
    """What a piece means, never what colour it has."""

    PLAIN = "plain"
    STRONG = "strong"
    MUTED = "muted"
    LINE = "line"
    """Frames and guides: seen, not read."""
    OVER = "over"
    SOON = "soon"
    DONE = "done"
    FOCUS = "focus"


Piece = tuple[str, Tone]
Line = tuple[Piece, ...]
Picture = tuple[Line, ...]


def fitted(text: str, width: int) -> str:
    """Return what somebody typed as one line of exactly so many cells."""
    return fit(clean_line(text), width)


def line_text(line: Line) -> str:
    """Return a line as text, without the blanks at its end."""
    return "".join(text for text, _ in line).rstrip()


def as_text(picture: Iterable[Line]) -> str:
    """Return a picture for the command line, a paper or a reader's voice: one text, no colours."""
    return "\n".join(map(line_text, picture))


def runs(cells: Iterable[Piece]) -> Line:
    """Return a line in which neighbours of one tone are one piece."""
    joined: list[Piece] = []
    for text, tone in cells:
        if joined and joined[-1][1] is tone:
            joined[-1] = (joined[-1][0] + text, tone)
        else:
            joined.append((text, tone))
    return tuple(joined)
