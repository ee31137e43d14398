"""Words that would stand twice: written again under another number, and come back themselves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import orjson

from vip2tui.changes.fold import fold
from vip2tui.changes.undo import UNDO, undoing
from vip2tui.changes.writer import Pen, write

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from vip2tui.changes.change import Change
    from vip2tui.exchange.context import Case, Context, Fold

Twin = tuple[int, str, str, str, str, bytes]


def undo_doubled(file: Context, writer: str, cases: Iterable[Case], read: Fold) -> list[Case]:
    """Return the cases with the undos of what would stand there twice.

    Args:
        file: The file and this device.
        writer: The writer this device goes on with.
        cases: Every case, as it would be without them.
        read: How this device folds a case.
    """
    return [replace(one, undos=_undos(file, writer, one, read)) for one in cases]


def _undos(file: Context, writer: str, one: Case, read: Fold) -> list[Change]:
    mine, fresh, after = file.here.writers, file.fresh, one.after
    if not any(change.place[0] in mine for change in one.new):
        return []
    twice = _doubled(one, mine, read(one.case, after).dead)
    pen = Pen(writer, fresh.by)
    return write(undoing(twice), lambda _: fold(after), pen=pen, action=fresh.action, at=fresh.at)


def twin(change: Change) -> Twin:
    """Return what a change and the same written again under another writer have in common."""
    said = orjson.dumps(dict(change.set), option=orjson.OPT_SORT_KEYS)
    kind = change.kind if change.set else UNDO
    return (change.clock, change.action, change.at, change.record, kind, said)


def _doubled(one: Case, mine: Collection[str], dead: Collection[str]) -> list[Change]:
    """Return what is to be undone: words written again that have now come back themselves.

    Of a word that stands twice the one that came back stays, as what was written in the time that
    was lost is about that one. If its copy was undone since, it is undone too. Undos that are
    there twice do no harm, and undoing one would.

    Args:
        one: The case.
        mine: This device's writers.
        dead: What is undone when all of it is put together.
    """
    back = [change for change in one.new if change.place[0] in mine and change.set]
    if not back:
        return []
    copies: dict[object, list[Change]] = {}
    for change in (*one.stays, *one.own):
        if change.place[0] in mine and change.set:
            copies.setdefault(twin(change), []).append(change)
    undone: dict[str, Change] = {}
    for change in back:
        if change.id in dead:
            continue
        others = copies.get(twin(change), [])
        live = {copy.id: copy for copy in others if copy.id not in dead}
        undone |= live or ({change.id: change} if others else {})
        if live or not others:
            copies[twin(change)] = [change]
    return list(undone.values())
