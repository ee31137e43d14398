"""What is sent arrives, and nothing else does."""

import pytest

from tests.exchange.device import Device, office_and
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.changes.undo import undoing
from vip2tui.changes.writer import Draft
from vip2tui.domain.roles import Role
from vip2tui.exchange.chains import Chains
from vip2tui.exchange.effects import Effects, How, Removal
from vip2tui.exchange.imports import held_back, import_draft, ranges
from vip2tui.exchange.preview import outbox_line, removals, sender_line, sentences
from vip2tui.exchange.receipts import Outbox, Status, reach_of, tally, total


def test_a_mentors_words_arrive_and_the_receipt_comes_back() -> None:
    office, mentor = office_and(Role.MENTOR)
    case = mentor.new_case()
    note = mentor.set(case, "n1", text="[/] Mette kom til tiden")
    file = mentor.send(office)
    sent, had = list(mentor.sent.values()), mentor.peers[office.device].have.get(case, {})
    box = total([tally(case, mentor.changes(case), had, sent, mentor.writers)])
    assert (box.ready, box.underway, box.received, box.until) == (0, 2, 0, None)

    plan = office.fetch(file)
    assert plan.counts()["new"] == 2
    assert sentences(SHIPPED, plan) == ["Nyt: 1 borger, 1 notat."]
    assert sender_line(plan) == "Fil 1 fra Laptop 1 Jensen (Laptop 1)."
    assert office.digests() == mentor.digests()

    assert not mentor.fetch(office.send(mentor)).counts()["new"]
    peer = mentor.peers[office.device]
    box = total([tally(case, mentor.changes(case), peer.have[case], sent, mentor.writers)])
    assert (box.unreceipted, box.received, box.until) == (0, 2, "2026-05-04")
    later = mentor.set(case, "n2", text="senere")
    reach = reach_of(Chains(mentor.changes(case)), case, peer.have[case], sent)
    assert reach.status(note) is Status.RECEIVED
    assert reach.status(later) is Status.READY


def test_the_same_file_twice_changes_nothing() -> None:
    office, mentor = office_and(Role.MENTOR)
    mentor.new_case()
    file = mentor.send(office)
    office.fetch(file)
    before = office.digests()
    plan = office.fetch(file)
    assert plan.is_empty
    assert plan.counts() | {"unchanged": 0} == dict.fromkeys(plan.counts(), 0)
    assert sentences(SHIPPED, plan) == ["Alt i filen er her allerede. Intet bliver ændret."]
    assert office.digests() == before


def test_private_local_and_practice_never_leave() -> None:
    office, mentor = office_and(Role.MENTOR)
    case = mentor.new_case()
    practice = mentor.new_case(practice=True)
    mentor.set(f"{case}.p", "hemmelig", text="kun for mig")
    mentor.set(practice, "n1", text="øvelse")
    mentor.do(Draft("local", "x", "setting", {"theme": "mørk"}))
    office.fetch(mentor.send(office))
    assert set(office.store) == {case}


def test_the_professional_case_goes_to_the_consultant_and_never_to_the_mentor() -> None:
    office, mentor, consultant = office_and(Role.MENTOR, Role.CONSULTANT)
    case = office.new_case()
    office.set(f"{case}.f", "cpr", "identity", cpr="0101011234", citizen=case)
    for other in (mentor, consultant):
        office.give(case, other)
    mentor.fetch(office.send(mentor))
    consultant.fetch(office.send(consultant))
    assert set(mentor.store) == {case}
    assert set(consultant.store) == {case, f"{case}.f"}


def test_what_is_not_given_is_not_sent() -> None:
    office, mentor = office_and(Role.MENTOR)
    office.new_case()
    office.fetch(mentor.send(office))
    assert not mentor.fetch(office.send(mentor)).new


def test_a_withdrawn_case_says_so_and_nothing_after() -> None:
    office, mentor = office_and(Role.MENTOR)
    case = office.new_case()
    office.give(case, mentor)
    mentor.fetch(office.send(mentor))
    mentor.set(case, "n1", text="skrevet før")
    office.give(case, mentor, until="2026-05-05")
    office.set(case, "n2", text="skrevet efter")
    mentor.fetch(office.send(mentor))
    state = mentor.state(case)
    assert state.of_kind("assignment")[0].get("until") == "2026-05-05"
    assert "n2" not in state.records
    office.fetch(mentor.send(office))
    assert "n1" in office.state(case).records
    assert mentor.fetch(office.send(mentor)).is_empty
    assert mentor.peers[office.device].have[case][mentor.writer][0] == 1


def test_another_mentors_words_come_by_way_of_the_office() -> None:
    office, first, second = office_and(Role.MENTOR, Role.MENTOR)
    case = office.new_case()
    office.give(case, first)
    office.give(case, second)
    first.fetch(office.send(first))
    first.set(case, "n1", text="fra den ene")
    office.fetch(first.send(office))
    second.fetch(office.send(second))
    assert second.state(case).records["n1"].get("text") == "fra den ene"
    assert second.seals[case][first.writer].device == first.device
    assert second.digests() == office.digests()


def test_both_changed_the_same_and_it_is_told() -> None:
    office, mentor = office_and(Role.MENTOR)
    case = office.new_case()
    office.set(case, "n1", text="søndag")
    office.give(case, mentor)
    mentor.fetch(office.send(mentor))
    mentor.set(case, "n1", text="mandag")
    office.set(case, "n1", text="tirsdag")
    plan = office.fetch(mentor.send(office))
    assert plan.counts()["doubts"] == 1
    assert "1 ting skal afgøres." in sentences(SHIPPED, plan)


def test_a_lost_file_heals_with_the_next() -> None:
    office, mentor = office_and(Role.MENTOR)
    case = mentor.new_case()
    office.fetch(mentor.send(office))
    mentor.set(case, "n1", text="tabt")
    mentor.send(office)
    mentor.set(case, "n2", text="senere")
    office.fetch(mentor.send(office))
    assert office.digests() == mentor.digests()


def test_mass_removal_brakes() -> None:
    office, mentor = office_and(Role.MENTOR)
    case = office.new_case()
    for n in range(20):
        office.set(case, f"n{n}", text="x", citizen=case)
    office.give(case, mentor)
    mentor.fetch(office.send(mentor))
    from vip2tui.changes.vector import seen, vector

    known = seen(vector(mentor.changes(case)))
    mentor.do(*(Draft(case, f"n{n}", "entry", {"deleted": True}, {}, seen=known) for n in range(8)))
    plan = office.plan(mentor.send(office))
    assert plan.counts()["removed"] == 8
    assert plan.effects.brakes
    assert "8 notater bliver lagt væk og kan hentes frem igen." in sentences(SHIPPED, plan)
    gone = removals(SHIPPED, plan, {case: "Ali [/]"}, How.AWAY)
    assert gone == ("Notatet «x» (Ali [/]): lægges væk",) * 8
    assert removals(SHIPPED, plan, {}, How.AWAY, How.BACK) == ("Notatet «x»: lægges væk",) * 8
    assert removals(SHIPPED, plan, {}, How.BACK, How.ENDED) == ()


def test_a_value_that_was_taken_back_is_told_and_is_no_record_that_goes() -> None:
    office, mentor = office_and(Role.MENTOR)
    case = mentor.new_case()
    mentor.set(case, "n1", text="først", citizen=case)
    later = mentor.set(case, "n1", text="så")
    office.fetch(mentor.send(office))
    mentor.do(*undoing([later]))
    plan = office.plan(mentor.send(office))
    assert removals(SHIPPED, plan, {case: "Ali"}, How.BACK) == (
        "Notatet, tekst «så» (Ali): er fortrudt",
    )
    assert plan.effects.removed(How.BACK).total() == plan.counts()["removed"] == 0


@pytest.mark.parametrize(
    ("how", "removed"),
    [(How.AWAY, {"entry": 2}), (How.BACK, {"citizen": 1}), (How.ENDED, {}), (How.JOINED, {})],
)
def test_whole_records_are_counted_by_how_they_go(how: How, removed: dict[str, int]) -> None:
    every = [
        Removal(How.AWAY, "c", "entry", {}), Removal(How.AWAY, "c", "entry", {}),
        Removal(How.BACK, "c", "citizen", {}), Removal(How.BACK, "c", "entry", {}, "text"),
    ]  # fmt: skip
    assert Effects(removals=every).removed(how) == removed


def test_an_import_can_be_undone_and_done_again() -> None:
    office, mentor = office_and(Role.MENTOR)
    case = mentor.new_case()
    mentor.set(case, "n1", text="x")
    plan = office.fetch(mentor.send(office))
    assert ranges(plan.changes) == {case: {mentor.writer: [[1, 2]]}}
    own = office.do(import_draft(plan, record=office.id("a"), file="2026-05-04-laptop-1.vip2"))
    before = (office.digests(), dict(office.peers))

    undo = office.do(*undoing(own))
    office.held = held_back(office.changes("local"), office.state("local").dead)
    assert office.held == {change.id for change in plan.changes}
    assert not office.state(case).records
    assert (office.digests(), dict(office.peers)) == before

    office.do(*undoing(undo))
    assert not held_back(office.changes("local"), office.state("local").dead)


def test_the_top_line() -> None:
    assert outbox_line(Outbox(14, 0, 3, "2026-05-03"), "kommunen") == (
        "14 skal sendes · kommunen har alt til 3. maj"
    )
    assert outbox_line(Outbox(2, 1, 0, None), "kommunen") == "2 skal sendes · 1 undervejs"
    assert outbox_line(Outbox(0, 0, 9, "2026-05-03"), "kommunen") == "kommunen har alt"
    assert outbox_line(Outbox(), "kommunen") == ""


@pytest.mark.parametrize("role", [Role.MENTOR, Role.CONSULTANT])
def test_a_large_case_load_goes_in_several_files(
    role: Role, monkeypatch: pytest.MonkeyPatch
) -> None:
    import io

    from vip2tui.exchange import sending
    from vip2tui.exchange.bundle import Stamp, write_bundle

    monkeypatch.setattr(sending, "PART_LINES", 5)
    office, other = office_and(role)
    for _ in range(4):
        case = other.new_case()
        other.set(case, "n1", text="a")
        other.set(case, "n2", text="b")
    parts = other.parts(office)
    assert len(parts) == 4
    for part in parts:
        out = io.BytesIO()
        write_bundle(out, other.source(), part, Stamp(other.id("b"), other.at, "1.0"))
        office.fetch(out.getvalue())
    assert office.digests() == other.digests()


def test_devices_are_as_they_were_after_a_round_through_their_rows() -> None:
    office, mentor = office_and(Role.MENTOR)
    mentor.new_case()
    office.fetch(mentor.send(office))
    from vip2tui.exchange.keys import DeviceKeys
    from vip2tui.exchange.peers import Peer
    from vip2tui.exchange.receipts import SentFile

    peer = office.peers[mentor.device]
    assert Peer.of(peer.row()) == peer
    file = next(iter(mentor.sent.values()))
    assert SentFile.of(file.row()) == file
    again = DeviceKeys.of(mentor.keys.row())
    assert (again.public, again.recipient) == (mentor.keys.public, mentor.keys.recipient)
    assert "SECRET" not in repr(again)
    assert isinstance(office, Device)
