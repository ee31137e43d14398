"""The power goes at every single disk operation of everything the vault does."""

from __future__ import annotations

import os
import shutil
from datetime import datetime
from typing import TYPE_CHECKING, Any

import pytest

from tests.storage.helpers import CHEAP, KEY, OTHER, PHRASE, a_change, a_vault, saved_in
from vip2tui.storage import backup, erase, recovery, slots, taking_over, vault
from vip2tui.storage.disk import Disk
from vip2tui.storage.errors import VaultError, WrongPassphraseError
from vip2tui.storage.header import read_header
from vip2tui.storage.replay import reread
from vip2tui.storage.upkeep import TinyStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


NOW = datetime(2026, 11, 3, 10, 42)  # noqa: DTZ001 - local, as in a file's name


class PowerGoneError(BaseException):
    """Nothing catches it, as nothing would."""


class DyingDisk(Disk):
    """A disk that dies at a given operation, in the middle of a write if it is one."""

    def __init__(self, at: int) -> None:
        self.left = at
        self.opened: set[int] = set()
        """What is being written; the system closes it with the process."""
        self.gone: set[int] = set()

    def _step(self) -> None:
        self.left -= 1
        if self.left < 0:
            while self.opened:
                self.gone.add(fd := self.opened.pop())
                super().close(fd)
            raise PowerGoneError

    def later(self, seconds: float, do: Any) -> Any:
        """The power goes long before."""
        return lambda: None

    def open(self, path: Path, flags: int) -> int:
        self._step()
        fd = super().open(path, flags)
        if flags & (os.O_RDWR | os.O_WRONLY):
            self.opened.add(fd)
        return fd

    def close(self, fd: int) -> None:
        if fd in self.gone:
            self.gone.remove(fd)
            return
        self.opened.discard(fd)
        super().close(fd)

    def write(self, fd: int, data: bytes) -> int:
        if self.left == 0:
            super().write(fd, data[: len(data) // 2])
        self._step()
        return super().write(fd, data)

    def fsync(self, fd: int) -> None:
        self._step()

    def fsync_folder(self, folder: Path) -> None:
        self._step()

    def truncate(self, fd: int, size: int) -> None:
        self._step()
        super().truncate(fd, size)

    def replace(self, old: Path, new: Path) -> None:
        self._step()
        super().replace(old, new)

    def unlink(self, path: Path) -> None:
        self._step()
        super().unlink(path)


def at_every_step(act: Callable[[DyingDisk, Path], Any], tmp_path: Path) -> Any:
    """Yield the folder after the power went at each operation, until it did not go any more."""
    for at in range(1000):
        home = tmp_path / str(at)
        try:
            act(DyingDisk(at), home)
        except PowerGoneError:
            yield home
        else:
            yield home
            return


class Run:
    """What a process did until the power went; the system takes its lock back."""

    def __init__(self) -> None:
        self.saved = 0
        self.store: Any = None

    def __call__(self, disk: DyingDisk, home: Path) -> None:
        self.__init__()  # type: ignore[misc]
        a_vault(home, 2).close()
        self.saved = 2
        try:
            self.store = vault.open_with_key(home, KEY, disk=disk)
            for n in range(3, 7):
                self.store.commit([a_change(n)])
                self.saved = n
                if n == 4:
                    self.store.compact()
            backup.make_backup(self.store.journal, NOW)
            self.store.compact()
            self.store.close()
        finally:
            disk.left = 10**6
            if self.store:
                self.store.journal.release_without_closing()


def test_nothing_acknowledged_is_lost_wherever_the_power_goes(tmp_path: Path) -> None:
    run = Run()
    steps = 0
    for home in at_every_step(run, tmp_path):
        steps += 1
        for again in range(2):  # the opening that cleans up may be cut short as well
            if again == 0:
                reopen_and_die(home, steps % 9)
            store = vault.open_with_key(home, KEY)
            saved = saved_in(store)
            assert saved == list(range(1, len(saved) + 1))
            assert run.saved <= len(saved) <= run.saved + 1, home
            store.close()
        for made in backup.list_backups(backup.folder_of(home)):
            assert read_header(made.path.read_bytes()).is_sealed_with(KEY)
    assert steps > 40


def reopen_and_die(home: Path, at: int) -> None:
    disk = DyingDisk(at)
    try:
        store = vault.open_with_key(home, KEY, disk=disk)
        disk.left = 10**6
        store.journal.release_without_closing()
    except PowerGoneError:
        pass


def test_an_erasing_cut_anywhere_loses_no_backup_and_can_be_finished(tmp_path: Path) -> None:
    def run(disk: DyingDisk, home: Path) -> None:
        store = a_vault(home, 2)
        backup.make_backup(store.journal, NOW)
        store.commit([a_change(1, "gone")])
        backup.make_backup(store.journal, NOW.replace(day=4))
        store.close()
        store = vault.open_with_key(home, KEY)
        store.journal.disk = disk
        assert store.journal.file
        store.journal.file.disk = disk
        try:
            erase.erase(store.journal, "gone")
        finally:
            disk.left = 10**6
            store.journal.release_without_closing()

    steps = 0
    for home in at_every_step(run, tmp_path):
        steps += 1
        store = vault.open_with_key(home, KEY)
        made = backup.list_backups(backup.folder_of(home))
        assert len(made) == 2
        assert not any(reread(one.path.read_bytes(), KEY).damage for one in made)
        assert saved_in(store) == [1, 2]
        erase.erase(store.journal, "gone")
        assert list(store.cases()) == ["sag1"]
        store.close()
    assert steps > 20


def opens(home: Path, phrase: str) -> bool:
    try:
        store = vault.open(home, phrase)
    except WrongPassphraseError:
        return False
    try:
        assert saved_in(store) == [1, 2, 3]
        assert store.verify().ok
    finally:
        store.close()
    return True


@pytest.fixture
def cheap_slots(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2id would take most of the time here, and its own tests are elsewhere."""
    monkeypatch.setattr(slots, "stretch", lambda phrase, salt, _: (phrase.encode() + salt * 2)[:32])


@pytest.mark.usefixtures("cheap_slots")
def test_a_change_of_passphrase_cut_anywhere_leaves_the_old_or_the_new(tmp_path: Path) -> None:
    done = False

    def change(disk: DyingDisk, home: Path) -> None:
        nonlocal done
        done = False
        store, _ = vault.create(home, PHRASE, cost=CHEAP)
        store.commit([a_change(n) for n in (1, 2)])
        store.compact()
        backup.make_backup(store.journal, NOW)
        store.commit([a_change(3)])
        store.journal.disk = disk
        assert store.journal.file
        store.journal.file.disk = disk
        try:
            store.change_passphrase(OTHER, cost=CHEAP)
            done = True
        finally:
            disk.left = 10**6
            store.journal.release_without_closing()

    outcomes = set()
    for home in at_every_step(change, tmp_path):
        new = opens(home, OTHER)
        old = opens(home, PHRASE)
        assert new or old, home
        assert new or not done
        if done or (new and not old):
            assert not opened_by(PHRASE, home), home
        outcomes.add((new, old))
    assert done
    assert (True, False) in outcomes
    assert (False, True) in outcomes


def opened_by(phrase: str, home: Path) -> list[Path]:
    """Every file in the folder that a passphrase still opens."""
    found = []
    for path in home.rglob("*"):
        if path.is_file():
            try:
                slots.open_passphrase(read_header(path.read_bytes()).slots, phrase)
            except (VaultError, ValueError, OSError):
                continue
            found.append(path)
    return found


def test_the_old_passphrase_opens_nothing_and_the_code_still_does(tmp_path: Path) -> None:
    store, code = vault.create(tmp_path, PHRASE, cost=CHEAP)
    away = tmp_path / "stick"
    for n in range(1, 5):
        store.commit([a_change(n)])
        store.compact()
        backup.make_backup(store.journal, NOW.replace(day=n), away)
    assert len(opened_by(PHRASE, tmp_path)) == 8
    store.change_passphrase(OTHER, cost=CHEAP, backups=away)
    store.commit([a_change(5)])
    store.close()
    assert opened_by(PHRASE, tmp_path) == []
    assert len(opened_by(OTHER, tmp_path)) == 5
    assert not list(tmp_path.rglob("*.anew"))
    store = vault.recover(tmp_path, code, PHRASE, cost=CHEAP, backups=away)
    assert saved_in(store) == [1, 2, 3, 4, 5]
    store.close()
    assert opened_by(OTHER, tmp_path) == []
    vault.open(tmp_path, PHRASE).close()
    assert os.listdir(away)  # noqa: PTH208


def test_the_old_code_opens_nothing_and_the_passphrase_still_does(tmp_path: Path) -> None:
    store, old = vault.create(tmp_path, PHRASE, cost=CHEAP)
    store.commit([a_change(1)])
    store.compact()
    backup.make_backup(store.journal, NOW)
    new = recovery.new_code()
    store.change_recovery_code(PHRASE, new, cost=CHEAP)
    store.commit([a_change(2)])
    store.close()
    headers = [read_header(one.read_bytes()) for one in tmp_path.rglob("*.v2t")]
    assert len(headers) > 1
    for header in headers:
        with pytest.raises(WrongPassphraseError):
            slots.open_recovery(header.slots, old)
    for opening, secret in ((vault.open_with_recovery, new), (vault.open, PHRASE)):
        found = opening(tmp_path, secret)
        assert saved_in(found) == [1, 2]
        found.close()


def test_erasing_under_a_new_key_can_be_cut_anywhere(tmp_path: Path) -> None:
    store, _ = vault.create(tmp_path / "hel", PHRASE, cost=CHEAP)
    store.commit([a_change(1), a_change(1, "gone")])
    backup.make_backup(store.journal, NOW)
    store.close()
    kek = store.journal.wrapping

    def without_argon2(home: Path) -> TinyStore:
        opened = TinyStore(
            taking_over.opened(home, lambda one: slots.unwrapped(one.slots, kek) or b"", None)
        )
        opened.journal.wrapping = kek
        return opened

    def run(disk: DyingDisk, home: Path) -> None:
        shutil.copytree(tmp_path / "hel", home)
        store = without_argon2(home)
        store.journal.disk = disk
        assert store.journal.file
        store.journal.file.disk = disk
        try:
            erase.erase(store.journal, "gone")
        finally:
            disk.left = 10**6
            store.journal.release_without_closing()

    for home in at_every_step(run, tmp_path):
        store = without_argon2(home)
        assert saved_in(store) == [1]
        erase.erase(store.journal, "gone")
        key = store.journal.key
        left = [data for path in home.rglob("*.v2t*") if (data := path.read_bytes())]
        assert left  # what was emptied may keep its name
        assert all(list(reread(data, key).rows.cases) == ["sag1"] for data in left)
        store.close()
    vault.open(home, PHRASE).close()
