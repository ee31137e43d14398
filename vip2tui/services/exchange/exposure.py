"""What is for professionals only and stands where all can read it, from before that was refused.

Such a case alone is not sent to those who may not read it or would refuse the file; the rest goes
on as ever, and I dag says what is to be removed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from vip2tui.changes.change import Change
from vip2tui.domain.kinds.kind import PROFESSIONAL
from vip2tui.domain.kinds.table import KINDS, is_exposed, is_ordinary, professional_fields
from vip2tui.domain.roles import Role
from vip2tui.exchange.peers import Peer
from vip2tui.services.exchange.sharing import Sharing

WHAT = "har noget, der kun er for fagfolk, hvor alle kan læse det, og bliver ikke sendt: fjern det"
"""In I dag, after the citizen's name."""


class Exposure:
    """Which cases hold such a line that this computer would send."""

    def __init__(self, sharing: Sharing) -> None:
        self._sharing = sharing
        self._known: tuple[int, dict[str, list[Change]]] | None = None

    def cases(self) -> Mapping[str, list[Change]]:
        """Return case to the changes that are to lose what they say; read again when written to."""
        desk = self._sharing.desk
        with desk.lock:
            if self._known is None or self._known[0] != desk.version:
                found: dict[str, list[Change]] = {}
                for change in {one.id: one for one in self._suspects()}.values():
                    if self._is_one(change):
                        found.setdefault(change.place[1], []).append(change)
                self._known = (desk.version, found)
            return self._known[1]

    def of(self, case: str) -> list[Change]:
        """Return the same of one case, without looking at the others."""
        return [change for change in self._sharing.desk.changes(case) if self._is_one(change)]

    def withheld(self, peer: Peer) -> set[str]:
        """Return the cases a computer gets nothing of until it is removed.

        A mentor's never does; who has the line already refuses nothing because of it.
        """
        return {
            case
            for case, changes in self.cases().items()
            if peer.contact.role is Role.MENTOR or not all(_has(peer, one) for one in changes)
        }

    def is_refused(self, change: Change) -> bool:
        """Return whether nobody who gets the change for the first time would take it in."""
        return any(one.id == change.id for one in self.cases().get(change.place[1], ()))

    def _is_one(self, change: Change) -> bool:
        # What is asked first is cheap and true of nearly none of a case's changes.
        if is_ordinary(change.kind, change.set):
            return False
        named = change.set.keys() - change.gone
        return self._goes(change) and is_exposed(change.kind, named, change.place[1])

    def _suspects(self) -> Iterator[Change]:
        store = self._sharing.desk.store
        for name, kind in KINDS.items():
            if kind.places == PROFESSIONAL:
                yield from store.holding(f'"kind":"{name}"')
        for name in sorted(professional_fields()):
            yield from store.holding(f'"{name}":')

    def _goes(self, change: Change) -> bool:
        return self._sharing.desk.me.role is Role.OFFICE or change.place[0] in self._sharing.writers


def _has(peer: Peer, change: Change) -> bool:
    writer, case, n = change.place
    return peer.have.get(case, {}).get(writer, (0, ""))[0] >= n
