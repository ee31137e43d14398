"""«Er dokumentationen i orden?»: the 35 questions an audit asks of mentor support; pure.

They follow STAR's focus audit and the municipality's own rules (R35 and R118 of
docs/requirements.md). Each is a function of its own that says where something is missing: of which
record, and since when; what it is called, how much it matters and what mends it is shipped data
(`Codes.audit`). Nothing here decides what somebody has a right to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from vip2tui.catalogue.codes import AuditCheck, CheckLevel
from vip2tui.domain.support import followed, given, granted
from vip2tui.domain.support.dossier import Dossier, Lack


class Result(StrEnum):
    """What the documentation is, all in all; never a percentage."""

    WHOLE = "Komplet"
    NEARLY = "Næsten"
    LACKING = "Mangelfuld"


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
        every = CHECKS[one.code](dossier) if one.code in CHECKS else ()
        seen = (replace(lack, since=min(lack.since, dossier.day)) for lack in every)
        lacks = sorted(seen, key=lambda lack: (lack.since, lack.record))
        if lacks:
            months = dossier.months(_begins(dossier, lacks[0]))
            found.append(Finding(one.by(dossier.rules, months), tuple(lacks)))
    return tuple(found)


def _begins(dossier: Dossier, lack: Lack) -> date:
    """Return the first day of the period that something is missing of; today if it is of none."""
    found = (one.grant.start for one in dossier.periods if one.grant.id == lack.record)
    return next(found, None) or dossier.day


POINTS: tuple[frozenset[str], ...] = (
    frozenset({"dok-01"}),
    frozenset({"dok-02"}),
    frozenset({"dok-03"}),
    frozenset({"dok-17", "dok-18", "dok-20"}),
)
"""What the focus audit found missing (R35): purpose, tasks, qualifications, contact."""


def points(found: Iterable[Finding]) -> int:
    """Return how many of the four are documented, where something was granted."""
    missing = {one.check.code for one in found}
    return sum(missing.isdisjoint(one) for one in POINTS)


def result(found: Sequence[Finding]) -> Result:
    """Return what it comes to: whole, nearly, or lacking."""
    levels = {one.check.level for one in found}
    if CheckLevel.FAULT in levels:
        return Result.LACKING
    return Result.NEARLY if CheckLevel.WARNING in levels else Result.WHOLE


LONGEST = 3
"""How many of those that have been missing longest are told before the others."""


def longest(found: Sequence[Finding]) -> tuple[tuple[Finding, ...], tuple[Finding, ...]]:
    """Return those that have been missing longest, the oldest first, and the rest as it stands.

    Where there are no more than those, they stand as they are.
    """
    if len(found) <= LONGEST:
        return tuple(found), ()
    first = sorted(found, key=lambda one: (one.since, one.check.code))[:LONGEST]
    return tuple(first), tuple(one for one in found if one not in first)


CHECKS: Mapping[str, Callable[[Dossier], Iterator[Lack]]] = {
    **granted.CHECKS,
    **given.CHECKS,
    **followed.CHECKS,
}
"""Each question of the audit, by its code in `Codes.audit`."""
