"""What people type of absence, as it is kept."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from vip2tui.services.citizen.absences import UNKNOWN, Told, Try
from vip2tui.text.days import parse_day
from vip2tui.text.hours import parse_hours


def told_of(typed: Mapping[str, str], today: date) -> Told:
    """Return the absence that was typed, field by field.

    Raises:
        Vip2Error: If a day or a time is not understood.
    """
    return Told(
        typed.get("reason") or UNKNOWN,
        _day(typed, "day", today),
        _day(typed, "until", today),
        _minutes(typed, "planned"),
        _minutes(typed, "attended"),
        typed.get("told_by") or None,
        _day(typed, "told", today, has_happened=True),
        typed.get("told_how") or None,
    )


def tried_of(result: str, typed: Mapping[str, str], today: date) -> Try:
    """Return the talk that was typed.

    Raises:
        Vip2Error: If the day is not understood.
    """
    how, back = typed.get("how") or None, _day(typed, "back", today)
    return Try(result, how=how, back=back, agreed=typed.get("agreed", ""))


def _day(
    typed: Mapping[str, str], name: str, today: date, *, has_happened: bool = False
) -> date | None:
    text = typed.get(name, "").strip()
    return parse_day(text, today, has_happened=has_happened) if text else None


def _minutes(typed: Mapping[str, str], name: str) -> int | None:
    text = typed.get(name, "").strip()
    return parse_hours(text) if text else None
