"""Days on which the one who helps a citizen was away; why is not asked."""

from __future__ import annotations

from typing import Annotated

from vip2tui.domain.kinds.fact import Day, Fact, Says
from vip2tui.domain.kinds.kind import Kind, Words
from vip2tui.domain.statuses import Owner


class Away(Fact):
    """Days on which the mentor, or the consultant, was away; what follows from it is derived.

    One stands with each citizen it is about, so it goes where the citizen goes.
    """

    KIND = "away"

    citizen: Annotated[str, Says("borger")]
    day: Annotated[Day | None, Says("første dag")] = None
    until: Annotated[Day | None, Says("sidste dag")] = None
    owner: Annotated[Owner | None, Says("hvem var væk", codes="owners")] = None


KIND = Kind(
    name=Away.KIND,
    words=Words("dagene, man var væk", "ferie eller andet, man var væk til",
                "gange, man var væk", new="var væk", nameless="var væk"),
    model=Away,
    parents=("citizen",),
    stands_in={"citizen": ""},
    makes=(frozenset({"day", "until"}),),
)  # fmt: skip
