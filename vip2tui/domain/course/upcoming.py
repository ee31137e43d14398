"""«Næste skridt» and «I dag»: what waits, for whom, and how urgent it is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import IntEnum

from vip2tui.domain.course.checklist import (
    CONSULTANT,
    LEADER,
    MEASURED,
    MENTOR,
    ROUND,
    DueItem,
    ItemLine,
)
from vip2tui.domain.course.limits import SOON
from vip2tui.domain.course.plan import PlacedStep
from vip2tui.domain.course.tailor import LONG_PAUSE
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.roles import Role
from vip2tui.domain.statuses import StepStatus
from vip2tui.text.danish import count, joined

WEEK = timedelta(days=7)
"""How long is given for what has no day of its own."""

THE_ROUND, ALREADY, CHOOSE = "runde", "allerede", "jobpakke"
"""Parts of `Waiting` that are no part of the page: the weekly round, a question, and a choice."""
TICK = "tjekliste"
"""The part of a line that a tick settles."""
VISIT, NEXT_VISIT = "besoeg", "Næste besøg"
"""The sort of what was agreed that is a visit, and what it is called where nobody said more."""
_IN_ROUND = dict(zip(ROUND, ("samtale", "timer", "fremmøde"), strict=True))
_A_WEEK = 2
"""Ticks of repeated items that a mentor is asked for in a week, beside the round."""

OWN_ITEMS = {Role.MENTOR: (MENTOR, LEADER), Role.CONSULTANT: (CONSULTANT,), Role.OFFICE: ()}
"""Whose items a role is reminded of; a mentor ticks for a leader without a computer."""


class Urgency(IntEnum):
    """Sorts «I dag»: what is most urgent comes first."""

    DRAFT = -1
    DOUBT = 0
    OVERDUE = 1
    TODAY = 2
    SOON = 3
    LATER = 4


@dataclass(frozen=True, slots=True)
class Waiting:
    """One thing that waits for somebody."""

    citizen: str
    what: str
    """A text of the plan or what a person wrote; never markup."""
    due: date
    owner: str
    """M mentor, L nearest leader, J the municipality's consultant, B the citizen."""
    urgency: Urgency
    part: str
    """Which part of the citizen's page it is done on: ``plan``, ``tjekliste``, ``notater``; or
    ``runde``, the weekly round, ``allerede``, whether what was due before is done, or
    ``jobpakke``, which one it shall be."""
    name: str = ""
    """The item, step or doubt it is about."""
    times: int = 1
    """How many times of a repeated item are overdue."""
    kind: str = ""
    """What sort of thing it is, as a code, where its part does not say."""
    course: str = ""
    """The course it is of, where it is of one: two of a citizen's may ask for the same step."""
    package: str = ""
    """What that course's package is called, where the citizen is in several."""

    @property
    def id(self) -> str:
        """What its line is called: the same as long as it waits."""
        return line_id(self.citizen, self.part, self.name, self.course)


def line_id(citizen: str, part: str, name: str, course: str) -> str:
    """Return what a line about one thing is called, whether it waits or is put off."""
    return "/".join((citizen, part, name, *([course] if course else [])))


def urgency(due: date, today: date, soon: int = SOON) -> Urgency:
    """Return how urgent something due on a day is, when days within so many are near."""
    if due < today:
        return Urgency.OVERDUE
    if due == today:
        return Urgency.TODAY
    return Urgency.SOON if due <= today + timedelta(days=soon) else Urgency.LATER


def waiting_items(
    citizen: str,
    lines: Iterable[ItemLine],
    role: Role,
    today: date,
    since: date | None = None,
    *,
    soon: int = SOON,
) -> Iterator[Waiting]:
    """Yield the open items a role answers for, a repeated one once.

    Args:
        citizen: Whose they are.
        lines: The checklist.
        role: Who is reminded. Of a mentor's repeated items the round's are one thing to do, and of
            the others two a week are asked: a list that is always late is no longer read.
        today: The day.
        since: The day it began to be written down here; what was due before is asked about apart.
        soon: Days within which a day is near.
    """
    mine = [one for one in _of(lines, role) if not one.item.event]
    found = [(one, now) for one in mine if (now := _now(one, since))]
    if role is Role.MENTOR:
        rounds = [(one, now) for one, now in found if one.item.id in ROUND]
        found = [(one, now) for one, now in found if one.item.id not in ROUND]
        if rounds:
            yield _round(citizen, rounds, today, since, soon)
        left = _A_WEEK - sum(_ticked_this_week(one, today) for one in mine)
        far = today + timedelta(days=soon)
        often = [(one, now) for one, now in found if one.item.every and now.deadline <= far]
        often.sort(key=lambda pair: (pair[1].deadline, pair[0].item.id))
        unasked = {one.item.id for one, _ in often[max(left, 0) :]}
        found = [(one, now) for one, now in found if one.item.id not in unasked]
    for line, now in found:
        late = _late(line, today, since)
        yield _waiting(citizen, line.item.text, now, today, times=late, soon=soon)


def already(
    citizen: str, course: str, lines: Iterable[ItemLine], role: Role, today: date, since: date
) -> Waiting | None:
    """Return the one question about what was due before it began to be written down here."""
    count_of = len(asked_about(lines, role, since))
    if not count_of:
        return None
    words = (
        f"Er forløbet allerede i gang? {count(count_of, 'punkt', 'punkter')} "
        "på tjeklisten skulle være gjort, før det blev skrevet ind her"
    )
    owner = OWN_ITEMS[role][0]
    return Waiting(citizen, words, today, owner, Urgency.TODAY, ALREADY, course)


def asked_about(lines: Iterable[ItemLine], role: Role, since: date) -> list[DueItem]:
    """Return the last time of each item a role answers for that was due before a day."""
    mine = _of(lines, role)
    return [times[-1] for line in mine if (times := line.before(since))]


def _of(lines: Iterable[ItemLine], role: Role) -> Iterator[ItemLine]:
    """Yield the items a role answers for; what only measuring settles is asked for as that."""
    for one in lines:
        if one.item.owner in OWN_ITEMS[role] and one.item.id not in MEASURED:
            yield one


def _now(line: ItemLine, since: date | None) -> DueItem | None:
    """Return the time of an item that waits now, if it is not one that is asked about apart."""
    if line.item.habit or line.settled:
        return None
    if since is None or not line.before(since):
        return line.current
    return next((time for time in line.still if time.deadline >= since), None)


def _late(line: ItemLine, today: date, since: date | None) -> int:
    return max(len(line.overdue(today, since)), 1)


def _round(
    citizen: str,
    found: Sequence[tuple[ItemLine, DueItem]],
    today: date,
    since: date | None,
    soon: int,
) -> Waiting:
    """Return the weekly round as the one thing it is, with what of it is missing."""
    first = min((now for _, now in found), key=lambda now: now.deadline)
    week = first.deadline + timedelta(days=6)
    names = [_IN_ROUND[one.item.id] for one, now in found if now.deadline <= week]
    times = max(_late(one, today, since) for one, _ in found)
    words = f"Ugens runde: {joined(names)}"
    return _waiting(citizen, words, first, today, part=THE_ROUND, times=times, soon=soon)


def _waiting(
    citizen: str,
    what: str,
    now: DueItem,
    today: date,
    *,
    part: str = TICK,
    times: int,
    soon: int,
) -> Waiting:
    how = urgency(now.deadline, today, soon)
    return Waiting(citizen, what, now.deadline, now.item.owner, how, part, now.name, times)


def _ticked_this_week(line: ItemLine, today: date) -> int:
    """Return how often a repeated item, not one of the round's, was ticked in today's week."""
    if not line.item.every or line.item.id in ROUND:
        return 0
    monday = today - timedelta(days=today.weekday())
    return sum(day is not None and monday <= day <= today for day in line.done_on)


def waiting_steps(
    citizen: str,
    steps: Iterable[PlacedStep],
    today: date,
    role: Role | None = None,
    *,
    soon: int = SOON,
) -> Iterator[Waiting]:
    """Yield what the plan has next: steps to begin, and running ones to end.

    Args:
        citizen: Whose plan it is.
        steps: The steps.
        today: The day.
        role: Who is reminded: what the municipality is late with is not late at the mentor.
        soon: Days within which a day is near.
    """
    for step in steps:
        if step.aside:
            continue
        if step.status == StepStatus.PLANNED:
            verb, due = "Start", step.start
        elif step.status == StepStatus.RUNNING:
            verb, due = "Afslut", step.end
        elif step.status == StepStatus.PAUSED and step.state is not None and step.state.paused:
            asked = step.state.paused + timedelta(days=LONG_PAUSE)
            verb, due = "Tag fat igen", min(step.state.expected or asked, asked)
        else:
            continue
        if due < today and role is Role.MENTOR:
            continue
        words = f"{verb}: {step.step.name}"
        how = urgency(due, today, soon)
        yield Waiting(citizen, words, due, CONSULTANT, how, "plan", step.step.id)


def left_over(
    citizen: str,
    steps: Sequence[PlacedStep],
    end: date,
    today: date,
    role: Role,
    *,
    soon: int = SOON,
) -> Waiting:
    """Return the next step of a running course when nothing else waits: there always is one (R5).

    A step that stands still or is late goes on; when none is left, the course is to be closed.
    """
    going = (StepStatus.PLANNED, StepStatus.RUNNING, StepStatus.PAUSED)
    open_steps = [one for one in steps if one.status in going and not one.aside]
    if open_steps:
        step = min(open_steps, key=lambda one: one.end)
        verb = {StepStatus.PLANNED: "Start", StepStatus.RUNNING: "Afslut"}.get(
            step.status, "Tag fat igen"
        )
        words, due, name = f"{verb}: {step.step.name}", step.end, step.step.id
    else:
        words, due, name = "Afslut forløbet, og skriv resultatet", end, ""
    return _of_the_plan(citizen, words, due, today, role, name, soon=soon)


def no_course(
    citizen: str, since: date | None, today: date, role: Role, *, soon: int = SOON
) -> Waiting:
    """Return the next step of a citizen who has no course yet."""
    due = (since or today) + WEEK
    chosen = _of_the_plan(citizen, "Start en jobpakke", due, today, role, soon=soon)
    return replace(chosen, part=CHOOSE)


def _of_the_plan(
    citizen: str, words: str, due: date, today: date, role: Role, name: str = "", *, soon: int
) -> Waiting:
    """Return what the municipality does next; at the mentor it is never late."""
    due = max(due, today) if role is Role.MENTOR else due
    return Waiting(citizen, words, due, CONSULTANT, urgency(due, today, soon), "plan", name)


def promised(
    citizen: str,
    entries: Sequence[Entry],
    today: date,
    *,
    soon: int = SOON,
    back: Callable[[str, date], date] = lambda _, day: day,
) -> Waiting | None:
    """Return what was agreed last as the next thing, until it is done or a week after its day.

    Args:
        citizen: Whose log it is.
        entries: The log, newest first; of one day's, the first was written last.
        today: The day.
        soon: Days within which a day is near.
        back: Returns when whose turn it is can do what was to be done on a day.
    """
    agreed = [entry for entry in entries if entry.next]
    if not agreed:
        return None
    last = max(agreed, key=lambda entry: entry.day)
    owner = last.next_owner or MENTOR
    due = back(owner, last.next_date or last.day + WEEK)
    if last.next_done is not None or due < today - WEEK:
        return None
    how, kind = urgency(due, today, soon), VISIT if last.next == NEXT_VISIT else ""
    return Waiting(citizen, last.next or "", due, owner, how, "notater", last.id, kind=kind)


def next_step(waiting: Iterable[Waiting]) -> Waiting | None:
    """Return the one line that says what happens next: the earliest, the plan before the list."""
    order = {"notater": 0, "plan": 1, CHOOSE: 1, TICK: 2, THE_ROUND: 2}
    return min(waiting, key=lambda one: (one.due, order.get(one.part, 3), one.name), default=None)
