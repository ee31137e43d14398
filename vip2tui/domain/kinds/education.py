"""An education that the citizen brings along (medbragt uddannelse)."""

from __future__ import annotations

from typing import Annotated

from vip2tui.domain.kinds.fact import Day, Fact, Line, Named, Says
from vip2tui.domain.kinds.kind import Kind, Words


class Education(Fact):
    """What was learnt elsewhere: where, how far it goes here, and who has assessed that when."""

    KIND = "education"

    citizen: Annotated[str, Says("borger")]
    name: Annotated[Named | None, Says("uddannelse", free=True, searched=True)] = None
    place: Annotated[
        Line | None, Says("sted", "Skole og sted", free=True, searched=True, named=True)
    ] = None
    level: Annotated[Line | None, Says("niveau", "Niveau i Danmark", free=True)] = None
    """As the one who assessed it says it: «svarer til faglært kok»."""
    assessed_by: Annotated[Line | None, Says("vurderet af", free=True, named=True)] = None
    day: Annotated[Day | None, Says("vurderet den")] = None


KIND = Kind(
    name=Education.KIND,
    words=Words("uddannelsen", "medbragt uddannelse", "medbragte uddannelser",
                new="ny medbragt uddannelse"),
    model=Education,
    parents=("citizen",),
    stands_in={"citizen": ""},
    asked=("name", "place", "level", "assessed_by", "day"),
    makes=(frozenset({"name"}),),
    called=("name",),
    page="kort",
)  # fmt: skip
