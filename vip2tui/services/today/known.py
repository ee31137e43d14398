"""What waits about one citizen, gathered from every subject that makes something wait."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from vip2tui.domain.course.away import moved
from vip2tui.domain.course.day_list import DOUBT, REMOVE
from vip2tui.domain.course.later import Later
from vip2tui.domain.course.queue import Tasks
from vip2tui.domain.course.upcoming import Urgency, Waiting
from vip2tui.domain.roles import Role
from vip2tui.domain.settings import SOON
from vip2tui.services.citizen.absence_due import waiting_absence
from vip2tui.services.citizen.casework import Casework, away_of, basis, casework
from vip2tui.services.citizen.places import places
from vip2tui.services.citizen.replies import ReplyService
from vip2tui.services.citizen.workplace_changes import waiting_changes
from vip2tui.services.course.pacing import soon_for, waiting_about
from vip2tui.services.course.tovholder import waiting_tovholder
from vip2tui.services.desk import Desk
from vip2tui.services.exchange.doubt_about import about
from vip2tui.services.exchange.doubts import DoubtService
from vip2tui.services.exchange.exposure import WHAT, Exposure
from vip2tui.services.progress.calendar import waiting_measurements
from vip2tui.services.putting_off import parted
from vip2tui.services.support.due import waiting_support
from vip2tui.services.support.limits import states_of
from vip2tui.services.today.week import is_round_done, written
from vip2tui.services.vault.settings import number_of


@dataclass(frozen=True, slots=True)
class Known:
    """What waits about one citizen as long as nothing new is written, on one day.

    Who comes back to «I dag» has it at once; a thousand citizens would be derived anew each time.
    """

    basis: tuple[Any, ...]
    name: str
    waiting: tuple[Waiting, ...]
    written: frozenset[int]
    """The days of this week something was written, Monday being 0."""
    is_round_done: bool | None
    """Whether this week's round is done; None where no course has begun."""
    later: tuple[Later, ...] = ()
    """What is put off."""


def basis_of(desk: Desk, citizen_id: str) -> tuple[Any, ...]:
    """Return what all of it is derived from: the same as long as nothing new is written."""
    there = [desk.state(place) for place in places(desk).of(citizen_id)]
    limits = states_of(desk, citizen_id)
    return (*basis(desk, citizen_id), number_of(desk.store, SOON), *there, *limits)


def known_of(
    desk: Desk, exposure: Exposure, tasks: Tasks, citizen_id: str, now: tuple[Any, ...]
) -> Known | None:
    """Return what waits because of the cases; None if there is no such citizen here.

    Args:
        desk: Whose.
        exposure: Knows what stands open that must be removed.
        tasks: The sorts of what waits.
        citizen_id: The citizen.
        now: What it is derived from (`basis_of`).
    """
    case = casework(desk, citizen_id)
    if case is None:
        return None
    every = tuple(_waiting(desk, exposure, case))
    today = desk.today()
    running = {one.course.id: one.name for one in case.courses if one.course.closed is None}
    if len(running) > 1:
        every = tuple(
            replace(one, package=running.get(one.course or one.name, "")) for one in every
        )
    if spans := away_of(case):
        soon = soon_for(desk, spans)
        every = tuple(moved(one, spans, today, soon) for one in every)
    if case.citizen.practice and desk.me.role is Role.MENTOR:
        # It is sent to nobody, so the municipality never does its part.
        every = tuple(one for one in every if one.owner != "J")
    waiting, later = parted(desk, case, every, tasks)
    return Known(
        now, case.citizen.name, waiting, written(case, today), is_round_done(case, today), later
    )


def _waiting(desk: Desk, exposure: Exposure, case: Casework) -> Iterator[Waiting]:
    citizen, today = case.citizen.id, desk.today()
    bare = [one for part in case.parts for one in exposure.of(part)[:1]]
    for one in bare[:1]:
        yield Waiting(citizen, WHAT, today, "", Urgency.DOUBT, REMOVE, one.id)
    for place in case.states:
        for doubt in DoubtService(desk).of(place):
            what = f"skal afgøres: {about(desk, doubt)}"
            yield Waiting(citizen, what, today, "", Urgency.DOUBT, DOUBT, doubt.id)
    yield from waiting_tovholder(desk, case)
    yield from waiting_about(desk, case)
    yield from waiting_measurements(desk, case)
    yield from waiting_support(desk, case)
    yield from waiting_changes(desk, case)
    yield from waiting_absence(desk, case)
    yield from ReplyService(desk).unseen(case)
