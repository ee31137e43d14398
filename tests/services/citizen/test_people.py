"""Duplicates are looked for at creation, at import and with a number; namesakes are told apart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services.exchange.carrying import carry, fetch, look, paired, send
from vip2tui.domain.people import Person
from vip2tui.domain.roles import Role
from vip2tui.services.desk import AmbiguousError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Office

PHONE = "+45 12 34 56 78"


def why(office: Office, name: str, **values: str) -> list[tuple[str, str]]:
    return [(one.person.id, one.why) for one in office.all.citizens.alike(name, **values)]


def test_they_are_found_by_what_stands_now(mentor: Office) -> None:
    amina = mentor.citizen("Amina Hassan", phone=PHONE)
    mentor.citizen("Bent Li")
    assert why(mentor, "amina hasan") == [(amina, "næsten samme navn")]
    assert why(mentor, "Karl", phone="12345678") == [(amina, "samme telefon")]
    mentor.all.citizens.change(mentor.see(amina), name="Zoe Krag", phone="")
    assert why(mentor, "amina hasan") == []
    assert why(mentor, "Karl", phone="12345678") == []
    assert why(mentor, "Zoe Krag") == [(amina, "samme navn")]
    mentor.all.citizens.put_away(mentor.see(amina))
    assert why(mentor, "Zoe Krag") == []


def test_it_reads_no_other_case_for_it(mentor: Office) -> None:
    for n in range(20):
        mentor.citizen(f"Person nummer {n * 7}x")
    amina = mentor.citizen("Amina Hassan")
    mentor.reopen()
    assert why(mentor, "Amina Hasan") == [(amina, "næsten samme navn")]
    read = [one for one in mentor.store.cases() if one in mentor.desk._states]
    assert read in ([amina], [amina, "local"], ["local", amina])


def test_a_cpr_number_that_another_has_is_told(consultant: Office) -> None:
    amina = consultant.citizen("Amina Hassan")
    bent = consultant.citizen("Bent Li")
    consultant.all.citizens.set_cpr(consultant.see(amina), "010190-1234")
    told = consultant.all.citizens.set_cpr(consultant.see(bent), "010190-1234")
    assert told[-1].text == "måske den samme: Amina Hassan, samme CPR-nummer"
    assert consultant.all.citizens.set_cpr(consultant.see(bent), "") == ()


def test_the_preview_tells_who_may_be_here_already(tmp_path: Path) -> None:
    office, mentor, other = paired(Role.MENTOR, Role.MENTOR)
    here = office.citizen("Amina Hassan", phone=PHONE)
    office.citizen("Bent Li")
    mentor.citizen("Amina Hasan")
    mentor.citizen("Bodil Ny", phone="12345678")
    mentor.citizen("Karl Krag")
    mentor.citizen("Karl Krag")
    seen = look(office, send(mentor, office, tmp_path))
    assert sorted(seen.sentences[1:]) == [
        "Måske findes Amina Hasan allerede: Amina Hassan, næsten samme navn.",
        "Måske findes Bodil Ny allerede: Amina Hassan, samme telefon.",
        "Måske findes Karl Krag allerede: Karl Krag (i samme fil), samme navn.",
    ]
    carry(mentor, office, tmp_path)
    assert look(office, send(mentor, office, tmp_path)).twins == ()  # said once, when they come
    other.citizen("Amina Hassan")
    (twin,) = look(office, send(other, office, tmp_path)).twins
    assert twin.startswith("Måske findes Amina Hassan allerede: Amina Hassan, samme navn; ")
    assert here in {one.person.id for one in office.all.citizens.alike("Amina Hassan")}


def test_a_number_that_comes_with_the_file_is_compared_too(tmp_path: Path) -> None:
    office, consultant = paired(Role.CONSULTANT)
    office.all.citizens.set_cpr(office.see(office.citizen("Zoe")), "010190-1234")
    new = consultant.citizen("Amina Hassan")
    consultant.all.citizens.set_cpr(consultant.see(new), "010190-1234")
    (twin,) = look(office, send(consultant, office, tmp_path)).twins
    assert twin == "Måske findes Amina Hassan allerede: Zoe, samme CPR-nummer."


def test_ten_identical_people(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    office.citizen("Amina Hassan")
    for _ in range(10):
        mentor.citizen("Amina Hassan")
    file = send(mentor, office, tmp_path)
    twins = look(office, file).twins
    assert len(twins) == 6
    assert twins[-1] == "5 borgere mere findes måske allerede."
    assert not fetch(office, file).refused
    rows = list(office.all.citizens.rows())
    assert len({row.apart for row in rows}) == len(rows) == 11
    with pytest.raises(AmbiguousError) as asked:
        office.all.citizens.find("Amina Hassan")
    assert str(asked.value).startswith("11 borgere passer på det, du skrev: Amina Hassan (")
    assert "; og 1 til. Skriv begyndelsen af det id, du mener." in str(asked.value)
    for row in rows:
        assert office.all.citizens.find(row.id[:8]) == row.id


def test_two_with_one_name_are_each_named_with_what_tells_them_apart(mentor: Office) -> None:
    one = mentor.citizen("Søren Ærø", phone=PHONE)
    other = mentor.citizen("Soeren Aeroe", phone="87654321")
    near = mentor.citizen("Søren Ærøskov")
    with pytest.raises(AmbiguousError) as asked:
        mentor.all.citizens.find("søren ærø")
    assert str(asked.value) == (
        "2 borgere passer på det, du skrev: "
        f"Soeren Aeroe (tlf. 87654321, id {other[:8]}); "
        f"Søren Ærø (tlf. {PHONE}, id {one[:8]}). Skriv begyndelsen af det id, du mener."
    )
    assert mentor.all.citizens.find("Søren Ærøskov") == near  # an exact name before a near one
    rows = {row.id: row.apart for row in mentor.all.citizens.rows()}
    assert rows == {one: f"tlf. {PHONE}", other: "tlf. 87654321", near: ""}


def test_an_exact_name_stands_before_a_near_one(mentor: Office) -> None:
    short = mentor.citizen("Ida")
    mentor.citizen("Ida Holm")
    assert mentor.all.citizens.find("ida") == short
    with pytest.raises(AmbiguousError, match=r"Ida \(id .*; Ida Holm \(id "):
        mentor.all.citizens.find("id")


def test_hostile_names_are_kept_out_of_the_sentences(mentor: Office) -> None:
    mentor.citizen("Ida\x1b[2J [/] x", phone="\u202e12")
    mentor.citizen("Ida\x1b[2J [/] x", phone="34")
    with pytest.raises(AmbiguousError) as asked:
        mentor.all.citizens.find("ida")
    assert "\x1b" not in str(asked.value)
    assert "\u202e" not in str(asked.value)


def test_a_person_says_nothing_of_anybody(mentor: Office) -> None:
    shown = repr(Person("a", "Amina Hassan", phone="12345678", cpr="0101901234", mentor="Bent"))
    for one in ("Amina", "1234", "Bent"):
        assert one not in shown
