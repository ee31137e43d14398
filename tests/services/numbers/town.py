"""Many citizens at once: only what is counted of them is written."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vip2tui.domain.ids import derived_id
from vip2tui.domain.kinds.citizen import Citizen
from vip2tui.domain.kinds.course import Course
from vip2tui.domain.kinds.places import Place, case_at
from vip2tui.services.records import new

if TYPE_CHECKING:
    from datetime import date

    from vip2tui.services.desk import Desk

PLAN = {
    "name": "Lager",
    "steps": [
        {"id": "praktik", "name": "Praktik", "track": "praktik", "start": 0, "weeks": 8},
        {"id": "dansk", "name": "Dansk", "track": "dansk", "start": 0, "weeks": 20},
    ],
}


def lives(
    desk: Desk,
    number: int,
    start: date,
    closed: date | None = None,
    outcome: str | None = None,
    *,
    package: str = "lager-transport",
    name: str = "Lager",
    **citizen: Any,
) -> list[str]:
    """Write so many citizens in a course each, and return their ids."""
    made, drafts = [], []
    for _ in range(number):
        one = desk.new_id()
        who = {"name": f"Borger {one[:8]}", "created": start.isoformat()} | citizen
        said = {
            "citizen": one, "package": package, "version": "1.0", "start": start.isoformat(),
            "plan": PLAN | {"name": name}, "closed": closed.isoformat() if closed else None,
            "outcome": outcome,
        }  # fmt: skip
        drafts += [new(one, one, Citizen.KIND, who), new(one, course_of(one), Course.KIND, said)]
        made.append(one)
    desk.act(drafts)
    return made


def course_of(citizen: str) -> str:
    return derived_id(citizen, "course", "x")


def professional(citizen: str) -> str:
    return case_at(citizen, Place.PROFESSIONAL)
