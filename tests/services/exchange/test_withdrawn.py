"""A citizen the office has taken back: told by name, marked, and writing on is asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services.exchange.carrying import carry, fetch, given, look, note, paired, send, texts
from vip2tui.domain.kinds.places import Place
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.notes import Note
from vip2tui.services.exchange.withdrawn import WithdrawnError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Office


def taken_back(tmp_path: Path) -> tuple[Office, Office, str, str]:
    """The office has taken Amina back and not Søren; the file about it is not fetched yet."""
    office, mentor = paired(Role.MENTOR)
    amina, soren = given(office, mentor, tmp_path), given(office, mentor, tmp_path, "Søren Ærø")
    office.all.assignments.withdraw(office.see(amina), mentor.desk.me.device)
    return office, mentor, amina, soren


def test_it_is_told_by_name_before_the_file_is_fetched(tmp_path: Path) -> None:
    office, mentor, amina, soren = taken_back(tmp_path)
    file = send(office, mentor, tmp_path)
    told = look(mentor, file).sentences[0]
    assert told.startswith("Kommunen har taget Amina Hassan tilbage fra denne computer 4. maj.")
    assert "bliver stadig sendt" in told
    assert not mentor.all.withdrawn.is_so(amina)
    rehearsed = mentor.all.fetching.rehearse([file])
    assert rehearsed.taken[0].sentences[0] == told
    fetch(mentor, file)
    assert mentor.all.withdrawn.is_so(amina)
    assert mentor.all.withdrawn.mark(amina) == " (taget tilbage)"
    assert mentor.all.withdrawn.mark(soren) == mentor.all.withdrawn.mark("") == ""
    assert "Amina" not in mentor.all.diary.lines()[0].words  # nothing would remove it there
    assert "taget" not in " ".join(look(mentor, file).sentences)


def test_writing_on_is_asked_about_and_a_yes_holds_for_the_sitting(tmp_path: Path) -> None:
    office, mentor, amina, soren = taken_back(tmp_path)
    carry(office, mentor, tmp_path)
    with pytest.raises(WithdrawnError, match="Amina Hassan") as asked:
        note(mentor, amina, "mere")
    assert texts(mentor, amina) == []
    note(mentor, soren, "om en anden")
    asked.value.accept()
    note(mentor, amina, "mere")
    note(mentor, amina, "og mere")
    carry(mentor, office, tmp_path)
    assert texts(office, amina) == ["mere", "og mere"]
    mentor.reopen()
    with pytest.raises(WithdrawnError):
        note(mentor, amina, "næste dag")


def test_what_stays_here_and_what_is_taken_away_is_not_asked_about(tmp_path: Path) -> None:
    office, mentor, amina, _ = taken_back(tmp_path)
    entry = note(mentor, amina, "010190-1234")
    carry(office, mentor, tmp_path)
    mentor.all.notes.add(mentor.see(amina), Note("note", "husk", place=Place.PRIVATE))
    mentor.all.redacting.redact(mentor.all.redacting.texts(entry), "CPR-nummer")
    mentor.all.drafts.keep(f"note:{amina}", {"text": "begyndt"})


def test_every_way_to_write_is_asked_about(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = office.on_course()
    office.all.assignments.assign(office.see(citizen), mentor.desk.me.device)
    carry(office, mentor, tmp_path)
    note(mentor, citizen, "før")
    office.all.assignments.withdraw(office.see(citizen), mentor.desk.me.device)
    carry(office, mentor, tmp_path)
    seen, all_ = mentor.see(citizen), mentor.all
    time = next(one.current for one in mentor.plan(citizen).lines if one.item.owner == "M")
    for act in (
        lambda: all_.checklist.tick(seen, mentor.plan(citizen), time),
        lambda: all_.citizens.change(seen, phone="12345678"),
        lambda: all_.citizens.put_away(seen),
        lambda: all_.notes.correct(seen, seen.entries[0].id, reason="x", text="y"),
    ):
        with pytest.raises(WithdrawnError):
            act()


def test_given_back_it_is_as_before_and_the_office_is_never_asked(tmp_path: Path) -> None:
    office, mentor, amina, _ = taken_back(tmp_path)
    carry(office, mentor, tmp_path)
    note(office, amina, "kontorets")
    office.all.assignments.assign(office.see(amina), mentor.desk.me.device)
    carry(office, mentor, tmp_path)
    assert not mentor.all.withdrawn.is_so(amina)
    note(mentor, amina, "igen")
    assert not office.all.withdrawn.is_so(amina)
