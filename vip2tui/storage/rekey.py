"""A new data key for everything in the folder, so that an old passphrase opens nothing any more.

The order bears a cut at every step: backups are first sealed anew beside the old ones, then the new
generation takes charge, then what is old goes. Until the new generation is in charge the old
passphrase opens the vault; afterwards only the new one does, and an opening finishes what is left.
"""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from vip2tui.storage import backup, folder
from vip2tui.storage.errors import VaultError
from vip2tui.storage.header import MAX_BYTES, read_header
from vip2tui.storage.journal import Journal
from vip2tui.storage.notices import BACKUPS_LEFT, Notice
from vip2tui.storage.rows import Rows
from vip2tui.storage.slots import Slot


def seal_anew(
    journal: Journal,
    key: bytes,
    slots: tuple[Slot, ...],
    backups: Path,
    *,
    rewrite: Callable[[Rows], Rows] = lambda rows: rows,
) -> None:
    """Give the vault and its backups a new data key.

    Args:
        journal: The vault.
        key: The new data key.
        slots: The ways to it.
        backups: The backups' folder.
        rewrite: Returns what a backup is to hold, from what it holds; left out, just that.

    Raises:
        StorageError: If the disk refused. Before the new generation is in charge nothing has
            changed; after it, the next opening finishes.
    """
    left = backup.prepare_anew(journal, backups, key, slots, rewrite)
    left += len(folder.aside(journal.home))
    old = journal.compact(key, slots, compare=True)
    journal.disk.shred(old)
    tidy(journal, [])
    backup.finish_anew(journal, backups)
    if left:
        journal.notices.append(Notice("backups", BACKUPS_LEFT))


def tidy(journal: Journal, older: list[Path]) -> None:
    """Keep replaced generations that the key opens, and destroy those of a former key.

    What is kept is named as an earlier one. Faults are left for the next opening.
    """
    former = [*older, *folder.old(journal.home), *folder.partial(journal.home)]
    for path in former:
        with suppress(OSError, VaultError):
            header = read_header(journal.disk.read_head(path, MAX_BYTES))
            if header.is_sealed_with(journal.key):
                if path in older:
                    journal.retire(path)
            elif (
                header.vault == journal.header.vault
                and header.generation < journal.header.generation
            ):
                journal.disk.shred(path)
