"""What an action did, for «Fortryd» and the history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from vip2tui.base.safe import quoted
from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.changes.change import Change
from vip2tui.domain.kinds.kind import Kind
from vip2tui.domain.kinds.table import KINDS, makes
from vip2tui.sentences.records import field_words, the, title
from vip2tui.sentences.values import is_habit, level_words

_ROOM = 40
"""Cells of a name in a sentence that must be short."""


class Telling(NamedTuple):
    """How a deed is told."""

    room: int = _ROOM
    """The cells of a name."""
    dated: bool = True
    """Whether a level says its day; not where the day stands beside it."""


_SHORT = Telling()


def described(
    catalogue: Catalogue,
    changes: Sequence[Change],
    names: Mapping[str, str] | None = None,
    how: Telling = _SHORT,
) -> str:
    """Return what one action did, as one sentence without a full stop.

    Args:
        catalogue: Whose words they are.
        changes: The action's changes.
        names: Record to what it is called, where that is known: a step, a goal, an item.
        how: How long the names may be, and whether days are said.

    >>> from vip2tui.catalogue.catalogue import SHIPPED
    >>> described(SHIPPED, [])
    'ingenting'
    """
    called = names or {}
    words = [
        catalogue.worded(_one(catalogue, change, called.get(change.record, ""), how))
        for change in changes
    ]
    unique = list(dict.fromkeys(words))
    if not unique:
        return "ingenting"
    if len(unique) == 1:
        return unique[0]
    return f"{unique[0]} og {len(words) - 1} andre ting" if len(words) > 2 else " og ".join(unique)


class Done(NamedTuple):
    """The same thing, done to one record or more: «flueben sat» at so many points."""

    what: str
    names: tuple[str, ...]
    """What they are called; as many as there are."""

    def words(self, room: int = _ROOM) -> str:
        """Return it with how many times, and to which: «flueben sat ×2: «a», «b»»."""
        called = ", ".join(quoted(name, room) for name in self.names if name)
        return f"{self.what} ×{len(self.names)}{f': {called}' if called else ''}"


def done(
    catalogue: Catalogue,
    changes: Sequence[Change],
    names: Mapping[str, str],
    how: Telling = _SHORT,
) -> Done | None:
    """Return the one thing that all changes did, if they did but one; each to another record.

    Args:
        catalogue: Whose words they are.
        changes: What was done.
        names: Record to what it is called, where that is known.
        how: Whether days are said.
    """
    what = {catalogue.worded(_one(catalogue, change, "", how)) for change in changes}
    if len(what) != 1:
        return None
    records = dict.fromkeys(change.record for change in changes)
    return Done(what.pop(), tuple(names.get(record, "") for record in records))


def _one(catalogue: Catalogue, change: Change, name: str, how: Telling) -> str:
    """Return what one change did; typed words are cleaned, short and in quotes."""
    kind, said = KINDS.get(change.kind), change.set
    if change.undoes:
        return "det, der blev fortrudt"
    if kind and kind.told and (words := kind.told(said)):
        return words
    if "deleted" in said:
        return f"{the(change.kind)} {'lagt væk' if said['deleted'] else 'hentet frem'}"
    if kind and (words := _made(kind, change, how) or _done(catalogue, kind, change, name, how)):
        return words
    what = kind.changed if kind and kind.changed else the(change.kind)
    return f"{what}{f' {quoted(name, how.room)}' if name else ''}: {_fields(kind, change)}"


def _made(kind: Kind, change: Change, how: Telling) -> str:
    """Return what a change made that was not there before; empty if it made nothing."""
    if not kind.words.new or not makes(change.kind, change.set, change.over):
        return ""
    name = title(change.kind, change.set)
    return (
        f"{kind.words.new} {quoted(name, how.room)}"
        if name
        else kind.words.nameless or kind.words.new
    )


def _done(catalogue: Catalogue, kind: Kind, change: Change, name: str, how: Telling) -> str:
    """Return what was done: a status that was set, a level; empty if it was neither."""
    beside = f" ved {quoted(name, how.room)}" if name else ""
    habit = is_habit(catalogue, change)
    seen = change.set.get("observed")
    if level := level_words(catalogue, seen, habit=habit, dated=how.dated):
        return f"{level}{beside}"
    status = kind.done.get(str(change.set.get("status")))
    if status is None:
        return ""
    if kind.counted:  # a tick is not the item
        return f"{status}{beside}"
    return f"{kind.words.the}{f' {quoted(name, how.room)}' if name else ''} {status}"


def _fields(kind: Kind | None, change: Change) -> str:
    """Return the fields that were set, without those that only say what it is about."""
    beside = {*kind.parents, *kind.beside} if kind else set()
    told = change.set.keys() - beside
    known = [name for name in kind.fields if name in told] if kind else []
    words = [field_words(change.kind, name) for name in known]
    return ", ".join([*words, *(["andet"] if told - set(known) else [])]) or "ændret"
