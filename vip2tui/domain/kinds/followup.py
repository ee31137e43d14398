"""A call after the end (opfølgning): whether the one who got a job is still in it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from vip2tui.domain.kinds.ending import Weekly
from vip2tui.domain.kinds.fact import Code, Day, Fact, RecordId, Says
from vip2tui.domain.kinds.kind import PROFESSIONAL, Kind, Said, Words

YES, NO, UNKNOWN = "ja", "nej", "ukendt"
"""Whether somebody is still in a job. «Ukendt» is an answer: nobody was reached, or nobody knew."""


class FollowUp(Fact):
    """One call in the weeks after the end (opfølgning), also one that nobody answered."""

    KIND = "followup"

    citizen: Annotated[str, Says("borger")]
    course: Annotated[RecordId, Says("forløb")]
    day: Annotated[Day, Says("dato")]
    week: Annotated[Annotated[int, Field(ge=1, le=520)] | None, Says("uge efter start")] = None
    """Which of the calls it is: the week after the first day at work."""
    in_job: Annotated[Code | None, Says("stadig i job", codes="in_job")] = None
    same_place: Annotated[bool | None, Says("samme arbejdsplads")] = None
    weekly: Annotated[Weekly | None, Says("timer om ugen", unit="hours")] = None
    permanent: Annotated[bool | None, Says("fast job")] = None
    worry: Annotated[Code | None, Says("største bekymring", codes="worries")] = None
    contact: Annotated[bool | None, Says("vil gerne kontaktes")] = None
    answered_by: Annotated[Code | None, Says("hvem der svarede", codes="tellers")] = None
    """Nobody, where it is left out."""


def _told(said: Said) -> str:
    if "course" not in said:
        return ""
    week = said.get("week")
    return f"opkald i uge {week}" if isinstance(week, int) else "opkald om opfølgning"


KIND = Kind(
    name=FollowUp.KIND,
    words=Words("opfølgningen", "opfølgning", "opfølgninger"),
    model=FollowUp,
    places=PROFESSIONAL,
    parents=("citizen", "course"),
    stands_in={"citizen": "", "course": ""},
    makes=(frozenset({"in_job"}),),
    page="plan",
    changed="rettelse af opfølgningen",
    told=_told,
)
