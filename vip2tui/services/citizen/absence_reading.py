"""What people type of absence, as it is kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from vip2tui.domain.kinds.absence import Absence
from vip2tui.domain.kinds.entry import Entry
from vip2tui.services.citizen.absence_reasons import UNKNOWN
from vip2tui.services.citizen.absence_writing import Mended, Told, Try
from vip2tui.services.desk import RefusedError
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


def mended_of(one: Absence | Entry, typed: Mapping[str, str], today: date) -> Mended:
    """Return what is right about an absence, or a note that tells one, as it was typed.

    Where an absence's last day is left empty, it is of one day.

    Raises:
        Vip2Error: If a day or a number is not understood.
    """
    day = _day(typed, "day", today) or one.day
    until = (_day(typed, "until", today) or day) if isinstance(one, Absence) else None
    came = typed.get("came", "").strip()
    if came and not re.fullmatch("[0-7]", came):
        raise RefusedError("Skriv dagene som et tal, fx 4. Intet er skrevet.")
    return Mended(day, until, typed.get("reason") or None, int(came) if came else None)


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
