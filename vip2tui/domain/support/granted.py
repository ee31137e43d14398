"""What an audit asks of the grant and its agreement, period by period; pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import timedelta
from itertools import pairwise

from vip2tui.domain.kinds.grant import TASKS
from vip2tui.domain.support.dossier import (
    Dossier,
    Lack,
    Period,
    closed_of,
    of_each,
    says,
    timed,
)
from vip2tui.domain.support.hours import last_of, supports

AT_A_COMPANY = ("virksomhed", "uddannelsessted")
"""Whose mentor must do more than is done for anybody new."""


def _purpose(dossier: Dossier, one: Period) -> bool:
    return len((one.grant.purpose or "").strip()) < dossier.rules_on(one.grant.start).told


def _tasks(_: Dossier, one: Period) -> bool:
    return not any(map(says, one.grant.tasks))


def _qualified(_: Dossier, one: Period) -> bool:
    return not says(one.basis.qualified if one.basis else None)


def _weekly(_: Dossier, one: Period) -> bool:
    return not one.grant.weekly


def _period(_: Dossier, one: Period) -> bool:
    start, end = one.grant.start, one.grant.end
    return start is None or end is None or end < start


def _too_long(dossier: Dossier, one: Period) -> bool:
    start, end = one.grant.start, one.grant.end
    return start is not None and end is not None and end > dossier.last_day(start)


def _contact(_: Dossier, one: Period) -> bool:
    return not (says(one.grant.mentor) and (says(one.grant.phone) or says(one.grant.mail)))


def _agreement(dossier: Dossier) -> Iterator[Lack]:
    """Ask of each period that has begun for a signed agreement."""
    for one in dossier.periods:
        start = one.grant.start
        if one.grant.agreed is None and start is not None and start < dossier.day:
            begun = start + timedelta(days=1)
            yield Lack(one.since(dossier.day, "agreed", least=begun), one.grant.id)


def _complaint(_: Dossier, one: Period) -> bool:
    return one.grant.complaint is None


def _agreed_late(_: Dossier, one: Period) -> bool:
    agreed, start = one.grant.agreed, one.grant.start
    return agreed is not None and start is not None and agreed > start


def _beyond(_: Dossier, one: Period) -> bool:
    at_work = one.grant.mentor_type in AT_A_COMPANY
    return at_work and not says(one.basis.beyond if one.basis else None)


def _reason(_: Dossier, one: Period) -> bool:
    """Ask why a mentor decides it; of a new period the new assessment says so."""
    basis = one.basis
    return basis is None or not (says(basis.reason) or says(basis.assessment))


def _accepted(_: Dossier, one: Period) -> bool:
    return one.grant.accepted is None


def _assessed(dossier: Dossier) -> Iterator[Lack]:
    """Ask of every period of a support but its first if it was weighed anew."""
    begun = [one for one in dossier.periods if one.grant.start]
    firsts = {each[0].id for each in supports(one.grant for one in begun)}
    for one in begun:
        is_new = one.grant.id not in firsts or one.grant.follows is not None
        if is_new and not (one.basis and one.basis.assessed and says(one.basis.assessment)):
            yield Lack(one.since(dossier.day, "assessed", "assessment"), one.grant.id)


def _joints(dossier: Dossier) -> Iterator[Lack]:
    """Ask if each period of a support begins the day after the one before it."""
    known = {one.grant.id: one for one in dossier.periods}
    for support in supports(timed(dossier)):
        for before, after in pairwise(support):
            if before.end and after.start != before.end + timedelta(days=1):
                since = known[before.id].since(dossier.day, "end")
                yield Lack(known[after.id].since(dossier.day, "start", least=since), after.id)


def _extension(dossier: Dossier) -> Iterator[Lack]:
    """Ask if somebody has decided what follows a support whose last period soon ends."""
    weighed = {one.grant.id: one.basis for one in dossier.periods}
    for support in supports(timed(dossier)):
        last = last_of(support)
        if closed_of(dossier, last) is not None:
            continue
        basis = weighed[last.id]
        is_decided = basis is not None and basis.evaluated is not None
        left = (last.end - dossier.day).days if last.end else -1
        if last.end and 0 <= left <= dossier.rules.ending and not is_decided:
            yield Lack(last.end - timedelta(days=dossier.rules.ending), last.id)


def _evaluated(dossier: Dossier) -> Iterator[Lack]:
    """Ask for an evaluation where the support is over, and an outcome where the course is."""
    if dossier.closed is not None and not dossier.has_outcome:
        yield Lack(dossier.closed)
    followed = {one.grant.follows for one in dossier.periods}
    for one in dossier.periods:
        ends = (one.grant.end, closed_of(dossier, one.grant))
        over = min((day for day in ends if day), default=None)
        is_over = over is not None and over < dossier.day and one.grant.id not in followed
        has_begun = one.grant.start is not None and over is not None and one.grant.start <= over
        weighed = one.basis is not None and one.basis.evaluated and one.basis.reached
        if over is not None and is_over and has_begun and not weighed:
            yield Lack(over, one.grant.id)


CHECKS: Mapping[str, Callable[[Dossier], Iterator[Lack]]] = {
    "dok-01": of_each(_purpose, "purpose"),
    "dok-02": of_each(_tasks, *TASKS),
    "dok-03": of_each(_qualified, "qualified"),
    "dok-04": of_each(_weekly, "weekly"),
    "dok-05": of_each(_period, "start", "end"),
    "dok-06": of_each(_too_long, "start", "end"),
    "dok-07": of_each(_contact, "mentor", "phone", "mail"),
    "dok-08": _agreement,
    "dok-09": of_each(_complaint, "complaint"),
    "dok-10": of_each(_agreed_late, "agreed", "start"),
    "dok-11": of_each(_beyond, "beyond", "mentor_type"),
    "dok-12": of_each(_reason, "reason", "assessment"),
    "dok-13": _assessed,
    "dok-14": _joints,
    "dok-15": _extension,
    "dok-25": _evaluated,
    "dok-32": of_each(_accepted, "accepted"),
}
