"""Who has a citizen: given and taken back by those who may, and by nobody else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services.conftest import Office
from tests.services.exchange.carrying import carry, fetch, given, look, note, paired, send, texts
from vip2tui.changes.writer import Draft
from vip2tui.domain.ids import derived_id
from vip2tui.domain.roles import Role
from vip2tui.services.desk import NotFoundError, RefusedError
from vip2tui.services.exchange.sharing import ASSIGNMENT

if TYPE_CHECKING:
    from pathlib import Path


def test_who_makes_a_citizen_has_it_and_it_can_be_taken_back(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = mentor.citizen()
    carry(mentor, office, tmp_path)
    (holder,) = office.all.assignments.holders(office.see(citizen))
    assert (holder.has_it, holder.person) == (True, "P wmentor0")
    note(office, citizen, "svar")
    carry(office, mentor, tmp_path)
    assert texts(mentor, citizen) == ["svar"]
    office.all.assignments.withdraw(office.see(citizen), mentor.desk.me.device)
    note(office, citizen, "senere")
    note(mentor, citizen, "skrevet imens")
    carry(office, mentor, tmp_path)
    carry(mentor, office, tmp_path)
    carry(office, mentor, tmp_path)
    assert texts(mentor, citizen) == ["skrevet imens", "svar"]
    assert mentor.all.outbox.box().unreceipted == 0
    assert texts(office, citizen) == ["senere", "skrevet imens", "svar"]
    office.all.assignments.assign(office.see(citizen), mentor.desk.me.device)
    carry(office, mentor, tmp_path)
    assert texts(mentor, citizen) == ["senere", "skrevet imens", "svar"]


def test_giving_twice_changes_nothing_and_undo_takes_it_back(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = office.citizen()
    device = mentor.desk.me.device
    record = office.all.assignments.assign(office.see(citizen), device)
    before = office.changes()
    assert office.all.assignments.assign(office.see(citizen), device) == record
    assert office.changes() == before
    undone = office.all.history.undo()
    assert undone is not None
    assert undone.words == "borgeren givet til en computer (Amina)"
    with pytest.raises(NotFoundError):
        office.all.assignments.withdraw(office.see(citizen), device)
    assert office.all.sending.look(device).changes == 0


def test_a_consultant_may_give_and_a_mentor_may_not(tmp_path: Path) -> None:
    office, mentor, consultant = paired(Role.MENTOR, Role.CONSULTANT)
    citizen = consultant.citizen()
    carry(office, consultant, tmp_path)  # the office's list
    consultant.all.assignments.assign(consultant.see(citizen), mentor.desk.me.device)
    seen = look(office, send(consultant, office, tmp_path))
    assert seen.plan.effects.proposals == 0  # whose words they are stands in the same file
    carry(consultant, office, tmp_path)
    assert look(mentor, send(office, mentor, tmp_path)).plan.effects.proposals == 0
    carry(office, mentor, tmp_path)
    assert mentor.see(citizen).citizen.name == "Amina Hassan"
    assert mentor.desk.state(citizen).proposals == ()
    for do in (mentor.all.assignments.assign, mentor.all.assignments.withdraw):
        with pytest.raises(RefusedError, match="kommunen"):
            do(mentor.see(citizen), consultant.desk.me.device)


def test_a_mentors_own_assignment_opens_nothing(tmp_path: Path) -> None:
    office, mentor, other = paired(Role.MENTOR, Role.MENTOR)
    citizen = given(office, mentor, tmp_path)
    device = other.desk.me.device
    record = derived_id(citizen, ASSIGNMENT, device)
    values = {"device": device, "citizen": citizen}
    mentor.desk.act([Draft(citizen, record, ASSIGNMENT, values)])
    assert record not in mentor.desk.state(citizen).records
    assert [one.record for one in mentor.desk.state(citizen).proposals] == [record]
    mine = derived_id(citizen, ASSIGNMENT, mentor.desk.me.device)
    known = mentor.desk.state(citizen).records[mine]
    over = {"device": known.over("device")}
    mentor.desk.act([Draft(citizen, mine, ASSIGNMENT, {"device": device}, over)])
    carry(mentor, office, tmp_path)
    assert record not in office.desk.state(citizen).records
    assert len(office.desk.state(citizen).proposals) == 2
    assert office.all.sending.look(device).changes == 0
    office.all.assignments.withdraw(office.see(citizen), mentor.desk.me.device)
    values = {"until": None}
    known = office.desk.state(citizen).records[mine]
    carry(office, mentor, tmp_path)
    over = {"until": mentor.desk.state(citizen).records[mine].over("until")}
    mentor.all.withdrawn.ask = lambda _: True  # who is taken back from here is asked about
    mentor.desk.act([Draft(citizen, mine, ASSIGNMENT, values, over)])
    carry(mentor, office, tmp_path)
    note(office, citizen, "kun kontoret")
    carry(office, mentor, tmp_path)
    assert texts(mentor, citizen) == []


def test_a_mentors_undo_takes_no_assignment_back(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = given(office, mentor, tmp_path)
    record = derived_id(citizen, ASSIGNMENT, mentor.desk.me.device)
    (change,) = [one for one in mentor.desk.store.changes(citizen) if one.record == record]
    mentor.desk.act([Draft(citizen, "undo", "undo", {}, undoes=(change.id,))])
    carry(mentor, office, tmp_path)
    for one in (mentor, office):
        assert record in one.desk.state(citizen).records
        assert [each.kind for each in one.desk.state(citizen).proposals] == ["undo"]


def test_what_an_unknown_writer_gave_waits_until_it_is_known_who_it_is() -> None:
    office, consultant = Office(Role.OFFICE, "wkontor"), Office(Role.CONSULTANT, "wkonsulent")
    citizen = consultant.citizen()
    record = derived_id(citizen, ASSIGNMENT, "dmentor")
    values = {"device": "dmentor", "citizen": citizen}
    made = consultant.desk.act([Draft(citizen, record, ASSIGNMENT, values)])
    assert record in consultant.desk.state(citizen).records
    office.desk.store.commit([*consultant.desk.store.changes(citizen)])
    office.desk.forget(citizen)
    assert [one.id for one in office.desk.state(citizen).proposals] == [made[0].id]
    writer = consultant.desk.me.writer
    roles = office.desk.others.roles() | {writer: Role.CONSULTANT}
    office.desk.others.roles = lambda: roles
    assert record not in office.desk.state(citizen).records
    office.all.sharing.written()
    assert record in office.desk.state(citizen).records


def test_what_cannot_be_given(tmp_path: Path) -> None:
    office, mentor, barred = paired(Role.MENTOR, Role.MENTOR)
    citizen, practice = office.citizen(), office.citizen("Øvelse", practice=True)
    office.all.assignments.assign(office.see(citizen), barred.desk.me.device)
    office.all.devices.revoke(barred.desk.me.device)
    assign = office.all.assignments.assign
    with pytest.raises(RefusedError, match="øvelsesborger"):
        assign(office.see(practice), mentor.desk.me.device)
    with pytest.raises(RefusedError, match="ikke godkendt"):
        assign(office.see(citizen), office.desk.me.device)
    with pytest.raises(RefusedError, match="spærret"):
        assign(office.see(office.citizen("Ny")), barred.desk.me.device)
    office.all.assignments.withdraw(office.see(citizen), barred.desk.me.device)
    holders = {
        one.device: one.has_it for one in office.all.assignments.holders(office.see(citizen))
    }
    assert holders == {office.desk.me.device: True, barred.desk.me.device: False}


def test_only_what_is_given_is_in_the_file(tmp_path: Path) -> None:
    office, mentor, other = paired(Role.MENTOR, Role.MENTOR)
    mine = given(office, mentor, tmp_path)
    given(office, other, tmp_path, "En anden")
    carry(office, mentor, tmp_path)
    assert list(mentor.all.citizens.ids()) == [mine]
    assert send(office, mentor, tmp_path).exists()


def test_a_giving_that_is_undone_after_the_file_is_a_taking_back(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = given(office, mentor, tmp_path)
    note(mentor, citizen, "skrevet imens")
    office.all.history.undo()
    told = look(mentor, send(office, mentor, tmp_path)).sentences[0]
    assert told.startswith("Kommunen har taget Amina Hassan tilbage fra denne computer 4. maj.")
    carry(office, mentor, tmp_path)
    assert mentor.all.withdrawn.is_so(citizen)
    carry(mentor, office, tmp_path)  # what was written there is not refused
    assert texts(office, citizen) == ["skrevet imens"]
    note(office, citizen, "senere")
    carry(office, mentor, tmp_path)
    assert texts(mentor, citizen) == ["skrevet imens"]
    office.all.history.undo()
    office.all.assignments.assign(office.see(citizen), mentor.desk.me.device)
    carry(office, mentor, tmp_path)
    assert not mentor.all.withdrawn.is_so(citizen)


def test_giving_once_more_and_undoing_it_is_told_too(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = given(office, mentor, tmp_path)
    device = mentor.desk.me.device
    office.all.assignments.withdraw(office.see(citizen), device)
    carry(office, mentor, tmp_path)
    office.all.assignments.assign(office.see(citizen), device)
    carry(office, mentor, tmp_path)
    assert not mentor.all.withdrawn.is_so(citizen)
    office.all.history.undo()
    carry(office, mentor, tmp_path)
    assert mentor.all.withdrawn.is_so(citizen)


def test_what_is_undone_where_the_citizen_was_made_is_as_before(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = mentor.citizen()
    carry(mentor, office, tmp_path)
    office.all.assignments.withdraw(office.see(citizen), mentor.desk.me.device)
    office.all.history.undo()
    note(office, citizen, "svar")
    carry(office, mentor, tmp_path)
    assert texts(mentor, citizen) == ["svar"]
    assert not mentor.all.withdrawn.is_so(citizen)


@pytest.mark.parametrize("how", ["undo", "withdraw"])
def test_who_was_given_by_mistake_and_taken_back_at_once_never_goes_there(
    how: str, tmp_path: Path
) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = office.citizen("Hemmelig Person")
    carry(office, mentor, tmp_path)
    office.all.assignments.assign(office.see(citizen), mentor.desk.me.device)
    if how == "undo":
        office.all.history.undo()
    else:
        office.all.assignments.withdraw(office.see(citizen), mentor.desk.me.device)
    carry(office, mentor, tmp_path)
    assert not mentor.store.changes(citizen)


def test_a_file_that_was_lost_may_have_come(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = office.citizen()
    office.all.assignments.assign(office.see(citizen), mentor.desk.me.device)
    file = send(office, mentor, tmp_path)
    office.all.assignments.withdraw(office.see(citizen), mentor.desk.me.device)
    last = send(office, mentor, tmp_path)
    for one in (last, file):
        assert not fetch(mentor, one).refused
    assert mentor.all.withdrawn.is_so(citizen)
