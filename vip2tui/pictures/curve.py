"""A curve in one line: a block for each figure, higher for more; the figures stand beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from vip2tui.pictures.signs import Signs


def curve(figures: Iterable[int], scale: int, signs: Signs) -> str:
    """Return «_▄█», a cell for each figure.

    Args:
        figures: From 1 up to the scale, oldest first.
        scale: The highest there can be.
        signs: The set it is drawn with.
    """
    most, steps = len(signs.heights) - 1, scale - 1
    return "".join(signs.heights[(2 * (one - 1) * most + steps) // (2 * steps)] for one in figures)
