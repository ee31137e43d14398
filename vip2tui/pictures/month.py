"""A month to choose a day from: week numbers, Monday first, 24 cells wide and 8 lines high."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from vip2tui.pictures.drawn import Tone, runs
from vip2tui.text.days import MONTHS, week

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from vip2tui.pictures.drawn import Picture, Piece
    from vip2tui.pictures.signs import Signs

WIDTH = 24
WEEKS = 6
_LETTERS = "ma ti on to fr lø sø"


def first_shown(day: date) -> date:
    """Return the Monday that the month's picture begins with."""
    first = day.replace(day=1)
    return first - timedelta(days=first.weekday())


def day_at(shown: date, row: int, column: int) -> date | None:
    """Return the day that is drawn at a cell of the picture, if one is.

    Args:
        shown: Any day of the month that is drawn.
        row: The line, 0 the month's name.
        column: The cell, 0 the first.
    """
    place = (column - 3) // 3
    if not (2 <= row < 2 + WEEKS and 3 <= column < WIDTH and place < 7):
        return None
    return first_shown(shown) + timedelta(weeks=row - 2, days=place)


def month(
    chosen: date,
    today: date,
    signs: Signs,
    *,
    off: Collection[date] = (),
    due: Collection[date] = (),
) -> Picture:
    """Return the month of the chosen day.

    Args:
        chosen: The day the cursor stands on; it has the bar before it.
        today: Drawn stronger.
        signs: The set it is drawn with.
        off: Public holidays, drawn weaker; a sign stands before them.
        due: Days on which something is due; a sign stands before them.
    """
    title = f"{MONTHS[chosen.month - 1]} {chosen.year}".center(WIDTH - 2)
    head = f"   {_LETTERS} "
    return (
        ((signs.back, Tone.FOCUS), (title, Tone.STRONG), (signs.go, Tone.FOCUS)),
        ((head, Tone.MUTED),),
        *(runs(_week(number, chosen, today, signs, off, due)) for number in range(WEEKS)),
    )


def _week(
    number: int,
    chosen: date,
    today: date,
    signs: Signs,
    off: Collection[date],
    due: Collection[date],
) -> Iterator[Piece]:
    monday = first_shown(chosen) + timedelta(weeks=number)
    yield f"{week(monday):2} ", Tone.MUTED
    for day in (monday + timedelta(days=ahead) for ahead in range(7)):
        if day == chosen:
            yield signs.chosen, Tone.FOCUS
        elif day in due:
            yield signs.soon, Tone.SOON
        else:
            yield signs.off if day in off else " ", Tone.MUTED
        yield f"{day.day:2}", _tone(day, chosen, today, off)


def _tone(day: date, chosen: date, today: date, off: Collection[date]) -> Tone:
    if day == today:
        return Tone.FOCUS
    if day == chosen:
        return Tone.STRONG
    is_weak = day.month != chosen.month or day in off or day.weekday() > 4
    return Tone.MUTED if is_weak else Tone.PLAIN
