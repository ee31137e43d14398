"""Putting a backup in the place of a vault that is damaged or gone. What was there is kept."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from datetime import datetime
from functools import partial
from pathlib import Path

import orjson

from vip2tui.base.progress import MEGABYTES, SILENT, Progress, Tally
from vip2tui.storage import (
    folder,
    forgetting,
    migrations,
    read_log,
    reads_kept,
    stubs_kept,
    taking_over,
)
from vip2tui.storage.disk import Disk
from vip2tui.storage.errors import (
    LostVaultError,
    NoBackupError,
    StorageError,
    VaultDamagedError,
    VaultError,
    WrongPassphraseError,
)
from vip2tui.storage.frames import Kind
from vip2tui.storage.generation import compare, write_generation
from vip2tui.storage.header import MAX_BYTES, Header, new_header, read_header
from vip2tui.storage.journal import Journal
from vip2tui.storage.layout import pack
from vip2tui.storage.lock import ProcessLock
from vip2tui.storage.notices import RESTORED, Notice, reads_words
from vip2tui.storage.replay import Replay, replay
from vip2tui.storage.rows import CHUNK_BYTES
from vip2tui.storage.sealed_file import refusal
from vip2tui.storage.slots import Slot, open_passphrase, open_recovery
from vip2tui.storage.traces import ANCHOR

_SALT = 8
Unlock = Callable[[Header], bytes]


def put_back(
    home: Path,
    backups: Sequence[Path],
    unlock: Unlock,
    disk: Disk | None = None,
    progress: Progress = SILENT,
) -> tuple[Path, bytes]:
    """Put the first backup that is whole in the vault's place; return which, and its data key.

    Its header has a new ``instance``: whoever writes in it must take a new name, since what was
    written after the backup may live on elsewhere under the old one.

    Raises:
        VaultError: What is wrong with the first, if none opens; a wrong passphrase before that.
        StorageError: If the disk refused; nothing has changed.
    """
    faults: list[VaultError] = []
    for backup in backups:
        try:
            return backup, _put_back(home, backup, unlock, disk or Disk(), progress)
        except (LostVaultError, WrongPassphraseError) as error:
            faults.append(error)
    wrong = (one for one in faults if isinstance(one, WrongPassphraseError))
    raise next(wrong, faults[0] if faults else NoBackupError())


def reopened(home: Path, key: bytes, disk: Disk | None = None) -> Journal:
    """Open what was put back, and tell so."""
    journal = taking_over.opened(home, lambda _: key, disk)
    told = read_log.restored(reads_kept.kept(journal.rows))
    journal.notices.append(Notice("restored", " ".join([RESTORED, *reads_words(told)])))
    return journal


def by_passphrase(phrase: str) -> Unlock:
    """Return what opens a header with a passphrase; each set of slots is tried, and paid, once."""
    return _once(lambda slots: open_passphrase(slots, phrase))


def by_code(code: str) -> Unlock:
    """Return what opens a header with the code from paper."""
    return _once(lambda slots: open_recovery(slots, code))


def _once(door: Callable[[tuple[Slot, ...]], bytes]) -> Unlock:
    tried: dict[bytes, bytes | WrongPassphraseError] = {}

    def unlock(header: Header) -> bytes:
        name = orjson.dumps(header.slots)
        if name not in tried:
            try:
                tried[name] = door(header.slots)
            except WrongPassphraseError as error:
                tried[name] = error
        found = tried[name]
        if isinstance(found, WrongPassphraseError):
            raise found
        return found

    return unlock


def _put_back(home: Path, backup: Path, unlock: Unlock, disk: Disk, progress: Progress) -> bytes:
    found, key, tally = _read(disk, backup, unlock, progress)
    folder.make(home)
    lock = ProcessLock(home)
    try:
        _take_along(home, found, key, unlock, disk)
        moved = _set_aside(home, disk)
        try:
            _write(home, disk, found, key, tally)
        except StorageError:
            for old, new in moved:
                disk.replace(new, old)
            raise
    except OSError as error:
        raise refusal(error) from error
    finally:
        lock.release()
    return key


def _read(
    disk: Disk, backup: Path, unlock: Unlock, progress: Progress
) -> tuple[Replay, bytes, Tally]:
    try:
        data = disk.read(backup)
    except OSError as error:
        raise VaultDamagedError("Sikkerhedskopien kan ikke læses") from error
    header = read_header(data)
    key = unlock(header)
    # It is read, written and read back, to its end: half of it would be no vault.
    tally = Tally(progress, 3 * (len(data) // CHUNK_BYTES + 1), MEGABYTES)
    found = replay(data, header, key, tally=tally) if header.is_sealed_with(key) else None
    if found is None or not found.is_whole:
        raise VaultDamagedError("Sikkerhedskopien er beskadiget")
    found.rows = migrations.migrated(header, found.rows)
    return found, key, tally


def _take_along(home: Path, found: Replay, key: bytes, unlock: Unlock, disk: Disk) -> None:
    """Take along what came after the backup and outlives it: read log, stubs, who was erased."""
    was = [path for path in folder.live(home) if _may_be_of(path, found.header, disk)]
    if not was:
        return  # nothing is replaced, so nothing is lost by it
    live = next(filter(None, map(partial(_was_there, disk, key, unlock), was)), None)
    rows = read_log.after_restore(
        reads_kept.kept(found.rows),
        reads_kept.kept(live.rows) if live else None,
        {"at": datetime.now().astimezone().isoformat(timespec="seconds"), "who": ""},
        secrets.token_hex(_SALT),
        is_whole=live is not None and live.is_whole,
    )
    if group := reads_kept.group(found.rows, rows):
        found.rows.apply([group])
    if live:
        stubs_kept.take(found.rows, stubs_kept.kept(live.rows))
        found.rows.apply(forgetting.taking_over(found.rows, live.rows))


def _may_be_of(path: Path, header: Header, disk: Disk) -> bool:
    """Return whether a file is, or may have been, of the vault that a header is of."""
    with suppress(VaultError, OSError):
        return read_header(disk.read_head(path, MAX_BYTES)).vault == header.vault
    return True


def _was_there(disk: Disk, key: bytes, unlock: Unlock, path: Path) -> Replay | None:
    """Return what a file holds as far as it is sound; None if nobody can read it."""
    with suppress(VaultError, OSError):
        data = disk.read(path)
        header = read_header(data)
        own = key if header.is_sealed_with(key) else unlock(header)
        if header.is_sealed_with(own):
            found = replay(data, header, own)
            found.rows = migrations.migrated(header, found.rows)
            return found
    return None


def _set_aside(home: Path, disk: Disk) -> list[tuple[Path, Path]]:
    """Rename what was in charge before anything new bears a name; neither can be mistaken."""
    moved = [
        (path, path.with_name(path.name + folder.REPLACED)) for path in reversed(folder.live(home))
    ]
    for old, new in moved:
        disk.replace(old, new)
    with suppress(OSError):
        disk.unlink(home / ANCHOR)
    return moved


def _write(home: Path, disk: Disk, found: Replay, key: bytes, tally: Tally) -> None:
    number = folder.next_generation(home)
    old = found.header
    header = new_header(key, old.vault, number, old.slots, os.urandom(16).hex())
    path = folder.path_of(home, number)
    file = write_generation(disk, path, header, key, found.rows, tally)
    file.append(Kind.JOURNAL, pack([]))  # from now on no older file may stand in for it
    compare(file, key, found.rows, tally)
    file.close()
