"""When the demo's people write: on working days, in working hours, by the clock of Denmark.

The offset is computed, as Windows brings no list of time zones and the bytes must be the same
everywhere.
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING

from vip2tui.domain.calendar import previous_workday

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

WINTER, SUMMER = timezone(timedelta(hours=1)), timezone(timedelta(hours=2))


def moment(day: date, clock: time) -> datetime:
    """Return a time of a day in Denmark."""
    begins, ends = _last_sunday(day.year, 3), _last_sunday(day.year, 10)
    return datetime.combine(day, clock, SUMMER if begins <= day < ends else WINTER)


def monday(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)


class Diary:
    """What is going to happen to a citizen, played in the order of time up to the day before."""

    def __init__(self, rng: Random, today: date) -> None:
        self.today = today
        self.last = previous_workday(today - timedelta(days=1))
        """The last day of the story: today is the reader's own."""
        self._rng = rng
        self._events: list[tuple[datetime, int, Callable[[datetime], object]]] = []

    def on(self, day: date, do: Callable[[datetime], object], *, late: bool = False) -> None:
        """Note something for a day, or for the working day before; what lies ahead is left out.

        Args:
            day: When.
            do: What; it is given the time.
            late: After everything else of the day.
        """
        if day >= self.today:
            return
        day = previous_workday(day)
        minutes = 15 * 60 + 45 if late else self._rng.randrange(7 * 60 + 30, 15 * 60 + 30)
        clock = time(minutes // 60, minutes % 60, self._rng.randrange(60))
        self._events.append((moment(day, clock), len(self._events), do))

    def play(self) -> None:
        """Let it all happen."""
        for at, _, do in sorted(self._events, key=lambda event: event[:2]):
            do(at)
        self._events.clear()
