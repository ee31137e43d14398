"""What stands beside Ugens timer: how many hours lie on which day, and what they go to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from screens.widgets.row import wrapped
from vip2tui.base.safe import fit, width_of
from vip2tui.domain.course.week import NAMES, Activity, Block, clock_words
from vip2tui.pictures.drawn import Line, Picture, Tone
from vip2tui.pictures.shares import bar
from vip2tui.pictures.signs import Signs
from vip2tui.text.days import WEEKDAYS
from vip2tui.text.hours import A_DAY, say_minutes

NOTHING = "Ikke noget i denne uge."
LOOSE = "uden dag"
_NAME, _TIME, _WHEN = 13, 6, 24
_LEAST = 4
"""Cells of a bar."""


def by_day(blocks: Sequence[Block], said: Iterable[str], width: int, *, signs: Signs) -> Picture:
    """Return a bar for each day with hours, when they are, and what there is to say of them."""
    return ((), *(_days(blocks, width, signs) or _words([NOTHING], width)), *_words(said, width))


def by_kind(
    rows: Mapping[Activity, Sequence[Block]], said: Iterable[str], width: int, *, signs: Signs
) -> Picture:
    """Return a bar for each kind that is in the week, and one for each day with hours."""
    sums = [(NAMES[one], sum(block.minutes for block in some), "") for one, some in rows.items()]
    every = [block for some in rows.values() for block in some]
    days = _days([Block(one.activity, one.minutes, one.day) for one in every], width, signs)
    kinds = _bars(sums, width, signs) or tuple(_words([NOTHING], width))
    return ((), *kinds, *(((), *days) if days else ()), *_words(said, width))


def _days(blocks: Sequence[Block], width: int, signs: Signs) -> Picture:
    sums = []
    for day, name in [*enumerate(WEEKDAYS), (None, LOOSE)]:
        those = [block for block in blocks if block.day == day]
        when = ", ".join(_when(block) for block in those if block.start is not None)
        sums.append((name, sum(block.minutes for block in those), when))
    return _bars(sums, width, signs)


def _bars(rows: Iterable[tuple[str, int, str]], width: int, signs: Signs) -> Picture:
    """Return a bar, its hours and a word for each row that has any; the longest bar is full."""
    known = [row for row in rows if row[1]]
    most = max((minutes for _, minutes, _ in known), default=0)
    room = min(max((width_of(when) for _, _, when in known), default=0), _WHEN)
    cells = max(width - _NAME - _TIME - room - 3, _LEAST)
    lines: list[Line] = []
    for name, minutes, when in known:
        time = f" {say_minutes(minutes):>{_TIME}}"
        after = f"  {fit(when, room)}" if room else ""
        drawn = bar(minutes, most, cells, signs)
        lines.append(
            ((fit(name, _NAME), Tone.PLAIN), *drawn, (time, Tone.PLAIN), (after, Tone.MUTED))
        )
    return tuple(lines)


def _when(block: Block) -> str:
    start = block.start or 0
    return f"{clock_words(start)}–{clock_words((start + block.minutes) % A_DAY)}"


def _words(said: Iterable[str], width: int) -> list[Line]:
    """Return sentences, each after a blank line."""
    lines: list[Line] = []
    for one in said:
        lines += [(), *(((line, Tone.PLAIN),) for line in wrapped(one, max(width, 2)))]
    return lines
