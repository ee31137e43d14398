"""«Er dokumentationen i orden?»: the 35 questions an audit asks of mentor support; pure.

They follow STAR's focus audit and the municipality's own rules (R35 and R118 of
docs/requirements.md). Each is a function of its own that says where something is missing: of which
record, and since when; what it is called, how much it matters and what mends it is shipped data
(`Codes.audit`). Nothing here decides what somebody has a right to.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import pairwise

from vip2tui.catalogue.codes import AuditCheck, CheckLevel, SupportRules
from vip2tui.domain.calendar import workdays_after
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.grant import Grant
from vip2tui.domain.kinds.grant_basis import GrantBasis
from vip2tui.domain.support.hours import (
    WEEK,
    Spent,
    clock,
    holiday_days,
    shared_out,
    within,
)
from vip2tui.text.guard import cpr_like, watched

FOLLOW_UPS = ("vbesoeg", "trepart")
"""Kinds of note that are a consultant's follow-up at the workplace."""
AT_A_COMPANY = ("virksomhed", "uddannelsessted")
"""Whose mentor must do more than is done for anybody new."""
_MIDWAY = timedelta(days=14)
"""How long before the middle a follow-up is the status there."""


class Result(StrEnum):
    """What the documentation is, all in all; never a percentage."""

    WHOLE = "Komplet"
    NEARLY = "Næsten"
    LACKING = "Mangelfuld"


@dataclass(frozen=True, slots=True)
class Noted:
    """A note, with when it was written and whether it waits to be sent."""

    entry: Entry
    written: date
    waits: bool = False
    overlaps: bool = False
    """Whether the same person was at another citizen's then."""


@dataclass(frozen=True, slots=True)
class Period:
    """A grant with what is weighed of it."""

    grant: Grant
    basis: GrantBasis | None


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
    confirmed: frozenset[str] = frozenset()
    """Months whose hours the citizen confirms, as they are: «2026-05»."""
    overdue: tuple[tuple[str, date], ...] = ()
    """Important points of the checklist whose day is past, and the day."""
    closed: date | None = None
    """When the course was closed."""
    has_outcome: bool = False
    stale: bool = False
    """Whether the rules should be held against their sources again."""
    stems: tuple[str, ...] = ()
    """What is asked about in free text."""
    paused: tuple[tuple[date, date], ...] = ()
    """First and last day of what stood still: a reason for a week without hours."""


@dataclass(frozen=True, slots=True)
class Lack:
    """Where something is missing."""

    since: date
    """The day from which it was."""
    record: str = ""
    """The grant, the note or the point; empty where it is of none."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What an audit would find."""

    check: AuditCheck
    lacks: tuple[Lack, ...]
    """Every place, the oldest first."""

    @property
    def since(self) -> date:
        return self.lacks[0].since


def findings(dossier: Dossier, known: Iterable[AuditCheck]) -> tuple[Finding, ...]:
    """Return what is missing, in the order an auditor asks; nothing where nothing was granted.

    A municipality may leave a question out; one that no function answers is not asked.
    """
    if not dossier.periods:
        return ()
    found = []
    for one in known:
        ask = CHECKS.get(one.code)
        lacks = sorted(ask(dossier), key=lambda lack: (lack.since, lack.record)) if ask else []
        if lacks:
            found.append(Finding(one, tuple(lacks)))
    return tuple(found)


def result(found: Sequence[Finding]) -> Result:
    """Return what it comes to: whole, nearly, or lacking."""
    levels = {one.check.level for one in found}
    if CheckLevel.FAULT in levels:
        return Result.LACKING
    return Result.NEARLY if CheckLevel.WARNING in levels else Result.WHOLE


def oldest(found: Iterable[Finding], count: int = 3) -> tuple[Finding, ...]:
    """Return those that have been missing longest."""
    return tuple(sorted(found, key=lambda one: (one.since, one.check.code))[:count])


def _each(says: Callable[[Dossier, Period], bool]) -> Callable[[Dossier], Iterator[Lack]]:
    """Return a check that asks each period of itself."""

    def ask(dossier: Dossier) -> Iterator[Lack]:
        for one in dossier.periods:
            if says(dossier, one):
                yield Lack(one.grant.start or dossier.day, one.grant.id)

    return ask


def _of_notes(says: Callable[[Dossier, Noted], bool]) -> Callable[[Dossier], Iterator[Lack]]:
    """Return a check that asks each note of itself."""

    def ask(dossier: Dossier) -> Iterator[Lack]:
        for one in dossier.notes:
            if says(dossier, one):
                yield Lack(one.written, one.entry.id)

    return ask


def _says(text: str | None) -> bool:
    return bool(text and text.strip())


def _purpose(dossier: Dossier, one: Period) -> bool:
    return len((one.grant.purpose or "").strip()) < dossier.rules.told


def _tasks(_: Dossier, one: Period) -> bool:
    return not any(map(_says, one.grant.tasks))


def _qualified(_: Dossier, one: Period) -> bool:
    return not _says(one.basis.qualified if one.basis else None)


def _weekly(_: Dossier, one: Period) -> bool:
    return not one.grant.weekly


def _period(_: Dossier, one: Period) -> bool:
    start, end = one.grant.start, one.grant.end
    return start is None or end is None or end < start


def _too_long(dossier: Dossier, one: Period) -> bool:
    start, end = one.grant.start, one.grant.end
    return start is not None and end is not None and end > dossier.last_day(start)


def _contact(_: Dossier, one: Period) -> bool:
    return not (_says(one.grant.mentor) and (_says(one.grant.phone) or _says(one.grant.mail)))


def _agreement(dossier: Dossier, one: Period) -> bool:
    start = one.grant.start
    return one.grant.agreed is None and start is not None and start < dossier.day


def _complaint(_: Dossier, one: Period) -> bool:
    return one.grant.complaint is None


def _agreed_late(_: Dossier, one: Period) -> bool:
    agreed, start = one.grant.agreed, one.grant.start
    return agreed is not None and start is not None and agreed > start


def _beyond(_: Dossier, one: Period) -> bool:
    at_work = one.grant.mentor_type in AT_A_COMPANY
    return at_work and not _says(one.basis.beyond if one.basis else None)


def _reason(_: Dossier, one: Period) -> bool:
    """Ask why a mentor decides it; of a new period the new assessment says so."""
    basis = one.basis
    return basis is None or not (_says(basis.reason) or _says(basis.assessment))


def _accepted(_: Dossier, one: Period) -> bool:
    return one.grant.accepted is None


def _timed(dossier: Dossier) -> list[Grant]:
    return [one.grant for one in dossier.periods if one.grant.start and one.grant.end]


def _assessed(dossier: Dossier) -> Iterator[Lack]:
    """Ask of every period but the first if it was weighed anew."""
    begun = [one for one in dossier.periods if one.grant.start]
    for place, one in enumerate(begun):
        is_new = place > 0 or one.grant.follows is not None
        if is_new and not (one.basis and one.basis.assessed and _says(one.basis.assessment)):
            yield Lack(one.grant.start or dossier.day, one.grant.id)


def _joints(dossier: Dossier) -> Iterator[Lack]:
    """Ask if each period begins the day after the one before it."""
    for before, after in pairwise(_timed(dossier)):
        if before.end and after.start and after.start != before.end + timedelta(days=1):
            yield Lack(min(before.end + timedelta(days=1), after.start), after.id)


def _extension(dossier: Dossier) -> Iterator[Lack]:
    """Ask if somebody has decided what follows a period that soon ends."""
    timed = _timed(dossier)
    if not timed or dossier.closed is not None:
        return
    last = max(timed, key=lambda one: (one.end or dossier.day, one.id))
    basis = next(one.basis for one in dossier.periods if one.grant is last)
    is_decided = basis is not None and basis.evaluated is not None
    left = (last.end - dossier.day).days if last.end else -1
    if last.end and 0 <= left <= dossier.rules.ending and not is_decided:
        yield Lack(last.end - timedelta(days=dossier.rules.ending), last.id)


def _outside(dossier: Dossier) -> Iterator[Lack]:
    """Ask if hours lie in no period."""
    timed = [one.grant for one in dossier.periods if one.grant.start]
    for one in dossier.given if timed else ():
        if not any(within(grant, one.day) for grant in timed):
            yield Lack(one.day, one.entry)


def _running(dossier: Dossier) -> Iterator[Grant]:
    if dossier.closed is None:
        yield from (one for one in _timed(dossier) if within(one, dossier.day))


def _silence(dossier: Dossier) -> Iterator[Lack]:
    """Ask if mentor and citizen have met of late."""
    for grant in _running(dossier):
        met = [one.day for one in dossier.given if one.day <= dossier.day]
        last = max([*met, grant.start or dossier.day])
        if (dossier.day - last).days > dossier.rules.contact and not _away(dossier, dossier.day):
            yield Lack(last + timedelta(days=dossier.rules.contact + 1), grant.id)


def _pace(dossier: Dossier) -> Iterator[tuple[Grant, int, int]]:
    """Yield each running grant that has settled: what was given, and granted to date."""
    shared = shared_out([one.grant for one in dossier.periods], dossier.given)
    for grant in _running(dossier):
        if grant.start and (dossier.day - grant.start).days >= dossier.rules.settled:
            stands = clock(grant, shared[grant.id], dossier.day, dossier.rules)
            if stands.to_date:
                yield grant, stands.spent, stands.to_date


def _too_few(dossier: Dossier) -> Iterator[Lack]:
    for grant, spent, to_date in _pace(dossier):
        if spent * 100 < to_date * dossier.rules.too_few:
            yield Lack(dossier.day, grant.id)


def _too_fast(dossier: Dossier) -> Iterator[Lack]:
    for grant, spent, to_date in _pace(dossier):
        if spent * 100 > to_date * dossier.rules.too_many:
            yield Lack(dossier.day, grant.id)


def _too_many(dossier: Dossier) -> Iterator[Lack]:
    """Ask if more was given than was granted for the whole period."""
    shared = shared_out([one.grant for one in dossier.periods], dossier.given)
    for one in dossier.periods:
        stands = clock(one.grant, shared[one.grant.id], dossier.day, dossier.rules)
        if stands.granted and stands.spent > stands.granted:
            inside = [spent for spent in shared[one.grant.id] if within(one.grant, spent.day)]
            yield Lack(_passed(inside, stands.granted), one.grant.id)


def _passed(given: Iterable[Spent], most: int) -> date:
    """Return the day on which the sum went past a number."""
    total, day = 0, date.max
    for one in sorted(given, key=lambda spent: (spent.day, spent.entry)):
        total, day = total + one.minutes, one.day
        if total > most:
            break
    return day


def _away(dossier: Dossier, day: date) -> bool:
    return any(first <= day <= last for first, last in dossier.paused)


def _empty_weeks(dossier: Dossier) -> Iterator[Lack]:
    """Ask of each whole week of a grant that is past for hours, or for why there were none."""
    met = {_monday(one.day) for one in dossier.given}
    told = {_monday(one.entry.day) for one in dossier.notes if one.entry.absence}
    for grant in _timed(dossier):
        if not grant.weekly or grant.start is None or grant.end is None:
            continue
        off = {_monday(one) for one in holiday_days(grant)}
        week = _monday(grant.start + timedelta(days=WEEK - 1))
        last = min(grant.end, dossier.closed or date.max, dossier.day - timedelta(days=1))
        while week + timedelta(days=WEEK - 1) <= last:
            is_away = all(_away(dossier, week + timedelta(days=day)) for day in range(5))
            if week not in met | told | off and not is_away:
                yield Lack(week, grant.id)
            week += timedelta(days=WEEK)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _confirmed(dossier: Dossier) -> Iterator[Lack]:
    """Ask of the months that are over if the citizen has confirmed the hours."""
    by_note = {one.entry.id: one.entry for one in dossier.notes}
    now = dossier.day.isoformat()[:7]
    over = [one for one in dossier.given if one.day.isoformat()[:7] < now]
    missing = [
        one
        for one in over
        if one.day.isoformat()[:7] not in dossier.confirmed
        and not (one.entry in by_note and by_note[one.entry].confirmed)
    ]
    if len(missing) * 100 > len(over) * dossier.rules.unconfirmed:
        yield from (Lack(one.day, one.entry) for one in missing)


def _visits(dossier: Dossier) -> list[Noted]:
    return [one for one in dossier.notes if one.entry.type in FOLLOW_UPS]


def _follow_up(dossier: Dossier) -> Iterator[Lack]:
    for grant in _running(dossier):
        seen = [one.entry.day for one in _visits(dossier) if one.entry.day <= dossier.day]
        last = max([*(one for one in seen if within(grant, one)), grant.start or dossier.day])
        if (dossier.day - last).days > dossier.rules.follow_up:
            yield Lack(last + timedelta(days=dossier.rules.follow_up + 1), grant.id)


def _answered(dossier: Dossier) -> Iterator[Lack]:
    """Ask of each follow-up within a period if it says whether the hours were given."""
    for one in _visits(dossier):
        inside = any(within(grant, one.entry.day) for grant in _timed(dossier))
        if inside and one.entry.delivered is None:
            yield Lack(one.entry.day, one.entry.id)


def _midway(dossier: Dossier) -> Iterator[Lack]:
    for grant in _timed(dossier):
        if grant.start is None or grant.end is None:
            continue
        middle = grant.start + (grant.end - grant.start) / 2
        until = min(dossier.closed or date.max, dossier.day)
        seen = any(middle - _MIDWAY <= one.entry.day <= grant.end for one in _visits(dossier))
        if middle < until and not seen:
            yield Lack(middle + timedelta(days=1), grant.id)


def _evaluated(dossier: Dossier) -> Iterator[Lack]:
    """Ask for an evaluation where the support is over, and an outcome where the course is."""
    if dossier.closed is not None and not dossier.has_outcome:
        yield Lack(dossier.closed)
    followed = {one.grant.follows for one in dossier.periods}
    for one in dossier.periods:
        end = one.grant.end
        over = min((day for day in (end, dossier.closed) if day), default=None)
        is_over = over is not None and over < dossier.day and one.grant.id not in followed
        has_begun = one.grant.start is not None and over is not None and one.grant.start <= over
        weighed = one.basis is not None and one.basis.evaluated and one.basis.reached
        if over is not None and is_over and has_begun and not weighed:
            yield Lack(over, one.grant.id)


def _points(dossier: Dossier) -> Iterator[Lack]:
    yield from (Lack(due, record) for record, due in dossier.overdue)


def _impossible(dossier: Dossier) -> Iterator[Lack]:
    """Ask if a day holds more than a working day, or lies ahead."""
    days: dict[date, list[Spent]] = defaultdict(list)
    for one in dossier.given:
        days[one.day].append(one)
    for day, every in days.items():
        if day > dossier.day or sum(one.minutes for one in every) > dossier.rules.most:
            yield from (Lack(day, one.entry) for one in every)


def _overlap(_: Dossier, one: Noted) -> bool:
    return one.overlaps


def _free(entry: Entry) -> str:
    return "\n".join(filter(None, (entry.text, entry.next, entry.reason)))


def _number(_: Dossier, one: Noted) -> bool:
    return any(True for _found in cpr_like(_free(one.entry)))


def _word(dossier: Dossier, one: Noted) -> bool:
    return any(True for _found in watched(_free(one.entry), dossier.stems))


def _late(dossier: Dossier, one: Noted) -> bool:
    return one.written > workdays_after(one.entry.day, dossier.rules.late)


def _unsent(dossier: Dossier, one: Noted) -> bool:
    return one.waits and dossier.day > workdays_after(one.written, dossier.rules.late)


def _stale(dossier: Dossier) -> Iterator[Lack]:
    if dossier.stale:
        yield Lack(dossier.day)


CHECKS: Mapping[str, Callable[[Dossier], Iterator[Lack]]] = {
    "dok-01": _each(_purpose),
    "dok-02": _each(_tasks),
    "dok-03": _each(_qualified),
    "dok-04": _each(_weekly),
    "dok-05": _each(_period),
    "dok-06": _each(_too_long),
    "dok-07": _each(_contact),
    "dok-08": _each(_agreement),
    "dok-09": _each(_complaint),
    "dok-10": _each(_agreed_late),
    "dok-11": _each(_beyond),
    "dok-12": _each(_reason),
    "dok-13": _assessed,
    "dok-14": _joints,
    "dok-15": _extension,
    "dok-16": _outside,
    "dok-17": _silence,
    "dok-18": _too_few,
    "dok-19": _too_many,
    "dok-20": _empty_weeks,
    "dok-21": _confirmed,
    "dok-22": _follow_up,
    "dok-23": _answered,
    "dok-24": _midway,
    "dok-25": _evaluated,
    "dok-26": _points,
    "dok-27": _impossible,
    "dok-28": _of_notes(_overlap),
    "dok-29": _of_notes(_number),
    "dok-30": _of_notes(_late),
    "dok-31": _stale,
    "dok-32": _each(_accepted),
    "dok-33": _of_notes(_unsent),
    "dok-34": _of_notes(_word),
    "dok-35": _too_fast,
}
"""Each question of the audit, by its code in `Codes.audit`."""
