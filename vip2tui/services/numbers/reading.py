"""The cases as they are counted: one reading of the records, and no fact is made of them.

A course is checked and drawn as a whole where somebody works on it; here of ten thousand a few
fields are looked at, and one that cannot be read counts as if it were not there.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from vip2tui.catalogue.codes import Calls, Codes
from vip2tui.changes.fold import CaseState
from vip2tui.changes.record import Record
from vip2tui.domain.course.followup import opens
from vip2tui.domain.course.plan import step_record
from vip2tui.domain.kinds.course import Course
from vip2tui.domain.kinds.ending import STOPS, ending_record
from vip2tui.domain.kinds.followup import NO, UNKNOWN, YES, FollowUp
from vip2tui.domain.kinds.places import Place, case_at
from vip2tui.domain.kinds.step import StepState
from vip2tui.domain.numbers.counting import Counted, Standing
from vip2tui.domain.statuses import StepStatus
from vip2tui.services.citizen.casework import is_citizen
from vip2tui.services.desk import Desk


@dataclass(slots=True)
class Cases:
    """Everybody here, as far as they are counted."""

    courses: list[Counted] = field(default_factory=list)
    stood: list[Standing] = field(default_factory=list)
    """The steps people stand on, or have stood on."""
    names: dict[str, str] = field(default_factory=dict)
    """What the packages are called, as they were copied last."""


def read(desk: Desk) -> Cases:
    """Return everybody here but those one practises on; two who are joined are one person."""
    found, today, codes = Cases(), desk.today(), desk.catalogue.codes()
    for citizen in desk.turns.each(desk.shared_cases()):
        state = desk.state(citizen)
        record = state.records.get(citizen)
        if (record and record.get("practice")) or not is_citizen(state, citizen):
            continue
        _take(desk, found, citizen, state, today, codes)
    shown = desk.persons.shown
    found.courses = [one._replace(person=shown(one.person)) for one in found.courses]
    found.stood = [one._replace(person=shown(one.person)) for one in found.stood]
    return found


def _take(
    desk: Desk, found: Cases, citizen: str, state: CaseState, today: date, codes: Codes
) -> None:
    """Take one citizen's courses and steps."""
    courses: list[Record] = []
    steps: dict[str, list[Record]] = {}
    for record in state.records.values():
        if record.kind == Course.KIND:
            courses.append(record)
        elif record.kind == StepState.KIND:
            steps.setdefault(str(record.get("course")), []).append(record)
    for course in courses:
        start, closed = _day(course.get("start")), _day(course.get("closed"))
        if start is None:
            continue
        package, mine = str(course.get("package")), steps.get(course.id, [])
        made = Counted(course.id, citizen, package, start, closed)
        if closed is not None:
            known = desk.state(case_at(citizen, Place.PROFESSIONAL))
            made = _ended(made, str(course.get("outcome") or ""), known, codes)
        plan = course.get("plan")
        named = plan if isinstance(plan, Mapping) else {}
        found.names[package] = str(named.get("name") or package)
        if mine and closed is None:
            status = {one.get("status") for one in mine}
            if StepStatus.PAUSED in status and StepStatus.RUNNING not in status:
                made = made._replace(is_paused=True)
            found.stood += _stood(citizen, course.id, named, mine, today)
        found.courses.append(made)


def _ended(course: Counted, outcome: str, known: CaseState, codes: Codes) -> Counted:
    """Return a course with how it ended, as professionals know it.

    A call before the first day at work was about the job of an earlier end, and so is every call
    where it ended at last with something nobody calls after.
    """
    ending = known.records.get(ending_record(course.id, outcome))
    since = (_day(ending.get("start")) if ending else None) or course.closed
    stop = UNKNOWN
    if ending is not None:
        outcome = str(ending.get("outcome") or outcome)
        # Voices differ; the citizen's is heard first, then the others' in their order.
        reasons = (ending.get(field) for field in STOPS.values())
        stop = next((str(one[0]) for one in reasons if isinstance(one, list) and one), stop)
    end = codes.outcome(outcome)
    jobs: dict[int, str] = {}
    if since is not None and end is not None and end.followed:
        jobs = _in_job(course.id, since, known, codes.calls)
    return course._replace(outcome=outcome, stop=stop, in_job=jobs)


def _in_job(course: str, since: date, known: CaseState, rule: Calls) -> dict[int, str]:
    """Return what was told last of each week; nothing of one that had not come yet."""
    said: dict[int, tuple[date, str]] = {}
    for one in known.of_kind(FollowUp.KIND):
        week, day, answer = one.get("week"), _day(one.get("day")), one.get("in_job")
        if one.get("course") != course or week not in rule.weeks or day is None:
            continue
        if day < max(since, opens(since, week, rule)) or answer not in (YES, NO):
            continue
        if week not in said or said[week][0] <= day:
            said[week] = day, str(answer)
    return {week: answer for week, (_, answer) in said.items()}


def _stood(
    citizen: str, course: str, plan: Mapping[str, Any], steps: list[Record], today: date
) -> list[Standing]:
    """Return how long somebody stands, or stood, on each step that has begun."""
    tracks: dict[str, str] = {}
    made = []
    for one in steps:
        status, started = one.get("status"), _day(one.get("started"))
        is_now = status in (StepStatus.RUNNING, StepStatus.PAUSED)
        if started is None or not (is_now or status == StepStatus.DONE):
            continue
        until = _day(one.get("paused")) if is_now else _day(one.get("finished"))
        rested = one.get("rested")
        days = ((until or today) - started).days - (rested if isinstance(rested, int) else 0)
        tracks = tracks or _tracks(course, plan)
        track = str(one.get("track") or tracks.get(one.id, ""))
        made.append(Standing(citizen, track, max(days, 0), is_now))
    return made


def _tracks(course: str, plan: Mapping[str, Any]) -> dict[str, str]:
    """Return the track of each step that was copied, by its record."""
    with suppress(TypeError, KeyError):
        return {step_record(course, one["id"]): one["track"] for one in plan["steps"]}
    return {}


def _day(value: object) -> date | None:
    with suppress(TypeError, ValueError):
        return date.fromisoformat(str(value)) if value else None
    return None
