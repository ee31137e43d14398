"""How rows lie in a frame: by table and case, a head that says so and then their exact bytes."""

from __future__ import annotations

import struct
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

import orjson

_LENGTH = struct.Struct("<I")
REMOVED = -1


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


def grouped(places: Iterable[tuple[str, str, int, bytes | None]]) -> list[Group]:
    """Return rows (table, label, number, bytes) by table and label, in the order they are given."""
    found: dict[tuple[str, str], tuple[list[int], list[bytes | None]]] = {}
    for table, label, number, row in places:
        numbers, rows = found.setdefault((table, label), ([], []))
        numbers.append(number)
        rows.append(row)
    return [Group(*key, *both) for key, both in found.items()]


class Uncut(NamedTuple):
    """Rows of one case or table as they lie in a frame, one after the other."""

    data: bytes
    start: int
    numbers: list[int]
    lengths: list[int]

    def cut(self) -> Iterator[tuple[int, bytes]]:
        """Yield each row's number and bytes, where none is removed."""
        ends = list(accumulate(self.lengths, initial=self.start))
        rows = map(self.data.__getitem__, map(slice, ends, ends[1:]))
        return zip(self.numbers, rows, strict=True)

    def mixed(self) -> list[bytes | None]:
        """Return each row's bytes, or None where it is removed."""
        starts = accumulate((max(length, 0) for length in self.lengths), initial=self.start)
        return [
            None if length == REMOVED else self.data[start : start + length]
            for start, length in zip(starts, self.lengths, strict=False)
        ]

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


def unpack(data: bytes) -> Iterator[tuple[str, str, Uncut]]:
    """Yield table, label and rows of what `pack` made.

    Raises:
        ValueError: If it is something else; struct's, `TypeError` and `IndexError` say so too.
    """
    (size,) = _LENGTH.unpack_from(data)
    at = _LENGTH.size + size
    for table, label, numbers, lengths in orjson.loads(data[_LENGTH.size : at]):
        if not numbers or len(numbers) != len(lengths):
            raise ValueError("numbers and lengths differ")
        yield table, label, Uncut(data, at, numbers, lengths)
        at += sum(lengths) + lengths.count(REMOVED)
    if at != len(data):
        raise ValueError("the rows do not fill the frame")
