"""That a measurement is put off (udskudt): until when, and why."""

from __future__ import annotations

from typing import Annotated

from vip2tui.domain.ids import derived_id
from vip2tui.domain.kinds.fact import Code, Day, Fact, RecordId, Says, Told
from vip2tui.domain.kinds.kind import Kind, Words
from vip2tui.domain.kinds.places import Place


class MeasurementDelay(Fact):
    """A round of measuring that is asked for later; the consultant's is for professionals only."""

    KIND = "measurement_delay"

    course: Annotated[RecordId, Says("forløb")]
    round: Annotated[Code | None, Says("hvornår i forløbet")] = None
    until: Annotated[Day | None, Says("udskudt til")] = None
    reason: Annotated[Told | None, Says("begrundelse", free=True)] = None


def delay_record(course: str, code: str) -> str:
    """Return the id of the record that puts a round off: the same on every device."""
    return derived_id(course, "measurement delay", code)


KIND = Kind(
    name=MeasurementDelay.KIND,
    words=Words("den udskudte måling", "udskudt måling", "udskudte målinger",
                nameless="måling udskudt", new="måling udskudt"),
    model=MeasurementDelay,
    places=frozenset({Place.SHARED, Place.PROFESSIONAL}),
    parents=("course",),
    stands_in={"course": ""},
    makes=(frozenset({"until"}),),
    beside=frozenset({"round", "reason"}),
)  # fmt: skip
