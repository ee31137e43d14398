"""A step (trin) of a course: what a person set about it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from vip2tui.domain.course.copies import Weeks
from vip2tui.domain.kinds.fact import Code, Day, Fact, Line, Named, Says, Told
from vip2tui.domain.kinds.kind import Kind, Words
from vip2tui.domain.statuses import StepStatus


class StepState(Fact):
    """What a person set about one step of a course; the rest stands in the copied plan.

    A step of the citizen's own has nothing there: its record has a random id and says it all.
    """

    KIND = "step"

    course: Annotated[str, Says("forløb")]
    name: Annotated[Named | None, Says("navn", typed=True)] = None
    track: Annotated[Code | None, Says("spor", codes="tracks")] = None
    source: Annotated[Line | None, Says("kilde")] = None
    """The package, edition and step it was taken from: ``lager-transport 1.0 praktik``."""
    place: Annotated[
        int | None, Field(ge=-1_000_000_000, le=1_000_000_000), Says("plads i planen")
    ] = None
    """Where it stands among the steps; low is first."""
    status: Annotated[StepStatus, Says("status", codes="step_status")] = StepStatus.PLANNED
    weeks: Annotated[Weeks | None, Says("uger", unit="weeks")] = None
    start: Annotated[Day | None, Says("start")] = None
    started: Annotated[Day | None, Says("begyndt")] = None
    finished: Annotated[Day | None, Says("færdig")] = None
    paused: Annotated[Day | None, Says("på pause siden")] = None
    """Since when it stands still; a pause stops the clock."""
    rested: Annotated[int | None, Field(ge=0, le=3_660), Says("dage på pause")] = None
    """Days of the pauses before this one."""
    pause_code: Annotated[Code | None, Says("grund til pausen", codes="pauses")] = None
    """Why it stands still; what touches health stands in `PauseReason`."""
    expected: Annotated[Day | None, Says("ventes tilbage")] = None
    """When it is expected to go on."""
    agreed: Annotated[Line | None, Says("hvem pausen er aftalt med", typed=True)] = None
    """Whom the pause is agreed with."""
    return_plan: Annotated[Told | None, Says("plan for at komme i gang igen", typed=True)] = None
    """What is agreed about going on."""
    reason: Annotated[Told | None, Says("begrundelse", free=True, searched=True)] = None


OWN = frozenset({"name", "track"})
"""What the change says that made one of the citizen's own."""

KIND = Kind(
    name=StepState.KIND,
    words=Words("trinnet", "trin", "trin", new="nyt trin"),
    model=StepState,
    parents=("course",),
    stands_in={"course": ""},
    makes=(OWN,),
    called=("name",),
    page="plan",
    beside=frozenset({"reason"}),
    done={
        StepStatus.PLANNED: "sat til planlagt",
        StepStatus.RUNNING: "sat i gang",
        StepStatus.DONE: "gennemført",
        StepStatus.PAUSED: "sat på pause",
        StepStatus.BROKEN_OFF: "afbrudt",
        StepStatus.SKIPPED: "sprunget over",
    },
)
