"""The days of the weekly round, read and said back, and what was written, in words."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from vip2tui.base.errors import Vip2Error
from vip2tui.domain.elapsed import minutes_between
from vip2tui.services.citizen.absence_reasons import UNKNOWN
from vip2tui.services.citizen.note_reading import read_time
from vip2tui.services.citizen.weekly import Round
from vip2tui.services.desk import RefusedError
from vip2tui.text.danish import capital, count, joined, plain_digits
from vip2tui.text.hours import say_minutes

USUAL_DAYS = 5
_BOTH = re.compile(r"\s*(\d)\s*(?:af|/)\s*(\d)\s*(?:dage?)?\s*")
_ONE = re.compile(r"\s*(\d)\s*(?:dage?)?\s*")
_WRONG = "Dagene kan ikke passe: skriv fx 4 af 5. Intet er skrevet endnu."


def read_days(days: str, planned: str) -> tuple[int | None, int | None]:
    """Return the days the citizen came, and of how many; «4 af 5» may stand in the first field.

    Raises:
        RefusedError: If they are no days of a week, or more came than were agreed.
    """
    days, planned = plain_digits(days), plain_digits(planned)
    if not days.strip():
        return None, None
    if both := _BOTH.fullmatch(days):
        came, agreed = int(both[1]), int(both[2])
    else:
        first = _ONE.fullmatch(days)
        second = _ONE.fullmatch(planned) if planned.strip() else None
        if first is None or (planned.strip() and second is None):
            raise RefusedError(_WRONG)
        came, agreed = int(first[1]), int(second[1]) if second else USUAL_DAYS
    if not 0 <= came <= agreed <= 7:
        raise RefusedError(_WRONG)
    return came, agreed


def is_away(days: str, planned: str) -> bool:
    """Tell whether the citizen was away some of the days; then it is asked why."""
    try:
        came, agreed = read_days(days, planned)
    except Vip2Error:
        return False
    return came is not None and agreed is not None and came < agreed


def days_echo(days: str, planned: str) -> str:
    """Return the days as they were understood."""
    try:
        came, agreed = read_days(days, planned)
    except Vip2Error:
        return "Skriv fx 4 af 5."
    if came is None or agreed is None:
        return ""
    away = agreed - came
    how = f"{count(away, 'dags', 'dages')} fravær" if away else "mødt alle dage"
    return f"= {came} af {agreed}: {how}"


def round_of(fields: Mapping[str, str], begun: date, when: date | None) -> Round:
    """Return the round that was typed.

    Args:
        fields: What stands in the fields, by name.
        begun: The day the answers are of.
        when: The day of what is next, if one was typed.

    Raises:
        Vip2Error: If the days or the time are not understood.
    """
    present, planned = read_days(fields.get("days", ""), fields.get("planned", ""))
    minutes, start, end = read_time(fields.get("time", ""))
    if start and end:
        minutes = minutes_between(begun, start, end)
    away = present is not None and planned is not None and present < planned
    return Round(
        present,
        planned,
        (fields.get("absence") or UNKNOWN) if away else None,
        minutes,
        fields.get("good", ""),
        fields.get("hard", ""),
        fields.get("next", ""),
        when,
        day=begun,
        start=start,
        end=end,
    )


WELL_DONE = "Godt gået."
"""Said when a round is written: one that is done every week is worth a word."""


def written(answers: Round, ticks: int) -> str:
    """Return what a round has written: «Notat, 1:30 timer, fremmøde og 3 flueben.»"""
    parts = ["notat"] if answers.talked else []
    if answers.minutes is not None:
        parts.append(f"{say_minutes(answers.minutes)} timer")
    if answers.days_present is not None:
        away = answers.days_planned is not None and answers.days_present < answers.days_planned
        parts.append("fravær" if away else "fremmøde")
    if ticks:
        parts.append(f"{ticks} flueben")
    words = joined(parts)
    return f"{capital(words)} er gemt."
