"""A stored value as people read it: never a code, a day with its year, hours as hours."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import date, time
from typing import Any

from vip2tui.base.safe import clean_line, cut
from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.changes.change import Change
from vip2tui.domain.course.card import mark_record
from vip2tui.domain.kinds.fact import Says
from vip2tui.domain.kinds.mark import Mark
from vip2tui.domain.kinds.places import shared_case
from vip2tui.domain.kinds.table import KINDS, is_sealed
from vip2tui.text.danish import joined, weeks_words
from vip2tui.text.days import say
from vip2tui.text.hours import clock, say_minutes

_UNITS: Mapping[str, Callable[[int], str]] = {
    "hours": lambda minutes: f"{say_minutes(minutes)} timer",
    "weeks": weeks_words,
    "ore": lambda ore: f"{ore // 100},{ore % 100:02} kr.",
}
_WIDE = 40
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TIME = re.compile(r"\d\d:\d\d(:\d\d)?")
_FIRST = ("tekst", "navn", "da", "risiko", "arbejdsgiver")
"""What a line of a package calls what it is about."""
BEHIND = {"maal": "delmål", "maaling": "måling", "niveau": "niveau", "notat": "notat"}
"""What a dated entry behind a line of the card is called."""
EMPTY = "(tomt)"
MANY = "(mange oplysninger)"
"""Said of a value with parts, such as a copied plan."""
MUNICIPALITIES = "municipalities"
"""The list of codes that is a file of its own."""
SEALED = "(et svar, der ses under Fremskridt)"
"""Said of an answer of a measurement: one voice's is not shown before the other has answered."""


def value_words(
    catalogue: Catalogue,
    kind: str,
    field: str,
    value: object,
    room: int | None = None,
    *,
    habit: bool = False,
    told: bool = False,
) -> str:
    """Return a value as people read it, on one clean line.

    Args:
        catalogue: Whose words they are.
        kind: The record's kind.
        field: Which of its fields.
        value: What stands there.
        room: Cells there are for it, if not as many as it takes.
        habit: Whether the record is a mark of a habit.
        told: Whether an answer of a measurement may be told here now; whoever says so has asked.
    """
    is_hidden = value is not None and not told and is_sealed(kind, field)
    said = SEALED if is_hidden else _said(catalogue, _says(kind, field), value, habit=habit)
    return said if room is None else cut(said, room)


def in_full(catalogue: Catalogue, kind: str, field: str, value: object, every: str = "") -> str:
    """Return a value with nothing kept back, for the person it is about (aktindsigt, R139).

    Args:
        catalogue: Whose words they are.
        kind: The record's kind.
        field: Which of its fields.
        value: What stands there.
        every: What is said of a value that has no words of its own.
    """
    if is_sealed(kind, field) and isinstance(value, dict):
        instrument = catalogue.instrument()
        names = {one.id: one.name for one in instrument.indicators}
        names |= {one.id: str(one) for one in instrument.work_items}
        return ", ".join(f"{names.get(one, one)}: {said}" for one, said in value.items())
    said = _said(catalogue, _says(kind, field), value, habit=False)
    return every if said == MANY and every else said


def is_habit(catalogue: Catalogue, change: Change) -> bool:
    """Return whether a change is of a mark of a habit, which is read in words of its own."""
    citizen = shared_case(change.place[1])
    marks = (mark_record(citizen, one, None) for one in catalogue.habits())
    return change.kind == Mark.KIND and change.record in marks


def says_habit(catalogue: Catalogue, values: Mapping[str, object]) -> bool:
    """Return whether a record's values are those of a mark of a habit."""
    competence, package = values.get("competence"), values.get("package")
    return bool(competence) and catalogue.is_habit(str(competence), str(package or ""))


def level_words(
    catalogue: Catalogue, value: object, *, habit: bool = False, dated: bool = True
) -> str:
    """Return «niveau 3, man 4. maj 2026» of what a mark on the card says; empty if it is none.

    A habit's level is said in words too: «niveau 3 (for det meste), man 4. maj 2026». The day is
    left out where it is not to be `dated`.
    """
    if not isinstance(value, dict) or type(value.get("level")) is not int:
        return ""
    day, by = (clean_line(str(value.get(name) or "")) for name in ("day", "by"))
    seen_by = f"set af {cut(by, _WIDE)}" if by else ""
    level = f"niveau {value['level']}"
    if habit and (means := _habit_name(catalogue, value["level"])):
        level = f"{level} ({means})"
    said = (day_words(day) or day) if dated else ""
    return ", ".join(part for part in (level, said, seen_by) if part)


def _habit_name(catalogue: Catalogue, level: int) -> str:
    every = catalogue.codes().habit_levels
    return next((one.name.lower() for one in every if one.level == level), "")


def day_words(value: str) -> str:
    """Return a stored day, or the day of a stored time, as «søn 3. maj 2026»; empty if none."""
    with suppress(ValueError):
        return say(date.fromisoformat(value[:10]))
    return ""


def code_name(catalogue: Catalogue, group: str, code: str | None) -> str:
    """Return the word for a stored code; the code itself if nobody here knows it."""
    if not code:
        return ""
    if group == MUNICIPALITIES:
        return next((one.name for one in catalogue.municipalities() if one.code == code), code)
    return clean_line(catalogue.codes().name_of(group, code))


def within(words: str) -> str:
    """Return words as they stand within a sentence; capitals all through stay: «AMU-kursus»."""
    return words if words[1:2].isupper() else words[:1].lower() + words[1:]


def _says(kind: str, field: str) -> Says | None:
    known = KINDS.get(kind)
    return known.fields.get(field.partition(".")[0]) if known else None


def _said(catalogue: Catalogue, says: Says | None, value: Any, *, habit: bool) -> str:
    if value is None or value == "":
        return EMPTY
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, str):
        if says and says.unit == "days":
            return joined([_day_or_time(one) for one in clean_line(value).split()])
        if says and says.codes:
            name = code_name(catalogue, says.codes, value)
            return name if says.codes == MUNICIPALITIES else within(name)
        return clean_line(value) if says and says.free else _day_or_time(clean_line(value))
    if isinstance(value, int):
        if says and says.unit == "hours" and says.words.startswith("timer"):
            return say_minutes(value)  # «timer om ugen 30:00», and not «… 30:00 timer»
        if says and says.unit:
            return _UNITS[says.unit](value)
        return str(value)
    if says and says.codes and isinstance(value, list | tuple):
        return joined([within(code_name(catalogue, says.codes, str(one))) for one in value])
    return level_words(catalogue, value, habit=habit) or _line_words(value) or _dated(value) or MANY


def _dated(value: Any) -> str:
    """Return «notat søn 3. maj 2026» of each entry that a line of the card builds on."""
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        return ""
    told = (
        " ".join((BEHIND.get(str(one.get("sort")), ""), day_words(str(one.get("day") or ""))))
        for one in value
    )
    return ", ".join(one for each in told if (one := each.strip()))


def _line_words(value: Any) -> str:
    """Return what a line of a package says first; empty if it is none."""
    said = [value.get(name) for name in _FIRST] if isinstance(value, dict) else []
    return next((clean_line(one) for one in said if isinstance(one, str)), "")


def _day_or_time(value: str) -> str:
    if _DAY.fullmatch(value):
        return day_words(value) or value
    if _TIME.fullmatch(value):
        with suppress(ValueError):
            return clock(time.fromisoformat(value))
    return value
