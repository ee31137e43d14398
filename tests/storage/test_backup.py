"""Backups: whole, compared before they count, rotated, and put back without losing anything."""

from __future__ import annotations

import errno
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.storage import faults
from tests.storage.helpers import (
    CHEAP,
    KEY,
    OTHER,
    PHRASE,
    a_change,
    a_vault,
    bytes_in,
    opened,
    put_back,
    saved_in,
    the_file,
)
from vip2tui.storage import erase, folder, rekey, restore, vault
from vip2tui.storage.backup import (
    Backup,
    folder_of,
    kept,
    list_backups,
    make_backup,
    try_out,
)
from vip2tui.storage.errors import (
    BackupDiffersError,
    BackupError,
    NotAVaultError,
    NotTheSameError,
    StorageError,
    VaultDamagedError,
    VaultGoneError,
    WrongPassphraseError,
)
from vip2tui.storage.port import Row
from vip2tui.storage.replay import ends_with_account

NOW = datetime.fromisoformat("2026-11-03T10:42:07")
NAME = "vip2tui-20261103-104207.v2t"


def test_a_backup_is_a_whole_vault(tmp_path: Path) -> None:
    store = a_vault(tmp_path, 3)
    made = make_backup(store.journal, NOW)
    assert made.path == tmp_path / "sikkerhedskopier" / NAME
    assert list_backups(folder_of(tmp_path)) == [made]
    assert made.at == NOW
    store.commit([a_change(4)])
    store.close()
    other = tmp_path / "new computer"
    again = put_back(other, made.path, KEY)
    assert saved_in(again) == [1, 2, 3]
    again.commit([a_change(4)])
    again.close()
    assert saved_in(opened(other)) == [1, 2, 3, 4]


def test_a_backup_ends_with_its_account_and_a_vault_in_use_does_not(tmp_path: Path) -> None:
    store = a_vault(tmp_path, 1)
    made = make_backup(store.journal, NOW).path.read_bytes()
    store.close()
    assert ends_with_account(made)
    assert not ends_with_account(made[:-1])
    assert not ends_with_account(made + b"\0")
    assert not ends_with_account(the_file(tmp_path).read_bytes())
    assert not ends_with_account(b"")


def test_no_older_file_stands_in_for_what_was_put_back(tmp_path: Path) -> None:
    """A program that keeps folders alike brings back the file that was renamed."""
    store = a_vault(tmp_path, 3)
    made = make_backup(store.journal, NOW)
    store.close()
    old, data = the_file(tmp_path), the_file(tmp_path).read_bytes()
    put_back(tmp_path, made.path).journal.release_without_closing()
    new = the_file(tmp_path)
    old.write_bytes(data)
    spoilt = bytearray(new.read_bytes())
    spoilt[faults.heads(bytes(spoilt))[0] + 60] ^= 1
    new.write_bytes(spoilt)
    with pytest.raises(VaultDamagedError):
        opened(tmp_path)
    assert (new.read_bytes(), old.read_bytes()) == (bytes(spoilt), data)


def test_two_backups_in_one_second_are_two(tmp_path: Path) -> None:
    store = a_vault(tmp_path, 1)
    made = [make_backup(store.journal, NOW, tmp_path / "stick") for _ in range(3)]
    assert [item.path.name[8:] for item in made] == [
        "20261103-104207.v2t",
        "20261103-104207-1.v2t",
        "20261103-104207-2.v2t",
    ]
    assert list_backups(tmp_path / "stick") == made[::-1]


def test_a_backup_that_reads_back_otherwise_does_not_count(tmp_path: Path) -> None:
    class Rotten(faults.FaultyDisk):
        def read(self, path: Path) -> bytes:
            data = bytearray(super().read(path))
            data[at] ^= 1
            return bytes(data)

    at = 0
    store = a_vault(tmp_path, 2)
    first = make_backup(store.journal, NOW)
    store.journal.disk = Rotten()
    for at in (0, 10, 20, 300, 400, -20, -1):  # noqa: B007 - the disk looks at it
        with pytest.raises(StorageError):
            make_backup(store.journal, NOW + timedelta(1))
    assert list_backups(folder_of(tmp_path)) == [first]


def test_a_table_whose_last_row_went_is_no_difference(tmp_path: Path) -> None:
    """Memory keeps the empty table, and a case that was let go of; a file has no line for them."""
    store = a_vault(tmp_path, 1)
    store.commit([a_change(1, "gone")], [Row("drafts", "a", {"text": "x"})])
    store.commit(rows=[Row("drafts", "a", None)])
    store.commit(drops=["w1.gone.1"])
    made = make_backup(store.journal, NOW)
    try_out(store.journal)
    assert list_backups(folder_of(tmp_path)) == [made]
    for act in (
        lambda: store.compact(),
        lambda: erase.erase(store.journal, "never"),
        lambda: rekey.seal_anew(store.journal, bytes(32), (), folder_of(tmp_path)),
    ):
        act()
        assert store.verify().problem == ""
    store.commit(rows=[Row("drafts", "b", {})])
    assert store.db.table("drafts").all()[0].doc_id == 2, "a number is not given twice"
    store.close()
    again = put_back(tmp_path, made.path, bytes(32))
    again.commit(rows=[Row("drafts", "b", {})])
    assert again.db.table("drafts").all()[0].doc_id == 2
    again.close()


def test_a_comparison_that_failed_is_told_as_that(tmp_path: Path) -> None:
    class Swapping(faults.FaultyDisk):
        """Gives back a whole file of the same vault, but not the one that was written."""

        def read(self, path: Path) -> bytes:
            return other if path.name.endswith((".new", "2.v2t")) else super().read(path)

    store = a_vault(tmp_path, 1)
    other = make_backup(store.journal, NOW).path.read_bytes()
    store.commit([a_change(2)])
    before = the_file(tmp_path).read_bytes()
    store.journal.disk = Swapping()
    for act in (
        lambda: make_backup(store.journal, NOW),
        lambda: try_out(store.journal),
    ):
        with pytest.raises(BackupDiffersError) as said:
            act()
        assert "ikke magen til arkivet" in str(said.value)
        assert "skrivebeskyttet" not in str(said.value)
        assert "DER GEMMES IKKE" not in str(said.value)
    for destroys in (
        lambda: erase.erase(store.journal, "never"),
        lambda: rekey.seal_anew(store.journal, bytes(32), (), tmp_path / "none"),
    ):
        with pytest.raises(NotTheSameError):
            destroys()
        assert the_file(tmp_path).read_bytes() == before, "what it was to replace is in charge"
    store.journal.disk = faults.FaultyDisk()
    made = make_backup(store.journal, NOW)
    store.commit([a_change(3)])
    store.close()
    with pytest.raises(NotTheSameError):
        put_back(tmp_path, made.path, KEY, disk=Swapping())
    assert saved_in(opened(tmp_path)) == [1, 2, 3]


def test_a_folder_that_refuses_says_nothing_against_the_vault(tmp_path: Path) -> None:
    store = a_vault(tmp_path, 1)
    folder_of(tmp_path).write_text("a file in the way")
    for act in (lambda: make_backup(store.journal, NOW), lambda: try_out(store.journal)):
        with pytest.raises(BackupError) as said:
            act()
        assert "skrivebeskyttet" in str(said.value)
        assert "DER GEMMES IKKE" not in str(said.value)


def test_a_backup_without_room_leaves_the_earlier_ones(tmp_path: Path) -> None:
    disk = faults.FaultyDisk()
    store = a_vault(tmp_path, 2, disk=disk)
    first = make_backup(store.journal, NOW)
    for room in (0, 100, 500):
        disk.room = room
        with pytest.raises(StorageError) as refused:
            make_backup(store.journal, NOW + timedelta(1))
        assert "fuld" in str(refused.value)
    disk.room = None
    assert list_backups(folder_of(tmp_path)) == [first]
    store.commit([a_change(3)])


def test_a_folder_that_is_away_is_said(tmp_path: Path, monkeypatch: Any) -> None:
    store = a_vault(tmp_path, 1)
    (tmp_path / "stick").write_text("a file in the way")
    with pytest.raises(StorageError):
        make_backup(store.journal, NOW, tmp_path / "stick")
    assert list_backups(tmp_path / "never there") == []
    monkeypatch.setattr(Path, "mkdir", refuse)
    with pytest.raises(StorageError):
        make_backup(store.journal, NOW, tmp_path / "other")


def refuse(*_: Any, **__: Any) -> None:
    raise OSError(errno.EROFS, "read-only")


def test_twenty_and_one_a_day_for_thirty_days_stay() -> None:
    hourly = [NOW - timedelta(hours=n) for n in range(24 * 60)]
    stay = kept(hourly, NOW.date())
    assert set(hourly[:20]) <= stay
    days = sorted({at.date() for at in stay})
    assert days == [NOW.date() - timedelta(days=n) for n in range(29, -1, -1)]
    for day in days[:-1]:
        assert max(at for at in hourly if at.date() == day) in stay
    assert len(stay) == 20 + 28  # the twenty hold today's last and yesterday's


def test_old_ones_stay_while_there_are_few() -> None:
    old = [datetime(2020, 1, day) for day in range(1, 11)]  # noqa: DTZ001 - local
    assert kept(old, date(2026, 11, 3)) == set(old)
    assert kept([], date(2026, 11, 3)) == set()


def test_rotation_leaves_foreign_files_alone(tmp_path: Path) -> None:
    store = a_vault(tmp_path, 1)
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "ferie.jpg").write_bytes(b"x")
    for n in range(25):
        make_backup(store.journal, NOW - timedelta(days=60) + timedelta(hours=n), stick)
    assert len(list_backups(stick)) == 20
    assert (stick / "ferie.jpg").exists()


def test_rotation_leaves_the_backups_of_another_vault_alone(tmp_path: Path) -> None:
    stick = tmp_path / "stick"
    hers, his = a_vault(tmp_path / "hers", 1), a_vault(tmp_path / "his", 1)
    old = make_backup(hers.journal, NOW - timedelta(days=90), stick)
    rotten = stick / "vip2tui-20200101-120000.v2t"
    rotten.write_bytes(b"nobody knows whose")
    for n in range(25):
        make_backup(his.journal, NOW + timedelta(minutes=n), stick)
    assert old.path.exists()
    assert rotten.exists()
    assert len(list_backups(stick)) == 22


def test_a_new_vault_is_not_made_where_only_the_backups_of_one_are_left(tmp_path: Path) -> None:
    store = a_vault(tmp_path, 1)
    made = make_backup(store.journal, NOW)
    store.close()
    for one in tmp_path.glob("vault-*"):
        one.unlink()
    for left in (True, False):  # the anchor tells it too, and each of the other traces
        before = bytes_in(tmp_path)
        with pytest.raises(VaultGoneError) as error:
            vault.create(tmp_path, PHRASE, cost=CHEAP)
        assert "papirkurven" in str(error.value)
        with pytest.raises(VaultGoneError):
            vault.open(tmp_path, PHRASE)
        assert bytes_in(tmp_path) == before
        if left:
            made.path.unlink()
    for trace in ("anchor.json", "vault.lock", "ballast.bin"):
        assert folder.was_never_made(tmp_path) is False
        (tmp_path / trace).unlink()
    vault.create(tmp_path, PHRASE, cost=CHEAP)[0].close()


def test_putting_back_keeps_what_was_there_and_asks_for_a_new_writer(tmp_path: Path) -> None:
    store, code = vault.create(tmp_path, PHRASE, cost=CHEAP)
    store.commit([a_change(1)])
    made = make_backup(store.journal, NOW)
    before = store.instance
    store.commit([a_change(2)])
    store.compact()
    assert store.instance == before
    store.close()
    live = the_file(tmp_path)
    damaged = live.read_bytes()[:-200] + b"?" * 300
    live.write_bytes(damaged)
    again = put_back(tmp_path, made.path, unlock=restore.by_passphrase(PHRASE))
    assert saved_in(again) == [1]
    assert again.instance != before
    assert {notice.kind for notice in again.notices} == {"restored"}
    again.close()
    assert (tmp_path / (live.name + ".replaced")).read_bytes() == damaged
    again = put_back(tmp_path, made.path, unlock=restore.by_code(code))
    assert saved_in(again) == [1]
    again.close()
    assert vault.open(tmp_path, PHRASE).notices == []


@pytest.mark.parametrize(
    ("spoil", "kind"),
    [
        (lambda data: data[:-1], VaultDamagedError),
        (lambda data: data[:300] + b"x" + data[301:], VaultDamagedError),
        (lambda data: b"PK" + data[2:60], NotAVaultError),
        (lambda _: b"", VaultDamagedError),
    ],
)
def test_a_bad_backup_changes_nothing(tmp_path: Path, spoil: Any, kind: Any) -> None:
    store = a_vault(tmp_path, 2)
    made = make_backup(store.journal, NOW)
    store.close()
    made.path.write_bytes(spoil(made.path.read_bytes()))
    before = bytes_in(tmp_path)
    with pytest.raises(kind):
        put_back(tmp_path, made.path, KEY)
    with pytest.raises(VaultDamagedError):
        put_back(tmp_path, tmp_path / "missing", KEY)
    assert bytes_in(tmp_path) == before


def test_the_wrong_passphrase_or_no_room_changes_nothing(tmp_path: Path) -> None:
    store, _ = vault.create(tmp_path, PHRASE, cost=CHEAP)
    store.commit([a_change(1)])
    made: Backup = make_backup(store.journal, NOW)
    store.close()
    before = bytes_in(tmp_path)
    with pytest.raises(WrongPassphraseError):
        put_back(tmp_path, made.path, unlock=restore.by_passphrase(OTHER))
    assert bytes_in(tmp_path) == before
    disk = faults.FaultyDisk()
    disk.room = 700
    with pytest.raises(StorageError):
        put_back(tmp_path, made.path, unlock=restore.by_passphrase(PHRASE), disk=disk)
    assert saved_in(vault.open(tmp_path, PHRASE)) == [1]
