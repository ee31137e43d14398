"""Putting a backup in the place of a vault that is damaged or gone. What was there is kept."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from vip2tui.storage import anchor, folder, vault
from vip2tui.storage.disk import Disk
from vip2tui.storage.errors import NotTheSameError, StorageError, VaultDamagedError
from vip2tui.storage.frames import Kind
from vip2tui.storage.generation import write_generation
from vip2tui.storage.header import new_header, read_header
from vip2tui.storage.lock import ProcessLock
from vip2tui.storage.notices import RESTORED, Notice
from vip2tui.storage.replay import Replay, holds, replay
from vip2tui.storage.rows import pack
from vip2tui.storage.sealed_file import refusal
from vip2tui.storage.slots import open_passphrase, open_recovery

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vip2tui.storage.header import Header
    from vip2tui.storage.store import TinyStore


def restore(home: Path, backup: Path, phrase: str, *, disk: Disk | None = None) -> TinyStore:
    """Put a backup in the vault's place with the passphrase it was sealed with; return it open.

    Its header has a new ``instance``: whoever writes in it must take a new name, since what was
    written after the backup may live on elsewhere under the old one.

    Raises:
        VaultError: If the backup does not open; nothing has changed.
        StorageError: If the disk refused; the same.
    """
    return _restore(home, backup, lambda h: open_passphrase(h.slots, phrase), disk)


def restore_with_recovery(
    home: Path, backup: Path, code: str, *, disk: Disk | None = None
) -> TinyStore:
    """Do as `restore`, with the code from paper."""
    return _restore(home, backup, lambda h: open_recovery(h.slots, code), disk)


def restore_with_key(
    home: Path, backup: Path, key: bytes, *, disk: Disk | None = None
) -> TinyStore:
    """Do as `restore`, with the data key."""
    return _restore(home, backup, lambda _: key, disk)


def _restore(
    home: Path, backup: Path, unlock: Callable[[Header], bytes], disk: Disk | None
) -> TinyStore:
    disk = disk or Disk()
    found, key = _read(disk, backup, unlock)
    folder.make(home)
    lock = ProcessLock(home)
    try:
        moved = _set_aside(home, disk)
        try:
            _write(home, disk, found, key)
        except StorageError:
            for old, new in moved:
                disk.replace(new, old)
            raise
    except OSError as error:
        raise refusal(error) from error
    finally:
        lock.release()
    store = vault.open_with_key(home, key, disk=disk)
    store.notices.append(Notice("restored", RESTORED))
    return store


def _read(disk: Disk, backup: Path, unlock: Callable[[Header], bytes]) -> tuple[Replay, bytes]:
    try:
        data = disk.read(backup)
    except OSError as error:
        raise VaultDamagedError("Sikkerhedskopien kan ikke læses") from error
    header = read_header(data)
    key = unlock(header)
    found = replay(data, header, key) if header.is_sealed_with(key) else None
    if found is None or not found.is_whole:
        raise VaultDamagedError("Sikkerhedskopien er beskadiget")
    return found, key


def _set_aside(home: Path, disk: Disk) -> list[tuple[Path, Path]]:
    """Rename what was in charge before anything new bears a name; neither can be mistaken."""
    moved = [
        (path, path.with_name(path.name + folder.REPLACED)) for path in reversed(folder.live(home))
    ]
    for old, new in moved:
        disk.replace(old, new)
    with suppress(OSError):
        disk.unlink(home / anchor.NAME)
    return moved


def _write(home: Path, disk: Disk, found: Replay, key: bytes) -> None:
    number = folder.next_generation(home)
    old = found.header
    header = new_header(key, old.vault, number, old.slots, os.urandom(16).hex())
    path = folder.path_of(home, number)
    file = write_generation(disk, path, header, key, found.rows)
    file.append(Kind.JOURNAL, pack([]))  # from now on no older file may stand in for it
    file.close()
    if not holds(disk.read(path), key, found.rows):
        disk.shred(path)
        raise NotTheSameError
