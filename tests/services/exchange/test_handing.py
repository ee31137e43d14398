"""Giving a citizen on: both read until the receipt, then one only; asking gives nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services.exchange.carrying import carry, given, note, paired, send, texts
from vip2tui.changes.writer import Draft
from vip2tui.domain.ids import derived_id
from vip2tui.domain.kinds.holder import Holder
from vip2tui.domain.roles import Role
from vip2tui.services.desk import RefusedError
from vip2tui.services.exchange.handing import ASKED, DONE, Stage, stage_of

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Office


def has_it(office: Office, citizen: str) -> dict[str, bool]:
    holders = office.all.assignments.holders(office.see(citizen))
    return {one.person: one.has_it for one in holders if one.device != office.desk.me.device}


def test_the_stages() -> None:
    stages = [
        stage_of("", "", reads_along=True, receipted=True),
        stage_of("a", "", reads_along=False, receipted=True),
        stage_of("a", "", reads_along=True, receipted=False),
        stage_of("a", "", reads_along=True, receipted=True),
        stage_of("a", "2026-05-04", reads_along=True, receipted=True),
    ]
    assert stages == [Stage.STAYS, Stage.STAYS, Stage.WAITS, Stage.RECEIPTED, Stage.COVERED]


def test_the_old_one_reads_along_until_the_receipt_and_then_no_more(tmp_path: Path) -> None:
    office, old, new = paired(Role.MENTOR, Role.MENTOR)
    citizen = given(office, old, tmp_path)
    said = office.all.handing.look(office.see(citizen), new.desk.me.device)
    assert "P wmentor0 (" in said
    assert "kan læse med, til" in said
    assert office.all.handing.of(citizen).device == ""  # looking writes nothing
    office.all.handing.hand_over(office.see(citizen), new.desk.me.device)
    assert has_it(office, citizen) == {"P wmentor0": True, "P wmentor1": True}
    with pytest.raises(RefusedError, match="har ikke kvitteret endnu"):
        office.all.handing.finish(office.see(citizen))
    carry(office, new, tmp_path)
    note(office, citizen, "imens")
    carry(office, old, tmp_path)
    assert texts(old, citizen) == ["imens"]
    assert office.all.handing.of(citizen).stage is Stage.WAITS
    assert not list(office.all.handing.waiting(citizen))
    carry(new, office, tmp_path)  # the receipt
    (line,) = office.all.handing.waiting(citizen)
    assert line.name == DONE
    assert "modtaget hos P wmentor1" in line.what
    office.all.handing.finish(office.see(citizen))
    assert has_it(office, citizen) == {"P wmentor0": False, "P wmentor1": True}
    assert not list(office.all.handing.waiting(citizen))
    note(office, citizen, "senere")
    carry(office, old, tmp_path)
    carry(office, new, tmp_path)
    assert (texts(old, citizen), texts(new, citizen)) == (["imens"], ["imens", "senere"])
    with pytest.raises(RefusedError, match="ikke på vej"):
        office.all.handing.finish(office.see(citizen))


def test_it_is_undone_whole_and_one_on_its_way_goes_to_another(tmp_path: Path) -> None:
    office, old, new, third = paired(Role.MENTOR, Role.MENTOR, Role.MENTOR)
    citizen = given(office, old, tmp_path)
    office.all.handing.hand_over(office.see(citizen), new.desk.me.device)
    office.all.history.undo()
    assert has_it(office, citizen) == {"P wmentor0": True, "P wmentor1": False}
    assert office.all.handing.of(citizen).stage is Stage.STAYS
    office.all.handing.hand_over(office.see(citizen), new.desk.me.device)
    office.all.handing.hand_over(office.see(citizen), third.desk.me.device)
    assert has_it(office, citizen) == {
        "P wmentor0": True, "P wmentor1": False, "P wmentor2": True,
    }  # fmt: skip
    assert office.all.handing.of(citizen).former == old.desk.me.device
    office.all.handing.hand_over(office.see(citizen), old.desk.me.device)
    assert has_it(office, citizen)["P wmentor2"] is False
    assert office.all.handing.of(citizen).stage is Stage.STAYS


def test_of_several_it_must_be_said_who_gives_on(tmp_path: Path) -> None:
    office, one, two, new, consultant = paired(
        Role.MENTOR, Role.MENTOR, Role.MENTOR, Role.CONSULTANT
    )
    citizen = given(office, one, tmp_path)
    for each in (two, consultant):
        office.all.assignments.assign(office.see(citizen), each.desk.me.device)
    with pytest.raises(RefusedError, match=r"Flere har borgeren: P wmentor0 .* og P wmentor1"):
        office.all.handing.look(office.see(citizen), new.desk.me.device)
    office.all.handing.hand_over(office.see(citizen), new.desk.me.device, two.desk.me.device)
    assert office.all.handing.of(citizen).former == two.desk.me.device
    with pytest.raises(RefusedError, match="ikke givet"):
        office.all.handing.look(office.see(citizen), new.desk.me.device, new.desk.me.device)


def test_asking_travels_gives_nothing_and_is_answered(tmp_path: Path) -> None:
    office, mentor, other = paired(Role.MENTOR, Role.MENTOR)
    citizen = given(office, mentor, tmp_path)
    with pytest.raises(RefusedError, match="Bed om det"):
        mentor.all.handing.hand_over(mentor.see(citizen), other.desk.me.device)
    mentor.all.handing.ask(mentor.see(citizen), "Bo på lageret")
    assert not list(mentor.all.handing.waiting(citizen))
    carry(mentor, office, tmp_path)
    assert has_it(office, citizen) == {"P wmentor0": True}
    (line,) = office.all.handing.waiting(citizen)
    assert line.name == ASKED
    assert line.what.endswith("beder om det: Bo på lageret")
    office.all.handing.stay(office.see(citizen))
    assert not list(office.all.handing.waiting(citizen))
    mentor.all.handing.ask(mentor.see(citizen))
    carry(mentor, office, tmp_path)
    office.all.handing.hand_over(office.see(citizen), other.desk.me.device)
    assert not list(office.all.handing.waiting(citizen))
    office.all.history.undo()
    assert [one.name for one in office.all.handing.waiting(citizen)] == [ASKED]


def test_who_has_a_citizen_is_the_offices_word_alone(tmp_path: Path) -> None:
    office, mentor, other = paired(Role.MENTOR, Role.MENTOR)
    citizen = given(office, mentor, tmp_path)
    values = {"citizen": citizen, "device": other.desk.me.device, "former": mentor.desk.me.device}
    mentor.desk.act([Draft(citizen, derived_id(citizen, Holder.KIND), Holder.KIND, values)])
    send(mentor, office, tmp_path)
    carry(mentor, office, tmp_path)
    assert office.all.handing.of(citizen).device == ""
    assert len(office.desk.state(citizen).proposals) == 1
