"""How a course ended (afslutning): what its outcome asks for, and why it stopped."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from vip2tui.domain.ids import derived_id
from vip2tui.domain.kinds.fact import Code, Day, Fact, Line, RecordId, Says, Told
from vip2tui.domain.kinds.kind import PROFESSIONAL, Kind, Said, Words

Weekly = Annotated[int, Field(ge=0, le=7 * 24 * 60)]
"""Minutes of a week."""
Reasons = Annotated[tuple[Code, ...], Field(max_length=2)]
"""Why it stopped, as one voice says it: at most two, the main one first."""
Grade = Annotated[int, Field(ge=1, le=5)]


class Ending(Fact):
    """What is told of how a course ended (afslutning): for professionals only.

    The course itself says that it is closed and with which outcome; why somebody stopped, and what
    each voice says of it, is about people who are easily hurt, and the mentor is often the boss.
    """

    KIND = "ending"

    citizen: Annotated[str, Says("borger")]
    course: Annotated[RecordId, Says("forløb")]
    outcome: Annotated[Code | None, Says("resultat", codes="outcomes")] = None
    """The outcome it belongs to: the true one, also where the course may not say it."""
    weekly: Annotated[Weekly | None, Says("timer om ugen", unit="hours")] = None
    permanent: Annotated[bool | None, Says("fast job")] = None
    start: Annotated[Day | None, Says("første dag")] = None
    until: Annotated[Day | None, Says("sidste dag")] = None
    trade: Annotated[Line | None, Says("branche", searched=True)] = None
    education: Annotated[Line | None, Says("uddannelse", searched=True)] = None
    type: Annotated[Line | None, Says("slags forløb")] = None
    package: Annotated[Code | None, Says("ny jobpakke")] = None
    again: Annotated[Day | None, Says("dag for ny vurdering")] = None
    municipality: Annotated[Code | None, Says("ny kommune", codes="municipalities")] = None
    text: Annotated[
        Annotated[str, Field(max_length=80)] | None, Says("resultatet med få ord", free=True)
    ] = None
    stop_citizen: Annotated[Reasons | None, Says("borgerens grunde", codes="stops")] = None
    stop_mentor: Annotated[Reasons | None, Says("mentorens grunde", codes="stops")] = None
    stop_leader: Annotated[Reasons | None, Says("lederens grunde", codes="stops")] = None
    stop_consultant: Annotated[Reasons | None, Says("konsulentens grunde", codes="stops")] = None
    reached: Annotated[Code | None, Says("er formålet nået", codes="reached")] = None
    mentor_citizen: Annotated[
        Grade | None, Says("mentorens betydning ifølge borgeren", "Mentoren, siger borgeren")
    ] = None
    """How much the mentor meant, from 1, not at all, to 5, very much."""
    mentor_leader: Annotated[
        Grade | None, Says("mentorens betydning ifølge lederen", "Mentoren, siger lederen")
    ] = None
    reason: Annotated[Told | None, Says("begrundelse", free=True)] = None

    @property
    def stops(self) -> Mapping[str, tuple[str, ...]]:
        """Why it stopped, by the code of the voice that says so (`Codes.tellers`)."""
        said = {voice: getattr(self, name) for voice, name in STOPS.items()}
        return {voice: reasons for voice, reasons in said.items() if reasons}


STOPS = {
    "borger": "stop_citizen",
    "mentor": "stop_mentor",
    "leder": "stop_leader",
    "konsulent": "stop_consultant",
}
"""Each voice, and the field that holds its reasons."""


def ending_record(course: str, outcome: str) -> str:
    """Return the id of what is told of a course that ended so: the same on every device.

    Two who close a course with different outcomes have each told of their own; which of them
    counts is decided once, on the course.

    Args:
        course: The course.
        outcome: The outcome as the course says it.
    """
    return derived_id(course, "ending", outcome)


def _told(said: Said) -> str:
    return "fortalt, hvordan forløbet sluttede" if "course" in said else ""


KIND = Kind(
    name=Ending.KIND,
    words=Words("afslutningen", "afslutning", "afslutninger", new="fortalt, hvordan det sluttede"),
    model=Ending,
    places=PROFESSIONAL,
    parents=("citizen", "course"),
    stands_in={"citizen": "", "course": ""},
    makes=(frozenset({"outcome"}),),
    page="plan",
    beside=frozenset({"reason"}),
    changed="rettelse af afslutningen",
    told=_told,
)
