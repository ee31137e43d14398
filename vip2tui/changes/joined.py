"""Joins as a case's changes have them, and taking one back by a value."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING

from vip2tui.changes.writer import Draft
from vip2tui.domain.joins import JOIN, KEPT, STANDING, Join

if TYPE_CHECKING:
    from vip2tui.changes.change import Change
    from vip2tui.changes.fold import CaseState
    from vip2tui.changes.record import Record


def stands(record: Record) -> bool:
    """Return whether a join record says that two are one; of two in doubt the no counts."""
    return all(head.set[STANDING] is not False for head in record.heads.get(STANDING, ()))


def joins_in(state: CaseState) -> list[Join]:
    """Return the living join records of a case."""
    return [_join(record) for record in state.of_kind(JOIN)]


def _join(record: Record) -> Join:
    kept, last = record.get(KEPT), record.stamp(KEPT)
    said = kept.items() if isinstance(kept, dict) else ()
    return Join(
        record.id,
        str(record.get("a")),
        str(record.get("b")),
        stands(record),
        {name: str(one) for name, one in said},
        last.order if last else (0, ""),
    )


def is_join(action: Sequence[Change]) -> bool:
    """Return whether an action joins two, or parts them."""
    return all(change.kind == JOIN and STANDING in change.set for change in action)


def turning(action: Iterable[Change], state: Callable[[str], CaseState]) -> list[Draft]:
    """Return the drafts that say the opposite in each case, and name what they take back.

    They set something, so the fold does not read them as an undo: it would part one case only.
    """
    drafts = []
    for change in action:
        case = change.place[1]
        record = state(case).records.get(change.record)
        over = {STANDING: record.over(STANDING)} if record else {}
        said = {STANDING: change.set[STANDING] is False}
        drafts.append(Draft(case, change.record, JOIN, said, over, undoes=(change.id,)))
    return drafts


def taken_back(changes: Iterable[Change]) -> set[str]:
    """Return the ids of a join's changes that a later one takes back, itself not taken back."""
    gone: set[str] = set()
    for change in sorted(changes, key=lambda one: one.order, reverse=True):
        if change.kind == JOIN and change.id not in gone:
            gone.update(change.undoes)
    return gone
