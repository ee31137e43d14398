"""Who at a workplace is another than before: something that happened, and sets people back.

It is read off the workplace's own changes and kept nowhere: the time line of everybody who is
there tells it, and the municipality is told until somebody has talked with the citizen.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from vip2tui.domain.course.checklist import CONSULTANT
from vip2tui.domain.course.upcoming import WEEK, Waiting, urgency
from vip2tui.domain.kinds.workplace import PEOPLE
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.places import places
from vip2tui.services.citizen.workplace_words import shift_words
from vip2tui.services.desk import Desk

if TYPE_CHECKING:
    from vip2tui.services.citizen.casework import Casework, CoursePlan

PART = "skift"
"""The part of a line of «I dag» that tells of it; a note about a talk settles it."""
_TALKED = ("samtale", "vbesoeg", "trepart", "telefon", "mentormoede")
"""Kinds of note that show that somebody has talked with the citizen since."""


@dataclass(frozen=True, slots=True)
class PersonChange:
    """That somebody at a workplace is another now."""

    id: str
    """The change that says so."""
    place: str
    day: date
    at: str
    field: str
    old: str
    new: str
    """Empty where nobody took over."""
    by: str


def people_changes(desk: Desk, place: str) -> tuple[PersonChange, ...]:
    """Return who became another at a workplace, the newest first."""
    state = desk.state(place)
    return desk.kept(f"people:{place}", state, lambda: tuple(_read(desk, place))[::-1])


def _read(desk: Desk, place: str) -> Iterator[PersonChange]:
    state, every = desk.state(place), list(desk.changes(place))
    said = {one.id: one for one in every}
    silent = {*desk.held(place), *state.dead, *(one.id for one in state.proposals)}
    for one in every:
        if one.record != place or one.undoes or one.id in silent:
            continue
        for field in PEOPLE:
            before = (said[each] for each in one.over.get(field, ()) if each in said)
            olds = [str(each.set.get(field) or "") for each in before if field not in each.gone]
            old, new = next(filter(None, olds), ""), str(one.set.get(field) or "")
            if field in one.set and field not in one.gone and old and old != new:
                with suppress(ValueError):
                    day = date.fromisoformat(one.at[:10])
                    yield PersonChange(one.id, place, day, one.at, field, old, new, one.by)


def felt_by(desk: Desk, seen: Casework) -> Iterator[tuple[CoursePlan, PersonChange]]:
    """Yield who became another where a citizen was, while the course was there."""
    for plan in seen.courses:
        place = places(desk).meant(plan.course.workplace)
        for one in people_changes(desk, place) if place else ():
            if one.day >= plan.course.start and (plan.course.closed or one.day) >= one.day:
                yield plan, one


def waiting_changes(desk: Desk, seen: Casework) -> Iterator[Waiting]:
    """Yield that somebody is another where a citizen is: to be talked about, by the municipality.

    It goes when a talk was written since, and by itself after some weeks.
    """
    if desk.me.role is Role.MENTOR or seen.citizen.practice:
        return
    today, rules = desk.today(), desk.catalogue.codes().workplaces
    talked = max((one.day for one in seen.entries if one.type in _TALKED), default=date.min)
    found = [
        one
        for plan, one in felt_by(desk, seen)
        if plan.course.closed is None
        and talked < one.day <= today <= one.day + timedelta(days=rules.changed)
    ]
    if found:
        newest = max(found, key=lambda one: (one.at, one.id))
        where = places(desk).called(newest.place)
        words = f"Tal om skiftet hos {where}: {shift_words(desk.catalogue, newest)}"
        due = newest.day + WEEK
        yield Waiting(seen.citizen.id, words, due, CONSULTANT, urgency(due, today), PART)
