"""What the assignments of a case amount to: which computer has it, and what last decided that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from vip2tui.changes.change import Change
from vip2tui.changes.fold import CaseState, fold
from vip2tui.domain.kinds.found_words import FoundWords
from vip2tui.domain.kinds.places import Place
from vip2tui.domain.roles import Role
from vip2tui.services.admitting import MAKING, admitting
from vip2tui.services.exchange.belonging import ASSIGNMENT

if TYPE_CHECKING:
    from vip2tui.services.exchange.sharing import Sharing

_Basis = tuple[int, str | None, "list[Change] | None"]
"""What assignments follow from: who is known, who made the citizen, and all that was said."""
_NONE: _Basis = (-1, None, None)


@dataclass(frozen=True, slots=True)
class Giving:
    """One computer's assignment, as it stands."""

    has_it: bool
    since: str
    """The day it was taken back, where it was."""
    last: Change
    """The newest that counts of what was said about it: a computer that hears of this knows all."""


class Givings:
    """Who was given which case; folded again only when something was said about that."""

    def __init__(self, sharing: Sharing) -> None:
        self._sharing = sharing
        self._kept: dict[str, tuple[CaseState | None, _Basis, Mapping[str, Giving]]] = {}

    def of(self, case: str) -> Mapping[str, Giving]:
        """Return computer to how its assignment to a shared case stands; none if it is not here."""
        with self._sharing.desk.lock:
            state, version = self._sharing.desk.state(case), self._sharing.version
            known, basis, found = self._kept.get(case, (None, _NONE, {}))
            if known is not state or basis[0] != version:
                changes = self._sharing.desk.changes(case)
                about, creator = _about(changes), creator_of(changes, self._sharing.bindings())
                if basis != (version, creator, about):  # a tick gives nobody anything
                    said = self.folded(changes)
                    found = _givings(about, said, creator)
                    basis = (version, creator, None if said.proposals else about)
                self._kept[case] = (state, basis, found)
            return found

    def among(
        self,
        changes: Sequence[Change],
        creator: str | None,
        roles: Mapping[str, Role] | None = None,
    ) -> dict[str, Giving]:
        """Return computer to how its assignment stands.

        Args:
            changes: The case's changes.
            creator: The computer that made the citizen, if it is known.
            roles: As in `folded`.
        """
        return _givings(_about(changes), self.folded(changes, roles), creator)

    def folded(
        self, changes: Iterable[Change], roles: Mapping[str, Role] | None = None
    ) -> CaseState:
        """Return the assignments among a case's changes, as those set them who may.

        What is held back here, or hangs on a citizen put away, counts: a case goes where it is
        given whatever is shown of it.

        Args:
            changes: The case's changes.
            roles: Writer to the role there, if more is known of it than is stored.
        """
        every = list(changes)
        about = _about(every)
        admits = admitting(Place.SHARED, about, self._sharing.roles() if roles is None else roles)
        return fold(
            about,
            admits=admits,
            among=len(every),
            making=MAKING,
            owner=self._sharing.bindings().get,
        )


def creator_of(changes: Iterable[Change], bound: Mapping[str, str]) -> str | None:
    """Return the computer that wrote a case's first change; None if it is not known."""
    first = min(changes, key=lambda change: change.order, default=None)
    return bound.get(first.place[0]) if first else None


def _givings(about: Sequence[Change], state: CaseState, creator: str | None) -> dict[str, Giving]:
    """Return computer to how it stands.

    Giving a case may be undone after the file was carried away, and words may have been written
    where it came. So that is no other than taking it back, but where the citizen was made: there
    it is as before.

    Args:
        about: The case's assignments, and every undo.
        state: Those folded.
        creator: The computer that made the citizen, if it is known.
    """
    found: dict[str, Giving] = {}
    proposals = {change.id for change in state.proposals}
    for record, last in _newest(about, state).items():
        known = state.records.get(record)
        if known is not None:
            until = known.get("until")
            found[str(known.get("device"))] = Giving(until is None, str(until or ""), last)
            continue
        undone = Giving(False, last.at[:10], last)
        for change in about:
            device = change.set.get("device") if change.record == record else None
            if isinstance(device, str) and device != creator and change.id not in proposals:
                found.setdefault(device, undone)
    return found


def _newest(about: Sequence[Change], state: CaseState) -> dict[str, Change]:
    """Return record to the newest live change that sets something of it, or undoes that."""
    record_of = {change.id: change.record for change in about if change.kind == ASSIGNMENT}
    newest: dict[str, Change] = {}
    for change in sorted(about, key=lambda one: one.order):
        if change.id not in state.dead:
            named = (record_of[one] for one in change.undoes if one in record_of)
            newest |= dict.fromkeys([change.record] if change.set else named, change)
    return {record: newest[record] for record in record_of.values() if record in newest}


def _about(changes: Iterable[Change]) -> list[Change]:
    """Return the assignments, every undo, and what says which of them are only proposals."""
    kinds = (ASSIGNMENT, FoundWords.KIND)
    return [change for change in changes if change.kind in kinds or change.undoes]
