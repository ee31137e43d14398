"""Giving a citizen on (giv videre): through the office, and one computer only when it is done.

The one who had the citizen reads along until the new one's receipt is here.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING

from vip2tui.base.safe import clean_line, cut
from vip2tui.domain.course.day_list import HANDING
from vip2tui.domain.course.upcoming import Urgency, Waiting
from vip2tui.domain.ids import derived_id
from vip2tui.domain.kinds.hand_over import HandOver
from vip2tui.domain.kinds.holder import Holder
from vip2tui.domain.roles import Role
from vip2tui.sentences.people import whose_words
from vip2tui.services.desk import RefusedError
from vip2tui.services.records import edit
from vip2tui.text.danish import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vip2tui.changes.change import Change
    from vip2tui.changes.writer import Draft
    from vip2tui.exchange.peers import Peer
    from vip2tui.services.citizen.casework import Casework
    from vip2tui.services.exchange.assignments import AssignmentService

_WIDE = 30
_WISH = 60
DONE, ASKED = "receipted", "asked"
"""What a line of «I dag» about giving on is about."""


class Stage(Enum):
    """How far a citizen is on the way to another."""

    STAYS = "stays"
    WAITS = "waits"
    """Given on; the new one has not receipted."""
    RECEIPTED = "receipted"
    """It has, and the one who had the citizen still reads along."""
    COVERED = "covered"
    """Another has the citizen until a day."""


@dataclass(frozen=True, slots=True)
class Held:
    """Who has a citizen now, as the office said it last."""

    device: str = ""
    former: str = ""
    until: str = ""
    """A day (ISO), where it is for a time only."""
    stage: Stage = Stage.STAYS


def stage_of(former: str, until: str, *, reads_along: bool, receipted: bool) -> Stage:
    """Return how far a citizen is on the way to another.

    Args:
        former: Who had it; empty if nobody is known to.
        until: The day it goes back; empty if it does not.
        reads_along: Whether the former one still has it.
        receipted: Whether the new one has said that it knows it was given the citizen.
    """
    if until:
        return Stage.COVERED
    if not former or not reads_along:
        return Stage.STAYS
    return Stage.RECEIPTED if receipted else Stage.WAITS


class HandOverService:
    """Who has a citizen, and giving it on."""

    def __init__(self, assignments: AssignmentService) -> None:
        self._assignments = assignments
        self._sharing = assignments.sharing

    def of(self, case: str) -> Held:
        """Return who has a citizen, and how far it is on the way."""
        record = self._sharing.desk.state(case).records.get(derived_id(case, Holder.KIND))
        if record is None:
            return Held()
        device, former = str(record.get("device") or ""), str(record.get("former") or "")
        until = str(record.get("until") or "")
        given = self._sharing.givings.of(case).get(former)
        fact = self._sharing.fact(case)
        made = fact is not None and fact.creator == former
        stage = stage_of(
            former,
            until,
            reads_along=given.has_it if given else made,
            receipted=self._is_receipted(case, device),
        )
        return Held(device, former, until, stage)

    def candidates(self, seen: Casework, to: str = "") -> list[str]:
        """Return the laptops that have a citizen, but one; those of that one's role if any are."""
        peers = self._sharing.peers()
        found = [
            one.device
            for one in self._assignments.holders(seen)
            if one.has_it
            and one.device != to
            and one.device in peers
            and peers[one.device].contact.role is not Role.OFFICE
        ]
        if (now := self.of(seen.citizen.case).device) in found:
            return [now]
        role = peers[to].contact.role if to in peers else None
        return [one for one in found if peers[one].contact.role is role] or found

    def look(self, seen: Casework, to: str, former: str = "") -> str:
        """Return what giving a citizen on would do, in words; nothing is written.

        Raises:
            RefusedError: If this person may not, or it must be said who had the citizen.
        """
        former, drop = self._from(seen, to, former)
        self._assignments.moving(seen, to, drop)
        who, name = self.called(to), clean_line(seen.citizen.name)
        also = f" {self.called(drop)} har så ikke længere borgeren." if drop else ""
        if not former:
            return f"{name} gives til {who}.{also}"
        old = self.called(former)
        return (
            f"{name} gives videre fra {old} til {who}. {old} kan læse med, til {who} har "
            f"kvitteret.{also}"
        )

    def hand_over(self, seen: Casework, to: str, former: str = "") -> str:
        """Give a citizen on to a computer; return the record's id. Undone as any act.

        Raises:
            RefusedError: If this person may not, or it must be said who had the citizen.
        """
        with self._sharing.desk.lock:
            former, drop = self._from(seen, to, former)
            drafts = self._assignments.moving(seen, to, drop)
            asked = self.asked(seen.citizen.case)
            drafts += self.said(seen, to, former, answers=asked.record if asked else "")
            self._sharing.desk.act(drafts)
        return derived_id(seen.citizen.case, Holder.KIND)

    def finish(self, seen: Casework) -> str:
        """Take a citizen from the one who had it, after the receipt; return that computer.

        Raises:
            RefusedError: If the new one has not receipted, or nothing is under way.
        """
        self._office_only()
        held = self.of(seen.citizen.case)
        if held.stage is Stage.WAITS:
            raise RefusedError(
                f"{self.called(held.device)} har ikke kvitteret endnu. Intet er ændret."
            )
        if held.stage is not Stage.RECEIPTED:
            raise RefusedError("Borgeren er ikke på vej fra en computer til en anden.")
        self._assignments.withdraw(seen, held.former)
        return held.former

    def stay(self, seen: Casework) -> str:
        """Answer no to who asked to give a citizen on; return that computer.

        Raises:
            RefusedError: If nobody has asked.
        """
        self._office_only()
        asked = self.asked(seen.citizen.case)
        if asked is None:
            raise RefusedError("Ingen har bedt om at give borgeren videre. Intet er ændret.")
        device = str(asked.set.get("device") or "")
        record = self._sharing.desk.state(seen.citizen.case).records.get(
            derived_id(seen.citizen.case, Holder.KIND)
        )
        draft = edit(
            seen.citizen.case, derived_id(seen.citizen.case, Holder.KIND), Holder.KIND, record,
            {"citizen": seen.citizen.id, "answers": asked.record},
        )  # fmt: skip
        self._sharing.desk.act([draft] if draft else [])
        return device

    def ask(self, seen: Casework, wish: str = "") -> str:
        """Ask the office to give a citizen on; it travels with the next file; return its id.

        Raises:
            RefusedError: If this is the office, which does it itself.
        """
        desk, case = self._sharing.desk, seen.citizen.case
        if desk.me.role is Role.OFFICE:
            raise RefusedError("Kontoret giver selv videre. Intet er ændret.")
        if seen.citizen.practice:
            raise RefusedError("En øvelsesborger bliver her og sendes aldrig. Intet er ændret.")
        record = desk.new_id()
        values = {"citizen": seen.citizen.id, "device": desk.me.device, "wish": wish or None}
        draft = edit(case, record, HandOver.KIND, None, values)
        desk.act([draft] if draft else [])
        return record

    def asked(self, case: str) -> Change | None:
        """Return what asks to give a citizen on and is not answered; None if nothing does."""
        desk = self._sharing.desk
        state = desk.state(case)
        live = {one.id for one in state.of_kind(HandOver.KIND)}
        if not live:
            return None
        said = self._last_said(case)
        found = [
            one
            for one in desk.changes(case)
            if one.kind == HandOver.KIND
            and one.record in live
            and one.set.get("device")
            and (said is None or one.order > said.order)
        ]
        return max(found, key=lambda one: one.order, default=None)

    def waiting(self, citizen: str) -> Iterator[Waiting]:
        """Yield what the office has to do about who has a citizen; nobody else has anything."""
        desk = self._sharing.desk
        if desk.me.role is not Role.OFFICE:
            return
        today, held, asked = desk.today(), self.of(citizen), self.asked(citizen)
        if held.stage is Stage.RECEIPTED:
            words = (
                f"modtaget hos {self.called(held.device)}: tag borgeren fra "
                f"{self.called(held.former)}"
            )
            yield Waiting(citizen, desk.worded(words), today, "", Urgency.TODAY, HANDING, DONE)
        if asked is not None:
            words = f"gives videre? {self.called(str(asked.set.get('device')))} beder om det"
            wish = cut(clean_line(str(asked.set.get("wish") or "")), _WISH)
            told = desk.worded(words) + (f": {wish}" if wish else "")
            yield Waiting(citizen, told, today, "", Urgency.TODAY, HANDING, ASKED)

    def said(
        self, seen: Casework, device: str, former: str, until: str = "", answers: str = ""
    ) -> list[Draft]:
        """Return what says who has a citizen."""
        case = seen.citizen.case
        record = derived_id(case, Holder.KIND)
        known = self._sharing.desk.state(case).records.get(record)
        values = {
            "citizen": seen.citizen.id, "device": device, "former": former or None,
            "until": until or None,
        } | ({"answers": answers} if answers else {})  # fmt: skip
        draft = edit(case, record, Holder.KIND, known, values)
        return [draft] if draft else []

    def called(self, device: str) -> str:
        """Return a computer by whose it is: «Mette Holm (Laptop Nord)»."""
        computer, person = self._sharing.owner(device)
        return whose_words(person, computer, _WIDE) or "en computer, der ikke kendes her"

    def _from(self, seen: Casework, to: str, named: str) -> tuple[str, str]:
        """Return who reads along until the receipt, and who has it no more at once."""
        self._office_only()
        held = self.of(seen.citizen.case)
        if not named and to != held.device:
            if held.stage is Stage.RECEIPTED:
                return held.device, "" if held.former == to else held.former
            if held.stage is not Stage.STAYS:  # it was on its way to another, who never had it all
                return "" if held.former == to else held.former, held.device
        found = self.candidates(seen, to)
        if named:
            if named == to or not self._assignments.has(seen, named):
                raise RefusedError("Borgeren er ikke givet til den computer. Intet er ændret.")
            return named, ""
        if len(found) > 1:
            names = joined([self.called(one) for one in found])
            raise RefusedError(
                f"Flere har borgeren: {names}. Sig, hvem der giver videre, med --from COMPUTER. "
                "Intet er ændret."
            )
        return (found[0] if found else ""), ""

    def _office_only(self) -> None:
        if self._sharing.desk.me.role is not Role.OFFICE:
            raise RefusedError(
                "Det er kommunens kontor, der giver en borger videre. Intet er ændret. Bed om det "
                "med «Bed om at give videre» eller --ask."
            )

    def _last_said(self, case: str) -> Change | None:
        state, about = self._sharing.desk.state(case), derived_id(case, Holder.KIND)
        found = (
            one
            for one in self._sharing.desk.changes(case)
            if one.record == about and one.set and one.id not in state.dead
        )
        return max(found, key=lambda one: one.order, default=None)

    def _is_receipted(self, case: str, device: str) -> bool:
        peer: Peer | None = self._sharing.peers().get(device)
        said = self._last_said(case)
        if peer is None or said is None:
            return False
        writer, _, n = said.place
        return peer.have.get(case, {}).get(writer, (0, ""))[0] >= n
