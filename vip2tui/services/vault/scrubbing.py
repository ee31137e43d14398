"""Destroying what was written of values that were taken away, and of who is erased or let go of.

What stands goes at once. A row says that old generations and backups are still to be done, so a
power cut, a full disk or a backup folder that is away only put it off.
"""

from __future__ import annotations

from threading import Lock
from typing import TYPE_CHECKING

from vip2tui.changes import stub
from vip2tui.changes.redaction import MARK
from vip2tui.storage.errors import StorageError
from vip2tui.storage.forgetting import ERASED
from vip2tui.storage.port import Row, Store

if TYPE_CHECKING:
    from pathlib import Path

    from vip2tui.services.desk import Desk

TABLE = "scrub"
_ONE_AT_A_TIME = Lock()
"""Not the desk's: people go on writing while old files are written anew."""
_VAULT = "vault"
PENDING = Row(TABLE, _VAULT, {"pending": True})
"""To be stored in the same step as a value goes."""


def finish(desk: Desk) -> bool:
    """Destroy what is to be destroyed; return whether nothing is left. Costs nothing if none is."""
    store = desk.store
    with _ONE_AT_A_TIME:
        if store.row(TABLE, _VAULT) is None:
            return True
        if store.stopped:
            return False
        place, done = store.backup_folder, [Row(TABLE, _VAULT, None)]
        try:
            store.scrub()
            if place is not None and place.is_dir():
                done.append(_done(store, place))
            store.commit((), done)
        except StorageError:
            return False
        return True


def see_to_backups(desk: Desk, folder: Path | None = None) -> None:
    """Take out of a folder's backups what went while the folder was not at hand.

    Raises:
        StorageError: If the disk refused; the backups are as they were.
    """
    store = desk.store
    place = folder or store.backup_folder
    if place is None or store.stopped:
        return
    with _ONE_AT_A_TIME:
        now = _done(store, place)
        known = store.row(TABLE, now.key)
        if now.value == known or (known is None and not any((now.value or {}).values())):
            return
        store.scrub_backups(place)
        store.commit((), [now])


def erased_in(store: Store, place: Path) -> int:
    """Return of how many of those who are erased a folder's backups are known to hold nothing."""
    known = store.row(TABLE, f"backups:{place}") or {}
    return int(known.get("erased", 0))


def is_done(store: Store) -> bool:
    """Return whether nothing is left to destroy in the vault's own files."""
    return store.row(TABLE, _VAULT) is None


def _done(store: Store, place: Path) -> Row:
    """Return the row that says how much is taken out of a folder's backups."""
    cut = sum(len(change.gone) for change in store.holding(MARK.decode()) if change.is_cut)
    cut += len(store.rows(stub.TABLE))
    gone = len(store.rows(ERASED))
    return Row(TABLE, f"backups:{place}", {"cut": cut} | ({"erased": gone} if gone else {}))
