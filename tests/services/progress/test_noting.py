"""A note of a measurement: it lives where the measurement lives, and holds no figure of it."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest

from tests.services.conftest import START, Office
from tests.services.progress.test_measuring import B, K, measure
from vip2tui.domain.kinds.places import Place, place_of
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.notes import Note
from vip2tui.services.desk import NotFoundError, RefusedError
from vip2tui.services.progress.noting import TYPE, note_of

SECOND = START + timedelta(days=91)


def written(one: Office, citizen: str, record: str, agreed: str = "") -> str:
    note = note_of(one.desk, one.see(citizen), record, agreed)
    one.all.notes.add(one.see(citizen), note)
    return note.text


@pytest.fixture
def measured(consultant: Office) -> tuple[str, str, str]:
    """Return a citizen with two rounds, and the forms of the second."""
    consultant.clock.turn(days=100)
    citizen = consultant.on_course()
    for day, own, theirs in ((START, 2, 5), (SECOND, 4, 1)):
        mine = measure(consultant, citizen, K, {"p01": theirs, "p06": theirs, "p11": 1}, day=day)
        answers = {"p01": own, "p02": 3, "p04": 6 - own, "p05": "-"}
        other = measure(consultant, citizen, B, answers, day=day)
    return citizen, mine, other


def test_it_says_what_moved_in_words_and_for_professionals_alone(
    consultant: Office, measured: tuple[str, str, str]
) -> None:
    citizen, mine, other = measured
    text = written(consultant, citizen, other, "Prøv kassen i næste uge")
    assert text.split("\n") == [
        "Måling 13. juli 2026: konsulentens svar og borgerens svar.",
        "Op: Tro på job.",
        "Ned: Faglig kunnen.",
        "Uændret: Jobsøgning.",
        "Aftalt: Prøv kassen i næste uge",
    ]
    assert note_of(consultant.desk, consultant.see(citizen), mine).text.startswith(text[:60])
    (entry,) = consultant.see(citizen).entries
    assert (place_of(entry.case), entry.type, entry.day) == (Place.PROFESSIONAL, TYPE, SECOND)


def test_it_is_the_same_whatever_the_consultant_answered_and_expects() -> None:
    texts = set()
    for figure in (1, 5):
        one = Office(Role.CONSULTANT, "wkonsulent")
        one.clock.turn(days=100)
        citizen = one.on_course()
        for day in (START, SECOND):
            answers = dict.fromkeys(("p01", "p06", "p11"), figure if day == SECOND else 3)
            measure(one, citizen, K, answers, day=day)
            other = measure(one, citizen, B, {"p01": 3}, day=day)
        texts.add(note_of(one.desk, one.see(citizen), other).text)
    assert len(texts) == 1


def test_what_is_hidden_today_is_not_told_by_it(consultant: Office) -> None:
    citizen = consultant.on_course()
    form = measure(consultant, citizen, B, {"p01": 4})
    text = written(consultant, citizen, form)
    assert text == "Måling 4. maj 2026: borgerens svar.\nAftalt: "
    assert "Tro på job" not in text


def test_a_note_of_what_the_mentor_saw_is_for_everybody(mentor: Office) -> None:
    citizen = mentor.on_course()
    add = mentor.all.measuring.add_at_work
    for figure in (2, 3):
        form = add(mentor.see(citizen), mentor.plan(citizen), {"w01": figure, "w02": 3})
        mentor.clock.turn(days=28)
    text = written(mentor, citizen, form)
    assert "Op: Møder til tiden." in text
    assert not re.search(r"\d", text.replace("1. juni 2026", ""))
    (entry,) = mentor.see(citizen).entries
    assert place_of(entry.case) is Place.SHARED


def test_its_kind_is_chosen_by_nobody_and_a_measurement_must_be_here(consultant: Office) -> None:
    citizen = consultant.on_course()
    with pytest.raises(RefusedError, match="Vælg, hvad notatet er"):
        consultant.all.notes.add(consultant.see(citizen), Note(TYPE, "x"))
    with pytest.raises(NotFoundError):
        note_of(consultant.desk, consultant.see(citizen), "0" * 8)
