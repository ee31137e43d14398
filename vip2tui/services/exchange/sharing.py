"""What the exchange asks of this computer: keys, known computers, seals, and who has which case.

Read from the store when first asked for and kept until something of it is written.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from datetime import date
from functools import partial

from vip2tui.changes.change import Change
from vip2tui.changes.fold import CaseState
from vip2tui.changes.stub import is_beyond
from vip2tui.changes.vector import Vector
from vip2tui.domain.kinds.course import Course
from vip2tui.domain.kinds.places import is_sent, shared_case
from vip2tui.domain.kinds.support_limit import SupportLimit
from vip2tui.domain.kinds.workplace import Workplace
from vip2tui.domain.roles import Role
from vip2tui.exchange.chains import Held
from vip2tui.exchange.context import Fold, Here
from vip2tui.exchange.keys import ROW, DeviceKeys
from vip2tui.exchange.peers import Peer
from vip2tui.exchange.scope import CaseFact, Party
from vip2tui.exchange.sending import Source
from vip2tui.services.authors import Author
from vip2tui.services.desk import Desk
from vip2tui.services.exchange.acquaintance import Acquaintance
from vip2tui.services.exchange.belonging import (
    ASSIGNMENT as ASSIGNMENT,
)
from vip2tui.services.exchange.belonging import answers, belongs_to, offices
from vip2tui.services.exchange.erased import asked, erased
from vip2tui.services.exchange.giving import Givings, creator_of
from vip2tui.services.exchange.opencopies import is_practice
from vip2tui.storage.port import Row

ROOM = 100_000
"""How much may hang together in a case when a file is planned: of 30,000 changes, each may hang on
three records that were put away or closed. A citizen's whole course has some 2,000."""


def fresh_keys(made: str) -> Row:
    """Return the row of new device keys: with the vault, or when they are first needed."""
    return Row(*ROW, DeviceKeys.make().row() | {"made": made})


class Sharing(Acquaintance):
    """This computer's part of the exchange."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._keys: DeviceKeys | None = None
        self._facts: dict[str, tuple[CaseState, int, str | None, CaseFact]] = {}
        self.givings = Givings(self)

    @property
    def me(self) -> Party:
        """This computer."""
        return Party(self.desk.me.device, self.desk.me.role)

    # Keys

    def known_keys(self) -> DeviceKeys | None:
        """Return this computer's keys; None if nobody has needed them yet. Writes nothing."""
        if self._keys is None:
            row = self.desk.store.row(*ROW)
            self._keys = DeviceKeys.of(row) if row else None
        return self._keys

    def keys(self) -> DeviceKeys:
        """Return this computer's keys, made now if there are none.

        Raises:
            StorageError: If they cannot be kept.
        """
        with self.desk.lock:
            found = self.known_keys()
            if found is None:
                self.desk.store.commit((), [fresh_keys(self.now())])
                found = self.known_keys()
        if found is None:
            raise RuntimeError("keys that were stored are not there")
        return found

    def keys_made(self) -> str:
        """Return when the keys were made: it stands in the contact file and never changes."""
        self.keys()
        return str((self.desk.store.row(*ROW) or {}).get("made", ""))

    def now(self) -> str:
        """Return the wall clock as it is written."""
        return self.desk.now().isoformat(timespec="seconds")

    def office(self, case: str | None = None) -> Peer | None:
        """Return the office's computer: of several, the one that was heard of last.

        Args:
            case: Whose office is meant; any, if left out.
        """
        found = [
            peer
            for peer in self.peers().values()
            if peer.trusted and not peer.revoked and peer.contact.role is Role.OFFICE
        ]
        if case is not None and len(found) > 1:
            fact = self.fact(shared_case(case))
            whose = fact.belongs if fact and fact.belongs is not None else frozenset()
            found = [peer for peer in found if peer.device in whose]
        return max(found, key=lambda peer: (peer.seen or "", peer.made), default=None)

    def offices(self) -> dict[str, str]:
        return offices(self)

    def whose(self, case: str) -> frozenset[str]:
        known = set(self.authorities().values())
        if len(known) < 2 or not case:
            mine = [one for one in known if self.desk.me.device in one or len(known) == 1]
            return frozenset().union(*mine)
        fact = self.fact(shared_case(case))
        return (fact.belongs if fact else None) or frozenset()

    def readers(self, case: str) -> frozenset[str]:
        if (fact := self.fact(shared_case(case))) is None:
            return frozenset()
        given = {device for device, has_it in fact.given.items() if has_it}
        made = {fact.creator} if fact.creator and fact.given.get(fact.creator, True) else set()
        return frozenset(given | made)

    def heard(self) -> date | None:
        """Return the day the office was last heard from."""
        office = self.office()
        return date.fromisoformat(office.seen[:10]) if office and office.seen else None

    def author(
        self,
        change: Change,
        bound: Mapping[str, str] | None = None,
        peers: Mapping[str, Peer] | None = None,
    ) -> Author:
        """Return who wrote a change, and on which computer.

        Args:
            change: The change.
            bound: Writer to device, if more is known than is stored.
            peers: The computers, likewise.
        """
        device = (self.bindings() if bound is None else bound).get(change.place[0], "")
        is_me = device == self.desk.me.device
        return Author(change.by, *self.owner(device, peers), is_me=is_me)

    def owner(self, device: str, peers: Mapping[str, Peer] | None = None) -> tuple[str, str]:
        """Return a computer's name and its person's; both empty if it is not known here."""
        me = self.desk.me
        if device == me.device:
            return me.device_name, me.person
        peer = (self.peers() if peers is None else peers).get(device)
        if peer is None and (waits := self.start_files().get(device)) is not None:
            return waits.name, ""
        return (peer.contact.name, peer.contact.person) if peer else ("", "")

    # Cases

    def facts(self) -> dict[str, CaseFact]:
        """Return what is known of every shared case; also where only its other part is here."""
        found = {case: self.fact(case) for case in self.desk.shared_cases()}
        facts = {case: fact for case, fact in found.items() if fact is not None}
        for case in filter(is_sent, self.desk.store.cases()):
            if shared_case(case) not in facts:
                belongs = belongs_to(self, case, self.desk.store.changes(case), ())
                facts[shared_case(case)] = CaseFact(shared_case(case), belongs=belongs)
        return facts

    def fact(self, case: str) -> CaseFact | None:
        """Return what is known of one shared case; None if it is not here."""
        with self.desk.lock:
            state, answer = self.desk.state(case), answers(self.desk).get(case)
            known = self._facts.get(case)
            # A workplace goes where the citizens go who name it, so it is looked at each time.
            record = state.records.get(case)
            if record is not None and record.kind == Workplace.KIND:
                return self._fact(case, self._followed_by(case))
            if record is not None and record.kind == SupportLimit.KIND:
                return self._fact(case, frozenset(self.desk.shared_cases()) - {case})
            basis = (id(state), self.version, answer)
            if known is None or (id(known[0]), *known[1:3]) != basis:
                fact = self._fact(case, frozenset())
                if fact is None:
                    return None
                known = self._facts[case] = (state, self.version, answer, fact)
            return known[3]

    def _fact(self, case: str, follows: frozenset[str]) -> CaseFact | None:
        changes = self.desk.changes(case)
        if not changes:
            return None
        bound = self.bindings()
        practice = is_practice(self.desk, case)
        creator, found = creator_of(changes, bound), self.givings.of(case)
        given = {device: one.has_it for device, one in found.items()}
        withdrawn = {device: (one.last.place[0], one.last.place[2])
                     for device, one in found.items() if not one.has_it}  # fmt: skip
        given_by = {device: (one.last.place[0], one.last.place[2])
                    for device, one in found.items() if one.has_it}  # fmt: skip
        belongs = belongs_to(self, case, changes, follows)
        return CaseFact(case, creator, given, practice, follows, withdrawn, given_by, belongs)

    def _followed_by(self, workplace: str) -> frozenset[str]:
        return frozenset(
            case
            for case in self.desk.shared_cases()
            if any(
                course.get("workplace") == workplace
                for course in self.desk.state(case).of_kind(Course.KIND)
            )
        )

    # For the core

    def source(self) -> Source:
        """Return where what is sent is read from."""
        writer, changes = self.desk.me.writer, self.desk.store.changes
        return Source(
            self.me, self.keys(), writer, self.writers, changes, self.seals, self.bindings(),
            self._gone(),
        )  # fmt: skip

    def here(self, keys: DeviceKeys, proposed: Container[str] = frozenset()) -> Here:
        """Return what an import is planned against.

        Args:
            keys: This computer's keys.
            proposed: Ids that are to be proposals.
        """
        gone = self._gone()
        return Here(
            me=self.me,
            signing=keys.public,
            writer=self.desk.me.writer,
            writers=self.writers,
            peers=self.peers(),
            sent=self.sent(),
            cases=self.desk.store.cases(),
            held=Held(self.desk.store.changes, gone),
            seals=self.seals,
            bindings=self.bindings(),
            fold_as=partial(self._fold_as, proposed),
            fact=lambda case: self.fact(shared_case(case)),
            gone=gone,
            returns=self._returns,
            erased=erased(self.desk),
            asked=asked(self.desk),
        )

    def _gone(self) -> dict[str, Vector]:
        return {case: one.vector for case, one in self.desk.gone().items()}

    def _returns(
        self,
        case: str,
        changes: Sequence[Change],
        bound: Mapping[str, str],
        peers: Mapping[str, Peer],
    ) -> bool:
        """Return whether changes give this computer a case that it has let go of; see `Here`."""
        stub, roles = self.desk.stub(case), self.roles_with(bound, peers)
        mine = self.givings.among(changes, creator_of(changes, bound), roles).get(self.me.device)
        if stub is None or mine is None:
            return False
        writer, _, n = mine.last.place
        return mine.has_it and is_beyond(stub.vector, (writer, n))

    def _fold_as(
        self, proposed: Container[str], bound: Mapping[str, str], peers: Mapping[str, Peer]
    ) -> Fold:
        roles = self.roles_with(bound, peers)
        return lambda case, changes: self.desk.fold(case, changes, roles, bound, ROOM, proposed)
