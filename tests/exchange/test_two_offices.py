"""Two offices on one laptop never meet: no byte of one's case goes into a file to the other."""

from __future__ import annotations

import json
from base64 import b64decode
from dataclasses import dataclass, field
from itertools import count
from random import Random
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.exchange.device import AT, Device
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.changes.change import compose
from vip2tui.domain.roles import Role
from vip2tui.exchange.authority import Trail, authorities, belongs, trail_of
from vip2tui.exchange.errors import OutOfScopeError
from vip2tui.exchange.peers import Peer
from vip2tui.exchange.preview import sentences
from vip2tui.exchange.scope import Party

if TYPE_CHECKING:
    from vip2tui.changes.change import Change


@dataclass
class Town:
    """A laptop of a mentor and one of a consultant, both with two offices that do not know of one
    another; the first office has two computers, and each office a laptop of its own."""

    seed: int
    whose: dict[str, frozenset[str]] = field(default_factory=dict)
    """Case to the offices that may ever have a byte of it."""

    def __post_init__(self) -> None:
        self.rng = Random(self.seed)
        make = [("Vest", Role.OFFICE), ("Vest 2", Role.OFFICE), ("Øst", Role.OFFICE),
                ("Mentor", Role.MENTOR), ("Konsulent", Role.CONSULTANT),
                ("Vests egen", Role.MENTOR), ("Østs egen", Role.CONSULTANT)]  # fmt: skip
        self.every = [Device(name, role, self.rng) for name, role in make]
        (self.west, self.west_2, self.east, self.mentor, self.consultant, self.wests,
         self.easts) = self.every  # fmt: skip
        self.shared = (self.mentor, self.consultant)
        self.west.enrol(self.west_2, *self.shared, self.wests)
        self.west_2.enrol(self.west, *self.shared, self.wests)
        self.east.enrol(*self.shared, self.easts)
        for laptop in self.shared:
            laptop.trusts(self.west, self.west_2, self.east)
        self.wests.trusts(self.west, self.west_2)
        self.easts.trusts(self.east)
        self.numbers = count(1)
        for office in (self.west, self.west_2, self.east):  # each has heard of the others' lists
            for laptop in self.peers_of(office):
                laptop.fetch(office.send(laptop))

    @property
    def wests_offices(self) -> frozenset[str]:
        return frozenset({self.west.device, self.west_2.device})

    def offices_of(self, office: Device) -> frozenset[str]:
        easts = frozenset({self.east.device})
        return self.wests_offices if office.device in self.wests_offices else easts

    def peers_of(self, one: Device) -> list[Device]:
        return [other for other in self.every if other.device in one.peers]

    def new_case(self, device: Device) -> str:
        office = device if device.role is Role.OFFICE else None
        if device in self.shared:
            office = self.rng.choice((self.west, self.west_2, self.east))
        case = device.new_case(office=office if device in self.shared else None)
        office = office or (self.west if device is self.wests else self.east)
        self.whose[case] = self.offices_of(office)
        return case

    def work(self, device: Device) -> None:
        cases = [case for case in device.store if not case.endswith(".f")]
        if not cases or self.rng.random() < 0.1:
            self.new_case(device)
            return
        case = self.rng.choice(cases)
        if device.role is not Role.MENTOR and self.rng.random() < 0.3:
            case += ".f"
        number = next(self.numbers)
        record = f"n{case.removesuffix('.f')}{number % 5}"
        device.set(case, record, "entry", text=f"{case} {number}")
        others = [one for one in self.peers_of(device) if one.role is not Role.OFFICE]
        if device.role is Role.OFFICE and others and self.rng.random() < 0.3:
            device.give(case.removesuffix(".f"), self.rng.choice(others))

    def carry(self, sender: Device, to: Device) -> None:
        file = sender.send(to)
        if to.role is Role.OFFICE:
            self.look_into(file, to)
        if self.rng.random() < 0.8:
            to.fetch(file)

    def look_into(self, file: bytes, to: Device) -> None:
        """Read every byte of a file as who gets it."""
        said = read_all(to, file)
        for case, offices in self.whose.items():
            assert to.device in offices or case.encode() not in said, (self.seed, to.name)
        strangers = (self.easts, self.east) if to.device in self.wests_offices else (
            self.wests, self.west, self.west_2)  # fmt: skip
        for stranger in strangers:
            for one in (stranger.device, stranger.name, *stranger.writers, stranger.keys.public):
                assert one.encode() not in said, (self.seed, to.name, stranger.name)

    def step(self) -> None:
        self.work(self.rng.choice(self.every))
        if self.rng.random() < 0.6:
            sender = self.rng.choice(self.every)
            self.carry(sender, self.rng.choice(self.peers_of(sender)))


def read_all(to: Device, file: bytes) -> bytes:
    """Return everything a file says, what is base64 in its first line as what it stands for."""
    inside = to.inside(file)
    head, _, body = inside.partition(b"\n")
    return b"\n".join((head, b64decode(json.loads(head)["payload"]), body))


@pytest.mark.parametrize("seed", range(6))
def test_no_byte_of_one_offices_case_goes_into_a_file_to_the_other(seed: int) -> None:
    town = Town(seed)
    for _ in range(160):
        town.step()
    for _ in range(4):
        for sender in town.every:
            for to in town.peers_of(sender):
                file = sender.send(to)
                if to.role is Role.OFFICE:
                    town.look_into(file, to)
                to.fetch(file)
    for office in (town.west, town.west_2, town.east):
        held = {case.removesuffix(".f") for case in office.store}
        assert held <= {case for case, offices in town.whose.items() if office.device in offices}
        for laptop in town.shared:  # and all that is an office's does come to it
            mine = {case for case in laptop.store
                    if office.device in town.whose[case.removesuffix(".f")]}  # fmt: skip
            assert mine, (seed, laptop.name)
            for case in mine:
                assert laptop.digests()[case] == office.digests()[case], (seed, case)


# Whose a case is


def known(**names: str) -> dict[str, frozenset[str]]:
    """Return authorities by their letters: ``known(a="ab", b="ab", c="c")``."""
    return {one: frozenset(whole) for one, whole in names.items()}


TWO = known(a="ab", b="ab", c="c")


@pytest.mark.parametrize(
    ("trail", "more", "whose"),
    [
        (Trail((frozenset("a"), frozenset("c"))), {}, "ab"),  # what counts more stands first
        (Trail((frozenset("ac"), frozenset("c"))), {}, "c"),  # a laptop of both shows nothing
        (Trail((frozenset("x"), frozenset("c"))), {}, "c"),  # an office that is gone: the next
        (Trail((frozenset("x"),)), {"holders": "a"}, "ab"),
        (Trail((frozenset("x"),)), {}, ""),
        (Trail(), {}, ""),
        (Trail(), {"answer": "b"}, "ab"),
        (Trail(), {"holders": "ab"}, "ab"),
        (Trail(), {"holders": "ac"}, ""),
        (Trail(), {"holders": "a", "answer": "c"}, "c"),
        (Trail((frozenset("a"),)), {"answer": "c"}, "ab"),
        (Trail((frozenset("a"),), (("b", "c"),)), {}, "c"),
        (Trail((frozenset("a"),), (("c", "c"),)), {}, "ab"),  # nobody takes another's
        (Trail((frozenset("a"),), (("a", "c"), ("c", "b"))), {}, "ab"),
        (Trail((frozenset("a"),), (("a", "c"), ("a", "b"))), {}, "c"),
        (Trail((), (("c", "a"),)), {}, "ab"),
        (Trail((frozenset("a"),), (("a", "x"),)), {}, "x"),
    ],
)
def test_whose_a_case_is(trail: Trail, more: dict[str, str], whose: str) -> None:
    assert belongs(trail, TWO, **more) == frozenset(whose)  # type: ignore[arg-type]


def test_with_one_office_every_case_is_its_own_unless_it_names_another() -> None:
    assert belongs(Trail(), known(a="ab", b="ab")) == frozenset("ab")
    assert belongs(Trail((frozenset("x"),)), known(a="a")) == frozenset()
    assert belongs(Trail(), {}) == frozenset()


def test_a_case_that_nobody_wrote_in_shows_nothing() -> None:
    assert trail_of([], (), str, frozenset, "assignment") == Trail((), ())


def a_history(draws: list[tuple[int, int, int]]) -> list[Change]:
    made, numbers = [], dict[str, int]()
    for at, (writer, what, whom) in enumerate(draws):
        name = f"w{writer}"
        numbers[name] = numbers.get(name, 0) + 1
        kind = ("citizen", "entry", "assignment", "belonging")[what]
        said: dict[str, object] = {"text": str(at)}
        if what in (0, 3):
            said = {"office": f"d{whom}"}
        made.append(
            compose(id=f"{name}.c.{numbers[name]}", clock=1 + at // 2, action=f"a{at}", at=AT,
                    by="P", record=f"r{what}", kind=kind, set=said)
        )  # fmt: skip
    return made


@given(
    st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3), st.integers(0, 3)), max_size=12),
    st.randoms(use_true_random=False),
)
def test_the_set_of_changes_alone_says_whose_a_case_is(
    draws: list[tuple[int, int, int]], rng: Random
) -> None:
    changes = a_history(draws)
    other = changes + rng.sample(changes, len(changes) // 2)
    rng.shuffle(other)
    offices = known(d0="d0", d1="d1")

    def trail(some: list[Change]) -> Trail:
        return trail_of(
            some,
            (),
            lambda writer: f"d{writer[1:]}",
            lambda device: frozenset({device} & offices.keys()),
            "assignment",
        )

    assert trail(other) == trail(changes)
    assert belongs(trail(other), offices) == belongs(trail(changes), offices)


# Authorities


def test_two_that_both_know_a_third_are_two() -> None:
    rng = Random(1)
    west, east, provider, laptop = (
        Device(name, Role.OFFICE if n < 3 else Role.MENTOR, rng)
        for n, name in enumerate(("Vest", "Øst", "Udbyder", "Laptop"))
    )
    for office in (west, east, provider):
        office.enrol(laptop)
        laptop.trusts(office)
    west.enrol(provider)
    east.enrol(provider)
    provider.enrol(west, east)
    for office in (west, east, provider):
        laptop.fetch(office.send(laptop))
    met = authorities(laptop.party, laptop.peers)
    assert met[west.device] == {west.device, provider.device}
    assert met[east.device] == {east.device, provider.device}
    assert authorities(west.party, west.peers)[west.device] == {west.device}  # not heard of yet
    west.fetch(provider.send(west))
    assert authorities(west.party, west.peers)[west.device] == {west.device, provider.device}


def test_an_office_that_is_only_named_on_a_list_is_not_one_to_choose() -> None:
    town = Town(1)
    town.west.enrol(*(unheard := [Device("Vest 3", Role.OFFICE, town.rng)]))
    town.mentor.fetch(town.west.send(town.mentor))
    assert unheard[0].device in town.mentor.peers
    assert unheard[0].device not in authorities(town.mentor.party, town.mentor.peers)


# Lists


def test_a_list_bars_its_own_devices_only_and_says_so_by_name() -> None:
    town = Town(2)
    new = Device("Ny bærbar", Role.MENTOR, town.rng)
    town.east.trusts(town.west, town.wests, new)
    town.east.enrol(revoked=[town.west.device, town.wests.device, town.easts.device])
    before = dict(town.mentor.peers)
    plan = town.mentor.fetch(town.east.send(town.mentor))
    after = town.mentor.peers
    assert not after[town.west.device].revoked
    assert after[town.west.device].contact == before[town.west.device].contact
    assert not after[town.wests.device].revoked
    assert after[town.easts.device].revoked
    told = sentences(SHIPPED, plan)
    assert "Ny bærbar (Ny bærbar Jensen, mentor) bliver kendt her." in told
    assert "Østs egen (Østs egen Jensen, konsulent) bliver spærret." in told
    (asked,) = [one for one in told if "Det sker ikke" in one]
    assert "Vest (Vest Jensen, kommunens kontor)" in asked
    town.west.enrol(revoked=[town.wests.device])
    told = sentences(SHIPPED, town.mentor.fetch(town.west.send(town.mentor)))
    assert "Vests egen (Vests egen Jensen, mentor) bliver spærret." in told
    town.west.trusts(town.wests)
    town.west.enrol()
    told = sentences(SHIPPED, town.mentor.fetch(town.west.send(town.mentor)))
    assert told == [
        "Filen har kontorets liste over computere med. Ingen oplysninger om borgere bliver ændret.",
        "Vests egen (Vests egen Jensen, mentor) bliver godkendt igen.",
    ]
    told = sentences(SHIPPED, town.mentor.fetch(town.west.send(town.mentor)))
    assert told == ["Filen er en kvittering. Ingen oplysninger bliver ændret."]


def test_no_list_frees_whom_a_person_here_has_barred() -> None:
    town = Town(2)
    one = town.wests
    town.mentor.peers[one.device] = Peer(
        one.contact, trusted=True, revoked=True, lists={town.mentor.device: True}
    )
    town.west.enrol()
    town.mentor.fetch(town.west.send(town.mentor))
    assert town.mentor.peers[one.device].revoked
    town.mentor.peers[one.device] = Peer(one.contact, trusted=True, revoked=True)
    town.west.enrol()
    town.mentor.fetch(town.west.send(town.mentor))
    assert not town.mentor.peers[one.device].revoked


def test_a_list_gives_nobody_elses_device_another_role_or_name() -> None:
    town = Town(3)
    contact = town.wests.contact.model_copy(update={"role": Role.OFFICE, "name": "Falsk"})
    office = town.west.contact.model_copy(update={"role": Role.MENTOR, "name": "Falsk"})
    for one in (contact, office):
        town.east.peers[one.device] = Peer(one, trusted=True)
    town.east.enrol()
    before = {one: town.mentor.peers[one].contact for one in (contact.device, office.device)}
    town.mentor.fetch(town.east.send(town.mentor))
    assert {one: town.mentor.peers[one].contact for one in before} == before


def test_an_office_is_barred_by_one_of_its_own() -> None:
    town = Town(4)
    town.west.enrol(revoked=[town.west_2.device])
    plan = town.mentor.fetch(town.west.send(town.mentor))
    assert town.mentor.peers[town.west_2.device].revoked
    assert "Vest 2 (Vest 2 Jensen, kommunens kontor) bliver spærret." in sentences(SHIPPED, plan)
    case = town.new_case(town.mentor)
    assert town.mentor.facts()[case].belongs is not None


def test_another_office_may_not_write_in_a_case_that_is_not_its_own() -> None:
    town = Town(5)
    case = town.mentor.new_case(office=town.west)
    town.east.set(case, "n1", "entry", text="fra en anden")
    town.east.give(case, town.mentor)
    before = town.mentor.digests()
    with pytest.raises(OutOfScopeError):
        town.mentor.fetch(town.east.send(town.mentor))
    assert town.mentor.digests() == before
    assert town.mentor.facts()[case].belongs == town.wests_offices


def test_a_case_that_was_moved_goes_to_the_other_office() -> None:
    town = Town(6)
    case = town.west.new_case()
    town.west.give(case, town.mentor)
    town.mentor.fetch(town.west.send(town.mentor))
    assert town.mentor.facts()[case].belongs == town.wests_offices
    town.west.set(case, "b", "belonging", citizen=case, office=town.east.device)
    town.west.enrol(town.east)
    town.east.trusts(town.west)
    town.east.enrol()
    town.east.fetch(town.west.send(town.east))
    town.east.set(case, "n1", "entry", text="hos den nye")
    town.east.give(case, town.mentor)
    town.mentor.fetch(town.east.send(town.mentor))  # before the first office's own file has come
    assert town.mentor.facts()[case].belongs == {town.east.device}
    town.mentor.set(case, "n2", "entry", text="svar")
    assert case.encode() not in read_all(town.west, town.mentor.send(town.west))
    town.east.fetch(town.mentor.send(town.east))
    assert "n2" in town.east.state(case).records


def test_me_is_no_office_of_a_laptop() -> None:
    assert authorities(Party("d", Role.MENTOR), {}) == {}
    assert authorities(Party("d", Role.OFFICE), {}) == {"d": frozenset("d")}
