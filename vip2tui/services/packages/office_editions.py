"""The editions of the office's own data that a store keeps, and the catalogue they make.

None is written over. The newest that is not taken back holds.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vip2tui.catalogue.catalogue import SHIPPED, Catalogue
from vip2tui.catalogue.names import CHECKLIST, INSTRUMENT, KLE, LOCAL, POINTS, RULES, TERMS
from vip2tui.catalogue.overlay import OwnFile

if TYPE_CHECKING:
    from vip2tui.storage.port import Store

TABLE = "office_data"
KINDS = {
    TERMS: "Ord",
    KLE: "KLE-numre (emner i journalen)",
    POINTS: "Egne punkter på tjeklisten",
    CHECKLIST: "Tjeklisten",
    RULES: "Regler",
    INSTRUMENT: "Målingens spørgsmål",
    LOCAL: "Jobpakkernes lokale oplysninger",
}
"""Every kind, and what it is called on the screen."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of something the office sent, as this device has it."""

    id: str
    """``regler:LAB-2027@1.0``."""
    kind: str
    key: str
    """The act or the group of points; empty where there is one of the kind."""
    version: str
    name: str
    at: str
    """When it was fetched."""
    by: str
    source: str
    """What the file says of where it comes from."""
    back: str
    """When it was taken back; empty if it was not."""

    @property
    def order(self) -> tuple[int, int]:
        from vip2tui.catalogue.stamped import order_of

        return order_of(self.version)


def editions(store: Store) -> tuple[Edition, ...]:
    """Return everything that was ever fetched, by kind, the oldest edition first."""
    found = [
        Edition(id=key, **{name: row[name] for name in Edition.__slots__ if name != "id"})
        for key, row in store.rows(TABLE).items()
    ]
    kinds = list(KINDS)
    found.sort(key=lambda one: (kinds.index(one.kind), one.key, one.order))
    return tuple(found)


def holding(every: Sequence[Edition], kind: str, key: str) -> Edition | None:
    """Return the edition of a kind and key that counts; nothing if none does."""
    standing = [one for one in every if (one.kind, one.key) == (kind, key) and not one.back]
    last = standing[-1] if standing else None
    if last is not None and kind == CHECKLIST and last.order <= shipped_order():
        return None  # the program has come with a newer one since
    return last


def shipped_order() -> tuple[int, int]:
    """Return which edition of the checklist the program came with."""
    from vip2tui.catalogue.stamped import order_of

    return order_of(SHIPPED.shipped_checklist().version)


def catalogue_of(store: Store) -> Catalogue:
    """Return the shipped data with the editions that hold in a store over it."""
    every = editions(store)
    held = (one for one in every if holding(every, one.kind, one.key) == one)
    rows = ((one, store.row(TABLE, one.id) or {}) for one in held)
    return SHIPPED.under(OwnFile(one.kind, one.key, str(row["file"]).encode()) for one, row in rows)
