"""Undo and redo: changes that name what is to be stepped over, so an undo travels like anything."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vip2tui.changes.writer import Draft

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from collections.abc import Set as AbstractSet

    from vip2tui.changes.change import Change

UNDO = "undo"
"""The kind of an undo; its record is the action it takes back."""


def undoing(changes: Iterable[Change]) -> list[Draft]:
    """Return the drafts that undo one action's changes: one per case. Undoing an undo is a redo."""
    cases: dict[str, list[Change]] = {}
    for change in changes:
        cases.setdefault(change.place[1], []).append(change)
    return [
        Draft(case, named[0].action, UNDO, undoes=tuple(change.id for change in named))
        for case, named in sorted(cases.items())
    ]


def is_undo(action: Sequence[Change]) -> bool:
    """Return whether an action takes another back."""
    return all(change.undoes for change in action)


def next_undo(
    actions: Sequence[Sequence[Change]], dead: AbstractSet[str]
) -> Sequence[Change] | None:
    """Return the newest of a person's actions (oldest first) that can be undone, if any.

    Undos themselves are passed over: Ctrl+Z again goes one further back.
    """
    for action in reversed(actions):
        if not is_undo(action) and any(change.id not in dead for change in action):
            return action
    return None


def next_redo(
    actions: Sequence[Sequence[Change]], dead: AbstractSet[str]
) -> Sequence[Change] | None:
    """Return the undo to take back: the newest live one, unless something new was done since."""
    for action in reversed(actions):
        live = any(change.id not in dead for change in action)
        if is_undo(action):
            if live and not _is_redo(action, actions):
                return action
        elif live:
            return None
    return None


def _is_redo(action: Sequence[Change], actions: Sequence[Sequence[Change]]) -> bool:
    """Return whether an undo takes the person's own undos back; another's action is taken back."""
    named = {target for change in action for target in change.undoes}
    own = [other for other in actions if any(change.id in named for change in other)]
    return bool(own) and all(is_undo(other) for other in own)
