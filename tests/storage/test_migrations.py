"""An older vault is backed up, migrated and counted, or left alone; the format here is made up."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
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
    insides,
    lines,
    opened,
    put_back,
    saved_in,
    the_file,
)
from tests.storage.test_steps import DyingDisk, at_every_step
from vip2tui import __version__
from vip2tui.storage import backup, folder, frames, header, migrations, vault
from vip2tui.storage.backup import make_backup
from vip2tui.storage.disk import Disk
from vip2tui.storage.errors import MigrationError, VaultError, VaultTooNewError, VaultTooOldError
from vip2tui.storage.frames import Kind
from vip2tui.storage.migrations import Step
from vip2tui.storage.port import Row

if TYPE_CHECKING:
    from collections.abc import Iterator
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


def test_no_room_leaves_the_old_one_in_charge(
    home: Path, tmp_path_factory: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(migrations, "STEPS", STEPS)
    before = the_file(home).read_bytes()
    refusals = set[str]()
    for room in range(0, 10**6, 250):
        copy = tmp_path_factory.mktemp("fuld") / "arkiv"
        shutil.copytree(home, copy)
        (copy / "ballast.bin").unlink()
        disk = faults.FaultyDisk()
        disk.room = room
        try:
            opened(copy, disk=disk).journal.release_without_closing()
        except VaultError as refused:
            refusals.add(str(refused))
        else:
            break
        assert the_file(copy).read_bytes() == before
        assert not list(copy.glob("*.migrating"))
        with as_the_older(monkeypatch):
            assert look(copy) == OLD
    assert room > 2 * len(before)
    (said,) = refusals
    assert "disken er fuld. Det gamle er ikke rørt. Gør plads på disken" in said
    assert f"den tidligere udgave (vip2tui {__version__})" in said
    assert look(home) == NEW


STEPS = [Step(1, renamed, as_renamed), Step(2, lambda rows: rows.copy())]
HELD = {"a": {"n": 1}, "b": {"n": 2}}
OLD: tuple[list[int], Any, Any] = ([1, 2, 3], HELD, {})
NEW: tuple[list[int], Any, Any] = ([1, 2, 3], {}, HELD)


@contextmanager
def as_the_older(monkeypatch: Any) -> Iterator[None]:
    """Be the program that wrote the vault, for a while."""
    with monkeypatch.context() as patch:
        patch.setattr(header, "FORMAT", 1)
        patch.setattr(migrations, "STEPS", [])
        yield


def look(home: Path) -> tuple[list[int], Any, Any]:
    """What is saved, and the rows under the older and under the newer name."""
    store = opened(home)
    found = saved_in(store), store.rows("noter"), store.rows("drafts")
    assert store.verify().ok
    store.close()
    return found


def test_cut_anywhere_the_old_or_the_new_opens_and_it_is_told(
    home: Path, tmp_path_factory: Any, monkeypatch: Any
) -> None:
    monkeypatch.setattr(migrations, "STEPS", STEPS)
    old = the_file(home)
    before = old.read_bytes()
    outcomes = set[str]()

    def run(disk: DyingDisk, copy: Path) -> None:
        shutil.copytree(home, copy)
        try:
            opened(copy, disk=disk).journal.release_without_closing()
        finally:
            disk.left = 10**6

    for copy in at_every_step(run, tmp_path_factory.mktemp("strøm")):
        other = copy.with_name(copy.name + "-ældre")
        shutil.copytree(copy, other)
        with as_the_older(monkeypatch):
            left = bytes_in(other)
            if folder.live(other)[0].name == old.name:
                assert look(other) == OLD
                outcomes.add("old")
            else:
                with pytest.raises(VaultTooNewError) as refused:
                    opened(other)
                assert f"(vip2tui {__version__})" in str(refused.value)
                assert bytes_in(other) == left
                outcomes.add("new")
        if folder.live(copy)[0].name != old.name:  # not before it is whole
            assert frames.holds(folder.live(copy)[0].read_bytes(), Kind.END)
        store = opened(copy)
        assert [one.kind for one in store.notices if one.kind == "migrated"] == ["migrated"]
        store.commit([a_change(4)])
        store.journal.release_without_closing()  # the power goes again
        assert look(copy) == ([1, 2, 3, 4], {}, HELD)
        assert opened(copy).notices == []
        (kept,) = copy.glob("vault-*.format-1")
        assert kept.read_bytes() == before
        assert not list(copy.glob("*.migrating"))
    assert outcomes == {"old", "new"}


def test_what_reads_back_as_something_else_is_made_nothing(home: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(migrations, "STEPS", STEPS)
    before = the_file(home).read_bytes()

    class Rotten(Disk):
        suffix = ""

        def read(self, path: Path) -> bytes:
            data = super().read(path)
            return data[:-1] + bytes([data[-1] ^ 1]) if path.suffix == self.suffix else data

    for Rotten.suffix in (".format-1", ".migrating"):
        with pytest.raises(MigrationError, match="Spørg dem, du har programmet fra, eller brug"):
            opened(home, disk=Rotten())
        assert the_file(home).read_bytes() == before
        assert not list(home.glob("*.migrating"))
    assert look(home) == NEW


def test_a_step_that_trips_leaves_it_alone(home: Path, monkeypatch: Any) -> None:
    def tripping(rows: Rows) -> Rows:
        raise KeyError(rows.counts())

    monkeypatch.setattr(migrations, "STEPS", [Step(1, tripping), STEPS[1]])
    before = bytes_in(home)
    with pytest.raises(MigrationError):
        opened(home)
    assert bytes_in(home) == before


def test_a_name_that_a_power_cut_took_back_is_given_again(home: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(migrations, "STEPS", STEPS)
    store = opened(home)
    store.commit([a_change(4)])
    store.journal.release_without_closing()
    path = the_file(home)
    path.rename(path.with_name(path.name + folder.MIGRATING))
    (home / f"{folder.path_of(home, 1).name}.bak").rename(folder.path_of(home, 1))
    assert look(home) == ([1, 2, 3, 4], {}, HELD)


def test_an_older_vault_is_read_and_an_older_backup_put_back_in_todays_form(
    home: Path, monkeypatch: Any
) -> None:
    monkeypatch.setattr(migrations, "STEPS", STEPS)
    before = bytes_in(home)
    store = opened(home, read_only=True)
    assert (store.rows("noter"), store.rows("drafts")) == ({}, HELD)
    assert store.verify().ok
    store.close()
    assert bytes_in(home) == before
    (made,) = backup.list_backups(backup.folder_of(home))
    put_back(home, made.path).close()
    assert look(home) == NEW


def test_an_older_backup_keeps_its_form_under_a_new_passphrase(
    home: Path, monkeypatch: Any
) -> None:
    monkeypatch.setattr(migrations, "STEPS", STEPS)
    store = opened(home)
    store.change_passphrase(PHRASE, cost=CHEAP)
    key = store.journal.key
    store.close()
    (made,) = backup.list_backups(backup.folder_of(home))
    assert header.read_header(made.path.read_bytes()).format == 1
    assert insides(made.path.parent, key)
    put_back(home, made.path, key).close()
    store = vault.open_with_key(home, key)
    assert (store.rows("noter"), store.rows("drafts")) == ({}, HELD)
    store.close()


def test_which_program_is_needed_is_told_as_far_as_it_may_be_believed(
    tmp_path: Path, monkeypatch: Any
) -> None:
    named = "(vip2tui 2.1). Det er ikke rørt. Få vip2tui 2.1 eller nyere"
    unnamed = "programmet. Det er ikke rørt. Få den nyere udgave"
    for said, told in [("2.1", named), ("\x1b[2Jx", unnamed)]:
        home = tmp_path / str(len(said))
        with monkeypatch.context() as newer:
            newer.setattr(header, "FORMAT", 2)
            newer.setattr(header, "__version__", said)
            vault.create(home, PHRASE, cost=CHEAP)[0].close()
        before = bytes_in(home)
        with pytest.raises(VaultTooNewError) as refused:
            vault.open(home, PHRASE)
        assert told in str(refused.value)
        assert bytes_in(home) == before


def test_a_newer_vault_is_never_migrated_down(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(header, "FORMAT", 2)
    vault.create(tmp_path, PHRASE, cost=CHEAP)[0].close()
    monkeypatch.setattr(header, "FORMAT", 1)
    before = bytes_in(tmp_path)
    with pytest.raises(VaultError, match="nyere udgave"):
        vault.open(tmp_path, PHRASE)
    assert bytes_in(tmp_path) == before
