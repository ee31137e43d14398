"""What an action did, for «Fortryd» and the history."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from vip2tui.base.safe import quoted
from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.changes.change import Change
from vip2tui.domain.kinds.kind import Kind
from vip2tui.domain.kinds.table import KINDS, makes
from vip2tui.sentences.records import field_words, the, title
from vip2tui.sentences.values import is_habit, level_words


def described(
    catalogue: Catalogue, changes: Sequence[Change], names: Mapping[str, str] | None = None
) -> str:
    """Return what one action did, as one sentence without a full stop.

    Args:
        catalogue: Whose words they are.
        changes: The action's changes.
        names: Record to what it is called, where that is known: a step, a goal, an item.

    >>> from vip2tui.catalogue.catalogue import SHIPPED
    >>> described(SHIPPED, [])
    'ingenting'
    """
    called = names or {}
    words = [
        catalogue.worded(_one(catalogue, change, called.get(change.record, "")))
        for change in changes
    ]
    unique = list(dict.fromkeys(words))
    if not unique:
        return "ingenting"
    if len(unique) == 1:
        return unique[0]
    return f"{unique[0]} og {len(words) - 1} andre ting" if len(words) > 2 else " og ".join(unique)


def _one(catalogue: Catalogue, change: Change, name: str) -> str:
    """Return what one change did; typed words are cleaned, short and in quotes."""
    kind, said = KINDS.get(change.kind), change.set
    if change.undoes:
        return "det, der blev fortrudt"
    if kind and kind.told and (words := kind.told(said)):
        return words
    if "deleted" in said:
        return f"{the(change.kind)} {'lagt væk' if said['deleted'] else 'hentet frem'}"
    if kind and (words := _made(kind, change) or _done(catalogue, kind, change, name)):
        return words
    what = kind.changed if kind and kind.changed else the(change.kind)
    return f"{what}{f' {quoted(name)}' if name else ''}: {_fields(kind, change)}"


def _made(kind: Kind, change: Change) -> str:
    """Return what a change made that was not there before; empty if it made nothing."""
    if not kind.words.new or not makes(change.kind, change.set, change.over):
        return ""
    name = title(change.kind, change.set)
    return f"{kind.words.new} {quoted(name)}" if name else kind.words.nameless


def _done(catalogue: Catalogue, kind: Kind, change: Change, name: str) -> str:
    """Return what was done: a status that was set, a level; empty if it was neither."""
    beside = f" ved {quoted(name)}" if name else ""
    habit = is_habit(catalogue, change)
    if level := level_words(catalogue, change.set.get("observed"), habit=habit):
        return f"{level}{beside}"
    done = kind.done.get(str(change.set.get("status")))
    if done is None:
        return ""
    if kind.counted:  # a tick is not the item
        return f"{done}{beside}"
    return f"{kind.words.the}{f' {quoted(name)}' if name else ''} {done}"


def _fields(kind: Kind | None, change: Change) -> str:
    """Return the fields that were set, without those that only say what it is about."""
    beside = {*kind.parents, *kind.beside} if kind else set()
    told = change.set.keys() - beside
    known = [name for name in kind.fields if name in told] if kind else []
    words = [field_words(change.kind, name) for name in known]
    return ", ".join([*words, *(["andet"] if told - set(known) else [])]) or "ændret"
