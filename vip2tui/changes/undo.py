"""Undo and redo: changes that name what is to be stepped over, so an undo travels like anything."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING

from vip2tui.changes.redaction import is_redaction
from vip2tui.changes.writer import Draft

if TYPE_CHECKING:
    from vip2tui.changes.change import Change

UNDO = "undo"
"""The kind of an undo; its record is the action it takes back."""


_MOST_NAMED = 400
"""Changes that one undo names; a line that is carried has an end."""


def undoing(changes: Iterable[Change]) -> list[Draft]:
    """Return the drafts that undo changes: one per case, more where there are very many of them.

    Undoing an undo is a redo.
    """
    cases: dict[str, list[Change]] = {}
    for change in changes:
        cases.setdefault(change.place[1], []).append(change)
    return [
        Draft(case, some[0].action, UNDO, undoes=tuple(change.id for change in some))
        for case, named in sorted(cases.items())
        for some in (named[n : n + _MOST_NAMED] for n in range(0, len(named), _MOST_NAMED))
    ]


def left_alone(
    mine: Iterable[Change], stays: Callable[[Change], bool], named: Callable[[str], Change | None]
) -> set[str]:
    """Return the ids of changes that going back in time leaves as they are.

    An undo of what is left is left too: taking that back would set it again.

    Args:
        mine: What a device wrote since, in any order.
        stays: Whether a change that sets something is left.
        named: Returns the change of an id, if it is here.
    """
    left: set[str] = set()
    for change in sorted(mine, key=lambda one: one.order):  # an undo names what is ordered before
        targets = [one for one in map(named, change.undoes) if one is not None]
        if change.set:
            is_left = stays(change)
        else:
            is_left = any(one.id in left or (one.set and stays(one)) for one in targets)
        if is_left:
            left.add(change.id)
    return left


def is_undo(action: Sequence[Change]) -> bool:
    """Return whether an action takes another back."""
    return all(change.undoes for change in action)


def next_undo(
    actions: Iterable[Sequence[Change]], is_dead: Callable[[Change], bool]
) -> Sequence[Change] | None:
    """Return the newest of a person's actions that can be undone, if any.

    Undos themselves are passed over: Ctrl+Z again goes one further back. So is what took a value
    away for good: nothing brings that back.

    Args:
        actions: The newest first; no more are read than it takes.
        is_dead: Whether a change is undone already.
    """
    passed = (one for one in actions if not (is_undo(one) or is_redaction(one)))
    return next((one for one in passed if not all(map(is_dead, one))), None)


def next_redo(
    actions: Iterable[Sequence[Change]],
    is_dead: Callable[[Change], bool],
    named: Callable[[Sequence[Change]], Sequence[Change]],
) -> Sequence[Change] | None:
    """Return the undo to take back: the newest live one, unless something new was done since.

    Args:
        actions: The newest first.
        is_dead: Whether a change is undone already.
        named: The changes an undo names.
    """
    live = (action for action in actions if not all(map(is_dead, action)))
    undos = takewhile(is_undo, live)
    return next((undo for undo in undos if not is_undo(named(undo))), None)
