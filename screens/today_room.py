"""How much room «I dag» has: how many things it shows, and how many lines each of them may take."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from screens.panes import split
from screens.widgets.row import Row, wrapped
from vip2tui.base.safe import width_of
from vip2tui.domain.course.day_list import LINES

_AROUND = 9
"""Lines of the screen that are not the list's: title, week, what is said below, buttons, keys."""
_BESIDE = 2
"""Cells beside a row: the bar of the one that is chosen, and the one that scrolls."""
_MOST = 3
"""Lines of one thing at most."""
_GROUPS = 5
"""Headings at most: one for each urgency."""
_HIGH = 34
"""From so many lines of the screen on, more than seven things have room."""


def most_lines(width: int, height: int) -> int:
    """Return how many things a screen of so many cells shows at most, each in a line or two."""
    if height < _HIGH:
        return LINES
    frame = 2 if split(width, height, brief=True).detail else 0
    return max(LINES, (height - _AROUND - frame - _GROUPS - 2) // 2)


def fitted(rows: Sequence[Row], width: int, height: int) -> list[Row]:
    """Return the rows with the lines they may take, so that all stand on the screen at once.

    What is left of a screen of so many cells goes to the texts that are longer than a line, the
    most urgent first.
    """
    parted = split(width, height, brief=True)
    frame = 2 if parted.detail else 0
    cells = parted.list - _BESIDE - 2 * frame
    spare = height - _AROUND - frame - len(rows) - sum(bool(row.below) for row in rows)
    found = []
    for row in rows:
        beside = sum(wide + 1 for _, wide in (row.who, *row.aside) if wide)
        lines = len(wrapped(row.text, max(cells - width_of(row.mark) - beside, 1)))
        more = max(min(lines - 1, spare, _MOST - 1), 0)
        spare -= more
        found.append(row if row.heading else replace(row, most=1 + more))
    return found
