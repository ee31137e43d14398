"""A measurement (måling): the questions of «Skridt» as one of two voices answered them once."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Annotated, Final, Literal

from pydantic import Field

from vip2tui.domain.kinds.fact import Code, Day, Fact, RecordId, Says, Told
from vip2tui.domain.kinds.kind import PROFESSIONAL, Kind, Said, Words

NO_ANSWER: Final = "-"
"""«Ved ikke / vil ikke svare»: an answer, and neither 0 nor 3."""
Answer = Annotated[int, Field(ge=1, le=10)] | Literal["-"]


class Voice(StrEnum):
    """Who answers: each without seeing the other's answers."""

    CITIZEN = "borger"
    CONSULTANT = "konsulent"


class Measurement(Fact):
    """What one voice answered on one occasion (måling). Nobody else's is ever written over.

    Its answers are sealed: who may see them on a day is `vip2tui.domain.progress.blind`'s to say.
    """

    KIND = "measurement"

    citizen: Annotated[str, Says("borger")]
    course: Annotated[RecordId, Says("forløb")]
    round: Annotated[Code | None, Says("hvornår i forløbet")] = None
    """Which occasion of the course, as `vip2tui.domain.progress.rounds` calls it: ``start``."""
    voice: Annotated[Voice | None, Says("hvem der svarer", codes="tellers")] = None
    day: Annotated[Day, Says("dato")]
    scale: Annotated[Literal[5, 10], Says("antal trin")] = 5
    """How far the scale went that day; another scale later never makes this answer another one."""
    declined: Annotated[bool | None, Says("ønskede ikke at svare")] = None
    read_aloud: Annotated[bool | None, Says("oplæst")] = None
    """Whether somebody read the questions aloud and wrote the answers."""
    interpreted: Annotated[bool | None, Says("med tolk")] = None
    reason: Annotated[Told | None, Says("begrundelse", free=True)] = None
    """Why it was corrected."""
    p01: Annotated[Answer | None, Says("tro på job", sealed=True)] = None
    p02: Annotated[Answer | None, Says("jobsøgning", sealed=True)] = None
    p03: Annotated[Answer | None, Says("kender vejene til job", sealed=True)] = None
    p04: Annotated[Answer | None, Says("faglig kunnen", sealed=True)] = None
    p05: Annotated[Answer | None, Says("dansk på jobbet", sealed=True)] = None
    p06: Annotated[Answer | None, Says("samarbejde", sealed=True)] = None
    p07: Annotated[Answer | None, Says("målrettethed", sealed=True)] = None
    p08: Annotated[Answer | None, Says("overskud i hverdagen", sealed=True)] = None
    p09: Annotated[Answer | None, Says("arbejde og helbred", sealed=True)] = None
    p10: Annotated[Answer | None, Says("netværk og opbakning", sealed=True)] = None
    p11: Annotated[Answer | None, Says("konsulentens forventning", sealed=True)] = None
    p12: Annotated[Answer | None, Says("spørgsmål p12", sealed=True)] = None
    """This and the next are for questions a municipality parts in two; the old id keeps its own."""
    p13: Annotated[Answer | None, Says("spørgsmål p13", sealed=True)] = None
    p14: Annotated[Answer | None, Says("spørgsmål p14", sealed=True)] = None

    @property
    def answers(self) -> Mapping[str, Answer]:
        """The answers there are, in the instrument's order; one beyond its scale is none."""
        every = {name: getattr(self, name) for name in KIND.sealed}
        return {
            name: one
            for name, one in every.items()
            if one is not None and (one == NO_ANSWER or one <= self.scale)
        }

    def __repr_args__(self) -> Iterator[tuple[str | None, object]]:
        """Yield what a log may show: no answer is among it."""
        return ((name, one) for name, one in super().__repr_args__() if name not in KIND.sealed)


def _told(said: Said) -> str:
    whose = {Voice.CITIZEN.value: "borgerens", Voice.CONSULTANT.value: "konsulentens"}
    who = whose.get(str(said.get("voice")))
    if who is None:
        return ""
    return f"måling: {who} svar" + (" (ønskede ikke at svare)" if said.get("declined") else "")


KIND = Kind(
    name=Measurement.KIND,
    words=Words("målingen", "måling", "målinger"),
    model=Measurement,
    places=PROFESSIONAL,
    parents=("citizen", "course"),
    stands_in={"citizen": "", "course": ""},
    makes=(frozenset({"voice"}),),
    beside=frozenset({"reason"}),
    changed="rettelse af målingen",
    told=_told,
)
