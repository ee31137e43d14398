"""What one took back while others wrote on: shown, asked about, and decided on the screen."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from screens.citizen.screen import CitizenScreen
from screens.exchange.doubts import Card, DoubtsScreen
from screens.exchange.fetch_dialogs import result
from screens.today import Today
from tests.screens.pair import amina, carry, flat, note, pair
from tests.screens.stage import press, row, rows, said, seen, showing, stand_on, until
from tests.screens.test_words import words
from vip2tui.services.citizen.notes import Note

if TYPE_CHECKING:
    from pathlib import Path

    from vip2tui.services.house import Services


def files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.vip2"))


def taken_back(tmp_path: Path) -> tuple[Services, Services, str]:
    """Return an office that ticked a point of a course, whose start the mentor took back."""
    mentor, office = pair()
    citizen = amina(mentor)
    carry(mentor, office, tmp_path / "en")
    seen_there = office.citizens.get(citizen)
    assert seen_there.course is not None
    time = office.checklist.find(seen_there.course, "m01.1")
    office.checklist.tick(seen_there, seen_there.course, time)
    assert mentor.history.undo() is not None
    carry(mentor, office, tmp_path / "to")
    return mentor, office, citizen


async def test_it_is_asked_about_and_said_in_plain_words(tmp_path: Path) -> None:
    _, office, citizen = taken_back(tmp_path)
    async with showing(office, Today(office)) as pilot:
        await until(pilot, lambda: "En har fortrudt det, og andre har skrevet" in seen(pilot))
    async with showing(office, CitizenScreen(office, citizen)) as pilot:
        await until(pilot, lambda: "Skal afgøres (1)" in seen(pilot))
        assert "fortrudt af" in flat(pilot)
        assert not words(flat(pilot))


@pytest.mark.parametrize(
    ("keys", "stays", "told"),
    [(("up",), False, "Afgjort: det er lagt væk."),
     (("up", "up"), True, "Afgjort: det bliver stående.")],
)  # fmt: skip
async def test_each_button_does_what_it_says(
    tmp_path: Path, keys: tuple[str, ...], *, stays: bool, told: str
) -> None:
    _, office, citizen = taken_back(tmp_path)
    async with showing(office, DoubtsScreen(office)) as pilot:
        await until(pilot, lambda: bool(rows(pilot).shown))
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Card)
        shown = flat(pilot)
        assert "Skal det blive stående?" in shown
        assert "Det bliver stående" in shown
        assert "Læg det væk" in shown
        await press(pilot, "enter")
        assert len(list(office.doubts.all())) == 1, "a key too many decides nothing"
        await press(pilot, "enter", *keys, "enter")
        assert said(pilot) == f"{told} Fortryd med Ctrl+Z."
        assert not list(office.doubts.all())
        assert bool(office.citizens.get(citizen).course) == stays
        await press(pilot, "ctrl+z", "enter")
        assert len(list(office.doubts.all())) == 1


async def test_a_note_is_marked_and_another_name_never_stands_alone(tmp_path: Path) -> None:
    mentor, office = pair()
    citizen = amina(mentor)
    mine = mentor.desk.me.person
    mentor.desk.me = replace(mentor.desk.me, person="Karen Smed")
    note(mentor, "Gik godt")
    mentor.desk.me = replace(mentor.desk.me, person=mine)
    carry(mentor, office, tmp_path / "en")
    entry = office.citizens.get(citizen).entries[0]
    office.notes.correct(office.citizens.get(citizen), entry.id, reason="talt om", minutes=45)
    assert mentor.history.undo() is not None
    carry(mentor, office, tmp_path / "to")
    async with showing(office, CitizenScreen(office, citizen, "notater")) as pilot:
        await stand_on(pilot, "Gik godt")
        lead = row(pilot, "Gik godt").lead
        assert f"Karen Smed (skrevet på {mentor.desk.me.device_name}, {mine})" in lead
        assert "fortrudt af" in lead


def test_after_a_file_that_changed_nothing_nothing_says_take_it_back(tmp_path: Path) -> None:
    mentor, office = pair()
    for name in ("en", "to"):
        (tmp_path / name).mkdir()
    carry(mentor, office, tmp_path / "en")
    (file,) = files(tmp_path / "en")
    first = office.fetching.look(file)
    assert first.changes_nothing
    assert "Fortryd" not in result([first], [])
    mentor.notes.add(mentor.citizens.get(next(mentor.citizens.ids())), Note("note", "nyt"))
    carry(mentor, office, tmp_path / "to")
    office.history.undo()
    again = office.fetching.look(files(tmp_path / "to")[0])
    assert "Fortryd med Ctrl+Z" in result([again], [])
