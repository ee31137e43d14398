"""A human line of a receipt (svar): the municipality has read it, and this is what came of it."""

from __future__ import annotations

from typing import Annotated

from vip2tui.domain.kinds.fact import Day, Fact, RecordId, Says, Told
from vip2tui.domain.kinds.kind import Kind, Words
from vip2tui.domain.roles import Role


class Reply(Fact):
    """What the office, or the consultant, says back; it stands on the mentor's I dag until seen."""

    KIND = "reply"

    citizen: Annotated[str, Says("borger")]
    about: Annotated[RecordId | None, Says("det, der svares på")] = None
    """The note it is about, if it is about one."""
    day: Annotated[Day | None, Says("dato")] = None
    text: Annotated[Told | None, Says("svar", free=True, searched=True)] = None


KIND = Kind(
    name=Reply.KIND,
    words=Words("svaret", "svar fra kommunen", "svar fra kommunen"),
    model=Reply,
    parents=("citizen",),
    setters=frozenset({Role.CONSULTANT, Role.OFFICE}),
    stands_in={"citizen": ""},
    makes=(frozenset({"text"}),),
    called=("text",),
)
