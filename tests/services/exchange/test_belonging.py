"""Whose a citizen is, where a laptop works with two offices: named, shown, asked once, moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services.conftest import Office
from tests.services.exchange.carrying import carry, given, look, note, paired, send, texts
from vip2tui.changes.writer import Draft
from vip2tui.domain.ids import derived_id
from vip2tui.domain.kinds.places import Place
from vip2tui.domain.roles import Role
from vip2tui.exchange.authority import BELONGING
from vip2tui.services.citizen.notes import Note
from vip2tui.services.desk import NotFoundError, RefusedError
from vip2tui.services.exchange.belonging import OfficeNeededError
from vip2tui.services.today.words import HOMELESS

if TYPE_CHECKING:
    from pathlib import Path


def met(one: Office, other: Office) -> None:
    one.all.devices.trust(other.all.devices.contact())
    other.all.devices.trust(one.all.devices.contact())


def between(role: Role = Role.MENTOR) -> tuple[Office, Office, Office]:
    """Return two offices that do not know of one another, and a laptop that works with both."""
    west, laptop = paired(role)
    east = Office(Role.OFFICE, "woest")
    met(east, laptop)
    return west, east, laptop


def device(one: Office) -> str:
    return one.desk.me.device


def asked(one: Office) -> list[str]:
    return [line.citizen for group in one.all.today.read() for line in group
            if line.waiting.what == HOMELESS]  # fmt: skip


def test_with_two_offices_it_is_asked_whose_a_new_citizen_is(tmp_path: Path) -> None:
    west, east, mentor = between()
    with pytest.raises(OfficeNeededError, match=r"flere kommuner: .*Kommunen \(Laptop\) \[d-"):
        mentor.citizen("Amina")
    assert not list(mentor.all.citizens.ids())
    mentor.citizen("Øvelse", practice=True)  # is sent to nobody anyway
    amina = mentor.citizen("Amina", office=device(west))
    bent = mentor.citizen("Bent", office=device(east))
    carry(mentor, west, tmp_path)
    carry(mentor, east, tmp_path)
    assert (list(west.all.citizens.ids()), list(east.all.citizens.ids())) == ([amina], [bent])
    assert asked(mentor) == []


def test_with_one_office_it_is_never_asked_and_stays_so_when_there_are_two(tmp_path: Path) -> None:
    west, mentor = paired(Role.MENTOR)
    amina = mentor.citizen()
    east = Office(Role.OFFICE, "woest")
    met(east, mentor)
    assert mentor.all.sending.look(device(east)).changes == 0
    assert mentor.all.sending.look(device(west)).changes == 1
    assert mentor.all.belonging.of(mentor.see(amina)).office == device(west)
    assert asked(mentor) == []


def test_what_a_consultant_keeps_for_professionals_goes_the_same_way(tmp_path: Path) -> None:
    west, east, consultant = between(Role.CONSULTANT)
    amina = consultant.citizen("Amina", office=device(west))
    consultant.all.notes.add(consultant.see(amina), Note("note", "x", place=Place.PROFESSIONAL))
    assert consultant.all.sending.look(device(east)).changes == 0
    carry(consultant, west, tmp_path)
    assert texts(west, amina) == ["x"]


def test_the_case_an_office_gave_is_its_own(tmp_path: Path) -> None:
    west, east, mentor = between()
    amina = given(west, mentor, tmp_path)
    note(mentor, amina, "svar")
    assert mentor.all.sending.look(device(east)).changes == 0
    carry(mentor, west, tmp_path)
    assert texts(west, amina) == ["svar"]


def old_case(mentor: Office, name: str = "Amina") -> str:
    """A citizen as a laptop wrote one before it was ever asked."""
    citizen = mentor.desk.new_id()
    mentor.desk.act([Draft(citizen, citizen, "citizen", {"name": name})])
    return citizen


def test_where_nobody_can_know_it_is_sent_to_nobody_and_asked_once(tmp_path: Path) -> None:
    west, east, mentor = between()
    amina = old_case(mentor)
    before = list(mentor.desk.store.changes(amina))
    for office in (west, east):
        assert mentor.all.sending.look(device(office)).changes == 0
    assert mentor.all.outbox.box().ready == 1  # it still waits to be sent
    assert asked(mentor) == [amina]
    mentor.all.belonging.say(mentor.see(amina), device(west))
    assert asked(mentor) == []
    assert mentor.all.sending.look(device(east)).changes == 0
    assert list(mentor.desk.store.changes(amina)) == before  # no old change is rewritten
    undone = mentor.all.history.undo()
    assert undone is not None
    assert undone.words == "svaret om, hvilken kommune borgeren hører til"
    assert asked(mentor) == [amina]
    mentor.all.belonging.say(mentor.see(amina), device(east))
    carry(mentor, east, tmp_path)
    assert list(east.all.citizens.ids()) == [amina]
    carry(east, mentor, tmp_path)
    assert mentor.all.outbox.box().received == 1
    assert asked(east) == []


def test_the_office_that_has_it_already_is_its_own(tmp_path: Path) -> None:
    west, mentor = paired(Role.MENTOR)
    amina = old_case(mentor)
    carry(mentor, west, tmp_path)
    carry(west, mentor, tmp_path)
    east = Office(Role.OFFICE, "woest")
    met(east, mentor)
    assert asked(mentor) == []
    assert mentor.all.belonging.of(mentor.see(amina)).office == device(west)
    assert mentor.all.sending.look(device(east)).changes == 0


def test_two_computers_of_one_office_are_one(tmp_path: Path) -> None:
    west, west_2, mentor = between()
    met(west, west_2)
    for office in (west, west_2):
        carry(office, mentor, tmp_path)
    assert len(mentor.desk.others.offices()) == 1
    amina = mentor.citizen("Amina")
    for office in (west, west_2):
        carry(mentor, office, tmp_path)
        assert list(office.all.citizens.ids()) == [amina]


def test_what_waits_is_counted_with_the_office_it_is_for(tmp_path: Path) -> None:
    west, east, mentor = between()
    mentor.citizen("Amina", office=device(west))
    mentor.citizen("Bent", office=device(east))
    carry(mentor, west, tmp_path)
    box = mentor.all.outbox.box()
    assert (box.ready, box.underway) == (1, 1)
    assert mentor.all.outbox.line().startswith("1 skal sendes · 1 undervejs")
    carry(mentor, east, tmp_path)
    for office in (west, east):
        carry(office, mentor, tmp_path)
    assert mentor.all.outbox.line() == "kommunerne har alt"


def test_an_office_moves_a_citizen_and_nobody_else_does(tmp_path: Path) -> None:
    west, east, mentor = between()
    amina = given(west, mentor, tmp_path)
    with pytest.raises(RefusedError, match="Kun det kontor"):
        mentor.all.belonging.say(mentor.see(amina), device(east))
    with pytest.raises(RefusedError, match="ikke et kontor"):
        west.all.belonging.say(west.see(amina), device(mentor))
    record = derived_id(amina, BELONGING)
    mentor.desk.act([Draft(amina, record, BELONGING, {"citizen": amina, "office": device(east)})])
    assert [one.record for one in mentor.desk.state(amina).proposals] == [record]
    assert mentor.all.sending.look(device(east)).changes == 0
    met(west, east)
    west.all.belonging.say(west.see(amina), device(east))
    seen = look(mentor, send(west, mentor, tmp_path))
    assert seen.sentences[0] == "Nyt: 1 borgers kommune."
    carry(west, mentor, tmp_path)
    assert mentor.all.belonging.of(mentor.see(amina)).office == device(east)
    note(mentor, amina, "efter flytningen")
    assert mentor.all.sending.look(device(west)).changes == 0
    carry(west, east, tmp_path)
    carry(mentor, east, tmp_path)
    assert texts(east, amina) == ["efter flytningen"]
    assert west.all.history.undo() is not None
    assert west.all.belonging.of(west.see(amina)).office == device(west)


def test_the_words_of_the_history_say_it() -> None:
    west, _, _ = between()
    amina = west.citizen()
    met(west, Office(Role.OFFICE, "wsyd"))
    other = next(one for one in west.desk.others.offices() if one != device(west))
    west.all.belonging.say(west.see(amina), other)
    assert west.all.history.next_undo() == "borgeren hører til en anden kommune (Amina)"


def test_an_office_is_found_by_its_name_and_this_one_is_itself() -> None:
    west, east, mentor = between()
    for typed in (device(west), west.desk.me.device_name, f" {device(west)} "):
        assert west.all.belonging.find(typed) == device(west)
    assert mentor.all.belonging.find(device(east)) == device(east)
    with pytest.raises(NotFoundError):
        mentor.all.belonging.find("ingen")
    with pytest.raises(NotFoundError):
        mentor.all.belonging.find(device(mentor))
