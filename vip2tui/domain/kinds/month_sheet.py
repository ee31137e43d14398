"""A month of mentor hours that was closed (månedsark), and the citizen's word on it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from vip2tui.domain.ids import derived_id
from vip2tui.domain.kinds.fact import Day, Fact, Says
from vip2tui.domain.kinds.kind import Kind, Said, Words

Month = Annotated[str, Field(pattern=r"^\d{4}-\d\d$")]
"""«2026-05»."""
MonthMinutes = Annotated[int, Field(ge=0, le=31 * 24 * 60)]


class MonthSheet(Fact):
    """One month of one citizen's mentor hours, locked with the sum it had (månedsark).

    What is written or corrected afterwards stands beside it and is never in its sum.
    """

    KIND = "month_sheet"

    citizen: Annotated[str, Says("borger")]
    month: Annotated[Month | None, Says("måned")] = None
    minutes: Annotated[MonthMinutes | None, Says("timer i måneden", unit="hours")] = None
    locked: Annotated[Day | None, Says("låst")] = None


def sheet_record(citizen: str, month: str) -> str:
    """Return the id of a citizen's month: the same on every device."""
    return derived_id(citizen, "month", month)


def _told(said: Said) -> str:
    if "locked" not in said:
        return ""
    month = f" {said['month']}" if said.get("month") else ""
    return f"månedsarket{month} {'låst' if said['locked'] else 'åbnet igen'}"


KIND = Kind(
    name=MonthSheet.KIND,
    words=Words("månedsarket", "månedsark", "månedsark"),
    model=MonthSheet,
    parents=("citizen",),
    stands_in={"citizen": ""},
    makes=(frozenset({"month"}),),
    told=_told,
)
