"""Cases that were let go: never numbered twice, never asked for again, whole when given anew."""

from random import Random

import pytest

from tests.exchange.device import Device, office_and
from tests.exchange.test_fleet import Fleet, assert_equal_everywhere
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.changes.vector import digest, vector
from vip2tui.domain.roles import Role
from vip2tui.exchange.chains import Chains
from vip2tui.exchange.errors import HostileFileError
from vip2tui.exchange.manifest import read_manifest
from vip2tui.exchange.preview import sentences
from vip2tui.exchange.receipts import unreceipted

ROLES = (Role.MENTOR, Role.MENTOR, Role.CONSULTANT)


def unsent(device: Device, office: Device, case: str) -> int:
    theirs = device.peers[office.device].have.get(case, {})
    return unreceipted(Chains(device.changes(case)), theirs, device.writers)


def given(office: Device, laptop: Device) -> str:
    """A case of the office's that a laptop wrote in, and that is receipted there."""
    case = office.new_case()
    office.give(case, laptop)
    laptop.fetch(office.send(laptop))
    laptop.set(case, "n1", type="note", text="fra mentoren")
    office.fetch(laptop.send(office))
    laptop.fetch(office.send(laptop))
    assert not unsent(laptop, office, case)
    return case


def test_it_is_not_sent_again_and_comes_back_whole_when_it_is_given_anew() -> None:
    office, laptop = office_and(Role.MENTOR)
    case = given(office, laptop)
    laptop.let_go(case)
    office.fetch(laptop.send(office))
    assert office.peers[laptop.device].gone == {case}
    office.set(case, "n2", type="note", text="senere")
    (part,) = office.parts(laptop)
    assert not part.runs
    assert case in part.have, "what the office has is told as before"
    office.give(case, laptop)
    plan = laptop.fetch(office.send(laptop))
    assert plan.gone == 0
    assert digest(laptop.changes(case)) == digest(office.changes(case))
    assert plan.new_writer is None
    last = laptop.set(case, "n3", type="note", text="videre")
    assert last.place[2] == 2, "its own numbers go on"
    office.fetch(laptop.send(office))
    assert not office.peers[laptop.device].gone
    assert digest(laptop.changes(case)) == digest(office.changes(case))


def test_an_old_file_does_not_bring_it_back_and_is_counted() -> None:
    office, laptop = office_and(Role.MENTOR)
    case = office.new_case()
    office.give(case, laptop)
    old = office.send(laptop)
    laptop.fetch(old)
    own = laptop.send(office)
    office.fetch(own)
    laptop.fetch(office.send(laptop))
    office.set(case, "n1", type="note", text="undervejs")
    crossing = office.send(laptop)
    laptop.let_go(case)
    for file, lines in ((old, 2), (crossing, 1)):
        plan = laptop.fetch(file)
        assert (plan.gone, plan.is_empty, plan.new_writer) == (lines, True, None)
        assert any("sluppet" in one for one in sentences(SHIPPED, plan))
        assert case not in laptop.store
    office.fetch(laptop.send(office))
    (part,) = office.parts(laptop)
    assert not part.runs


def test_given_anew_before_the_office_heard_of_it_it_comes_with_the_file_after() -> None:
    office, laptop = office_and(Role.MENTOR)
    case = given(office, laptop)
    laptop.let_go(case)
    office.give(case, laptop)
    assert laptop.fetch(office.send(laptop)).gone == 1
    assert case not in laptop.store
    office.fetch(laptop.send(office))
    laptop.fetch(office.send(laptop))
    assert digest(laptop.changes(case)) == digest(office.changes(case))


def test_only_an_assignment_brings_it_back() -> None:
    """A whole case of which the assignment is the one that was known, from a forgetful office."""
    office, laptop = office_and(Role.MENTOR)
    case = given(office, laptop)
    laptop.let_go(case)
    office.peers[laptop.device] = type(office.peers[laptop.device])(laptop.contact, trusted=True)
    office.set(case, "n2", type="note", text="mere")
    plan = laptop.fetch(office.send(laptop))
    assert plan.gone == len(office.changes(case))
    assert plan.is_empty


def test_a_fork_is_seen_by_the_stub_alone() -> None:
    office, laptop = office_and(Role.MENTOR)
    case = given(office, laptop)
    image = laptop.image()
    laptop.set(case, "n2", type="note", text="efter billedet")
    office.fetch(laptop.send(office))
    laptop.restore(image)
    laptop.let_go(case)
    plan = laptop.fetch(office.send(laptop))
    assert plan.new_writer, "the office has a number of this writer's that the stub has not"


def test_an_office_that_was_put_back_brings_less_and_no_number_is_used_twice() -> None:
    office, laptop = office_and(Role.MENTOR)
    case = given(office, laptop)
    image = office.image()
    laptop.set(case, "n2", type="note", text="det, kontoret mister")
    office.fetch(laptop.send(office))
    laptop.fetch(office.send(laptop))
    laptop.let_go(case)
    office.restore(image)
    office.fetch(laptop.send(office))
    office.give(case, laptop)
    laptop.fetch(office.send(laptop))
    made = laptop.set(case, "n3", type="note", text="nyt")
    assert made.place[0] == laptop.writers[-1] != laptop.writers[0]
    office.fetch(laptop.send(office))
    assert made.id in {one.id for one in office.changes(case)}


def test_what_is_for_professionals_follows_the_shared_case() -> None:
    office, laptop = office_and(Role.CONSULTANT)
    case = given(office, laptop)
    laptop.set(f"{case}.f", "n1", type="note", text="for fagfolk")
    office.fetch(laptop.send(office))
    laptop.fetch(office.send(laptop))
    laptop.let_go(case)
    laptop.let_go(f"{case}.f")
    office.fetch(laptop.send(office))
    assert not office.parts(laptop)[0].runs
    office.give(case, laptop)
    laptop.fetch(office.send(laptop))
    assert {case, f"{case}.f"} <= set(laptop.store)
    assert_same(office, laptop)


def assert_same(office: Device, laptop: Device) -> None:
    for case in laptop.store:
        assert digest(laptop.changes(case)) == digest(office.changes(case))


def test_what_nobody_has_is_counted_and_a_hole_too() -> None:
    office, laptop = office_and(Role.MENTOR)
    case = given(office, laptop)
    laptop.set(case, "n2", type="note", text="kun her")
    assert unsent(laptop, office, case) == 1
    laptop.set(case, "n3", type="note", text="og her")
    del laptop.store[case][laptop.changes(case)[-2].id]
    office.fetch(laptop.send(office))
    laptop.fetch(office.send(laptop))
    assert unsent(laptop, office, case) == 1


def test_a_file_that_lets_go_of_what_it_does_not_have_is_refused() -> None:
    office, laptop = office_and(Role.MENTOR)
    case = given(office, laptop)
    laptop.let_go(case)
    manifest = office.open(laptop.send(office)).manifest
    assert manifest.gone == (case,)
    with pytest.raises(HostileFileError):
        read_manifest(manifest.model_copy(update={"gone": ("andet",)}).payload())


class Letting(Fleet):
    """A fleet whose devices let go of what is receipted, and get it back at times."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed, *ROLES)
        self.chance = Random(seed + 1)
        self.numbers: dict[str, bytes] = {}
        self.let = 0

    def step(self) -> None:
        super().step()
        for one in (self.office, *self.others):
            for case in one.store:
                for change in one.changes(case):
                    assert self.numbers.setdefault(change.id, change.line) == change.line
        if self.chance.random() < 0.2:
            self.let_some_go()

    def let_some_go(self) -> None:
        other = self.chance.choice(self.others)
        luck = self.chance.random()
        done = [case for case in other.store if not unsent(other, self.office, case)]
        if luck < 0.7 and done:
            other.let_go(self.chance.choice(done))
            self.let += 1
        elif other.gone:
            case = self.chance.choice(sorted(other.gone))
            self.office.give(case, other)


@pytest.mark.parametrize("seed", range(12))
def test_over_random_histories_nothing_is_lost_repeated_or_asked_for_again(seed: int) -> None:
    fleet = Letting(500 + seed)
    for _ in range(4):
        for _ in range(70):
            fleet.step()
        fleet.settle(1)
        fleet.let_some_go()
    assert fleet.let
    fleet.settle(3)
    assert_equal_everywhere(fleet)
    held = {change.id for case in fleet.office.store for change in fleet.office.changes(case)}
    assert set(fleet.numbers) <= held, "what was let go is at the office, all of it"
    for other in fleet.others:
        assert len(other.writers) == 1
        (part,) = fleet.office.parts(other)
        assert not {run.case for run in part.runs} & other.gone.keys()
        for case, theirs in other.gone.items():
            assert fleet.office.peers[other.device].have[case] == theirs
        for case in [*other.gone]:
            fleet.office.give(case, other)
    fleet.settle(3)
    for other in fleet.others:
        assert not other.gone
        for case in other.stubs:
            assert vector(other.changes(case)) == vector(fleet.office.changes(case))
    assert_equal_everywhere(fleet)
