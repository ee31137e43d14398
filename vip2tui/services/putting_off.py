"""Putting a line of «I dag» off until a day («udskyd til …»), and what is put off.

The one home of it. What has a day of its own is moved there, for everyone: a point of the
checklist, a round of measuring. What has none is put off on this computer alone. Either way it
comes back on its day, says why meanwhile, and is undone as anything else.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from vip2tui.base.safe import typed_line
from vip2tui.changes.change import Json
from vip2tui.changes.writer import Draft
from vip2tui.domain.course.later import Later
from vip2tui.domain.course.queue import Tasks
from vip2tui.domain.course.upcoming import NEXT_VISIT, TICK, WEEK, Waiting
from vip2tui.domain.kinds.measurement_delay import MeasurementDelay, delay_record
from vip2tui.domain.kinds.places import Place, case_at, place_of
from vip2tui.domain.kinds.put_off import PutOff, put_off_record
from vip2tui.domain.progress.rounds import WORK
from vip2tui.domain.roles import Role
from vip2tui.domain.statuses import ItemStatus
from vip2tui.domain.support.followed import FOLLOW_UPS
from vip2tui.services.citizen.casework import Casework, CoursePlan
from vip2tui.services.course.checklist import ChecklistService
from vip2tui.services.desk import Desk, NotFoundError, RefusedError
from vip2tui.services.progress.calendar import PART as MEASURED
from vip2tui.services.progress.measuring import MeasureService
from vip2tui.services.records import edit_in, edit_seen

OTHER = "andet"
"""The reason that says nothing by itself."""
_STAYS = "Det bliver stående på I dag, til det er gjort. Intet er udskudt."


def parted(
    desk: Desk, seen: Casework, waiting: Iterable[Waiting], tasks: Tasks
) -> tuple[tuple[Waiting, ...], tuple[Later, ...]]:
    """Return what waits today, and what is put off.

    What always stays is never put off, whatever a record says.
    """
    now: list[Waiting] = []
    points = list(_points(desk, seen))
    later: list[Later] = [*points, *_measurements(desk, seen)]
    moved = {(one.course, one.name) for one in points}
    for one in waiting:
        if one.part == TICK and (one.course, one.name) in moved:
            continue  # its new day may lie near, and it was asked for on that day
        held = None if tasks.stays(one) else _held(desk, seen, one)
        if held is None:
            now.append(one)
        else:
            later.append(held)
    later.sort(key=lambda one: (one.until, one.part, one.name, one.course))
    return tuple(now), tuple(later)


def _held(desk: Desk, seen: Casework, one: Waiting) -> Later | None:
    """Return how a line is put off, if it is: by its course's record, or by an older one of none.

    What an older one holds is taken up again by the same.
    """
    for course in dict.fromkeys((one.course, "")):
        record = put_off_record(one.citizen, one.part, one.name, course)
        known = seen.facts[PutOff.KIND].get(record)
        if isinstance(known, PutOff) and known.until and known.until > desk.today():
            why = _said(desk, known.why, known.note or "")
            return Later(one.citizen, one.part, one.name, one.what, known.until, why, course)
    return None


def _points(desk: Desk, seen: Casework) -> Iterator[Later]:
    for plan in seen.courses:
        if plan.course.closed is not None:
            continue
        for line in plan.lines:
            for _, state in line.states:
                until = state.until
                if state.status == ItemStatus.PUT_OFF and until and until > desk.today():
                    name = state.item or line.item.id
                    yield Later(
                        seen.citizen.id,
                        TICK,
                        name,
                        line.item.text,
                        until,
                        state.note or "",
                        plan.course.id,
                    )


def _measurements(desk: Desk, seen: Casework) -> Iterator[Later]:
    is_mentor = desk.me.role is Role.MENTOR
    for one in seen.facts[MeasurementDelay.KIND].values():
        if not isinstance(one, MeasurementDelay) or not one.until or one.until <= desk.today():
            continue
        of_work = (one.round or "").startswith(WORK)
        if of_work is is_mentor and (place_of(one.case) is Place.SHARED) is of_work:
            yield Later(
                seen.citizen.id, MEASURED, one.course, "Måling", one.until, one.reason or ""
            )


@dataclass(frozen=True, slots=True)
class PuttingOffService:
    """What a person can put off."""

    desk: Desk
    checklist: ChecklistService
    measuring: MeasureService

    def may(self, line: Waiting) -> Waiting:
        """Return a line that may be put off.

        Raises:
            RefusedError: If it always stays: what was begun, what is in doubt, what is not safe.
        """
        if not line.citizen or Tasks(self.desk.catalogue.codes().tasks).stays(line):
            raise RefusedError(_STAYS)
        return line

    def warning(self, line: Waiting) -> str:
        """Return what one must know before it is put off: what the law says of its day."""
        law = Tasks(self.desk.catalogue.codes().tasks).of(line).law or ""
        is_late = line.due < self.desk.today()
        return " ".join(part for part in (law, _LATE if is_late else "") if part)

    def days(self, seen: Casework) -> list[tuple[str, date]]:
        """Return the days that lie near: in a week, and the next visit, where one is agreed."""
        today = self.desk.today()
        visits = [
            one.next_date
            for one in seen.entries
            if one.next_date and one.next_date > today and one.next_done is None
            and (one.next == NEXT_VISIT or one.type in FOLLOW_UPS)
        ]  # fmt: skip
        found = [("Om en uge", today + WEEK)]
        return found + ([("Ved næste besøg", min(visits))] if visits else [])

    def put_off(self, seen: Casework, line: Waiting, until: date, why: str, note: str = "") -> str:
        """Put a line off; return what it is called.

        Raises:
            RefusedError: If the day is not ahead, there is no reason, or it always stays.
        """
        codes = self.desk.catalogue.codes()
        self.may(line)
        if until <= self.desk.today():
            raise RefusedError("Vælg en dag, der ligger efter i dag. Intet er udskudt.")
        if why not in {one.code for one in codes.put_off}:
            choices = ", ".join(one.code for one in codes.put_off)
            raise RefusedError(f"Vælg en grund: {choices}. Intet er udskudt.")
        note = typed_line(note)
        if why == OTHER and not note:
            raise RefusedError("Skriv kort hvorfor. Intet er udskudt.")
        said = _said(self.desk, why, note)
        if line.part == TICK:
            plan, time = self.checklist.waiting(seen, line.name, line.course)
            self.checklist.put_off(seen, plan, time, until, said)
        elif line.part == MEASURED:
            self.measuring.postpone(seen, _course(seen, line.name), until, said)
        else:
            values: dict[str, Json] = {
                "until": until.isoformat(), "why": why, "note": note or None,
            }  # fmt: skip
            self.desk.act([self._draft(seen, line, values)])
        return line.what

    def take_back(self, seen: Casework, one: Later) -> None:
        """Let a thing that is put off wait today again."""
        if one.part == TICK:
            plan, time = self.checklist.waiting(seen, one.name, one.course)
            draft = edit_in(seen, plan, time.record, "item", {"until": None}, item=time.name)
        elif one.part == MEASURED:
            draft = self._measurement(seen, one)
        else:
            draft = self._draft(seen, one, {"until": None})
        self.desk.act([draft])

    def _draft(self, seen: Casework, one: Waiting | Later, values: dict[str, Json]) -> Draft | None:
        citizen, record = seen.derived(
            lambda of: put_off_record(of, one.part, one.name, one.course), Place.PRIVATE
        )
        fixed: dict[str, Json] = {"citizen": citizen, "part": one.part, "name": one.name or None}
        case = case_at(citizen, Place.PRIVATE)
        return edit_seen(seen, case, record, PutOff.KIND, values, fixed=fixed)

    def _measurement(self, seen: Casework, one: Later) -> Draft | None:
        for known in seen.facts[MeasurementDelay.KIND].values():
            if isinstance(known, MeasurementDelay) and (known.course, known.until) == (
                one.name, one.until,
            ):  # fmt: skip
                record = delay_record(known.course, known.round or "")
                kind, until = MeasurementDelay.KIND, {"until": None}
                return edit_seen(seen, known.case, record, kind, until)
        return None


_LATE = "Det er over fristen. Du kan udskyde det, men fristen er den samme."


def _said(desk: Desk, why: str | None, note: str) -> str:
    name = desk.catalogue.codes().name_of("put_off", why) if why and why != OTHER else ""
    return ": ".join(part for part in (name, note) if part)


def _course(seen: Casework, course: str) -> CoursePlan:
    for plan in seen.courses:
        if plan.course.id == course:
            return plan
    raise NotFoundError("Målingen venter ikke mere. Intet er ændret.")
