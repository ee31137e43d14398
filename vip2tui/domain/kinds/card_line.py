"""A line of the competence card that is handed on: taken in by a person, with what shows it."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from vip2tui.base.safe import quoted
from vip2tui.domain.kinds.fact import Code, Day, Fact, Known, Named, RecordId, Says
from vip2tui.domain.kinds.kind import Kind, Said, Words

MOST_BEHIND = 40
"""So many dated entries are listed behind a line; the newest are the ones that are kept."""
Sort = Literal["maal", "maaling", "niveau", "notat"]
"""What a dated entry is: a goal reached, an answer at work, a level that was seen, a note."""


class Behind(Known):
    """One dated entry that a line builds on."""

    sort: Sort
    record: RecordId
    day: Day


class CardLine(Fact):
    """One line of the card: a competence with its level, or a person's own words.

    It says what a person took in. A level that is marked afterwards is not on the card before
    somebody takes it in too.
    """

    KIND = "card_line"

    citizen: Annotated[str, Says("borger")]
    competence: Annotated[RecordId | None, Says("kompetence")] = None
    """Which one it is; none for a line in somebody's own words."""
    package: Annotated[str | None, Field(max_length=100), Says("jobpakke")] = None
    name: Annotated[Named | None, Says("tekst", free=True, searched=True)] = None
    field: Annotated[Code | None, Says("del af kompetencekortet", codes="card_fields")] = None
    level: Annotated[int | None, Field(ge=0, le=4), Says("niveau")] = None
    behind: Annotated[
        Annotated[tuple[Behind, ...], Field(max_length=MOST_BEHIND)] | None,
        Says("det, der viser det"),
    ] = None
    """None, or nothing, for a line without evidence."""
    taken: Annotated[bool | None, Says("på kortet")] = None
    """Whether it stands on the card; one that was taken off keeps its history."""


def _told(said: Said) -> str:
    name = f" {quoted(said['name'])}" if said.get("name") else ""
    if said.get("taken") is False:
        return "linje taget af kompetencekortet"
    return f"linje på kompetencekortet{name}" if said.get("taken") else ""


KIND = Kind(
    name=CardLine.KIND,
    words=Words("linjen på kompetencekortet", "linje på kompetencekortet",
                "linjer på kompetencekortet", new="ny linje på kompetencekortet"),
    model=CardLine,
    parents=("citizen",),
    stands_in={"citizen": ""},
    makes=(frozenset({"name", "taken"}),),
    called=("name",),
    page="kort",
    told=_told,
)  # fmt: skip
