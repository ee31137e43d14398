"""A heading with a line after it: «! OVER FRISTEN ───────── 2 ──»."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vip2tui.base.safe import clean_line, cut, width_of
from vip2tui.pictures.drawn import Tone

if TYPE_CHECKING:
    from vip2tui.pictures.drawn import Line
    from vip2tui.pictures.signs import Signs

_TAIL = 2


def ruled(
    title: str, said: str, width: int, signs: Signs, mark: str = " ", tone: Tone = Tone.PLAIN
) -> Line:
    """Return a heading as one line of so many cells.

    Args:
        title: What stands under it.
        said: What is said of it near the end of the line, such as a count; nothing if empty.
        width: The cells of the line.
        signs: The set it is drawn with.
        mark: The sign before it.
        tone: What the sign means.
    """
    name = cut(clean_line(title), max(width - width_of(said) - _TAIL - 6, 1))
    rest = max(width - 4 - width_of(name) - width_of(said) - _TAIL - 1, 0)
    if not said:
        blank = max(width - 3 - width_of(name), 0)
        return (f"{mark} ", tone), (f"{name} ", Tone.STRONG), (signs.flat * blank, Tone.LINE)
    return (
        (f"{mark} ", tone),
        (f"{name} ", Tone.STRONG),
        (signs.flat * rest, Tone.LINE),
        (f" {said} ", Tone.MUTED),
        (signs.flat * _TAIL, Tone.LINE),
    )
