"""A receipt with a human line: written by the municipality, on the mentor's I dag until seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.services.exchange.carrying import carry, given, note, paired
from vip2tui.domain.kinds.places import Place
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.notes import Note
from vip2tui.services.citizen.replies import PART
from vip2tui.services.desk import NotFoundError, RefusedError

if TYPE_CHECKING:
    from pathlib import Path

    from tests.services.conftest import Office


def today(one: Office) -> list[str]:
    every = [line for lines in one.all.today.read() for line in lines]
    return [line.waiting.what for line in every if line.waiting.part == PART]


def test_a_line_travels_back_and_stands_on_i_dag_until_it_is_seen(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = given(office, mentor, tmp_path)
    written = note(mentor, citizen, "Kan hun få truckkurset?")
    carry(mentor, office, tmp_path)
    made = office.all.replies.write(office.see(citizen), "truckkurset er bestilt", written)
    assert today(office) == []
    carry(office, mentor, tmp_path)
    assert today(mentor) == ["P wkontor har læst det: truckkurset er bestilt"]
    (reply,) = mentor.all.replies.all(mentor.see(citizen))
    assert (reply.id, reply.about) == (made, written)
    mentor.all.replies.see(mentor.see(citizen), made)
    assert today(mentor) == []
    mentor.clock.turn(days=3)
    assert today(mentor) == []
    with pytest.raises(NotFoundError):
        mentor.all.replies.see(mentor.see(citizen), made)
    mentor.all.history.undo()
    assert len(today(mentor)) == 1
    carry(mentor, office, tmp_path)  # that it was seen is the mentor's own: it never leaves
    assert not [one for case in office.desk.store.cases() for one in office.desk.store.changes(case)
                if one.kind == "put_off"]  # fmt: skip


def test_it_cannot_be_put_off(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = given(office, mentor, tmp_path)
    office.all.replies.write(office.see(citizen), "kurset er bestilt")
    carry(office, mentor, tmp_path)
    (line,) = mentor.all.replies.unseen(mentor.see(citizen))
    with pytest.raises(RefusedError):
        mentor.all.putting_off.may(line)


def test_a_mentor_answers_nobody_and_nothing_is_no_answer(tmp_path: Path) -> None:
    office, mentor = paired(Role.MENTOR)
    citizen = given(office, mentor, tmp_path)
    with pytest.raises(RefusedError, match="kommunen"):
        mentor.all.replies.write(mentor.see(citizen), "nej")
    with pytest.raises(RefusedError, match="Skriv en linje"):
        office.all.replies.write(office.see(citizen), "  ")
    inner = office.all.notes.add(
        office.see(citizen), Note("note", "kun for os", place=Place.PROFESSIONAL)
    )
    with pytest.raises(NotFoundError):
        office.all.replies.write(office.see(citizen), "nej", inner)
