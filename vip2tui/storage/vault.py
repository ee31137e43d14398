"""The vault: made, opened, recovered and restored. What it opens is a `TinyStore`.

A slot yields the data key, the data key opens the vault; whoever has the key need not pay for the
passphrase.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path

from vip2tui.base.progress import SILENT, Progress
from vip2tui.storage import folder, keys, passphrase, recovery, slots, taking_over
from vip2tui.storage.disk import Disk
from vip2tui.storage.folder import exists
from vip2tui.storage.generation import write_generation
from vip2tui.storage.header import Header, new_header
from vip2tui.storage.journal import Journal
from vip2tui.storage.keys import Cost
from vip2tui.storage.lock import ProcessLock
from vip2tui.storage.port import Row
from vip2tui.storage.restore import Unlock, put_back, reopened
from vip2tui.storage.sealed_file import refusal
from vip2tui.storage.store import rows_of
from vip2tui.storage.traces import LOCK
from vip2tui.storage.upkeep import TinyStore

__all__ = [
    "create",
    "create_with_key",
    "exists",
    "open",
    "open_with_key",
    "open_with_recovery",
    "recover",
    "restore",
]


def create(
    home: Path,
    phrase: str,
    *,
    first: Sequence[Row] = (),
    cost: Cost | None = None,
    disk: Disk | None = None,
) -> tuple[TinyStore, str]:
    """Make a vault; return it open, and the recovery code, which is shown once and kept nowhere.

    Args:
        home: Its folder.
        phrase: The passphrase.
        first: The device's rows it begins with: a power cut leaves no vault that is nobody's.
        cost: What the passphrase costs; measured on this machine if left out.
        disk: What it is written by.

    Raises:
        VaultExistsError: If there is one.
        LostVaultError: If there was one, or one that cannot be read.
        WeakPassphraseError: If the passphrase could be guessed.
        StorageError: If the disk refused.
    """
    passphrase.require_strong(phrase)
    key, code = os.urandom(keys.KEY_SIZE), recovery.new_code()
    slot, wrapping = slots.for_passphrase(key, phrase, cost or keys.calibrated())
    ways_in = (slot, slots.for_recovery(key, code))
    store = create_with_key(home, key, ways_in=ways_in, first=first, disk=disk)
    store.journal.wrapping = wrapping
    return store, code


def create_with_key(
    home: Path,
    key: bytes,
    *,
    ways_in: tuple[slots.Slot, ...] = (),
    first: Sequence[Row] = (),
    disk: Disk | None = None,
) -> TinyStore:
    """Make a vault for a data key that the caller keeps; return it open."""
    disk = disk or Disk()
    folder.must_be_free(home)  # before a trace of a vault is made
    folder.make(home)
    header = new_header(key, os.urandom(16).hex(), 1, ways_in)
    begun = home / f"first-{os.urandom(4).hex()}.v2t"
    rows = rows_of(first)
    made = write_generation(disk, begun, header, key, rows)
    made.close()
    try:
        lock = ProcessLock(home)
    except BaseException:
        disk.shred(begun)
        raise
    try:
        folder.must_be_free(home, besides=(LOCK, begun.name))
        file = made.under(folder.name_first(home, disk, begun), key)
    except BaseException as error:
        disk.shred(begun)
        if folder.exists(home):  # another was quicker, or it is made and only not open
            lock.release()
        else:
            lock.take_back()
        if isinstance(error, OSError):
            raise refusal(error) from error
        raise
    for half in folder.firsts(home):
        disk.shred(half)
    journal = Journal(
        home, disk, key, header, rows, file, snapshot_end=file.end, release=lock.release
    )
    journal.keep_ballast()
    return TinyStore(journal)


def open(  # noqa: A001 - read as vault.open
    home: Path, phrase: str, *, read_only: bool = False, disk: Disk | None = None
) -> TinyStore:
    """Open the vault with the passphrase. See `open_with_key`."""
    wrapping: list[bytes] = []

    def unlock(header: Header) -> bytes:
        return slots.open_passphrase(header.slots, phrase, wrapping.append)

    store = _opened(home, unlock, disk, read_only)
    store.journal.wrapping = wrapping[-1]
    return store


def open_with_recovery(
    home: Path, code: str, *, read_only: bool = False, disk: Disk | None = None
) -> TinyStore:
    """Open the vault with the code from paper. See `open_with_key`."""
    return _opened(home, lambda h: slots.open_recovery(h.slots, code), disk, read_only)


def open_with_key(
    home: Path, key: bytes, *, read_only: bool = False, disk: Disk | None = None
) -> TinyStore:
    """Open the vault.

    With ``read_only`` nothing at all is written, no lock is taken, and of a damaged file everything
    that is sound is shown; a notice says that it is not all.

    Raises:
        VaultError: Which one says why; every file is as it was. A damaged vault opens read-only.
        StorageError: If the disk refused.
    """
    return _opened(home, lambda _: key, disk, read_only)


def _opened(home: Path, unlock: Unlock, disk: Disk | None, read_only: bool = False) -> TinyStore:
    return TinyStore(taking_over.opened(home, unlock, disk, read_only=read_only))


def recover(
    home: Path,
    code: str,
    phrase: str,
    *,
    cost: Cost | None = None,
    backups: Path | None = None,
    disk: Disk | None = None,
) -> TinyStore:
    """Open the vault with the code from paper and give it a new passphrase."""
    passphrase.require_strong(phrase)
    store = open_with_recovery(home, code, disk=disk)
    try:
        store.change_passphrase(phrase, cost=cost, backups=backups)
    except BaseException:
        store.close()
        raise
    return store


def restore(
    home: Path,
    backups: Sequence[Path],
    unlock: Unlock,
    *,
    disk: Disk | None = None,
    progress: Progress = SILENT,
) -> tuple[TinyStore, Path]:
    """Put the first backup that is whole in the vault's place; return it open, and which it was.

    Raises:
        VaultError: What is wrong with the first, if none opens; a wrong passphrase before that.
        StorageError: If the disk refused; nothing has changed.
    """
    path, key = put_back(home, backups, unlock, disk, progress)
    return TinyStore(reopened(home, key, disk)), path
