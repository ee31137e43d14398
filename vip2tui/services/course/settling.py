"""What is known at this computer that settles points of the checklist, for `domain.course.settled`.

It reads what the casework has read, so it knows neither the casework nor the desk.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.catalogue.codes import Counts
from vip2tui.changes.fold import CaseState
from vip2tui.domain.course.checklist import MEASURED
from vip2tui.domain.course.copies import PlanItem
from vip2tui.domain.course.settled import Known
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.item import ItemState
from vip2tui.domain.kinds.measurement import Measurement
from vip2tui.domain.statuses import ItemStatus
from vip2tui.services.records import written_days


def known(
    catalogue: Catalogue,
    states: Mapping[str, CaseState],
    citizen: str,
    facts: Mapping[str, Mapping[str, Any]],
) -> Known:
    """Return what can settle a citizen's points.

    A note that was taken back while something stands on it, and one whose day is missing, settles
    nothing.
    """
    records = states[citizen].records
    written: dict[str, int] = {}
    for one in facts[Entry.KIND]:
        record = records.get(one)
        stamp = record.stamp("type") if record else None
        if record and stamp and not record.undone_by and record.stamp("day"):
            written[one] = stamp.clock
    opened = {
        one: stamp.clock
        for one, state in facts[ItemState.KIND].items()
        if state.status == ItemStatus.OPEN
        and one in records
        and (stamp := records[one].stamp("status"))
    }
    return Known(
        tuple(one for name, one in facts[Entry.KIND].items() if name in written),
        tuple(facts[Measurement.KIND].values()),
        written,
        opened,
        written_days(states, facts[Measurement.KIND].values()),
        {one.code for one in catalogue.codes().entry_types if one.counts == Counts.YES},
    )


def measured_points(catalogue: Catalogue) -> tuple[PlanItem, ...]:
    """Return the points that measuring alone settles, as the shipped list has them today.

    No course keeps them: they were off the list before the program could measure.
    """
    listed = catalogue.shipped_checklist()
    points = [point for name in MEASURED if (point := listed.point(name))]
    return tuple(
        PlanItem(
            id=point.id,
            area=point.id[:3],
            text=point.text,
            owner=point.owner.value,
            important=point.important,
            from_end=point.due.origin != "start",
            from_work=point.due.origin == "arbejde",
            days=point.due.days,
            every=point.due.every,
        )
        for point in points
        if point.due
    )
