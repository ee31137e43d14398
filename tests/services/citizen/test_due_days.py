"""The days on which something about a citizen waits."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from tests.services.conftest import MONDAY
from vip2tui.services.citizen.due_days import due_days
from vip2tui.services.citizen.notes import Note
from vip2tui.services.course.pacing import waiting_about

if TYPE_CHECKING:
    from tests.services.conftest import Office


def test_what_waits_stands_on_its_day(mentor: Office) -> None:
    amina = mentor.on_course("Amina", MONDAY)
    friday = date(2026, 5, 8)
    note = Note("note", "x", next="ring til Ali", next_date=friday)
    mentor.all.notes.add(mentor.see(amina), note)
    due = due_days(mentor.all, amina)
    assert "ring til Ali" in due[friday]
    waits = waiting_about(mentor.desk, mentor.see(amina))
    assert sorted(due) == sorted({one.due for one in waits})
    assert sum(map(len, due.values())) == len(list(waits))


@pytest.mark.parametrize("nobody", [None, "ingen"])
def test_nothing_waits_about_nobody(mentor: Office, nobody: str | None) -> None:
    mentor.on_course("Amina", MONDAY)
    assert due_days(mentor.all, nobody) == {}
