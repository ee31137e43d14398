"""Why a citizen was not there, where that touches health."""

from __future__ import annotations

from typing import Annotated

from vip2tui.domain.ids import derived_id
from vip2tui.domain.kinds.fact import Code, Fact, RecordId, Says
from vip2tui.domain.kinds.kind import PROFESSIONAL, Kind, Words


class AbsenceReason(Fact):
    """Why a citizen was not there, where that touches health: for professionals only."""

    KIND = "absence_reason"

    citizen: Annotated[str, Says("borger")]
    absence: Annotated[RecordId, Says("fravær")]
    """The absence it is the reason of, or the note that tells the days."""
    reason: Annotated[Code | None, Says("grund", codes="absence")] = None


def reason_record(absence: str) -> str:
    """Return the id of an absence's reason: the same on every device."""
    return derived_id(absence, "reason")


KIND = Kind(
    name=AbsenceReason.KIND,
    words=Words("grunden til fraværet", "grund til fravær", "grunde til fravær"),
    model=AbsenceReason,
    places=PROFESSIONAL,
    parents=("citizen", "absence"),
    stands_in={"citizen": "", "absence": ""},
    makes=(frozenset({"absence"}),),
)
