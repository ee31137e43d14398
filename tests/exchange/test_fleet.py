"""Many devices, files lost, repeated, reordered and damaged, clocks wrong, a vault restored."""

from random import Random

import pytest

from tests.changes.canonical import canonical
from tests.exchange.device import AT, Device, office_and
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.changes.change import MAX_CLOCK, compose
from vip2tui.changes.undo import undoing
from vip2tui.changes.vector import digest
from vip2tui.domain.roles import Role
from vip2tui.exchange.errors import RefusedFileError
from vip2tui.exchange.preview import sentences

FIELDS = ("text", "next", "minutes")
CLOCKS = ("2019-01-01T00:00:00+01:00", "2035-12-31T23:59:59+01:00", AT)


class Fleet:
    """An office, its devices, and the files between them in somebody's pocket."""

    def __init__(self, seed: int, *roles: Role) -> None:
        self.rng = Random(seed)
        self.office, *self.others = office_and(*roles, seed=seed)
        for one in (self.office, *self.others):
            one.at = self.rng.choice(CLOCKS)
        self.pocket: list[tuple[Device, bytes]] = []
        self.made: dict[tuple[str, str, str], object] = {}
        """Every value that was ever set: record, field and who."""
        self.actions = 0
        self.refused = 0

    def work(self, device: Device) -> None:
        self.actions += 1
        cases = [case for case in device.store if not case.endswith(".p")]
        if not cases or (self.rng.random() < 0.05 and len(cases) < 12):
            device.new_case()
            return
        case = self.rng.choice(cases)
        records = [f"n{case}{n}" for n in range(6)]
        name = self.rng.choice(FIELDS)
        value = self.rng.randrange(100) if name == "minutes" else f"{device.name} {self.actions}"
        record = self.rng.choice(records)
        values: dict[str, object] = {name: value}
        if record not in device.state(case).records:
            values["type"] = "note"
        change = device.set(case, record, "entry", **values)
        if self.rng.random() < 0.05:
            device.do(*undoing([change]))
        if self.rng.random() < 0.02:
            self.take_back(device, case)

    def take_back(self, device: Device, case: str) -> None:
        """Undo what made a note, long ago perhaps, not knowing who has written on; or, in vain,
        what somebody else made."""
        made = [one for one in device.changes(case) if one.kind == "entry" and "type" in one.set]
        mine = [one for one in made if one.place[0] in device.writers]
        named = mine if self.rng.random() < 0.8 else made
        if named:
            device.do(*undoing([self.rng.choice(named)]))

    def carry(self, sender: Device, to: Device) -> None:
        if to.device not in sender.peers:
            return
        file = sender.send(to)
        luck = self.rng.random()
        if luck < 0.15:
            return
        self.pocket.append((to, file))
        if luck < 0.3:
            self.pocket.append((to, file))

    def deliver(self) -> None:
        if not self.pocket:
            return
        to, file = self.pocket.pop(self.rng.randrange(len(self.pocket)))
        if self.rng.random() < 0.1:
            at = self.rng.randrange(len(file))
            flipped = file[:at] + bytes([file[at] ^ 1 << self.rng.randrange(8)]) + file[at + 1 :]
            before = to.digests()
            with pytest.raises(RefusedFileError):
                to.fetch(flipped)
            assert to.digests() == before
            self.refused += 1
        to.fetch(file)

    def step(self) -> None:
        self.work(self.rng.choice((self.office, *self.others)))
        luck = self.rng.random()
        other = self.rng.choice(self.others)
        if luck < 0.15:
            self.carry(other, self.office)
        elif luck < 0.3:
            self.carry(self.office, other)
        elif luck < 0.55:
            self.deliver()
        elif luck < 0.57:
            cases = [case for case in self.office.store if not case.endswith(".f")]
            if cases:
                self.office.give(self.rng.choice(cases), other)

    def settle(self, rounds: int = 6) -> None:
        while self.pocket:
            self.deliver()
        for _ in range(rounds):
            for other in self.others:
                self.office.fetch(other.send(self.office))
            for other in self.others:
                other.fetch(self.office.send(other))


def assert_equal_everywhere(fleet: Fleet) -> None:
    office = fleet.office
    for other in fleet.others:
        assert set(other.store) <= set(office.store)
        for case in other.store:
            mine, theirs = other.changes(case), office.changes(case)
            assert digest(mine) == digest(theirs), (other.name, case)
            assert canonical(other.state(case)) == canonical(office.state(case)), other.name


ROLES = (Role.MENTOR,) * 5 + (Role.CONSULTANT,) * 3


@pytest.mark.parametrize(("seed", "steps"), [(1, 2_000), (2, 600)])
def test_a_fleet_ends_equal(seed: int, steps: int) -> None:
    fleet = Fleet(seed, *ROLES)
    written: set[str] = set()
    for _ in range(steps):
        fleet.step()
    for one in (fleet.office, *fleet.others):
        written |= {
            change.id
            for case in one.store
            for change in one.changes(case)
            if change.place[0] in one.writers
        }
    fleet.settle(2)
    assert fleet.refused > 10
    assert_equal_everywhere(fleet)
    held = {change.id for case in fleet.office.store for change in fleet.office.changes(case)}
    assert written == held  # nothing gone, nothing twice
    assert all(len(one.writers) == 1 for one in (fleet.office, *fleet.others))


@pytest.mark.parametrize("seed", range(24))
def test_a_restored_vault_that_writes_on_loses_nothing(seed: int) -> None:
    fleet = Fleet(100 + seed, Role.MENTOR, Role.CONSULTANT, Role.MENTOR)
    for _ in range(60):
        fleet.step()
    who = fleet.rng.choice([*fleet.others, fleet.office])
    image = who.image()
    for _ in range(60):
        fleet.step()
    fleet.settle(1)
    who.restore(image)
    known = texts(fleet)  # what only the lost vault had is lost with it
    lost_before = len(who.writers)
    for _ in range(80):
        fleet.step()
    known |= texts(fleet)
    fleet.settle()
    assert_equal_everywhere(fleet)
    assert lost_before < len(who.writers) <= lost_before + 2
    assert known <= texts(fleet)
    for one in (fleet.office, *fleet.others):
        for case in one.store:
            state = one.state(case)
            for record in state.records.values():
                for heads in record.heads.values():
                    # Two that were both taken back, and are spared, say the same.
                    once = [head for head in heads if head.id not in state.spared]
                    assert len({head.action for head in once}) == len(once), "stands twice"


def texts(fleet: Fleet) -> set[tuple[str, str, str, str]]:
    """Every value on any device, by what was said: under whatever number."""
    return {
        (change.action, change.record, name, str(value))
        for one in (fleet.office, *fleet.others)
        for case in one.store
        for change in one.changes(case)
        for name, value in change.set.items()
    }


def counted(device: Device) -> list[tuple[str, str, str]]:
    """Every value as often as it stands live."""
    return sorted(
        (record.id, name, str(head.set[name]))
        for case in device.store
        for record in device.state(case).records.values()
        for name, heads in record.heads.items()
        for head in heads
    )


def thirty_and_ten() -> tuple[Device, Device, str, dict[str, object]]:
    """An image with 40 changes of which the office has 30, and 10 more that the image lacks."""
    office, mentor = office_and(Role.MENTOR)
    case = mentor.new_case()
    for n in range(29):
        mentor.set(case, f"n{n}", text=f"tidlig {n}")
    office.fetch(mentor.send(office))
    mentor.fetch(office.send(mentor))
    for n in range(10):
        mentor.set(case, f"m{n}", text=f"midt {n}")
    image = mentor.image()
    for n in range(10):
        mentor.set(case, f"s{n}", text=f"sen {n}")
    office.fetch(mentor.send(office))
    return office, mentor, case, image


@pytest.mark.parametrize("office_first", [True, False])
@pytest.mark.parametrize("more", [3, 25])
def test_an_image_of_forty_where_the_office_knows_fifty(more: int, *, office_first: bool) -> None:
    office, mentor, case, image = thirty_and_ten()
    old = office.send(mentor)
    mentor.restore(image)
    for n in range(more):
        mentor.set(case, f"ny{n}", text=f"ny {n}")
    if office_first:
        mentor.fetch(old)
    for _ in range(3):
        office.fetch(mentor.send(office))
        mentor.fetch(office.send(mentor))
    assert mentor.digests() == office.digests()
    assert len(mentor.writers) == 2
    state = office.state(case)
    assert len(state.records) == 1 + 29 + 10 + 10 + more
    assert not [record for record in state.records.values() if record.in_doubt()]
    assert counted(office) == counted(mentor)
    assert len(counted(office)) == 50 + more  # nothing stands twice


def test_a_restored_vault_that_wrote_nothing_gets_back_what_it_had_been_sent() -> None:
    office, mentor = office_and(Role.MENTOR)
    case = office.new_case()
    office.give(case, mentor)
    image = mentor.image()
    mentor.fetch(office.send(mentor))
    office.fetch(mentor.send(office))
    mentor.restore(image)
    office.set(case, "n1", text="nyt")
    plan = mentor.fetch(office.send(mentor))
    assert plan.new_writer
    assert plan.effects.gaps == {case: {office.writer: 2}}
    assert sentences(SHIPPED, plan)[-2] == (
        "En fil mangler: 2 ændringer fra Kontoret er ikke kommet endnu. "
        "Den næste fil har det som regel med."
    )
    office.fetch(mentor.send(office))
    mentor.fetch(office.send(mentor))
    assert mentor.digests() == office.digests()
    assert not mentor.plan(office.send(mentor)).effects.gaps


def test_the_offices_own_restored_vault_gets_its_words_back_from_a_laptop() -> None:
    office, mentor = office_and(Role.MENTOR)
    case = office.new_case()
    office.give(case, mentor)
    image = office.image()
    office.set(case, "n1", text="væk hos kontoret")
    mentor.fetch(office.send(mentor))
    office.fetch(mentor.send(office))
    office.restore(image)
    office.set(case, "n2", text="skrevet siden")
    for _ in range(3):
        mentor.fetch(office.send(mentor))
        office.fetch(mentor.send(office))
    assert office.digests() == mentor.digests()
    assert {"n1", "n2"} <= office.state(case).records.keys()


def test_a_vault_brings_back_its_own_words_from_its_own_old_file() -> None:
    office, mentor = office_and(Role.MENTOR)
    case = mentor.new_case()
    image = mentor.image()
    mentor.set(case, "n1", text="kun i filen")
    own = mentor.send(office)
    mentor.restore(image)
    mentor.set(case, "n2", text="skrevet siden")
    office.fetch(mentor.send(office))
    plan = office.fetch(own)
    assert plan.aside == 1
    plan = mentor.fetch(own)
    assert plan.new_writer
    for _ in range(3):
        office.fetch(mentor.send(office))
        mentor.fetch(office.send(mentor))
    assert mentor.digests() == office.digests()
    assert {"n1", "n2"} <= office.state(case).records.keys()


def test_any_order_and_any_repetition_gives_the_same() -> None:
    rng = Random(5)
    office, mentor, consultant = office_and(Role.MENTOR, Role.CONSULTANT)
    files = []
    for one in (mentor, consultant):
        for n in range(4):
            one.set(one.new_case() if not n else next(iter(one.store)), f"n{n}", text=str(n))
            files.append(one.send(office))
    image = office.image()
    ends = set()
    for _ in range(12):
        office.restore(image)
        image = office.image()
        order = [rng.choice(files) for _ in range(6)] + rng.sample(files, len(files))
        for file in order:
            office.fetch(file)
        assert office.fetch(order[0]).is_empty
        told = [(one, sorted(peer.have.items())) for one, peer in sorted(office.peers.items())]
        seals = sorted((c, w, s.n) for c, kept in office.seals.items() for w, s in kept.items())
        ends.add(repr((sorted(office.digests().items()), told, seals)))
    assert len(ends) == 1


def test_a_copied_vault_is_two_writers() -> None:
    office, mentor = office_and(Role.MENTOR)
    case = mentor.new_case()
    office.fetch(mentor.send(office))
    mentor.fetch(office.send(mentor))
    twin = Device(mentor.name, mentor.role, Random(99), mentor.keys, device=mentor.device)
    twin.restore(mentor.image())
    for n in range(3):
        mentor.set(case, f"a{n}", text=f"a {n}")
        twin.set(case, f"b{n}", text=f"b {n}")
    for _ in range(4):
        for one in (mentor, twin):
            office.fetch(one.send(office))
            one.fetch(office.send(one))
    for one in (mentor, twin):
        one.fetch(office.send(one))
    assert {"a0", "a1", "a2", "b0", "b1", "b2"} <= office.state(case).records.keys()
    assert len(counted(office)) == 7


def test_a_device_whose_clock_ran_away_stops_nobody() -> None:
    fleet = Fleet(7, Role.MENTOR, Role.CONSULTANT, Role.MENTOR)
    for n in range(240):
        fleet.step()
        if n % 60 == 30:
            wild = fleet.others[0]
            case = next((case for case in wild.store if "." not in case), None) or wild.new_case()
            last = wild.state(case).numbers.get(wild.writer, (0, 0))[0]
            far = compose(id=f"{wild.writer}.{case}.{last + 1}", clock=MAX_CLOCK - n, action="x",
                          at=AT, by="x", record="x", kind="entry", set={"text": "x"})  # fmt: skip
            wild.keep([far])
    fleet.settle()
    assert_equal_everywhere(fleet)
    for one in (fleet.office, *fleet.others):
        for case in one.store:
            assert one.state(case).clock < 1_000
            made = one.set(case, f"sidst-{one.device}", text="står")
            assert one.state(case).records[made.record].get("text") == "står"


@pytest.mark.parametrize("more", [1, 2])
def test_an_old_file_with_what_came_since_under_another_writer_changes_nothing(more: int) -> None:
    office, mentor = office_and(Role.MENTOR)
    case, first = mentor.new_case(), mentor.writer
    office.fetch(mentor.send(office))
    mentor.fetch(office.send(mentor))
    image = mentor.image()
    mentor.set(case, "s0", text="sen")
    office.fetch(mentor.send(office))
    mentor.restore(image)
    for n in range(more):
        mentor.set(case, f"m{n}", text=f"igen {n}")
    late = mentor.send(office)
    mentor.fetch(office.send(mentor))
    assert mentor.writer != first
    office.fetch(mentor.send(office))
    before = (office.digests(), office.seals[case][first])
    assert office.fetch(late).is_empty
    assert (office.digests(), office.seals[case][first]) == before
