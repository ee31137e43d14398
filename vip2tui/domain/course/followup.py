"""The calls after the end: when each is due, and what the calls told of each week.

Weeks are counted in days from the first day at work, so no month's length, leap day or clock moves
any of it. A week that nobody called in gives way to the next one; what was never learnt stays
unknown, and nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from vip2tui.catalogue.codes import Calls
from vip2tui.domain.kinds.followup import NO, UNKNOWN, YES, FollowUp


class Asked(StrEnum):
    """How one week of the calls stands."""

    AHEAD = "senere"
    OPEN = "nu"
    """Within the days in which a call is of this week."""
    LATE = "forsinket"
    """Its days are over, and the next week's have not begun."""
    TOLD = "besvaret"
    MISSED = "mangler"
    """Nobody called enough, and the next week has taken its place."""


@dataclass(frozen=True, slots=True)
class Week:
    """One of the weeks somebody calls in."""

    week: int
    opens: date
    due: date
    closes: date
    """The last day that a call is in time."""
    until: date
    """The last day it is asked for: the next week's days begin then."""
    calls: tuple[FollowUp, ...] = ()
    """The calls of this week, by day and as they were written."""
    tries: int = 2

    @property
    def answer(self) -> str | None:
        """«ja», «nej», or «ukendt» after enough calls; None as long as nobody knows."""
        told = [one.in_job for one in self.calls if one.in_job in (YES, NO)]
        if told:
            return told[-1]
        return UNKNOWN if len(self.unknown) >= self.tries else None

    @property
    def unknown(self) -> tuple[FollowUp, ...]:
        """The calls that told nothing."""
        return tuple(one for one in self.calls if one.in_job == UNKNOWN)

    @property
    def told(self) -> FollowUp | None:
        """The call that says it: the last one that told, else the last one."""
        said = [one for one in self.calls if one.in_job in (YES, NO)]
        every = said or list(self.calls)
        return every[-1] if every else None

    def stands(self, day: date) -> Asked:
        """Return how it stands on a day."""
        if self.answer is not None:
            return Asked.TOLD
        if day < self.opens:
            return Asked.AHEAD
        if day <= self.closes:
            return Asked.OPEN
        return Asked.LATE if day <= self.until else Asked.MISSED


def weeks(
    start: date, rule: Calls, made: Iterable[FollowUp], since: date | None = None
) -> tuple[Week, ...]:
    """Return every week somebody calls in, with its calls.

    Args:
        start: The first day at work. What was called about before it was another job.
        rule: The weeks and their days.
        made: The calls about the course, in any order; of one day's, as they were written. One
            from before the days of its week tells nothing of it.
        since: The day it was known here that somebody was to call; a week that was over by then is
            not asked for.
    """
    slack = timedelta(days=rule.slack)
    calls = sorted((one for one in made if one.day >= start), key=lambda one: one.day)
    due = [start + timedelta(weeks=one) for one in rule.weeks]
    follow = [one - slack - timedelta(days=1) for one in due[1:]]
    follow.append(due[-1] + slack + timedelta(days=rule.last))
    found = []
    for week, day, until in zip(rule.weeks, due, follow, strict=True):
        closes = day + slack
        last = closes if since and closes < since else max(until, closes)
        begins = opens(start, week, rule)
        # Nobody can tell of a week that lies ahead.
        of_it = tuple(one for one in calls if one.week == week and one.day >= begins)
        found.append(Week(week, begins, day, closes, last, of_it, rule.tries))
    return tuple(found)


def opens(start: date, week: int, rule: Calls) -> date:
    """Return the first day that a call can tell of a week."""
    return start + timedelta(weeks=week, days=-rule.slack)


def asked_now(every: Sequence[Week], day: date) -> Week | None:
    """Return the week that is asked about on a day: the nearest that is open or late."""
    asked = (Asked.OPEN, Asked.LATE)
    return next((one for one in reversed(every) if one.stands(day) in asked), None)


def week_of(every: Sequence[Week], day: date) -> Week:
    """Return the week that a call on a day is of: the last whose days have begun."""
    return next((one for one in reversed(every) if one.opens <= day), every[0])


def still_open(every: Sequence[Week], day: date) -> bool:
    """Return whether the citizen is in follow-up («i opfølgning»): there is more to ask."""
    ended = (Asked.TOLD, Asked.MISSED)
    return any(one.stands(day) not in ended for one in every)
