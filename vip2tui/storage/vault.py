"""The vault: made, opened, compacted, resealed and checked. What it opens is a `TinyStore`.

A slot yields the data key, the data key opens the vault; whoever has the key need not pay for the
passphrase.
"""

from __future__ import annotations

import os
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vip2tui.storage import (
    anchor,
    backup,
    folder,
    keys,
    migrations,
    passphrase,
    recovery,
    rekey,
    slots,
    taking_over,
)
from vip2tui.storage.disk import Disk
from vip2tui.storage.errors import VaultDamagedError, VaultError
from vip2tui.storage.folder import exists
from vip2tui.storage.generation import write_generation
from vip2tui.storage.header import Header, new_header
from vip2tui.storage.journal import Journal
from vip2tui.storage.lock import ProcessLock
from vip2tui.storage.notices import SLOTS_LOST, Notice
from vip2tui.storage.replay import reread
from vip2tui.storage.sealed_file import refusal
from vip2tui.storage.store import TinyStore, rows_of
from vip2tui.storage.traces import LOCK

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from vip2tui.storage.folder import Chosen
    from vip2tui.storage.keys import Cost
    from vip2tui.storage.port import Row

__all__ = [
    "Report",
    "change_passphrase",
    "compact",
    "create",
    "create_with_key",
    "exists",
    "open",
    "open_with_key",
    "open_with_recovery",
    "recover",
    "verify",
]


@dataclass(frozen=True)
class Report:
    """What a look at the file on the disk showed."""

    ok: bool
    generation: int
    frames: int
    counts: dict[str, int] = field(default_factory=dict)
    """Rows per table."""
    problem: str = ""
    """In Danish, or nothing."""


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
    wrapping: list[bytes] = []
    ways_in = (
        slots.for_passphrase(key, phrase, cost or keys.calibrated(), wrapping.append),
        slots.for_recovery(key, code),
    )
    store = create_with_key(home, key, ways_in=ways_in, first=first, disk=disk)
    store.journal.wrapping = wrapping[-1]
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

    store = _open(home, unlock, disk, read_only)
    store.journal.wrapping = wrapping[-1]
    return store


def open_with_recovery(
    home: Path, code: str, *, read_only: bool = False, disk: Disk | None = None
) -> TinyStore:
    """Open the vault with the code from paper. See `open_with_key`."""
    return _open(home, lambda h: slots.open_recovery(h.slots, code), disk, read_only)


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
    return _open(home, lambda _: key, disk, read_only)


def _open(
    home: Path, unlock: Callable[[Header], bytes], disk: Disk | None, read_only: bool
) -> TinyStore:
    disk = disk or Disk()
    if read_only:
        return TinyStore(taking_over.to_read(home, _chosen(home, disk, unlock, salvage=True), disk))
    if not exists(home):
        _chosen(home, disk, unlock, salvage=False)  # says why
    lock = ProcessLock(home)
    try:
        chosen = _chosen(home, disk, unlock, salvage=False)
        if (chosen.found.torn or chosen.skipped) and anchor.is_behind(
            home, chosen.found, chosen.key
        ):
            # Not a save that was cut off: what is missing was there when the anchor was written.
            raise VaultDamagedError("Det sidste af arkivets fil mangler")  # noqa: TRY301 - as below
        notices = migrations.bring_up_to_date(home, disk, chosen)
        if notices:
            chosen = _chosen(home, disk, lambda _: chosen.key, salvage=False)
        journal = taking_over.to_write(home, chosen, disk, lock)
    except BaseException:
        lock.release()
        raise
    journal.notices[:0] = notices
    return TinyStore(journal)


def _chosen(home: Path, disk: Disk, unlock: Callable[[Header], bytes], *, salvage: bool) -> Chosen:
    try:
        return folder.choose(home, disk, unlock, salvage=salvage)
    except OSError as error:
        raise VaultDamagedError("Arkivets fil kan ikke læses", can_be_shown=False) from error


def compact(store: TinyStore) -> None:
    """Write the vault as a new generation. For any thread; `store.journal.is_long()` says when.

    Raises:
        StorageError: If the disk refused; the vault goes on as before.
    """
    store.journal.retire(store.journal.compact())


def change_passphrase(
    store: TinyStore,
    phrase: str,
    *,
    cost: Cost | None = None,
    backups: Path | None = None,
) -> None:
    """Seal everything anew under a new data key, so that the old passphrase opens nothing here.

    The recovery code stays the same. Earlier generations go, and the backups in the folder are
    sealed anew; copies carried away before still open with the old passphrase.

    Raises:
        WeakPassphraseError: If it could be guessed.
        StorageError: If the disk refused; the old passphrase is then still the one.
    """
    passphrase.require_strong(phrase)
    key = os.urandom(keys.KEY_SIZE)
    kept = [slot for slot in store.journal.header.slots if slot.get("type") == slots.RECOVERY]
    wrapping: list[bytes] = []
    ways_in = (
        slots.for_passphrase(key, phrase, cost or keys.calibrated(), wrapping.append),
        *(slots.renewed(key, slot) for slot in kept),
    )
    known = {slots.PASSPHRASE, slots.RECOVERY}
    if any(slot.get("type") not in known for slot in store.journal.header.slots):
        store.notices.append(Notice("slots", SLOTS_LOST))
    rekey.seal_anew(store.journal, key, ways_in, backups or backup.folder_of(store.journal.home))
    store.journal.wrapping = wrapping[-1]


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
        change_passphrase(store, phrase, cost=cost, backups=backups)
    except BaseException:
        store.close()
        raise
    return store


def verify(store: TinyStore) -> Report:
    """Read the file on the disk from the beginning and compare it with what is in memory."""
    journal = store.journal
    with journal.lock:
        path = journal.file.path if journal.file else folder.live(journal.home)[0]
        with suppress(OSError, VaultError):
            found = reread(journal.disk.read(path), journal.key)
            same = found.rows.is_same(journal.rows)
            half = "Det sidste i arkivets fil er kun halvt" if found.torn else ""
            differs = "" if same else "Filen og hukommelsen er ikke ens"
            problem = found.damage or half or differs
            return Report(
                not problem, journal.header.generation, found.number, found.rows.counts(), problem
            )
    return Report(False, journal.header.generation, 0, problem="Arkivets fil kan ikke læses")
