"""Days as people say and write them.

What is typed is echoed as `say` puts it, with the weekday, so a wrong guess is seen at once. The
guesses are few: a year that is left out is the one that brings the day nearest to today, and for
what has happened the nearest that is not ahead; two digits mean a year from 79 back to 20 ahead of
this one, so 47 is 1947 and 46 is 2046 in 2026; a weekday alone is the next one, or the last one
for what has happened, and never today, for which people say «i dag».
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import suppress
from datetime import date, timedelta

from vip2tui.base import safe
from vip2tui.base.errors import Vip2Error
from vip2tui.text import danish

WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
MONTHS = (
    "januar", "februar", "marts", "april", "maj", "juni",
    "juli", "august", "september", "oktober", "november", "december",
)  # fmt: skip
AHEAD = "ligger efter i dag"
EXAMPLES = "3/5, 3. maj, 030526, i morgen, på mandag, uge 19 eller +7"
IN_A_FIELD = "3/5, i morgen, på mandag, uge 19 eller +7"
"""As many of them as can be read in a field."""

_YEARS = range(1900, 2200)
_YEARS_AHEAD = 20
_FAR = 30
"""Days ahead from which a limit's day is said, and no longer how many days are left."""
_LONGEST = 60
_LETTERS_ENOUGH = 3  # «man», «maj»: fewer would make «to» and «ti» weekdays

_WORDS = {
    "i dag": 0, "idag": 0, "dags dato": 0,
    "i morgen": 1, "imorgen": 1, "i overmorgen": 2, "overmorgen": 2,
    "i gaar": -1, "i gar": -1, "igaar": -1, "igar": -1, "i forgaars": -2, "i forgars": -2,
}  # fmt: skip
_FROM_TODAY = (
    (re.compile(r"\+ ?(\d{1,4})(?: (dag|dage|uge|uger))?"), 1),
    (re.compile(r"om (\d{1,4}) (dag|dage|uge|uger)"), 1),
    (re.compile(r"- ?(\d{1,4})(?: (dag|dage|uge|uger))?"), -1),
    (re.compile(r"for (\d{1,4}) (dag|dage|uge|uger) siden"), -1),
)
"""How many days or weeks from today, and which way."""
_WEEK = re.compile(r"u(?:ge)?\.? ?(\d{1,2})(?:[ ,/-]+(\d{2}|\d{4}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DIGITS = re.compile(r"(\d{2})(\d{2})(\d{2}|\d{4})")
_NUMBERS = re.compile(r"(\d{1,2})[ ./-]{1,3}(\d{1,2})(?:[ ./-]{1,3}(\d{4}|\d{2}))?")
_NAMED = re.compile(r"(\d{1,2})\.? ?([a-z]{3,9})\.?(?:[ ,]+(\d{4}|\d{2}))?")
_SPOKEN_FIRST = re.compile(r"^(?:den|d\.?) (?=\S)")


class DayNotUnderstoodError(Vip2Error):
    """What was typed is no day, or not one day only."""

    def __init__(self, typed: str, why: str = "") -> None:
        found = why or danish.not_understood(typed, "en dag")
        super().__init__(f"{found} Skriv fx {EXAMPLES}.")


def say(day: date) -> str:
    """Return «søn 3. maj 2026»."""
    return f"{weekday(day)[:3]} {say_short(day, None)}"


def say_done(day: date, today: date) -> str:
    """Return the day of what has happened; one that is not there yet is told to be so."""
    return f"{say(day)}{f' ({AHEAD})' if day > today else ''}"


def say_short(day: date, today: date | None) -> str:
    """Return «3. maj», and «3. maj 2027» in another year than today's.

    Args:
        day: The day.
        today: The day it is said, or the one it stands beside; None where nobody can know, and
            then the year stands.
    """
    return f"{day.day}. {MONTHS[day.month - 1]}{_year(day, today)}"


def short(day: date, today: date) -> str:
    """Return «12. sep», in twelve cells at most: «12. sep 2027» in another year than today's."""
    return f"{day.day}. {MONTHS[day.month - 1][:3]}{_year(day, today)}"


def span(first: date, last: date, today: date) -> str:
    """Return «1. apr – 21. apr», and the year of either where it is not this year's, once."""
    begins = short(first, last if first.year == last.year else today)
    return f"{begins} – {short(last, today)}"


def _year(day: date, today: date | None) -> str:
    return "" if today is not None and day.year == today.year else f" {day.year}"


def say_relative(day: date, today: date) -> str:
    """Return «i dag», «i morgen» or «i går», else «ons 6. maj», with the year if it is another."""
    words = {0: "i dag", 1: "i morgen", -1: "i går"}
    away = (day - today).days
    if away in words:
        return words[away]
    return f"{weekday(day)[:3]} {say_short(day, today)}"


def due_words(due: date, today: date, times: int = 1) -> str:
    """Return how a limit stands: «frist om 4 dage», «frist i dag», «3 dage over fristen».

    One that is far ahead is a day: «frist 8. feb 2027».

    Args:
        due: The day; of something that was missed several times, the first of them.
        today: The day it is said.
        times: How often it was missed: «20 dage over, 3 gange».
    """
    left = (due - today).days
    if left < 0:
        over = f"{danish.count(-left, 'dag', 'dage')} over"
        return f"{over}, {times} gange" if times > 1 else f"{over} fristen"
    if left > _FAR:
        return f"frist {short(due, today)}"
    return f"frist {('i dag', 'i morgen')[left]}" if left < 2 else f"frist om {left} dage"


def due_brief(due: date, today: date) -> str:
    """Return how a limit stands, for a column: «om 4 dage», «i dag», «3 dage over»."""
    return due_words(due, today).removeprefix("frist ").removesuffix(" fristen")


def weekday(day: date) -> str:
    """Return «mandag» … «søndag»."""
    return WEEKDAYS[day.weekday()]


def week(day: date) -> int:
    """Return the number the week has in Danish calendars (ISO 8601)."""
    return day.isocalendar().week


def parse_day(text: str, today: date, *, has_happened: bool = False) -> date:
    """Return the day that was typed.

    Args:
        text: What was typed.
        today: The day it was typed.
        has_happened: Whether it is the day of something done: «3/5» is then never ahead. A day
            that says itself that it is ahead («i morgen», a year) stays so, for the caller to tell.

    Raises:
        DayNotUnderstoodError: If it is none, or one that does not exist.
    """
    typed = danish.plain_dashes(danish.fold(safe.clean_line(text)))
    typed = _SPOKEN_FIRST.sub("", typed.rstrip(" .,"))
    if len(typed) > _LONGEST:
        raise DayNotUnderstoodError(text)
    try:
        found = (
            _moved(typed, today)
            or _weekday_or_week(typed, today, has_happened)
            or _dated(typed, today, has_happened)
        )
    except OverflowError:  # the calendar ends in the year 9999
        found = None
    except _NoSuchDayError as error:
        raise DayNotUnderstoodError(text, str(error)) from None
    if found is None or found.year not in _YEARS:
        raise DayNotUnderstoodError(text)
    return found


def as_date(typed: str, today: date, *, has_happened: bool = False) -> str:
    """Return a day as a draft keeps it: the date that was meant, whatever day it becomes.

    What is no day is kept as it was typed.
    """
    try:
        return say(parse_day(typed, today, has_happened=has_happened)) if typed.strip() else typed
    except DayNotUnderstoodError:
        return typed


class _NoSuchDayError(ValueError):
    """It is written like a day, but the calendar has none there."""


def _moved(typed: str, today: date) -> date | None:
    """Read a day that is counted from today."""
    if typed in _WORDS:
        return today + timedelta(days=_WORDS[typed])
    for pattern, sign in _FROM_TODAY:
        if match := pattern.fullmatch(typed):
            days = int(match[1]) * (7 if (match[2] or "").startswith("uge") else 1)
            return today + timedelta(days=sign * days)
    return None


def _weekday_or_week(typed: str, today: date, has_happened: bool) -> date | None:
    if match := _WEEK.fullmatch(typed):
        week = int(match[1])
        return _in_a_year(
            f"uge {week}",
            lambda one: date.fromisocalendar(one, week, 1),
            match[2],
            today,
            has_happened,
        )
    for said, back in (("paa ", False), ("pa ", False), ("i ", True), ("sidste ", True)):
        if typed.startswith(said):
            name = typed.removeprefix(said)
            number = _weekday_number(name.removesuffix("s") if back else name)
            break
    else:
        number, back = _weekday_number(typed), has_happened
    if number is None:
        return None
    if back:
        return today - timedelta(days=(today.weekday() - number - 1) % 7 + 1)
    return today + timedelta(days=(number - today.weekday() - 1) % 7 + 1)


def _dated(typed: str, today: date, has_happened: bool) -> date | None:
    """Read a day of the calendar, with or without its weekday in front."""
    first, _, rest = typed.partition(" ")
    number = _weekday_number(first.rstrip(".,"))
    rest = typed if number is None else _SPOKEN_FIRST.sub("", rest)
    found = _calendar_day(rest, today, has_happened)
    if found and number is not None and found.weekday() != number:
        raise _NoSuchDayError(f"{say_short(found, None)} er en {weekday(found)}.")
    return found


def _calendar_day(typed: str, today: date, has_happened: bool) -> date | None:
    if match := _ISO.fullmatch(typed):
        return _day(int(match[3]), int(match[2]), match[1], today, has_happened)
    if match := _DIGITS.fullmatch(typed) or _NUMBERS.fullmatch(typed):
        return _day(int(match[1]), int(match[2]), match[3], today, has_happened)
    if match := _NAMED.fullmatch(typed):
        names = [number for number, name in enumerate(MONTHS, 1) if name.startswith(match[2])]
        if len(names) == 1:
            return _day(int(match[1]), names[0], match[3], today, has_happened)
    return None


def _day(day: int, month: int, year: str | None, today: date, has_happened: bool) -> date:
    if not 1 <= month <= len(MONTHS):
        raise _NoSuchDayError(f"Der er ingen måned nummer {month}.")
    called = f"{day}. {MONTHS[month - 1]}"
    return _in_a_year(called, lambda one: date(one, month, day), year, today, has_happened)


def _in_a_year(
    called: str, made: Callable[[int], date], year: str | None, today: date, has_happened: bool
) -> date:
    """Return the day nearest to today; of two as near, the one ahead.

    What has happened lies behind, where there is such a day: one year given leaves no choice.
    """
    years = [_full_year(year, today)] if year else [today.year + n for n in (-1, 0, 1)]
    days: list[date] = []
    for one in years:
        with suppress(ValueError):
            days.append(made(one))
    if not days:
        raise _NoSuchDayError(f"Der er ingen {called}{f' i {years[0]}' if year else ''}.")
    behind = [day for day in days if day <= today] if has_happened else []
    return min(behind or days, key=lambda day: (abs(day - today), day < today))


def _full_year(digits: str, today: date) -> int:
    if len(digits) == len("2026"):
        return int(digits)
    first = today.year + _YEARS_AHEAD - 99
    return first + (int(digits) - first) % 100


def _weekday_number(name: str) -> int | None:
    """Return 0 for monday; «soendag» and «sondag» are what a foreign keyboard makes of «søndag»."""
    if len(name) < _LETTERS_ENOUGH:
        return None
    for number, full in enumerate(WEEKDAYS):
        if danish.fold(full).startswith(name) or full.replace("ø", "o").startswith(name):
            return number
    return None
