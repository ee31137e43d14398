"""Half-years: numbers leave for a whole one only, once it is over."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import NamedTuple

WAIT = timedelta(days=28)
"""How long a half-year is still open after its last day: files are carried, and some come late."""
_SECOND = 7
"""The month the second half begins with."""


class HalfYear(NamedTuple):
    """Half a calendar year; earlier sorts first."""

    year: int
    half: int

    @property
    def key(self) -> str:
        """As it is stored and told to programs: «2026-1»."""
        return f"{self.year}-{self.half}"

    @property
    def words(self) -> str:
        return f"{self.half}. halvår {self.year}"

    @property
    def first(self) -> date:
        return date(self.year, 1 if self.half == 1 else _SECOND, 1)

    @property
    def last(self) -> date:
        return date(self.year, 6, 30) if self.half == 1 else date(self.year, 12, 31)

    def next(self) -> HalfYear:
        return HalfYear(self.year, 2) if self.half == 1 else HalfYear(self.year + 1, 1)

    def is_closed(self, today: date, weeks: int = 0) -> bool:
        """Return whether nothing more is awaited of it, so many weeks after its last day."""
        return self.last + timedelta(weeks=weeks) + WAIT < today


def of(day: date) -> HalfYear:
    """Return the half-year of a day."""
    return HalfYear(day.year, 1 if day.month < _SECOND else 2)


def read(key: str) -> HalfYear:
    """Return the half-year of a key."""
    year, half = key.split("-")
    return HalfYear(int(year), int(half))


def closed(first: date, today: date) -> Iterator[HalfYear]:
    """Yield the half-years that are closed, from the one of a day on."""
    one = of(first)
    while one.is_closed(today):
        yield one
        one = one.next()
