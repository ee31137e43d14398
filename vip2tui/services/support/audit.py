"""«Er dokumentationen i orden?» of a citizen: derived each time, and never a record."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from functools import partial

from vip2tui.domain.course.away import days_of, weeks_told
from vip2tui.domain.course.checklist import MENTOR
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.grant import Grant
from vip2tui.domain.kinds.grant_basis import GrantBasis
from vip2tui.domain.kinds.step import StepState
from vip2tui.domain.law import rules
from vip2tui.domain.roles import Role
from vip2tui.domain.support.checks import Finding, Result, findings, result
from vip2tui.domain.support.dossier import Dossier, Noted, Period
from vip2tui.exchange.receipts import Status
from vip2tui.services.citizen.casework import Casework, CoursePlan, away_of
from vip2tui.services.citizen.overlapping import at_two
from vip2tui.services.desk import Desk, RefusedError
from vip2tui.services.exchange.outbox import OutboxService
from vip2tui.services.records import written_day
from vip2tui.services.support.grants import GrantService
from vip2tui.services.support.hours import HoursService
from vip2tui.services.support.limits import LimitStands, codes_of, rules_of, stands


@dataclass(frozen=True, slots=True)
class Audit:
    """What an audit of one citizen's mentor support would find on a day."""

    day: date
    rules: tuple[str, ...]
    """The sets of rules that hold, with their editions: «lab-2024 1.0»."""
    result: Result
    limits: tuple[LimitStands, ...]
    """What it was held against: each limit with what is shipped, and from when it holds."""
    findings: tuple[Finding, ...]
    granted: bool
    """Whether there is any mentor support to ask about."""


@dataclass(frozen=True, slots=True)
class AuditService:
    """Asks the 35 questions."""

    desk: Desk
    grants: GrantService
    hours: HoursService
    outbox: OutboxService

    def of(self, seen: Casework) -> Audit:
        """Return what would be found.

        Raises:
            RefusedError: If this is a mentor: what it asks about stands with the municipality.
        """
        if self.desk.me.role is Role.MENTOR:
            raise RefusedError("Det ser kommunen efter. En mentor har ikke alt, der spørges om.")
        today, sets = self.desk.today(), self.desk.catalogue.rule_sets()
        found = findings(self.dossier(seen), self.desk.catalogue.codes().audit)
        live = {rule.id for rule in rules.live(sets, today)}
        names = tuple(
            f"{one.id} {one.version}" for one in sets if any(rule.id in live for rule in one.rules)
        )
        limits = stands(self.desk, seen.citizen.case)
        return Audit(today, names, result(found), limits, found, bool(self.grants.of(seen)))

    def dossier(self, seen: Casework) -> Dossier:
        """Return all that is asked about."""
        desk, codes = self.desk, codes_of(self.desk, seen.citizen.case)
        every, today = self.grants.of(seen), desk.today()
        timed = [one for one in every if one.start]
        plan = self._plan(seen)
        waiting = self.outbox.of_citizen(seen)
        double, sheets = at_two(desk, seen), self.hours.sheets(seen)
        away = away_of(seen)
        return Dossier(
            day=today,
            periods=tuple(
                _period(seen, one, self.grants.basis(seen, one))
                for one in (*timed, *(one for one in every if not one.start))
            ),
            given=self.hours.given(seen),
            notes=tuple(
                Noted(
                    one,
                    _written(seen, one),
                    waiting.get(one.id) is Status.READY,
                    one.id in double,
                    _is_confirmed(desk, seen, one),
                )
                for one in seen.entries
            ),
            rules=codes.support,
            then=partial(rules_of, desk, seen.citizen.case),
            last_day=self.grants.last_day,
            months=self.grants.months,
            confirmed=frozenset(one.month for one in sheets if one.is_confirmed),
            denied=frozenset(one.month for one in sheets if one.is_denied),
            excused=frozenset(one.month for one in sheets if one.is_excused),
            overdue=tuple(_overdue(plan, today)) if plan else (),
            closed=plan.course.closed if plan else None,
            courses={one.course.id: one.course.closed for one in seen.courses},
            has_outcome=bool(plan and plan.course.outcome),
            stale=rules.stale_since(desk.catalogue.rule_sets(), today),
            watch=codes.watch_list,
            paused=tuple(_paused(desk, seen, today)),
            told=seen.absences.weeks | weeks_told(away, MENTOR),
            away=frozenset(day for one in away if one.owner == MENTOR for day in days_of(one)),
        )

    def _plan(self, seen: Casework) -> CoursePlan | None:
        """Return the course the support is given in: the last grant's, else the one that runs."""
        named = [one.course for one in self.grants.of(seen) if one.course]
        found = (one for one in seen.courses if named and one.course.id == named[-1])
        return next(found, seen.course)


def _period(seen: Casework, grant: Grant, basis: GrantBasis | None) -> Period:
    """Return a grant with the days its fields were written."""
    said = dict[str, date]()
    for fact in (grant, basis):
        if fact is not None:
            record = seen.states[fact.case].records[fact.id]
            said |= {name: day for name in record.heads if (day := written_day(record, name))}
    record = seen.states[grant.case].records[grant.id]
    return Period(grant, basis, written_day(record, "start"), said)


def _is_confirmed(desk: Desk, seen: Casework, entry: Entry) -> bool:
    """Return whether it was the municipality that wrote that the citizen confirmed a note."""
    record = seen.states[entry.case].records.get(entry.id)
    stamp = record.stamp("confirmed") if record and entry.confirmed else None
    role = desk.others.roles().get(stamp.place[0]) if stamp else None
    return role in (Role.CONSULTANT, Role.OFFICE)


def _written(seen: Casework, entry: Entry) -> date:
    """Return the day an entry was first written."""
    record = seen.states[entry.case].records.get(entry.id)
    return (written_day(record, "type") if record else None) or entry.day


def _overdue(plan: CoursePlan, today: date) -> Iterator[tuple[str, date]]:
    if plan.course.closed is not None:
        return
    for line in plan.lines:
        if line.item.important:
            yield from ((one.record, one.due) for one in line.overdue(today, plan.since) if one.due)


def _paused(desk: Desk, seen: Casework, today: date) -> Iterator[tuple[date, date]]:
    """Yield the days on which a step stood still, as its changes tell; the last may still do."""
    since = dict[str, date]()
    dead = frozenset[str]().union(*(seen.states[case].dead for case in seen.parts))
    for change in (one for case in seen.parts for one in desk.store.changes(case)):
        if change.kind != StepState.KIND or "paused" not in change.set or change.id in dead:
            continue
        with suppress(ValueError):
            if first := since.pop(change.record, None):
                yield first, date.fromisoformat(change.at[:10])
            if change.set["paused"]:
                since[change.record] = date.fromisoformat(str(change.set["paused"]))
    yield from ((first, today) for first in since.values())
