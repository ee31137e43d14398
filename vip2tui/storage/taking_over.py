"""From a folder to an open journal: choose, put right what a crash left, and tell it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from vip2tui.storage import anchor, backup, folder, migrations, rekey
from vip2tui.storage.disk import Disk
from vip2tui.storage.errors import VaultDamagedError
from vip2tui.storage.folder import Chosen
from vip2tui.storage.header import Header
from vip2tui.storage.journal import Journal
from vip2tui.storage.lock import ProcessLock
from vip2tui.storage.notices import (
    FELL_BACK,
    FELL_BACK_LEFT,
    FELL_BACK_UNSURE,
    ROLLED_BACK,
    TORN,
    TORN_LEFT,
    Notice,
    backup_newer,
)
from vip2tui.storage.sealed_file import SealedFile, refusal


def opened(
    home: Path, unlock: Callable[[Header], bytes], disk: Disk | None, *, read_only: bool = False
) -> Journal:
    """Open what is in charge; see `vault.open_with_key`."""
    disk = disk or Disk()
    if read_only:
        return _to_read(home, _chosen(home, disk, unlock, salvage=True), disk)
    if not folder.exists(home):
        _chosen(home, disk, unlock, salvage=False)  # says why
    lock = ProcessLock(home)
    try:
        _settle(home, disk)
        chosen = _chosen(home, disk, unlock, salvage=False)
        if (chosen.found.torn or chosen.skipped) and anchor.is_behind(
            home, chosen.found, chosen.key
        ):
            # Not a save that was cut off: what is missing was there when the anchor was written.
            raise VaultDamagedError("Det sidste af arkivets fil mangler")  # noqa: TRY301 - as below
        if migrations.bring_up_to_date(home, disk, chosen):
            chosen = _chosen(home, disk, lambda _: chosen.key, salvage=False)
        journal = _to_write(home, chosen, disk, lock)
    except BaseException:
        lock.release()
        raise
    journal.notices[:0] = migrations.told(chosen)
    return journal


def _settle(home: Path, disk: Disk) -> None:
    try:
        folder.settle_migrating(home, disk)
    except OSError as error:
        raise refusal(error) from error


def _chosen(home: Path, disk: Disk, unlock: Callable[[Header], bytes], *, salvage: bool) -> Chosen:
    try:
        return folder.choose(home, disk, unlock, salvage=salvage)
    except OSError as error:
        raise VaultDamagedError("Arkivets fil kan ikke læses", can_be_shown=False) from error


def _to_read(home: Path, chosen: Chosen, disk: Disk) -> Journal:
    """Show what is sound, write nothing, and tell what is wrong."""
    found = chosen.found
    rows = migrations.migrated(found.header, found.rows)
    journal = Journal(home, disk, chosen.key, found.header, rows)
    if found.damage:
        text = f"{found.damage}. Her vises kun det, der er helt. Filen er ikke ændret."
        journal.notices.append(Notice("damaged", text))
    journal.notices.extend(_behind(journal, chosen))
    if found.torn:
        journal.notices.append(Notice("torn", TORN_LEFT))
    if chosen.skipped:
        journal.notices.append(Notice("fell-back", FELL_BACK_LEFT))
    return journal


def _behind(journal: Journal, chosen: Chosen) -> list[Notice]:
    """Return what tells that the vault was further once: a backup that is newer, or the anchor."""
    if newer := backup.newer_than(journal, backup.folder_of(journal.home)):
        return [Notice("backup-newer", backup_newer(newer.at))]
    if anchor.is_behind(journal.home, chosen.found, chosen.key):
        return [Notice("rollback", ROLLED_BACK)]
    return []


def _to_write(home: Path, chosen: Chosen, disk: Disk, lock: ProcessLock) -> Journal:
    """Put right what a crash left, tell it, and get ready to append."""
    found = chosen.found
    path = chosen.path
    if path in folder.firsts(home):
        path = folder.name_first(home, disk, path)
    ends = (found.end, found.number, found.tag)
    file = SealedFile.resume(disk, path, found.header, chosen.key, ends)
    journal = Journal(
        home,
        disk,
        chosen.key,
        found.header,
        found.rows,
        file,
        snapshot_end=found.snapshot_end,
        release=lock.release,
    )
    try:
        journal.notices.extend(_behind(journal, chosen))
        journal.anchor.is_kept_back = bool(journal.notices)
        vouched = anchor.vouches_for(home, found, chosen.key)
        if found.torn:
            folder.set_aside(home, disk, chosen.data[found.end :])
            file.cut_back()
            journal.notices.append(Notice("torn", TORN))
        for path in chosen.skipped:
            disk.replace(path, path.with_name(path.name + folder.PARTIAL))
            journal.notices.append(Notice("fell-back", FELL_BACK if vouched else FELL_BACK_UNSURE))
    except OSError as error:
        file.close()
        raise refusal(error) from error
    rekey.tidy(journal, chosen.older)
    backup.finish_anew(journal, backup.folder_of(home))
    journal.keep_ballast()
    return journal
