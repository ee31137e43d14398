"""Minutes and clock times as people write them.

Time is kept in whole minutes. A number alone is minutes (of a week, or of a grant, it is hours:
`parse_hours`), a comma makes it hours (1,5), and a
colon, or a point before two digits, parts hours from minutes (1:30, 1.30). «2» alone may well
have been two hours: `may_mean_hours` tells, so that the screen can ask.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from datetime import datetime, time

from vip2tui.base import safe
from vip2tui.base.errors import Vip2Error
from vip2tui.text import danish

A_DAY = 24 * 60
"""Minutes; more in one go is a slip of the finger, unless the caller says otherwise."""

A_WEEK = 7 * A_DAY
EXAMPLES = "90, 1:30 eller 1,5"
HOURS_EXAMPLES = "30, 7,5 eller 7:30"

_MAY_BE_HOURS = 12
_SMALL = 5
"""Below so many minutes a half one is told."""
_NUMBER_WORDS = {
    word: str(number)
    for number, word in enumerate(
        ("en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti"), 1
    )
} | {"et": "1"}
_PHRASES = {
    "halvanden": 90, "halvanden time": 90, "en halv time": 30, "halv time": 30,
    "1/2 time": 30, "kvarter": 15, "1 kvarter": 15, "3 kvarter": 45,
}  # fmt: skip
_PARTED = re.compile(r"(\d{1,4})(?::|\.)([0-5]\d)(?: ?(?:t|h|timer?)\.?)?")
_DECIMAL = re.compile(r"(\d{1,4})(?:,(\d{1,2})|\.(\d))(?: ?(?:t|h|timer?)\.?)?")
_HOURS = re.compile(
    r"(\d{1,4}) ?(?:t|h|timer?)\.?(?:(?: og| ,)? ?(\d{1,2})(?: ?m(?:in(?:utter)?)?\.?)?)?"
)
_HALF = re.compile(r"(\d{1,4})(?: og)?(?: en halv| ?1/2) ?(?:t|h|timer?)\.?")
_MINUTES = re.compile(r"(\d{1,5})(?: ?m(?:in(?:ut(?:ter)?)?)?\.?)?")
_CLOCK = re.compile(r"(?:kl\.? ?)?(\d{1,2})(?:[.:]?(\d{2}))?")


class HoursNotUnderstoodError(Vip2Error):
    """What was typed is no length of time, or too long a one."""

    def __init__(self, typed: str, why: str = "", examples: str = EXAMPLES) -> None:
        super().__init__(f"{why or danish.not_understood(typed, 'en tid')} Skriv fx {examples}.")


class ClockNotUnderstoodError(Vip2Error):
    """What was typed is no time of the day."""

    def __init__(self, typed: str) -> None:
        super().__init__(f"{danish.not_understood(typed, 'et klokkeslæt')} Skriv fx 9.30 eller 14.")


def parse_minutes(text: str, most: int = A_DAY) -> int:
    """Return how many minutes were typed, from 0 to `most`.

    Raises:
        HoursNotUnderstoodError: If it is no length of time, or more than `most`.
    """
    return _within(text, _minutes(_plain(text)), most, EXAMPLES)


def parse_hours(text: str, most: int = A_WEEK) -> int:
    """Return how many minutes were typed, from 1 to `most`; a figure alone is hours.

    Nobody plans a week in minutes.

    Raises:
        HoursNotUnderstoodError: If it is no length of time, none at all, or more than `most`.
    """
    typed = _plain(text)
    minutes = int(typed) * 60 if re.fullmatch(r"\d{1,9}", typed) else _minutes(typed)
    if minutes == 0:
        raise HoursNotUnderstoodError(text, examples=HOURS_EXAMPLES)
    return _within(text, minutes, most, HOURS_EXAMPLES)


def _within(text: str, minutes: int | None, most: int, examples: str) -> int:
    """Return minutes that were read.

    Raises:
        HoursNotUnderstoodError: If there are none, or more than `most`.
    """
    if minutes is None:
        raise HoursNotUnderstoodError(text, examples=examples)
    if minutes > most:
        more = f"{say_hours(minutes)} er mere, end der er plads til."
        raise HoursNotUnderstoodError(text, more, examples)
    return minutes


def may_mean_hours(text: str) -> bool:
    """Say whether a number was typed that people also write for hours: «2», «7»."""
    typed = _plain(text)
    return bool(re.fullmatch(r"\d{1,2}", typed)) and 1 <= int(typed) <= _MAY_BE_HOURS


def say_minutes(minutes: int) -> str:
    """Return «1:30»."""
    hours, left = divmod(abs(minutes), 60)
    return f"{'-' if minutes < 0 else ''}{hours}:{left:02}"


def say_about(minutes: float) -> str:
    """Return «ca. 25 min», «ca. ½ min»: a guess; a small one to the half minute."""
    whole, half = divmod(math.ceil(minutes * 2) if minutes < _SMALL else math.ceil(minutes) * 2, 2)
    number = f"{whole or ''}½" if half else str(whole)
    return f"ca. {number} min"


def say_hours(minutes: int) -> str:
    """Return «1,5 timer», with two decimals at most; exact again when it is typed back."""
    hours, part = divmod((abs(minutes) * 100 + 30) // 60, 100)
    number = danish.number(hours) + (f",{part:02}".rstrip("0") if part else "")
    sign = "-" if minutes < 0 else ""
    return f"{sign}{number} {'time' if number == '1' else 'timer'}"


def clock(at: datetime | time) -> str:
    """Return «10.42», in the zone the time has: the caller chooses whose clock it is."""
    return f"{at.hour}.{at.minute:02}"


def parse_clock(text: str) -> time:
    """Return the time of day that was typed: 9.30, 9:30, 0930, 930, 9, kl. 9.

    Raises:
        ClockNotUnderstoodError: If it is none.
    """
    match = _CLOCK.fullmatch(_plain(text))
    if match and int(match[1]) < 24 and int(match[2] or 0) < 60:
        return time(int(match[1]), int(match[2] or 0))
    raise ClockNotUnderstoodError(text)


def _minutes(typed: str) -> int | None:
    """Try each way of writing; none of them reads what another one reads."""
    if typed in _PHRASES:
        return _PHRASES[typed]
    readings: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], int]], ...] = (
        (_PARTED, lambda match: int(match[1]) * 60 + int(match[2])),
        (_DECIMAL, lambda match: _decimal(match[1], match[2] or match[3])),
        (_HOURS, lambda match: int(match[1]) * 60 + int(match[2] or 0)),
        (_HALF, lambda match: int(match[1]) * 60 + 30),
        (_MINUTES, lambda match: int(match[1])),
    )
    for pattern, read in readings:
        if match := pattern.fullmatch(typed):
            return read(match)
    return None


def _decimal(hours: str, part: str) -> int:
    """Return whole minutes of 1,5 hours, rounded as at school."""
    hundredths = int(part.ljust(2, "0"))
    return int(hours) * 60 + (hundredths * 60 + 50) // 100


def _plain(text: str) -> str:
    """Return what was typed in plain letters; number words as figures."""
    typed = danish.fold(safe.clean_line(text)).replace("⁄", "/")
    if typed in _PHRASES:
        return typed
    # «1½» has become «11/2»: the figure before a half stands apart again.
    typed = re.sub(r"(\d)1/2", r"\1 1/2", typed)
    first, space, rest = typed.partition(" ")
    return _NUMBER_WORDS.get(first, first) + space + rest
