"""What an audit asks of the hours: whether they were given, in time, and to whom; pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta

from vip2tui.domain.kinds.grant import Grant
from vip2tui.domain.support.dossier import (
    Dossier,
    Lack,
    closed_of,
    is_away,
    running,
    timed,
)
from vip2tui.domain.support.hours import (
    WEEK,
    Spent,
    clock,
    holiday_days,
    shared_out,
    supports,
    within,
)


def _outside(dossier: Dossier) -> Iterator[Lack]:
    """Ask if hours lie in no period of their support."""
    shared = _shared(dossier)
    for grant in (one.grant for one in dossier.periods if one.grant.start):
        for one in shared[grant.id]:
            if not within(grant, one.day):
                yield Lack(one.day, one.entry)


def _silence(dossier: Dossier) -> Iterator[Lack]:
    """Ask if mentor and citizen have met of late."""
    shared = _shared(dossier)
    for grant in running(dossier):
        met = [one.day for one in _of_support(dossier, grant, shared) if one.day <= dossier.day]
        last = max([*met, grant.start or dossier.day])
        silent = [day for day in _days_after(last, dossier.day) if day not in dossier.away]
        if len(silent) > dossier.rules.contact and not is_away(dossier, dossier.day):
            yield Lack(silent[dossier.rules.contact], grant.id)


def _shared(dossier: Dossier) -> dict[str, list[Spent]]:
    return shared_out([one.grant for one in dossier.periods], dossier.given)


def _of_support(
    dossier: Dossier, grant: Grant, shared: Mapping[str, Iterable[Spent]]
) -> Iterator[Spent]:
    """Yield the hours of the support that a grant is a period of."""
    every = supports(one.grant for one in dossier.periods)
    own = next(each for each in every if grant in each)
    yield from (one for that in own for one in shared[that.id])


def _days_after(day: date, last: date) -> Iterator[date]:
    """Yield each day after one, till and with the last."""
    yield from (day + timedelta(days=n + 1) for n in range((last - day).days))


def _off_pace(dossier: Dossier, is_off: Callable[[int, int], bool]) -> Iterator[Lack]:
    """Ask of each running grant that has settled what was given against what is granted to date.

    It has been so since the first of the days on end, till the one asked, on which it was.
    """
    shared = _shared(dossier)
    for grant in running(dossier):
        if grant.start is None:
            continue
        since, day = None, dossier.day
        settled = grant.start + timedelta(days=dossier.rules.settled)
        given = sorted(_been(dossier, grant, shared[grant.id]), key=lambda one: one.day)
        spent = sum(one.minutes for one in given)
        while day >= settled and (to_date := clock(grant, (), day, dossier.rules).to_date):
            while day < dossier.day and given and given[-1].day > day:
                spent -= given.pop().minutes
            if not is_off(spent, to_date):
                break
            since, day = day, day - timedelta(days=1)
        if since is not None:
            yield Lack(since, grant.id)


def _been(dossier: Dossier, grant: Grant, given: Iterable[Spent]) -> Iterator[Spent]:
    """Yield what was given in a grant's period till and with the day that is asked."""
    yield from (one for one in given if one.day <= dossier.day and within(grant, one.day))


def _too_few(dossier: Dossier) -> Iterator[Lack]:
    least = dossier.rules.too_few
    yield from _off_pace(dossier, lambda spent, to_date: spent * 100 < to_date * least)


def _too_fast(dossier: Dossier) -> Iterator[Lack]:
    most = dossier.rules.too_many
    yield from _off_pace(dossier, lambda spent, to_date: spent * 100 > to_date * most)


def _too_many(dossier: Dossier) -> Iterator[Lack]:
    """Ask if more was given than was granted for the whole period."""
    shared = _shared(dossier)
    for one in dossier.periods:
        stands = clock(one.grant, shared[one.grant.id], dossier.day, dossier.rules)
        if stands.granted and stands.spent > stands.granted:
            been = _been(dossier, one.grant, shared[one.grant.id])
            yield Lack(_passed(been, stands.granted), one.grant.id)


def _passed(given: Iterable[Spent], most: int) -> date:
    """Return the day on which the sum went past a number."""
    total, day = 0, date.max
    for one in sorted(given, key=lambda spent: (spent.day, spent.entry)):
        total, day = total + one.minutes, one.day
        if total > most:
            break
    return day


def _empty_weeks(dossier: Dossier) -> Iterator[Lack]:
    """Ask of each whole week of a grant that is past for hours, or for why there were none."""
    shared = _shared(dossier)
    for grant in timed(dossier):
        met = {_monday(one.day) for one in _of_support(dossier, grant, shared)}
        if not grant.weekly or grant.start is None or grant.end is None:
            continue
        off = {_monday(one) for one in holiday_days(grant)}
        week = _monday(grant.start + timedelta(days=WEEK - 1))
        last = min(
            grant.end, closed_of(dossier, grant) or date.max, dossier.day - timedelta(days=1)
        )
        while week + timedelta(days=WEEK - 1) <= last:
            stood_still = all(is_away(dossier, week + timedelta(days=day)) for day in range(5))
            if week not in met | dossier.told | off and not stood_still:
                yield Lack(week, grant.id)
            week += timedelta(days=WEEK)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _confirmed(dossier: Dossier) -> Iterator[Lack]:
    """Ask of the months that are over if the citizen has confirmed the hours.

    The mentor's own word that the citizen did is none: the mentor is who is paid. The citizen's
    own no to a month stands before what anybody wrote at a note.
    """
    by_note = {one.entry.id: one for one in dossier.notes}
    now = dossier.day.isoformat()[:7]
    over = [
        one
        for one in dossier.given
        if (month := one.day.isoformat()[:7]) < now and month not in dossier.excused
    ]
    missing = [
        one
        for one in over
        if one.day.isoformat()[:7] not in dossier.confirmed
        and (
            one.day.isoformat()[:7] in dossier.denied
            or not (one.entry in by_note and by_note[one.entry].confirmed)
        )
    ]
    if len(missing) * 100 > len(over) * dossier.rules.unconfirmed:
        yield from (Lack(one.day, one.entry) for one in missing)


def _impossible(dossier: Dossier) -> Iterator[Lack]:
    """Ask if a day holds more than a working day, or lies ahead."""
    days: dict[date, list[Spent]] = defaultdict(list)
    for one in dossier.given:
        days[one.day].append(one)
    for day, every in days.items():
        if day > dossier.day or sum(one.minutes for one in every) > dossier.rules_on(day).most:
            yield from (Lack(day, one.entry) for one in every)


CHECKS: Mapping[str, Callable[[Dossier], Iterator[Lack]]] = {
    "dok-16": _outside,
    "dok-17": _silence,
    "dok-18": _too_few,
    "dok-19": _too_many,
    "dok-20": _empty_weeks,
    "dok-21": _confirmed,
    "dok-27": _impossible,
    "dok-35": _too_fast,
}
