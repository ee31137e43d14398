"""A moment that was, as people say it: «i går kl. 14», «3/5 9.30», «2026-05-03T14:00»."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date, datetime, time

from vip2tui.base import safe
from vip2tui.text import danish
from vip2tui.text.days import DayNotUnderstoodError, parse_day, say
from vip2tui.text.hours import ClockNotUnderstoodError, clock, parse_clock

EXAMPLES = "i går kl. 14, 3/5 kl. 9.30 eller fredag"
_AT = re.compile(r"(?P<day>.*?)[ ,]*\bkl\.? ?(?P<clock>[\d.:]+)", re.IGNORECASE)
_BESIDE = re.compile(r"(?:(?P<day>.*)[ ,T])?(?P<clock>\d{1,2}(?:[.:]?\d{2})?)")
_END = time(23, 59, 59)


def parse_moment(text: str, today: date) -> datetime:
    """Return what a clock on the wall showed at the moment that was typed, without a zone.

    A day alone is the end of that day, a time alone is today's.

    Args:
        text: What was typed.
        today: The day it was typed.

    Raises:
        DayNotUnderstoodError: If the day is none.
        ClockNotUnderstoodError: If the time of the day is none.

    >>> parse_moment("i går kl. 14", date(2026, 5, 4))
    datetime.datetime(2026, 5, 3, 14, 0)
    >>> parse_moment("i går", date(2026, 5, 4))
    datetime.datetime(2026, 5, 3, 23, 59, 59)
    """
    typed = danish.plain_dashes(safe.clean_line(text)).strip(" .")
    if found := _AT.fullmatch(typed):
        return _on(found["day"], found["clock"], today)
    with suppress(DayNotUnderstoodError):
        return datetime.combine(parse_day(typed, today, has_happened=True), _END)
    if found := _BESIDE.fullmatch(typed):
        with suppress(ClockNotUnderstoodError):
            return _on(found["day"] or "", found["clock"], today)
    raise DayNotUnderstoodError(text)


def on_the_wall(at: str) -> datetime:
    """Return what the clock showed where and when an ISO time with offset was written."""
    return datetime.fromisoformat(at).replace(tzinfo=None)


def say_moment(at: datetime) -> str:
    """Return «søn 3. maj 2026 kl. 14.00»."""
    return f"{say(at.date())} kl. {clock(at)}"


def _on(day: str, at: str, today: date) -> datetime:
    on = parse_day(day, today, has_happened=True) if day.strip(" ,") else today
    return datetime.combine(on, parse_clock(at))
