"""From a set of changes to the records of a case: a pure function of the set alone.

The order of arrival, repetition and grouping decide nothing; neither does any wall clock. Every
rule here is a promise: a value somebody set is current, replaced knowingly, in doubt or undone.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field, replace
from operator import attrgetter

from vip2tui.changes.change import AHEAD, Change
from vip2tui.changes.claims import KEPT, covers, hold, is_claim
from vip2tui.changes.record import Record
from vip2tui.changes.sparing import Making, is_of_one_hand, nobody, revived, spared

_ORDER = attrgetter("clock", "id", "line")
_CLOCK = attrgetter("clock")


@dataclass(frozen=True, slots=True, eq=False)
class CaseState:
    """What a case's changes amount to."""

    records: Mapping[str, Record] = field(default_factory=dict)
    """The living records by id."""
    deleted: Mapping[str, Record] = field(default_factory=dict)
    """Put away, with what hung on them; can always be brought back by undoing the delete."""
    proposals: tuple[Change, ...] = ()
    """Kept and shown, not folded: what may not be set here, a clashing kind, an id used twice, a
    clock far above what the case holds, an undo of others' words."""
    dead: AbstractSet[str] = frozenset()
    """Ids of the changes that are undone, held back or proposals."""
    spared: AbstractSet[str] = frozenset()
    """Ids of the changes that were taken back and stand all the same, as others stand on them."""
    clock: int = 0
    """The highest clock in the case of those that may be folded and are not held back."""
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
    among: int = 0,
    making: Making | None = None,
    owner: Callable[[str], str | None] = nobody,
    beside: Callable[[], Iterable[tuple[str, str]]] | None = None,
    room: int | None = None,
) -> CaseState:
    """Return the state of one case.

    Args:
        changes: Any changes of the case, in any order, repeated or not.
        held: Ids this device holds back (an import it has undone).
        admits: Whether a change may be folded at all; the others become proposals.
        parents: Kind to the fields that name the records it hangs on.
        among: How many changes of the case there are, if these are only some of them.
        making: What makes a record and what it stands on, which an undo must spare.
        owner: Writer to the device it belongs to; an undo reaches its own device's words alone.
        beside: Asked for records that are stood on in other cases, and by which device.
        room: How much may hang together, if that is bounded.

    Raises:
        TangledError: If more does.
    """
    known, forked = _by_id(changes)
    ordered = sorted((*known.values(), *forked), key=_ORDER)
    barred = {change.id for change in forked}
    if admits is not None:
        barred.update([change.id for change in ordered if not admits(change)])
    within = bisect_right(ordered, AHEAD + max(among, len(ordered)), key=_CLOCK)
    barred.update([change.id for change in ordered[within:]])
    undos = [change for change in ordered if change.undoes and not change.set]
    barred.update([undo.id for undo in undos if not is_of_one_hand(undo, owner)])
    away: set[str] = {change.id for change in ordered if change.id in held} if held else set()
    undoers = _undoers(undos, known, barred | away, making.lasting if making else frozenset())
    away |= undoers.keys()
    grouped: defaultdict[str, list[Change]] = defaultdict(list)
    for change in ordered:
        if change.set and change.id not in barred:
            grouped[change.record].append(change)
    barred |= _without_clashes(grouped, away)
    stays = spared(grouped, undoers, away, held, making, owner, beside) if making else {}
    back = revived(stays, grouped, undoers) - held if stays else set()
    away -= back
    dead = barred | away
    records: dict[str, Record] = {}
    for record, group in grouped.items():
        heads = _heads(group, dead)
        if heads:
            asked = _unanswered(stays[record], group, dead) if record in stays else ()
            records[record] = Record(record, group[0].kind, heads, (), (), asked)
    several = [one for one, group in grouped.items() if len(group) > 1 and one in records]
    records, deleted = hold(records, grouped, dead, parents or {}, room)
    _by_action(several, (records, deleted), ordered, dead)
    shown = barred - away
    proposals = tuple(change for change in ordered if change.id in shown) if shown else ()
    clock = next((one.clock for one in reversed(ordered[:within]) if one.id not in held), 0)
    numbers = _numbers((*known, *{change.id for change in forked}))
    return CaseState(records, deleted, proposals, dead, back, clock, numbers)


def grown(state: CaseState, change: Change) -> CaseState | None:
    """Return a state with one more change, the newest, without folding the others again.

    For what is only ever added to: it may be folded, and hangs on nothing. None if it takes back,
    puts away, or leaves something standing beside what it sets: then all must be folded.
    """
    writer, _, n = change.place
    most, count = state.numbers.get(writer, (0, 0))
    old = state.records.get(change.record, Record(change.record, change.kind, {}))
    plain = not (
        old.deleted_by or old.late_after or old.undone_by or change.record in state.deleted
    )
    stands = all(old.over(name) == list(change.over.get(name, ())) for name in change.set)
    if not (plain and stands and change.set and change.seen is None and change.kind == old.kind):
        return None
    heads = {**old.heads, **dict.fromkeys(change.set, (change,))}
    return replace(
        state,
        records={**state.records, old.id: Record(old.id, old.kind, heads)},
        clock=change.clock,
        numbers={**state.numbers, writer: (max(most, n), count + 1)},
    )


def _by_id(changes: Iterable[Change]) -> tuple[dict[str, Change], list[Change]]:
    """Return the changes by id, and those whose id another one has too.

    Which of two is meant, nobody can know. Only a vault that was restored and wrote on makes them.
    A change and what is left of it after a value was taken away are one: the value is gone.
    """
    every = list(changes)
    known = {change.id: change for change in every}
    if len(known) == len(every):
        return known, []
    if any(change.redacted for change in every):
        every = _emptiest(every)
        known = {change.id: change for change in every}
    lines = {change.line: change for change in every}
    forked = {change.id for change in lines.values() if change != known[change.id]}
    return (
        {change_id: change for change_id, change in known.items() if change_id not in forked},
        [change for change in lines.values() if change.id in forked],
    )


def _emptiest(every: list[Change]) -> list[Change]:
    """Return each change once, as the one that has most taken away of it."""
    emptiest_last = sorted(every, key=lambda change: (len(change.gone), change.line))
    return list({(change.id, change.fingerprint): change for change in emptiest_last}.values())


def _without_clashes(grouped: dict[str, list[Change]], away: AbstractSet[str]) -> set[str]:
    """Leave each record the changes of its first live change's kind; return the others' ids."""
    clashing: set[str] = set()
    for record, group in grouped.items():
        if len(group) > 1 and any(change.kind != group[0].kind for change in group):
            kind = next((c.kind for c in group if c.id not in away), group[0].kind)
            grouped[record] = [change for change in group if change.kind == kind]
            clashing.update(change.id for change in group if change.kind != kind)
    return clashing


def _numbers(known: Iterable[str]) -> dict[str, tuple[int, int]]:
    runs: defaultdict[str, list[int]] = defaultdict(list)
    for run, _, n in [change_id.rpartition(".") for change_id in known]:
        runs[run].append(int(n))
    return {run.split(".", 1)[0]: (max(used), len(used)) for run, used in runs.items()}


def _undoers(
    undos: list[Change],
    known: Mapping[str, Change],
    given: AbstractSet[str],
    lasting: AbstractSet[str],
) -> dict[str, list[Change]]:
    """Return what a live undo names, with the undos that do; what is given is not live.

    An undo reaches only what is ordered before it, so walking from the newest settles each undo
    before it is asked, and no circle of undos can be made. What sets something undoes nothing:
    whether it stands depends on its kind, and that on what is undone.
    """
    undoers: dict[str, list[Change]] = {}
    for undo in reversed(undos):
        if undo.id not in given and undo.id not in undoers:
            for change in [known[target] for target in undo.undoes if target in known]:
                lasts = change.kind in lasting and change.set
                if change.order < undo.order and not lasts:
                    undoers.setdefault(change.id, []).append(undo)
    return undoers


def _unanswered(
    undos: tuple[Change, ...], group: list[Change], dead: AbstractSet[str]
) -> tuple[Change, ...]:
    """Return the undos of a record that nobody who had them has said stays."""
    kept = [change for change in group if is_claim(change, KEPT) and change.id not in dead]
    return tuple(undo for undo in undos if not any(covers(claim, undo) for claim in kept))


def _heads(group: list[Change], dead: AbstractSet[str]) -> dict[str, tuple[Change, ...]]:
    """Return per field the live changes that no live change stands on, the standing one last.

    A live change stands on what it names, and on what those named, live or not: so a value comes
    back when what replaced it is undone, unless something live was built on that. Walking from
    the newest, a name only ever reaches what is ordered before it.
    """
    if len(group) == 1:
        return {} if group[0].id in dead else dict.fromkeys(group[0].set, (group[0],))
    heads: dict[str, list[Change]] = {}
    stood_on: dict[str, set[str]] = {}
    for change in reversed(group):
        live = change.id not in dead
        over = change.over
        for name in change.set:
            covered = name in stood_on and change.id in stood_on[name]
            if live and not covered:
                heads.setdefault(name, []).append(change)
            if (live or covered) and name in over:
                stood_on.setdefault(name, set()).update(over[name])
    return {name: tuple(reversed(found)) for name, found in heads.items()}


def _by_action(
    several: list[str],
    parts: tuple[dict[str, Record], ...],
    ordered: list[Change],
    dead: AbstractSet[str],
) -> None:
    """Let one action stand in every doubted field that it set: no mixture of two is shown.

    An action is as high as its last live change, decided or not: what is settled in one field
    turns nothing round in another. Fields that the highest did not set fall to the next that did.
    """
    doubted = [(part, part[one], names) for part in parts for one in several
               if one in part and (names := part[one].in_doubt())]  # fmt: skip
    if not doubted:
        return
    meet = {head.action for _, record, names in doubted for name in names
            for head in record.heads[name]}  # fmt: skip
    last = {one.deed: one.order for one in ordered if one.action in meet and one.id not in dead}
    for part, record, names in doubted:
        heads = {name: _ranked(record.heads[name], last) for name in names}
        part[record.id] = record._replace(heads={**record.heads, **heads})


def _ranked(
    heads: tuple[Change, ...], last: Mapping[tuple[str, str], tuple[int, str]]
) -> tuple[Change, ...]:
    """Return heads by the last of their actions; those of one action by their own order."""
    return tuple(sorted(heads, key=lambda head: (last[head.deed], head.order)))
