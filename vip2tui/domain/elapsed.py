"""The minutes from one time of day to the next: the one place that counts them.

Hours are public money, so they are counted on the day they were worked: where the clock was put
on in between there are fewer of them, where it was put back more. The clocks are Denmark's, also
on a laptop that is set to another zone.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta, tzinfo
from functools import lru_cache

from vip2tui.base.errors import Vip2Error
from vip2tui.text.days import say
from vip2tui.text.hours import clock

LONGEST_NIGHT = timedelta(hours=12)
"""What ends before it began, and would be longer than this, is a slip, not a night."""


class TimesDoNotFitError(Vip2Error):
    """Two times of day have no time between them, or nobody can tell how much."""

    def __init__(self, sentence: str, brief: str) -> None:
        super().__init__(sentence)
        self.brief = brief
        """The same in few words, for beside the field."""


def minutes_between(day: date, start: time, end: time) -> int:
    """Return the minutes from one time to the next; a night goes over midnight.

    Args:
        day: The day it began.
        start: When it began, by the clock on the wall.
        end: When it ended.

    Raises:
        TimesDoNotFitError: If that is nothing, longer than a night, or if one of the times was
            not on the clock that day, or was on it twice.
    """
    readings = _readings(day, start, end)
    if len(readings) > 1:
        is_first = len(_moments(day, start)) > 1
        on, twice = (day, start) if is_first else (_ended(day, start, end), end)
        raise TimesDoNotFitError(
            f"Klokken var {clock(twice)} to gange {say(on)}, da uret blev stillet tilbage. "
            "Skriv tiden i minutter, fx 90.",
            f"{clock(twice)} er to gange: skriv minutter",
        )
    return readings[0]


def most_between(day: date, start: time, end: time) -> int:
    """Return how many minutes there can be between two times, also where a time was there twice.

    Raises:
        TimesDoNotFitError: If that is nothing, longer than a night, or a time was not there.
    """
    return max(_readings(day, start, end))


def _readings(day: date, start: time, end: time) -> list[int]:
    """Return every number of minutes it may have been, without repetition."""
    ended = _ended(day, start, end)
    for on, at in ((day, start), (ended, end)):
        if not _is_on_the_clock(on, at):
            raise TimesDoNotFitError(
                f"Klokken var aldrig {clock(at)} {say(on)}: uret blev stillet frem. Ret tiden.",
                f"{clock(at)} fandtes ikke den nat",
            )
    found = {
        int((last - first).total_seconds()) // 60
        for first in _moments(day, start)
        for last in _moments(ended, end)
        if last > first
    }
    return sorted(found)


def _ended(day: date, start: time, end: time) -> date:
    long = datetime.combine(date.min, end) - datetime.combine(date.min, start)
    if long < timedelta(0):
        long += timedelta(days=1)
        if day < date.max and long <= LONGEST_NIGHT:
            return day + timedelta(days=1)
    elif long:
        return day
    raise TimesDoNotFitError(
        "Sluttiden ligger ikke efter starttiden. Ret en af dem.", "Slut ligger før start."
    )


def _moments(day: date, at: time) -> list[datetime]:
    """Return when it was so late that day: once, or twice where the clock was put back."""
    return sorted(
        {
            datetime.combine(day, at.replace(fold=fold), _denmark()).astimezone(UTC)
            for fold in (0, 1)
        }
    )


def _is_on_the_clock(day: date, at: time) -> bool:
    wall = datetime.combine(day, at)
    return _moments(day, at)[0].astimezone(_denmark()).replace(tzinfo=None, fold=0) == wall


@lru_cache(maxsize=1)
def _denmark() -> tzinfo:
    from zoneinfo import ZoneInfo  # read when hours are counted, not when the program begins

    return ZoneInfo("Europe/Copenhagen")
