"""The week of a course: what the hours go to, row by row, held against 37 or what is agreed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vip2tui.base.errors import Vip2Error
from vip2tui.changes.change import Json
from vip2tui.domain.course.plan import week_record
from vip2tui.domain.course.week import TARGET, Activity, Block, Week, add_up
from vip2tui.domain.course.week_text import MOST, parse_row, row_text
from vip2tui.domain.kinds.week import WeekPlan
from vip2tui.services.citizen.casework import Casework, CoursePlan
from vip2tui.services.desk import Desk, RefusedError
from vip2tui.services.records import edit_in

FIELDS: Mapping[Activity, str] = {
    Activity.PRACTICE: "placement",
    Activity.DANISH: "danish",
    Activity.AMU: "amu",
    Activity.PAID: "paid",
    Activity.TRANSPORT: "transport",
    Activity.JOB_SEARCH: "job_search",
}
"""The field of the record that each row is kept in."""


@dataclass(frozen=True, slots=True)
class PlannedWeek:
    """A course's week as it can be shown."""

    rows: Mapping[Activity, tuple[Block, ...]]
    texts: Mapping[Activity, str]
    """As they are stored, also what cannot be read as a row."""
    unreadable: tuple[Activity, ...]
    week: Week


@dataclass(frozen=True, slots=True)
class WeekPlanService:
    """What a person can do to a course's week."""

    desk: Desk

    def read(self, plan: CoursePlan) -> PlannedWeek:
        """Return the week; a row that cannot be read counts as nothing and is told."""
        known = plan.week
        rows: dict[Activity, tuple[Block, ...]] = {}
        texts: dict[Activity, str] = {}
        wrong: list[Activity] = []
        for activity, field in FIELDS.items():
            texts[activity] = (getattr(known, field) if known else None) or ""
            try:
                rows[activity] = parse_row(activity, texts[activity])
            except Vip2Error:
                rows[activity] = ()
                wrong.append(activity)
        target = (known.full if known else None) or TARGET
        every = [block for blocks in rows.values() for block in blocks]
        return PlannedWeek(rows, texts, tuple(wrong), add_up(every, target))

    def set_row(self, seen: Casework, plan: CoursePlan, activity: Activity, text: str) -> bool:
        """Write one row; an empty text takes it out. False if it said so already.

        Raises:
            RowNotUnderstoodError: If it cannot be read; nothing is written.
        """
        row = row_text(parse_row(activity, text))
        if len(row) > MOST:
            raise RefusedError("Linjen er for lang. Gør den kortere. Intet er ændret.")
        return self._set(seen, plan, {FIELDS[activity]: row or None})

    def set_target(self, seen: Casework, plan: CoursePlan, minutes: int) -> bool:
        """Write how many minutes the week should have, where it is not 37 hours.

        Raises:
            WeekRefusedError: If no week has so many.
        """
        add_up((), minutes)
        return self._set(seen, plan, {"full": None if minutes == TARGET else minutes})

    def _set(self, seen: Casework, plan: CoursePlan, values: dict[str, Json]) -> bool:
        record = week_record(plan.course.id)
        return bool(self.desk.act([edit_in(seen, plan, record, WeekPlan.KIND, values)]))
