"""A device with a store of its own, doing with the exchange what the services do with it."""

from __future__ import annotations

import io
from dataclasses import dataclass, field, replace
from itertools import count
from random import Random
from typing import TYPE_CHECKING

import pyrage

from vip2tui.changes.change import is_same
from vip2tui.changes.fold import CaseState, fold
from vip2tui.changes.redaction import redacting, without
from vip2tui.changes.stub import Stub, is_beyond
from vip2tui.changes.vector import Vector, digest, vector
from vip2tui.changes.writer import Draft, Pen, write
from vip2tui.domain.kinds.places import LOCAL, place_of, shared_case
from vip2tui.domain.kinds.table import may_stand, parents
from vip2tui.domain.roles import Role
from vip2tui.exchange.authority import Trail, authorities, belongs, trail_of, vouching
from vip2tui.exchange.bundle import Stamp, write_bundle
from vip2tui.exchange.chains import Held
from vip2tui.exchange.contact import Contact
from vip2tui.exchange.context import Context, Fresh, Here
from vip2tui.exchange.gone import not_sent
from vip2tui.exchange.imports import ranges
from vip2tui.exchange.keys import DeviceKeys
from vip2tui.exchange.peers import Peer
from vip2tui.exchange.plan import ImportPlan, plan_import
from vip2tui.exchange.reader import open_bundle
from vip2tui.exchange.receipts import SentFile, sent_file
from vip2tui.exchange.roster import Member, make_roster
from vip2tui.exchange.scope import CaseFact, Party, cases_for, cases_named, farewells
from vip2tui.exchange.seals import Seal, bindings
from vip2tui.exchange.sending import Outgoing, Source, outgoing
from vip2tui.exchange.strict import sendable
from vip2tui.services.admitting import MAKING, owner_in

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vip2tui.changes.change import Change
    from vip2tui.exchange.arrived import Opened
    from vip2tui.exchange.keys import Envelope

AT = "2026-05-04T10:00:00+02:00"


@dataclass
class Device:
    """One computer. `rng` makes every id, so a test that fails fails again."""

    name: str
    role: Role
    rng: Random
    keys: DeviceKeys = field(default_factory=DeviceKeys.make)
    at: str = AT
    device: str = ""
    writers: list[str] = field(default_factory=list)
    store: dict[str, dict[str, Change]] = field(default_factory=dict)
    peers: dict[str, Peer] = field(default_factory=dict)
    seals: dict[str, dict[str, Seal]] = field(default_factory=dict)
    sent: dict[str, SentFile] = field(default_factory=dict)
    imports: list[dict[str, object]] = field(default_factory=list)
    held: set[str] = field(default_factory=set)
    answers: dict[str, str] = field(default_factory=dict)
    stubs: dict[str, Stub] = field(default_factory=dict)
    roster: Envelope | None = None
    roster_version: int = 0

    def __post_init__(self) -> None:
        self.device = self.device or self.id("d")
        self.writers = self.writers or [self.id("w")]

    def id(self, letter: str = "") -> str:
        return f"{letter}{self.rng.getrandbits(64):016x}"

    @property
    def writer(self) -> str:
        return self.writers[-1]

    @property
    def party(self) -> Party:
        return Party(self.device, self.role)

    @property
    def contact(self) -> Contact:
        return Contact(
            device=self.device, name=self.name, person=f"{self.name} Jensen", role=self.role,
            authority="Kommunen", signing=self.keys.public, recipient=self.keys.recipient, made=AT,
        )  # fmt: skip

    def trusts(self, *others: Device) -> None:
        for other in others:
            self.peers[other.device] = Peer(other.contact, trusted=True)

    def enrol(self, *others: Device, revoked: Iterable[str] = ()) -> None:
        """As the office: put devices on the roster."""
        self.trusts(*(other for other in others if other.device not in self.peers))
        for one in revoked:
            self.peers[one] = replace(self.peers[one], revoked=True)
        self.roster_version += 1
        members = [Member(peer.contact, peer.revoked) for peer in self.peers.values()]
        self.roster = make_roster(self.keys, self.device, self.roster_version, AT, members)

    # What is kept

    def cases(self) -> list[str]:
        return list(self.store)

    def changes(self, case: str) -> list[Change]:
        return list(self.store.get(case, {}).values())

    def fold(
        self, case: str, changes: Iterable[Change], bound: Mapping[str, str] | None = None
    ) -> CaseState:
        place = place_of(case)

        def admits(change: Change) -> bool:
            return may_stand(change.kind, place) or change.kind in ("assignment", "import")

        return fold(
            changes, held=self.held, admits=admits, parents=parents(), making=MAKING,
            owner=owner_in(place, self.bindings() if bound is None else bound, self.device),
        )  # fmt: skip

    def state(self, case: str) -> CaseState:
        return self.fold(case, self.changes(case))

    def digests(self) -> dict[str, str]:
        return {case: digest(self.changes(case)) for case in self.store if case != LOCAL}

    def keep(self, changes: Iterable[Change]) -> None:
        for change in changes:
            known = self.store.setdefault(change.place[1], {}).setdefault(change.id, change)
            assert is_same(known.line, change), f"{self.name}: {change.id} twice"

    def put_instead(self, changes: Iterable[Change]) -> None:
        for change in changes:
            held = self.store[change.place[1]]
            assert is_same(held[change.id].line, change)
            held[change.id] = change

    def bindings(self) -> dict[str, str]:
        kept = [seal for seals in self.seals.values() for seal in seals.values()]
        return bindings(kept, self.writers, self.device)

    # What a person does

    def do(self, *drafts: Draft) -> list[Change]:
        made = write(
            drafts, self.state, pen=Pen(self.writer, self.name), action=self.id("a"), at=self.at,
            stubs=self.stubs.get,
        )  # fmt: skip
        for change in made:
            sendable(change)
        self.keep(made)
        return made

    def set(self, case: str, record: str, kind: str = "entry", **values: object) -> Change:
        known = self.state(case).records.get(record)
        over = {name: known.over(name) for name in values} if known else {}
        return self.do(Draft(case, record, kind, values, over))[0]

    def new_case(self, *, practice: bool = False, office: Device | None = None) -> str:
        case = self.id("c")
        values: dict[str, object] = {"name": f"Borger {case}"}
        if office is not None:
            values["office"] = office.device
        if practice:
            values["practice"] = True
        self.do(Draft(case, case, "citizen", values))
        return case

    def redact(self, change: Change, *fields: str, reason: str = "et CPR-nummer") -> Change:
        """Take values of a change away here, whoever may."""
        (made,) = self.do(redacting(change, fields, self.id("r"), reason))
        self.put_instead([without(change, fields)])
        return made

    def give(self, case: str, to: Device, *, until: str | None = None) -> None:
        record = f"as-{case}-{to.device}"
        values = {"device": to.device, "citizen": case} | ({"until": until} if until else {})
        self.set(case, record, "assignment", **values)

    def let_go(self, case: str) -> None:
        """Let go of a case, without asking whether anybody has it."""
        changes = self.changes(case)
        self.stubs[case] = Stub(
            case, vector(changes), self.state(case).clock, self.at[:10],
            tuple(device for device, one in self.peers.items()
                  if one.contact.role is Role.OFFICE),
        )  # fmt: skip
        del self.store[case]

    @property
    def gone(self) -> dict[str, Vector]:
        return {case: one.vector for case, one in self.stubs.items() if case not in self.store}

    def returns(self, case: str, changes: Iterable[Change], _bound: object, _peers: object) -> bool:
        record = self.fold(case, changes).records.get(f"as-{case}-{self.device}")
        stamp = record and record.get("until") is None and record.stamp("device")
        return bool(stamp) and is_beyond(self.stubs[case].vector, (stamp.place[0], stamp.place[2]))

    # The exchange

    def facts(self) -> dict[str, CaseFact]:
        bound, known = self.bindings(), authorities(self.party, self.peers)
        found: dict[str, CaseFact] = {}
        for case in self.store:
            if case == LOCAL or shared_case(case) != case:
                continue
            state = self.state(case)
            first = min(self.changes(case), key=lambda change: change.order)
            given, withdrawn, given_by = {}, {}, {}
            for record in state.of_kind("assignment"):
                device = record.get("device")
                given[device] = record.get("until") is None
                stamp = record.stamp("device" if given[device] else "until")
                assert stamp
                if given[device]:
                    given_by[device] = (stamp.place[0], stamp.place[2])
                else:
                    withdrawn[device] = (stamp.place[0], stamp.place[2])
            citizen = state.records.get(case)
            found[case] = CaseFact(
                case, bound.get(first.place[0]), given,
                practice=bool(citizen and citizen.get("practice")), withdrawn=withdrawn,
                given_by=given_by,
                belongs=belongs(self.trail(case), known, answer=self.answers.get(case),
                                holders=[one for one in known if one in self.peers
                                         and case in self.peers[one].have]),
            )  # fmt: skip
        return found

    def trail(self, case: str) -> Trail:
        state, bound = self.state(case), self.bindings()
        return trail_of(
            self.changes(case), [*state.dead, *(one.id for one in state.proposals)],
            lambda writer: bound.get(writer, ""),
            lambda device: vouching(device, self.party, self.peers), "assignment",
        )  # fmt: skip

    def source(self) -> Source:
        return Source(
            self.party, self.keys, self.writer, frozenset(self.writers), self.changes,
            lambda case: self.seals.get(case, {}), self.bindings(), self.gone,
        )  # fmt: skip

    def here(self) -> Here:
        facts = self.facts()
        return Here(
            self.party, self.keys.public, self.writer, frozenset(self.writers), self.peers,
            self.sent, self.cases(), Held(self.changes, self.gone),
            lambda case: self.seals.get(case, {}),
            self.bindings(),
            lambda bound, _peers: lambda case, changes: self.fold(case, changes, bound),
            lambda case: facts.get(shared_case(case)), self.gone, self.returns,
        )  # fmt: skip

    def reached(self, peer: Peer) -> set[str]:
        files = [file for file in self.sent.values() if file.addressee == peer.device]
        return {case for file in files for case in file.reach} | set(peer.have)

    def parts(self, to: Device) -> list[Outgoing]:
        peer, facts = self.peers[to.device], self.facts()
        out = not_sent(peer.device, peer.gone, peer.have, facts)
        let_go = {case for case in self.gone if to.device in self.stubs[case].offices}
        them = Party(to.device, to.role)
        return outgoing(
            self.source(), peer,
            cases_for(them, self.party, self.store, facts) - out,
            named=cases_named(them, self.party, self.store, facts) | let_go,
            farewell={
                case: until
                for case, until in farewells(
                    them, self.party, self.store, facts, self.reached(peer)
                ).items()
                if case not in out
            },
        )  # fmt: skip

    def send(self, to: Device) -> bytes:
        (part,) = self.parts(to)
        out, bundle = io.BytesIO(), self.id("b")
        made = write_bundle(out, self.source(), part, Stamp(bundle, self.at, "1.0", self.roster))
        self.sent[bundle] = sent_file(part, bundle=bundle, name="fil.vip2", made=self.at)
        self.peers[to.device] = self.peers[to.device].sent(made.mark)
        return out.getvalue()

    def inside(self, data: bytes) -> bytes:
        """What an age tool makes of a file to this device."""
        return pyrage.decrypt(data, [self.keys.age])

    def open(self, data: bytes) -> Opened:
        return open_bundle(data, self.keys, self.device, self.peers)

    def plan(self, data: bytes) -> ImportPlan:
        fresh = Fresh(self.id("w"), self.id("a"), self.at, self.name)
        return plan_import(Context(self.open(data), self.here(), fresh))

    def fetch(self, data: bytes) -> ImportPlan:
        plan = self.plan(data)
        self.apply(plan)
        return plan

    def apply(self, plan: ImportPlan) -> None:
        for one in plan.drops:
            del self.store[one.split(".", 1)[1].rsplit(".", 1)[0]][one]
        self.put_instead(plan.instead)
        self.keep(plan.changes)
        for seal in plan.seals:
            self.seals.setdefault(seal.case, {})[seal.writer] = Seal.of(seal.row())
        self.peers |= {device: Peer.of(peer.row()) for device, peer in plan.peers.items()}
        self.imports.append({"new": ranges(one for new in plan.new.values() for one in new)})
        self.writers += plan.own_writers

    def image(self) -> dict[str, object]:
        """What a backup holds."""
        return {
            "store": {case: dict(changes) for case, changes in self.store.items()},
            "peers": dict(self.peers),
            "seals": {case: dict(seals) for case, seals in self.seals.items()},
            "sent": dict(self.sent),
            "writers": list(self.writers),
        }

    def restore(self, image: dict[str, object]) -> None:
        for name, value in image.items():
            setattr(self, name, value)


def office_and(*roles: Role, seed: int = 1) -> tuple[Device, ...]:
    """Return an office and devices that know it, all on its roster."""
    rng = Random(seed)
    numbers = count(1)
    office = Device("Kontoret", Role.OFFICE, rng)
    others = [Device(f"Laptop {next(numbers)}", role, rng) for role in roles]
    office.enrol(*others)
    for other in others:
        other.trusts(office)
    return office, *others
