"""A desk on an open store: its clock, its ids, and the writer it goes on under."""

from __future__ import annotations

import secrets
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from uuid import uuid4

from vip2tui.services.desk import DEVICE, Desk, me_of
from vip2tui.storage.errors import ReadOnlyError
from vip2tui.storage.port import Row, Store

INSTANCE = "instance"
"""The device's row that says which copy of the vault it last worked on."""
_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"


def local_now() -> datetime:
    """Return the local time with its offset."""
    return datetime.now().astimezone()


def new_id() -> str:
    """Return a random uuid."""
    return str(uuid4())


def new_writer() -> str:
    """Return a writer no device has had: 12 letters and digits, 60 bits."""
    return "".join(secrets.choice(_ALPHABET) for _ in range(12))


def desk_on(
    store: Store,
    *,
    now: Callable[[], datetime] = local_now,
    ids: Callable[[], str] = new_id,
) -> Desk:
    """Return a desk on an open store, under a new writer if the store was put back from a copy."""
    known = store.row(DEVICE, INSTANCE)
    if store.instance != (known["id"] if known else ""):
        me = me_of(store).with_new_writer(new_writer())
        with suppress(ReadOnlyError):  # nothing will be written in it, so it needs no writer
            store.commit((), [me.row(), Row(DEVICE, INSTANCE, {"id": store.instance})])
    return Desk(store, now=now, new_id=ids)
