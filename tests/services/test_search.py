"""Search: Danish letters any way they are typed, and only what is not put away."""

from __future__ import annotations

from datetime import timedelta
from operator import itemgetter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.services.conftest import MONDAY, Office
from vip2tui.domain.kinds.places import Place, shared_case
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.citizens import narrowed
from vip2tui.services.citizen.notes import Note
from vip2tui.text.danish import finding, matches, search_key, sort_key

if TYPE_CHECKING:
    from vip2tui.services.search import Hit


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


def test_it_is_ready_before_anything_is_typed(
    mentor: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    people = [mentor.on_course(f"Borger {number}") for number in range(5)]
    for number, one in enumerate(people):
        _note(mentor, one, f"truck nummer {number}")
    mentor.reopen()
    for _ in mentor.all.search.prepare():
        pass
    folded: list[str] = []
    read: list[str] = []
    plain = mentor.desk.fold
    monkeypatch.setattr(
        "vip2tui.services.search.search_key",
        lambda text: folded.append(text) or search_key(text),
    )
    monkeypatch.setattr(
        mentor.desk, "fold", lambda case, *more: read.append(case) or plain(case, *more)
    )
    assert len(_texts(mentor, "truck")) == 5
    assert (folded, read) == ([], [])
    _note(mentor, people[2], "en bus")
    assert _texts(mentor, "bus") == ["en bus"]
    assert folded == ["en bus"]
    assert {shared_case(case) for case in read} <= {people[2], "local"}


def test_no_more_is_looked_at_than_is_shown(mentor: Office) -> None:
    """A letter of every note is answered as quickly as a word of one."""
    people = [mentor.citizen(f"Borger {number}") for number in range(10)]
    for one in people:
        for number in range(20):
            _note(mentor, one, f"truck nummer {number}")
    mentor.all.search.find("truck")
    ready = mentor.all.search._ready
    assert ready is not None
    looked: list[int] = []
    for page in ready[1]:
        plain = page.others._hits
        page.others._hits = _Noted(plain, looked)  # type: ignore[assignment]
    found = mentor.all.search.find("truck", most=15)
    assert len(found) == 15
    assert len(looked) <= 15 + len(people)


class _Noted:
    """A list that tells what is taken out of it."""

    def __init__(self, kept: list[Hit], looked: list[int]) -> None:
        self._kept, self._looked = kept, looked

    def __getitem__(self, place: int) -> Hit:
        self._looked.append(place)
        return self._kept[place]


notes = st.lists(
    st.tuples(st.integers(0, 2), st.text("abå ", min_size=1, max_size=6), st.integers(0, 3)),
    max_size=12,
)


@settings(max_examples=40)
@given(notes=notes, typed=st.text("abå ", max_size=3), most=st.integers(1, 12))
def test_what_is_found_is_what_reading_everything_would_find_in_the_same_order(
    notes: list[tuple[int, str, int]], typed: str, most: int
) -> None:
    mentor = Office(Role.MENTOR, "wmentor")
    people = [mentor.citizen(name) for name in ("Åb Ab", "Bab", "Ab Åb")]
    for whose, text, day in notes:
        if text.strip():
            note = Note("note", text, MONDAY - timedelta(days=day))
            mentor.all.notes.add(mentor.see(people[whose]), note)
    fits = finding(typed)
    every = [
        (record.kind, case, record.id, str(record.get(field)), str(record.get("day") or ""))
        for case in mentor.store.cases()
        for record in mentor.desk.state(case).records.values()
        for field in {"citizen": ("name",), "entry": ("text",)}[record.kind]
    ]
    wanted = [one for one in every if typed.strip() and fits(search_key(one[3]))]
    wanted.sort(key=lambda one: one[4], reverse=True)
    people_first = [sort_key(one[3]) if one[0] == "citizen" else ("\U0010ffff",) for one in wanted]
    wanted = [one for _, one in sorted(zip(people_first, wanted, strict=True), key=itemgetter(0))]
    hits = [hit for hit in mentor.all.search.find(typed, 1_000) if hit.kind != "package"]
    assert [hit.id for hit in hits] == [one[2] for one in wanted]
    assert mentor.all.search.find(typed, most) == mentor.all.search.find(typed, 1_000)[:most]


def test_who_is_put_away_or_gone_is_found_no_more(mentor: Office) -> None:
    amina, bent = mentor.citizen("Amina"), mentor.citizen("Bent")
    note = _note(mentor, amina, "truck", Place.PRIVATE)
    assert [hit.id for hit in mentor.all.search.find("truck") if hit.kind == "entry"] == [note]
    mentor.all.citizens.put_away(mentor.see(amina))
    assert _texts(mentor, "truck") == []
    mentor.all.citizens.bring_back(amina)
    assert _texts(mentor, "truck") == ["truck"]
    (change,) = mentor.store.changes(bent)
    mentor.store.commit(drops=[change.id])
    mentor.desk.forget(bent)
    assert _texts(mentor, "bent") == []
    assert bent not in mentor.all.search._pages


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


DASHES = "\u2010\u2011\u2013\u2014\u2212\uff0d"
PHONES = ("12345678", "1234 5678", "+4512345678", "004512345678", "12 34 56 78", "45 12345678",
          "+45 12 34", "345678", "(+45) 12345678", "12_34_56_78", "tlf. 12345678",
          "Mobil: 12345678", *(dash.join(("12", "34", "56", "78")) for dash in DASHES))  # fmt: skip


@pytest.mark.parametrize("typed", PHONES)
@pytest.mark.parametrize("stored", ["+45 12 34 56 78", "12345678", "0045 1234-5678", "12.34.56.78",
                                    "12\u201134\u201156\u201178", "12\u221234\u221256\u221278"]
                         )  # fmt: skip
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
