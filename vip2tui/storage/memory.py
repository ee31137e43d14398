"""A store that forgets: for tests and for looking at a vault's past. Same port, same suite."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

import orjson

from vip2tui.changes.change import Change, is_same, parse, split_id
from vip2tui.storage.errors import ForkedChangeError, OnlyInMemoryError, ReadOnlyError, StorageError
from vip2tui.storage.notices import Notice
from vip2tui.storage.port import Backup, Report, Row, Store


class MemoryStore:
    """The `Store` port in the plainest way that is right.

    It is gone with the program, so it has no file to write afresh, no passphrase, and no backup: a
    copy in the same memory would be called one and be none. What asks for one is told so by name.
    """

    backup_folder = None

    def __init__(self) -> None:
        self.notices: list[Notice] = []
        self.has_stored = False
        self._number = 0
        self._log: list[Change] = []
        self._cases: dict[str, list[tuple[int, Change]]] = {}
        self._lines: dict[str, bytes] = {}
        self._tables: dict[str, dict[str, bytes]] = {}
        self._is_open = True

    @property
    def stopped(self) -> StorageError | None:
        return None if self._is_open else ReadOnlyError()

    @property
    def sequence(self) -> int:
        return self._number

    @property
    def instance(self) -> str:
        return ""

    def cases(self) -> Collection[str]:
        return list(self._cases)

    def changes(self, case: str, *, until: int | None = None) -> Sequence[Change]:
        known = self._cases.get(case, [])
        return [parse(change.line) for n, change in known if until is None or n <= until]

    def newest(self) -> Iterator[Change]:
        for change in reversed(self._log.copy()):
            yield parse(change.line)

    def holding(self, text: str, case: str | None = None) -> Sequence[Change]:
        wanted = text.encode()
        cases = self._cases.values() if case is None else [self._cases.get(case, [])]
        every = (change for changes in cases for _, change in changes)
        return [parse(change.line) for change in every if wanted in change.line]

    def has(self, change_id: str) -> bool:
        return change_id in self._lines

    def commit(
        self,
        changes: Sequence[Change] = (),
        rows: Sequence[Row] = (),
        *,
        drops: Sequence[str] = (),
        instead: Sequence[Change] = (),
    ) -> None:
        if self.stopped:
            raise self.stopped
        fresh: dict[str, Change] = {}
        gone = set(drops)
        for change in changes:
            stored = None if change.id in gone else self._lines.get(change.id)
            known = fresh[change.id].line if change.id in fresh else stored
            if known is None:
                fresh[change.id] = change
            elif not is_same(known, change):
                raise ForkedChangeError(change.id)
        others = {one.id: one for one in instead if one.id in self._lines and one.id not in gone}
        if not all(is_same(self._lines[one.id], one) for one in others.values()):
            raise ForkedChangeError(next(iter(others)))
        packed = [
            (row, None if row.value is None else orjson.dumps(dict(row.value)))
            for row in {(row.table, row.key): row for row in rows}.values()
        ]
        if any(row.table == "changes" for row in rows):
            raise ValueError("changes are committed as changes")
        self._let_go(gone)
        self._replace(others)
        for change in fresh.values():
            self._number += 1
            self._log.append(change)
            self._cases.setdefault(change.place[1], []).append((self._number, change))
        self._lines.update({change.id: change.line for change in fresh.values()})
        self.has_stored = self.has_stored or bool(fresh or others or gone or packed)
        for row, line in packed:
            if line is None:
                self._tables.get(row.table, {}).pop(row.key, None)
            else:
                self._tables.setdefault(row.table, {})[row.key] = line

    def _let_go(self, drops: set[str]) -> None:
        gone = drops & self._lines.keys()
        if not gone:
            return
        self._log = [change for change in self._log if change.id not in gone]
        for case in {split_id(change_id)[1] for change_id in gone}:
            left = [(n, change) for n, change in self._cases[case] if change.id not in gone]
            self._cases[case] = left
            if not left:
                del self._cases[case]
        for change_id in gone:
            del self._lines[change_id]

    def _replace(self, others: dict[str, Change]) -> None:
        if not others:
            return
        self._log = [others.get(change.id, change) for change in self._log]
        for case in {change.place[1] for change in others.values()}:
            self._cases[case] = [(n, others.get(one.id, one)) for n, one in self._cases[case]]
        self._lines.update({change.id: change.line for change in others.values()})

    def row(self, table: str, key: str) -> dict[str, Any] | None:
        line = self._tables.get(table, {}).get(key)
        return None if line is None else orjson.loads(line)

    def rows(self, table: str) -> dict[str, dict[str, Any]]:
        return {key: orjson.loads(line) for key, line in self._tables.get(table, {}).items()}

    def close(self) -> None:
        self._is_open = False

    def verify(self) -> Report:
        """Return how much there is: nothing is kept elsewhere that it could differ from."""
        counts = {"changes": len(self._log)} | {n: len(rows) for n, rows in self._tables.items()}
        return Report(ok=True, counts={name: count for name, count in counts.items() if count})

    def tidy(self) -> None:
        """Do nothing: there is no journal that grows."""

    def try_backup(self) -> None:
        raise OnlyInMemoryError

    def back_up(self, now: datetime, folder: Path | None = None) -> Backup:  # noqa: ARG002
        raise OnlyInMemoryError

    def backups(self, folder: Path | None = None) -> list[Backup]:  # noqa: ARG002
        return []

    def newer_backup(self, folder: Path | None = None) -> Backup | None:  # noqa: ARG002
        return None

    def restore(self, backup: Backup) -> Store:  # noqa: ARG002
        raise OnlyInMemoryError

    def change_passphrase(self, phrase: str) -> None:  # noqa: ARG002
        raise OnlyInMemoryError

    def scrub(self) -> None:
        """Do nothing: what was taken away stands nowhere else."""

    def scrub_backups(self, folder: Path) -> None:
        """Do nothing: there are none."""
