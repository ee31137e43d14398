"""What is known at this computer that settles points of the checklist, for `domain.course.settled`.

It reads what the casework has read, so it knows neither the casework nor the desk.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date
from typing import Any

from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.catalogue.checklist import SettledBy
from vip2tui.catalogue.codes import Counts
from vip2tui.changes.fold import CaseState
from vip2tui.changes.record import Record
from vip2tui.domain.course.checklist import MEASURED
from vip2tui.domain.course.copies import PlanItem
from vip2tui.domain.course.settled import Known, Part
from vip2tui.domain.kinds.absence import Absence
from vip2tui.domain.kinds.absence_contact import AbsenceContact
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.grant import Grant
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
    absences, contacts = (
        tuple(
            one
            for name, one in facts[kind].items()
            if name in records and _clock(records[name], "day", written)
        )
        for kind in (Absence.KIND, AbsenceContact.KIND)
    )
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
        settled_by(catalogue),
        tuple(facts[Grant.KIND].values()),
        {one: _parts(records[one]) for one in facts[Grant.KIND] if one in records},
        absences,
        contacts,
    )


def _clock(record: Record, name: str, written: dict[str, int]) -> bool:
    """Keep when a record said its day; return whether it stands."""
    stamp = record.stamp(name)
    if stamp is None or record.undone_by:
        return False
    written[record.id] = stamp.clock
    return True


def settled_by(catalogue: Catalogue) -> Mapping[str, SettledBy]:
    """Return which points are settled by what is written elsewhere, as the shipped list says."""
    return catalogue.shipped_checklist().settled_by


def _parts(record: Record) -> dict[str, Part]:
    """Return when each field was written, of a record that was not taken back."""
    found = {}
    for name in () if record.undone_by else record.heads:
        stamp = record.stamp(name)
        with suppress(ValueError):
            if stamp:
                found[name] = Part(date.fromisoformat(stamp.at[:10]), stamp.clock)
    return found


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
