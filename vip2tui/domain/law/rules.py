"""Which rules are in force on a day, and what «6 måneder» means.

The program shows and reminds; it never decides what somebody has a right to.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vip2tui.catalogue.rulebook import Rule, RuleSet

FRESH_MONTHS = 6
"""How long a check against the source holds before the rules should be looked up again."""


def live(sets: Iterable[RuleSet], day: date) -> Iterator[Rule]:
    """Yield every rule that holds on a day: of sets that have begun and are not replaced."""
    begun = [one for one in sets if _holds(one, day)]
    replaced = {one.replaces for one in begun}
    for one in begun:
        if one.id not in replaced:
            yield from (rule for rule in one.rules if rule.holds(day))


def number(sets: Iterable[RuleSet], rule_id: str, name: str, day: date) -> int | None:
    """Return a number of a rule that holds on a day; nothing if none does.

    Args:
        sets: Every set there is.
        rule_id: The rule, without its set: ``mentor-laengde``, so that a new act keeps the name.
        name: The number, such as ``maaneder``.
        day: The day it is asked for.
    """
    for rule in live(sets, day):
        if rule.id.rpartition(".")[2] == rule_id and name in rule.numbers:
            return rule.numbers[name]
    return None


def add_months(start: date, months: int) -> date:
    """Return the same day so many months on, or the last day of a month that is too short."""
    year, month = divmod(start.year * 12 + start.month - 1 + months, 12)
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def last_day(start: date, months: int) -> date:
    """Return the last day of a period of so many months: the day before the same day of the month.

    Where the month is too short for that day, its last day: from 31/8 six months end on 28/2, in a
    leap year on 29/2. From 1/3 they end on 31/8.
    """
    end = add_months(start, months)
    return end if end.day < start.day else end - timedelta(days=1)


def longest(start: date, end: date, months: int) -> bool:
    """Return whether a period of both days is within so many months."""
    return start <= end <= last_day(start, months)


def to_check(sets: Iterable[RuleSet], day: date) -> tuple[RuleSet, ...]:
    """Return the sets that should be held against their sources again («Reglerne bør tjekkes»)."""
    return tuple(one for one in sets if _old_since(one, day) <= day)


def stale_since(sets: Iterable[RuleSet], day: date) -> date | None:
    """Return since when one of the sets should be; None if none should."""
    return min((_old_since(one, day) for one in to_check(sets, day)), default=None)


def _old_since(one: RuleSet, day: date) -> date:
    """Return the day from which a set should be looked up again; the last there is if it holds not.

    One without a day on which it was checked should have been so from its first.
    """
    again = one.check_again or date.max
    if one.waits or not _holds(one, day):
        return again if one.waits else date.max
    checked = [rule.checked for rule in one.rules if rule.checked]
    if not checked:
        return min(again, one.valid_from or day)
    year, month, *rest = map(int, min(checked).split("-"))
    return min(again, add_months(date(year, month, rest[0] if rest else 1), FRESH_MONTHS))


def _holds(one: RuleSet, day: date) -> bool:
    return not one.waits and one.holds(day)
