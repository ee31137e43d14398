"""Why a point of the checklist is settled though nobody ticked it: what was written shows it.

The one place that says so (R144). Nothing is stored: a point is settled by what stands in the log
and among the measurements as long as it stands there, and is open again when that is taken back.

What a person said of a point goes before: one that is ticked or set aside is what it was set to.
One whose tick was taken away is open though the evidence stands, until something is written that
was not known then; what is corrected later is not new. So the words of the one who took it away
hold, and next week's talk is not asked for twice.

Which point a grant, a visit, an absence or a call settles stands beside the point in the
checklist's data (`SettledBy`); the week's round and the measurements settle their own.

Of what is written, what all can read counts, or a point would be settled on one computer and open
on the other. The measurements are for professionals only: on a mentor's computer there is neither
the evidence nor the points that only measuring settles.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from vip2tui.catalogue.checklist import SettledBy
from vip2tui.domain.course.absence import NO_SHOW
from vip2tui.domain.course.checklist import MEASURED, ROUND, Evidence, evidence_place, item_record
from vip2tui.domain.course.copies import PlanItem
from vip2tui.domain.kinds.absence import Absence
from vip2tui.domain.kinds.absence_contact import AbsenceContact
from vip2tui.domain.kinds.course import Course
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.grant import Grant
from vip2tui.domain.kinds.measurement import Measurement
from vip2tui.domain.progress.blind import OTHER, waited_for
from vip2tui.domain.progress.rounds import round_kind
from vip2tui.domain.support.followed import FOLLOW_UPS

NOTE, MEASUREMENT = "notat", "måling"
"""What settles a point, as it is said: «klaret af notat 3. maj»."""
TALKS = "mentormoede"
"""The kind of note that is the week's talk with the mentor."""


@dataclass(frozen=True, slots=True)
class Part:
    """When a field was written."""

    day: date
    clock: int


@dataclass(frozen=True, slots=True)
class Known:
    """What is known that can settle points."""

    entries: tuple[Entry, ...] = ()
    """The log, as all can read it."""
    forms: tuple[Measurement, ...] = ()
    written: Mapping[str, int] = field(default_factory=dict)
    """Entry to the clock it was written at."""
    opened: Mapping[str, int] = field(default_factory=dict)
    """Record of a point to the clock at which a person set it open."""
    days: Mapping[str, date] = field(default_factory=dict)
    """Form to the day it was written: the other voice is waited for since then."""
    mentor_time: Container[str] = ()
    """Kinds of notes whose minutes are mentor time."""
    by: Mapping[str, SettledBy] = field(default_factory=dict)
    """Point to what settles it."""
    grants: tuple[Grant, ...] = ()
    parts: Mapping[str, Mapping[str, Part]] = field(default_factory=dict)
    """Grant to when each of its fields was written."""
    absences: tuple[Absence, ...] = ()
    contacts: tuple[AbsenceContact, ...] = ()


def settled(
    course: Course, items: Iterable[PlanItem], known: Known, today: date
) -> dict[str, dict[int, Evidence]]:
    """Return what settles a course's points: point to which time of it, to why.

    Args:
        course: The course.
        items: Its points.
        known: What is known.
        today: The day: a voice that does not answer is waited for, and then is missing.
    """
    shown = {one: list(found) for one, found in _shown(course, known, today)}
    return {item.id: times for item in items if (times := _times(course, item, shown, known))}


def _times(
    course: Course, item: PlanItem, shown: Mapping[str, list[Evidence]], known: Known
) -> dict[int, Evidence]:
    found: dict[int, Evidence] = {}
    for one in shown.get(item.id, ()):
        place = evidence_place(item, course.start, one)
        if place is None or place in found:
            continue
        name = f"{item.id}@{item.days + place * item.every}" if item.every else item.id
        taken_away = known.opened.get(item_record(course.id, name))
        clock = known.written.get(one.record) if one.clock is None else one.clock
        if taken_away is None or (clock is not None and clock > taken_away):
            found[place] = one
    return found


def _shown(course: Course, known: Known, today: date) -> Iterator[tuple[str, Iterable[Evidence]]]:
    """Yield each point that something can show, with all that shows it, the earliest first."""
    talk, hours, attendance = ROUND
    mine = sorted((one for one in known.entries if one.course == course.id), key=_order)
    yield talk, [_note(one) for one in mine if one.type == TALKS and (one.text or one.next)]
    yield hours, [_note(one) for one in mine if _is_mentor_time(one, known)]
    told = {by: list(_told(course, mine, known, by)) for by in set(known.by.values())}
    seen = [_note(one) for one in mine if one.attended is not None]
    yield attendance, sorted([*seen, *told.pop(SettledBy.ABSENCE, ())], key=lambda one: one.day)
    yield from ((point, told[by]) for point, by in known.by.items() if by in told)
    rounds = dict(_rounds(course, known, today))
    for point, code in MEASURED.items():
        yield (
            point,
            [
                Evidence(MEASUREMENT, last.id, last.day, of)
                for of, last in rounds.items()
                if round_kind(of) == code or (not code and of.isdecimal())
            ],
        )


def _told(course: Course, entries: list[Entry], known: Known, by: SettledBy) -> Iterator[Evidence]:
    """Yield what a grant, a visit, an absence or a call shows, the earliest first."""
    found: list[Evidence] = []
    if by in _FIELDS:
        of_it = (one for one in known.grants if one.course in (None, course.id))
        found += (shown for one in of_it if (shown := _granted(one, known, by)))
    elif by is SettledBy.VISIT:
        visits = (one for one in entries if one.type == FOLLOW_UPS[0] and one.delivered)
        found += (Evidence("besøget", one.id, one.day) for one in visits)
    elif by is SettledBy.ABSENCE:
        away = (one for one in known.absences if one.course in (None, course.id))
        found += (Evidence("fraværet", one.id, one.day) for one in away if one.day)
    else:
        missed = {one.day for one in known.absences if one.reason == NO_SHOW}
        missed |= {one.day for one in entries if one.absence == NO_SHOW}
        for one in known.contacts:
            if one.day and (one.back if by is SettledBy.BACK else one.day in missed):
                kind = "aftalen" if by is SettledBy.BACK else "opkaldet"
                found.append(Evidence(kind, one.id, one.day))
    yield from sorted(found, key=lambda one: (one.day, one.record))


_FIELDS = {
    SettledBy.PURPOSE: ("purpose",),
    SettledBy.TASKS: ("task_1",),
    SettledBy.HOURS: ("weekly", "start", "end"),
    SettledBy.EXTENDED: ("follows",),
}


def _granted(grant: Grant, known: Known, by: SettledBy) -> Evidence | None:
    """Return what a grant shows, where it says all of it: on the day it was written."""
    parts = known.parts.get(grant.id, {})
    said = [parts.get(name) for name in _FIELDS[by] if getattr(grant, name)]
    last = [one for one in said if one]
    if len(last) != len(_FIELDS[by]):
        return None
    day, clock = max(one.day for one in last), max(one.clock for one in last)
    return Evidence("bevillingen", grant.id, day, clock=clock)


def _is_mentor_time(entry: Entry, known: Known) -> bool:
    if entry.minutes is None:
        return False
    return entry.type in known.mentor_time if entry.mentor_time is None else entry.mentor_time


def _rounds(course: Course, known: Known, today: date) -> Iterator[tuple[str, Measurement]]:
    """Yield each round that is measured, with the form that made it whole.

    It is when both voices have spoken, also to say that they did not wish to answer, or when the
    other one was waited for long enough.
    """
    by_round: dict[str, list[Measurement]] = {}
    for one in sorted(known.forms, key=lambda one: (one.day, one.id)):
        if one.course == course.id and one.round and one.voice:
            by_round.setdefault(one.round, []).append(one)
    for code, some in by_round.items():
        voices = {one.voice for one in some}
        if voices >= OTHER.keys() or any(waited_for(one, today, known.days) for one in some):
            yield code, some[-1]


def _note(entry: Entry) -> Evidence:
    return Evidence(NOTE, entry.id, entry.day)


def _order(entry: Entry) -> tuple[date, str]:
    return entry.day, entry.id
