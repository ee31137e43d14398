"""The mentor checklist of a course: which items there are, when each is due, and what is open.

A repeated item has one record per time it is due, named by its days from the start, so moving the
start moves what is open and leaves what is done with its own date.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType

from vip2tui.domain.calendar import workday
from vip2tui.domain.course.copies import PlanItem
from vip2tui.domain.ids import derived_id
from vip2tui.domain.kinds.course import Course
from vip2tui.domain.kinds.item import ItemState
from vip2tui.domain.statuses import ItemStatus
from vip2tui.text.days import short

_WAITING = (ItemStatus.OPEN, ItemStatus.PUT_OFF)
_DAYS = re.compile(r"0|-?[1-9]\d{0,5}", re.ASCII)

MENTOR, LEADER, CONSULTANT = "M", "L", "J"
ROUND = ("m06.1", "m09.1", "m09.2")
"""The items that Ugens runde settles by what is written in it: the talk, the hours, attendance."""

MEASURED: Mapping[str, str] = {"m05.5": "start", "m07.6": "", "m10.7": "slut"}
"""The points that measuring alone settles, and the round of each; none: the regular ones."""
MOST_TIMES = 530
"""How often one item can come back: ten years of weeks."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What shows that a point is settled, though nobody ticked it."""

    kind: str
    """As it is said: «notat»."""
    record: str
    day: date
    round: str = ""
    """Of a measurement: which round."""
    clock: int | None = None
    """When it was written, of what is written part by part."""

    def in_words(self, today: date) -> str:
        """Return «klaret af notat 3. maj»."""
        return f"klaret af {self.kind} {short(self.day, today)}"


@dataclass(frozen=True, slots=True)
class DueItem:
    """One item at one time it is due."""

    item: PlanItem
    name: str
    """``m06.1`` or, of a repeated one, ``m06.1@14``: days from the start."""
    course: str
    """The course's id."""
    due: date
    state: ItemState | None
    evidence: Evidence | None = None
    """What settles it while nobody has said otherwise."""

    @property
    def record(self) -> str:
        """The id of its record: the same on every device."""
        return item_record(self.course, self.name)

    @property
    def status(self) -> ItemStatus:
        said = self.state.status if self.state else ItemStatus.OPEN
        return ItemStatus.DONE if self.evidence and said in _WAITING else said

    @property
    def why(self) -> Evidence | None:
        """What settles it, where that is not what a person set."""
        is_theirs = self.state is not None and self.state.status not in _WAITING
        return None if is_theirs else self.evidence

    @property
    def is_open(self) -> bool:
        return self.status in _WAITING

    @property
    def deadline(self) -> date:
        """When it is due now: a put-off item on its new day."""
        later = self.state.until if self.state and self.status == ItemStatus.PUT_OFF else None
        return later or self.due


_SOON = 6
"""Days ahead that a tick made today is about."""


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item as one line of the list, however often it comes back.

    Only what a person set is kept; the times are made when they are asked for, since a case load
    has a hundred thousand of them and shows a few.
    """

    item: PlanItem
    course: str
    start: date
    """The course's first day."""
    base: date
    """The day its days count from."""
    count: int
    """How often it is due in the course."""
    states: tuple[tuple[int, ItemState], ...] = ()
    """What was set, by which time, the first being 0."""
    written: date | None = None
    """The day the course was written down, where that was before it began."""
    evidence: tuple[tuple[int, Evidence], ...] = ()
    """What was written that settles it, by which time."""

    @property
    def times(self) -> tuple[DueItem, ...]:
        """Every time it is due in the course, oldest first."""
        return self._times(0)

    @property
    def still(self) -> tuple[DueItem, ...]:
        """The open times after the last one that was settled: a missed older week stays missed."""
        return self._times(self._open_from)

    @property
    def current(self) -> DueItem:
        """The earliest open time; when all are settled, the last."""
        return self._time(min(self._open_from, self.count - 1))

    def proven(self, today: date) -> DueItem | None:
        """Return the time that is settled by what was done today, if any.

        Of those due within a week it is the latest. A week is counted to the day before it moved
        to a working day: a holiday on a Monday must not leave the week before it without a time.
        """
        week = today + timedelta(days=7)
        near = self._until(week, lambda n, time: min(self._day(n), time.due) < week)
        return near[-1] if near else None

    def overdue(self, today: date, since: date | None = None) -> list[DueItem]:
        """Return the open times whose day has passed.

        What arises from events is never overdue, and a habit has no day.

        Args:
            today: The day.
            since: The day it began to be written down here; nothing was late before that.
        """
        late = [] if self.item.event or self.item.habit else self._until(today)
        return late if since is None else [time for time in late if time.deadline >= since]

    def due_within(self, first: date, last: date) -> list[tuple[int, DueItem]]:
        """Return the times that are due within some days, where nobody has said how they went.

        One that was put off counts on its new day; what a person opened again stays open.
        """
        said, shown = dict(self.states), dict(self.evidence)
        known = [n for n, one in said.items() if one.status == ItemStatus.PUT_OFF]
        every, begins = self.item.every, self.base + timedelta(days=self.item.days)
        if every:  # days off move a time by less than a week, so that much more is looked at
            low, high = ((day - begins).days // every for day in (first, last))
            more = 7 // every + 1
            places = range(max(low - more, 0), min(high + more + 1, self.count))
        else:
            places = range(1)
        times = ((n, self._made(n, said.get(n), shown.get(n))) for n in {*places, *known})
        return [
            (n, time)
            for n, time in sorted(times, key=lambda one: one[0])
            if first <= time.deadline <= last
            and n not in shown
            and (n not in said or said[n].status == ItemStatus.PUT_OFF)
        ]

    def before(self, since: date) -> list[DueItem]:
        """Return the open times whose day was before this began to be written down here."""
        return [] if self.item.event or self.item.habit else self._until(since)

    @property
    def settled(self) -> bool:
        return self._open_from >= self.count and not self.item.habit

    @property
    def last_settled(self) -> DueItem | None:
        """The latest time that was ticked or set aside: the one an untick is about."""
        return self._time(self._open_from - 1) if self._open_from else None

    def near(self, today: date) -> DueItem:
        """Return the time a list shows: the earliest open, else what was settled last.

        A weekly item that was ticked stays ticked until the next one comes near.
        """
        now = self.current
        if (now.deadline - today).days <= _SOON or not now.is_open:
            return now
        return self.last_settled or now

    @property
    def ticked(self) -> int:
        return len(self.done_on)

    @property
    def done_on(self) -> tuple[date | None, ...]:
        """The day of each time that is done: as it was ticked, or as what shows it says."""
        said = {n: state for n, state in self.states if state.status not in _WAITING}
        ticked = [one.day for one in said.values() if one.status == ItemStatus.DONE]
        return (*ticked, *(shown.day for n, shown in self.evidence if n not in said))

    @property
    def _open_from(self) -> int:
        said = [n + 1 for n, state in self.states if state.status not in _WAITING]
        return max((*said, *(n + 1 for n, _ in self.evidence)), default=0)

    def _until(
        self, day: date, counts: Callable[[int, DueItem], bool] = lambda _n, _time: False
    ) -> list[DueItem]:
        """Return the open times with a deadline before a day, and those that count as such."""
        last = max((n for n, _ in self.states), default=-1)
        found: list[DueItem] = []
        for n in range(self._open_from, self.count):
            time = self._time(n)
            if time.deadline < day or (time.status == ItemStatus.OPEN and counts(n, time)):
                found.append(time)
            elif n > last:  # the rest is due later still, and nobody moved it
                break
        return found

    def _times(self, first: int) -> tuple[DueItem, ...]:
        states = dict(self.states)
        shown = dict(self.evidence)
        return tuple(self._made(n, states.get(n), shown.get(n)) for n in range(first, self.count))

    def _time(self, n: int) -> DueItem:
        return self._made(n, dict(self.states).get(n), dict(self.evidence).get(n))

    def _made(self, n: int, state: ItemState | None, shown: Evidence | None) -> DueItem:
        item = self.item
        days = item.days + n * (item.every or 0)
        name = f"{item.id}@{days}" if item.every else item.id
        due = self._day(n)
        due = workday(due, (due - self.start).days)
        if self.written and due < self.written:  # nobody could do it before they knew of it
            due = self.written if item.every else self.start
        return DueItem(item, name, self.course, due, state, shown)

    def _day(self, n: int) -> date:
        """Return the day a time falls on, a working day or not."""
        return self.base + timedelta(days=self.item.days + n * (self.item.every or 0))


def habit_of_the_week(lines: Sequence[ItemLine], today: date) -> PlanItem | None:
    """Return the one habit to mind this week; they take turns."""
    habits = [line.item for line in lines if line.item.habit]
    return habits[today.toordinal() // 7 % len(habits)] if habits else None


def evidence_place(item: PlanItem, start: date, shown: Evidence) -> int | None:
    """Return which time of an item something settles, the first being 0; None if it is none.

    A note is about the latest time that is due within a week of its day, as a tick is. A round of
    measuring is the time that is due so many days after the start as it is named by.
    """
    if not item.every:
        return 0
    if shown.round:
        place, rest = divmod(int(shown.round) - item.days, item.every)
        return place if place >= 0 and not rest else None
    if item.from_end:
        return None
    place = ((shown.day - start).days + _SOON - item.days) // item.every
    return place if place >= 0 else None


def item_record(course: str, name: str) -> str:
    """Return the id of an item's record."""
    return derived_id(course, "item", name)


def board(
    course: Course,
    items: tuple[PlanItem, ...],
    states: Mapping[str, ItemState],
    end: date,
    today: date | None = None,
    work_end: date | None = None,
    evidence: Mapping[str, Mapping[int, Evidence]] = MappingProxyType({}),
) -> tuple[ItemLine, ...]:
    """Return the course's checklist.

    Args:
        course: The course; its start is the day the items count from.
        items: The copied items.
        states: What people set, by record id.
        end: The last planned day, which some items count from.
        today: Repeated items go on until the course closes, so until today when it runs late.
        work_end: The last day of practice or wage subsidy, where that is before the end.
        evidence: What settles an item, by which time of it.
    """
    closing = course.closed or max(end, today or end)
    named, loose = _by_item(course.id, states)
    before = end if work_end is None else work_end
    lines = (
        _line(course, item, named.get(item.id, {}), loose, end, before, closing) for item in items
    )
    return tuple(_with(line, evidence.get(line.item.id)) for line in lines)


def _with(line: ItemLine, shown: Mapping[int, Evidence] | None) -> ItemLine:
    if not shown:
        return line
    kept = tuple((n, shown[n]) for n in sorted(shown) if n < line.count)
    return replace(line, evidence=kept)


def _by_item(
    course: str, states: Mapping[str, ItemState]
) -> tuple[dict[str, dict[str, ItemState]], dict[str, ItemState]]:
    """Return the states by item and time, and by record those that do not say whose they are.

    A record that names its item is found without making the ids of all the times it is not.
    """
    named: dict[str, dict[str, ItemState]] = {}
    loose: dict[str, ItemState] = {}
    for record, state in states.items():
        if not state.item or item_record(state.course, state.item) != record:
            loose[record] = state
        elif state.course == course:
            named.setdefault(state.item.partition("@")[0], {})[state.item] = state
    return named, loose


def _line(
    course: Course,
    item: PlanItem,
    named: Mapping[str, ItemState],
    loose: Mapping[str, ItemState],
    end: date,
    work_end: date,
    closing: date,
) -> ItemLine:
    base = course.start
    if item.from_end:
        base = work_end if item.from_work else end
    numbered = {_number(item, name): state for name, state in named.items()}
    found = {n: state for n, state in numbered.items() if n is not None}
    count = 1
    if item.every:
        count += max((closing - base).days - item.days, 0) // item.every
        # What was settled is shown, though the end has moved before it.
        count = min(max(count, *(n + 1 for n in found), 1), MOST_TIMES)
    line = ItemLine(item, course.id, course.start, base, count)
    if loose:
        for n, time in enumerate(line.times):
            if n not in found and (state := loose.get(time.record)):
                found[n] = state
    kept = [(n, found[n]) for n in sorted(found) if n < count]
    return replace(line, states=tuple(kept)) if kept else line


def _number(item: PlanItem, name: str) -> int | None:
    """Return which time of an item a name means, the first being 0."""
    if not item.every:
        return 0 if name == item.id else None
    tail = name.partition("@")[2]
    if not _DAYS.fullmatch(tail):
        return None
    n, rest = divmod(int(tail) - item.days, item.every)
    return n if n >= 0 and not rest else None
