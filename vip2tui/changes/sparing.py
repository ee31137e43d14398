"""What an undo must spare: a record that another device's live words stand in or on.

Its author may not have had them yet. The record stays with its last values, marked, and people are
asked. All of it is read off the set of changes and of whose device each writer is.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any, NamedTuple

from vip2tui.changes.change import Change, in_order
from vip2tui.changes.claims import DELETED, KEPT, is_claim

_KEPT = ""
"""Whoever says that a record is to stay stands on it, whichever device it is."""


class Making(NamedTuple):
    """What the table of kinds says of making and undoing."""

    makes: Callable[[str, Mapping[str, Any], Mapping[str, Any]], bool]
    """Whether a change of a kind, setting this over that, makes its record."""
    ties: Callable[[str, str, Mapping[str, Any]], Iterable[tuple[str, str]]]
    """What stands on what, as a change of a kind about a record says it; the lower one first."""
    lasting: AbstractSet[str] = frozenset()
    """Kinds that no undo reaches."""


def nobody(writer: str) -> str | None:  # noqa: ARG001 - it knows no writer
    """Return that it is not known whose a writer is."""
    return None


def hand(change_id: str, owner: Callable[[str], str | None]) -> str:
    """Return the device that made a change, or its writer where the device is not known."""
    writer = change_id.partition(".")[0]
    return owner(writer) or f"?{writer}"


def is_of_one_hand(undo: Change, owner: Callable[[str], str | None]) -> bool:
    """Return whether an undo names what its own device wrote, and nothing else."""
    mine = hand(undo.id, owner)
    return all(hand(target, owner) == mine for target in undo.undoes)


def spared(
    grouped: Mapping[str, Sequence[Change]],
    undoers: Mapping[str, Sequence[Change]],
    dead: AbstractSet[str],
    held: AbstractSet[str],
    making: Making,
    owner: Callable[[str], str | None],
    beside: Callable[[], Iterable[tuple[str, str]]] | None = None,
) -> dict[str, tuple[Change, ...]]:
    """Return the records that stay though an undo would take them away, with those undos.

    An undo takes a record away when it reaches what made it and no other live change makes it.

    Args:
        grouped: Record to its changes.
        undoers: Id to the live undos that name it.
        dead: Ids that are undone or held back.
        held: Ids that are held back.
        making: What makes a record, and what it stands on.
        owner: Writer to its device.
        beside: Yields records and the devices that stand on them in other cases; asked if needed.
    """
    taken = _taken(grouped, undoers, dead, held, making) if undoers else {}
    if not taken:
        return {}
    above = _above(grouped, taken, dead, held, making)
    makers = {record: {hand(one.id, owner) for one in made} for record, made in taken.items()}
    standing = _standing(grouped, dead, owner) | set(beside() if beside else ())
    stays = _carried(standing, makers, above)
    return {
        record: in_order(undo for change in made for undo in undoers[change.id])
        for record, made in taken.items()
        if record in stays
    }


def revived(
    spared: Mapping[str, Collection[Change]],
    grouped: Mapping[str, Sequence[Change]],
    undoers: Mapping[str, Sequence[Change]],
) -> set[str]:
    """Return the ids that stand after all: what only those undos took that must spare the record.

    What its author took back of it before, with another undo, stays taken back.
    """
    sparing = {record: set(undos) for record, undos in spared.items()}
    return {
        change.id
        for record, undos in sparing.items()
        for change in grouped[record]
        if change.id in undoers and undos.issuperset(undoers[change.id])
    }


def _taken(
    grouped: Mapping[str, Sequence[Change]],
    undoers: Mapping[str, Sequence[Change]],
    dead: AbstractSet[str],
    held: AbstractSet[str],
    making: Making,
) -> dict[str, list[Change]]:
    """Return record to the undone changes that made it, where nothing live makes it."""
    taken: dict[str, list[Change]] = {}
    for record, group in grouped.items():
        if any(change.id in undoers for change in group):
            made = [one for one in group if making.makes(one.kind, one.set, one.over)]
            if all(one.id in dead for one in made):
                taken[record] = [one for one in made if one.id in undoers and one.id not in held]
    return {record: gone for record, gone in taken.items() if gone}


def _above(
    grouped: Mapping[str, Sequence[Change]],
    taken: Collection[str],
    dead: AbstractSet[str],
    held: AbstractSet[str],
    making: Making,
) -> dict[str, set[str]]:
    """Return what each thing stands on.

    What was ever said of a record that is still there counts, undone or not: who sets a note at a
    point says its course only if nobody had said it.
    """
    said = (
        change
        for record, group in grouped.items()
        if record in taken or any(change.id not in dead for change in group)
        for change in group
        if change.id not in held
    )
    above: dict[str, set[str]] = {}
    for change in said:
        for low, high in making.ties(change.kind, change.record, change.set):
            above.setdefault(low, set()).add(high)
    return above


def _standing(
    grouped: Mapping[str, Sequence[Change]],
    dead: AbstractSet[str],
    owner: Callable[[str], str | None],
) -> set[tuple[str, str]]:
    """Return record and device of what is live; who puts something away does not stand there."""
    live = [
        change
        for group in grouped.values()
        for change in group
        if change.id not in dead and not is_claim(change, DELETED)
    ]
    kept = {(change.record, _KEPT) for change in live if is_claim(change, KEPT)}
    return kept | {(change.record, hand(change.id, owner)) for change in live}


def _carried(
    standing: Iterable[tuple[str, str]],
    makers: Mapping[str, set[str]],
    above: Mapping[str, Collection[str]],
) -> set[str]:
    """Return the records in question that another device than their maker's stands in or on.

    Two devices are always one too many for a maker, so more are not followed. A record that stays
    is its maker's word again, which then stands on what is above it.
    """
    carried: dict[str, set[str]] = {}
    stays: set[str] = set()
    waiting = list(standing)
    while waiting:
        record, device = waiting.pop()
        on = carried.setdefault(record, set())
        if device in on or len(on) > 1:
            continue
        on.add(device)
        waiting += [(high, device) for high in above.get(record, ())]
        mine = makers.get(record, ())
        if record not in stays and any(on - {maker} for maker in mine):
            stays.add(record)
            waiting += [(record, maker) for maker in mine]
    return stays
