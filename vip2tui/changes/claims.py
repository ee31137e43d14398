"""Deletes, closes, locks, keeping: claims that hold only for what their maker had seen."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from vip2tui.changes.change import Change, in_order, split_id

if TYPE_CHECKING:
    from vip2tui.changes.record import Record

Furthest = dict[str, list[tuple[tuple[int, str], int]]]

DELETED = "deleted"
"""Put away («lagt væk»): hides the record and what hangs on it."""
ENDS = ("closed", "locked")
"""A closed course, a locked month: hide nothing, but mark what came after."""
KEPT = "kept"
"""Said of a record that an undo would take away: it stays, whoever took it back before."""

_NAMES = frozenset({DELETED, *ENDS})


class TangledError(Exception):
    """More hangs together, or is claimed of one another, than anybody writes."""


def covers(claim: Change, change: Change) -> bool:
    """Return whether the claim's maker had the change; nobody has seen what is ordered later."""
    writer, _, n = split_id(change.id)
    return claim.seen is not None and claim.seen.get(writer, 0) >= n and change.order < claim.order


def hold(
    records: dict[str, Record],
    grouped: Mapping[str, list[Change]],
    dead: AbstractSet[str],
    parents: Mapping[str, tuple[str, ...]],
    room: int | None = None,
) -> tuple[dict[str, Record], dict[str, Record]]:
    """Return the living and the deleted records, marked where a claim was made without knowing.

    A delete holds when one of the record's deletes covers every live change of the record and of
    what hangs on it; else the record lives, marked. A close or lock always holds; what it did not
    cover is marked as late.

    Args:
        records: The records as they would be without any claim.
        grouped: Each one's changes, the dead too.
        dead: Ids of what is not live.
        parents: Kind to the fields that name the records it hangs on.
        room: How many changes may be asked, each once for every claimed record it hangs on.

    Raises:
        TangledError: If it takes more.
    """
    claimed = [record for record in records.values() if not _NAMES.isdisjoint(record.heads)]
    if not claimed:
        return records, {}
    children = _children(records, parents)
    living = dict(records)
    gone: set[str] = set()
    for record in claimed:
        below = _below(record.id, children, room)
        room = _left(room, sum(len(grouped[member]) for member in below))
        deletes = _claims(record, DELETED)
        written = _outermost(_live(below, grouped, dead, but=(DELETED,))) if deletes else []
        if any(all(covers(delete, change) for change in written) for delete in deletes):
            gone.update(below)
        elif deletes:
            living[record.id] = living[record.id]._replace(deleted_by=deletes)
        for name in ENDS:
            ends = _claims(record, name)
            furthest = _furthest(ends)
            for member in below if ends else ():
                written = _live((member,), grouped, dead, but=(DELETED, KEPT, *ENDS))
                if not _all_known(written, furthest):
                    late = in_order((*living[member].late_after, *ends))
                    living[member] = living[member]._replace(late_after=late)
    deleted = {record: living.pop(record) for record in records if record in gone}
    return living, deleted


def _left(room: int | None, taken: int) -> int | None:
    if room is not None and room < taken:
        raise TangledError
    return None if room is None else room - taken


def _outermost(written: Sequence[Change]) -> list[Change]:
    """Return of some changes those by which a claim covers all: each writer's last, and the last.

    There may be as many claims as changes, and each is asked.
    """
    counted = sorted(written, key=lambda change: change.place[2])
    last = {change.place[0]: change for change in counted}
    return [*last.values(), *in_order(written)[-1:]]


def _furthest(ends: Sequence[Change]) -> Furthest:
    """Return writer to how far it had been seen by any of the ends from each on, newest first."""
    runs: Furthest = {}
    for end in reversed(ends):
        for writer, n in (end.seen or {}).items():
            run = runs.setdefault(writer, [])
            run.append((end.order, max(n, run[-1][1]) if run else n))
    return runs


def _all_known(written: Iterable[Change], furthest: Furthest) -> bool:
    """Return whether every change is covered by one of the ends: one that is after it."""
    for change in written:
        writer, _, n = split_id(change.id)
        run = furthest.get(writer, [])
        after = bisect_left(run, True, key=lambda entry: not entry[0] > change.order)
        if not after or run[after - 1][1] < n:
            return False
    return True


def _claims(record: Record, name: str) -> tuple[Change, ...]:
    """Return the heads that claim; a field of that name without `seen` claims nothing."""
    return tuple(head for head in record.heads.get(name, ()) if is_claim(head, name))


def is_claim(change: Change, *names: str) -> bool:
    """Return whether a change claims one of these things of its record."""
    return change.seen is not None and any(change.set.get(name) for name in names)


def _children(
    records: Mapping[str, Record], parents: Mapping[str, tuple[str, ...]]
) -> dict[str, dict[str, None]]:
    """Return what hangs directly on each record, by every value in doubt too."""
    children: dict[str, dict[str, None]] = {}
    for record in records.values():
        for name in parents.get(record.kind, ()):
            for head in record.heads.get(name, ()):
                children.setdefault(str(head.set[name]), {})[record.id] = None
    return children


def _below(top: str, children: Mapping[str, Iterable[str]], room: int | None) -> list[str]:
    """Return a record and all that hangs on it, each once."""
    found = {top: None}
    waiting = [top]
    while waiting:
        for child in children.get(waiting.pop(), ()):
            if child not in found:
                found[child] = None
                waiting.append(child)
        _left(room, len(found))
    return list(found)


def _live(
    ids: Iterable[str],
    grouped: Mapping[str, list[Change]],
    dead: AbstractSet[str],
    *,
    but: tuple[str, ...],
) -> list[Change]:
    """Return the live changes of the records, but the claims of these names."""
    every = (change for record in ids for change in grouped.get(record, ()))
    return [change for change in every if change.id not in dead and not is_claim(change, *but)]
