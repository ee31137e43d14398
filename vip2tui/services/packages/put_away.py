"""Drafts of packages that were put away (lagt væk): kept whole, and brought back as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vip2tui.services.desk import NotFoundError, RefusedError
from vip2tui.services.packages.draft_steps import AWAY, TABLE
from vip2tui.services.packages.own_packages import edition_of, row_key
from vip2tui.storage.port import Row

if TYPE_CHECKING:
    from vip2tui.services.desk import Desk
    from vip2tui.services.packages.own_packages import Edition


def put_away(desk: Desk, package_id: str, version: str) -> None:
    """Put a draft away. It can be brought back, with all that can be taken back in it.

    Raises:
        RefusedError: If it is finished: what was given to citizens can always be read.
    """
    key = row_key(package_id, version)
    row = desk.store.row(TABLE, key)
    if row is None or not row["draft"]:
        raise RefusedError("Kun en kladde kan lægges væk. Intet er ændret.")
    uid = row.setdefault("uid", desk.new_id())
    desk.act([], [Row(TABLE, key, None), Row(AWAY, uid, row)])


def away(desk: Desk) -> dict[str, Edition]:
    """Return the drafts that were put away, the one written last first."""
    rows = desk.store.rows(AWAY)
    order = sorted(rows, key=lambda one: str(rows[one]["at"]), reverse=True)
    return {one: edition_of(rows[one]) for one in order}


def bring_back(desk: Desk, uid: str) -> Edition:
    """Bring a draft back as it was.

    Raises:
        NotFoundError: If it is not put away.
        RefusedError: If another edition has its place.
    """
    row = desk.store.row(AWAY, uid)
    if row is None:
        raise NotFoundError("Kladden er ikke lagt væk. Intet er ændret.")
    key = row_key(row["id"], row["version"])
    if desk.store.row(TABLE, key) is not None:
        raise RefusedError(
            f"Udgave {row['version']} af jobpakken er her allerede. Intet er ændret. "
            "Er den en kladde, så læg den væk først."
        )
    desk.act([], [Row(TABLE, key, row), Row(AWAY, uid, None)])
    return edition_of(row)
