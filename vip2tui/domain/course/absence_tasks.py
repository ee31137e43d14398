"""What absence makes somebody ask (R15, R123): derived from the facts and today, never stored.

A task says what was seen and asks for a talk. It is settled by one: somebody was reached, or the
day of coming back is agreed. Nothing here judges, and lawful absence is no part of it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from vip2tui.catalogue.codes import AbsenceRules, ContactResult
from vip2tui.domain.course.absence import NO_SHOW, Absences, Spell, long_spells, monday, spells
from vip2tui.domain.kinds.absence_contact import AbsenceContact
from vip2tui.domain.roles import Role

_WEEK = 7


class Seen(StrEnum):
    """What was seen."""

    NO_SHOW = "udeblevet"
    OFTEN = "ofte"
    WEEKDAY = "ugedag"
    LONG = "laenge"


def asked_of(role: Role, *, is_tovholder: bool) -> tuple[Seen, ...]:
    """Return what somebody is asked to do something about.

    An office is asked where the person at it is the citizen's tovholder: nobody else would be.
    """
    if role is Role.MENTOR:
        return (Seen.NO_SHOW,)
    return tuple(Seen) if role is Role.CONSULTANT or is_tovholder else ()


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to talk with the citizen about."""

    seen: Seen
    since: date
    """The day it showed: that is when it is to be done."""
    days: tuple[date, ...]
    """The days it is about; of several absences the first of each."""
    times: int
    """How often, or how many days."""
    weeks: int = 0
    """Within so many weeks, where that is what counts."""


def tasks(
    found: Absences,
    contacts: Iterable[AbsenceContact],
    results: Iterable[ContactResult],
    rules: AbsenceRules,
    today: date,
) -> tuple[Task, ...]:
    """Return what is to be asked about today, in a fixed order.

    Args:
        found: The absence.
        contacts: Who tried to reach the citizen.
        results: What can come of a try.
        rules: What makes somebody ask.
        today: The day.
    """
    if not rules.holds(today):
        return ()
    reached = {one.code for one in results if one.reached}
    every = [one for one in contacts if one.day is not None and one.day <= today]
    talks = [one.day for one in every if one.day and (one.result in reached or one.back)]
    plans = [(one.day, one.back) for one in every if one.day and one.back and one.back >= today]
    row = spells(found, today)
    made = [
        *_no_show(found, talks, rules, today),
        *_often(found, row, talks, rules, today),
        *_weekday(row, talks, rules, today),
        *_long(long_spells(found, today, rules.in_a_row), talks, plans, rules, today),
    ]
    return tuple(made)


def _no_show(
    found: Absences, talks: Sequence[date], rules: AbsenceRules, today: date
) -> Iterator[Task]:
    """Yield the last time nobody had told that the citizen would not come."""
    days = [one.day for one in found.days if one.reason == NO_SHOW and not one.lawful]
    days += [one.told for one in found.loose if one.reason == NO_SHOW]
    last = max(_within(days, rules.weeks, today), default=None)
    if last is not None and not _talked(talks, last):
        yield Task(Seen.NO_SHOW, last, (last,), 1)


def _often(
    found: Absences, row: Iterable[Spell], talks: Sequence[date], rules: AbsenceRules, today: date
) -> Iterator[Task]:
    """Yield that there were so many absences in so many weeks.

    Days of a round are one absence, and none beside one that is known of that week: they may be
    the same.
    """
    begun = [one.first for one in row if _within([one.last], rules.weeks, today)]
    named = {monday(day) for one in row for day in one.days}
    told = [one.told for one in found.loose if not one.lawful and one.monday not in named]
    begun = sorted([*begun, *_within(told, rules.weeks, today)])
    if len(begun) >= rules.times and not _talked(talks, begun[-1]):
        yield Task(Seen.OFTEN, begun[-1], tuple(begun), len(begun), rules.weeks)


def _weekday(
    row: Iterable[Spell], talks: Sequence[date], rules: AbsenceRules, today: date
) -> Iterator[Task]:
    """Yield the day of the week that is missed most; what lasts long has every day in it."""
    short = [one for one in row if len(one.days) <= rules.in_a_row]
    found = []
    for number in range(_WEEK):
        firsts = [next((day for day in one.days if day.weekday() == number), None) for one in short]
        days = sorted(_within([day for day in firsts if day], rules.weekday_weeks, today))
        if len(days) >= rules.weekday_times and not _talked(talks, days[-1]):
            task = Task(Seen.WEEKDAY, days[-1], tuple(days), len(days), rules.weekday_weeks)
            found.append((len(days), days[-1], -number, task))
    yield from [max(found)[-1]] if found else []


def _long(
    row: Iterable[Spell],
    talks: Sequence[date],
    plans: Iterable[tuple[date, date]],
    rules: AbsenceRules,
    today: date,
) -> Iterator[Task]:
    """Yield the last long spell; a day of coming back that is agreed and not past settles it."""
    last = max(row, key=lambda one: one.last, default=None)
    if last is None or not _within([last.last], rules.weeks, today):
        return
    since = last.days[rules.in_a_row]
    agreed = any(day >= last.first for day, _ in plans)
    if not agreed and not _talked(talks, since):
        yield Task(Seen.LONG, since, (last.first, last.last), len(last.days))


def _within(days: Iterable[date], weeks: int, today: date) -> list[date]:
    """Return the days of so many weeks, today's the last of them."""
    return [day for day in days if timedelta() <= today - day < timedelta(days=weeks * _WEEK)]


def _talked(talks: Iterable[date], since: date) -> bool:
    return any(day >= since for day in talks)
