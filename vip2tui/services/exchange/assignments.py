"""Giving a citizen to a computer, and taking it back: a change of the case, so it travels."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from vip2tui.changes.writer import Draft
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
        given: dict[str, bool] = {}
        for fact in filter(None, map(self.sharing.fact, seen.parts)):
            made = {} if fact.creator is None else {fact.creator: True}
            for device, has_it in (made | dict(fact.given)).items():
                given[device] = given.get(device, False) or has_it
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
        if not self._had(seen, device):
            raise NotFoundError("Borgeren er ikke givet til den computer. Intet er ændret.")
        return self._set(seen, device, self._today())

    def moving(self, seen: Casework, to: str = "", from_: str = "") -> list[Draft]:
        """Return what gives a citizen to one computer and takes it from another.

        Raises:
            RefusedError: If this person may not, or the computer cannot have it.
        """
        if seen.citizen.practice:
            raise RefusedError("En øvelsesborger bliver her og sendes aldrig. Intet er ændret.")
        drafts: list[Draft | None] = []
        if to:
            self._may(seen, to)
            drafts += [self._draft(one, to, None) for one in seen.parts]
        if from_:
            drafts += [self._draft(one, from_, self._today()) for one in self._had(seen, from_)]
        return [draft for draft in drafts if draft is not None]

    def to_new(self, citizens: Sequence[Casework], device: str, instead_of: str) -> list[Draft]:
        """Return what gives citizens to a computer that has a start file, and takes them from one.

        Args:
            citizens: Who it gets.
            device: The computer; nobody has met it yet.
            instead_of: The computer it takes the place of; empty if it takes nobody's.

        Raises:
            RefusedError: If one of them is only practised on.
        """
        drafts: list[Draft | None] = []
        for seen in _once(citizens):
            if seen.citizen.practice:
                raise RefusedError("En øvelsesborger bliver her og sendes aldrig. Intet er lavet.")
            had = self._had(seen, instead_of) if instead_of else []
            drafts += [self._draft(one, device, None) for one in had or seen.parts]
            drafts += [self._draft(one, instead_of, self._today()) for one in had]
        return [draft for draft in drafts if draft is not None]

    def from_unused(self, citizens: Iterable[Casework], device: str) -> list[Draft]:
        """Return what takes citizens back from a computer whose start file nobody used."""
        drafts = [self._draft(one, device, self._today()) for seen in _once(citizens)
                  for one in self._had(seen, device)]  # fmt: skip
        return [draft for draft in drafts if draft is not None]

    def held_by(self, device: str) -> list[str]:
        """Return the citizens a computer has, by the assignments."""
        facts = self.sharing.facts().items()
        return [case for case, fact in facts
                if not fact.practice and not fact.follows
                and fact.given.get(device, fact.creator == device)]  # fmt: skip

    def _had(self, seen: Casework, device: str) -> list[str]:
        """Return the cases of a person that a computer has."""
        facts = {one: self.sharing.fact(one) for one in seen.parts}
        return [one for one, fact in facts.items()
                if fact is not None and fact.given.get(device, fact.creator == device)]  # fmt: skip

    def has(self, seen: Casework, device: str) -> bool:
        """Return whether a computer has a citizen."""
        return bool(self._had(seen, device))

    def _today(self) -> str:
        return self.sharing.desk.today().isoformat()

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
        facts = map(self.sharing.fact, seen.parts)
        is_given = any(fact is not None and fact.given.get(device, False) for fact in facts)
        if peer.revoked and not is_given:
            raise RefusedError("Den computer er spærret. Intet er ændret.")

    def _set(self, seen: Casework, device: str, until: str | None) -> str:
        desk = self.sharing.desk
        with desk.lock:
            cases = seen.parts if until is None else self._had(seen, device)
            drafts = [self._draft(one, device, until) for one in cases]
            if any(drafts):
                desk.act(drafts)
        return derived_id(seen.citizen.case, ASSIGNMENT, device)

    def _draft(self, case: str, device: str, until: str | None) -> Draft | None:
        desk = self.sharing.desk
        record = derived_id(case, ASSIGNMENT, device)
        known = self.sharing.givings.folded(desk.store.changes(case)).records.get(record)
        values = {"device": device, "citizen": case, "until": until}
        peer = self.sharing.peers().get(device)
        if known is not None and until is None and peer is not None and case in peer.gone:
            # It has let go of the citizen: only what it has not heard of brings it back there.
            return Draft(case, record, ASSIGNMENT, values, {one: known.over(one) for one in values})
        return edit(case, record, ASSIGNMENT, known, values)


def _once(citizens: Iterable[Casework]) -> list[Casework]:
    """Return each person once, who may be asked for by more than one of their cases."""
    return list({seen.citizen.id: seen for seen in citizens}.values())
