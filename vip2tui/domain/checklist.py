"""The mentor checklist of a course: which items there are, when each is due, and what is open.

A repeated item has one record per time it is due, named by its days from the start, so moving the
start moves what is open and leaves what is done with its own date.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from vip2tui.domain.calendar import next_workday, previous_workday
from vip2tui.domain.kinds import derived_id

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vip2tui.domain.copies import PlanItem
    from vip2tui.domain.facts import Course, ItemState

OPEN = "aaben"
TICKED = "klaret"
IRRELEVANT = "ikke_relevant"
PUT_OFF = "udskudt"
ITEM_STATUSES = (OPEN, TICKED, IRRELEVANT, PUT_OFF)

MENTOR, LEADER, CONSULTANT = "M", "L", "J"

MOST_TIMES = 530
"""How often one item can come back: ten years of weeks."""


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

    @property
    def record(self) -> str:
        """The id of its record: the same on every device."""
        return item_record(self.course, self.name)

    @property
    def status(self) -> str:
        return self.state.status if self.state else OPEN

    @property
    def is_open(self) -> bool:
        return self.status in (OPEN, PUT_OFF)

    @property
    def deadline(self) -> date:
        """When it is due now: a put-off item on its new day."""
        later = self.state.until if self.state and self.status == PUT_OFF else None
        return later or self.due


@dataclass(frozen=True, slots=True)
class ItemLine:
    """An item as one line of the list, however often it comes back."""

    item: PlanItem
    times: tuple[DueItem, ...]
    """Every time it is due in the course, oldest first."""
    still: tuple[DueItem, ...] = field(init=False, repr=False)
    """The open times after the last one that was settled: an older week missed stays missed."""

    def __post_init__(self) -> None:
        """Find once what is asked for again and again."""
        touched = [n for n, time in enumerate(self.times, 1) if time.state and not time.is_open]
        object.__setattr__(self, "still", self.times[touched[-1] :] if touched else self.times)

    @property
    def current(self) -> DueItem:
        """The earliest open time; when all are settled, the last."""
        return (self.still or self.times[-1:])[0]

    def ready(self, today: date) -> DueItem:
        """Return the time a tick made today is about: of those due within a week, the latest."""
        near = [time for time in self.still if time.deadline <= today + timedelta(days=6)]
        return near[-1] if near else self.current

    def overdue(self, today: date) -> list[DueItem]:
        """Return the open times whose day has passed. What arises from events is never overdue."""
        if self.item.event:
            return []
        return [time for time in self.still if time.deadline < today]

    @property
    def settled(self) -> bool:
        return not self.still

    @property
    def last_settled(self) -> DueItem | None:
        """The latest time that was ticked or set aside: the one an untick is about."""
        return next((time for time in reversed(self.times) if not time.is_open), None)

    @property
    def ticked(self) -> int:
        return sum(time.status == TICKED for time in self.times)


def item_record(course: str, name: str) -> str:
    """Return the id of an item's record."""
    return derived_id(course, "item", name)


def board(
    course: Course,
    items: tuple[PlanItem, ...],
    states: Mapping[str, ItemState],
    end: date,
    today: date | None = None,
) -> tuple[ItemLine, ...]:
    """Return the course's checklist.

    Args:
        course: The course; its start is the day the items count from.
        items: The copied items.
        states: What people set, by record id.
        end: The last planned day, which some items count from.
        today: Repeated items go on until the course closes, so until today when it runs late.
    """
    closing = course.closed or max(end, today or end)
    named, loose = _by_name(course.id, states)
    return tuple(
        ItemLine(item, tuple(_times(course, item, named, loose, end, closing))) for item in items
    )


def _by_name(
    course: str, states: Mapping[str, ItemState]
) -> tuple[dict[str, ItemState], dict[str, ItemState]]:
    """Return the course's states by item, and by record those that do not say whose they are.

    A record that names its item is found without making the ids of all the times it is not.
    """
    named: dict[str, ItemState] = {}
    loose: dict[str, ItemState] = {}
    for record, state in states.items():
        if not state.item or item_record(state.course, state.item) != record:
            loose[record] = state
        elif state.course == course:
            named[state.item] = state
    return named, loose


def _times(
    course: Course,
    item: PlanItem,
    named: Mapping[str, ItemState],
    loose: Mapping[str, ItemState],
    end: date,
    closing: date,
) -> Iterator[DueItem]:
    start, key = course.start, course.id
    base = end if item.from_end else start
    most = 1
    if item.every:
        last = max((closing - base).days, _last_settled(item, named))
        most = min(max(last - item.days, 0) // item.every + 1, MOST_TIMES)
    due, apart = base + timedelta(days=item.days), timedelta(days=item.every or 0)
    for n in range(most):
        name = f"{item.id}@{item.days + n * item.every}" if item.every else item.id
        state = named.get(name) if named else None
        if state is None and loose:
            state = loose.get(item_record(key, name))
        yield DueItem(item, name, key, _moved(due, due < start), state)
        due += apart


def _last_settled(item: PlanItem, named: Mapping[str, ItemState]) -> int:
    """Return the days of the last time something was set about: it shows though the end moved."""
    begin = f"{item.id}@"
    tails = (name.removeprefix(begin) for name in named if name.startswith(begin))
    return max((int(tail) for tail in tails if tail.isdecimal()), default=0)


def workday(due: date, days: int) -> date:
    """Return the day, or the next working day; before the start, the one before.

    Args:
        due: The day.
        days: How far it lies from the course's start.
    """
    return _moved(due, days < 0)


@lru_cache(maxsize=8192)
def _moved(due: date, early: bool) -> date:
    return previous_workday(due) if early else next_workday(due)
