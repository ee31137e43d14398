"""What the screens show of sending and fetching, read off what is kept."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from vip2tui.changes.doubts import cards
from vip2tui.domain.roles import Role
from vip2tui.storage.port import Row

if TYPE_CHECKING:
    from vip2tui.changes.fold import CaseState
    from vip2tui.services.desk import Desk
    from vip2tui.services.exchange.sharing import Sharing

SILENT_DAYS = 21
"""A computer that has not been heard of for so long is told of: a stick may have been lost."""
_PLACES = ("settings", "places")


class DoubtCount:
    """How many doubts are open, counted case by case and again only where a case is another."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._cases: dict[str, tuple[CaseState, int]] = {}
        self._known: tuple[int, int] | None = None

    def number(self) -> int:
        """Return how many there are now.

        Counted without holding the desk: a whole office takes a while, and others must not wait.
        Only the number it is counted at is read while nobody is in the middle of writing.
        """
        with self._desk.lock:
            at, known = self._desk.store.sequence, self._known
        if known is None or known[0] != at:
            known = (at, sum(map(self._of, self._desk.turns.each(self._desk.cases()))))
            self._known = known
        return known[1]

    def _of(self, case: str) -> int:
        state = self._desk.state(case)
        known = self._cases.get(case)
        if known is None or known[0] is not state:
            known = self._cases[case] = (state, len(cards(state)))
        return known[1]


_COUNTS: WeakKeyDictionary[Desk, DoubtCount] = WeakKeyDictionary()


def open_doubts(desk: Desk) -> int:
    """Return how many doubts are open; asked again, it costs nothing while nothing is written."""
    return _COUNTS.setdefault(desk, DoubtCount(desk)).number()


def silent(sharing: Sharing) -> int:
    """Return how many computers the office has not heard of for `SILENT_DAYS`."""
    limit = sharing.desk.now() - timedelta(days=SILENT_DAYS)
    return sum(
        peer.trusted
        and not peer.revoked
        and peer.contact.role is not Role.OFFICE
        and _is_before(peer.seen or peer.contact.made, limit)
        for peer in sharing.peers().values()
    )


def _is_before(at: str, limit: datetime) -> bool:
    try:
        return datetime.fromisoformat(at) < limit
    except (ValueError, TypeError):
        return False


def last_place(desk: Desk) -> str:
    """Return the folder a file was last put in or taken from; empty if there was none."""
    row = desk.store.row(*_PLACES)
    return str(row.get("last", "")) if row else ""


def remember_place(desk: Desk, place: str) -> None:
    """Keep the folder for the next time.

    Raises:
        StorageError: If it cannot be kept.
    """
    if last_place(desk) != place:
        desk.act([], [Row(*_PLACES, {"last": place})])
