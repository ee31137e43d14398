"""A week of a course (ugens timer): per activity, when it is, as people write it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from vip2tui.domain.kinds.fact import Fact, Says
from vip2tui.domain.kinds.kind import Kind, Words

WeekRow = Annotated[str | None, Field(max_length=400)]
"""Days and times as `vip2tui.domain.course.week_text` writes them: «man-fre 8.00-14.00»."""


class WeekPlan(Fact):
    """A week of a course (ugens timer): per activity, when it is, as people write it.

    A field per row, so that two who plan different rows are not in doubt.
    """

    KIND = "week"

    course: Annotated[str, Says("forløb")]
    full: Annotated[int | None, Field(ge=1, le=7 * 24 * 60), Says("ugens timetal")] = None
    """Minutes the week should have, if not 37 hours."""
    placement: Annotated[WeekRow, Says("praktik")] = None
    danish: Annotated[WeekRow, Says("dansk")] = None
    amu: Annotated[WeekRow, Says("kursus")] = None
    paid: Annotated[WeekRow, Says("timer med løn")] = None
    transport: Annotated[WeekRow, Says("transport")] = None
    job_search: Annotated[WeekRow, Says("jobsøgning")] = None


KIND = Kind(
    name=WeekPlan.KIND,
    words=Words("ugens timer", "uges timer", "ugers timer"),
    model=WeekPlan,
    parents=("course",),
    stands_in={"course": ""},
)
