"""Who is silent (R149): of whom nothing was written or heard for so many days; pure."""

from __future__ import annotations

from collections.abc import Container, Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Silence:
    """How long nothing has been heard about a citizen."""

    since: date
    """The last day something was; the first day of the course where nothing was."""
    days: int
    """Days since then on which something could be."""
    is_heard: bool
    """Whether anything ever was."""


def silence(
    heard: Iterable[date], begun: date, today: date, away: Container[date] = frozenset()
) -> Silence:
    """Return how long it has been silent.

    Args:
        heard: The days of everything that was written or heard; those ahead tell nothing yet.
        begun: The first day of the course.
        today: The day.
        away: Days on which the mentor was away: nothing was to be heard on them.
    """
    last = max((day for day in heard if day <= today), default=None)
    since = min(begun, today) if last is None else last
    after = (since + timedelta(days=n + 1) for n in range((today - since).days))
    return Silence(since, sum(day not in away for day in after), last is not None)
