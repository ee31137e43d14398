"""What an audit asks of notes and follow-ups: when, in what words, and whether sent; pure."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date, timedelta

from vip2tui.domain.calendar import workdays_after
from vip2tui.domain.kinds.fact import Fact
from vip2tui.domain.kinds.table import KINDS
from vip2tui.domain.support.dossier import (
    Dossier,
    Lack,
    Noted,
    closed_of,
    of_notes,
    running,
    timed,
)
from vip2tui.domain.support.hours import within
from vip2tui.text.guard import Found, cpr_like, watched

FOLLOW_UPS = ("vbesoeg", "trepart")
"""Kinds of note that are a consultant's follow-up at the workplace."""


_MIDWAY = timedelta(days=14)
"""How long before the middle a follow-up is the status there."""


def _visits(dossier: Dossier) -> list[Noted]:
    return [one for one in dossier.notes if one.entry.type in FOLLOW_UPS]


def _follow_up(dossier: Dossier) -> Iterator[Lack]:
    for grant in running(dossier):
        seen = [one.entry.day for one in _visits(dossier) if one.entry.day <= dossier.day]
        last = max([*(one for one in seen if within(grant, one)), grant.start or dossier.day])
        if (dossier.day - last).days > dossier.rules.follow_up:
            yield Lack(last + timedelta(days=dossier.rules.follow_up + 1), grant.id)


def _answered(dossier: Dossier) -> Iterator[Lack]:
    """Ask of each follow-up within a period if it says whether the hours were given."""
    for one in _visits(dossier):
        inside = any(within(grant, one.entry.day) for grant in timed(dossier))
        if inside and one.entry.delivered is None:
            yield Lack(max(one.entry.day, one.written), one.entry.id)


def _midway(dossier: Dossier) -> Iterator[Lack]:
    for grant in timed(dossier):
        if grant.start is None or grant.end is None:
            continue
        middle = grant.start + (grant.end - grant.start) / 2
        until = min(closed_of(dossier, grant) or date.max, dossier.day)
        seen = any(middle - _MIDWAY <= one.entry.day <= grant.end for one in _visits(dossier))
        if middle < until and not seen:
            yield Lack(middle + timedelta(days=1), grant.id)


def _points(dossier: Dossier) -> Iterator[Lack]:
    yield from (Lack(due, record) for record, due in dossier.overdue)


def _overlap(_: Dossier, one: Noted) -> bool:
    return one.overlaps


def _numbers(dossier: Dossier) -> Iterator[Lack]:
    yield from _in_texts(dossier, cpr_like, names=True)


def _words(dossier: Dossier) -> Iterator[Lack]:
    yield from _in_texts(dossier, lambda text: watched(text, dossier.watch), names=False)


def _in_texts(
    dossier: Dossier, finds: Callable[[str], Iterator[Found]], *, names: bool
) -> Iterator[Lack]:
    """Yield each note, and each field of a grant, in whose text something is found."""
    for one in dossier.notes:
        if any(_fields(one.entry, finds, names=names)):
            yield Lack(one.written, one.entry.id)
    for period in dossier.periods:
        for fact in filter(None, (period.grant, period.basis)):
            for name in _fields(fact, finds, names=names):
                yield Lack(period.since(dossier.day, name), period.grant.id, name)


def _fields(fact: Fact, finds: Callable[[str], Iterator[Found]], *, names: bool) -> Iterator[str]:
    kind = KINDS[fact.KIND]
    for name, says in kind.fields.items():
        if name in kind.typed and (names or not says.named):
            text = getattr(fact, name)
            if text and any(True for _ in finds(text)):
                yield name


def _late(dossier: Dossier, one: Noted) -> bool:
    return one.written > workdays_after(one.entry.day, dossier.rules_on(one.entry.day).late)


def _unsent(dossier: Dossier, one: Noted) -> bool:
    return one.waits and dossier.day > workdays_after(one.written, dossier.rules.late)


def _stale(dossier: Dossier) -> Iterator[Lack]:
    if dossier.stale is not None:
        yield Lack(dossier.stale)


CHECKS: Mapping[str, Callable[[Dossier], Iterator[Lack]]] = {
    "dok-22": _follow_up,
    "dok-23": _answered,
    "dok-24": _midway,
    "dok-26": _points,
    "dok-28": of_notes(_overlap),
    "dok-29": _numbers,
    "dok-30": of_notes(_late),
    "dok-31": _stale,
    "dok-33": of_notes(_unsent),
    "dok-34": _words,
}
