"""How long «gemt» takes: one durable change, side by side with what one could use instead."""

from __future__ import annotations

import os
import sqlite3
import statistics
import time
from contextlib import closing
from typing import TYPE_CHECKING

from tinydb import TinyDB

from tests.benchmarks.sample import changes
from vip2tui.storage import vault
from vip2tui.storage.disk import Disk

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vip2tui.changes.change import Change

SLOW = 0.005
"""Seconds added to every fsync: an old laptop's disk."""


class SlowDisk(Disk):
    """A disk whose fsync takes longer."""

    def fsync(self, fd: int) -> None:
        super().fsync(fd)
        time.sleep(SLOW)


def measure(folder: Path, count: int, rounds: int, *, slow: bool = False) -> dict[str, float]:
    """Return the median seconds of one commit, per way, in a store of `count` changes.

    Every round does each way once, so that a busy moment meets all of them.
    """
    known = list(changes(count + rounds))
    stored, fresh = known[:count], known[count:]
    with closing(_Raw(folder / "raw", stored, slow=slow)) as raw:
        ways: dict[str, Callable[[Change], None]] = {"raw": raw.commit}
        store = vault.create_with_key(
            folder / "vault", os.urandom(32), disk=SlowDisk() if slow else None
        )
        store.commit(stored)
        store.compact()
        ways["vault"] = lambda change: store.commit([change])
        lite = _Lite(folder / "lite.db", stored)
        plain = TinyDB(folder / "plain.json")
        if not slow:
            ways["sqlite"] = lite.commit
            plain.table("changes").insert_multiple({"line": c.line.decode()} for c in stored)
        times: dict[str, list[float]] = {way: [] for way in [*ways, "tinydb"]}
        for number, change in enumerate(fresh):
            for way, commit in ways.items():
                times[way].append(_timed(commit, change))
            if not slow and number < 5:
                times["tinydb"].append(_timed(lambda c: _plain(plain, c), change))
        store.close()
        lite.close()
        plain.close()
    return {way: statistics.median(found) for way, found in times.items() if found}


def _timed(commit: Callable[[Change], None], change: Change) -> float:
    start = time.perf_counter()
    commit(change)
    return time.perf_counter() - start


def _plain(plain: TinyDB, change: Change) -> None:
    plain.table("changes").insert({"line": change.line.decode()})


class _Raw:
    """The limit: append the bytes, and wait for the disk."""

    def __init__(self, path: Path, stored: list[Change], *, slow: bool) -> None:
        self._fd = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
        self._slow = slow
        for change in stored:
            os.write(self._fd, change.line)
        os.fsync(self._fd)

    def commit(self, change: Change) -> None:
        os.write(self._fd, change.line)
        os.fsync(self._fd)
        if self._slow:
            time.sleep(SLOW)

    def close(self) -> None:
        os.close(self._fd)


class _Lite:
    """SQLite as it is set up when nothing may be lost."""

    def __init__(self, path: Path, stored: list[Change]) -> None:
        self._db = sqlite3.connect(path, isolation_level=None)
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=FULL")
        self._db.execute("CREATE TABLE changes (id TEXT PRIMARY KEY, line BLOB) WITHOUT ROWID")
        self._db.execute("BEGIN")
        self._db.executemany("INSERT INTO changes VALUES (?, ?)", ((c.id, c.line) for c in stored))
        self._db.execute("COMMIT")

    def commit(self, change: Change) -> None:
        self._db.execute("INSERT INTO changes VALUES (?, ?)", (change.id, change.line))

    def close(self) -> None:
        self._db.close()
