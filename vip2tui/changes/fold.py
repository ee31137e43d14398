"""From a set of changes to the records of a case: a pure function of the set alone.

The order of arrival, repetition and grouping decide nothing; neither does any wall clock. Every
rule here is a promise: a value somebody set is current, replaced knowingly, in doubt or undone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from vip2tui.changes.claims import hold
from vip2tui.changes.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from vip2tui.changes.change import Change


_ORDER = attrgetter("clock", "id", "line")


@dataclass(frozen=True, slots=True, eq=False)
class CaseState:
    """What a case's changes amount to."""

    records: Mapping[str, Record] = field(default_factory=dict)
    """The living records by id."""
    deleted: Mapping[str, Record] = field(default_factory=dict)
    """Put away, with what hung on them; can always be brought back by undoing the delete."""
    proposals: tuple[Change, ...] = ()
    """Kept and shown, not folded: what may not be set here, a clashing kind, an id used twice."""
    dead: AbstractSet[str] = frozenset()
    """Ids of the changes that are undone, held back or proposals."""
    clock: int = 0
    """The highest clock in the case."""
    numbers: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    """Writer to (highest n, how many): equal unless something is missing below the highest."""

    def of_kind(self, kind: str) -> list[Record]:
        """Return the living records of a kind, in the order they were first made."""
        return [record for record in self.records.values() if record.kind == kind]


def fold(
    changes: Iterable[Change],
    *,
    held: AbstractSet[str] = frozenset(),
    admits: Callable[[Change], bool] | None = None,
    parents: Mapping[str, tuple[str, ...]] | None = None,
) -> CaseState:
    """Return the state of one case.

    Args:
        changes: Any changes of the case, in any order, repeated or not.
        held: Ids this device holds back (an import it has undone).
        admits: Whether a change may be folded at all; the others become proposals.
        parents: Kind to the fields that name the records it hangs on.
    """
    known, forked = _by_id(changes)
    ordered = sorted((*known.values(), *forked), key=_ORDER)
    barred = {change.id for change in forked}
    if admits is not None:
        barred.update([change.id for change in ordered if not admits(change)])
    dead = _dead(ordered, known, barred | (held & known.keys()))
    grouped: dict[str, list[Change]] = {}
    for change in ordered:
        if change.set and change.id not in barred:
            grouped.setdefault(change.record, []).append(change)
    records: dict[str, Record] = {}
    for record, group in grouped.items():
        kind = group[0].kind
        if len(group) > 1 and any(change.kind != kind for change in group):
            kind = _kind(group, dead)
            barred.update(change.id for change in group if change.kind != kind)
            grouped[record] = group = [change for change in group if change.kind == kind]
        heads = _heads(group, dead)
        if heads:
            records[record] = Record(record, kind, heads)
    dead |= barred
    records, deleted = hold(records, grouped, dead, parents or {})
    proposals = tuple(change for change in ordered if change.id in barred) if barred else ()
    clock = ordered[-1].clock if ordered else 0
    return CaseState(records, deleted, proposals, dead, clock, _numbers(known))


def _by_id(changes: Iterable[Change]) -> tuple[dict[str, Change], list[Change]]:
    """Return the changes by id, and those whose id another one has too.

    Which of two is meant, nobody can know. Only a vault that was restored and wrote on makes them.
    """
    every = list(changes)
    known = {change.id: change for change in every}
    if len(known) == len(every):
        return known, []
    lines = {change.line: change for change in every}
    forked = {change.id for change in lines.values() if change != known[change.id]}
    return (
        {change_id: change for change_id, change in known.items() if change_id not in forked},
        [change for change in lines.values() if change.id in forked],
    )


def _kind(group: list[Change], dead: AbstractSet[str]) -> str:
    """Return a record's kind: that of its first live change."""
    first = group[0]
    return next((change.kind for change in group if change.id not in dead), first.kind)


def _numbers(known: Iterable[str]) -> dict[str, tuple[int, int]]:
    runs: dict[str, list[int]] = {}
    for change_id in known:
        run, _, n = change_id.rpartition(".")
        runs.setdefault(run, []).append(int(n))
    return {run.split(".", 1)[0]: (max(used), len(used)) for run, used in runs.items()}


def _dead(ordered: list[Change], known: Mapping[str, Change], given: set[str]) -> set[str]:
    """Return what is not live: what was given, and what a live undo names.

    An undo reaches only what is ordered before it, so walking from the newest settles each undo
    before it is asked, and no circle of undos can be made.
    """
    dead = set(given)
    undos = [change for change in ordered if change.undoes]
    for undo in reversed(undos):
        if undo.id not in dead:
            named = [known[target] for target in undo.undoes if target in known]
            dead.update(change.id for change in named if change.order < undo.order)
    return dead


def _heads(group: list[Change], dead: AbstractSet[str]) -> dict[str, tuple[Change, ...]]:
    """Return per field the live changes that no live change stands on, the standing one last.

    A live change stands on what it names, and on what those named, live or not: so a value comes
    back when what replaced it is undone, unless something live was built on that. Walking from
    the newest, a name only ever reaches what is ordered before it.
    """
    if len(group) == 1:
        return {} if group[0].id in dead else dict.fromkeys(group[0].set, (group[0],))
    heads: dict[str, tuple[Change, ...]] = {}
    stood_on: dict[str, set[str]] = {}
    for change in reversed(group):
        live = change.id not in dead
        over = change.over
        for name in change.set:
            covered = name in stood_on and change.id in stood_on[name]
            if live and not covered:
                heads[name] = (change, *heads[name]) if name in heads else (change,)
            if (live or covered) and name in over:
                stood_on.setdefault(name, set()).update(over[name])
    return heads
