"""An older vault is backed up, migrated and counted, or left alone; the format here is made up."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from tests.storage import faults
from tests.storage.helpers import (
    CHEAP,
    PHRASE,
    a_change,
    a_vault,
    bytes_in,
    lines,
    opened,
    the_file,
)
from vip2tui.storage import header, migrations, vault
from vip2tui.storage.backup import make_backup
from vip2tui.storage.errors import MigrationError, StorageError, VaultError, VaultTooOldError
from vip2tui.storage.migrations import Step
from vip2tui.storage.port import Row

if TYPE_CHECKING:
    from pathlib import Path

    from vip2tui.storage.rows import Rows

NOW = datetime.fromisoformat("2026-11-03T10:42:07")


@pytest.fixture
def home(tmp_path: Path, monkeypatch: Any) -> Path:
    """A vault of format 1, met by a program whose format is 3."""
    store = a_vault(tmp_path, 3)
    store.commit(rows=[Row("noter", "a", {"n": 1}), Row("noter", "b", {"n": 2})])
    make_backup(store.journal, NOW)  # its tables are not those of the newer format
    store.close()
    monkeypatch.setattr(header, "FORMAT", 3)
    return tmp_path


def renamed(rows: Rows) -> Rows:
    fresh = rows.copy()
    fresh.tables["drafts"] = fresh.tables.pop("noter")
    fresh.newest["drafts"] = fresh.newest.pop("noter")
    return fresh


def as_renamed(counts: dict[str, int]) -> dict[str, int]:
    return {"drafts" if name == "noter" else name: n for name, n in counts.items()}


def test_it_goes_step_by_step_and_keeps_the_old_file(home: Path, monkeypatch: Any) -> None:
    old = the_file(home)
    before = old.read_bytes()
    steps = [Step(2, lambda rows: rows.copy()), Step(1, renamed, as_renamed)]
    monkeypatch.setattr(migrations, "STEPS", steps)
    store = opened(home)
    assert [notice.kind for notice in store.notices] == ["migrated"]
    assert store.rows("drafts") == {"a": {"n": 1}, "b": {"n": 2}}
    assert lines(store.changes("sag1")) == lines([a_change(n) for n in (1, 2, 3)])
    store.commit([a_change(4)], [Row("drafts", "c", {})])
    assert store.sequence == 4
    store.close()
    assert (home / f"{old.name}.format-1").read_bytes() == before
    assert header.read_header(the_file(home).read_bytes()).format == 3
    assert opened(home).notices == []


def test_a_table_that_is_emptied_or_was_empty_is_no_loss(home: Path, monkeypatch: Any) -> None:
    def emptied(rows: Rows) -> Rows:
        fresh = rows.copy()
        fresh.tables["noter"].clear()
        return fresh

    monkeypatch.setattr(
        migrations,
        "STEPS",
        [Step(1, emptied, lambda counts: counts | {"noter": 0}), Step(2, lambda rows: rows.copy())],
    )
    store = opened(home)
    assert [notice.kind for notice in store.notices] == ["migrated"]
    assert (store.rows("noter"), store.sequence) == ({}, 3)
    store.commit(rows=[Row("noter", "c", {})])
    assert store.db.table("noter").all()[0].doc_id == 3
    store.close()


def test_a_step_that_is_missing_leaves_it_alone(home: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(migrations, "STEPS", [Step(1, renamed, as_renamed)])
    before = bytes_in(home)
    with pytest.raises(VaultTooOldError):
        opened(home)
    assert bytes_in(home) == before


def test_rows_that_got_lost_leave_it_alone(home: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(migrations, "STEPS", [Step(1, renamed, as_renamed), Step(2, losing)])
    before = bytes_in(home)
    with pytest.raises(MigrationError):
        opened(home)
    assert bytes_in(home) == before


def losing(rows: Rows) -> Rows:
    fresh = rows.copy()
    fresh.tables["drafts"].popitem()
    return fresh


def test_no_room_leaves_the_old_one_in_charge(home: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(
        migrations, "STEPS", [Step(1, renamed, as_renamed), Step(2, lambda rows: rows.copy())]
    )
    before = the_file(home).read_bytes()
    for room in (0, 500, len(before) + 300):
        disk = faults.FaultyDisk()
        disk.room = room
        with pytest.raises((StorageError, VaultError)):
            opened(home, disk=disk)
        assert the_file(home).read_bytes() == before
    assert opened(home).rows("drafts") == {"a": {"n": 1}, "b": {"n": 2}}


def test_a_newer_vault_is_never_migrated_down(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(header, "FORMAT", 2)
    vault.create(tmp_path, PHRASE, cost=CHEAP)[0].close()
    monkeypatch.setattr(header, "FORMAT", 1)
    before = bytes_in(tmp_path)
    with pytest.raises(VaultError, match="nyere udgave"):
        vault.open(tmp_path, PHRASE)
    assert bytes_in(tmp_path) == before
