"""What the screens show of sending and fetching, read off what is kept. Nothing is written here."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vip2tui.exchange import peers, seals

if TYPE_CHECKING:
    from vip2tui.changes.change import Change
    from vip2tui.services.desk import Desk


def device_of(desk: Desk, change: Change) -> str:
    """Return the name of the computer a change was written on; empty if it is not known here."""
    writer, case, _ = change.place
    if writer in desk.me.writers:
        return desk.me.device_name
    sealed = desk.store.row(seals.TABLE, f"{case}/{writer}")
    peer = desk.store.row(peers.TABLE, sealed["device"]) if sealed else None
    return str(peer["contact"]["name"]) if peer else ""
