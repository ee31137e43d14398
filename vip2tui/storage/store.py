"""Changes by their exact bytes and own rows by their key, in a journal."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from heapq import merge
from operator import itemgetter
from typing import Any, NamedTuple

import orjson

from vip2tui.changes.change import Change, is_same, parse, split_id
from vip2tui.storage.errors import ForkedChangeError, StorageError
from vip2tui.storage.layout import grouped
from vip2tui.storage.notices import Notice
from vip2tui.storage.port import Row
from vip2tui.storage.rows import CHANGES, Held, Rows
from vip2tui.storage.tiny import Database


class _Write(NamedTuple):
    """One row on its way: a change under its case and id, or a row of the device's by its key."""

    table: str
    label: str
    name: str
    number: int
    row: bytes | None


_PLACE = itemgetter(0, 1, 3, 4)
"""Where a row of a write stands, and its bytes."""


class JournalStore:
    """Changes and rows in a journal, wherever that keeps them. See `Store` for what is promised."""

    def __init__(self, journal: Held) -> None:
        self.journal = journal
        self.db = Database(journal)
        self._numbers: dict[tuple[str, str], dict[str, int]] = {}
        """Per case or table that was asked for: id of a change, or key of a row, to number."""
        self._indexed = journal.revision

    @property
    def notices(self) -> list[Notice]:
        return self.journal.notices

    @property
    def stopped(self) -> StorageError | None:
        return self.journal.stopped

    @property
    def has_stored(self) -> bool:
        return bool(self.journal.revision)

    @property
    def instance(self) -> str:
        """Empty until the vault is put back from a backup; then take a new writer name."""
        return self.journal.instance

    @property
    def sequence(self) -> int:
        return self.journal.rows.newest.get(CHANGES, 0)

    def cases(self) -> Collection[str]:
        with self.journal.lock:
            return list(self.journal.rows.cases)

    def changes(self, case: str, *, until: int | None = None) -> Sequence[Change]:
        with self.journal.lock:
            kept = self.journal.rows.lines(case)
            lines = [line for n, line in kept.items() if until is None or n <= until]
        return [parse(line) for line in lines]

    def newest(self) -> Iterator[Change]:
        with self.journal.lock:
            rows = self.journal.rows
            runs = [_downwards(*one) for one in rows.cases.items()]
        for number, case in merge(*runs, reverse=True):
            with self.journal.lock:
                line = rows.line(case, number)
            if line is not None:  # let go of meanwhile
                yield parse(line)

    def holding(self, text: str, case: str | None = None) -> Sequence[Change]:
        wanted = text.encode()
        with self.journal.lock:
            lines = list(self.journal.rows.holding(wanted, case))
        return [parse(line) for line in lines]

    def has(self, change_id: str) -> bool:
        try:
            case = split_id(change_id)[1]
        except ValueError:
            return False
        with self.journal.lock:
            return change_id in self._numbers_of(CHANGES, case)

    def commit(
        self,
        changes: Sequence[Change] = (),
        rows: Sequence[Row] = (),
        *,
        drops: Sequence[str] = (),
        instead: Sequence[Change] = (),
    ) -> None:
        with self.journal.lock:
            dropped = self._dropped(drops)
            gone = {one.name for one in dropped}
            writes = [
                *dropped,
                *self._replaced(instead, gone),
                *self._fresh(changes, gone),
                *self._keyed(rows),
            ]
            if not writes:
                return
            self.journal.append(grouped(map(_PLACE, writes)))
            self._indexed = self.journal.revision
            for table, label, name, number, row in writes:
                if row is None:
                    del self._numbers[table, label][name]
                else:
                    self._numbers[table, label][name] = number

    def row(self, table: str, key: str) -> dict[str, Any] | None:
        with self.journal.lock:
            number = self._numbers_of(table).get(key)
            found = None if number is None else self.db.table(table).get(doc_id=number)
        return None if found is None else found["value"]

    def rows(self, table: str) -> dict[str, dict[str, Any]]:
        with self.journal.lock:
            numbers = sorted(self._numbers_of(table).values())
            kept = self.journal.rows.table(table)
            found = [orjson.loads(kept[number]) for number in numbers]
        return {row["key"]: row["value"] for row in found}

    def close(self) -> None:
        self.journal.close()

    def _dropped(self, drops: Sequence[str]) -> list[_Write]:
        """Return what lets go of changes; what is not stored is stepped over."""
        known = [(split_id(one)[1], one) for one in dict.fromkeys(drops)]
        return [
            _Write(CHANGES, case, one, self._numbers_of(CHANGES, case)[one], None)
            for case, one in known
            if one in self._numbers_of(CHANGES, case)
        ]

    def _fresh(self, changes: Sequence[Change], gone: Collection[str]) -> Iterable[_Write]:
        """Return what is not stored yet."""
        fresh: dict[str, tuple[str, Change]] = {}
        for change in changes:
            case = change.place[1]
            stored = None if change.id in gone else self._stored(case, change.id)
            line = stored[1] if stored else fresh.setdefault(change.id, (case, change))[1].line
            if line is not change.line and not is_same(line, change):
                raise ForkedChangeError(change.id)
        return [
            _Write(CHANGES, case, change.id, number, change.line)
            for number, (case, change) in enumerate(fresh.values(), self.sequence + 1)
        ]

    def _replaced(self, instead: Sequence[Change], gone: Collection[str]) -> Iterator[_Write]:
        """Yield what puts a change in the place of itself."""
        for change in {change.id: change for change in instead}.values():
            case = change.place[1]
            stored = None if change.id in gone else self._stored(case, change.id)
            if stored is None or stored[1] == change.line:
                continue
            if not is_same(stored[1], change):
                raise ForkedChangeError(change.id)
            yield _Write(CHANGES, case, change.id, stored[0], change.line)

    def _stored(self, case: str, change_id: str) -> tuple[int, bytes] | None:
        """Return the number and the bytes a change is stored with."""
        number = self._numbers_of(CHANGES, case).get(change_id)
        if number is None:
            return None
        line = self.journal.rows.line(case, number)
        return None if line is None else (number, line)

    def _keyed(self, rows: Sequence[Row]) -> Iterator[_Write]:
        """Yield the device's rows that are really new."""
        newest = self.journal.rows.newest.copy()
        for (table, key), row in {(row.table, row.key): row for row in rows}.items():
            if table == CHANGES:
                raise ValueError("changes are committed as changes")
            number = self._numbers_of(table).get(key)
            line = _packed(key, row.value)
            if line == (None if number is None else self.journal.rows.table(table)[number]):
                continue
            if number is None:
                newest[table] += 1
                number = newest[table]
            yield _Write(table, "", key, number, line)

    def _numbers_of(self, table: str, case: str = "") -> dict[str, int]:
        """Return a case's ids or a table's keys; anew if somebody wrote by TinyDB's own methods."""
        if self._indexed != self.journal.revision:
            self._numbers.clear()
            self._indexed = self.journal.revision
        if (table, case) not in self._numbers:
            rows = self.journal.rows
            is_case = table == CHANGES
            kept, name = (rows.lines(case), "id") if is_case else (rows.table(table), "key")
            self._numbers[table, case] = {orjson.loads(row)[name]: n for n, row in kept.items()}
        return self._numbers[table, case]


def rows_of(first: Sequence[Row]) -> Rows:
    """Return a device's own rows as a new vault begins with them."""
    found = Rows()
    packed = [(row.table, _packed(row.key, row.value)) for row in first]
    found.apply(grouped((table, "", n, line) for n, (table, line) in enumerate(packed, 1)))
    return found


def _downwards(case: str, numbers: list[int]) -> Iterator[tuple[int, str]]:
    """Return a case's numbers as they are now, the highest first; no more are paired than asked."""
    return ((n, case) for n in sorted(numbers, reverse=True))


def _packed(key: str, value: Mapping[str, Any] | None) -> bytes | None:
    return None if value is None else orjson.dumps({"key": key, "value": dict(value)})
