"""A goal (delmål) of a step: what a person set about it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated

from vip2tui.domain.course.copies import Weeks
from vip2tui.domain.kinds.fact import Code, Day, Fact, Line, Named, RecordId, Says, Told
from vip2tui.domain.kinds.kind import Kind, Said, Words
from vip2tui.domain.statuses import GoalStatus, ShownBy


class GoalState(Fact):
    """What a person set about one goal (delmål); a goal of one's own says it all."""

    KIND = "goal"

    course: Annotated[str, Says("forløb")]
    step: Annotated[RecordId | None, Says("trin")] = None
    """The record of the step that a goal of one's own is in."""
    text: Annotated[Named | None, Says("tekst", free=True)] = None
    target: Annotated[Line | None, Says("mål i tal", typed=True)] = None
    week: Annotated[Weeks | None, Says("uge i trinnet")] = None
    """The week of its step it is aimed at."""
    certificate: Annotated[Code | None, Says("bevis")] = None
    """The proof (bevis) of the package it is about, if it is one and no goal of a step."""
    status: Annotated[GoalStatus, Says("status", codes="goal_status")] = GoalStatus.NOT_BEGUN
    day: Annotated[Day | None, Says("dato")] = None
    """The day it was reached; one that is reached has it."""
    shown_by: Annotated[ShownBy | None, Says("hvordan det er vist", codes="evidence")] = None
    """What kind of thing shows that it is reached. Reached before this was asked, it has none."""
    evidence: Annotated[Told | None, Says("det, der viser det", free=True, searched=True)] = None
    """A few words about it."""


def _ties(record: str, said: Said) -> Iterator[tuple[str, str]]:
    if "step" in said:
        yield record, str(said["step"])


OWN = frozenset({"text", "step"})
"""What the change says that made one of the citizen's own."""

KIND = Kind(
    name=GoalState.KIND,
    words=Words("delmålet", "delmål", "delmål", new="nyt delmål"),
    model=GoalState,
    parents=("course",),
    stands_in={"course": ""},
    makes=(OWN, frozenset({"certificate"})),
    called=("text",),
    page="plan",
    done={
        GoalStatus.NOT_BEGUN: "sat til ikke begyndt",
        GoalStatus.UNDERWAY: "på vej",
        GoalStatus.REACHED: "nået",
        GoalStatus.GIVEN_UP: "opgivet",
    },
    ties=_ties,
)
