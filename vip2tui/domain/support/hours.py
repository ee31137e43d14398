"""The hours clock (timeregnskab): granted to date, spent, left; pure, in whole minutes.

Only what was actually given counts (domain rules of R34, R119): the kind of a note decides, what
is optional only if the writer says so, and travel, illness and one's own work never. Nothing is
rounded here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import partial

from vip2tui.catalogue.codes import Counts, SupportRules
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.grant import Grant
from vip2tui.text.danish import is_same_name

WEEK = 7


class Warn(StrEnum):
    """What the clock tells before it is too late."""

    NEARLY = "snart_brugt"
    """So much of the whole is spent."""
    SPENT = "brugt"
    ENDING = "slutter_snart"
    """So few days are left."""
    OUTSIDE = "uden_for"
    """Hours lie after the last day, or before the first."""


@dataclass(frozen=True, slots=True)
class Spent:
    """Minutes that count, given on one day."""

    entry: str
    day: date
    minutes: int
    course: str = ""
    """The course it was written in."""
    by: str = ""
    """Who wrote it."""


@dataclass(frozen=True, slots=True)
class Clock:
    """How the hours of one grant stand on a day; everything in minutes."""

    granted: int
    """In the whole period."""
    to_date: int
    """What the weeks passed come to."""
    spent: int
    """Till and with the day."""
    outside: int
    """Spent outside the period, and not among `spent`."""
    days_left: int
    """Days after this one till the last, 0 when it is past."""
    warns: tuple[Warn, ...]

    @property
    def left(self) -> int:
        """What is left of the whole; below 0 where more was given than granted."""
        return self.granted - self.spent

    @property
    def ahead(self) -> int:
        """How much more was given than the weeks passed come to; below 0 if less."""
        return self.spent - self.to_date


def counts(entry: Entry, kinds: Mapping[str, Counts], short: int) -> bool:
    """Return whether the minutes of a note are mentor time.

    Args:
        entry: The note.
        kinds: Kind of note to whether it counts.
        short: The most minutes of what counts only where it is short.
    """
    if entry.attended == 0 or entry.absence is not None or entry.excused:
        return False  # who did not come was not helped: waiting is no mentor time (R119)
    by_kind = kinds.get(entry.type, Counts.NO)
    if by_kind is Counts.NO:
        return False
    if entry.mentor_time is not None:
        return entry.mentor_time
    return by_kind is Counts.YES or (by_kind is Counts.SHORT and (entry.minutes or 0) <= short)


def spent(entries: Iterable[Entry], kinds: Mapping[str, Counts], short: int) -> Iterator[Spent]:
    """Yield the minutes that count, note by note."""
    for one in entries:
        if one.minutes and counts(one, kinds, short):
            yield Spent(one.id, one.day, one.minutes, one.course or "")


def holiday_days(grant: Grant) -> Iterator[date]:
    """Yield each day of the weeks without hours; what is no week is left out."""
    for typed in (grant.holidays or "").split():
        year, _, week = typed.partition("-W")
        try:
            monday = date.fromisocalendar(int(year), int(week), 1)
        except ValueError:
            continue
        yield from (monday + timedelta(days=day) for day in range(WEEK))


def granted_until(grant: Grant, day: date) -> int:
    """Return what the weeks till and with a day come to: each day is a seventh of a week.

    Weeks without hours that were agreed before are taken out. What is left of a minute is not
    granted.
    """
    if grant.start is None or grant.weekly is None:
        return 0
    last = day if grant.end is None else min(day, grant.end)
    days = (last - grant.start).days + 1
    away = sum(grant.start <= one <= last for one in set(holiday_days(grant)))
    return max(0, days - away) * grant.weekly // WEEK


def granted(grant: Grant) -> int:
    """Return the minutes of the whole period: as written, else what its weeks come to."""
    if grant.total is not None:
        return grant.total
    return granted_until(grant, grant.end) if grant.end else 0


def within(grant: Grant, day: date) -> bool:
    """Return whether a day lies in the period."""
    return grant.start is not None and grant.start <= day <= (grant.end or date.max)


def clock(grant: Grant, given: Iterable[Spent], day: date, rules: SupportRules) -> Clock:
    """Return how the hours of a grant stand; those that have not been are not spent.

    Args:
        grant: The grant.
        given: Every minute that counts and is of no other grant.
        day: The day.
        rules: When one is told.
    """
    every = tuple(given)
    inside = sum(one.minutes for one in every if one.day <= day and within(grant, one.day))
    outside = sum(one.minutes for one in every if not within(grant, one.day))
    whole = granted(grant)
    left = max(0, (grant.end - day).days) if grant.end else 0
    warns = [
        (Warn.SPENT, bool(whole) and inside >= whole),
        (Warn.NEARLY, bool(whole) and whole * rules.nearly <= inside * 100 < whole * 100),
        (Warn.ENDING, grant.end is not None and 0 <= (grant.end - day).days <= rules.ending),
        (Warn.OUTSIDE, outside > 0),
    ]
    to_date = min(granted_until(grant, day), whole)
    return Clock(whole, to_date, inside, outside, left, tuple(one for one, holds in warns if holds))


def supports(grants: Iterable[Grant]) -> tuple[tuple[Grant, ...], ...]:
    """Return the grants as the supports they are periods of: each course has one of its own.

    A period is of the support it prolongs, else of that of its course. One that names no course,
    and one beside such a one, is of the first there is. The periods of each stand in their order.
    """
    found: list[list[Grant]] = []
    for one in sorted(grants, key=lambda one: (one.start or date.max, one.id)):
        nearest = max(found, key=partial(_nearness, one), default=None)
        if nearest is not None and _nearness(one, nearest):
            nearest.append(one)
        else:
            found.append([one])
    return tuple(tuple(each) for each in found)


def _nearness(one: Grant, support: Iterable[Grant]) -> int:
    """Return how surely a period is of a support; 0 if it is not."""
    every = tuple(support)
    if any(one.follows == other.id for other in every):
        return 3
    if one.course is not None and any(one.course == other.course for other in every):
        return 2
    return int(one.course is None or all(other.course is None for other in every))


def last_of(support: Iterable[Grant]) -> Grant:
    """Return the period of a support that ends last; one that has no last day ends never."""
    return max(support, key=lambda one: (one.end or date.max, one.id))


def grant_of(grants: Iterable[Grant], day: date, by: str = "") -> Grant | None:
    """Return the grant that a day's hours are of: the last begun that holds it, else the nearest.

    Of two that hold it, that of the mentor who wrote them goes first. Hours outside every period
    are of the last one begun before them, or else of the first.
    """
    begun = sorted((one for one in grants if one.start), key=lambda one: (one.start, one.id))
    holding = [one for one in begun if within(one, day)]
    before = [one for one in begun if one.start and one.start <= day]
    found = [one for one in holding if _is_mentor(one, by)] or holding or before or begun[:1]
    return found[-1] if found else None


def shared_out(grants: Iterable[Grant], given: Iterable[Spent]) -> dict[str, list[Spent]]:
    """Return by grant the minutes that are of it: each minute of one, and none is left over.

    They are of the support whose mentor wrote them, else of that of the course they were written
    in; where neither tells, the day alone does.
    """
    every = supports(grants)
    found: dict[str, list[Spent]] = {one.id: [] for support in every for one in support}
    for one in given:
        mine = [each for each in every if any(_is_mentor(that, one.by) for that in each)] or every
        there = [each for each in mine if any(that.course == one.course for that in each)] or mine
        if grant := grant_of((that for each in there for that in each), one.day, one.by):
            found[grant.id].append(one)
    return found


def _is_mentor(grant: Grant, by: str) -> bool:
    return bool(by) and is_same_name(grant.mentor or "", by)
