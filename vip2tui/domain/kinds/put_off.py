"""That a line of «I dag» is put off (udskudt): until when, and why."""

from __future__ import annotations

from typing import Annotated

from vip2tui.domain.ids import derived_id
from vip2tui.domain.kinds.fact import Code, Day, Fact, Line, Says, Told
from vip2tui.domain.kinds.kind import Kind, Words
from vip2tui.domain.kinds.places import Place


class PutOff(Fact):
    """A line of one person's «I dag» that comes back on a later day.

    It never leaves the computer: what one person puts off is no word about the citizen, and asks
    the other one no less. A point of the checklist and a round of measuring have a day of their
    own, which all know: those are moved there, and have no record of this kind.
    """

    KIND = "put_off"

    citizen: Annotated[str, Says("borger")]
    part: Annotated[Code | None, Says("hvad der er udskudt")] = None
    name: Annotated[Line | None, Says("hvilken")] = None
    until: Annotated[Day | None, Says("udskudt til")] = None
    why: Annotated[Code | None, Says("hvorfor", codes="put_off")] = None
    note: Annotated[Told | None, Says("begrundelse", free=True)] = None


def put_off_record(citizen: str, part: str, name: str, course: str = "") -> str:
    """Return the id of the record that puts a line off; one of no course holds for them all."""
    return derived_id(citizen, "put off", " ".join((part, name, *([course] if course else []))))


KIND = Kind(
    name=PutOff.KIND,
    words=Words("det udskudte", "udskudt ting", "udskudte ting", new="udskudt på I dag",
                nameless="udskudt på I dag"),
    model=PutOff,
    places=frozenset({Place.PRIVATE}),
    parents=("citizen",),
    stands_in={"citizen": ""},
    makes=(frozenset({"until"}),),
    beside=frozenset({"part", "name", "why", "note"}),
)  # fmt: skip
