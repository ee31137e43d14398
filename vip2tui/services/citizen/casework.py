"""Everything read about one citizen at once: the facts of up to three cases, and what follows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from typing import Any

from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.changes.fold import CaseState
from vip2tui.changes.record import Record
from vip2tui.changes.writer import Draft, Pen, write
from vip2tui.domain.course.absence import Absences, Spell, absences, long_spells
from vip2tui.domain.course.away import WHOSE, Span, settled_by
from vip2tui.domain.course.checklist import ItemLine, board
from vip2tui.domain.course.copies import PlanItem, as_it_stands
from vip2tui.domain.course.plan import (
    PlacedStep,
    length_words,
    placed,
    planned_end,
    proof_record,
    week_record,
    work_end,
)
from vip2tui.domain.course.settled import Known, settled
from vip2tui.domain.course.tailor import own_items
from vip2tui.domain.joins import Join, owners
from vip2tui.domain.kinds.absence import Absence
from vip2tui.domain.kinds.absence_reason import AbsenceReason
from vip2tui.domain.kinds.away import Away
from vip2tui.domain.kinds.citizen import NAMELESS, Citizen
from vip2tui.domain.kinds.course import Course
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.fact import Fact
from vip2tui.domain.kinds.goal import GoalState
from vip2tui.domain.kinds.identity import Identity
from vip2tui.domain.kinds.item import ItemState
from vip2tui.domain.kinds.mark import Mark
from vip2tui.domain.kinds.pause import PauseReason
from vip2tui.domain.kinds.places import Place, case_at, place_of, shared_case
from vip2tui.domain.kinds.step import StepState
from vip2tui.domain.kinds.table import KINDS
from vip2tui.domain.kinds.week import WeekPlan
from vip2tui.domain.roles import Role
from vip2tui.services.course import settling
from vip2tui.services.course.wording import worded_course
from vip2tui.services.desk import Desk
from vip2tui.services.persons import is_citizen as is_citizen
from vip2tui.services.records import read_together, written_day

CPR = "cpr"
JOINED = (
    "name", "case_key", "phone", "language", "interpreter", "tovholder", "tovholder_phone",
    "mentor", "created",
)  # fmt: skip
"""What is said of a citizen once, though the person is in several cases."""
_PLACES = (Place.SHARED, Place.PROFESSIONAL, Place.PRIVATE)


@dataclass(frozen=True, slots=True)
class CoursePlan:
    """A course with all that is derived from it."""

    course: Course
    name: str
    """The package's name, as it was copied."""
    steps: tuple[PlacedStep, ...]
    end: date
    lines: tuple[ItemLine, ...]
    week: WeekPlan | None = None
    """How a week of it looks, if somebody has planned one."""
    proofs: Mapping[str, GoalState] = field(default_factory=dict)
    """What is known of the proofs (beviser) the package asks for, by their id."""
    pauses: Mapping[str, PauseReason] = field(default_factory=dict)
    """Why steps stand still, by record, where that touches health and is known here."""

    since: date | None = None
    """The day it began to be written down here."""
    away: tuple[Spell, ...] = ()
    """Long absence up to today: days that no step moves on in."""

    @property
    def length_words(self) -> str:
        """How long it is: «56 uger, heraf 26 med opfølgning»."""
        counted = [one for one in self.steps if one.counts]
        return length_words((one.step.track, one.start, one.end) for one in counted)


@dataclass(frozen=True, slots=True)
class Casework:
    """One citizen, as known here."""

    citizen: Citizen
    identity: Identity | None
    courses: tuple[CoursePlan, ...]
    """The one that runs first."""
    entries: tuple[Entry, ...]
    """The log, newest first; the professional and private ones too, where they are held."""
    unreadable: tuple[str, ...] = ()
    """Records, or fields of them, that «kan ikke læses»."""
    states: dict[str, CaseState] = field(default_factory=dict, repr=False)
    """The cases as they were read: what a person now sees."""
    marks: tuple[Mark, ...] = ()
    """What is marked on the competence card, in whatever package."""
    facts: Mapping[str, Mapping[str, Fact]] = field(default_factory=dict, repr=False)
    """Everything that was read, by kind and record."""
    absences: Absences = field(default_factory=Absences)
    """Every day the citizen was away, from all that tells it here."""
    parts: tuple[str, ...] = ()
    """The citizens that are this one person, the one it is shown under first."""
    home: str = ""
    """The shared case that what is new about the person is written in."""
    owners: Mapping[str, str] = field(default_factory=dict)
    """Of a person in several cases: field to the citizen whose value is shown."""

    @property
    def course(self) -> CoursePlan | None:
        """The course that runs, or the last one."""
        return self.courses[0] if self.courses else None

    def at(self, place: Place) -> str:
        """Return the case that what is new about the person is written in, at a place."""
        return case_at(self.home, place)

    @property
    def running(self) -> CoursePlan | None:
        """The course that runs, if one does."""
        return self.course if self.course and self.course.course.closed is None else None

    def running_in(self) -> str:
        """Return the shared case of the course that runs; where none does, the home."""
        return self.running.course.case if self.running else self.home

    def where(self, record: str) -> str:
        """Return the shared case that a record stands in; the home of one that is not there yet."""
        return next((one for one in self.parts if record in self.states[one].records), self.home)

    def owner(self, name: str) -> str:
        """Return the citizen whose value of a field is shown."""
        return self.owners.get(name, self.citizen.id)

    @property
    def records(self) -> dict[str, Record]:
        """The records that everybody who has the citizen may read."""
        states = [self.states[one] for one in self.parts]
        return {name: one for state in states for name, one in state.records.items()}

    def derived(self, name: Callable[[str], str], place: Place = Place.SHARED) -> tuple[str, str]:
        """Return citizen and record of what there is one of for each citizen.

        It is the one that is there; of none, or of several, the home's is written in.

        Args:
            name: Gives the record's id of a citizen.
            place: Where it stands.
        """
        there = [
            one for one in self.parts
            if (case := case_at(one, place)) in self.states
            and name(one) in self.states[case].records
        ]  # fmt: skip
        chosen = self.home if self.home in there or not there else there[0]
        return chosen, name(chosen)


def written_since(seen: Casework, plan: CoursePlan) -> date | None:
    """Return the day a course began to be written down: when citizen and course were both made."""
    record = seen.states[plan.course.case].records.get(plan.course.id)
    made = (seen.citizen.created, written_day(record, "plan") if record else None)
    return max((one for one in made if one), default=None)


def casework(desk: Desk, citizen_id: str) -> Casework | None:
    """Return a citizen with everything; None if there is no such citizen here, or put away.

    Two who are joined are read as one person, whichever of them is asked about.
    """
    shown = desk.persons.shown(citizen_id)
    if not is_citizen(desk.state(shown), shown):
        return None
    return desk.kept(shown, basis(desk, shown), lambda: _read(desk, _states(desk, shown), shown))


def basis(desk: Desk, citizen_id: str) -> tuple[Any, ...]:
    """Return what all of a citizen's casework follows from: equal as long as it would be."""
    home = desk.persons.home(citizen_id)
    return (*_states(desk, citizen_id).values(), desk.today(), desk.catalogue, home)


def names_in(seen: Casework, wanted: Collection[str]) -> dict[str, str]:
    """Return what the steps, goals, points and marks are called, as they stand in the plan.

    Args:
        seen: The citizen.
        wanted: The records that are asked about.
    """
    names = {one.id: one.name for one in seen.marks if one.name}
    for plan in seen.courses:
        for step in plan.steps:
            names[step.record] = step.step.name
            names |= {goal.record: goal.goal.text for goal in step.goals}
        times = ((time.record, line.item.text) for line in plan.lines for time in line.times)
        names |= {record: text for record, text in times if record in wanted}
    return names


def _states(desk: Desk, citizen_id: str) -> dict[str, CaseState]:
    cases = (case_at(one, place) for one in desk.persons.parts(citizen_id) for place in _PLACES)
    return {case: desk.state(case) for case in cases}


def what_if(desk: Desk, seen: Casework, drafts: Sequence[Draft]) -> Casework:
    """Return a citizen as it would be if the drafts were written now. Nothing is stored."""
    pen = Pen(desk.me.writer, desk.me.person)
    at = desk.now().isoformat(timespec="seconds")
    made = write(drafts, desk.state, pen=pen, action="?", at=at)
    states = {}
    for case in seen.states:
        more = [change for change in made if change.place[1] == case]
        states[case] = (
            desk.fold(case, [*desk.store.changes(case), *more]) if more else desk.state(case)
        )
    return _read(desk, states, seen.citizen.id)


def _read(desk: Desk, states: dict[str, CaseState], citizen_id: str) -> Casework:
    catalogue, today, role = desk.catalogue, desk.today(), desk.me.role
    facts: dict[str, dict[str, Any]] = {
        name: {} for name, kind in KINDS.items() if kind.with_citizen
    }
    unreadable: list[str] = []
    for kind, found in _by_kind(states).items():
        readings = read_together(KINDS[kind].model, found)
        for (record, *_), reading in zip(found, readings, strict=True):
            unreadable.extend(f"{record.id}.{name}" for name in reading.unreadable)
            if reading.fact is None:
                unreadable.append(record.id)
            else:
                facts[kind][record.id] = reading.fact
    parts, joins = desk.persons.parts(citizen_id), desk.persons.joins(citizen_id)
    citizen, owned = _one_of(facts[Citizen.KIND], parts, joins)
    shows = settling.known(catalogue, states, citizen_id, facts)
    # A mentor has no measurement of the two voices, so nothing there could settle these points.
    more = () if role is Role.MENTOR else settling.measured_points(catalogue)
    courses = [
        _plan(catalogue, course, facts, today, shows, more, WHOSE.get(role, ""))
        for course in facts[Course.KIND].values()
    ]
    courses.sort(key=lambda plan: (plan.course.closed is not None, -plan.course.start.toordinal()))
    # As they were first made, then turned round: of one day's, the one written last stands first.
    entries = list(facts[Entry.KIND].values())[::-1]
    entries.sort(key=lambda one: one.day, reverse=True)
    identities = {shared_case(one.case): one for one in facts[Identity.KIND].values()}
    numbers = {one: {CPR: each.cpr} for one, each in identities.items()}
    owned |= owners(parts, numbers, joins) if joins else {}
    identity = identities.get(owned.get(CPR, ""), next(iter(identities.values()), None))
    absence = _absences(catalogue, facts, entries)
    away = long_spells(absence, today, catalogue.codes().absence_rules.in_a_row)
    seen = Casework(
        citizen,
        identity,
        tuple(courses),
        tuple(entries),
        tuple(unreadable),
        states,
        tuple(facts[Mark.KIND].values()),
        facts,
        absence,
        parts,
        desk.persons.home(citizen_id),
        owned,
    )
    told = (_written(plan, written_since(seen, plan)) for plan in courses)
    return replace(seen, courses=tuple(replace(plan, away=away) for plan in told))


def _one_of(
    known: Mapping[str, Citizen], parts: Sequence[str], joins: Sequence[Join]
) -> tuple[Citizen, dict[str, str]]:
    """Return the person that some citizens are, and whose value of each field it shows."""
    shown = parts[0]
    citizen = known.get(shown) or Citizen(id=shown, case=shown, name=NAMELESS)
    if len(parts) == 1:
        return citizen, {}
    said = {one: {name: getattr(known[one], name) for name in JOINED} for one in parts
            if one in known and known[one].name != NAMELESS}  # fmt: skip
    owned = owners(parts, said, joins)
    values = {
        name: said[one][name] for name, one in owned.items() if one in said and name in JOINED
    }
    return citizen.model_copy(update=values), owned


def _absences(
    catalogue: Catalogue, facts: Mapping[str, Mapping[str, Any]], entries: Sequence[Entry]
) -> Absences:
    """Return all absence; a note that somebody keeps for themselves tells none."""
    notes = (one for one in entries if place_of(one.case) is not Place.PRIVATE)
    whys = facts[AbsenceReason.KIND].values()
    reasons = {one.absence: one.reason for one in whys if one.reason}
    return absences(facts[Absence.KIND].values(), notes, reasons, catalogue.codes().absence)


def _written(plan: CoursePlan, since: date | None) -> CoursePlan:
    """Return a course with the day it was written down.

    One that had not begun then is not «already going»: what should have been done by then waits
    for its first day.
    """
    if since is None or plan.course.start < since:
        return replace(plan, since=since)
    lines = tuple(replace(line, written=since) for line in plan.lines)
    return replace(plan, since=since, lines=lines)


def _by_kind(
    states: Mapping[str, CaseState],
) -> dict[str, list[tuple[Record, str, Mapping[str, Any]]]]:
    """Return the records of the kinds that are read here, with where they stand."""
    found: dict[str, list[tuple[Record, str, Mapping[str, Any]]]] = {}
    for case, state in states.items():
        for record in state.records.values():
            known = KINDS.get(record.kind)
            if known is not None and known.with_citizen:
                found.setdefault(record.kind, []).append((record, case, _instead(record)))
    return found


def _instead(record: Record) -> Mapping[str, Any]:
    """Return what stands in for a field the fact needs: one lost value must not hide a course.

    A note without its day is shown on the day it was written; that orders it and decides nothing.
    """
    known = KINDS[record.kind].stands_in
    if record.kind == Entry.KIND:
        written = max((heads[-1].at[:10] for heads in record.heads.values()), default="")
        with suppress(ValueError):
            if 1900 <= date.fromisoformat(written).year < 2200:
                return {**known, "day": written}
    return known


def away_of(seen: Casework) -> tuple[Span, ...]:
    """Return the days on which those who help a citizen were away, the first ones first."""
    return _spans(seen.facts)


def _spans(facts: Mapping[str, Mapping[str, Any]]) -> tuple[Span, ...]:
    found = (
        Span(one.day, one.until, one.owner.value)
        for one in facts[Away.KIND].values()
        if one.day and one.until and one.owner and one.day <= one.until
    )
    return tuple(sorted(found, key=lambda one: (one.first, one.last, one.owner)))


def _plan(
    catalogue: Catalogue,
    course: Course,
    facts: dict[str, dict[str, Any]],
    today: date,
    shows: Known,
    more: tuple[PlanItem, ...],
    reader: str,
) -> CoursePlan:
    spans = _spans(facts)
    course = worded_course(catalogue, course)
    steps = placed(course, facts[StepState.KIND], facts[GoalState.KIND])
    end = planned_end(steps, course.start)
    items: dict[str, ItemState] = facts[ItemState.KIND]
    own, records = own_items(course, items)
    listed = catalogue.shipped_checklist().standing
    copied = as_it_stands(
        course.checklist.items,
        awaiting=listed.awaiting,
        habits=listed.habits,
        from_work=listed.from_work,
    )
    times = {record: one for record, one in items.items() if record not in records}
    every = (*copied, *more, *own)
    evidence = settled(course, every, shows, today)
    last = work_end(steps, course.start)
    lines = board(course, every, times, end, today, last, evidence)
    if spans:
        words = partial(Span.words, reader=reader)
        lines = tuple(settled_by(line, spans, words, course.case) for line in lines)
    return CoursePlan(
        course,
        course.plan.name,
        steps,
        end,
        lines,
        facts[WeekPlan.KIND].get(week_record(course.id)),
        {one.certificate: one for record, one in facts[GoalState.KIND].items()
         if one.certificate and record == proof_record(course.id, one.certificate)},
        {one.step: one for one in facts[PauseReason.KIND].values() if one.course == course.id},
    )  # fmt: skip
