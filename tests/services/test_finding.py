"""One citizen or record is found without folding the others, and as if all had been folded."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from tests.services.conftest import Office, met
from vip2tui.base.safe import clean_line
from vip2tui.domain.kinds.citizen import NAMELESS, Citizen
from vip2tui.domain.kinds.places import shared_case
from vip2tui.domain.roles import Role
from vip2tui.services import finding
from vip2tui.services.citizen.notes import Note
from vip2tui.services.desk import AmbiguousError, NotFoundError
from vip2tui.text.danish import fold, search_key

if TYPE_CHECKING:
    from collections.abc import Iterator

NAMES = ["Amina Hassan", "Åse Sørensen", "Frida Lund", "Ida Lund", "Bo Li", "Søren Åge Ærø"]


@contextmanager
def folded(office: Office) -> Iterator[list[str]]:
    """Tell whose cases are folded meanwhile, beginning with none."""
    office.reopen()
    cases: list[str] = []
    plain = office.desk.fold

    def noted(case: str, *args: object, **named: object) -> object:
        cases.append(shared_case(case))
        return plain(case, *args, **named)  # type: ignore[arg-type]

    office.desk.fold = noted  # type: ignore[method-assign,assignment]
    yield cases


@pytest.fixture
def many(mentor: Office) -> Office:
    for number in range(20):
        mentor.on_course(f"{chr(65 + number)}nders Nummer{number}")
    return mentor


@pytest.mark.parametrize("by", ["id", "beginning", "name", "first name"])
def test_a_note_folds_one_citizen_however_many_there_are(many: Office, by: str) -> None:
    amina = many.on_course("Zeynep Kaya")
    typed = {"id": amina, "beginning": amina[:8], "name": "Zeynep Kaya", "first name": "zey"}[by]
    with folded(many) as cases:
        found = many.all.citizens.find(typed)
        many.all.notes.add(many.see(found), Note("note", "et notat"))
        assert found == amina
    assert set(cases) <= {amina, "local"}


@pytest.mark.parametrize("whole", [True, False])
def test_a_note_is_found_by_its_id_in_its_own_case_alone(many: Office, whole: bool) -> None:
    amina = many.citizen("Zeynep Kaya")
    note = many.all.notes.add(many.see(amina), Note("note", "et notat"))
    with folded(many) as cases:
        assert finding.entry(many.desk, note if whole else note[:8]) == (amina, note)
        assert finding.record(many.desk, note if whole else note[:8]) == note
        assert [event.field for event in many.all.history.of(note)]
    assert set(cases) <= {amina, "local"}


def test_a_doubt_is_found_in_its_own_case_alone(many: Office, consultant: Office) -> None:
    amina = many.citizen("Zeynep Kaya", phone="1")
    consultant.fetch(many)
    many.all.citizens.change(many.see(amina), phone="2")
    consultant.all.citizens.change(consultant.see(amina), phone="3")
    met(many, consultant)
    (doubt,) = many.all.doubts.all()
    with folded(many) as cases:
        assert many.all.doubts.get(doubt.id).doubt.heads == doubt.doubt.heads
        with pytest.raises(NotFoundError):
            many.all.doubts.get("intet.phone")
    assert set(cases) <= {amina, "local"}


def by_reading_all(office: Office, text: str) -> str:
    """Return what is found the long way: every case folded, every name that stands looked at."""
    wanted = text.strip()
    names = {}
    for one in office.all.citizens.ids():
        record = office.desk.state(one).records.get(one)
        names[one] = str(record.get("name", NAMELESS)) if record else NAMELESS
    if wanted.lower() in names:
        return wanted.lower()
    whole = [one for one, name in names.items() if wanted and fold(name) == fold(wanted)]
    near = [
        one
        for one, name in names.items()
        if (len(wanted) >= 4 and one.startswith(wanted.lower())) or _called(wanted, name)
    ]
    for found in (whole, near):
        if len(found) == 1:
            return found[0]
        if found:
            return f"{len(found)} passer"
    return "ingen"


def _called(wanted: str, name: str) -> bool:
    words = re.findall(r"\w+", search_key(name))
    typed = re.findall(r"\w+", clean_line(wanted))
    return bool(typed) and all(
        any(word.startswith(way) for word in words for way in search_key(one).split())
        for one in typed
    )


def by_finding(office: Office, text: str) -> str:
    try:
        return office.all.citizens.find(text)
    except AmbiguousError as error:
        return f"{str(error).split()[0]} passer"
    except NotFoundError:
        return "ingen"


def test_what_is_found_is_what_reading_every_case_would_find(
    mentor: Office, consultant: Office
) -> None:
    """Renamed, taken back, put away, unreadable, in doubt, from others: the name that stands."""
    people = {name: mentor.citizen(name) for name in NAMES}
    typed = [*NAMES, "lund", "ida", "soren", "aase", "Borte", "navn", NAMELESS, "", " ", "x", "7"]
    typed += [one[:8] for one in people.values()] + ["0000", "local", "\ud800", "Zoe", "2", "Dobb"]

    def same() -> None:
        for office in (mentor, consultant):
            for reopened in (False, True):
                if reopened:
                    office.reopen()
                for text in typed:
                    assert by_finding(office, text) == by_reading_all(office, text), text

    same()
    consultant.fetch(mentor)
    mentor.all.citizens.change(mentor.see(people["Frida Lund"]), name="Zoe Holm")
    same()
    mentor.all.history.undo()
    same()
    mentor.all.citizens.put_away(mentor.see(people["Ida Lund"]))
    same()
    mentor.receive(people["Bo Li"], people["Bo Li"], Citizen.KIND, {"name": 7})
    mentor.receive("en-anden", "noget", "course", {"citizen": "en-anden", "name": "Zoe"})
    same()
    mentor.all.citizens.change(mentor.see(people["Amina Hassan"]), name="Dobbelt Ene")
    consultant.all.citizens.change(consultant.see(people["Amina Hassan"]), name="Dobbelt To")
    met(mentor, consultant)
    same()
    gone = mentor.citizen("Borte Borg")
    same()
    (change,) = mentor.store.changes(gone)
    mentor.store.commit(drops=[change.id])
    mentor.desk.forget(gone)
    same()


def test_a_name_held_back_with_its_file_finds_nobody(mentor: Office) -> None:
    amina = mentor.citizen("Amina Hassan")
    assert by_finding(mentor, "amina") == amina
    mentor.all.history.undo()
    assert by_finding(mentor, "amina") == "ingen"
    mentor.all.history.redo()
    assert by_finding(mentor, "amina") == amina


def test_a_workplace_is_no_citizen(mentor: Office) -> None:
    mentor.receive("plads", "plads", "workplace", {"name": "Amina Mad"})
    assert by_finding(mentor, "amina") == by_finding(mentor, "plads") == "ingen"
    assert mentor.desk.me.role is Role.MENTOR
