"""Rows as exact bytes: how a frame's contents are laid out, and what memory holds of them.

A change's bytes are never made again from the parsed form. A row is parsed when it is read, and a
frame is cut into a case's changes when that case is first asked for: so opening costs reading and
decrypting, and nothing handed out is shared with what is kept.
"""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from hashlib import sha256
from itertools import accumulate, groupby
from typing import Any, NamedTuple, TypeVar

import orjson

from vip2tui.changes.change import parse
from vip2tui.changes.redaction import MARK

T = TypeVar("T")
CHANGES = "changes"
DRAFTS = "drafts"
"""The device's half-written texts."""
_LENGTH = struct.Struct("<I")
REMOVED = -1
CHUNK_BYTES = 2**20
"""Small enough that sealing one chunk is not felt by someone typing."""


class Group(NamedTuple):
    """Rows of one table under one label: the case, for changes; empty for the device's own."""

    table: str
    label: str
    numbers: list[int]
    rows: list[bytes | None]
    """The exact bytes of each, or None where the row is removed."""


def pack(groups: Sequence[Group]) -> bytes:
    """Return a frame's contents: u32 length of the head, the head as JSON, all rows' bytes."""
    head = [
        [table, label, numbers, [REMOVED if row is None else len(row) for row in rows]]
        for table, label, numbers, rows in groups
    ]
    packed = orjson.dumps(head)
    raw = [row for group in groups for row in group.rows if row is not None]
    return b"".join((_LENGTH.pack(len(packed)), packed, *raw))


class Gone(NamedTuple):
    """What was taken away of a vault's changes, as its older copies are to lose it."""

    left: Mapping[str, Mapping[bytes, bytes]]
    """Case to the hash of a change as its writer made it, to what is left of it."""
    about: Collection[bytes]
    """Ids of the citizens and records it is about: what was half written of them goes too, where
    the vault has not got it any more just so."""
    drafts: Collection[bytes]
    """The half-written texts the vault has."""


class Uncut(NamedTuple):
    """One case's changes as they lie in a frame, one after the other."""

    data: bytes
    start: int
    numbers: list[int]
    lengths: list[int]

    def cut(self) -> Iterator[tuple[int, bytes]]:
        """Yield each change's number and bytes."""
        ends = list(accumulate(self.lengths, initial=self.start))
        rows = map(self.data.__getitem__, map(slice, ends, ends[1:]))
        return zip(self.numbers, rows, strict=True)

    def holding(self, text: bytes) -> Iterator[bytes]:
        """Yield the changes whose bytes hold a text; the others are not even cut out."""
        ends: list[int] = []
        stop = self.start + sum(self.lengths)
        at = self.data.find(text, self.start, stop)
        while 0 <= at < stop:
            ends = ends or list(accumulate(self.lengths, initial=self.start))
            place = bisect_right(ends, at)
            if at + len(text) <= ends[place]:
                yield self.data[ends[place - 1] : ends[place]]
                at = ends[place] - 1
            at = self.data.find(text, at + 1, stop)


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
            self._load(data)
        except (struct.error, TypeError, IndexError) as error:
            raise ValueError("a frame's contents are not rows") from error

    def _load(self, data: bytes) -> None:
        (size,) = _LENGTH.unpack_from(data)
        at = _LENGTH.size + size
        for table, label, numbers, lengths in orjson.loads(data[_LENGTH.size : at]):
            if not numbers or len(numbers) != len(lengths):
                raise ValueError("numbers and lengths differ")
            if min(lengths) >= 0:
                # The path of nearly every row: no Python-level loop, and changes are not even cut.
                some = Uncut(data, at, numbers, lengths)
                at += sum(lengths)
                self._keep(table, label, some)
            else:
                at = self._load_mixed(data, at, table, label, zip(numbers, lengths, strict=True))
        if at != len(data):
            raise ValueError("the rows do not fill the frame")

    def _load_mixed(
        self, data: bytes, at: int, table: str, label: str, places: Iterator[tuple[int, int]]
    ) -> int:
        for number, length in places:
            if length == REMOVED:
                self._drop(table, label, number)
            else:
                self._put(table, label, [number], [data[at : at + length]])
                at += length
        return at

    def apply(self, groups: Sequence[Group]) -> None:
        """Take in rows that the disk has."""
        for table, label, numbers, rows in groups:
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

    def without(self, case: str) -> Rows:
        """Return the rows as they would be had the case never been here; numbers stay given."""
        rest = self.copy()
        kept = rest.table(CHANGES)
        for number in rest.lines(case):
            del kept[number]
        rest.cases.pop(case, None)
        return rest

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

    def with_gone(self, gone: Gone) -> Rows:
        """Return the rows as they would be had values never been in them."""
        rest = self.copy()
        for case, wanted in gone.left.items():
            for number, was in rest.lines(case).items():
                # Of what was taken away earlier, more may have been taken away since.
                print_ = parse(was).fingerprint if MARK in was else sha256(was).digest()
                line = wanted.get(print_)
                if line is not None:
                    rest.table(CHANGES)[number] = line
        drafts = rest.table(DRAFTS)
        for number, row in list(drafts.items()):
            if row not in gone.drafts and any(word in row for word in gone.about):
                del drafts[number]
        return rest

    def counts(self) -> dict[str, int]:
        """Return how many rows each table has, empty tables left out."""
        counts = {name: len(rows) for name, rows in self._tables.items()}
        counts[CHANGES] = sum(map(len, self.cases.values()))
        return {name: count for name, count in sorted(counts.items()) if count}

    def chunks(self) -> Iterator[bytes]:
        """Yield everything as frame contents of about `CHUNK_BYTES`, a case's changes together."""
        pending: list[tuple[str, str, int, bytes]] = []
        size = 0
        for place in self._places():
            pending.append(place)
            size += len(place[3])
            if size >= CHUNK_BYTES:
                yield pack(_groups(pending))
                pending, size = [], 0
        if pending:
            yield pack(_groups(pending))

    def _places(self) -> Iterator[tuple[str, str, int, bytes]]:
        changes = self._tables[CHANGES]
        for case, numbers in self.cases.items():
            for some in self._uncut.get(case, ()):
                for number, row in some.cut():
                    yield CHANGES, case, number, row
            if case not in self._uncut:
                for number in numbers:
                    yield CHANGES, case, number, changes[number]
        for name, rows in self._tables.items():
            if name != CHANGES:
                for number in sorted(rows):
                    yield name, "", number, rows[number]


def filled(kept: Mapping[str, T]) -> dict[str, T]:
    """Return what is not empty: a table without rows and a count of none are as good as absent."""
    return {name: some for name, some in kept.items() if some}


def _groups(places: list[tuple[str, str, int, bytes]]) -> list[Group]:
    return [
        Group(table, label, [place[2] for place in run], [place[3] for place in run])
        for (table, label), run in (
            (key, list(some)) for key, some in groupby(places, key=lambda place: place[:2])
        )
    ]
