"""A case that is taken away is gone where it was said to be, and nothing else is."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.storage import faults
from tests.storage.helpers import (
    CHEAP,
    KEY,
    PHRASE,
    a_change,
    a_vault,
    insides,
    opened,
    put_back,
    the_file,
)
from vip2tui.base.errors import Vip2Error
from vip2tui.changes.redaction import without
from vip2tui.storage import backup, erase, vault
from vip2tui.storage.errors import StorageError
from vip2tui.storage.header import read_header
from vip2tui.storage.replay import reread
from vip2tui.storage.restore import by_passphrase

if TYPE_CHECKING:
    from pathlib import Path

    from vip2tui.storage.upkeep import TinyStore

NOW = datetime.fromisoformat("2026-11-03T10:42:07")


def holding(home: Path, case: str) -> list[str]:
    """Every file that opens with the key and holds the case."""
    found = []
    for path in home.rglob("*"):
        if path.is_file():
            try:
                rows = reread(path.read_bytes(), KEY).rows
            except Vip2Error:
                continue
            if any(f".{case}.".encode() in row for row in rows.tables["changes"].values()):
                found.append(path.name)
    return found


def a_used_vault(home: Path, stick: Path) -> TinyStore:
    store = a_vault(home)
    for n in range(1, 5):
        store.commit([a_change(n, "keep"), a_change(n, "gone")])
        backup.make_backup(store.journal, NOW + timedelta(n), stick)
        store.compact()
    return store


def test_erasing_leaves_no_byte_anywhere(tmp_path: Path) -> None:
    home, stick = tmp_path / "home", tmp_path / "stick"
    store = a_used_vault(home, stick)
    assert len(holding(tmp_path, "gone")) > 7
    erase.erase(store.journal, "gone", stick)
    assert holding(tmp_path, "gone") == []
    assert len(backup.list_backups(stick)) == 4
    assert len(holding(tmp_path, "keep")) == 5
    assert len(store.changes("keep")) == 4
    assert store.notices == []
    store.close()
    assert len(opened(home).changes("keep")) == 4


def test_erasing_that_was_cut_short_is_finished_by_doing_it_again(tmp_path: Path) -> None:
    home, stick = tmp_path / "home", tmp_path / "stick"
    store = a_used_vault(home, stick)
    disk = faults.FaultyDisk()
    disk.room = 3000
    store.close()
    store = opened(home, disk=disk)
    with pytest.raises(StorageError):
        erase.erase(store.journal, "gone", stick)
    disk.room = None
    assert holding(tmp_path, "gone")
    erase.erase(store.journal, "gone", stick)
    assert holding(tmp_path, "gone") == []


def test_what_a_person_put_aside_is_told_not_touched(tmp_path: Path) -> None:
    store = a_vault(tmp_path, 1)
    aside = tmp_path / "vault-00000000.v2t.replaced"
    aside.write_bytes(the_file(tmp_path).read_bytes())
    erase.erase(store.journal, "sag1")
    assert [notice.kind for notice in store.notices] == ["backups"]
    assert aside.exists()


def knowing(place: Path, was: bytes) -> list[str]:
    """Every file with the bytes in any of its frames, also one that a later frame replaced."""
    return [name for name, inside in insides(place).items() if was in inside]


def a_vault_that_knew(home: Path, stick: Path) -> tuple[TinyStore, bytes]:
    """A value was stored, backed up and compacted, and has then been taken away."""
    store = a_used_vault(home, stick)
    (home / "torn-20261103-104207-000001.bin").write_bytes(b"half a frame")
    note = store.changes("keep")[1]
    store.commit(instead=[without(note, ["text"])])
    return store, note.line


def test_scrubbing_leaves_no_byte_of_a_value_anywhere(tmp_path: Path) -> None:
    home, stick = tmp_path / "home", tmp_path / "stick"
    store, was = a_vault_that_knew(home, stick)
    assert len(knowing(tmp_path, was)) > 6
    erase.scrub(store.journal, stick)
    assert knowing(tmp_path, was) == []
    assert not list(home.glob("torn-*"))
    assert len(backup.list_backups(stick)) == 4
    assert [one.gone for one in store.changes("keep")] == [set(), {"text"}, set(), set()]
    assert store.verify().ok
    assert store.notices == []
    store.close()
    assert len(opened(home).changes("keep")) == 4


def test_a_scrubbing_that_was_cut_is_finished_by_doing_it_again(tmp_path: Path) -> None:
    home, stick = tmp_path / "home", tmp_path / "stick"
    store, was = a_vault_that_knew(home, stick)
    store.close()
    disk = faults.FaultyDisk()
    disk.room = 3000
    store = opened(home, disk=disk)
    with pytest.raises(StorageError):
        erase.scrub(store.journal, stick)
    disk.room = None
    assert knowing(tmp_path, was)
    erase.scrub(store.journal, stick)
    assert knowing(tmp_path, was) == []
    assert len(backup.list_backups(stick)) == 4


def test_a_backup_folder_that_was_away_is_finished_when_it_is_back(tmp_path: Path) -> None:
    home, stick, away = tmp_path / "home", tmp_path / "stick", tmp_path / "i lommen"
    store, was = a_vault_that_knew(home, stick)
    stick.rename(away)
    erase.scrub(store.journal, stick)
    assert len(knowing(tmp_path, was)) == 3  # the first backup was made before the value was
    away.rename(stick)
    erase.scrub(store.journal, stick)
    assert knowing(tmp_path, was) == []


def opens_with(place: Path, key: bytes) -> list[str]:
    """Every file that a data key opens."""
    return [
        path.name
        for path in place.rglob("*.v2t*")
        if read_header(path.read_bytes()).is_sealed_with(key)
    ]


def a_vault_with_a_passphrase(home: Path, stick: Path) -> tuple[TinyStore, str]:
    store, code = vault.create(home, PHRASE, cost=CHEAP)
    for n in range(1, 4):
        store.commit([a_change(n, "keep"), a_change(n, "gone")])
        backup.make_backup(store.journal, NOW + timedelta(n), stick)
        store.compact()
    return store, code


def cases_in(place: Path, key: bytes) -> set[str]:
    """The cases in every frame that a key opens, wherever it lies."""
    files = [path for path in place.rglob("*.v2t*") if path.name in opens_with(place, key)]
    rows = [reread(path.read_bytes(), key).rows for path in files]
    return {case for one in rows for case in one.cases}


def test_erasing_takes_a_new_key_and_every_way_in_still_opens(tmp_path: Path) -> None:
    home, stick = tmp_path / "home", tmp_path / "stick"
    store, code = a_vault_with_a_passphrase(home, stick)
    before = store.journal.key
    assert len(opens_with(tmp_path, before)) > 5
    erase.erase(store.journal, "gone", stick)
    after = store.journal.key
    assert before != after
    assert opens_with(tmp_path, before) == []
    assert cases_in(tmp_path, after) == {"keep"}
    assert len(backup.list_backups(stick)) == 3
    assert store.notices == []
    store.commit([a_change(4, "keep")])
    erase.erase(store.journal, "gone", stick)  # and again, with what the first opening gave
    store.close()
    for way_in, secret in ((vault.open, PHRASE), (vault.open_with_recovery, code)):
        again = way_in(home, secret)
        assert [one.place[2] for one in again.changes("keep")] == [1, 2, 3, 4]
        again.close()
    newest = backup.list_backups(stick)[0].path
    assert len(put_back(tmp_path / "ny", newest, unlock=by_passphrase(PHRASE)).changes("keep")) == 3


def test_a_folder_that_was_away_is_finished_under_the_new_key(tmp_path: Path) -> None:
    home, stick, away = tmp_path / "home", tmp_path / "stick", tmp_path / "i lommen"
    store, _ = a_vault_with_a_passphrase(home, stick)
    before = store.journal.key
    stick.rename(away)
    erase.erase(store.journal, "gone", stick)
    store.close()
    away.rename(stick)
    assert cases_in(tmp_path, before) == {"keep", "gone"}
    store = vault.open(home, PHRASE)
    erase.erase(store.journal, "gone", stick)
    assert opens_with(tmp_path, before) == []
    assert cases_in(tmp_path, store.journal.key) == {"keep"}


def test_where_a_way_in_cannot_be_made_again_the_key_stays_and_the_bytes_go(tmp_path: Path) -> None:
    home, stick = tmp_path / "home", tmp_path / "stick"
    store, code = a_vault_with_a_passphrase(home, stick)
    store.close()
    store = vault.open_with_recovery(home, code)
    before = store.journal.key
    erase.erase(store.journal, "gone", stick)
    assert store.journal.key == before
    assert cases_in(tmp_path, before) == {"keep"}
    store.close()
    vault.open(home, PHRASE).close()
