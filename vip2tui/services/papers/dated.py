"""The days about a citizen, for a calendar: what «I dag» asks for, and what lies beyond it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from itertools import chain

from vip2tui.domain.course.followup import Asked
from vip2tui.domain.course.later import Later
from vip2tui.domain.course.upcoming import (
    ALREADY,
    CHOOSE,
    THE_ROUND,
    TICK,
    VISIT,
    Urgency,
    Waiting,
    line_id,
)
from vip2tui.domain.kinds.grant import Grant
from vip2tui.domain.kinds.places import Place, place_of
from vip2tui.domain.statuses import StepStatus
from vip2tui.domain.support.visits import next_visit
from vip2tui.papers.calendar_file import CalendarDay
from vip2tui.services.citizen import absence_due
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.course import followups
from vip2tui.services.desk import Desk
from vip2tui.services.progress import calendar as measuring
from vip2tui.services.support import due as support
from vip2tui.text.danish import count

AGREED = "notater"
"""The part of a line that tells what was agreed."""
_PLAN = "plan"
_SORTS = {
    AGREED: "Aftale",
    _PLAN: "Et trin i planen",
    THE_ROUND: "Ugens runde",
    ALREADY: "Tjeklisten",
    CHOOSE: "Vælg en jobpakke",
    measuring.PART: "Måling",
    support.PART: "Mentorstøtte",
    followups.PART: "Opfølgning",
    absence_due.PART: "Fravær",
    VISIT: "Besøg",
    support.PERIOD: "En periode med mentorstøtte slutter",
}
"""What a calendar says where it must not say more, by part or, where it has one, by sort."""
_ELSE = "Noget at tage op"


@dataclass(frozen=True, slots=True)
class Dated:
    """Something about a citizen that falls on a day."""

    id: str
    """As the line of «I dag» is called, where it is one."""
    day: date
    sort: str
    """What it is, without a word of whom or what about."""
    words: str


def dated(
    desk: Desk, seen: Casework, waiting: Iterable[Waiting], later: Iterable[Later]
) -> list[Dated]:
    """Return what falls on a day from today on, each thing once.

    Args:
        desk: Whose.
        seen: The citizen.
        waiting: What waits about the citizen, as «I dag» has it.
        later: What is put off.
    """
    found: dict[str, Dated] = {}
    for one in chain(_asked(seen, waiting), _put_off(later), _ahead(desk, seen)):
        found.setdefault(one.id, one)
    return [one for one in found.values() if one.day >= desk.today()]


def calendar_days(
    citizen: str, name: str, every: Iterable[Dated], *, with_names: bool
) -> Iterator[CalendarDay]:
    """Yield the days as a calendar has them; the checklist's points of a day are one.

    Args:
        citizen: Whose they are, by id.
        name: The citizen's.
        every: The days.
        with_names: Whether it says whom and what it is about.
    """
    about = f" ({name})" if with_names else ""
    points = defaultdict[date, list[Dated]](list)
    for one in every:
        if one.sort == TICK:
            points[one.day].append(one)
        else:
            yield CalendarDay(
                _key(one.id), one.day, f"{one.words if with_names else one.sort}{about}"
            )
    for day, of_day in points.items():
        told = "; ".join(one.words for one in of_day)
        said = told if with_names else count(len(of_day), "punkt", "punkter")
        key = _key(line_id(citizen, TICK, day.isoformat(), ""))
        yield CalendarDay(key, day, f"Tjeklisten: {said}{about}")


def _asked(seen: Casework, waiting: Iterable[Waiting]) -> Iterator[Dated]:
    """Yield what waits and has a day. What was agreed where not all read it is told by its sort."""
    shared = {one.id for one in seen.entries if place_of(one.case) is Place.SHARED}
    for one in waiting:
        if one.urgency > Urgency.DOUBT:
            sort = _sort(one.part, one.kind)
            is_told = one.part != AGREED or one.name in shared
            yield Dated(one.id, one.due, sort, one.what if is_told else sort)


def _put_off(later: Iterable[Later]) -> Iterator[Dated]:
    for one in later:
        sort = _sort(one.part, "")
        yield Dated(one.id, one.until, sort, sort if one.part == AGREED else one.what)


def _ahead(desk: Desk, seen: Casework) -> Iterator[Dated]:
    """Yield what has a day and is not asked for yet."""
    citizen, today = seen.citizen.id, desk.today()
    shared = [one for one in seen.entries if place_of(one.case) is Place.SHARED]
    for entry in shared:
        if entry.next_date and entry.next_done is None:
            sort = _SORTS[AGREED]
            line = line_id(citizen, AGREED, entry.id, "")
            yield Dated(line, entry.next_date, sort, entry.next or sort)
    if visit := next_visit(citizen, shared, today, support.PART, planned=support.follow_ups(seen)):
        yield Dated(visit.id, visit.due, _SORTS[VISIT], visit.what)
    for grant in seen.facts[Grant.KIND].values():
        if isinstance(grant, Grant) and grant.end:
            words = _SORTS[support.PERIOD]
            line = line_id(citizen, support.PART, f"{support.PERIOD}:{grant.id}", "")
            yield Dated(line, grant.end, words, words)
    for plan in seen.courses:
        for week in followups.weeks_of(desk, seen, plan):
            if week.stands(today) is Asked.AHEAD:
                name = f"{plan.course.id}:{week.week}"
                yield Dated(
                    line_id(citizen, followups.PART, name, ""), week.due,
                    _SORTS[followups.PART], f"ring og hør, om jobbet holder (uge {week.week})",
                )  # fmt: skip
        if plan.course.closed is None:
            for step in plan.steps:
                if step.counts and step.status == StepStatus.PLANNED:
                    name = f"{step.step.id}:slut"
                    line = line_id(citizen, _PLAN, name, plan.course.id)
                    yield Dated(line, step.end, "Et trin slutter", f"Slutter: {step.step.name}")
    for course, day in measuring.ahead(desk, seen):
        name, sort = f"{course}:{day.isoformat()}", _SORTS[measuring.PART]
        line = line_id(citizen, measuring.PART, name, "")
        yield Dated(line, day, sort, sort)


def _sort(part: str, kind: str) -> str:
    return part if part == TICK else _SORTS.get(kind) or _SORTS.get(part) or _ELSE


def _key(line: str) -> str:
    """Return what a calendar knows a thing by, which names nobody."""
    return sha256(line.encode()).hexdigest()[:32]
