"""What an audit asks about: one citizen's mentor support on one day; and where it is lacking."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from vip2tui.catalogue.codes import SupportRules
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.grant import Grant
from vip2tui.domain.kinds.grant_basis import GrantBasis
from vip2tui.domain.support.hours import Spent, within
from vip2tui.text.guard import NOTHING, WatchList


@dataclass(frozen=True, slots=True)
class Noted:
    """A note, with when it was written and whether it waits to be sent."""

    entry: Entry
    written: date
    waits: bool = False
    overlaps: bool = False
    """Whether the same person was at another citizen's then."""
    confirmed: bool = False
    """Whether somebody other than the mentor wrote that the citizen confirmed its time."""


@dataclass(frozen=True, slots=True)
class Period:
    """A grant with what is weighed of it."""

    grant: Grant
    basis: GrantBasis | None
    made: date | None = None
    """The day it was first written down."""
    said: Mapping[str, date] = field(default_factory=dict)
    """The day each of their fields was last written, also where it was emptied."""

    def since(self, today: date, *fields: str, least: date | None = None) -> date:
        """Return the day from which fields are as they are: when they were written.

        Args:
            today: The day it is asked.
            fields: The fields that were looked at.
            least: A day before which nobody would have asked.
        """
        written = [self.said[name] for name in fields if name in self.said]
        days = written or [self.made or self.grant.start or today]
        return max([*days, *([least] if least else [])])


@dataclass(frozen=True, slots=True)
class Dossier:
    """All that is asked about, of one citizen on one day."""

    day: date
    periods: tuple[Period, ...]
    """Those with a first day in their order, then the others."""
    given: tuple[Spent, ...]
    """Every minute of mentor time."""
    notes: tuple[Noted, ...]
    rules: SupportRules
    last_day: Callable[[date], date]
    """The last day a period can have that begins on a day."""
    months: Callable[[date], int]
    """How many months that is, by the rules of the day."""
    then: Callable[[date], SupportRules] | None = None
    """The limits of an earlier day, where they are not those of this one."""
    confirmed: frozenset[str] = frozenset()
    """Months whose hours the citizen confirms, as they are: «2026-05»."""
    denied: frozenset[str] = frozenset()
    """Months whose hours the citizen says no to."""
    excused: frozenset[str] = frozenset()
    """Months of which the citizen was asked, and no answer can be had."""
    overdue: tuple[tuple[str, date], ...] = ()
    """Important points of the checklist whose day is past, and the day."""
    closed: date | None = None
    """When the course was closed."""
    courses: Mapping[str, date | None] = field(default_factory=dict)
    """Each course there is, and when it was closed, if it is."""
    has_outcome: bool = False
    stale: date | None = None
    """Since when the rules should be held against their sources again."""
    watch: WatchList = NOTHING
    """What is asked about in free text."""
    paused: tuple[tuple[date, date], ...] = ()
    """First and last day of what stood still: a reason for a week without hours."""
    away: frozenset[date] = frozenset()
    """Each day the mentor was away: no contact was to be had on it."""
    told: frozenset[date] = frozenset()
    """Mondays of the weeks in which absence is told, whosever: a reason too."""

    def rules_on(self, day: date | None) -> SupportRules:
        """Return the limits that held on a day: what was done is judged by its own time."""
        return self.then(day) if self.then and day and day < self.day else self.rules


@dataclass(frozen=True, slots=True)
class Lack:
    """Where something is missing."""

    since: date
    """The day from which it was, by what was written when: never after the day that is asked."""
    record: str = ""
    """The grant, the note or the point; empty where it is of none."""
    field: str = ""
    """The field of the grant that mends it, where it is not that of the question."""


def says(text: str | None) -> bool:
    """Return whether something is written."""
    return bool(text and text.strip())


def timed(dossier: Dossier) -> list[Grant]:
    """Return the grants with a first and a last day, in their order."""
    return [one.grant for one in dossier.periods if one.grant.start and one.grant.end]


def running(dossier: Dossier) -> Iterator[Grant]:
    """Yield the grants that the day lies in, unless their course is closed."""
    for one in timed(dossier):
        if within(one, dossier.day) and closed_of(dossier, one) is None:
            yield one


def closed_of(dossier: Dossier, grant: Grant) -> date | None:
    """Return when the course of a grant was closed; that of one of no course, with the last."""
    return dossier.courses.get(grant.course or "", dossier.closed)


def is_away(dossier: Dossier, day: date) -> bool:
    """Return whether something stood still on a day."""
    return any(first <= day <= last for first, last in dossier.paused)


def of_each(
    asks: Callable[[Dossier, Period], bool], *fields: str
) -> Callable[[Dossier], Iterator[Lack]]:
    """Return a check that asks each period of itself, by these fields."""

    def ask(dossier: Dossier) -> Iterator[Lack]:
        for one in dossier.periods:
            if asks(dossier, one):
                yield Lack(one.since(dossier.day, *fields), one.grant.id)

    return ask


def of_notes(asks: Callable[[Dossier, Noted], bool]) -> Callable[[Dossier], Iterator[Lack]]:
    """Return a check that asks each note of itself."""

    def ask(dossier: Dossier) -> Iterator[Lack]:
        for one in dossier.notes:
            if asks(dossier, one):
                yield Lack(one.written, one.entry.id)

    return ask
