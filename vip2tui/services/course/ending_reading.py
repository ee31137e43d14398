"""What stands in the fields of a form about the end of a course, read as what is stored."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from vip2tui.base.errors import about
from vip2tui.changes.change import Json
from vip2tui.domain.kinds.ending import STOPS
from vip2tui.services.course.followups import Call
from vip2tui.text.days import parse_day
from vip2tui.text.hours import parse_hours

SECOND = "_2"
"""What the name of the field ends with that holds a voice's other reason."""
YES, NO = "ja", "nej"
_DAYS = ("start", "until", "again")
_GRADES = ("mentor_citizen", "mentor_leader")


def told_of(fields: Mapping[str, str], today: date) -> dict[str, Json]:
    """Return what is told of how a course ended, by the fields of `Ending`; None where nothing is.

    Args:
        fields: What stands in the form, by the same names; a voice's other reason by `SECOND`.
        today: What «på mandag» is said on.

    Raises:
        Vip2Error: If a length of time or a day cannot be understood.
    """
    told: dict[str, Json] = {}
    for name, typed in fields.items():
        if name in STOPS.values():
            reasons: list[Json] = [one for one in (typed, fields.get(f"{name}{SECOND}", "")) if one]
            told[name] = reasons or None
        elif not name.endswith(SECOND):
            with about(name):
                told[name] = _value(name, typed.strip(), today)
    return told


def _value(name: str, typed: str, today: date) -> Json:
    if not typed:
        return None
    if name == "weekly":
        return parse_hours(typed)
    if name == "permanent":
        return typed == YES
    if name in _DAYS:
        return parse_day(typed, today).isoformat()
    return int(typed) if name in _GRADES else typed


def call_of(in_job: str, week: int, fields: Mapping[str, str]) -> Call:
    """Return what somebody was told in one call.

    Args:
        in_job: Whether the citizen is still in a job.
        week: Which of the calls it is.
        fields: What stands in the form, by the fields of `Call`.

    Raises:
        Vip2Error: If a length of time cannot be understood.
    """
    typed = fields.get("weekly", "").strip()
    with about("weekly"):
        weekly = parse_hours(typed) if typed else None
    return Call(
        in_job,
        week=week,
        same_place=_yes(fields.get("same_place")),
        weekly=weekly,
        permanent=_yes(fields.get("permanent")),
        worry=fields.get("worry") or None,
        contact=_yes(fields.get("contact")),
        answered_by=fields.get("answered_by") or None,
    )


def _yes(typed: str | None) -> bool | None:
    return typed == YES if typed else None
