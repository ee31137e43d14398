"""What was told of a half-year to others (tal, der er taget ud); an office's computers share it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from vip2tui.domain.kinds.fact import Code, Day, Fact, RecordId, Says
from vip2tui.domain.kinds.kind import PROFESSIONAL, Kind, Said, Words
from vip2tui.domain.roles import Role

MOST_MEMBERS = 1_000
"""Courses in one record: a line that is carried has an end, so there may be several."""
_Number = Annotated[int, Field(ge=0, le=10_000_000)]
_Numbers = dict[Code, _Number]


class ToldNumbers(Fact):
    """A part of what was told once, of one half-year and one job package.

    What one computer of the office has let out holds the others back: `vip2tui.domain.numbers`.
    Each writes in a case of its own, which no laptop is given.
    """

    KIND = "told_numbers"

    half: Annotated[str, Field(pattern=r"^\d{4}-[12]$"), Says("halvår")]
    day: Annotated[Day, Says("dag")]
    telling: Annotated[RecordId, Says("hvilken gang", is_id=True)] = ""
    """The same on all records of what was told of a half-year, or of a week after it, at once."""
    week: Annotated[int | None, Field(ge=1, le=520), Says("uger efter")] = None
    """Weeks after the end, where it is told who is in a job; else the half-year itself is."""
    package: Annotated[RecordId | None, Says("jobpakke")] = None
    """None where nothing could be told: then the half-year, or the week, is done with."""
    started: Annotated[_Number | None, Says("begyndt")] = None
    closed: Annotated[_Number | None, Says("sluttet")] = None
    ends: Annotated[_Numbers | None, Says("måder, det sluttede på")] = None
    parts: Annotated[dict[Code, _Numbers] | None, Says("resultater og grunde")] = None
    median_days: Annotated[_Numbers | None, Says("typisk antal dage")] = None
    in_job: Annotated[_Numbers | None, Says("stadig i job")] = None
    members: Annotated[
        tuple[RecordId, ...] | None, Field(max_length=MOST_MEMBERS), Says("forløb, der er talt med")
    ] = None
    """The courses that were counted: who is in a job later is asked of those alone."""


def _told(said: Said) -> str:
    return f"tal taget ud for {said['half']}" if said.get("half") else ""


KIND = Kind(
    name=ToldNumbers.KIND,
    words=Words("tallene, der er taget ud", "del af tal, der er taget ud",
                "dele af tal, der er taget ud"),
    model=ToldNumbers,
    places=PROFESSIONAL,
    setters=frozenset({Role.OFFICE}),
    makes=(frozenset({"half"}),),
    called=("half",),
    told=_told,
    lasting=True,  # what has left does not come back
    with_citizen=False,
)  # fmt: skip
