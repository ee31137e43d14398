"""A row of the week as people write it: «man-fre 8-14», «ons 3 timer», «15 timer».

It is stored as it is written here, so that two people who wrote differently can read both.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from vip2tui.base import safe
from vip2tui.base.errors import Vip2Error
from vip2tui.domain.course.week import Activity, Block, clock_words
from vip2tui.text.danish import fold, plain_dashes
from vip2tui.text.days import WEEKDAYS
from vip2tui.text.hours import A_DAY, A_WEEK, parse_clock, parse_hours, say_minutes

EXAMPLES = "man-fre 8-14, ons 3 timer eller 15 timer"
MOST = 400
"""Characters of a row."""
_SHOWN = 24
_MOST_PARTS = 21

_PARTS = re.compile(r"[,;\n]| og (?=[a-z]{3})")
_DAYS = re.compile(r"([a-z]{3,7})(?: ?(?:-|til) ?([a-z]{3,7}))?(?: (.*))?")
_SPAN = re.compile(r"(?:kl\.? ?)?(\d{1,2}(?:[.:]\d{2})?) ?(?:-|til) ?(\d{1,2}(?:[.:]\d{2})?)")


class RowNotUnderstoodError(Vip2Error):
    """What was typed is no row of a week."""

    def __init__(self, typed: str) -> None:
        shown = safe.cut(safe.clean_line(typed), _SHOWN)
        super().__init__(f"«{shown}» kan ikke læses som en del af ugen. Skriv fx {EXAMPLES}.")


def parse_row(activity: Activity, text: str) -> tuple[Block, ...]:
    """Return the parts of the week that were typed; none for an empty text.

    Raises:
        RowNotUnderstoodError: If it cannot be read.
    """
    typed = plain_dashes(fold(safe.clean_line(text)))
    if len(typed) > MOST:
        raise RowNotUnderstoodError(text)
    # «1,5 timer» has a comma of its own: it stands between figures.
    parts = _PARTS.split(re.sub(r"(?<=\d),(?=\d)", "\0", typed))
    found: list[Block] = []
    waiting: list[int] = []  # «man, ons 8-14»: days that get the next part's time
    for part in (one.replace("\0", ",").strip() for one in parts):
        days, when = _dated(part)
        if days is not None and not when:
            waiting += days
        elif part:
            found += _part(activity, [*waiting, *(days or ())] or None, when, part)
            waiting = []
    if waiting or len(found) > _MOST_PARTS:
        raise RowNotUnderstoodError(text)
    return tuple(sorted(found, key=_order))


def row_text(blocks: Iterable[Block]) -> str:
    """Return the parts of one row as they are stored and shown; read again it is the same."""
    loose = sum(block.minutes for block in blocks if block.day is None)
    dated = sorted((block for block in blocks if block.day is not None), key=_order)
    when: dict[str, list[int]] = {}
    for block in dated:
        if block.day is not None:
            when.setdefault(_when(block), []).append(block.day)
    parts = [f"{_days(run)} {words}" for words, days in when.items() for run in _runs(days)]
    return ", ".join(([f"{say_minutes(loose)} timer"] if loose else []) + parts)


def _dated(part: str) -> tuple[list[int] | None, str]:
    """Return the days a part begins with, if it does, and what follows them."""
    match = _DAYS.fullmatch(part)
    first = _weekday(match[1]) if match else None
    if match is None or first is None:
        return None, part
    last = _weekday(match[2]) if match[2] else first
    if last is None or last < first:
        raise RowNotUnderstoodError(part)
    return list(range(first, last + 1)), (match[3] or "").strip()


def _part(activity: Activity, days: list[int] | None, when: str, part: str) -> list[Block]:
    if days is None:
        return [Block(activity, _length(when, A_WEEK, part))]
    span = _SPAN.fullmatch(when)
    if span is None:
        minutes = _length(when, A_DAY, part)
        return [Block(activity, minutes, day) for day in days]
    begin, end = (_clock(span[n], part) for n in (1, 2))
    minutes = (end - begin) % A_DAY or A_DAY
    return [Block(activity, minutes, day, begin % A_DAY) for day in days]


def _length(text: str, most: int, part: str) -> int:
    """Return minutes.

    Raises:
        RowNotUnderstoodError: If it is no length of time.
    """
    try:
        return parse_hours(text, most)
    except Vip2Error as error:
        raise RowNotUnderstoodError(part) from error


def _clock(text: str, part: str) -> int:
    if text in ("24", "24.00", "24:00"):
        return A_DAY
    try:
        at = parse_clock(text)
    except Vip2Error as error:
        raise RowNotUnderstoodError(part) from error
    return at.hour * 60 + at.minute


def _weekday(name: str) -> int | None:
    for number, full in enumerate(WEEKDAYS):
        if fold(full).startswith(name) or full.replace("ø", "o").startswith(name):
            return number
    return None


def _when(block: Block) -> str:
    if block.start is None:
        return f"{say_minutes(block.minutes)} timer"
    end = (block.start + block.minutes) % A_DAY
    return f"{clock_words(block.start)}-{clock_words(end)}"


def _runs(days: list[int]) -> list[list[int]]:
    """Return days in runs that follow on each other; one that is there twice begins anew."""
    runs: list[list[int]] = []
    for day in days:
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    return runs


def _days(run: list[int]) -> str:
    first, last = WEEKDAYS[run[0]][:3], WEEKDAYS[run[-1]][:3]
    return first if len(run) == 1 else f"{first}-{last}"


def _order(block: Block) -> tuple[int, int, int]:
    day = -1 if block.day is None else block.day
    return day, -1 if block.start is None else block.start, block.minutes
