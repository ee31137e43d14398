"""The workplace's assessment (arbejdspladsens vurdering) on the card, and whom one may ask."""

from __future__ import annotations

from typing import Annotated

from vip2tui.domain.ids import derived_id
from vip2tui.domain.kinds.fact import Code, Day, Fact, Line, RecordId, Says, Told
from vip2tui.domain.kinds.kind import Kind, Words


class CardAssessment(Fact):
    """What a workplace says of the citizen after a course, and a reference person."""

    KIND = "card_assessment"

    citizen: Annotated[str, Says("borger")]
    course: Annotated[RecordId | None, Says("forløb")] = None
    text: Annotated[Told | None, Says("vurdering", free=True, searched=True)] = None
    by: Annotated[Line | None, Says("vurderet af", free=True, searched=True, named=True)] = None
    day: Annotated[Day | None, Says("dato")] = None
    reference: Annotated[
        Line | None, Says("referenceperson", free=True, searched=True, named=True)
    ] = None
    """Somebody who has agreed to be asked."""
    phone: Annotated[Code | None, Says("referencens telefon", free=True, named=True)] = None


def assessment_record(citizen: str, course: str) -> str:
    """Return the id of the assessment of a course: the same on every device."""
    return derived_id(citizen, "card assessment", course)


KIND = Kind(
    name=CardAssessment.KIND,
    words=Words("arbejdspladsens vurdering", "arbejdspladsens vurdering",
                "vurderinger fra arbejdspladsen", new="arbejdspladsens vurdering"),
    model=CardAssessment,
    parents=("citizen",),
    stands_in={"citizen": ""},
    asked=("text", "by", "day", "reference", "phone"),
    makes=(frozenset({"course"}),),
    called=("text",),
    page="kort",
)  # fmt: skip
