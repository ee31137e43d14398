"""The disk refuses: nothing is pretended, and memory is what was acknowledged."""

from __future__ import annotations

import errno
import math
import os
import re
import stat
import subprocess
import sys
import threading
from datetime import datetime
from pathlib import Path
from typing import Any, ClassVar

import pytest

from tests.storage import faults
from tests.storage.helpers import (
    a_change,
    a_vault,
    bytes_in,
    lines,
    opened,
    saved_in,
    the_file,
)
from tests.systems import posix_only
from vip2tui.base.patience import is_held, is_passing
from vip2tui.storage import backup, folder, vault
from vip2tui.storage.disk import Disk
from vip2tui.storage.errors import (
    BackupHeldError,
    ChangedBehindUsError,
    DiskFullError,
    HeldError,
    StoppedError,
    StorageError,
    TooLargeError,
    VaultDamagedError,
    VaultInUseError,
    WriteError,
)
from vip2tui.storage.lock import ProcessLock, describe

NOW = datetime.fromisoformat("2026-11-03T10:42:07")


@pytest.fixture
def disk() -> faults.FaultyDisk:
    return faults.FaultyDisk()


def test_a_power_cut_takes_nothing_that_was_acknowledged(
    tmp_path: Path, disk: faults.FaultyDisk
) -> None:
    faults.check_power_cuts(tmp_path, disk)


def test_a_full_disk_refuses_and_the_next_save_works(
    tmp_path: Path, disk: faults.FaultyDisk
) -> None:
    faults.check_a_full_disk(tmp_path, disk)


def test_a_file_size_limit_refuses_and_the_next_save_works(tmp_path: Path) -> None:
    store = a_vault(tmp_path, 1)
    size = the_file(tmp_path).stat().st_size
    resource = pytest.importorskip("resource", reason="limits are POSIX", exc_type=ImportError)
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size + 100, hard))
    try:
        with pytest.raises(DiskFullError):
            store.commit([a_change(2)])
        assert the_file(tmp_path).stat().st_size == size
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert saved_in(store) == [1]
    store.commit([a_change(2)])
    store.close()
    assert faults.look(tmp_path) == ([1, 2], set())


def test_the_ballast_saves_the_last_note_and_says_so(tmp_path: Path) -> None:
    class Full(Disk):
        def write(self, fd: int, data: bytes) -> int:
            if (tmp_path / "ballast.bin").exists() and data.startswith(b"V2TF"):
                raise OSError(errno.ENOSPC, "no space")
            return super().write(fd, data)

    vault.create_with_key(tmp_path, bytes(32)).close()
    store = vault.open_with_key(tmp_path, bytes(32), disk=Full())
    assert (tmp_path / "ballast.bin").stat().st_size == 2**20
    store.commit([a_change(1)])
    assert {notice.kind for notice in store.notices} == {"disk-low"}
    assert saved_in(store) == [1]


def test_short_writes_are_carried_on(tmp_path: Path) -> None:
    class Slow(Disk):
        def write(self, fd: int, data: bytes) -> int:
            return super().write(fd, data[:7])

    store = a_vault(tmp_path, 3, disk=Slow())
    store.close()
    assert faults.look(tmp_path) == ([1, 2, 3], set())


def test_an_fsync_error_stops_for_good_and_is_not_tried_again(
    tmp_path: Path, disk: faults.FaultyDisk
) -> None:
    store = a_vault(tmp_path, 1, disk=disk)
    disk.fsync_error = errno.EIO
    before = len(disk.fsyncs)
    for n in (2, 2, 3):
        with pytest.raises(StoppedError):
            store.commit([a_change(n)])
    assert len(disk.fsyncs) == before + 1
    with pytest.raises(StoppedError):
        store.compact()
    assert (saved_in(store), store.sequence) == ([1], 1)
    assert isinstance(store.journal.stopped, StoppedError)
    store.close()
    assert len(disk.fsyncs) == before + 1
    store = opened(tmp_path)
    store.commit([a_change(2)])  # it may or may not have been there: the same id is not doubled
    assert saved_in(store) == [1, 2]


def test_half_a_frame_that_cannot_be_taken_away_stops(
    tmp_path: Path, disk: faults.FaultyDisk
) -> None:
    store = a_vault(tmp_path, 1, disk=disk)
    (tmp_path / "ballast.bin").unlink()
    disk.room, disk.truncate_error = 50, errno.EIO
    with pytest.raises(StoppedError):
        store.commit([a_change(2)])
    disk.room, disk.truncate_error = None, 0
    with pytest.raises(StoppedError):
        store.commit([a_change(2)])
    store.close()
    assert faults.look(tmp_path) == ([1], {"torn"})


def test_a_compaction_without_room_leaves_everything_as_it_was(
    tmp_path: Path, disk: faults.FaultyDisk
) -> None:
    store = a_vault(tmp_path, 3, disk=disk)
    (tmp_path / "ballast.bin").unlink()
    store.compact()
    needed = the_file(tmp_path).stat().st_size
    for room in range(0, needed, 7):
        disk.room = room
        with pytest.raises(StorageError):
            store.compact()
        disk.room = None
    store.commit([a_change(4)])
    store.compact()
    store.commit([a_change(5)])
    store.close()
    assert faults.look(tmp_path) == ([1, 2, 3, 4, 5], set())


def test_a_compaction_whose_last_fsync_failed_lets_nothing_more_be_stored(tmp_path: Path) -> None:
    class DiesLate(faults.FaultyDisk):
        def fsync(self, fd: int) -> None:
            if len([name for name in self.fsyncs if name == "vault-00000002.v2t"]) == 1:
                self.fsync_error = errno.EIO
            super().fsync(fd)

        def truncate(self, fd: int, size: int) -> None:
            raise OSError(errno.EIO, "gone")

        def unlink(self, path: Path) -> None:
            raise OSError(errno.EIO, "gone")

    disk = DiesLate()
    store = a_vault(tmp_path, 3, disk=disk)
    with pytest.raises(StorageError):
        store.compact()
    with pytest.raises(StorageError):
        store.commit([a_change(4)])
    store.close()
    assert faults.look(tmp_path) == ([1, 2, 3], set())


def test_saving_goes_on_while_it_is_compacted(tmp_path: Path) -> None:
    class Busy(faults.FaultyDisk):
        """Somebody saves each time the new generation is written to."""

        count = 3
        store: Any = None

        def write(self, fd: int, data: bytes) -> int:
            is_new = self.paths[fd].name == "vault-00000002.v2t"
            if self.store and is_new and self.count < 5:
                self.count += 1
                self.store.commit([a_change(self.count)])
            return super().write(fd, data)

    disk = Busy()
    disk.store = store = a_vault(tmp_path, 3, disk=disk)
    store.compact()
    assert saved_in(store) == [1, 2, 3, 4, 5]
    store.commit([a_change(6)])
    store.journal.release_without_closing()
    assert faults.look(tmp_path) == ([1, 2, 3, 4, 5, 6], set())


def test_threads_save_while_others_compact_and_back_up(tmp_path: Path) -> None:
    store = a_vault(tmp_path, 50)
    done = threading.Event()

    def tidy() -> None:
        while not done.is_set():
            store.compact()
            backup.make_backup(store.journal, NOW, tmp_path / "stick")

    def save(first: int) -> None:
        for n in range(first, first + 100):
            store.commit([a_change(n)])

    tidying = threading.Thread(target=tidy)
    saving = [threading.Thread(target=save, args=(first,)) for first in (100, 300)]
    for thread in (tidying, *saving):
        thread.start()
    for thread in saving:
        thread.join()
    done.set()
    tidying.join()
    assert store.verify().ok
    store.close()
    expected = {*range(1, 51), *range(100, 200), *range(300, 400)}
    store = opened(tmp_path)
    assert set(saved_in(store)) == expected
    assert store.sequence == len(expected)


def test_a_foreign_append_is_noticed_before_the_next_write(tmp_path: Path) -> None:
    store = a_vault(tmp_path, 1)
    with the_file(tmp_path).open("ab") as file:
        file.write(b"x")
    data = the_file(tmp_path).read_bytes()
    for _ in range(2):
        with pytest.raises(ChangedBehindUsError):
            store.commit([a_change(2)])
    assert the_file(tmp_path).read_bytes() == data


@pytest.mark.parametrize("act", ["unlink", "replace", "folder"])
def test_a_file_that_was_moved_or_replaced_is_noticed(tmp_path: Path, act: str) -> None:
    home = tmp_path / "data"
    store = a_vault(home, 1)
    path = the_file(home)
    twin = path.with_name("twin")
    twin.write_bytes(path.read_bytes())
    acts = {
        "unlink": path.unlink,
        "folder": lambda: home.rename(tmp_path / "elsewhere"),
        "replace": lambda: twin.replace(path),
    }
    try:
        acts[act]()
    except PermissionError:
        if sys.platform != "win32":
            raise
        store.commit([a_change(2)])  # Windows itself lets nobody move what is open
        assert saved_in(store) == [1, 2]
        return
    with pytest.raises(ChangedBehindUsError):
        store.commit([a_change(2)])
    assert saved_in(store) == [1]


def test_a_folder_that_cannot_be_written_in(tmp_path: Path, monkeypatch: Any) -> None:
    a_vault(tmp_path, 2).close()
    refuse_writing(monkeypatch)
    with pytest.raises(WriteError) as refused:
        opened(tmp_path)
    assert "skrivebeskyttet" in str(refused.value)
    store = opened(tmp_path, read_only=True)
    assert saved_in(store) == [1, 2]
    with pytest.raises(StorageError):
        store.commit([a_change(3)])
    with pytest.raises(WriteError):
        vault.create_with_key(tmp_path / "new" / "vault", bytes(32))


def refuse_writing(monkeypatch: Any) -> None:
    """Root may write anywhere, so the refusal is made here."""
    real = os.open

    def refuse(path: Any, flags: int, *more: Any, **named: Any) -> int:
        if flags & (os.O_RDWR | os.O_WRONLY | os.O_CREAT):
            raise PermissionError(errno.EROFS, "read-only")
        return real(path, flags, *more, **named)

    monkeypatch.setattr(os, "open", refuse)


def test_one_action_that_is_too_much_is_refused_whole(tmp_path: Path, monkeypatch: Any) -> None:
    store = a_vault(tmp_path, 1)
    monkeypatch.setattr("vip2tui.storage.frames.MAX_LENGTH", 1000)
    with pytest.raises(TooLargeError):
        store.commit([a_change(n) for n in range(2, 9)])
    store.commit([a_change(2)])
    assert saved_in(store) == [1, 2]


def test_a_second_opening_is_refused_and_told_which_is_open(tmp_path: Path) -> None:
    store = a_vault(tmp_path, 1)
    before = the_file(tmp_path).read_bytes()
    with pytest.raises(VaultInUseError) as refused:
        opened(tmp_path)
    assert "vip2tui er allerede åben i et andet vindue" in str(refused.value)
    assert re.search(r"vindue \(åbnet kl\. \d\d\.\d\d\)", str(refused.value))
    assert the_file(tmp_path).read_bytes() == before
    store.close()
    opened(tmp_path).close()


def test_another_process_is_refused_and_a_killed_one_lets_go(tmp_path: Path) -> None:
    a_vault(tmp_path, 1).close()
    script = (
        "import sys, time; from pathlib import Path; from vip2tui.storage import vault;"
        "vault.open_with_key(Path(sys.argv[1]), bytes(range(32)));"
        "print('open', flush=True); time.sleep(60)"
    )
    child = subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout
    with child.stdout:
        assert child.stdout.readline() == "open\n"
        with pytest.raises(VaultInUseError) as refused:
            opened(tmp_path)
        assert re.search(r"vindue \(åbnet kl\. \d\d\.\d\d\)", str(refused.value))
        child.kill()
        child.wait()
    opened(tmp_path).close()


@posix_only("Windows has no modes; the user's own folder is theirs alone there")
def test_files_are_their_owners_alone(tmp_path: Path) -> None:
    home = tmp_path / "vault"
    a_vault(home, 1).close()
    assert stat.S_IMODE(home.stat().st_mode) == 0o700
    for path in home.iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name


class Scanned(Disk):
    """Windows with a scanner that holds each file for some seconds, or never lets go."""

    def __init__(self, code: int, seconds: float) -> None:
        self.code, self.seconds = code, seconds
        self.slept: list[float] = []

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)

    def _patiently(self, do: Any) -> Any:
        until = sum(self.slept) + self.seconds

        def held() -> Any:
            if sum(self.slept) < until:
                error = PermissionError(errno.EACCES, "held")
                error.winerror = self.code  # type: ignore[attr-defined]
                raise error
            return do()

        return super()._patiently(held)


@pytest.mark.parametrize("code", [5, 32, 33, 1224])
def test_a_scanner_that_holds_every_file_for_three_seconds_loses_nothing(
    tmp_path: Path, code: int
) -> None:
    disk = Scanned(code, 3.0)
    store = a_vault(tmp_path, 2, disk=disk)
    store.compact()
    store.commit([a_change(3)])
    made = store.back_up(NOW)
    store.close()
    again = opened(tmp_path, disk=disk)
    assert (saved_in(again), again.notices) == ([1, 2, 3], [])
    again.close()
    assert backup.looks_whole(made.path)
    assert not [one for one in tmp_path.iterdir() if one.suffix == ".new"]
    assert disk.slept[:7] == [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.5]


class NoMore(Disk):
    """Reads all, and lets nobody append."""

    def open(self, path: Path, flags: int) -> int:
        if flags & os.O_APPEND and not flags & os.O_CREAT:
            raise PermissionError(errno.EACCES, "no")
        return super().open(path, flags)


def test_a_vault_that_cannot_be_appended_to_is_said_and_left_as_it_is(tmp_path: Path) -> None:
    a_vault(tmp_path, 2).close()
    before = bytes_in(tmp_path)
    with pytest.raises(WriteError):
        opened(tmp_path, disk=NoMore())
    assert bytes_in(tmp_path) == before
    assert saved_in(opened(tmp_path)) == [1, 2]


def test_the_first_generation_is_number_one_and_each_has_the_next(tmp_path: Path) -> None:
    assert folder.next_generation(tmp_path / "nowhere") == 1
    store = a_vault(tmp_path, 1)
    assert the_file(tmp_path).name == "vault-00000001.v2t"
    store.compact()
    store.close()
    assert the_file(tmp_path).name == "vault-00000002.v2t"
    assert folder.next_generation(tmp_path) == 3


def test_a_scanner_that_never_lets_go_is_told_and_what_was_saved_is_safe(tmp_path: Path) -> None:
    disk = Scanned(32, 0)
    store = a_vault(tmp_path, 2, disk=disk)
    before = bytes_in(tmp_path)
    disk.seconds = math.inf
    with pytest.raises(HeldError, match=r"holder fast .* i behold\. Vent"):
        store.commit([a_change(3)])
    with pytest.raises(BackupHeldError, match=r"holder fast .* i behold.* Prøv igen"):
        store.back_up(NOW)
    assert 3 < sum(disk.slept) < 20
    assert (saved_in(store), bytes_in(tmp_path)) == ([1, 2], before)
    disk.seconds = 0
    store.commit([a_change(3)])
    store.close()
    assert saved_in(opened(tmp_path)) == [1, 2, 3]


def test_what_windows_says_of_a_name_is_told_from_what_it_says_of_an_open() -> None:
    denied = PermissionError(errno.EACCES, "no number of Windows' own, as os.open gives it")
    assert is_passing(denied, "win32")
    assert not is_passing(denied, "linux")
    assert not is_passing(FileNotFoundError(errno.ENOENT, "gone"), "win32")
    assert not is_held(denied)


def test_other_windows_errors_are_not_waited_for(tmp_path: Path) -> None:
    disk = Scanned(3, 1)
    with pytest.raises(WriteError):
        a_vault(tmp_path, disk=disk)
    assert disk.slept == []


def test_a_mac_is_asked_for_a_full_sync(tmp_path: Path, monkeypatch: Any) -> None:
    fcntl = pytest.importorskip("fcntl", reason="POSIX' own call", exc_type=ImportError)
    asked: list[int] = []
    monkeypatch.setattr(fcntl, "fcntl", lambda _fd, call: asked.append(call))
    disk = Disk()
    disk.platform = "darwin"
    a_vault(tmp_path, 2, disk=disk).close()
    assert asked
    assert set(asked) == {51}

    def unsupported(_fd: int, _call: int) -> None:
        raise OSError(errno.ENOTSUP, "no")

    synced: list[int] = []
    monkeypatch.setattr(fcntl, "fcntl", unsupported)
    monkeypatch.setattr(os, "fsync", synced.append)
    store = opened(tmp_path, disk=disk)
    store.commit([a_change(3)])
    assert synced

    def broken(_fd: int, _call: int) -> None:
        raise OSError(errno.EIO, "the drive lost it")

    synced.clear()
    monkeypatch.setattr(fcntl, "fcntl", broken)
    with pytest.raises(StoppedError):
        store.commit([a_change(4)])
    assert synced == []
    assert saved_in(store) == [1, 2, 3]


def test_windows_has_no_fsync_of_a_folder(tmp_path: Path) -> None:
    disk = Disk()
    disk.platform = "win32"
    disk.fsync_folder(tmp_path / "does not exist")


class FakeMsvcrt:
    """The lock calls of Windows, kept with what Linux has."""

    LK_NBLCK, LK_UNLCK = 2, 0
    places: ClassVar[list[int]] = []

    @classmethod
    def locking(cls, fd: int, mode: int, size: int) -> None:
        fcntl = pytest.importorskip("fcntl", reason="stands on Linux' own", exc_type=ImportError)
        cls.places.append(os.lseek(fd, 0, os.SEEK_CUR))
        assert size == 1
        fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB if mode == 2 else fcntl.LOCK_UN)


def test_the_windows_lock_leaves_the_holders_name_readable(tmp_path: Path) -> None:
    first = ProcessLock(tmp_path, locking=FakeMsvcrt)
    with pytest.raises(VaultInUseError):
        ProcessLock(tmp_path, locking=FakeMsvcrt)
    assert describe(tmp_path / "vault.lock").startswith("åbnet kl. ")
    first.release()
    first.release()
    ProcessLock(tmp_path, locking=FakeMsvcrt).release()
    assert min(FakeMsvcrt.places) > 1000


def test_a_note_in_the_lock_that_makes_no_sense_names_nobody(tmp_path: Path) -> None:
    (tmp_path / "vault.lock").write_bytes(b"\xff")
    assert describe(tmp_path / "vault.lock") == ""


def test_a_journal_that_outweighs_its_snapshot_is_long(tmp_path: Path) -> None:
    store = a_vault(tmp_path)
    assert not store.journal.is_long()
    big = [a_change(n, text="x" * 9000) for n in range(1, 201)]
    store.commit(big)
    assert store.journal.is_long()
    store.compact()
    assert not store.journal.is_long()
    assert lines(store.changes("sag1")) == lines(big)


def test_three_earlier_generations_are_kept(tmp_path: Path) -> None:
    store = a_vault(tmp_path, 1)
    for _ in range(6):
        store.compact()
    store.close()
    assert sorted(path.name for path in tmp_path.glob("*.bak")) == [
        f"vault-0000000{n}.v2t.bak" for n in (4, 5, 6)
    ]
    assert the_file(tmp_path).name == "vault-00000007.v2t"


def test_a_full_disk_locks_nobody_out(tmp_path: Path, monkeypatch: Any) -> None:
    a_vault(tmp_path, 2).journal.release_without_closing()
    path = the_file(tmp_path)
    path.write_bytes(path.read_bytes()[:-9])

    class Full(Disk):
        def write(self, fd: int, data: bytes) -> int:
            if (tmp_path / "ballast.bin").exists():
                raise OSError(errno.ENOSPC, "no space")
            return super().write(fd, data)

    def full(_fd: int, _data: bytes) -> int:
        raise OSError(errno.ENOSPC, "no space")

    with monkeypatch.context() as patch:
        patch.setattr("vip2tui.storage.lock.os.write", full)
        lock = ProcessLock(tmp_path)
        assert describe(tmp_path / "vault.lock") == ""
        lock.release()
    store = opened(tmp_path, disk=Full())
    assert (saved_in(store), [n.kind for n in store.notices]) == ([1], ["torn"])
    assert not list(tmp_path.glob("*.new"))


def test_a_folder_that_cannot_be_read_is_said(tmp_path: Path, monkeypatch: Any) -> None:
    a_vault(tmp_path, 1).close()
    for name in ("iterdir", None):
        with monkeypatch.context() as patch:
            if name:
                patch.setattr(Path, name, unreadable)
            else:
                patch.setattr(Disk, "read", unreadable)
            for read_only in (True, False):
                with pytest.raises(VaultDamagedError, match="kan ikke læses"):
                    opened(tmp_path, read_only=read_only)


def unreadable(*_: Any) -> bytes:
    raise PermissionError(errno.EACCES, "no")
