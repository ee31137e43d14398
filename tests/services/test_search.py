"""Search: Danish letters any way they are typed, and only what is not put away."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vip2tui.domain.kinds import Place
from vip2tui.domain.text.danish import finding, matches, search_key
from vip2tui.services.citizens import narrowed
from vip2tui.services.notes import Note

if TYPE_CHECKING:
    from tests.services.conftest import Office


def _texts(office: Office, text: str) -> list[str]:
    return [hit.text for hit in office.all.search.find(text) if hit.kind != "package"]


def _note(office: Office, citizen: str, text: str, place: Place = Place.SHARED) -> str:
    return office.all.notes.add(office.see(citizen), Note("note", text, place=place))


@pytest.mark.parametrize(
    "typed", ["soren", "SØREN", "soeren", "So\u0308ren", "ærø", "aero", "søren ærø", "ær sør"]
)
def test_a_name_is_found_however_it_is_typed(mentor: Office, typed: str) -> None:
    soren = mentor.citizen("Søren Ærø")
    mentor.citizen("Amina Hassan")
    assert [hit.citizen for hit in mentor.all.search.find(typed)] == [soren]


@pytest.mark.parametrize("typed", ["aase", "Åse", "A\u030ase", "ase"])
def test_the_long_a_is_found_both_ways(mentor: Office, typed: str) -> None:
    ids = {mentor.citizen("Åse"), mentor.citizen("Aase")}
    mentor.citizen("Bent")
    hits = mentor.all.search.find(typed)
    assert {hit.citizen for hit in hits if hit.kind == "citizen"} == ids


def test_people_come_first_in_danish_order_then_packages_then_the_newest_note(
    mentor: Office,
) -> None:
    for name in ("Ærø Lager", "Zoe Lager", "Åse Lager", "Amina Lager"):
        mentor.citizen(name)
    amina = mentor.citizen("Bent")
    _note(mentor, amina, "lager i går")
    hits = mentor.all.search.find("lager")
    assert [hit.text for hit in hits if hit.kind == "citizen"] == [
        "Amina Lager", "Zoe Lager", "Ærø Lager", "Åse Lager",
    ]  # fmt: skip
    kinds = [hit.kind for hit in hits]
    assert kinds == sorted(kinds, key=["citizen", "package", "entry"].index)
    assert "package" in kinds


@pytest.mark.parametrize("typed", ["", " ", "\n"])
def test_nothing_typed_finds_nothing(mentor: Office, typed: str) -> None:
    mentor.citizen()
    assert mentor.all.search.find(typed) == []


def test_what_changes_is_found_as_it_is_now(mentor: Office) -> None:
    amina = mentor.citizen("Amina")
    note = _note(mentor, amina, "kasseapparat")
    assert _texts(mentor, "kasse") == ["kasseapparat"]
    mentor.all.notes.correct(mentor.see(amina), note, reason="x", text="truck")
    assert _texts(mentor, "kasseapp") == []
    assert "truck" in _texts(mentor, "truck")
    mentor.all.history.undo()
    assert _texts(mentor, "kasseapp") == ["kasseapparat"]


def test_the_index_is_not_made_again_for_what_did_not_change(
    mentor: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    amina = mentor.citizen("Amina")
    for n in range(30):
        _note(mentor, amina, f"note nummer {n}")
    mentor.all.search.find("nummer")
    made: list[str] = []

    def counted(text: str) -> str:
        made.append(text)
        return search_key(text)

    monkeypatch.setattr("vip2tui.services.search.search_key", counted)
    _note(mentor, amina, "den nye")
    mentor.all.search.find("nummer")
    assert made == ["den nye"]


def test_a_private_note_is_found_by_its_writer_alone(mentor: Office, consultant: Office) -> None:
    amina = mentor.citizen()
    _note(mentor, amina, "hemmelighed", Place.PRIVATE)
    consultant.fetch(mentor)
    hit = mentor.all.search.find("hemmelig")[0]
    assert (hit.place, hit.citizen) == (Place.PRIVATE, amina)
    assert consultant.all.search.find("hemmelig") == []


def test_both_sides_of_a_doubt_are_found(mentor: Office, consultant: Office) -> None:
    amina = mentor.citizen("Amina")
    consultant.fetch(mentor)
    mentor.all.citizens.change(mentor.see(amina), name="Amina Blåbær")
    consultant.all.citizens.change(consultant.see(amina), name="Amina Hindbær")
    mentor.fetch(consultant)
    assert len(_texts(mentor, "blåbær")) == len(_texts(mentor, "hindbær")) == 1


@given(typed=st.text(max_size=12), text=st.text(max_size=30))
def test_the_folded_words_find_what_the_slow_way_finds(typed: str, text: str) -> None:
    key = search_key(text)
    assert finding(typed)(key) == matches(typed, key)
    assert finding(text)(key)


PHONES = ("12345678", "1234 5678", "+4512345678", "004512345678", "12 34 56 78", "45 12345678",
          "+45 12 34", "345678")  # fmt: skip


@pytest.mark.parametrize("typed", PHONES)
@pytest.mark.parametrize("stored", ["+45 12 34 56 78", "12345678", "0045 1234-5678", "12.34.56.78"])
def test_a_telephone_number_is_found_however_it_is_typed_and_stored(
    mentor: Office, stored: str, typed: str
) -> None:
    amina = mentor.citizen("Amina", phone=stored, tovholder_phone="87 65 43 21")
    mentor.citizen("Bent", phone="45 11 22 33", case_key="9934-56")
    note = _note(mentor, amina, f"Ring på {stored} efter kl. 12")
    assert {hit.id for hit in mentor.all.search.find(typed)} == {amina, note}
    assert [row.id for row in narrowed(mentor.all.citizens.rows(), typed)] == [amina]
    assert [hit.id for hit in mentor.all.search.find("+45 8765 4321")] == [amina]


def test_a_number_without_the_country_is_not_cut() -> None:
    key = search_key("45 11 22 33")
    assert matches("45112233", key)
    assert matches("+45 45112233", key)
    assert not matches("112234", key)
    assert matches("12 34 56", search_key("12, 34 og 56"))  # words are still words
    assert not matches("123456", search_key("12, 34 og 56"))
