"""From a set of changes to the records of a case: a pure function of the set alone.

The order of arrival, repetition and grouping decide nothing; neither does any wall clock. Every
rule here is a promise: a value somebody set is current, replaced knowingly, in doubt or undone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING

from vip2tui.changes.change import split_id
from vip2tui.changes.claims import hold
from vip2tui.changes.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from vip2tui.changes.change import Change


_ORDER = attrgetter("clock", "id")


@dataclass(frozen=True, slots=True, eq=False)
class CaseState:
    """What a case's changes amount to."""

    records: Mapping[str, Record] = field(default_factory=dict)
    """The living records by id."""
    deleted: Mapping[str, Record] = field(default_factory=dict)
    """Put away, with what hung on them; can always be brought back by undoing the delete."""
    proposals: tuple[Change, ...] = ()
    """Kept and shown, not folded: from someone who may not set this here, or of a clashing kind."""
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
    known = {change.id: change for change in changes}
    ordered = sorted(known.values(), key=_ORDER)
    numbers = _numbers(known)
    grouped: dict[str, list[Change]] = {}
    proposals = []
    for change in ordered:
        group = grouped.setdefault(change.record, [])
        if (admits is not None and not admits(change)) or (group and group[0].kind != change.kind):
            proposals.append(change)
        else:
            group.append(change)
    dead = _dead(ordered, (held & known.keys()) | {change.id for change in proposals})
    records: dict[str, Record] = {}
    for record, group in grouped.items():
        heads = _heads(group, dead)
        if heads:
            records[record] = Record(record, group[0].kind, heads)
    records, deleted = hold(records, grouped, dead, parents or {})
    clock = ordered[-1].clock if ordered else 0
    return CaseState(records, deleted, tuple(proposals), dead, clock, numbers)


def _numbers(known: Iterable[str]) -> dict[str, tuple[int, int]]:
    numbers: dict[str, tuple[int, int]] = {}
    for change_id in known:
        writer, _, n = split_id(change_id)
        highest, count = numbers.get(writer, (0, 0))
        numbers[writer] = (max(highest, n), count + 1)
    return numbers


def _dead(ordered: list[Change], dead: AbstractSet[str]) -> AbstractSet[str]:
    """Return what is not live: what was given, and what a live undo names.

    An undo reaches only what is ordered before it, so walking from the newest settles each undo
    before it is asked, and no circle of undos can be made.
    """
    if not any(change.undoes for change in ordered):
        return dead
    place = {change.id: at for at, change in enumerate(ordered)}
    dead = set(dead)
    for at in range(len(ordered) - 1, -1, -1):
        change = ordered[at]
        if change.undoes and change.id not in dead:
            dead.update(target for target in change.undoes if place.get(target, at) < at)
    return dead


def _heads(group: list[Change], dead: AbstractSet[str]) -> dict[str, tuple[Change, ...]]:
    """Return per field the live changes that no live change stands on, the standing one last.

    A live change stands on what it names, and on what those named, live or not: so a value comes
    back when what replaced it is undone, unless something live was built on that. Walking from
    the newest, a name only ever reaches what is ordered before it.
    """
    if len(group) == 1:
        only = group[0]
        return {} if only.id in dead else dict.fromkeys(only.set, (only,))
    heads: dict[str, list[Change]] = {}
    stood_on: dict[str, set[str]] = {}
    for change in reversed(group):
        live = change.id not in dead
        for name in change.set:
            below = stood_on.get(name)
            covered = below is not None and change.id in below
            if live and not covered:
                heads.setdefault(name, []).append(change)
            if live or covered:
                over = change.over.get(name)
                if over:
                    stood_on.setdefault(name, set()).update(over)
    return {name: tuple(reversed(found)) for name, found in heads.items()}
