"""Ringeliste at work: who is on it, in which order, and what is said: facts alone."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tests.services.conftest import MONDAY, START, Office
from vip2tui.domain.course.away import Span
from vip2tui.domain.kinds.places import Place
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.notes import Note
from vip2tui.services.desk import RefusedError


@pytest.fixture
def office() -> Office:
    return Office(Role.OFFICE, "wo")


def names(one: Office, days: int | None = None) -> list[str]:
    return [each.case.citizen.name for each in one.all.calls.read(days)]


def wrote(one: Office, citizen: str, ago: int, **more: object) -> str:
    day = MONDAY - timedelta(days=ago)
    return one.all.notes.add(one.see(citizen), Note("samtale", "Vi talte", day, **more))  # type: ignore[arg-type]


def test_the_longest_silent_stand_first_and_who_was_heard_of_is_not_there(office: Office) -> None:
    amina, olena, bo = (office.on_course(name) for name in ("Amina", "Olena", "Bo"))
    office.citizen("Uden forløb")
    for citizen, ago in ((amina, 15), (olena, 14)):
        wrote(office, citizen, ago)
    assert names(office) == ["Bo", "Amina"]
    assert names(office, 13) == ["Bo", "Amina", "Olena"]
    wrote(office, bo, 1, place=Place.PRIVATE)
    assert names(office)[0] == "Bo", "a private note is nobody's news"
    office.all.calls.add(office.see(bo), "Talte med mentoren")
    assert names(office) == ["Amina"]


def test_the_numbers_and_the_sentence_are_facts(office: Office) -> None:
    amina = office.on_course("Amina Hassan")
    office.all.citizens.change(office.see(amina), phone="22334455", mentor="Bent")
    office.all.grants.add(office.see(amina), office.plan(amina), {
        "start": START.isoformat(), "weekly": 120, "mentor": "Bent Prøvesen", "phone": "11223344",
    })  # fmt: skip
    wrote(office, amina, 20, next="Ringe til lægen.", next_owner="B")
    (one,) = office.all.calls.read()
    assert (one.phone, one.mentor, one.mentor_phone) == ("22334455", "Bent Prøvesen", "11223344")
    assert one.say == (
        "Det er P wo. Det sidste, vi har fået at vide om Amina, er fra 14. april. "
        "Dengang aftalte I: Ringe til lægen. Hvordan går det?"
    )


def test_days_on_which_the_mentor_was_away_are_no_silence(office: Office) -> None:
    mentor = Office(Role.MENTOR, "wm")
    amina = office.on_course()
    wrote(office, amina, 20)
    assert names(office)
    mentor.fetch(office)
    mentor.all.away.add(mentor.all.away.foresee(date(2026, 4, 20), date(2026, 4, 30)))
    assert mentor.all.away.mine()[0][0] == Span(date(2026, 4, 20), date(2026, 4, 30), "M")
    office.fetch(mentor)
    assert names(office) == []


def test_a_mentor_has_no_such_list(mentor: Office) -> None:
    citizen = mentor.on_course()
    for refused in (mentor.all.calls.read, lambda: mentor.all.calls.add(mentor.see(citizen), "x")):
        with pytest.raises(RefusedError, match="kommunens"):
            refused()
