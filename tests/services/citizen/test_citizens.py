"""Citizens: a name is enough, what is shown is what is changed, away is never gone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.services.conftest import MONDAY, Office, met
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import TooLongError
from vip2tui.domain.kinds.citizen import NAMELESS
from vip2tui.domain.kinds.places import Place, case_at
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.casework import written_since
from vip2tui.services.citizen.citizens import by_name, by_need
from vip2tui.services.citizen.notes import Note
from vip2tui.services.desk import AmbiguousError, NotFoundError, RefusedError


def test_a_name_is_enough(mentor: Office) -> None:
    amina = mentor.citizen("  Amina \n Hassan ")
    seen = mentor.see(amina)
    assert seen.citizen.name == "Amina Hassan"
    assert mentor.all.citizens.missing(seen) == [
        "phone", "language", "tovholder", "tovholder_phone"
    ]  # fmt: skip


def test_only_what_the_role_can_know_is_missing() -> None:
    consultant = Office(Role.CONSULTANT, "wc")
    missing = consultant.all.citizens.missing(consultant.see(consultant.citizen("Amina")))
    assert {"mentor", "case_key"} <= set(missing)


@pytest.mark.parametrize("name", ["", "  ", "\u200b", "\n"])
def test_no_name_writes_nothing(mentor: Office, name: str) -> None:
    with pytest.raises(RefusedError):
        mentor.citizen(name)
    assert mentor.changes() == []


def test_a_value_too_long_to_be_read_is_refused_and_nothing_is_written(mentor: Office) -> None:
    amina = mentor.citizen()
    before = mentor.store.sequence
    with pytest.raises(RefusedError, match="telefon"):
        mentor.all.citizens.change(mentor.see(amina), phone="1" * 41, language="dari")
    with pytest.raises(TooLongError):
        mentor.all.citizens.change(mentor.see(amina), name="a" * 201)
    with pytest.raises(RefusedError, match="tolk"):
        mentor.all.citizens.change(mentor.see(amina), interpreter=1)
    assert mentor.store.sequence == before


def test_no_field_but_a_citizens_is_written(mentor: Office) -> None:
    with pytest.raises(TypeError):
        mentor.citizen(deleted=True)
    with pytest.raises(TypeError):
        mentor.all.citizens.change(mentor.see(mentor.citizen()), kind="x")


def test_a_form_that_gives_all_it_showed_writes_nothing(mentor: Office) -> None:
    amina = mentor.citizen(phone="11", interpreter=True)
    seen = mentor.see(amina)
    assert not mentor.all.citizens.change(
        seen, name="Amina  Hassan", phone="11 ", language="", mentor=None, interpreter=True
    )


def test_saving_a_form_decides_no_doubt_it_did_not_touch(
    mentor: Office, consultant: Office
) -> None:
    amina = mentor.citizen(phone="11")
    consultant.fetch(mentor)
    mentor.all.citizens.change(mentor.see(amina), phone="22")
    consultant.all.citizens.change(consultant.see(amina), phone="33")
    met(mentor, consultant)
    seen = mentor.see(amina)
    mentor.all.citizens.change(seen, phone=seen.citizen.phone, language="dari")
    assert mentor.desk.state(amina).records[amina].in_doubt() == ["phone"]
    mentor.all.citizens.change(mentor.see(amina), phone="44")
    assert mentor.desk.state(amina).records[amina].in_doubt() == []


def test_a_form_never_overwrites_what_it_could_not_show(mentor: Office) -> None:
    amina = mentor.citizen()
    mentor.receive(amina, amina, "citizen", {"phone": ["a", 1]})
    seen = mentor.see(amina)
    assert seen.citizen.phone is None
    assert f"{amina}.phone" in seen.unreadable
    mentor.all.citizens.change(seen, phone="", language="dari")
    assert mentor.desk.state(amina).records[amina].get("phone") == ["a", 1]
    mentor.all.citizens.change(mentor.see(amina), phone="12")
    assert mentor.see(amina).citizen.phone == "12"


def test_a_name_cannot_be_emptied(mentor: Office) -> None:
    amina = mentor.citizen()
    with pytest.raises(RefusedError):
        mentor.all.citizens.change(mentor.see(amina), name=" ", phone="1")
    assert mentor.see(amina).citizen.phone is None


def test_a_citizen_without_a_readable_name_is_still_there(mentor: Office) -> None:
    amina, bent = mentor.citizen(), mentor.citizen("Bent")
    mentor.receive(amina, amina, "citizen", {"name": 7})
    assert {row.name for row in mentor.all.citizens.rows()} == {NAMELESS, "Bent"}
    assert mentor.see(amina).unreadable
    mentor.all.citizens.change(mentor.see(amina), name=NAMELESS, phone="1")
    assert mentor.desk.state(amina).records[amina].get("name") == 7
    assert mentor.see(bent).citizen.name == "Bent"


def test_an_id_a_beginning_or_a_name_finds_a_citizen(mentor: Office) -> None:
    amina, aase = mentor.citizen("Amina Hassan"), mentor.citizen("Åse Sørensen")
    find = mentor.all.citizens.find
    assert find(amina) == find(amina.upper()) == find(amina[:8]) == find("amina") == amina
    assert find("hassan amina") == find("HASS") == amina
    assert find("aase") == find("soren") == find("A\u030ase S\u00f8r") == aase


@pytest.mark.parametrize("text", ["", " ", "ina", "min", "x", "ffff", "-", "Amina Bent", "@"])
def test_what_is_no_beginning_finds_nobody(mentor: Office, text: str) -> None:
    """«Ida» lies in «Frida»: what is written on the wrong person's page is not taken back."""
    mentor.citizen("Amina Hassan")
    with pytest.raises(NotFoundError):
        mentor.all.citizens.find(text)


def test_several_who_fit_are_said_to_be_several(mentor: Office) -> None:
    mentor.citizen("Amina Hassan")
    mentor.citizen("Amina Ali")
    with pytest.raises(AmbiguousError, match="2"):
        mentor.all.citizens.find("amina")
    alone = mentor.citizen("Amina")
    assert mentor.all.citizens.find("AMINA") == alone
    mentor.citizen("amina")
    with pytest.raises(AmbiguousError):
        mentor.all.citizens.find("Amina")


def test_a_name_that_is_also_the_beginning_of_an_id_is_ambiguous(mentor: Office) -> None:
    first = "fade0000-0000-4000-8000-000000000000"
    mentor.receive(first, first, "citizen", {"name": "Bent"})
    other = "0ade0000-0000-4000-8000-000000000000"
    mentor.receive(other, other, "citizen", {"name": "Fadel Omar"})
    with pytest.raises(AmbiguousError):
        mentor.all.citizens.find("fade")


def test_put_away_hides_everything_and_bring_back_shows_it(consultant: Office) -> None:
    amina = consultant.on_course()
    seen = consultant.see(amina)
    for place in (Place.SHARED, Place.PROFESSIONAL, Place.PRIVATE):
        consultant.all.notes.add(seen, Note("note", "hemmeligt ord", place=place))
    consultant.all.citizens.set_cpr(consultant.see(amina), "0101010000")
    before = consultant.see(amina)
    assert consultant.all.citizens.put_away(before)
    assert list(consultant.all.citizens.ids()) == []
    assert list(consultant.all.today.read()) == []
    assert consultant.all.search.find("hemmeligt") == []
    assert list(consultant.all.citizens.away()) == [(amina, "Amina Hassan")]
    with pytest.raises(NotFoundError, match="lagt væk"):
        consultant.see(amina)
    consultant.all.citizens.bring_back(amina)
    after = consultant.see(amina)
    assert (after.entries, after.identity, after.courses) == (
        before.entries, before.identity, before.courses,
    )  # fmt: skip
    assert len(consultant.all.search.find("hemmeligt")) == 3
    with pytest.raises(NotFoundError):
        consultant.all.citizens.bring_back(amina)


def test_put_away_holds_only_for_what_was_seen(mentor: Office, consultant: Office) -> None:
    amina = mentor.citizen()
    consultant.fetch(mentor)
    stale = consultant.see(amina)
    mentor.all.notes.add(mentor.see(amina), Note("note", "nyt"))
    consultant.fetch(mentor)
    assert not consultant.all.citizens.put_away(stale)
    assert consultant.see(amina).entries[0].text == "nyt"
    assert consultant.desk.state(amina).records[amina].deleted_by
    assert consultant.all.citizens.put_away(consultant.see(amina))
    met(mentor, consultant)
    assert list(mentor.all.citizens.ids()) == []


def test_a_note_written_elsewhere_brings_a_citizen_back(mentor: Office, consultant: Office) -> None:
    amina = mentor.citizen()
    consultant.fetch(mentor)
    consultant.all.citizens.put_away(consultant.see(amina))
    mentor.all.notes.add(mentor.see(amina), Note("note", "nyt"))
    met(mentor, consultant)
    for office in (mentor, consultant):
        assert office.see(amina).entries[0].text == "nyt"


def test_put_away_is_undone_by_one_key(mentor: Office) -> None:
    amina = mentor.citizen()
    mentor.all.citizens.put_away(mentor.see(amina))
    undone = mentor.all.history.undo()
    assert undone is not None
    assert undone.words == "borgeren lagt væk"
    assert mentor.see(amina).citizen.name == "Amina Hassan"


def test_a_mentors_device_has_no_cpr_number(mentor: Office, consultant: Office) -> None:
    amina = mentor.citizen()
    with pytest.raises(RefusedError):
        mentor.all.citizens.set_cpr(mentor.see(amina), "0101010000")
    consultant.fetch(mentor)
    consultant.all.citizens.set_cpr(consultant.see(amina), "0101010000")
    identity = consultant.see(amina).identity
    assert identity is not None
    assert identity.cpr == "0101010000"
    assert case_at(amina, Place.PROFESSIONAL) in consultant.store.cases()
    assert "0101010000" not in repr(consultant.see(amina))
    mentor.fetch(consultant)
    assert mentor.see(amina).identity is None


def test_two_devices_that_open_the_same_identity_are_not_in_doubt() -> None:
    one, other = Office(Role.CONSULTANT, "wa"), Office(Role.OFFICE, "wb")
    amina = one.citizen()
    other.fetch(one)
    for office in (one, other):
        office.all.citizens.set_cpr(office.see(amina), "0101010000")
    case = case_at(amina, Place.PROFESSIONAL)
    one.store.commit(other.store.changes(case))
    one.desk.forget(case)
    assert one.all.citizens.row(amina).doubts == 0


def test_the_case_load_is_in_danish_order_or_by_need(mentor: Office) -> None:
    for name in ("Åse", "Øst", "Ærø", "Zoe", "Aase B", "anna"):
        mentor.citizen(name)
    late = mentor.on_course("Late")
    rows = list(mentor.all.citizens.rows())
    assert [row.name for row in by_name(rows)] == [
        "anna", "Late", "Zoe", "Ærø", "Øst", "Åse", "Aase B",
    ]  # fmt: skip
    assert by_need(rows)[0].id == late


def test_a_cpr_number_is_taken_without_modulus_11_and_shown_masked(consultant: Office) -> None:
    citizen = consultant.citizen()
    told = consultant.all.citizens.set_cpr(consultant.see(citizen), "670180-1234")
    seen = consultant.see(citizen)
    assert consultant.all.citizens.masked_cpr(seen) == "670180-••••"
    assert all("fejl" not in one.weight for one in told)
    assert not any("1234" in str(change.set) for change in consultant.store.changes(citizen))
    assert any("6701801234" in str(one.set) for one in consultant.store.changes(f"{citizen}.f"))
    consultant.all.citizens.set_cpr(seen, "")
    assert consultant.all.citizens.masked_cpr(consultant.see(citizen)) == ""


@pytest.mark.parametrize("typed", ["910280-1234", "12", "010150-5006", "010150-5007"])
def test_a_cpr_number_nobody_can_have_is_refused(consultant: Office, typed: str) -> None:
    citizen = consultant.citizen()
    before = consultant.store.sequence
    with pytest.raises(Vip2Error):
        consultant.all.citizens.set_cpr(consultant.see(citizen), typed)
    assert consultant.store.sequence == before


def test_a_mentors_computer_has_no_field_for_it(mentor: Office) -> None:
    citizen = mentor.citizen()
    with pytest.raises(RefusedError):
        mentor.all.citizens.set_cpr(mentor.see(citizen), "670180-1234")


def test_a_course_begins_to_be_written_down_when_both_it_and_the_citizen_are_made(
    mentor: Office,
) -> None:
    amina = mentor.citizen()
    mentor.clock.turn(days=3)
    mentor.start(amina)
    seen = mentor.see(amina)
    assert seen.citizen.created == MONDAY
    assert written_since(seen, mentor.plan(amina)) == MONDAY + timedelta(days=3)


def test_a_citizen_is_done_when_there_was_a_course_and_none_runs(mentor: Office) -> None:
    amina = mentor.citizen()
    assert mentor.all.citizens.row(amina).is_closed is False
    mentor.start(amina)
    assert mentor.all.citizens.row(amina).is_closed is False
    mentor.all.closing.close(mentor.see(amina), mentor.plan(amina), "andet")
    assert mentor.all.citizens.row(amina).is_closed is True
