"""Rows as exact bytes: how a frame's contents are laid out, and what memory holds of them.

A change's bytes are never made again from the parsed form. A row is parsed when it is read, and a
frame is cut into a case's changes when that case is first asked for: so opening costs reading and
decrypting, and nothing handed out is shared with what is kept.
"""

from __future__ import annotations

import struct
import threading
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from vip2tui.storage.errors import ReadOnlyError, StorageError
from vip2tui.storage.layout import Group, Uncut, grouped, pack, unpack
from vip2tui.storage.notices import Notice

T = TypeVar("T")
CHANGES = "changes"
DRAFTS = "drafts"
"""The device's half-written texts."""
CHUNK_BYTES = 2**20
"""Small enough that sealing one chunk is not felt by someone typing."""


class Rows:
    """All rows in memory: per table, the local number and the exact bytes."""

    def __init__(self) -> None:
        self._tables: dict[str, dict[int, bytes]] = defaultdict(dict)
        self._uncut: dict[str, list[Uncut]] = {}
        """The cases nobody has asked for: all their changes lie here, and none in the table."""
        self.cases: dict[str, list[int]] = defaultdict(list)
        """Per case, the numbers of its changes in the order they were stored."""
        self.newest: dict[str, int] = defaultdict(int)
        """Per table, the highest number ever given: it is not given again when a row is removed."""

    @property
    def tables(self) -> dict[str, dict[int, bytes]]:
        """Every table whole: per number the exact bytes. Reading few of them goes without it."""
        for case in list(self._uncut):
            self._cut(case)
        return self._tables

    def table(self, name: str) -> dict[int, bytes]:
        """Return one table, empty if there is none."""
        return (self.tables if name == CHANGES else self._tables).get(name, {})

    def lines(self, case: str) -> dict[int, bytes]:
        """Return a case's changes, by number, in the order they were stored."""
        self._cut(case)
        kept = self._tables[CHANGES]
        return {number: kept[number] for number in self.cases.get(case, ())}

    def line(self, case: str, number: int) -> bytes | None:
        """Return one change of a case; None if it is not there."""
        self._cut(case)
        return self._tables[CHANGES].get(number)

    def holding(self, text: bytes, only: str | None = None) -> Iterator[bytes]:
        """Yield the changes whose bytes hold a text, case by case or of one case."""
        kept = self._tables[CHANGES]
        places = self.cases.items() if only is None else [(only, self.cases.get(only, []))]
        for case, numbers in places:
            uncut = self._uncut.get(case)
            if uncut is None:
                yield from [kept[number] for number in numbers if text in kept[number]]
            else:
                for some in uncut:
                    yield from some.holding(text)

    def _cut(self, case: str) -> None:
        for some in self._uncut.pop(case, ()):
            self._tables[CHANGES].update(some.cut())

    def load(self, data: bytes) -> None:
        """Take in a frame's contents.

        Raises:
            ValueError: If they are not laid out as `pack` does it.
        """
        try:
            for table, label, some in unpack(data):
                if min(some.lengths) >= 0:
                    # The path of nearly every row: no Python-level loop, changes are not even cut.
                    self._keep(table, label, some)
                else:
                    self._take(table, label, some.numbers, some.mixed())
        except (struct.error, TypeError, IndexError) as error:
            raise ValueError("a frame's contents are not rows") from error

    def apply(self, groups: Iterable[Group]) -> None:
        """Take in rows that the disk has."""
        for group in groups:
            self._take(*group)

    def _take(
        self, table: str, label: str, numbers: list[int], rows: Sequence[bytes | None]
    ) -> None:
        kept = [row for row in rows if row is not None]
        if kept and len(kept) == len(numbers):
            self._put(table, label, numbers, kept)
            return
        for number, row in zip(numbers, rows, strict=True):
            if row is None:
                self._drop(table, label, number)
            else:
                self._put(table, label, [number], [row])

    def _keep(self, table: str, label: str, some: Uncut) -> None:
        is_cut = label in self.cases and label not in self._uncut
        if table != CHANGES or is_cut or self._meets(label, some.numbers):
            self._put(table, label, some.numbers, [row for _, row in some.cut()])
            return
        self._uncut.setdefault(label, []).append(some)
        self.cases[label].extend(some.numbers)
        self.newest[CHANGES] = max(self.newest[CHANGES], max(some.numbers))

    def _put(self, table: str, label: str, numbers: list[int], rows: list[bytes]) -> None:
        if table == CHANGES:
            self._cut(label)
            old = set(self.cases[label]) if self._meets(label, numbers) else ()
            self.cases[label].extend([n for n in numbers if n not in old] if old else numbers)
        self._tables[table].update(zip(numbers, rows, strict=True))
        self.newest[table] = max(self.newest[table], max(numbers))

    def _meets(self, case: str, numbers: list[int]) -> bool:
        """Return whether a number may be stored already; one that was never given cannot be."""
        known = self.cases.get(case)
        least = min(numbers)
        return bool(known) and least <= self.newest[CHANGES] and least <= max(known or ())

    def _drop(self, table: str, label: str, number: int) -> None:
        if table == CHANGES:
            self._cut(label)
        if self._tables[table].pop(number, None) is not None and table == CHANGES:
            self.cases[label].remove(number)
            if not self.cases[label]:
                del self.cases[label]
        self.newest[table] = max(self.newest[table], number)

    def copy(self) -> Rows:
        """Return the rows as they are now, for a snapshot; bytes are shared, they cannot change."""
        twin = Rows()
        twin._tables.update({name: dict(rows) for name, rows in self._tables.items()})
        twin._uncut.update({case: list(some) for case, some in self._uncut.items()})
        twin.cases.update({case: list(numbers) for case, numbers in self.cases.items()})
        twin.newest.update(self.newest)
        return twin

    def removal(self, case: str) -> Group:
        """Return what removes a case's changes."""
        numbers = list(self.cases.get(case, ()))
        return Group(CHANGES, case, numbers, [None] * len(numbers))

    def is_same(self, other: Rows) -> bool:
        """Return whether both hold the same: the one comparison of two states of a vault.

        The bytes of every row, its case, the order within a case, and which number comes next. A
        table or case whose last row went is the same as one that never was: memory keeps the empty
        place, a file has no line for it.
        """
        pairs: tuple[tuple[Any, Any], ...] = (
            (self.tables, other.tables),
            (self.cases, other.cases),
            (self.newest, other.newest),
        )
        return all(filled(ours) == filled(theirs) for ours, theirs in pairs)

    def counts(self) -> dict[str, int]:
        """Return how many rows each table has, empty tables left out."""
        counts = {name: len(rows) for name, rows in self._tables.items()}
        counts[CHANGES] = sum(map(len, self.cases.values()))
        return {name: count for name, count in sorted(counts.items()) if count}

    def megabytes(self) -> int:
        """Return about how many chunks there are."""
        uncut = sum(sum(one.lengths) for some in self._uncut.values() for one in some)
        rows = sum(sum(map(len, kept.values())) for kept in self._tables.values())
        return (uncut + rows) // CHUNK_BYTES + 1

    def chunks(self) -> Iterator[bytes]:
        """Yield everything as frame contents of about `CHUNK_BYTES`, a case's changes together."""
        pending: list[tuple[str, str, int, bytes]] = []
        size = 0
        for place in self._places():
            pending.append(place)
            size += len(place[3])
            if size >= CHUNK_BYTES:
                yield pack(grouped(pending))
                pending, size = [], 0
        if pending:
            yield pack(grouped(pending))

    def _places(self) -> Iterator[tuple[str, str, int, bytes]]:
        changes = self._tables[CHANGES]
        for case, numbers in self.cases.items():
            for some in self._uncut.get(case, ()):
                yield from ((CHANGES, case, number, row) for number, row in some.cut())
            if case not in self._uncut:
                yield from ((CHANGES, case, number, changes[number]) for number in numbers)
        for name, rows in self._tables.items():
            if name != CHANGES:
                yield from ((name, "", number, rows[number]) for number in sorted(rows))


class Held:
    """Where a store's rows are. Here: in memory, and gone with it."""

    instance = ""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows
        self._is_open = True
        self.notices: list[Notice] = []
        self.lock = threading.RLock()
        self.revision = 0
        """How often something was stored since it was opened."""

    @property
    def stopped(self) -> StorageError | None:
        """Why nothing can be stored until it is opened anew, or None."""
        return None if self._is_open else ReadOnlyError()

    def append(self, groups: Sequence[Group]) -> None:
        """Make the rows durable as one frame, then take them into memory.

        Raises:
            StorageError: If nothing was stored; memory is as it was.
        """
        with self.lock:
            self._keep(groups)
            self.rows.apply(groups)
            self.revision += 1

    def _keep(self, _: Sequence[Group]) -> None:
        if self.stopped:
            raise self.stopped

    def close(self) -> None:
        """Take nothing in any more."""
        self._is_open = False


def filled(kept: Mapping[str, T]) -> dict[str, T]:
    """Return what is not empty: a table without rows and a count of none are as good as absent."""
    return {name: some for name, some in kept.items() if some}
