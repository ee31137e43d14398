"""«Jeg var væk» (R147): what follows from it that the one who helps was away; pure.

Nothing is stored of it but the days. A repeated point that was due in them is settled by them, a
single one waits for the day back, and nothing is late because of them. What a person set of a
point goes before, and so does what shows that it was done all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from vip2tui.domain.calendar import is_workday, next_workday
from vip2tui.domain.course.checklist import CONSULTANT, MENTOR, DueItem, ItemLine
from vip2tui.domain.course.upcoming import OWN_ITEMS, Urgency, Waiting, urgency
from vip2tui.domain.kinds.item import ItemState
from vip2tui.domain.roles import Role
from vip2tui.domain.statuses import ItemStatus
from vip2tui.text.danish import weeks_words

WHOSE = {Role.MENTOR: MENTOR, Role.CONSULTANT: CONSULTANT}
"""Whose points a role answers for: the office has none, so nothing of it waits for a day back."""
_COVERS = {code: OWN_ITEMS[role] for role, code in WHOSE.items()}
_NAMES = {MENTOR: "mentoren", CONSULTANT: "konsulenten"}
_WEEK = 7


@dataclass(frozen=True, slots=True)
class Span:
    """Days somebody was away, the first and the last among them."""

    first: date
    last: date
    owner: str

    @property
    def back(self) -> date:
        """The first working day after it."""
        return next_workday(self.last + timedelta(days=1))

    def holds(self, owner: str, day: date) -> bool:
        """Return whether what an owner was to do on a day could not be done."""
        return owner in _COVERS.get(self.owner, ()) and self.first <= day <= self.last

    @property
    def how_long(self) -> str:
        """«3 uger»; days where they are no whole weeks."""
        days = (self.last - self.first).days + 1
        weeks = round(days / _WEEK)
        if weeks and abs(days - weeks * _WEEK) <= 2:  # a week at work has five days
            return weeks_words(weeks)
        return "1 dag" if days == 1 else f"{days} dage"

    def words(self, reader: str) -> str:
        """Return «3 uger: jeg var væk», as the one reads it whose points are an owner's."""
        who = "jeg" if reader == self.owner else _NAMES.get(self.owner, "nogen")
        return f"{self.how_long}: {who} var væk"


def day_back(spans: Sequence[Span], owner: str, day: date) -> date:
    """Return the day something is due, or the day back where its own lies in days away."""
    while found := next((one for one in spans if one.holds(owner, day)), None):
        day = found.back
    return day


def reach(spans: Sequence[Span], owner: str, today: date, soon: int) -> int:
    """Return within how many days a day is near: till the day back for who is, or will be, away."""
    mine = [one for one in spans if one.owner == owner]
    near = [one for one in mine if one.first <= today + timedelta(days=soon) and one.last >= today]
    return max([soon, *((day_back(mine, owner, one.last) - today).days for one in near)])


def moved(waiting: Waiting, spans: Sequence[Span], today: date, soon: int) -> Waiting:
    """Return what waits as it is asked for: what has a day in the days away, on the day back."""
    if waiting.urgency <= Urgency.DOUBT:
        return waiting
    due = day_back(spans, waiting.owner, waiting.due)
    if due == waiting.due:
        return waiting
    return replace(waiting, due=due, urgency=urgency(due, today, soon), times=1)


def settled_by(
    line: ItemLine, spans: Sequence[Span], words: Callable[[Span], str], case: str
) -> ItemLine:
    """Return a point of the checklist with what follows from the days away."""
    if line.item.event or line.item.habit:
        return line
    said, found = dict(line.states), dict[int, ItemState]()
    for span in spans:
        for n, time in line.due_within(span.first, span.last):
            if span.holds(line.item.owner, time.deadline) and n not in found:
                found[n] = _state(line, time, span, spans, words(span), case)
    if not found:
        return line
    return replace(line, states=tuple(sorted((said | found).items())))


def settles(line: ItemLine, span: Span) -> int:
    """Return how many times of a point some days away are about."""
    if line.item.event or line.item.habit:
        return 0
    within = line.due_within(span.first, span.last)
    return sum(span.holds(line.item.owner, time.deadline) for _, time in within)


def weeks_told(spans: Iterable[Span], owner: str) -> frozenset[date]:
    """Return the Mondays of the weeks in which a working day lay in the days away."""
    days = (day for one in spans if one.owner == owner for day in days_of(one))
    return frozenset(day - timedelta(days=day.weekday()) for day in days if is_workday(day))


def days_of(span: Span) -> Iterable[date]:
    """Return each of the days."""
    return (span.first + timedelta(days=n) for n in range((span.last - span.first).days + 1))


def _state(
    line: ItemLine, time: DueItem, span: Span, spans: Sequence[Span], words: str, case: str
) -> ItemState:
    made = ItemState(
        id=time.record, case=case, course=line.course, item=time.name,
        status=ItemStatus.NOT_RELEVANT, note=words,
    )  # fmt: skip
    if line.item.every:
        return made
    back = day_back(spans, line.item.owner, span.last)
    return made.model_copy(update={"status": ItemStatus.PUT_OFF, "until": back})
