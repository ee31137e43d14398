"""«14 skal sendes · kommunen har alt til 3. maj»: cheap enough to ask on every screen.

Each case is counted when something of it, or of what the office has said of it, is another.
"""

from __future__ import annotations

from vip2tui.base.safe import clean_line, cut
from vip2tui.changes.fold import CaseState
from vip2tui.changes.vector import Vector
from vip2tui.domain.kinds.places import shared_case
from vip2tui.domain.roles import Role
from vip2tui.exchange.chains import Chains
from vip2tui.exchange.peers import Peer
from vip2tui.exchange.preview import outbox_line
from vip2tui.exchange.receipts import (
    Outbox,
    Reach,
    SentFile,
    Status,
    Tally,
    first_file,
    reach_of,
    tally,
    total,
)
from vip2tui.exchange.scope import travels
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.exchange.opencopies import is_practice
from vip2tui.services.exchange.sharing import Sharing

_WIDE = 24
"""Cells for the office's name."""


class OutboxService:
    """What this computer wrote that the office has not said it has. The office itself has none."""

    def __init__(self, sharing: Sharing) -> None:
        self._sharing = sharing
        self._tallies: dict[str, tuple[CaseState, tuple[int, str], Tally]] = {}
        self._known: tuple[tuple[int, int, int], Outbox] | None = None

    def line(self) -> str:
        """Return the top line's words; empty if there is nothing to say."""
        desk, office = self._sharing.desk, self.office_name()
        if len(self._sharing.offices()) > 1:
            office = desk.worded("kommunerne")
        return outbox_line(self.box(), office, desk.today())

    def office_name(self) -> str:
        """Return what the office is called by the person here."""
        me = self._sharing.desk.me
        if me.role is Role.MENTOR:
            return self._sharing.desk.worded("kommunen")
        return cut(clean_line(me.authority), _WIDE)

    def left_words(self) -> str:
        """Return how much the office has not receipted, for who goes; empty if it has it all."""
        left = self.box().unreceipted if self._sharing.office() else 0
        return self._sharing.desk.worded(f"{left} har kommunen ikke kvitteret for.") if left else ""

    def box(self) -> Outbox:
        """Return the numbers the line is made of."""
        desk = self._sharing.desk
        with desk.lock:
            basis = (desk.store.sequence, self._sharing.version, len(self._sharing.writers))
            if self._known is None or self._known[0] != basis:
                self._known = (basis, total(self._tally(case) for case in self._cases()))
            return self._known[1]

    def box_of(self, seen: Casework) -> Outbox:
        """Return the same of all that is held about one citizen."""
        with self._sharing.desk.lock:
            return total(self._tally(case) for case in seen.states if self._goes(case))

    def statuses(self, case: str) -> dict[str, Status]:
        """Return record to how far this computer's part of it has come: the least of its changes.

        A record this computer wrote nothing of is left out.
        """
        if not self._goes(case):
            return {}
        desk, reach, found = self._sharing.desk, self._reach(case), dict[str, Status]()
        order = list(Status)
        for change in desk.store.changes(case):
            if change.place[0] in self._sharing.writers and change.set:
                status = reach.status(change)
                known = found.get(change.record, status)
                found[change.record] = min(status, known, key=order.index)
        return found

    def ways(self, case: str) -> dict[str, tuple[Status, SentFile | None]]:
        """Return each change this computer wrote in a case: how far it is, and the file it is in.

        The file is the first that had it, of those that are not confirmed; a case that goes to no
        office has none of this.
        """
        if not self._goes(case):
            return {}
        reach, files = self._reach(case), self._sent(self._sharing.office(case))
        found = dict[str, tuple[Status, SentFile | None]]()
        for change in self._sharing.desk.store.changes(case):
            if change.place[0] in self._sharing.writers:
                status = reach.status(change)
                waits = status is Status.UNDERWAY
                found[change.id] = (status, first_file(change, files) if waits else None)
        return found

    def of_citizen(self, seen: Casework) -> dict[str, Status]:
        """Return the same for all that is held about a citizen."""
        return {one: way for case in seen.states for one, way in self.statuses(case).items()}

    def _cases(self) -> list[str]:
        return [case for case in self._sharing.desk.store.cases() if self._goes(case)]

    def _goes(self, case: str) -> bool:
        desk, role = self._sharing.desk, self._sharing.desk.me.role
        goes = role is not Role.OFFICE and travels(role, Role.OFFICE, case)
        return goes and not is_practice(desk, shared_case(case))

    def _reach(self, case: str) -> Reach:
        chains = Chains(self._sharing.desk.store.changes(case))
        office = self._sharing.office(case)
        return reach_of(chains, case, _theirs(office, case), self._sent(office))

    def _tally(self, case: str) -> Tally:
        state, office = self._sharing.desk.state(case), self._sharing.office(case)
        basis = (self._sharing.version, office.device if office else "")
        known = self._tallies.get(case)
        if known is None or known[0] is not state or known[1] != basis:
            changes = self._sharing.desk.store.changes(case)
            theirs, sent = _theirs(office, case), self._sent(office)
            counted = tally(case, changes, theirs, sent, self._sharing.writers)
            known = self._tallies[case] = (state, basis, counted)
        return known[2]

    def _sent(self, office: Peer | None) -> list[SentFile]:
        return [
            file
            for file in self._sharing.sent().values()
            if office is not None and file.addressee == office.device
        ]


def _theirs(office: Peer | None, case: str) -> Vector:
    return dict(office.have.get(case, {})) if office else {}
