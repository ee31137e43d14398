"""Fitting a plan to one citizen: what moves, who follows, what the rules say. Nothing is a lock.

Every date a change moves is found by laying the plan twice, before and after, and comparing: so
what a person is shown is what will be, whatever the change was.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vip2tui.domain.calendar import off_day
from vip2tui.domain.course.checklist import ItemLine
from vip2tui.domain.course.copies import PlanItem
from vip2tui.domain.course.plan import APART, PlacedStep, goal_day
from vip2tui.domain.kinds.course import Course
from vip2tui.domain.kinds.item import ItemState, own_item_id
from vip2tui.domain.statuses import GoalStatus, ItemStatus, StepStatus
from vip2tui.text.days import say, say_short

PRACTICE = "praktik"
AT_WORK = (PRACTICE, "loentilskud", "ordinaer")
"""Tracks of steps at a workplace, where a task may need a proof."""
LONG_PAUSE = 28
"""Days of a pause after which somebody should ask how to go on."""
OWN_AREA = "egne"

_SETTLED = (StepStatus.DONE, StepStatus.BROKEN_OFF, StepStatus.SKIPPED)


@dataclass(frozen=True, slots=True)
class Shift:
    """A date that moves."""

    what: str
    """A text of the plan or what a person wrote; never markup."""
    kind: str
    """``step``, ``end`` (a step's last day), ``goal``, ``item``, ``course`` or ``last``."""
    before: date
    after: date
    record: str = ""
    laid: date | None = None
    """Where it falls, if that is no working day and the limit is therefore another one."""

    @property
    def days(self) -> int:
        return (self.after - self.before).days

    def __str__(self) -> str:
        verb = _VERBS.get(self.kind, "")
        mark = ""
        if self.laid is not None and self.laid != self.after:
            mark = f" (ikke {say_short(self.laid, self.after)}: {off_day(self.laid)})"
        elif off := off_day(self.after):
            mark = f" (OBS: {off})"
        before = say_short(self.before, self.after)
        return f"{self.what}: {verb}{say(self.after)}{mark} i stedet for {before}"


_VERBS = {"step": "begynder ", "end": "slutter ", "goal": "delmål ", "item": "frist "}


def shifts(
    before: Sequence[PlacedStep],
    after: Sequence[PlacedStep],
    lines_before: Sequence[ItemLine] = (),
    lines_after: Sequence[ItemLine] = (),
) -> tuple[Shift, ...]:
    """Return every date that moves from one plan to the other, by the plan's order.

    What is done, put off to a chosen day or arises from events has no date that can move. A
    repeated item moves as one, told by the next time it is due.
    """
    was, now = dict(_step_dates(before)), dict(_step_dates(after))
    was |= dict(_line_dates(lines_before))
    now |= dict(_line_dates(lines_after))
    return tuple(
        Shift(what, kind, was[kind, record][1], day, record, laid)
        for (kind, record), (what, day, laid) in now.items()
        if (kind, record) in was and was[kind, record][1] != day
    )


def told(moved: Sequence[Shift]) -> tuple[Shift, ...]:
    """Return the dates to be read: a step that moves as a whole is told by its first day."""
    begun = {one.record for one in moved if one.kind == "step"}
    return tuple(one for one in moved if not (one.kind == "end" and one.record in begun))


_Dated = tuple[tuple[str, str], tuple[str, date, date | None]]


def _step_dates(steps: Sequence[PlacedStep]) -> Iterator[_Dated]:
    for step in steps:
        if not step.counts:
            continue
        yield ("step", step.record), (step.step.name, step.start, None)
        yield ("end", step.record), (step.step.name, step.end, None)
        for goal in step.goals:
            if (day := goal_day(step, goal)) and goal.status not in (
                GoalStatus.REACHED,
                GoalStatus.GIVEN_UP,
            ):
                yield ("goal", goal.record), (goal.goal.text, day, None)
    if last := max((step.end for step in steps if step.counts), default=None):
        yield ("last", ""), ("Forløbets sidste dag", last, None)


def _line_dates(lines: Sequence[ItemLine]) -> Iterator[_Dated]:
    for line in lines:
        now = line.current
        if not line.item.event and not line.settled and now.status == ItemStatus.OPEN:
            days = int(now.name.partition("@")[2] or line.item.days)
            laid = line.base + timedelta(days=days)
            yield ("item", line.item.id), (line.item.text, now.deadline, laid)


def may_follow(step: PlacedStep) -> bool:
    """Return whether a step can move along with another: not begun, and part of the course."""
    return step.status == StepStatus.PLANNED and not step.aside


def followers(
    steps: Iterable[PlacedStep], moved: PlacedStep, *, longer: bool
) -> tuple[PlacedStep, ...]:
    """Return the later steps, which go along unless a person says no.

    Args:
        steps: The course's steps.
        moved: The one that is moved, or made longer or shorter.
        longer: It is its length that changes: then what lies beside it stays.
    """
    since = moved.end if longer else moved.start
    return tuple(
        one for one in steps if one.record != moved.record and one.start > since and may_follow(one)
    )


def beside(steps: Iterable[PlacedStep], one: PlacedStep) -> tuple[PlacedStep, ...]:
    """Return the steps that run at the same time as one, some of its days at least."""
    return tuple(
        other
        for other in steps
        if other.record != one.record
        and other.counts
        and other.start <= one.end
        and one.start <= other.end
    )


def places(steps: Sequence[PlacedStep], moved: PlacedStep, to: int) -> dict[str, int]:
    """Return the new places that put a step where another stands: mostly its own alone.

    Args:
        steps: The steps in their row.
        moved: The one that is moved.
        to: Its number in the row afterwards, the first being 0.
    """
    rest = [one for one in steps if one.record != moved.record]
    to = min(max(to, 0), len(rest))
    if [*rest[:to], moved, *rest[to:]] == list(steps):
        return {}
    before = rest[to - 1].place if to else None
    after = rest[to].place if to < len(rest) else None
    between = _between(before, after)
    if between is not None:
        return {moved.record: between}
    row = [*rest[:to], moved, *rest[to:]]
    every = {one.record: n * APART for n, one in enumerate(row, 1)}
    return {one.record: every[one.record] for one in row if one.place != every[one.record]}


def _between(before: int | None, after: int | None) -> int | None:
    """Return a place between two, if there is room."""
    if before is None:
        return None if after is None else after - APART
    if after is None:
        return before + APART
    return (before + after) // 2 if after - before > 1 else None


# Items of one's own


def own_items(
    course: Course, states: Mapping[str, ItemState]
) -> tuple[tuple[PlanItem, ...], frozenset[str]]:
    """Return the checklist items somebody added for this citizen, and the records they are.

    In the order they were first made, which is the same on every device; one that was retired is
    no longer among them.
    """
    records, items = [], []
    for record, state in states.items():
        if state.item is not None or state.text is None or state.course != course.id:
            continue
        records.append(record)
        if state.status != ItemStatus.RETIRED:
            items.append(
                PlanItem(
                    id=own_item_id(course.id, record),
                    area=OWN_AREA,
                    text=state.text,
                    owner=state.owner or "M",
                    days=state.days or 0,
                    every=state.every,
                )
            )
    return tuple(items), frozenset(records)


# What is told, and locks nothing


def first_at_work(steps: Iterable[PlacedStep]) -> PlacedStep | None:
    """Return the next step at a workplace: what a missing proof stands in front of."""
    ahead = [one for one in steps if one.step.track in AT_WORK and one.status not in _SETTLED]
    return min((one for one in ahead if not one.aside), key=lambda one: one.start, default=None)


def long_pauses(steps: Iterable[PlacedStep], today: date) -> tuple[tuple[PlacedStep, int], ...]:
    """Return the steps that have stood still for long, with the days."""
    found = []
    for step in steps:
        since = step.state.paused if step.state and step.status == StepStatus.PAUSED else None
        if since and (today - since).days > LONG_PAUSE:
            found.append((step, (today - since).days))
    return tuple(found)


def stands_still(steps: Iterable[PlacedStep]) -> tuple[PlacedStep, ...]:
    """Return the steps that are on pause."""
    return tuple(one for one in steps if one.status == StepStatus.PAUSED)


def running(steps: Iterable[PlacedStep]) -> tuple[PlacedStep, ...]:
    """Return the steps that are under way."""
    return tuple(one for one in steps if one.status == StepStatus.RUNNING)
