"""The citizen's word that the mentor hours of a month were given (borgerens bekræftelse)."""

from __future__ import annotations

from typing import Annotated

from vip2tui.domain.ids import derived_id
from vip2tui.domain.kinds.fact import Code, Day, Fact, Says
from vip2tui.domain.kinds.kind import Kind, Said, Words
from vip2tui.domain.kinds.month_sheet import Month, MonthMinutes
from vip2tui.domain.roles import Role


class HoursConfirmation(Fact):
    """That the citizen confirms the hours of a month; kept apart from what the mentor says.

    The mentor is who is paid (R141 of docs/requirements.md), so it is written by the municipality.
    """

    KIND = "hours_confirmation"

    citizen: Annotated[str, Says("borger")]
    month: Annotated[Month | None, Says("måned")] = None
    minutes: Annotated[MonthMinutes | None, Says("timer, som borgeren så dem", unit="hours")] = None
    day: Annotated[Day | None, Says("dag")] = None
    how: Annotated[Code | None, Says("hvordan", codes="confirmed_how")] = None


def confirmation_record(citizen: str, month: str) -> str:
    """Return the id of the citizen's word on a month: the same on every device."""
    return derived_id(citizen, "confirmed", month)


def _told(said: Said) -> str:
    if "day" not in said:
        return ""
    month = f" for {said['month']}" if said.get("month") else ""
    return f"borgeren har bekræftet timerne{month}" if said["day"] else ""


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
