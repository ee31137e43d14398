"""Taking a case away: from this vault only, or every byte of it wherever this device keeps it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vip2tui.storage import backup, folder
from vip2tui.storage.notices import BACKUPS_LEFT, Notice
from vip2tui.storage.rows import CHANGES

if TYPE_CHECKING:
    from pathlib import Path

    from vip2tui.storage.store import TinyStore


def let_go(store: TinyStore, case: str) -> int:
    """Remove a case's changes, durably and at once; return how many. Their numbers stay given.

    Raises:
        StorageError: If the disk refused; nothing is removed.
    """
    with store.journal.lock:
        numbers = list(store.journal.rows.cases.get(case, ()))
        return len(store.db.table(CHANGES).remove(doc_ids=numbers))


def erase(store: TinyStore, case: str, backups: Path | None = None) -> None:
    """Remove every byte of a case's changes: vault, earlier generations, backups, half frames.

    May be done again, and must be if it was cut short or a backup folder was away: it finishes what
    is left. Drafts and other rows of the device are the caller's to remove first. Whole old
    vaults that a person put aside are not touched; a notice says so.

    Raises:
        StorageError: If the disk refused; part of it may be done.
    """
    let_go(store, case)
    journal = store.journal
    journal.disk.shred(journal.compact(compare=True))
    home, key, slots = journal.home, journal.key, journal.header.slots
    for path in [*folder.old(home), *folder.partial(home), *home.glob("torn-*.bin")]:
        journal.disk.shred(path)
    place = backups or backup.folder_of(home)
    left = backup.prepare_anew(journal.disk, place, key, key, slots, without=case)
    backup.finish_anew(journal.disk, place, key)
    if left or folder.aside(home):
        journal.notices.append(Notice("backups", BACKUPS_LEFT))
