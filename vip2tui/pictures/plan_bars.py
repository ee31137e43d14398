"""A plan as bars over months: one row a step, «i dag» as a line, the words at the end.

Done days are solid and what is left is light; a pause is grey; what ran past its end is drawn to
today. Less than one column is drawn as one. Steps lie in their own order, so what runs side by side
stands above each other.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum, auto
from itertools import pairwise
from typing import TYPE_CHECKING

from vip2tui.base.safe import clean_line, width_of
from vip2tui.pictures.drawn import Tone, fitted, line_text, runs
from vip2tui.text.days import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from vip2tui.pictures.drawn import Line, Picture, Piece
    from vip2tui.pictures.signs import Signs

FEWEST_CELLS = 12
"""A bar is never drawn narrower: then there are no bars, and the words stand alone."""
_WIDEST_NAME, _WIDEST_WORDS = 40, 18
_MONTH = 3
_TODAY = "i dag"
_NAMED = re.compile(r"[^\W\d]+(?: \d\d)?")
_YEAR = 6


class BarState(Enum):
    """How a step stands, as far as its bar shows it."""

    AHEAD = auto()
    RUNNING = auto()
    DONE = auto()
    LEFT_OUT = auto()


@dataclass(frozen=True, slots=True)
class PlanBar:
    """One step of a plan, as facts and the words said of it."""

    name: str
    start: date
    end: date
    """The last planned day, or the day it was done."""
    state: BarState
    words: str
    """How it stands; said at the end of the row: «2 dage over»."""
    tone: Tone = Tone.PLAIN
    """What the words mean."""
    pauses: tuple[tuple[date, date], ...] = ()
    milestones: tuple[date, ...] = ()
    measured: tuple[date, ...] = ()

    @property
    def is_late(self) -> bool:
        return self.tone is Tone.OVER


@dataclass(frozen=True, slots=True)
class Span:
    """The days of a picture, and the columns they fall into."""

    first: date
    last: date
    cells: int

    def column(self, day: date) -> int:
        """Return where a day stands, inside the picture also if it lies outside."""
        days = (self.last - self.first).days + 1
        return min(max((day - self.first).days * self.cells // days, 0), self.cells - 1)

    def months(self) -> Iterator[date]:
        """Yield the first day of every month that begins here, and the very first day."""
        yield self.first
        year, month = self.first.year, self.first.month
        while True:
            year, month = (year + month // 12, month % 12 + 1)
            if (day := date(year, month, 1)) > self.last:
                return
            yield day


def span_of(bars: Sequence[PlanBar], today: date, cells: int) -> Span:
    """Return the days that hold every bar, and today where it is near (within four weeks)."""
    first, last = min(bar.start for bar in bars), max(bar.end for bar in bars)
    near = timedelta(weeks=4)
    if first - near <= today <= last + near:
        first, last = min(first, today), max(last, today)
    return Span(first, last, cells)


def plan_bars(
    bars: Sequence[PlanBar], today: date, width: int, signs: Signs, corner: Line = ()
) -> Picture:
    """Return a plan as bars, months above; nothing where there is no step.

    Args:
        bars: The steps, in the order they are drawn.
        today: The day it is drawn.
        width: The cells of a row; where they do not hold a bar, names and words are drawn.
        signs: The set it is drawn with.
        corner: What stands above the names, if it has room there.
    """
    if not bars:
        return ()
    words = min(max(width_of(clean_line(bar.words)) for bar in bars), _WIDEST_WORDS)
    name = min(
        max(width_of(clean_line(bar.name)) for bar in bars), _WIDEST_NAME, max(width // 3, 8)
    )
    cells = width - name - words - 4
    if cells < FEWEST_CELLS:
        room = max(width - words - 4, 8)
        return tuple(runs([*_named(bar, room, signs), _said(bar, words)]) for bar in bars)
    span = span_of(bars, today, cells)
    left = name + 1 - width_of(line_text(corner))
    if left < 0:
        corner, left = (), name + 1
    head = runs([("  ", Tone.PLAIN), *corner, (" " * left, Tone.PLAIN), *_axis(span, today, signs)])
    rows = [
        runs([*_named(bar, name, signs), *_cells(bar, span, today, signs), _said(bar, words)])
        for bar in bars
    ]
    return (head, *rows)


def _named(bar: PlanBar, room: int, signs: Signs) -> Iterator[Piece]:
    mark, tone = " ", Tone.PLAIN
    if bar.is_late:
        mark, tone = signs.over, Tone.OVER
    elif bar.state is BarState.DONE:
        mark, tone = signs.done, Tone.DONE
    elif bar.state is BarState.RUNNING:
        mark, tone = signs.now, Tone.STRONG
    yield mark, tone
    is_weak = bar.state is BarState.LEFT_OUT
    yield f" {fitted(bar.name, room)} ", Tone.MUTED if is_weak else Tone.PLAIN


def _said(bar: PlanBar, room: int) -> Piece:
    return f" {fitted(bar.words, room)}", bar.tone


def _cells(bar: PlanBar, span: Span, today: date, signs: Signs) -> Iterator[Piece]:
    """Yield the row of a bar, cell by cell; a bar lies over today's line."""
    now, begin, end = map(span.column, (today, bar.start, bar.end))
    still = {at for one in bar.pauses for at in range(span.column(one[0]), span.column(one[1]) + 1)}
    marked = {span.column(day): (signs.milestone, Tone.STRONG) for day in bar.milestones}
    marked |= {span.column(day): (signs.measured, Tone.FOCUS) for day in bar.measured}
    is_today_inside = span.first <= today <= span.last
    for at in range(span.cells):
        if at in marked:
            yield marked[at]
        elif at in still and begin <= at <= max(end, now):
            yield signs.middle, Tone.MUTED
        elif begin <= at <= end:
            yield _filled(bar, is_past=at <= now, signs=signs)
        elif bar.is_late and bar.state is BarState.RUNNING and end < at <= now:
            yield signs.dense, Tone.OVER
        elif is_today_inside and at == now:
            yield signs.today, Tone.FOCUS
        else:
            yield " ", Tone.PLAIN


def _filled(bar: PlanBar, *, is_past: bool, signs: Signs) -> Piece:
    if bar.state is BarState.DONE:
        return signs.full, Tone.DONE
    if bar.state is BarState.RUNNING and is_past:
        return signs.full, Tone.PLAIN
    return signs.light, Tone.MUTED if bar.state is BarState.LEFT_OUT else Tone.PLAIN


def _axis(span: Span, today: date, signs: Signs) -> Line:
    """Return the row of months with «│i dag» over today's line; a month it would touch is left out.

    Where no month would be left, the months stand alone.
    """
    names, at, word = month_names(span), span.column(today), f"{signs.today}{_TODAY}"
    if at + len(word) > span.cells:
        word, at = f"{_TODAY}{signs.today}", at - len(_TODAY)
    end = at + len(word)
    for month in _NAMED.finditer(names):
        if month.start() <= end and month.end() >= at:
            names = names[: month.start()] + " " * len(month[0]) + names[month.end() :]
    if not span.first <= today <= span.last or not names.strip():
        return ((month_names(span), Tone.MUTED),)
    return ((names[:at], Tone.MUTED), (word, Tone.FOCUS), (names[end:], Tone.MUTED))


def month_names(span: Span) -> str:
    """Return the row of months: each name where it begins, with the year where one turns.

    Where months are narrow, every second or third is named, so that the row stays even.
    """
    starts = [(span.column(day), day) for day in span.months()]
    if len(starts) > 1 and starts[1][0] - starts[0][0] <= _MONTH:
        del starts[0]  # a few days of a month before the next one begins
    narrowest = min((after - at for (at, _), (after, _) in pairwise(starts[:-1])), default=_MONTH)
    every = -(-(_MONTH + 1) // max(narrowest, 1))
    row = [" "] * span.cells
    for at, day in starts[::every]:
        year = f" {day.year % 100:02}" if day.month <= every and narrowest * every > _YEAR else ""
        name = MONTHS[day.month - 1][:_MONTH] + year
        if at + len(name) <= span.cells:
            row[at : at + len(name)] = name
    return "".join(row)
