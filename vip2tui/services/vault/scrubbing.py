"""Destroying what values that were taken away were written in: old generations and backups.

The change itself loses the value at once. A row says that the rest is still to be done, so a power
cut, a full disk or a backup folder that is away only put it off.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from vip2tui.changes.redaction import MARK
from vip2tui.storage.errors import StorageError
from vip2tui.storage.port import Row

if TYPE_CHECKING:
    from pathlib import Path

    from vip2tui.services.desk import Desk
    from vip2tui.storage.store import TinyStore

TABLE = "scrub"
_ONE_AT_A_TIME = Lock()
"""Not the desk's: people go on writing while old files are written anew."""
_VAULT = "vault"
PENDING = Row(TABLE, _VAULT, {"pending": True})
"""To be stored in the same step as a value goes."""


def finish(desk: Desk) -> bool:
    """Destroy what is to be destroyed; return whether nothing is left. Costs nothing if none is."""
    with _ONE_AT_A_TIME:
        if desk.store.row(TABLE, _VAULT) is None:
            return True
        store = _vault_of(desk)
        if store is None:
            return not hasattr(desk.store, "journal")  # in memory there is nothing else
        from vip2tui.storage import backup, erase

        place = backup.folder_of(store.journal.home)
        done = [Row(TABLE, _VAULT, None)]
        try:
            erase.scrub(store, place)
            if place.is_dir():
                done.append(_done(store, place))
            store.commit((), done)
        except StorageError:
            return False
        return True


def see_to_backups(desk: Desk, folder: Path | None = None) -> None:
    """Take out of a folder's backups what was taken away while the folder was not at hand.

    Raises:
        StorageError: If the disk refused; the backups are as they were.
    """
    store = _vault_of(desk)
    if store is None:
        return
    from vip2tui.storage import backup, erase

    place = folder or backup.folder_of(store.journal.home)
    with _ONE_AT_A_TIME:
        now = _done(store, place)
        known = desk.store.row(TABLE, now.key)
        if now.value == known or (known is None and not now.value["cut"]):  # type: ignore[index]
            return
        erase.scrub_backups(store, place)
        store.commit((), [now])


def _done(store: TinyStore, place: Path) -> Row:
    """Return the row that says how much is taken out of a folder's backups."""
    cut = sum(len(change.gone) for change in store.holding(MARK.decode()) if change.is_cut)
    return Row(TABLE, f"backups:{place}", {"cut": cut})


def _vault_of(desk: Desk) -> TinyStore | None:
    """Return the vault's store if it lies in a file and can be written in."""
    from vip2tui.storage.store import TinyStore

    store = desk.store
    return store if isinstance(store, TinyStore) and not store.journal.stopped else None
