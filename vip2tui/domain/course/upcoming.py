"""«Næste skridt» and «I dag»: what waits, for whom, and how urgent it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum
from typing import TYPE_CHECKING

from vip2tui.domain.course.checklist import CONSULTANT, LEADER, MENTOR
from vip2tui.domain.course.plan import PAUSED, PLANNED, RUNNING
from vip2tui.domain.course.tailor import LONG_PAUSE
from vip2tui.domain.facts import Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from vip2tui.domain.course.checklist import ItemLine
    from vip2tui.domain.course.plan import PlacedStep
    from vip2tui.domain.facts import Entry

AHEAD = timedelta(days=7)
"""How far «I dag» looks: to the next weekly visit."""

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
    """Which part of the citizen's page it is done on: ``plan``, ``tjekliste``, ``notater``."""
    name: str = ""
    """The item, step or doubt it is about."""
    times: int = 1
    """How many times of a repeated item are overdue."""


def urgency(due: date, today: date) -> Urgency:
    """Return how urgent something due on a day is."""
    if due < today:
        return Urgency.OVERDUE
    if due == today:
        return Urgency.TODAY
    return Urgency.SOON if due <= today + AHEAD else Urgency.LATER


def waiting_items(
    citizen: str, lines: Iterable[ItemLine], role: Role, today: date
) -> Iterator[Waiting]:
    """Yield the open items a role answers for, a repeated one once."""
    owners = OWN_ITEMS[role]
    for line in lines:
        item = line.item
        if item.owner not in owners or item.event or line.settled:
            continue
        late = line.overdue(today)
        now = line.current
        yield Waiting(
            citizen,
            item.text,
            now.deadline,
            item.owner,
            urgency(now.deadline, today),
            "tjekliste",
            now.name,
            max(len(late), 1),
        )


def waiting_steps(
    citizen: str, steps: Iterable[PlacedStep], today: date, role: Role | None = None
) -> Iterator[Waiting]:
    """Yield what the plan has next: steps to begin, and running ones to end.

    Args:
        citizen: Whose plan it is.
        steps: The steps.
        today: The day.
        role: Who is reminded: what the municipality is late with is not late at the mentor.
    """
    for step in steps:
        if step.aside:
            continue
        if step.status == PLANNED:
            verb, due = "Start", step.start
        elif step.status == RUNNING:
            verb, due = "Afslut", step.end
        elif step.status == PAUSED and step.state is not None and step.state.paused:
            asked = step.state.paused + timedelta(days=LONG_PAUSE)
            verb, due = "Tag fat igen", min(step.state.expected or asked, asked)
        else:
            continue
        if due < today and role is Role.MENTOR:
            continue
        words = f"{verb}: {step.step.name}"
        yield Waiting(citizen, words, due, CONSULTANT, urgency(due, today), "plan", step.step.id)


def left_over(
    citizen: str, steps: Sequence[PlacedStep], end: date, today: date, role: Role
) -> Waiting:
    """Return the next step of a running course when nothing else waits: there always is one (R5).

    A step that stands still or is late goes on; when none is left, the course is to be closed.
    """
    going = (PLANNED, RUNNING, PAUSED)
    open_steps = [one for one in steps if one.status in going and not one.aside]
    if open_steps:
        step = min(open_steps, key=lambda one: one.end)
        verb = {PLANNED: "Start", RUNNING: "Afslut"}.get(step.status, "Tag fat igen")
        words, due, name = f"{verb}: {step.step.name}", step.end, step.step.id
    else:
        words, due, name = "Afslut forløbet, og skriv resultatet", end, ""
    if role is Role.MENTOR:
        due = max(due, today)
    return Waiting(citizen, words, due, CONSULTANT, urgency(due, today), "plan", name)


def no_course(citizen: str, since: date | None, today: date, role: Role) -> Waiting:
    """Return the next step of a citizen who has no course yet."""
    due = (since or today) + AHEAD
    if role is Role.MENTOR:
        due = max(due, today)
    return Waiting(citizen, "Vælg en jobpakke", due, CONSULTANT, urgency(due, today), "plan")


def promised(citizen: str, entries: Sequence[Entry], today: date) -> Waiting | None:
    """Return what was agreed last as the next thing, until a week after its day.

    Args:
        citizen: Whose log it is.
        entries: The log, newest first; of one day's, the first was written last.
        today: The day.
    """
    agreed = [entry for entry in entries if entry.next]
    if not agreed:
        return None
    last = max(agreed, key=lambda entry: entry.day)
    due = last.next_date or last.day + AHEAD
    if due < today - AHEAD:
        return None
    return Waiting(
        citizen, last.next or "", due, last.next_owner or MENTOR, urgency(due, today), "notater",
        last.id,
    )  # fmt: skip


def next_step(waiting: Iterable[Waiting]) -> Waiting | None:
    """Return the one line that says what happens next: the earliest, the plan before the list."""
    order = {"notater": 0, "plan": 1, "tjekliste": 2}
    return min(waiting, key=lambda one: (one.due, order.get(one.part, 3), one.name), default=None)
