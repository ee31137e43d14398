"""Danish public holidays and working days, computed: nothing to update, nothing to fetch."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from vip2tui.text.days import say, say_short

PRAYER_DAY_ENDS = 2024
"""The first year without «store bededag» (lov nr. 214 af 6. marts 2023)."""

_FROM_EASTER = {
    -3: "skærtorsdag",
    -2: "langfredag",
    0: "påskedag",
    1: "2. påskedag",
    39: "Kristi himmelfartsdag",
    49: "pinsedag",
    50: "2. pinsedag",
}
_FIXED = {(1, 1): "nytårsdag", (12, 25): "juledag", (12, 26): "2. juledag"}
_PRAYER_DAY = (26, "store bededag")
_SATURDAY = 5


def easter(year: int) -> dt.date:
    """Return Easter Sunday of a year of the Gregorian calendar."""
    golden, century = year % 19, year // 100
    leaps = century - century // 4 - (8 * century + 13) // 25
    moon = (leaps + 19 * golden + 15) % 30
    moon -= (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - golden) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    days = moon - weekday
    month = 3 + (days + 40) // 44
    return dt.date(year, month, days + 28 - 31 * (month // 4))


@lru_cache(maxsize=64)
def holidays(year: int) -> Mapping[dt.date, str]:
    """Return the public holidays of a year by date. Half days off are none of them."""
    sunday = easter(year)
    found = {dt.date(year, month, day): name for (month, day), name in _FIXED.items()}
    for days, name in _FROM_EASTER.items():
        date = sunday + dt.timedelta(days)
        found[date] = f"{found[date]} og {name}" if date in found else name
    if year < PRAYER_DAY_ENDS:
        days, name = _PRAYER_DAY
        found[sunday + dt.timedelta(days)] = name
    return MappingProxyType(dict(sorted(found.items())))


def holiday_name(date: dt.date) -> str | None:
    """Return what a public holiday is called, or nothing on any other day."""
    return holidays(date.year).get(date)


def is_workday(date: dt.date) -> bool:
    """Tell whether a day is neither Saturday, Sunday nor a public holiday."""
    return date.weekday() < _SATURDAY and holiday_name(date) is None


def off_day(date: dt.date) -> str:
    """Return why nobody works that day: «lørdag», «2. påskedag»; empty on a working day."""
    weekend = {_SATURDAY: "lørdag", _SATURDAY + 1: "søndag"}
    return holiday_name(date) or weekend.get(date.weekday(), "")


def next_workday(date: dt.date) -> dt.date:
    """Return the day itself if it is a working day, else the first one after it."""
    while not is_workday(date):
        date += dt.timedelta(1)
    return date


def previous_workday(date: dt.date) -> dt.date:
    """Return the day itself if it is a working day, else the last one before it."""
    while not is_workday(date):
        date -= dt.timedelta(1)
    return date


def workday(due: dt.date, days: int) -> dt.date:
    """Return the day, or the next working day; before the start, the one before.

    Args:
        due: The day.
        days: How far it lies from the course's start.
    """
    return _moved(due, days < 0)


def workdays_after(day: dt.date, count: int) -> dt.date:
    """Return the last of so many working days after a day; the day itself for none."""
    for _ in range(count):
        day = next_workday(day + dt.timedelta(1))
    return day


@lru_cache(maxsize=8192)
def _moved(due: dt.date, early: bool) -> dt.date:
    return previous_workday(due) if early else next_workday(due)


def moved_words(due: dt.date, start: dt.date) -> str:
    """Return what is said of a limit on a day off; nothing of one on a working day."""
    real = workday(due, (due - start).days)
    return (
        f"Fristen er {say(real)}, for {say_short(due, real)} er {off_day(due)}."
        if real != due
        else ""
    )
