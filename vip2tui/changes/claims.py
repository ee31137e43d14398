"""Deletes, closes, locks, keeping: claims that hold only for what their maker had seen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from vip2tui.changes.change import split_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from collections.abc import Set as AbstractSet

    from vip2tui.changes.change import Change
    from vip2tui.changes.record import Record

DELETED = "deleted"
"""Put away («lagt væk»): hides the record and what hangs on it."""
ENDS = ("closed", "locked")
"""A closed course, a locked month: hide nothing, but mark what came after."""
KEPT = "kept"
"""Said of a record that an undo would take away: it stays, whoever took it back before."""

_NAMES = frozenset({DELETED, *ENDS})


def covers(claim: Change, change: Change) -> bool:
    """Return whether the claim's maker had the change; nobody has seen what is ordered later."""
    writer, _, n = split_id(change.id)
    return claim.seen is not None and claim.seen.get(writer, 0) >= n and change.order < claim.order


def hold(
    records: dict[str, Record],
    grouped: Mapping[str, list[Change]],
    dead: AbstractSet[str],
    parents: Mapping[str, tuple[str, ...]],
) -> tuple[dict[str, Record], dict[str, Record]]:
    """Return the living and the deleted records, marked where a claim was made without knowing.

    A delete holds when one of the record's deletes covers every live change of the record and of
    what hangs on it; else the record lives, marked. A close or lock always holds; what it did not
    cover is marked as late.
    """
    claimed = [record for record in records.values() if not _NAMES.isdisjoint(record.heads)]
    if not claimed:
        return records, {}
    children = _children(records, parents)
    living = dict(records)
    gone: set[str] = set()
    for record in claimed:
        below = _below(record.id, children)
        deletes = _claims(record, DELETED)
        written = _live(below, grouped, dead, but=(DELETED,)) if deletes else []
        if any(all(covers(delete, change) for change in written) for delete in deletes):
            gone.update(below)
        elif deletes:
            living[record.id] = replace(living[record.id], deleted_by=deletes)
        for name in ENDS:
            ends = _claims(record, name)
            for member in below if ends else ():
                written = _live((member,), grouped, dead, but=(DELETED, KEPT, *ENDS))
                if not all(any(covers(end, change) for end in ends) for change in written):
                    late = _joined(living[member].late_after, ends)
                    living[member] = replace(living[member], late_after=late)
    deleted = {record: living.pop(record) for record in records if record in gone}
    return living, deleted


def _claims(record: Record, name: str) -> tuple[Change, ...]:
    """Return the heads that claim; a field of that name without `seen` claims nothing."""
    return tuple(head for head in record.heads.get(name, ()) if _is_claim(head, name))


def is_kept(change: Change) -> bool:
    """Return whether a change says that a record stays."""
    return _is_claim(change, KEPT)


def is_delete(change: Change) -> bool:
    """Return whether a change puts a record away."""
    return _is_claim(change, DELETED)


def _is_claim(change: Change, *names: str) -> bool:
    return change.seen is not None and any(change.set.get(name) for name in names)


def _children(
    records: Mapping[str, Record], parents: Mapping[str, tuple[str, ...]]
) -> dict[str, list[str]]:
    """Return what hangs directly on each record, by every value in doubt too."""
    children: dict[str, list[str]] = {}
    for record in records.values():
        for name in parents.get(record.kind, ()):
            for head in record.heads.get(name, ()):
                children.setdefault(str(head.set[name]), []).append(record.id)
    return children


def _below(top: str, children: Mapping[str, list[str]]) -> list[str]:
    """Return a record and all that hangs on it, each once."""
    found = {top: None}
    waiting = [top]
    while waiting:
        for child in children.get(waiting.pop(), ()):
            if child not in found:
                found[child] = None
                waiting.append(child)
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
    return [change for change in every if change.id not in dead and not _is_claim(change, *but)]


def _joined(first: tuple[Change, ...], second: tuple[Change, ...]) -> tuple[Change, ...]:
    both = {change.id: change for change in (*first, *second)}
    return tuple(sorted(both.values(), key=lambda change: change.order))
