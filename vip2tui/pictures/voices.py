"""The figures of one question in each voice over time: letters on the lines of a scale."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vip2tui.base.safe import fit
from vip2tui.pictures.drawn import Line, Picture, Tone, runs

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from vip2tui.pictures.signs import Signs

_DAY = 9
"""Cells of a day: its name stands under it."""


def voices(
    curves: Mapping[str, Sequence[tuple[date, int]]],
    scale: int,
    days: Mapping[date, str],
    width: int,
    signs: Signs,
) -> Picture:
    """Return the scale from the highest down, with each voice's letter where it answered.

    Args:
        curves: A letter to its figures, oldest first.
        scale: The highest figure.
        days: What each day is called, oldest first; as many of the last as there is room for.
        width: The cells of a line.
        signs: The set it is drawn with.
    """
    side = len(str(scale))
    shown = [*days][-max((width - side - 2) // _DAY, 1) :]
    at = {
        (day, value): "".join(
            letter for letter, figures in curves.items() if (day, value) in figures
        )
        for day in shown
        for value in range(1, scale + 1)
    }
    lines: list[Line] = [
        runs([
            (f"{value:>{side}} ", Tone.MUTED),  # it is read, and the line is only seen
            (signs.today, Tone.LINE),
            *((fit(at[day, value], _DAY), Tone.STRONG) for day in shown),
        ])
        for value in range(scale, 0, -1)
    ]  # fmt: skip
    under = "".join(fit(days[day], _DAY) for day in shown)
    return (*lines, ((f"{'':{side}}  {under}", Tone.MUTED),))
