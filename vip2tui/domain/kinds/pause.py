"""Why a step stands still where that touches health."""

from __future__ import annotations

from typing import Annotated

from vip2tui.domain.kinds.fact import Code, Day, Fact, RecordId, Says, Told
from vip2tui.domain.kinds.kind import PROFESSIONAL, Kind, Words


class PauseReason(Fact):
    """Why a step stands still where that touches health: for professionals only."""

    KIND = "pause"

    course: Annotated[str, Says("forløb")]
    step: Annotated[RecordId, Says("trin")]
    """The step's record."""
    paused: Annotated[Day | None, Says("på pause siden")] = None
    """The first day of the pause it is about; another pause has another reason."""
    pause_code: Annotated[Code | None, Says("grund til pausen", codes="pauses")] = None
    reason: Annotated[Told | None, Says("begrundelse", free=True)] = None


KIND = Kind(
    name=PauseReason.KIND,
    words=Words("grunden til pausen", "grund til en pause", "grunde til pauser"),
    model=PauseReason,
    places=PROFESSIONAL,
    parents=("course",),
    stands_in={"course": "", "step": ""},
    makes=(frozenset({"step"}),),
)
