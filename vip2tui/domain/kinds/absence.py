"""Days a citizen was not there (fravær): from when, how much of the day, and who told it."""

from __future__ import annotations

from typing import Annotated

from vip2tui.domain.kinds.fact import Code, Day, Fact, Minutes, RecordId, Says
from vip2tui.domain.kinds.kind import Kind, Words


class Absence(Fact):
    """Days a citizen was not there, whole or in part.

    The mentor has it too, so a reason of health stands in `AbsenceReason` beside it. Only «syg»
    is said here, and only where the workplace was told it.
    """

    KIND = "absence"

    citizen: Annotated[str, Says("borger")]
    course: Annotated[RecordId | None, Says("forløb")] = None
    day: Annotated[Day | None, Says("første dag")] = None
    until: Annotated[Day | None, Says("sidste dag")] = None
    """The last day; the first if left out."""
    planned: Annotated[Minutes | None, Says("aftalt tid på dagen", unit="hours")] = None
    attended: Annotated[Minutes | None, Says("tid, borgeren var der", unit="hours")] = None
    """Of the planned time of a day: then it is a part of it that was missed."""
    reason: Annotated[Code | None, Says("grund", codes="absence")] = None
    excused: Annotated[bool | None, Says("aftalt fravær")] = None
    """That it is lawful, where the reason itself is not said here."""
    told_by: Annotated[Code | None, Says("meldt af", codes="tellers")] = None
    told: Annotated[Day | None, Says("meldt den")] = None
    told_how: Annotated[Code | None, Says("meldt hvordan", codes="forms")] = None


KIND = Kind(
    name=Absence.KIND,
    words=Words("fraværet", "fravær", "fravær", new="fravær", nameless="fravær skrevet"),
    model=Absence,
    parents=("citizen", "course"),
    stands_in={"citizen": ""},
    makes=(frozenset({"day"}),),
)
