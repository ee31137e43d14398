"""When a citizen is done with on a computer, and may be let go of there; pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class Leaving:
    """A citizen that nothing more is done about here, and since when."""

    since: date
    taken_back: bool
    """Whether the office took the citizen back; else every course is closed."""
    due: date
    """The first day to let go."""


def leaving(closed: Iterable[date | None], taken_back: date | None, days: int) -> Leaving | None:
    """Return whether a citizen is done with here; None while one course runs, or there is none.

    Args:
        closed: When each course was closed, or last called about; None for one not done with.
        taken_back: The day the office took the citizen back from here.
        days: How long what is done with stays.
    """
    ends = list(closed)
    known = [day for day in ends if day is not None]
    since = taken_back
    if since is None and known and len(known) == len(ends):
        since = max(known)
    if since is None:
        return None
    return Leaving(since, taken_back is not None, since + timedelta(days=days))
