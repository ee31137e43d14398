"""A measurement at the workplace: what the mentor sees at work, and a small step."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

from pydantic import Field

from vip2tui.base.safe import quoted
from vip2tui.domain.kinds.fact import Day, Fact, RecordId, Says, Told
from vip2tui.domain.kinds.kind import Kind, Said, Words
from vip2tui.domain.kinds.measurement import NO_ANSWER, Answer

SEEN_SCALE = 5
"""From 1, seldom, to 5, always: the same everywhere."""
_WIDE = 140


class WorkplaceMeasurement(Fact):
    """What a mentor saw at work in the last weeks, in eight answers and one free line."""

    KIND = "workplace_measurement"

    citizen: Annotated[str, Says("borger")]
    course: Annotated[RecordId, Says("forløb")]
    day: Annotated[Day, Says("dato")]
    w01: Annotated[Answer | None, Says("møder til tiden")] = None
    w02: Annotated[Answer | None, Says("melder afbud i tide")] = None
    w03: Annotated[Answer | None, Says("forstår en instruktion")] = None
    w04: Annotated[Answer | None, Says("kan huske det dagen efter")] = None
    w05: Annotated[Answer | None, Says("følger sikkerhedsreglerne")] = None
    w06: Annotated[Answer | None, Says("holder det aftalte tempo")] = None
    w07: Annotated[Answer | None, Says("spørger, når noget er uklart")] = None
    w08: Annotated[Answer | None, Says("er med i pauserne og snakken")] = None
    small_step: Annotated[
        Annotated[str, Field(max_length=_WIDE)] | None,
        Says("et lille skridt siden sidst", free=True, searched=True),
    ] = None
    """Shown on the time line, never scored."""
    reason: Annotated[Told | None, Says("begrundelse", free=True)] = None
    """Why it was corrected."""

    @property
    def answers(self) -> Mapping[str, Answer]:
        """The answers there are; one beyond the scale is none."""
        every = {name: getattr(self, name) for name in ITEMS}
        return {
            name: one
            for name, one in every.items()
            if one is not None and (one == NO_ANSWER or one <= SEEN_SCALE)
        }


ITEMS = tuple(name for name in WorkplaceMeasurement.model_fields if name[1:].isdecimal())


def _told(said: Said) -> str:
    if "course" not in said:
        return ""
    step = said.get("small_step")
    more = f", et lille skridt: {quoted(step, _WIDE)}" if step else ""
    return f"måling på arbejdspladsen{more}"


KIND = Kind(
    name=WorkplaceMeasurement.KIND,
    words=Words("målingen på arbejdspladsen", "måling på arbejdspladsen",
                "målinger på arbejdspladsen"),
    model=WorkplaceMeasurement,
    parents=("citizen", "course"),
    stands_in={"citizen": "", "course": ""},
    makes=(frozenset({"course"}),),
    called=("small_step",),
    beside=frozenset({"reason"}),
    changed="rettelse af målingen på arbejdspladsen",
    told=_told,
)  # fmt: skip
