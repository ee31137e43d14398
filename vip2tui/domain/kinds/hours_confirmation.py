"""The citizen's word that the mentor hours of a month were given (borgerens bekræftelse)."""

from __future__ import annotations

from typing import Annotated

from vip2tui.domain.ids import derived_id
from vip2tui.domain.kinds.fact import Code, Day, Fact, Line, Says
from vip2tui.domain.kinds.kind import Kind, Said, Words
from vip2tui.domain.kinds.month_sheet import Month, MonthMinutes
from vip2tui.domain.roles import Role

YES, NO, CANNOT = "ja", "nej", "ikke_muligt"
"""The citizen's answers: that the hours are right, that they are not, that none can be had."""
SIGNED = "underskrift"
"""How it is answered where the month's sheet came back signed."""


class HoursConfirmation(Fact):
    """What the citizen says of the hours of a month; kept apart from what the mentor says.

    The mentor is who is paid (R141 of docs/requirements.md), so it is written by the municipality.
    """

    KIND = "hours_confirmation"

    citizen: Annotated[str, Says("borger")]
    month: Annotated[Month | None, Says("måned")] = None
    minutes: Annotated[MonthMinutes | None, Says("timer, som borgeren så dem", unit="hours")] = None
    day: Annotated[Day | None, Says("dag")] = None
    how: Annotated[Code | None, Says("hvordan", codes="confirmed_how")] = None
    by: Annotated[Line | None, Says("underskrevet af", searched=True, named=True)] = None
    """Who signed the sheet, where it was signed."""
    answer: Annotated[Code | None, Says("borgerens svar", codes="confirmed_answers")] = None
    """Yes, where nothing else is said."""

    @property
    def is_yes(self) -> bool:
        return self.day is not None and self.answer in (None, YES)

    @property
    def is_impossible(self) -> bool:
        return self.day is not None and self.answer == CANNOT


def confirmation_record(citizen: str, month: str) -> str:
    """Return the id of the citizen's word on a month: the same on every device."""
    return derived_id(citizen, "confirmed", month)


def _told(said: Said) -> str:
    if "day" not in said:
        return ""
    month = f" for {said['month']}" if said.get("month") else ""
    if not said["day"]:
        return ""
    if said.get("answer") in (NO, CANNOT):
        spoke = "siger nej til timerne" if said["answer"] == NO else "kan ikke svare om timerne"
        return f"borgeren {spoke}{month}"
    return f"borgeren har bekræftet timerne{month}"


KIND = Kind(
    name=HoursConfirmation.KIND,
    words=Words("borgerens bekræftelse", "bekræftelse af timer", "bekræftelser af timer"),
    model=HoursConfirmation,
    parents=("citizen",),
    setters=frozenset({Role.CONSULTANT, Role.OFFICE}),
    stands_in={"citizen": ""},
    makes=(frozenset({"month"}),),
    told=_told,
)
