"""Giving a citizen to a computer, and taking it back: a change of the case, so it travels."""

from __future__ import annotations

from dataclasses import dataclass

from vip2tui.domain.ids import derived_id
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.desk import NotFoundError, RefusedError
from vip2tui.services.exchange.sharing import ASSIGNMENT, Sharing
from vip2tui.services.records import edit


@dataclass(frozen=True, slots=True)
class Holder:
    """A computer that has, or had, a citizen."""

    device: str
    computer: str
    """Its name; empty if it is not known here."""
    person: str
    has_it: bool


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
        return [Holder(one, *self.sharing.owner(one), has) for one, has in sorted(given.items())]

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
        desk, case = self.sharing.desk, seen.citizen.case
        record = derived_id(case, ASSIGNMENT, device)
        with desk.lock:
            known = self.sharing.givings.folded(desk.store.changes(case)).records.get(record)
            values = {"device": device, "citizen": seen.citizen.id, "until": until}
            draft = edit(case, record, ASSIGNMENT, known, values)
            if draft is not None:
                desk.act([draft])
        return record
