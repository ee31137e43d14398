"""The week «I dag» lies in: the days something was written, and the weekly rounds that are done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from vip2tui.domain.course.checklist import ROUND
from vip2tui.services.citizen.casework import Casework


@dataclass(frozen=True, slots=True)
class WeekSeen:
    """This week, over all citizens here."""

    written: frozenset[int]
    """The days something was written, Monday being 0."""
    today: int
    rounds: int
    """How many weekly rounds are done."""
    of: int
    """How many citizens are in a course that has begun."""


def written(case: Casework, today: date) -> frozenset[int]:
    """Return the days of this week something was written about a citizen, Monday being 0."""
    monday = today - timedelta(days=today.weekday())
    return frozenset(one.day.weekday() for one in case.entries if monday <= one.day <= today)


def is_round_done(case: Casework, today: date) -> bool | None:
    """Return whether anything of the round was done this week, in a course that has begun."""
    plan, monday = case.course, today - timedelta(days=today.weekday())
    if plan is None or plan.course.closed is not None or plan.course.start > today:
        return None
    return any(
        day is not None and monday <= day <= today
        for line in plan.lines
        if line.item.id in ROUND
        for day in line.done_on
    )
