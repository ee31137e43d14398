"""Notes: written in seconds, corrected without a loss, never seen by whom they are not for."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.services.conftest import MONDAY, Office, met
from vip2tui.base.safe import MAX_TEXT, TooLongError
from vip2tui.domain.kinds.places import Place
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.notes import Note
from vip2tui.services.desk import NotFoundError, RefusedError


def _add(office: Office, citizen: str, text: str = "gik godt", **more: object) -> str:
    note = replace(Note("note", text), **more)  # type: ignore[arg-type]  # as the test says
    return office.all.notes.add(office.see(citizen), note)


def test_a_note_is_a_text_and_nothing_else_is_asked(mentor: Office) -> None:
    amina = mentor.on_course()
    new = _add(mentor, amina)
    entry = mentor.see(amina).entries[0]
    assert (entry.id, entry.text, entry.day) == (new, "gik godt", MONDAY)
    assert (entry.citizen, entry.course) == (amina, mentor.plan(amina).course.id)


def test_the_newest_note_stands_first_of_one_day_too(mentor: Office) -> None:
    amina = mentor.citizen()
    for text in ("en", "to", "tre"):
        _add(mentor, amina, text)
    _add(mentor, amina, "i går", day=MONDAY - timedelta(days=1))
    assert [one.text for one in mentor.see(amina).entries] == ["tre", "to", "en", "i går"]


@pytest.mark.parametrize("text", ["", "  ", "\n\n", "\u200b\x1b"])
def test_nothing_is_no_note(mentor: Office, text: str) -> None:
    amina = mentor.citizen()
    before = mentor.store.sequence
    with pytest.raises(RefusedError):
        _add(mentor, amina, text)
    assert mentor.store.sequence == before


def test_a_text_has_a_limit_and_beyond_it_nothing_is_written(mentor: Office) -> None:
    amina = mentor.citizen()
    _add(mentor, amina, "æ" * MAX_TEXT)
    before = mentor.store.sequence
    with pytest.raises(TooLongError):
        _add(mentor, amina, "æ" * (MAX_TEXT + 1))
    with pytest.raises(TooLongError):
        _add(mentor, amina, next="a" * 201)
    assert mentor.store.sequence == before
    assert mentor.see(amina).unreadable == ()


@pytest.mark.parametrize(
    ("start", "end", "minutes", "expected"),
    [
        (time(9), time(10, 30), None, 90),
        (time(22), time(2), None, 240),
        (time(23, 59), time(0), None, 1),
        (time(9), time(12), 150, 150),
        (None, None, 0, 0),
        (None, None, 1440, 1440),
    ],
)
def test_minutes_are_what_lies_between(
    mentor: Office, start: time | None, end: time | None, minutes: int | None, expected: int
) -> None:
    amina = mentor.citizen()
    _add(mentor, amina, start=start, end=end, minutes=minutes)
    entry = mentor.see(amina).entries[0]
    assert (entry.minutes, entry.start, entry.end) == (expected, start, end)


@pytest.mark.parametrize(
    "wrong",
    [
        {"start": time(9), "end": time(9)},
        {"start": time(13), "end": time(12)},
        {"start": time(9)},
        {"end": time(9)},
        {"start": time(9), "end": time(10), "minutes": 61},
        {"minutes": -1},
        {"minutes": 1441},
        {"attended": -1},
        {"type": "snak"},
        {"absence": "diagnose"},
        {"next_owner": "Z"},
        {"day": date(9999, 1, 1)},
    ],
)
def test_what_makes_no_sense_is_refused_whole(mentor: Office, wrong: dict[str, object]) -> None:
    amina = mentor.citizen()
    before = mentor.store.sequence
    with pytest.raises(RefusedError):
        _add(mentor, amina, "x", **wrong)
    assert mentor.store.sequence == before


def test_a_day_ahead_is_taken(mentor: Office) -> None:
    """The clock of an old laptop may have stopped: what is written is kept."""
    amina = mentor.citizen()
    _add(mentor, amina, day=MONDAY + timedelta(days=400))
    assert mentor.see(amina).entries[0].day == MONDAY + timedelta(days=400)


def test_a_private_note_stays_and_a_professional_one_is_not_the_mentors(
    mentor: Office, consultant: Office
) -> None:
    amina = mentor.citizen()
    _add(mentor, amina, "kun for mig", place=Place.PRIVATE)
    with pytest.raises(RefusedError, match="mentors"):
        _add(mentor, amina, place=Place.PROFESSIONAL)
    consultant.fetch(mentor)
    _add(consultant, amina, "kun kommunen", place=Place.PROFESSIONAL)
    met(mentor, consultant)
    assert [one.text for one in mentor.see(amina).entries] == ["kun for mig"]
    assert [one.text for one in consultant.see(amina).entries] == ["kun kommunen"]
    assert mentor.see(amina).entries[0].case == f"{amina}.p"
    assert all("kun for mig" not in one.line.decode() for one in consultant.changes())
    with pytest.raises(ValueError, match="citizen"):
        _add(mentor, amina, place=Place.LOCAL)


def test_a_correction_keeps_the_old_and_says_why_each_time(mentor: Office) -> None:
    amina = mentor.citizen()
    new = _add(mentor, amina, "gik skit", minutes=60)
    correct = mentor.all.notes.correct
    correct(mentor.see(amina), new, reason="tastefejl", text=" gik fint ")
    correct(mentor.see(amina), new, reason="tastefejl", minutes=90)
    correct(mentor.see(amina), new, reason="forkert dag", day=date(2026, 5, 1))
    entry = mentor.see(amina).entries[0]
    assert (entry.text, entry.minutes, entry.day, entry.reason) == (
        "gik fint", 90, date(2026, 5, 1), "forkert dag",
    )  # fmt: skip
    events = mentor.all.history.of(new)
    assert [one.value for one in events if one.field == "text"] == ["gik skit", "gik fint"]
    assert [one.value for one in events if one.field == "reason"] == [
        "tastefejl", "tastefejl", "forkert dag",
    ]  # fmt: skip
    for text, minutes in (("gik fint", 90), ("gik fint", 60), ("gik skit", 60)):
        mentor.all.history.undo()
        entry = mentor.see(amina).entries[0]
        assert (entry.text, entry.minutes) == (text, minutes)


@pytest.mark.parametrize(
    "wrong",
    [
        {"reason": " ", "text": "x"},
        {"reason": "x"},
        {"reason": "x", "text": "gik godt "},
        {"reason": "x", "minutes": 60, "day": MONDAY},
        {"reason": "x", "minutes": 1441},
        {"reason": "x", "start": time(9)},
        {"reason": "x", "start": time(9), "end": time(9)},
    ],
)
def test_a_correction_that_says_nothing_is_refused(
    mentor: Office, wrong: dict[str, object]
) -> None:
    amina = mentor.citizen()
    new = _add(mentor, amina, minutes=60)
    before = mentor.store.sequence
    with pytest.raises(RefusedError):
        mentor.all.notes.correct(mentor.see(amina), new, **wrong)  # type: ignore[arg-type]
    assert mentor.store.sequence == before


def test_a_correction_leaves_no_contradiction(mentor: Office) -> None:
    amina = mentor.citizen()
    new = _add(mentor, amina, start=time(9), end=time(10))
    mentor.all.notes.correct(mentor.see(amina), new, reason="pause", minutes=45)
    entry = mentor.see(amina).entries[0]
    assert (entry.minutes, entry.start) == (45, time(9))
    mentor.all.notes.correct(mentor.see(amina), new, reason="længere", minutes=90)
    entry = mentor.see(amina).entries[0]
    assert (entry.minutes, entry.start, entry.end) == (90, None, None)
    mentor.all.notes.correct(mentor.see(amina), new, reason="kl.", start=time(8), end=time(9))
    entry = mentor.see(amina).entries[0]
    assert (entry.minutes, entry.start, entry.end) == (60, time(8), time(9))


def test_a_correction_cannot_leave_nothing(mentor: Office) -> None:
    amina = mentor.citizen()
    new = _add(mentor, amina)
    with pytest.raises(RefusedError):
        mentor.all.notes.correct(mentor.see(amina), new, reason="væk", text="")
    with pytest.raises(NotFoundError):
        mentor.all.notes.correct(mentor.see(amina), "x", reason="væk", text="y")


def test_two_who_correct_the_same_note_are_asked(mentor: Office, consultant: Office) -> None:
    amina = mentor.citizen()
    new = _add(mentor, amina, minutes=60)
    consultant.fetch(mentor)
    mentor.all.notes.correct(mentor.see(amina), new, reason="a", minutes=90)
    consultant.all.notes.correct(consultant.see(amina), new, reason="b", minutes=30)
    met(mentor, consultant)
    assert "minutes" in mentor.desk.state(amina).records[new].in_doubt()
    assert len(mentor.see(amina).entries) == 1


texts = st.text(max_size=60)


@given(text=texts, following=texts, minutes=st.none() | st.integers(-10, 2000))
def test_whatever_is_accepted_can_be_read_again(
    text: str, following: str, minutes: int | None
) -> None:
    office = Office(Role.MENTOR, "w")
    amina = office.citizen()
    try:
        new = office.all.notes.add(
            office.see(amina), Note("samtale", text, minutes=minutes, next=following)
        )
    except (RefusedError, TooLongError):
        assert office.store.sequence == 1
        return
    seen = office.see(amina)
    assert (seen.unreadable, seen.entries[0].id) == ((), new)


@pytest.mark.parametrize("kind", ["rettelse", "maaling", "milepael"])
def test_what_something_else_makes_is_no_kind_a_person_writes(mentor: Office, kind: str) -> None:
    amina = mentor.citizen()
    before = mentor.store.sequence
    with pytest.raises(RefusedError, match="Vælg, hvad notatet er"):
        _add(mentor, amina, type=kind)
    assert mentor.store.sequence == before
