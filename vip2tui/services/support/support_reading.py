"""What people type about a grant, as it is kept: the same on the screen and on the line."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from vip2tui.changes.change import Json
from vip2tui.services.desk import RefusedError
from vip2tui.text.days import parse_day
from vip2tui.text.hours import parse_hours

_MOST_IN_ALL = 60 * 37 * 60
_KRONER = re.compile(r"(\d{1,4})(?:,(\d{1,2}))?(?: ?kr\.?)?", re.ASCII)
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
