"""Whatever ever was a vault's folder leads to no first run; nothing there is set aside unasked."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.storage import faults
from tests.storage.helpers import (
    CHEAP,
    KEY,
    PHRASE,
    a_change,
    a_vault,
    bytes_in,
    opened,
    saved_in,
    the_file,
)
from vip2tui.storage import folder, restore, vault
from vip2tui.storage.backup import make_backup
from vip2tui.storage.errors import (
    LostVaultError,
    NoVaultError,
    StorageError,
    VaultExistsError,
    VaultGoneError,
    VaultInUseError,
)
from vip2tui.storage.lock import ProcessLock
from vip2tui.storage.traces import was_vault

if TYPE_CHECKING:
    from collections.abc import Callable

NOW = datetime.fromisoformat("2026-11-03T10:42:07")


def zeroed(home: Path) -> None:
    the_file(home).write_bytes(bytes(the_file(home).stat().st_size))


def emptied(home: Path) -> None:
    the_file(home).write_bytes(b"")


def cut_in_the_mark(home: Path) -> None:
    the_file(home).write_bytes(the_file(home).read_bytes()[:5])


def cut_in_the_header(home: Path) -> None:
    the_file(home).write_bytes(the_file(home).read_bytes()[:200])


def cut_in_the_snapshot(home: Path) -> None:
    data = the_file(home).read_bytes()
    the_file(home).write_bytes(data[: faults.heads(data)[0] + 40])


def overwritten(home: Path) -> None:
    the_file(home).write_bytes(b"PK\x03\x04" + bytes(range(256)) * 20)


def unreadable(home: Path) -> None:
    file = the_file(home)
    file.unlink()
    file.mkdir()  # root reads whatever has no rights


def thrown_away(home: Path) -> None:
    the_file(home).unlink()


def left_as_earlier(home: Path) -> None:
    the_file(home).rename(home / "vault-00000001.v2t.bak")
    (home / "vault-00000001.v2t.bak").write_bytes(bytes(3000))


def left_as_partial(home: Path) -> None:
    the_file(home).rename(home / "vault-00000001.v2t.partial")


SPOILS: list[Callable[[Path], None]] = [
    zeroed,
    emptied,
    cut_in_the_mark,
    cut_in_the_header,
    cut_in_the_snapshot,
    overwritten,
    unreadable,
    thrown_away,
    left_as_earlier,
    left_as_partial,
]


def names_and_bytes(home: Path) -> dict[str, bytes]:
    names = {str(path.relative_to(home)): b"" for path in home.rglob("*")}
    return names | bytes_in(home)


@pytest.mark.parametrize("spoil", SPOILS, ids=lambda spoil: str(spoil.__name__))
def test_a_spoilt_vault_is_refused_by_init_and_brought_back(
    tmp_path: Path, spoil: Callable[[Path], None]
) -> None:
    store, _ = vault.create(tmp_path, PHRASE, cost=CHEAP)
    store.commit([a_change(1)])
    made = make_backup(store.journal, NOW)
    store.journal.release_without_closing()
    spoil(tmp_path)
    before = names_and_bytes(tmp_path)
    for refuses in (
        lambda: vault.create(tmp_path, PHRASE, cost=CHEAP),
        lambda: vault.create_with_key(tmp_path, KEY),
        lambda: folder.must_be_free(tmp_path),
    ):
        with pytest.raises((LostVaultError, VaultExistsError)) as said:
            refuses()
        assert "ikke rørt" in str(said.value) or "ikke ændret" in str(said.value)
    with pytest.raises(LostVaultError) as lost:
        vault.open(tmp_path, PHRASE)
    assert "backup restore" in str(lost.value)
    assert not folder.was_never_made(tmp_path)
    assert names_and_bytes(tmp_path) == before
    again, path = vault.restore(tmp_path, [made.path], restore.by_passphrase(PHRASE))
    assert (saved_in(again), path) == ([1], made.path)
    again.close()
    assert saved_in(vault.open(tmp_path, PHRASE)) == [1]


TRACES = [
    "vault.lock",
    "anchor.json",
    "ballast.bin",
    "torn-20261103-104207-000001.bin",
    "vault-00000001.v2t",
    "vault-00000007.v2t.bak",
    "vault-00000001.v2t.partial",
    "vault-00000001.v2t.replaced",
    "vault-00000001.v2t.format-1",
    "vault-00000001.v2t.gammel",
    "VAULT-00000001.V2T",
    "sikkerhedskopier/vip2tui-20261103-104207.v2t",
    "sikkerhedskopier/vip2tui-20261103-104207-1.v2t.anew",
]


@pytest.mark.parametrize("trace", TRACES)
def test_each_trace_alone_is_enough(tmp_path: Path, trace: str) -> None:
    path = tmp_path / trace
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(b"")
    with pytest.raises(LostVaultError):
        vault.create_with_key(tmp_path, KEY)
    with pytest.raises(LostVaultError):
        opened(tmp_path)
    assert not folder.was_never_made(tmp_path)
    assert list(bytes_in(tmp_path)) == [str(Path(trace))] * (trace != "vault.lock")


def test_what_is_not_ours_is_no_trace(tmp_path: Path) -> None:
    (tmp_path / "sikkerhedskopier").mkdir()
    for name in ("ferie.jpg", "vault", "sikkerhedskopier/noter.txt", "anchor.json.txt"):
        (tmp_path / name).write_bytes(b"x")
    assert not was_vault(tmp_path)
    assert not was_vault(tmp_path / "nowhere")
    assert not was_vault(tmp_path / "ferie.jpg")
    with pytest.raises(NoVaultError):
        opened(tmp_path)
    store = a_vault(tmp_path, 1)
    assert saved_in(store) == [1]
    store.close()


def test_a_folder_that_cannot_be_looked_into_may_hold_one(
    tmp_path: Path, monkeypatch: object
) -> None:
    def refuse(_: object) -> list[str]:
        raise PermissionError

    assert isinstance(monkeypatch, pytest.MonkeyPatch)
    monkeypatch.setattr(os, "listdir", refuse)
    assert was_vault(tmp_path)


def begun(home: Path) -> tuple[Path, bytes]:
    """The file of a first run that the power cut short, and what it would have been."""
    a_vault(home / "other", 0).close()
    data = the_file(home / "other").read_bytes()
    whole = data[: faults.heads(data)[1]]
    return home / "new" / "first-0badcafe.v2t", whole


@pytest.mark.parametrize(
    ("size", "is_lost"), [(2**20 + 1, False), (2**20, False), (2**20 - 1, True)]
)
def test_a_vault_of_a_megabyte_or_more_is_not_called_cut_by_its_start(
    tmp_path: Path, size: int, *, is_lost: bool
) -> None:
    """Only so much of it is read without a key: what ends its snapshot may lie behind that."""
    store = a_vault(tmp_path)
    store.commit([a_change(n, text="x" * 9_000) for n in range(1, 200)])
    store.compact()
    store.close()
    for old in tmp_path.glob("*.bak"):
        old.unlink()
    path = the_file(tmp_path)
    assert path.stat().st_size > 2**20 + 1
    assert folder.lost(tmp_path) is None
    path.write_bytes(path.read_bytes()[:size])
    assert (folder.lost(tmp_path) is not None) is is_lost


def test_a_first_run_cut_short_can_be_begun_again(tmp_path: Path) -> None:
    path, whole = begun(tmp_path)
    for cut in (0, 5, 100, len(whole) - 1):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(whole[:cut])
        assert folder.was_never_made(path.parent)
        assert not vault.exists(path.parent)
        store = a_vault(path.parent, 1)
        assert saved_in(store) == [1]
        store.close()
        assert [one.name for one in path.parent.glob("*.v2t")] == ["vault-00000001.v2t"]
        for left in path.parent.iterdir():
            left.unlink()


@pytest.mark.parametrize("is_locked", [True, False])
def test_a_first_run_whose_name_was_lost_is_a_vault(tmp_path: Path, is_locked: bool) -> None:
    """The power went between the whole file and its name, or took the name back afterwards."""
    path, _ = begun(tmp_path)
    path.parent.mkdir()
    used = a_vault(tmp_path / "used", 3)
    used.journal.release_without_closing()
    path.write_bytes(the_file(tmp_path / "used").read_bytes())
    if is_locked:
        (path.parent / "vault.lock").touch()
    assert vault.exists(path.parent)
    assert not folder.was_never_made(path.parent)
    with pytest.raises(VaultExistsError):
        vault.create_with_key(path.parent, KEY)
    assert saved_in(opened(path.parent, read_only=True)) == [1, 2, 3]
    assert path.exists()
    store = opened(path.parent)
    store.commit([a_change(4)])
    store.close()
    assert the_file(path.parent).name == "vault-00000001.v2t"
    assert not path.exists()
    assert saved_in(opened(path.parent)) == [1, 2, 3, 4]


def test_a_first_run_that_the_disk_refused_leaves_no_trace(tmp_path: Path) -> None:
    for room in (0, 100, 300):
        disk = faults.FaultyDisk()
        disk.room = room
        with pytest.raises(StorageError):
            a_vault(tmp_path / "new", disk=disk)
        assert folder.was_never_made(tmp_path / "new")

    class NoRename(faults.FaultyDisk):
        def replace(self, old: Path, new: Path) -> None:
            raise PermissionError

    with pytest.raises(StorageError):
        a_vault(tmp_path / "new", disk=NoRename())
    assert list((tmp_path / "new").iterdir()) == []
    a_vault(tmp_path / "new").close()


def test_two_first_runs_at_once_make_one_vault(tmp_path: Path) -> None:
    class Slow(faults.FaultyDisk):
        """While the first writes, the second makes its vault."""

        def close(self, fd: int) -> None:
            super().close(fd)
            if self.other is None and self.paths[fd].name.startswith("first-"):
                self.other = a_vault(tmp_path, 1)

        other: object = None

    disk = Slow()
    with pytest.raises((VaultInUseError, VaultExistsError)):
        a_vault(tmp_path, disk=disk)
    assert [one.name for one in tmp_path.glob("*.v2t")] == ["vault-00000001.v2t"]
    assert saved_in(disk.other) == [1]
    disk.other.close()  # type: ignore[attr-defined]
    assert saved_in(opened(tmp_path)) == [1]


def test_a_folder_somebody_works_in_says_who(tmp_path: Path) -> None:
    lock = ProcessLock(tmp_path)
    with pytest.raises((VaultGoneError, VaultInUseError)):
        vault.create_with_key(tmp_path, KEY)
    lock.release()


def test_the_passphrase_is_paid_for_once_however_many_backups(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from vip2tui.storage import slots
    from vip2tui.storage.errors import WrongPassphraseError

    store, _ = vault.create(tmp_path, PHRASE, cost=CHEAP)
    made = [make_backup(store.journal, NOW).path for _ in range(4)]
    store.close()
    paid: list[str] = []
    real = slots.stretch
    monkeypatch.setattr(slots, "stretch", lambda *given: paid.append("") or real(*given))
    with pytest.raises(WrongPassphraseError):
        vault.restore(tmp_path, made, restore.by_passphrase("en helt anden kode"))
    assert len(paid) == 1
    made[0].write_bytes(b"")
    with pytest.raises(WrongPassphraseError):  # not that the newest is rotten: that helps nobody
        vault.restore(tmp_path, made, restore.by_passphrase("en helt anden kode"))
