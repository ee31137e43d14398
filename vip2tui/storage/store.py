"""The `Store` of an open vault: changes by their exact bytes, own rows by their key."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from heapq import merge
from typing import Any

import orjson

from vip2tui.changes.change import Change, is_same, parse, split_id
from vip2tui.storage.errors import ForkedChangeError
from vip2tui.storage.journal import Journal
from vip2tui.storage.port import Row
from vip2tui.storage.rows import CHANGES, Group, Rows
from vip2tui.storage.tiny import Database
from vip2tui.storage.upkeep import JournalUpkeep


class TinyStore(JournalUpkeep):
    """The `Store` of an open vault."""

    def __init__(self, journal: Journal) -> None:
        super().__init__(journal)
        self.db = Database(journal)
        self._ids: dict[str, dict[str, int]] = {}
        """Per case whose ids were asked for: change id to number."""
        self._keys: dict[str, dict[str, int]] = {}
        """Per table that was asked for: key to number."""
        self._indexed = journal.revision

    @property
    def instance(self) -> str:
        """Empty until the vault is put back from a backup; then take a new writer name."""
        return self.journal.header.instance

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
            return change_id in self._ids_of(case)

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
            fresh = self._fresh(changes, dropped)
            keyed = self._keyed(rows)
            groups = [
                *_gone(dropped),
                *self._replaced(instead, dropped),
                *self._change_groups(fresh),
                *self._row_groups(keyed),
            ]
            if not groups:
                return
            first = self.sequence + 1
            self.journal.append(groups)
            for change_id in dropped:
                del self._ids[split_id(change_id)[1]][change_id]
            self._index(first, fresh, keyed)
            self._indexed = self.journal.revision

    def row(self, table: str, key: str) -> dict[str, Any] | None:
        with self.journal.lock:
            number = self._keys_of(table).get(key)
            found = None if number is None else self.db.table(table).get(doc_id=number)
        return None if found is None else found["value"]

    def rows(self, table: str) -> dict[str, dict[str, Any]]:
        with self.journal.lock:
            numbers = sorted(self._keys_of(table).values())
            kept = self.journal.rows.table(table)
            found = [orjson.loads(kept[number]) for number in numbers]
        return {row["key"]: row["value"] for row in found}

    def _dropped(self, drops: Sequence[str]) -> dict[str, int]:
        """Return the numbers of what is to be let go of; what is not stored is stepped over."""
        known = {one: self._ids_of(split_id(one)[1]).get(one) for one in drops}
        return {one: number for one, number in known.items() if number is not None}

    def _fresh(self, changes: Sequence[Change], dropped: Mapping[str, int]) -> dict[str, Change]:
        """Return what is not stored yet, by id."""
        fresh: dict[str, Change] = {}
        for change in changes:
            case = change.place[1]
            number = None if change.id in dropped else self._ids_of(case).get(change.id)
            stored = fresh.get(change.id)
            line = stored.line if stored else None
            if number is not None:
                line = self.journal.rows.line(case, number)
            if line is not None and not is_same(line, change):
                raise ForkedChangeError(change.id)
            if line is None:
                fresh[change.id] = change
        return fresh

    def _replaced(self, instead: Sequence[Change], dropped: Mapping[str, int]) -> list[Group]:
        """Return the groups that put a change in the place of itself, by case."""
        groups: dict[str, Group] = {}
        for change in {change.id: change for change in instead}.values():
            case = change.place[1]
            number = self._ids_of(case).get(change.id)
            line = None if number is None else self.journal.rows.line(case, number)
            if number is None or line is None or change.id in dropped or line == change.line:
                continue
            if not is_same(line, change):
                raise ForkedChangeError(change.id)
            group = groups.setdefault(case, Group(CHANGES, case, [], []))
            group.numbers.append(number)
            group.rows.append(change.line)
        return list(groups.values())

    def _change_groups(self, fresh: Mapping[str, Change]) -> list[Group]:
        by_case: dict[str, Group] = {}
        for number, change in enumerate(fresh.values(), self.sequence + 1):
            case = change.place[1]
            group = by_case.setdefault(case, Group(CHANGES, case, [], []))
            group.numbers.append(number)
            group.rows.append(change.line)
        return list(by_case.values())

    def _keyed(self, rows: Sequence[Row]) -> dict[str, dict[str, tuple[int, bytes | None]]]:
        """Return per table and key what is really new: number and bytes."""
        keyed: dict[str, dict[str, tuple[int, bytes | None]]] = {}
        given: dict[str, int] = {}
        for (name, key), row in {(row.table, row.key): row for row in rows}.items():
            if name == CHANGES:
                raise ValueError("changes are committed as changes")
            number = self._keys_of(name).get(key)
            line = _packed(key, row.value)
            if line == (None if number is None else self.journal.rows.table(name)[number]):
                continue
            if number is None:
                given[name] = given.get(name, self.journal.rows.newest.get(name, 0)) + 1
                number = given[name]
            keyed.setdefault(name, {})[key] = (number, line)
        return keyed

    def _row_groups(
        self, keyed: Mapping[str, Mapping[str, tuple[int, bytes | None]]]
    ) -> Iterator[Group]:
        for name, rows in keyed.items():
            yield Group(name, "", [n for n, _ in rows.values()], [r for _, r in rows.values()])

    def _index(
        self,
        first: int,
        fresh: Mapping[str, Change],
        keyed: Mapping[str, Mapping[str, tuple[int, bytes | None]]],
    ) -> None:
        """Follow what was just stored in the indexes that are built already."""
        for number, change in enumerate(fresh.values(), first):
            self._ids[change.place[1]][change.id] = number
        for name, rows in keyed.items():
            for key, (number, line) in rows.items():
                if line is None:
                    del self._keys[name][key]
                else:
                    self._keys[name][key] = number

    def _forget_if_stale(self) -> None:
        """Build the indexes anew if somebody wrote by TinyDB's own methods."""
        if self._indexed != self.journal.revision:
            self._ids.clear()
            self._keys.clear()
            self._indexed = self.journal.revision

    def _ids_of(self, case: str) -> dict[str, int]:
        self._forget_if_stale()
        if case not in self._ids:
            kept = self.journal.rows.lines(case)
            self._ids[case] = {orjson.loads(line)["id"]: n for n, line in kept.items()}
        return self._ids[case]

    def _keys_of(self, table: str) -> dict[str, int]:
        self._forget_if_stale()
        if table not in self._keys:
            kept = self.journal.rows.table(table)
            self._keys[table] = {orjson.loads(row)["key"]: n for n, row in kept.items()}
        return self._keys[table]


def rows_of(first: Sequence[Row]) -> Rows:
    """Return a device's own rows as a new vault begins with them."""
    found = Rows()
    for number, row in enumerate(first, 1):
        found.apply([Group(row.table, "", [number], [_packed(row.key, row.value)])])
    return found


def _downwards(case: str, numbers: list[int]) -> Iterator[tuple[int, str]]:
    """Return a case's numbers as they are now, the highest first; no more are paired than asked."""
    return ((n, case) for n in sorted(numbers, reverse=True))


def _gone(dropped: Mapping[str, int]) -> list[Group]:
    """Return the groups that remove changes, by case."""
    cases: dict[str, list[int]] = {}
    for change_id, number in dropped.items():
        cases.setdefault(split_id(change_id)[1], []).append(number)
    return [Group(CHANGES, case, gone, [None] * len(gone)) for case, gone in cases.items()]


def _packed(key: str, value: Mapping[str, Any] | None) -> bytes | None:
    return None if value is None else orjson.dumps({"key": key, "value": dict(value)})
