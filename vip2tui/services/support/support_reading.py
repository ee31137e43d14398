"""What people type about a grant, as it is kept: the same on the screen and on the line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import suppress
from datetime import date, timedelta

from vip2tui.changes.change import Json
from vip2tui.services.desk import RefusedError
from vip2tui.text import danish
from vip2tui.text.days import parse_day
from vip2tui.text.hours import parse_hours

_MOST_IN_ALL = 60 * 37 * 60
_KRONER = re.compile(r"(\d{1,4})(?:,(\d{1,2}))?(?: ?kr\.?)?", re.ASCII)
_BETWEEN = re.compile(r"\b(?:uge|uger|og)(?![^\W\d])|[,;]")
_AND = re.compile(r"\s+og\s+|[,;]")
_ISO = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_WEEK = re.compile(r"(?:(20\d\d)-?w)?(\d{1,2})", re.ASCII)
_DAYS = ("start", "end")
_DONE = ("agreed", "complaint", "planned", "accepted", "assessed", "evaluated")


def ahead() -> frozenset[str]:
    """Return the fields that are days."""
    return frozenset((*_DAYS, *_DONE))


def read_field(name: str, typed: str, today: date | None = None) -> Json:
    """Return one field as it is kept; nothing typed is nothing. A day is read by today.

    Raises:
        Vip2Error: If it is not understood.
    """
    text = typed.strip()
    if not text:
        return None
    if today is not None and name in ahead():
        return parse_day(text, today, has_happened=name in _DONE).isoformat()
    if name == "weekly":
        return parse_hours(text)
    if name == "total":
        return parse_hours(text, _MOST_IN_ALL)
    return ore(text) if name == "price" else text


def days(typed: str, today: date) -> str:
    """Return days as they are kept, «2026-05-04 2026-06-01», each once and in their order.

    Raises:
        Vip2Error: If one is no day.
    """
    words = [one.strip() for one in _AND.split(typed) if one.strip()]
    if words and all(_ISO.fullmatch(each) for one in words for each in one.split()):
        words = [each for one in words for each in one.split()]
    return " ".join(sorted({parse_day(one, today).isoformat() for one in words}))


def weeks(typed: str, first: date | None, last: date | None) -> str:
    """Return weeks as they are kept, «2026-W29 2026-W30»; a number alone is a week of the period.

    Raises:
        RefusedError: If one is no week, or a number alone is none of the period.
    """
    words = _BETWEEN.sub(" ", typed.casefold()).split()
    found = {one: _week(one, first, last) for one in words}
    wrong = next((one for one in words if found[one] is None), typed if not words else None)
    if wrong is not None:
        year, week, _ = (first or date(2026, 7, 13)).isocalendar()
        alone = f"uge {week} eller " if first else ""
        raise RefusedError(
            f"{danish.not_understood(wrong, 'en uge i perioden')} "
            f"Skriv fx {alone}{year}-W{week:02}. Intet er skrevet."
        )
    return " ".join(dict.fromkeys(str(one) for one in found.values()))


def _week(typed: str, first: date | None, last: date | None) -> str | None:
    """Return one week as it is kept; None if it is none."""
    parts = _WEEK.fullmatch(typed)
    if parts is None:
        return None
    years = [int(parts[1])] if parts[1] else _years(first, last)
    for year in years:
        with suppress(ValueError):
            monday = date.fromisocalendar(year, int(parts[2]), 1)
            if parts[1] or (
                first and last and monday <= last and monday + timedelta(days=6) >= first
            ):
                return f"{year}-W{int(parts[2]):02}"
    return None


def _years(first: date | None, last: date | None) -> range:
    """Return the years, as weeks have them, that a period touches."""
    if first is None or last is None:
        return range(0)
    return range(first.isocalendar().year, last.isocalendar().year + 1)


def told_of(typed: Mapping[str, str], today: date) -> dict[str, Json]:
    """Return what was typed, field by field; what stands empty is left out.

    Raises:
        Vip2Error: If something is not understood.
    """
    read = {name: read_field(name, one, today) for name, one in typed.items()}
    return {name: one for name, one in read.items() if one is not None}


def ore(typed: str) -> int:
    """Return kroner as øre: «215», «215,50».

    Raises:
        RefusedError: If it is no amount.
    """
    found = _KRONER.fullmatch(typed.strip())
    if found is None:
        raise RefusedError("Skriv lønnen i kroner, fx 215 eller 215,50. Intet er skrevet.")
    return int(found[1]) * 100 + int((found[2] or "0").ljust(2, "0"))
