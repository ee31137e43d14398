"""Pictures beside each other, each in its own cells."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

from vip2tui.base.safe import width_of
from vip2tui.pictures.drawn import Line, Picture, Tone

if TYPE_CHECKING:
    from collections.abc import Iterable


def abreast(pictures: Iterable[tuple[Picture, int]]) -> Picture:
    """Return pictures beside each other from the top.

    Args:
        pictures: Each with the cells it was made for.
    """
    every = list(pictures)
    return tuple(
        tuple(
            piece
            for line, (_, width) in zip(lines, every, strict=True)
            for piece in _filled(line, width)
        )
        for lines in zip_longest(*(picture for picture, _ in every), fillvalue=())
    )


def _filled(line: Line, width: int) -> Line:
    left = width - sum(width_of(text) for text, _ in line)
    return (*line, (" " * left, Tone.PLAIN)) if left > 0 else line
