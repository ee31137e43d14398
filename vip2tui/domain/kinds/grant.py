"""Mentor support as it was granted (bevilling): what for, by whom, how long and how much."""

from __future__ import annotations

from contextlib import suppress
from datetime import date
from typing import Annotated

from pydantic import Field

from vip2tui.domain.kinds.fact import Code, Day, Fact, Line, RecordId, Says, Told
from vip2tui.domain.kinds.kind import Kind, Said, Words
from vip2tui.domain.roles import Role

MOST_TASKS = 6
TASKS = tuple(f"task_{n}" for n in range(1, MOST_TASKS + 1))
"""The fields of the mentor's tasks: one each, so that two who write different ones both stand."""
ON_PAPER = "papir"
"""How an agreement is written that came back signed."""
_Week = Annotated[int, Field(ge=0, le=37 * 60)]
_Total = Annotated[int, Field(ge=0, le=60 * 37 * 60)]
_Weeks = Annotated[str, Field(max_length=400)]


class Grant(Fact):
    """One period of mentor support (bevilling), with what the agreement about it says.

    All of it stands in the written agreement, which citizen and mentor have too. What only the
    municipality weighs is `GrantBasis`. The fields are those of the audit's list (R34 and R118 of
    docs/requirements.md).
    """

    KIND = "grant"

    citizen: Annotated[str, Says("borger")]
    course: Annotated[RecordId | None, Says("forløb")] = None
    follows: Annotated[RecordId | None, Says("forlænger")] = None
    """The period before it."""
    purpose: Annotated[Told | None, Says("formål", free=True, searched=True)] = None
    purpose_type: Annotated[Code | None, Says("hvad støtten skal føre til", codes="purposes")] = (
        None
    )
    task_1: Annotated[Line | None, Says("mentors opgave 1", searched=True)] = None
    task_2: Annotated[Line | None, Says("mentors opgave 2", searched=True)] = None
    task_3: Annotated[Line | None, Says("mentors opgave 3", searched=True)] = None
    task_4: Annotated[Line | None, Says("mentors opgave 4", searched=True)] = None
    task_5: Annotated[Line | None, Says("mentors opgave 5", searched=True)] = None
    task_6: Annotated[Line | None, Says("mentors opgave 6", searched=True)] = None
    mentor: Annotated[Line | None, Says("mentor", searched=True, named=True)] = None
    phone: Annotated[Code | None, Says("mentors telefon", typed=True, named=True)] = None
    mail: Annotated[Line | None, Says("mentors mail", typed=True, named=True)] = None
    employer: Annotated[Line | None, Says("mentor er ansat hos", searched=True, named=True)] = None
    mentor_type: Annotated[Code | None, Says("slags mentor", codes="mentor_types")] = None
    start: Annotated[Day | None, Says("første dag")] = None
    end: Annotated[Day | None, Says("sidste dag")] = None
    weekly: Annotated[_Week | None, Says("timer om ugen", unit="hours")] = None
    """Minutes a week."""
    total: Annotated[_Total | None, Says("timer i alt", unit="hours")] = None
    """Minutes in all; what the weeks come to if left out."""
    holidays: Annotated[_Weeks | None, Says("ferieuger")] = None
    """Weeks without hours that were agreed before, as ISO writes them: «2026-W29 2026-W30»."""
    follow_ups: Annotated[_Weeks | None, Says("planlagte opfølgninger", unit="days")] = None
    """Days on which the municipality is to be at the workplace: «2026-05-04 2026-06-01»."""
    law: Annotated[Code | None, Says("hjemmel", codes="laws")] = None
    agreed: Annotated[Day | None, Says("aftalen er underskrevet")] = None
    agreed_how: Annotated[Code | None, Says("hvordan aftalen er skrevet", codes="agreed_how")] = (
        None
    )
    agreed_by: Annotated[Line | None, Says("underskrevet af", searched=True, named=True)] = None
    complaint: Annotated[Day | None, Says("klagevejledning givet")] = None
    planned: Annotated[Day | None, Says("skrevet i Min Plan")] = None
    accepted: Annotated[Day | None, Says("borgerens ja")] = None

    @property
    def follow_up_days(self) -> tuple[date, ...]:
        """The planned days, in their order; what is no day is left out."""
        return tuple(sorted(day for one in (self.follow_ups or "").split() if (day := _day(one))))

    @property
    def tasks(self) -> tuple[str, ...]:
        """What the mentor is to do, in the order it was written."""
        return tuple(one for name in TASKS if (one := getattr(self, name)))


def _day(text: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(text)
    return None


def _told(said: Said) -> str:
    if "citizen" not in said:
        return ""
    return "ny periode med mentorstøtte" if said.get("follows") else "mentorstøtte bevilget"


KIND = Kind(
    name=Grant.KIND,
    words=Words("bevillingen", "bevilling", "bevillinger", new="mentorstøtte bevilget"),
    model=Grant,
    parents=("citizen", "course"),
    setters=frozenset({Role.CONSULTANT, Role.OFFICE}),
    stands_in={"citizen": ""},
    asked=("purpose", "task_1", "weekly", "start", "end", "mentor", "phone", "agreed", "complaint",
           "accepted"),
    makes=(frozenset({"start"}), frozenset({"purpose"})),
    called=("purpose",),
    told=_told,
)  # fmt: skip
