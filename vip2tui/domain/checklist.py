"""The mentor checklist of a course: which items there are, when each is due, and what is open.

A repeated item has one record per time it is due, named by its days from the start, so moving the
start moves what is open and leaves what is done with its own date.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
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


@dataclass(frozen=True, slots=True)
class DueItem:
    """One item at one time it is due."""

    item: PlanItem
    name: str
    """``m06.1`` or, of a repeated one, ``m06.1@14``: days from the start."""
    record: str
    due: date
    state: ItemState | None

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

    @property
    def still(self) -> tuple[DueItem, ...]:
        """The open times after the last one that was settled: an older week missed stays missed."""
        last = max((n for n, time in enumerate(self.times) if not time.is_open), default=-1)
        return self.times[last + 1 :]

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
    def ticked(self) -> int:
        return sum(time.status == TICKED for time in self.times)


def item_record(course: str, name: str) -> str:
    """Return the id of an item's record."""
    return derived_id(course, "item", name)


def board(
    course: Course, items: tuple[PlanItem, ...], states: Mapping[str, ItemState], end: date
) -> tuple[ItemLine, ...]:
    """Return the course's checklist.

    Args:
        course: The course; its start is the day the items count from.
        items: The copied items.
        states: What people set, by record id.
        end: The last planned day; repeated items stop there.
    """
    closing = course.closed or end
    return tuple(
        ItemLine(item, tuple(_times(course, item, states, end, closing))) for item in items
    )


def _times(
    course: Course, item: PlanItem, states: Mapping[str, ItemState], end: date, closing: date
) -> Iterator[DueItem]:
    base = end if item.from_end else course.start
    days = item.days
    while True:
        name = f"{item.id}@{days}" if item.every else item.id
        record = item_record(course.id, name)
        yield DueItem(
            item, name, record, workday(base + timedelta(days=days), days), states.get(record)
        )
        if not item.every:
            return
        days += item.every
        if base + timedelta(days=days) > closing:
            return


def workday(due: date, days: int) -> date:
    """Return the day, or the next working day; before the start, the one before."""
    return previous_workday(due) if days < 0 else next_workday(due)
