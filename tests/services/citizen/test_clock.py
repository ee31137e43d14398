"""A clock far ahead is shown and not folded: no file can bring a case to where nobody can write."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services.exchange.carrying import carry, fetch, given, look, note, paired, send, texts
from vip2tui.changes import writer
from vip2tui.changes.change import AHEAD, MAX_CLOCK, compose
from vip2tui.changes.writer import CaseFullError
from vip2tui.domain.roles import Role

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Office

AT = "2026-05-04T10:00:00+02:00"


def writes_at(one: Office, citizen: str, clock: int, text: str) -> str:
    """Let somebody's program write a note with a clock of its own choice."""
    n = one.desk.state(citizen).numbers.get(one.writer, (0, 0))[0] + 1
    said = {"type": "note", "text": text, "day": "2026-05-04"}
    made = compose(id=f"{one.writer}.{citizen}.{n}", clock=clock, action=f"a{n}", at=AT,
                   by="P", record=f"r{n}", kind="entry", set=said)  # fmt: skip
    one.store.commit([made])
    one.desk.forget(citizen)
    return made.id


def test_a_clock_at_its_end_stops_nobody_from_writing(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = given(office, mentor, tmp_path)
    before = office.desk.state(citizen).clock
    for n, clock in enumerate((MAX_CLOCK, MAX_CLOCK - 1, AHEAD + 1_000)):
        writes_at(mentor, citizen, clock, f"langt fremme {n}")
    seen = look(office, file := send(mentor, office, tmp_path))
    assert seen.plan.effects.proposals == 3
    assert any(one.startswith("3 ting er kun forslag: det bliver gemt") for one in seen.sentences)
    assert not fetch(office, file).refused
    assert office.desk.state(citizen).clock == before
    assert texts(office, citizen) == []
    for one, said in ((office, "fra kontoret"), (mentor, "fra mentoren")):
        note(one, citizen, said)
    carry(office, mentor, tmp_path)
    carry(mentor, office, tmp_path)
    assert texts(office, citizen) == texts(mentor, citizen) == ["fra kontoret", "fra mentoren"]
    assert office.desk.state(citizen).clock < 20


def test_a_proposal_is_told_from_what_was_taken_back(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = given(office, mentor, tmp_path)
    writes_at(mentor, citizen, MAX_CLOCK, "langt fremme")
    entry = note(mentor, citizen, "nyt")
    mentor.all.history.undo()
    carry(mentor, office, tmp_path)
    for record, told in (("r1", (True, False)), (entry, (False, True))):
        events = office.all.history.of(record)
        assert {(one.proposal, one.undone) for one in events} == {told}
        assert not any(one.stands for one in events)


def test_a_clock_as_high_as_may_be_leaves_room_for_ever(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = given(office, mentor, tmp_path)
    held = len(mentor.store.changes(citizen)) + 1
    writes_at(mentor, citizen, AHEAD + held, "højt")
    carry(mentor, office, tmp_path)
    assert texts(office, citizen) == ["højt"]
    for n in range(3):
        note(office, citizen, f"efter {n}")
        carry(office, mentor, tmp_path)
    assert len(texts(mentor, citizen)) == 4
    assert not mentor.desk.state(citizen).proposals


def test_the_clock_a_file_raised_goes_when_its_import_is_undone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What the program says to do when a case is full, done."""
    office, mentor = paired(Role.MENTOR)
    citizen = given(office, mentor, tmp_path)
    writes_at(mentor, citizen, 5_000, "højt")
    carry(mentor, office, tmp_path)
    monkeypatch.setattr(writer, "MAX_CLOCK", 5_000)
    with pytest.raises(CaseFullError, match=r"Fortryd \(Ctrl\+Z eller «vip2tui undo»\)"):
        note(office, citizen, "kan ikke")
    office.all.history.undo()
    note(office, citizen, "kan igen")
    assert texts(office, citizen) == ["kan igen"]
