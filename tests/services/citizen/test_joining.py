"""One person, not two: joined in both cases, shown once, and parted as they were."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.services.conftest import Office, met
from tests.services.exchange.carrying import carry, look, paired, send
from vip2tui.domain.joins import join_id
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.notes import Note
from vip2tui.services.desk import RefusedError

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path


def joined(office: Office, one: str, other: str, **keep: str) -> str:
    return office.all.joining.join(office.all.joining.look(one, other), keep)


def parted(office: Office, one: str, other: str) -> None:
    office.all.joining.part(office.all.joining.parting(one, other))


def noted(office: Office, citizen: str, text: str) -> str:
    return office.all.notes.add(office.see(citizen), Note("note", text, minutes=30))


def shown(office: Office) -> dict[str, tuple[object, ...]]:
    """Return all that a person sees of each citizen."""
    every = (office.see(one) for one in office.all.citizens.ids())
    return {
        one.citizen.id: (one.citizen, one.courses, one.entries, one.marks, one.absences)
        for one in every
    }


def two(office: Office) -> tuple[str, str]:
    one, other = office.citizen("Amina Hassan", phone="12345678"), office.on_course("Amina Hasan")
    noted(office, one, "hos den ene")
    noted(office, other, "hos den anden")
    return one, other


def test_two_are_shown_as_one_with_all_that_is_written_of_both(consultant: Office) -> None:
    one, other = two(consultant)
    before = consultant.all.joining.counts(one, other)
    assert joined(consultant, other, one) == min(one, other) == one
    assert [row.id for row in consultant.all.citizens.rows()] == [one]
    seen = consultant.see(other)
    assert seen is consultant.see(one)
    assert {entry.text for entry in seen.entries} == {"hos den ene", "hos den anden"}
    assert seen.course is not None
    assert consultant.all.joining.counts(one) == before
    lines = [line for lines in consultant.all.today.read() for line in lines if line.citizen]
    assert lines
    assert {line.citizen for line in lines} == {one}
    find = consultant.all.search.find
    hits = [hit for hit in (*find("amina"), *find("hos den anden")) if hit.kind != "package"]
    assert [(hit.kind, hit.citizen) for hit in hits] == [("citizen", one), ("entry", one)]
    assert consultant.all.citizens.find("Amina Hasan") == one
    assert list(consultant.all.joining.duplicates()) == []


def test_where_the_two_differ_the_answer_is_kept_and_parting_restores_both(
    consultant: Office,
) -> None:
    one, other = two(consultant)
    consultant.all.citizens.change(consultant.see(other), phone="87654321", language="dari")
    before = shown(consultant)
    both = consultant.all.joining.look(one, other)
    assert [each.name for each in both.differs] == ["name", "phone"]
    consultant.all.joining.join(both, {"phone": other})
    now = consultant.see(one).citizen
    assert (now.name, now.phone, now.language) == ("Amina Hassan", "87654321", "dari")
    parted(consultant, one, other)
    assert shown(consultant) == before


def test_what_is_corrected_is_corrected_where_it_stands(consultant: Office) -> None:
    one, other = two(consultant)
    consultant.all.citizens.change(consultant.see(other), phone="87654321")
    joined(consultant, one, other, phone=other)
    consultant.all.citizens.change(consultant.see(one), phone="11111111", name="Amina H.")
    parted(consultant, one, other)
    told = [(consultant.see(each).citizen.name, consultant.see(each).citizen.phone)
            for each in (one, other)]  # fmt: skip
    assert told == [("Amina H.", "12345678"), ("Amina Hasan", "11111111")]


def test_what_is_new_goes_to_the_case_of_its_course_and_parting_says_so(
    consultant: Office,
) -> None:
    one, other = two(consultant)
    joined(consultant, one, other)
    noted(consultant, one, "imens")
    parting = consultant.all.joining.parting(one, other)
    assert [(each.citizen, each.counts) for each in parting.stays] == [(other, {"entry": 1})]
    (words,) = consultant.all.joining.stays_words(parting)
    assert words == f"Skrevet imens, bliver hos Amina Hasan ({other[:8]}): 1 notat."
    consultant.all.joining.part(parting)
    assert {entry.text for entry in consultant.see(other).entries} == {"hos den anden", "imens"}
    assert {entry.text for entry in consultant.see(one).entries} == {"hos den ene"}


def test_fortryd_writes_the_value_and_redo_joins_again(consultant: Office) -> None:
    one, other = two(consultant)
    joined(consultant, one, other)
    assert consultant.all.history.next_undo() == "borgeren samlet med en anden (Amina)"
    undone = consultant.all.history.undo()
    assert undone is not None
    assert len(list(consultant.all.citizens.ids())) == 2
    for case in (one, other):
        (record,) = consultant.desk.state(case).of_kind("join")
        assert record.get("standing") is False
    redone = consultant.all.history.redo()
    assert redone is not None
    assert list(consultant.all.citizens.ids()) == [one]
    consultant.all.history.undo()
    assert consultant.all.history.next_undo() != undone.words
    assert len(list(consultant.all.citizens.ids())) == 2


def test_a_no_in_either_case_parts_them(consultant: Office) -> None:
    one, other = two(consultant)
    joined(consultant, one, other)
    (record,) = consultant.desk.state(other).of_kind("join")
    consultant.receive(other, record.id, "join", {"standing": False})  # beside it, in doubt
    assert consultant.desk.state(other).records[record.id].in_doubt() == ["standing"]
    assert len(list(consultant.all.citizens.ids())) == 2


def test_who_cannot_be_one_is_refused_in_a_sentence(consultant: Office) -> None:
    one, other = two(consultant)
    practice = consultant.citizen("Amina Hassan", practice=True)
    with pytest.raises(RefusedError, match="øvelsesborger"):
        consultant.all.joining.look(one, practice)
    joined(consultant, one, other)
    for same in (one, other):
        with pytest.raises(RefusedError, match="allerede"):
            consultant.all.joining.look(one, same)
    with pytest.raises(RefusedError, match="ikke samlet"):
        consultant.all.joining.parting(one, practice)


def test_three_are_one_and_one_is_taken_out_again(consultant: Office) -> None:
    one, other = two(consultant)
    third = consultant.citizen("Amina Hasen")
    joined(consultant, one, other)
    joined(consultant, third, other)
    assert consultant.see(third).parts == tuple(sorted((one, other, third)))
    parted(consultant, other, third)
    assert consultant.see(other).parts == (one, other)
    assert consultant.see(third).parts == (third,)


def test_a_person_that_is_put_away_is_put_away_whole(consultant: Office) -> None:
    one, other = two(consultant)
    joined(consultant, one, other)
    assert consultant.all.citizens.put_away(consultant.see(one))
    assert list(consultant.all.citizens.ids()) == []
    consultant.all.history.undo()
    assert list(consultant.all.citizens.ids()) == [one]


def test_the_hours_of_both_are_one_sheet(consultant: Office) -> None:
    one, other = two(consultant)
    apart = [consultant.all.hours.given(consultant.see(each)) for each in (one, other)]
    joined(consultant, one, other)
    together = consultant.all.hours.given(consultant.see(one))
    assert sorted(each.entry for each in together) == sorted(
        each.entry for given_ in apart for each in given_
    )


def test_joining_gives_nobody_a_case_and_what_is_new_goes_where_both_read_it(
    tmp_path: Path,
) -> None:
    office, mentor, other = paired(Role.MENTOR, Role.MENTOR)
    one, twin = office.citizen("Amina Hassan"), office.citizen("Amina Hasan")
    for citizen, laptop in ((one, mentor), (twin, mentor), (twin, other)):
        office.all.assignments.assign(office.see(citizen), laptop.desk.me.device)
    assert joined(office, one, twin) == one
    assert office.see(one).home == twin
    written = noted(office, one, "til begge")
    for laptop in (mentor, other):
        file = send(office, laptop, tmp_path)
        first = look(laptop, file)
        assert (first.brakes, first.twins) == (True, ())  # joined by the file: asked about once
        assert not laptop.all.fetching.fetch([file], lambda _: True).refused
    assert list(mentor.all.citizens.ids()) == [one]
    assert list(other.all.citizens.ids()) == [twin]
    assert other.store.changes(one) == []
    for laptop, citizen in ((mentor, one), (other, twin)):
        assert [entry.id for entry in laptop.see(citizen).entries] == [written]


def test_two_authorities_citizens_are_never_joined(tmp_path: Path) -> None:
    west, mentor = paired(Role.MENTOR)
    east = Office(Role.OFFICE, "woest")
    east.all.devices.trust(mentor.all.devices.contact())
    mentor.all.devices.trust(east.all.devices.contact())
    here, there = (mentor.citizen("Amina", office=each.desk.me.device) for each in (west, east))
    with pytest.raises(RefusedError, match="hver sin kommune"):
        mentor.all.joining.look(here, there)
    assert list(mentor.all.joining.duplicates()) == []
    a, b = sorted((here, there))  # a join that came from elsewhere joins them no more
    for case in (here, there):
        mentor.receive(case, join_id(a, b), "join", {"a": a, "b": b, "standing": True})
    assert sorted(mentor.all.citizens.ids()) == [a, b]
    carry(mentor, west, tmp_path)
    assert list(west.all.citizens.ids()) == [here]


DEED = st.tuples(
    st.sampled_from(["join", "part", "note", "undo", "meet"]),
    st.integers(0, 2), st.integers(0, 2), st.integers(0, 2),
)  # fmt: skip


def do(offices: Sequence[Office], citizens: Sequence[str], deed: tuple[str, int, int, int]) -> int:
    """Do one thing at one device; return how many notes were written."""
    what, at, first, second = deed
    office, one, other = offices[at], citizens[first], citizens[second]
    if what == "meet":
        met(*offices)
    elif what == "note":
        noted(office, one, "et ord")
        return 1
    elif what == "undo":
        latest = office.all.history.next_undo() or ""
        if "samlet" in latest or "skilt" in latest:
            office.all.history.undo()
    else:
        try:
            joined(office, one, other) if what == "join" else parted(office, one, other)
        except RefusedError:
            assert one == other or (what == "join") == (other in office.desk.persons.parts(one))
    return 0


@given(st.lists(DEED, max_size=12))
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_joined_and_parted_in_any_order_on_three_devices_nothing_is_lost(
    deeds: list[tuple[str, int, int, int]],
) -> None:
    offices = [Office(Role.CONSULTANT, f"w{n}") for n in range(3)]
    citizens = [offices[n].citizen(name) for n, name in enumerate(("Amina", "Bo", "Cilla"))]
    met(*offices)
    before = {each: offices[0].see(each).citizen for each in citizens}
    notes = sum(do(offices, citizens, deed) for deed in deeds)
    met(*offices)
    people = [{each: office.desk.persons.parts(each) for each in citizens} for office in offices]
    assert people[0] == people[1] == people[2]
    for office in offices:
        everybody = list(office.all.citizens.ids())
        assert sorted(everybody) == sorted({parts[0] for parts in people[0].values()})
        assert sum(len(office.see(each).entries) for each in everybody) == notes
    office = offices[0]
    for one in citizens:
        while len(parts := office.desk.persons.parts(one)) > 1:
            parted(office, *parts[:2])
    assert {each: office.see(each).citizen for each in citizens} == before
    assert sum(len(office.see(each).entries) for each in citizens) == notes


def test_a_person_is_given_whole_and_taken_back_whole(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    one, twin = office.citizen("Amina Hassan"), office.citizen("Amina Hasan")
    joined(office, one, twin)
    office.all.assignments.assign(office.see(one), mentor.desk.me.device)
    file = send(office, mentor, tmp_path)
    assert not mentor.all.fetching.fetch([file], lambda _: True).refused
    assert mentor.see(twin).parts == (one, twin)
    office.all.assignments.withdraw(office.see(twin), mentor.desk.me.device)
    assert office.all.assignments.held_by(mentor.desk.me.device) == []
    holders = {each.device: each.has_it for each in office.all.assignments.holders(office.see(one))}
    assert holders == {office.desk.me.device: True, mentor.desk.me.device: False}
