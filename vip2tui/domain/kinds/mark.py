"""A mark on the competence card (kompetencekort): how far a citizen is, as somebody saw it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from vip2tui.domain.kinds.fact import Code, Day, Fact, Known, Line, Named, RecordId, Says, Told
from vip2tui.domain.kinds.kind import Kind, Words


class Observed(Known):
    """What somebody saw that a citizen can. One value: a level never takes another's day."""

    level: Annotated[int, Field(ge=0, le=4)]
    """0 is not tried, 4 is as well as the colleagues; the words are in the list of codes."""
    day: Day
    by: Line | None = None
    """Who saw it, where that is another than who wrote it."""


class Mark(Fact):
    """How far a citizen is with one competence (kompetencekort), as somebody saw it.

    What it is called stands here too: a package may change or not be on this computer.
    """

    KIND = "mark"

    citizen: Annotated[str, Says("borger")]
    competence: Annotated[RecordId, Says("kompetence", is_id=True)]
    """Its id: a shared one's, which is the same for every package, or one of `package`'s."""
    package: Annotated[str | None, Field(max_length=100), Says("jobpakke", is_id=True)] = None
    """The package whose trade it belongs to; none for a shared one."""
    name: Annotated[Named | None, Says("navn")] = None
    field: Annotated[Code | None, Says("del af kompetencekortet", codes="card_fields")] = None
    """Which of the card's four fields it stands in, as a code."""
    observed: Annotated[Observed | None, Says("niveau")] = None
    note: Annotated[Told | None, Says("bemærkning", free=True)] = None
    """What shows it: a task, a day, a paper."""


KIND = Kind(
    name=Mark.KIND,
    words=Words("niveauet", "niveau på kompetencekortet", "niveauer på kompetencekortet"),
    model=Mark,
    parents=("citizen",),
    stands_in={"citizen": "", "competence": ""},
    makes=(frozenset({"competence"}),),
    called=("name",),
)
