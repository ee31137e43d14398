"""Absence (fravær): every day a citizen was away, whoever wrote it and wherever; pure.

A day is told by an absence, by a note or by the weekly round; it is one day all the same. The round
says how many days of its week and not which: what of it no day is known for is kept as just that.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from vip2tui.catalogue.codes import AbsenceCode
from vip2tui.domain.calendar import is_workday
from vip2tui.domain.kinds.absence import Absence
from vip2tui.domain.kinds.entry import Entry

NO_SHOW = "udeblevet"
"""The code of who did not come, without a word."""
_UNKNOWN = "ukendt"
_NOTE = "fravaer"
"""The kind of note that is about absence, though it names no reason."""
_LONGEST = timedelta(days=400)
"""Days that one absence can have: a slip of a year is no hundred years of absence."""
_DAY, _WEEK = timedelta(days=1), timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Away:
    """A day the citizen was away."""

    day: date
    reason: str
    """A code; empty where none is known here."""
    lawful: bool
    part: bool
    """Whether the citizen was there for some of it."""


@dataclass(frozen=True, slots=True)
class Loose:
    """Days of a week that a round counts and nobody has named."""

    monday: date
    days: int
    told: date
    """The day of the round."""
    reason: str
    lawful: bool


@dataclass(frozen=True, slots=True)
class Absences:
    """All of one citizen's absence."""

    days: tuple[Away, ...] = ()
    """In their order, each once."""
    loose: tuple[Loose, ...] = ()
    """One for each week that has any, in their order."""

    @property
    def weeks(self) -> frozenset[date]:
        """The Mondays of the weeks in which something is told."""
        named = {monday(one.day) for one in self.days}
        return frozenset(named | {one.monday for one in self.loose})

    def count(self, first: date, last: date) -> int:
        """Return how many days of absence there are between two days; loose ones by their round."""
        named = sum(first <= one.day <= last for one in self.days)
        return named + sum(one.days for one in self.loose if first <= one.told <= last)


def absences(
    written: Iterable[Absence],
    notes: Iterable[Entry],
    reasons: Mapping[str, str],
    codes: Iterable[AbsenceCode],
) -> Absences:
    """Return every day of absence, from all that tells one.

    Where two tell of one day otherwise, the day is lawful if one of them says so, and has the
    reason that says most: what was learnt afterwards explains who did not come.

    Args:
        written: The absences.
        notes: The log, those of the weekly rounds among them.
        reasons: Absence or note to its reason, where that stands beside it and is held here.
        codes: The reasons there are.
    """
    known = {name: one for one in codes for name in (one.code, *one.also)}
    told: dict[date, list[Away]] = {}
    rounds: dict[date, list[Loose]] = {}
    for absence in written:
        code = known.get(reasons.get(absence.id) or absence.reason or "")
        lawful = bool(absence.excused) or (code is not None and code.lawful)
        for day in _days(absence):
            part = bool(absence.attended)
            told.setdefault(day, []).append(Away(day, code.code if code else "", lawful, part))
    for note in notes:
        code = known.get(reasons.get(note.id) or note.absence or "")
        reason = code.code if code else ""
        lawful = bool(note.excused) or (code is not None and code.lawful)
        if (away := _counted(note)) is not None:
            loose = Loose(monday(note.day), away, note.day, reason, lawful)
            rounds.setdefault(loose.monday, []).append(loose)
        elif tells_absence(note):
            told.setdefault(note.day, []).append(Away(note.day, reason, lawful, part=False))
    days = tuple(_one(told[day]) for day in sorted(told))
    return Absences(days, tuple(_left(rounds, days)))


def tells_absence(note: Entry) -> bool:
    """Return whether a note tells that the citizen was away: of its day, or of days of its week."""
    is_about = note.type == _NOTE and not note.attended
    is_said = note.absence is not None or bool(note.excused)
    return is_said or bool(_counted(note)) or is_about


def monday(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - day.weekday() * _DAY


def _days(absence: Absence) -> Iterator[date]:
    """Yield the working days from the first to the last; every day where none of them is one."""
    if absence.day is None:
        return
    last = min(max(absence.until or absence.day, absence.day), _later(absence.day, _LONGEST))
    every = [date.fromordinal(n) for n in range(absence.day.toordinal(), last.toordinal() + 1)]
    yield from [day for day in every if is_workday(day)] or every


def _counted(note: Entry) -> int | None:
    """Return how many days of its week a note counts as absence; None where it is of one day."""
    if note.attended is None or note.planned is None or note.planned <= 1:
        return None
    return max(min(note.planned, 7) - note.attended, 0)


def _one(told: Iterable[Away]) -> Away:
    """Return one day of all that is told of it, in whatever order it was."""
    every = list(told)
    most = max(every, key=lambda one: (one.lawful, *_says(one.reason)))
    return Away(most.day, most.reason, most.lawful, all(one.part for one in every))


def _says(reason: str) -> tuple[int, str]:
    """Return how much a reason says; of two that say as much, always the same one stands."""
    return {"": 0, _UNKNOWN: 1, NO_SHOW: 2}.get(reason, 3), reason


def _left(rounds: Mapping[date, Iterable[Loose]], days: Iterable[Away]) -> Iterator[Loose]:
    """Yield what of each week's round no day is known for; of two rounds, the one with most."""
    named: dict[date, int] = {}
    for one in days:
        named[monday(one.day)] = named.get(monday(one.day), 0) + 1
    for week in sorted(rounds):
        most = max(rounds[week], key=lambda one: (one.days, one.told, one.lawful,
                                                  *_says(one.reason)))  # fmt: skip
        if (days_left := most.days - named.get(week, 0)) > 0:
            yield Loose(week, days_left, most.told, most.reason, most.lawful)


@dataclass(frozen=True, slots=True)
class Week:
    """A week as it is drawn."""

    monday: date
    came: int
    away: int
    lawful: int
    """Days away that nobody asks about."""

    @property
    def is_known(self) -> bool:
        """Whether anybody has said anything of it."""
        return bool(self.came or self.away or self.lawful)


def weeks(found: Absences, notes: Iterable[Entry], today: date, count: int) -> tuple[Week, ...]:
    """Return the last so many weeks, today's last; days ahead are in none."""
    came: dict[date, int] = {}
    for note in notes:
        if note.attended is not None and note.day <= today:
            came[monday(note.day)] = max(came.get(monday(note.day), 0), min(note.attended, 7))
    away: dict[tuple[date, bool], int] = {}
    told = [(one.day, one.lawful, 1) for one in found.days]
    told += [(one.told, one.lawful, one.days) for one in found.loose]
    for day, lawful, days in told:
        if day <= today:
            key = monday(day), lawful
            away[key] = away.get(key, 0) + days
    firsts = [monday(today) - n * _WEEK for n in reversed(range(count))]
    return tuple(
        Week(one, came.get(one, 0), away.get((one, False), 0), away.get((one, True), 0))
        for one in firsts
    )


@dataclass(frozen=True, slots=True)
class Spell:
    """Days away in a row: nobody saw the citizen between them."""

    days: tuple[date, ...]
    """Without those that are lawful, which part no spell either."""

    @property
    def first(self) -> date:
        return self.days[0]

    @property
    def last(self) -> date:
        return self.days[-1]


def spells(found: Absences, today: date) -> tuple[Spell, ...]:
    """Return the absence up to today as spells; one goes on over weekends and days off."""
    lawful = {one.day for one in found.days if one.lawful}
    rows: list[list[date]] = []
    for one in found.days:
        if one.lawful or one.day > today:
            continue
        if rows and not _was_there(rows[-1][-1], one.day, lawful):
            rows[-1].append(one.day)
        else:
            rows.append([one.day])
    return tuple(Spell(tuple(days)) for days in rows)


def long_spells(found: Absences, today: date, most: int) -> tuple[Spell, ...]:
    """Return the spells up to today of more working days than so many."""
    return tuple(one for one in spells(found, today) if len(one.days) > most)


def _was_there(last: date, day: date, lawful: set[date]) -> bool:
    """Return whether a working day lies between two on which the citizen may have come."""
    between = (date.fromordinal(n) for n in range(last.toordinal() + 1, day.toordinal()))
    return any(is_workday(one) and one not in lawful for one in between)


def _later(day: date, by: timedelta) -> date:
    return date.fromordinal(min(day.toordinal() + by.days, date.max.toordinal()))
