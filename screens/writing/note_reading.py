"""What is typed for a day and for a time, read and said back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.words import off_day
from vip2tui.domain.text.days import parse_day, say
from vip2tui.domain.text.hours import may_mean_hours, parse_clock, parse_minutes, say_minutes
from vip2tui.errors import Vip2Error
from vip2tui.services.desk import RefusedError
from vip2tui.services.notes import LONGEST_NIGHT

if TYPE_CHECKING:
    from datetime import date, time

_BETWEEN = ("–", "—", " til ", "-")
Times = tuple["int | None", "time | None", "time | None"]


def read_day(typed: str, today: date) -> date | None:
    """Return the day that was typed; None if nothing was.

    Raises:
        DayNotUnderstoodError: If it is none.
    """
    return parse_day(typed, today) if typed.strip() else None


def read_time(typed: str) -> Times:
    """Return minutes, or from and to.

    Raises:
        HoursNotUnderstoodError: If it is no length of time.
        ClockNotUnderstoodError: If it is from–to and one of them is no time of day.
    """
    if not typed.strip():
        return None, None, None
    for sign in _BETWEEN:
        first, found, last = typed.partition(sign)
        if found and first.strip() and last.strip():
            return None, parse_clock(first), parse_clock(last)
    return parse_minutes(typed), None, None


def spent(start: time, end: time) -> int:
    """Return the minutes from one time to the next; a night shift goes over midnight.

    Raises:
        RefusedError: If that is nothing, or longer than a night.
    """
    minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
    if minutes < 0:
        minutes += 24 * 60
        if minutes > LONGEST_NIGHT:
            minutes = 0
    if minutes == 0:
        raise RefusedError("Sluttiden ligger ikke efter starttiden. Ret en af dem.")
    return minutes


def date_echo(typed: str, today: date) -> str:
    """Return the day as it was understood, in few words: it stands beside the field."""
    try:
        day = read_day(typed, today)
    except Vip2Error:
        return "Ikke forstået. Skriv fx 3/5"
    if day is None:
        return f"= {say(today)}"
    off = off_day(day)
    extra = [off] if off and off not in ("lørdag", "søndag") else []
    if day > today:
        extra.append("ligger efter i dag")
    return f"= {say(day)}" + (f" ({', '.join(extra)})" if extra else "")


def time_echo(typed: str) -> str:
    """Return the time as it was understood, in few words: it stands beside the field."""
    try:
        minutes, start, end = read_time(typed)
        if start and end:
            minutes = spent(start, end)
    except RefusedError:
        return "Slut ligger før start."
    except Vip2Error:
        return "Ikke forstået. Skriv fx 1:30"
    if minutes is None:
        return ""
    if may_mean_hours(typed):
        return f"= {minutes} minutter, eller timer?"
    return f"= {say_minutes(minutes)} timer"
