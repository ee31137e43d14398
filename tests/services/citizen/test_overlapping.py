"""A time that is written already, or lies ahead: kept, and told."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from tests.services.conftest import MONDAY, Office, met
from vip2tui.services.citizen.notes import Note
from vip2tui.services.citizen.overlapping import remarks

MEETING = Note("mentormoede", "Vi øvede", start=time(9), end=time(10, 30), day=date(2026, 4, 27))


def told(office: Office, citizen: str, note: Note) -> str:
    return " ".join(remarks(office.desk, office.see(citizen), note))


def write(office: Office, citizen: str, note: Note) -> str:
    return office.all.notes.add(office.see(citizen), note)


@pytest.mark.parametrize(
    ("more", "is_told"),
    [
        ({}, True),
        ({"start": time(10), "end": time(11), "text": "Andet"}, True),
        ({"start": time(8), "end": time(12), "text": "Andet"}, True),
        ({"start": time(10, 30), "end": time(11)}, False),
        ({"start": time(7), "end": time(9)}, False),
        ({"day": date(2026, 4, 28)}, False),
        ({"start": None, "end": None, "minutes": 90}, False),
    ],
)
def test_the_same_time_twice_is_told_and_kept(
    mentor: Office, more: dict[str, object], is_told: bool
) -> None:
    amina = mentor.on_course()
    write(mentor, amina, MEETING)
    again = replace(MEETING, **more)  # type: ignore[arg-type]  # as the test says
    said = told(mentor, amina, again)
    assert bool(said) is is_told
    if is_told:
        assert "mentormøde man 27. april 2026 kl. 9.00-10.30" in said
    write(mentor, amina, again)
    assert len(mentor.see(amina).entries) == 2


def test_the_same_note_twice_is_told_where_only_minutes_were_written(mentor: Office) -> None:
    amina = mentor.on_course()
    note = replace(MEETING, start=None, end=None, minutes=90)
    write(mentor, amina, note)
    assert "Det samme notat står her allerede" in told(mentor, amina, note)
    assert told(mentor, amina, replace(note, minutes=60)) == ""


def test_a_night_meets_the_morning_after_it(mentor: Office) -> None:
    amina = mentor.on_course()
    write(mentor, amina, replace(MEETING, start=time(22), end=time(6)))
    morning = replace(MEETING, day=date(2026, 4, 28), start=time(5), end=time(7))
    assert "kl. 22.00-6.00" in told(mentor, amina, morning)
    assert told(mentor, amina, replace(morning, start=time(6))) == ""


def test_one_mentor_with_two_citizens_at_a_time_is_told(mentor: Office) -> None:
    amina, bo = mentor.on_course(), mentor.on_course("Bo Holm")
    write(mentor, amina, MEETING)
    said = told(mentor, bo, replace(MEETING, start=time(10), end=time(11)))
    assert "Samme tid hos to borgere: Amina Hassan, mentormøde man 27. april 2026" in said
    assert told(mentor, bo, replace(MEETING, start=time(11), end=time(12))) == ""


def test_two_mentors_at_a_time_with_two_citizens_is_no_matter(
    mentor: Office, consultant: Office
) -> None:
    amina, bo = mentor.on_course(), mentor.on_course("Bo Holm")
    met(mentor, consultant)
    write(consultant, amina, MEETING)
    met(mentor, consultant)
    assert told(mentor, bo, MEETING) == ""
    assert "står her allerede" in told(mentor, amina, MEETING)


def test_what_was_corrected_away_is_not_met(mentor: Office) -> None:
    amina, bo = mentor.on_course(), mentor.on_course("Bo Holm")
    entry = write(mentor, amina, MEETING)
    case = mentor.see(amina)
    mentor.all.notes.correct(case, entry, reason="slog fejl", day=date(2026, 4, 20))
    assert told(mentor, bo, MEETING) == ""
    assert "Samme tid" in told(mentor, bo, replace(MEETING, day=date(2026, 4, 20)))


def test_a_day_ahead_is_told(mentor: Office) -> None:
    amina = mentor.on_course()
    ahead = Note("note", "x", day=MONDAY + timedelta(days=1))
    assert told(mentor, amina, ahead) == "Dagen ligger efter i dag."
    assert told(mentor, amina, Note("note", "x")) == ""


def test_a_day_of_more_than_a_days_hours_is_told_and_kept(mentor: Office) -> None:
    amina, bo = mentor.on_course(), mentor.on_course("Bo Holm")
    write(mentor, amina, Note("note", "a", minutes=13 * 60))
    second = Note("note", "b", start=time(8), end=time(19, 30))
    assert told(mentor, bo, replace(second, start=time(8, 30))) == ""
    assert "et døgn har 24 timer" in told(mentor, bo, second)
    write(mentor, bo, second)
    assert len(mentor.see(bo).entries) == 1
    assert "et døgn" not in told(mentor, bo, replace(second, day=MONDAY - timedelta(days=1)))


def test_another_persons_hours_are_not_ones_own(mentor: Office, consultant: Office) -> None:
    amina = mentor.on_course()
    met(mentor, consultant)
    write(consultant, amina, Note("note", "a", minutes=13 * 60))
    met(mentor, consultant)
    assert told(mentor, amina, Note("note", "b", minutes=12 * 60)) == ""


def test_more_mentor_time_than_a_working_day_is_told(mentor: Office) -> None:
    amina = mentor.on_course()
    note = Note("mentormoede", "a", minutes=5 * 60)
    write(mentor, amina, note)
    assert "mentortid den dag: passer det?" in told(mentor, amina, replace(note, text="b"))
    assert told(mentor, amina, replace(note, text="b", minutes=180)) == ""
    assert told(mentor, amina, Note("transport", "c", minutes=5 * 60)) == ""
