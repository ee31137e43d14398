"""What is left of rows when citizens are erased: nothing that names them, in any table.

What says that they were erased stands in a table of its own, outside their cases, and is read off
the vault by everybody who must know.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable
from typing import Any

import orjson

from vip2tui.domain.kinds.places import shared_case
from vip2tui.storage import read_log, reads_kept
from vip2tui.storage.layout import Group, grouped
from vip2tui.storage.rows import CHANGES, Rows

ERASED = "erased"
"""Table, by the act's id: an erasing that is in force. Its ``cases`` are the citizens' ids."""

_WORD = re.compile(r"[A-Za-z0-9_-]+")


def erased_in(rows: Iterable[dict[str, Any]]) -> frozenset[str]:
    """Return the citizens that rows of `ERASED` name."""
    return frozenset(one for row in rows for one in row["cases"])


def erased(rows: Rows) -> frozenset[str]:
    """Return the citizens that a vault says are erased."""
    return erased_in(orjson.loads(row)["value"] for row in rows.table(ERASED).values())


def without(rows: Rows, citizens: Collection[str]) -> Rows:
    """Return the rows as they would be had the citizens never been here; numbers stay given."""
    rest = rows.copy()
    rest.apply(taking_out(rest, citizens))
    return rest


def taking_out(rows: Rows, citizens: Collection[str]) -> list[Group]:
    """Return what takes citizens out: their changes, what is half written, and every mention."""
    if not citizens:
        return []
    cases = [case for case in rows.cases if shared_case(case) in citizens]
    records = {orjson.loads(line)["record"] for case in cases for line in rows.lines(case).values()}
    named = _named({*citizens, *records})
    groups = [rows.removal(case) for case in cases]
    places = [
        (table, "", number, _rest(row, named))
        for table in [*rows.counts()]
        if table not in (CHANGES, ERASED, read_log.TABLE)
        for number, row in rows.table(table).items()
        if named(row.decode())
    ]
    return [*groups, *grouped(places), *_unread(rows, citizens)]


def taking_over(rows: Rows, live: Rows) -> list[Group]:
    """Return what lets a backup know who was erased in the vault it takes the place of.

    Args:
        rows: The backup's.
        live: The vault's, as far as they can be read.
    """
    known = {orjson.loads(row)["key"] for row in rows.table(ERASED).values()}
    new = [row for row in live.table(ERASED).values() if orjson.loads(row)["key"] not in known]
    first = rows.newest[ERASED] + 1
    numbers = [*range(first, first + len(new))]
    acts = [Group(ERASED, "", numbers, [*new])] if new else []
    return [*acts, *taking_out(rows, erased(live))]


def _named(words: Collection[str]) -> Callable[[str], bool]:
    """Return what says whether a text names one of some ids; an id is no part of another word."""
    wanted = frozenset(words)
    return lambda text: not wanted.isdisjoint(_WORD.findall(text))


def _rest(row: bytes, named: Callable[[str], bool]) -> bytes | None:
    """Return what is left of a row of the device's own; None if it is about them alone."""
    one = orjson.loads(row)
    if named(one["key"]):
        return None
    try:
        return orjson.dumps({"key": one["key"], "value": _pruned(one["value"], named)})
    except _AboutThemError:
        return None


class _AboutThemError(Exception):
    """A value of a row is one of those that go, so the row says something of nobody else."""


def _pruned(value: Any, named: Callable[[str], bool]) -> Any:
    if isinstance(value, dict):
        return {name: _pruned(one, named) for name, one in value.items() if not named(name)}
    if isinstance(value, list):
        return [_pruned(one, named) for one in value if not (isinstance(one, str) and named(one))]
    if isinstance(value, str) and named(value):
        raise _AboutThemError
    return value


def _unread(rows: Rows, citizens: Collection[str]) -> list[Group]:
    """Return what takes the lines about citizens out of the read log."""
    rest, found = rows, list[Group]()
    for citizen in sorted(citizens):
        if group := reads_kept.group(rest, read_log.without(reads_kept.kept(rest), citizen)):
            rest = rest.copy() if rest is rows else rest
            rest.apply([group])
            found.append(group)
    return found
