"""Giving a citizen to a computer, and taking it back: a change of the case, so it travels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vip2tui.changes.writer import Draft
from vip2tui.domain.ids import derived_id
from vip2tui.domain.roles import Role
from vip2tui.services.desk import NotFoundError, RefusedError
from vip2tui.services.exchange.sharing import ASSIGNMENT, Sharing

if TYPE_CHECKING:
    from vip2tui.changes.change import Json
    from vip2tui.changes.fold import CaseState
    from vip2tui.services.citizen.casework import Casework


@dataclass(frozen=True, slots=True)
class Holder:
    """A computer that has, or had, a citizen."""

    device: str
    computer: str
    """Its name; empty if it is not known here."""
    person: str
    has_it: bool
    made_it: bool
    """Whether the citizen was added there."""


@dataclass(frozen=True, slots=True)
class AssignmentService:
    """Which computers have a citizen. The office has every one of its laptops'."""

    sharing: Sharing

    def holders(self, seen: Casework) -> list[Holder]:
        """Return the computers a citizen is given to or was, and the one it was added on."""
        fact = self.sharing.fact(seen.citizen.case)
        if fact is None:
            return []
        given = dict(fact.given)
        if fact.creator is not None:
            given.setdefault(fact.creator, True)
        return [self._holder(device, has, fact.creator) for device, has in sorted(given.items())]

    def assign(self, seen: Casework, device: str) -> str:
        """Give a citizen to a computer; return the record's id. Given already changes nothing.

        Raises:
            RefusedError: If this person may not, or the computer cannot have it.
        """
        self._may(seen, device)
        if seen.citizen.practice:
            raise RefusedError("En øvelsesborger bliver her og sendes aldrig. Intet er ændret.")
        return self._set(seen, device, None)

    def withdraw(self, seen: Casework, device: str) -> str:
        """Take a citizen back from a computer; return the record's id.

        What was written there and not sent still comes; nothing new is sent there.

        Raises:
            RefusedError: If this person may not.
            NotFoundError: If the computer does not have it.
        """
        self._may(seen, device)
        fact = self.sharing.fact(seen.citizen.case)
        has = fact is not None and fact.given.get(device, fact.creator == device)
        if not has:
            raise NotFoundError("Borgeren er ikke givet til den computer. Intet er ændret.")
        return self._set(seen, device, self.sharing.desk.today().isoformat())

    def _may(self, seen: Casework, device: str) -> None:
        me, peer = self.sharing.desk.me, self.sharing.peers().get(device)
        if me.role is Role.MENTOR:
            raise RefusedError(
                "Det er kommunen, der giver en borger til en computer. Intet er ændret."
            )
        if peer is None or not (peer.trusted or peer.revoked):
            raise RefusedError("Den computer er ikke godkendt her. Intet er ændret.")
        if peer.contact.role is Role.OFFICE:
            raise RefusedError("Kommunens kontor har alle borgere. Intet er ændret.")
        fact = self.sharing.fact(seen.citizen.case)
        is_given = fact is not None and fact.given.get(device, False)
        if peer.revoked and not is_given:
            raise RefusedError("Den computer er spærret. Intet er ændret.")

    def _set(self, seen: Casework, device: str, until: str | None) -> str:
        case = seen.citizen.case
        record = derived_id(case, ASSIGNMENT, device)
        desk = self.sharing.desk
        with desk.lock:
            known = self._standing(case).records.get(record)
            values: dict[str, Json] = {"device": device, "citizen": seen.citizen.id}
            fresh = {
                name: value
                for name, value in values.items()
                if known is None or known.get(name) != value
            }
            if until is not None or (known is not None and known.get("until") is not None):
                fresh["until"] = until
            if fresh:
                over = {name: known.over(name) for name in fresh} if known else {}
                desk.act([Draft(case, record, ASSIGNMENT, fresh, over)])
        return record

    def _standing(self, case: str) -> CaseState:
        return self.sharing.givings.folded(self.sharing.desk.store.changes(case))

    def _holder(self, device: str, has_it: bool, creator: str | None) -> Holder:
        peer, me = self.sharing.peers().get(device), self.sharing.desk.me
        if device == me.device:
            return Holder(device, me.device_name, me.person, has_it, device == creator)
        name, person = (peer.contact.name, peer.contact.person) if peer else ("", "")
        return Holder(device, name, person, has_it, device == creator)
