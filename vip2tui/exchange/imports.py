"""An import as an action of this device's own: one change in its local case that names what came.

So «Fortryd» is the one there always is. Undoing an import undoes that change, and what it names is
held back from the fold, here alone; no stored byte and no receipt is touched.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from vip2tui.changes.change import Change, split_id
from vip2tui.changes.fold import CaseState, grown
from vip2tui.changes.writer import Draft
from vip2tui.domain.kinds.places import LOCAL

if TYPE_CHECKING:
    from vip2tui.exchange.plan import ImportPlan

KIND = "import"


def import_draft(
    plan: ImportPlan, *, record: str, file: str, again: Iterable[Change] = ()
) -> Draft:
    """Return the draft of an import's own change.

    Args:
        plan: What is about to be stored.
        record: The action's id.
        file: The file's name, without a folder.
        again: What an earlier import brought that was undone, and this one lets in again.
    """
    new = (change for changes in plan.new.values() for change in changes)
    manifest = plan.opened.manifest
    values = {
        "file": file,
        "from": manifest.sender,
        "bundle": manifest.bundle,
        "new": ranges((*new, *again)),
        "counts": plan.counts(),
    }
    return Draft(LOCAL, record, KIND, values)


def ranges(changes: Iterable[Change]) -> dict[str, dict[str, list[list[int]]]]:
    """Return case to writer to its numbers as [from, to] pairs."""
    found: dict[str, dict[str, list[list[int]]]] = {}
    for case, writer, n in sorted((one.place[1], one.place[0], one.place[2]) for one in changes):
        pairs = found.setdefault(case, {}).setdefault(writer, [])
        if pairs and pairs[-1][1] == n - 1:
            pairs[-1][1] = n
        else:
            pairs.append([n, n])
    return found


def held_back(local: Iterable[Change], dead: Iterable[str]) -> set[str]:
    """Return the ids this device holds back: of imports that are undone, and of no other.

    Args:
        local: The changes of the local case.
        dead: The ids of those that are undone.
    """
    gone = set(dead)
    imports = [change for change in local if change.kind == KIND and change.set]
    named = {id_ for change in imports if change.id in gone for id_ in named_by(change)}
    return named - {id_ for change in imports if change.id not in gone for id_ in named_by(change)}


def named_by(change: Change) -> list[str]:
    """Return the ids of what one import brought."""
    return [
        f"{writer}.{case}.{n}"
        for case, writers in change.set.get("new", {}).items()
        for writer, pairs in writers.items()
        for first, last in pairs
        for n in range(first, last + 1)
    ]


def with_imports(
    local: CaseState | None, made: Sequence[Change], held: Mapping[str, Container[str]]
) -> CaseState | None:
    """Return the local case with new imports in it, none of which lets anything in again.

    It has a record for each file there ever was, so a file must not cost as much as all of them.

    Args:
        local: The case before.
        made: What was written there.
        held: Case to the ids that are held back.

    Returns:
        None if it must be folded anew.
    """
    for change in made:
        if local is None or change.kind != KIND or change.record in local.records:
            return None
        if held and any(one in held.get(split_id(one)[1], ()) for one in named_by(change)):
            return None
        local = grown(local, change)
    return local if made else None
