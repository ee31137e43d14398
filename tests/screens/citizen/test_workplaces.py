"""Arbejdspladser by keys: written in, seen with who is there, corrected and undone."""

from __future__ import annotations

import pytest

from screens.citizen.workplaces import WorkplacesScreen
from tests.screens.pair import pair
from tests.screens.stage import HOSTILE, press, rows, seen, showing
from tests.screens.test_words import words


async def test_one_is_written_in_and_corrected_by_keys() -> None:
    mine, _ = pair()
    async with showing(mine, WorkplacesScreen(mine)) as pilot:
        assert "0 arbejdspladser." in seen(pilot)
        await press(pilot, "enter")
        await press(pilot, *"Bageren", "tab", *"Bo", "tab", *"1234", "tab", "enter")
        shown = seen(pilot)
        assert "1 arbejdsplads." in shown
        assert "Arbejdspladsen er gemt. Fortryd med Ctrl+Z." in shown
        assert not words(shown)
        assert [(one.text, one.below) for one in rows(pilot).shown[1:]] == [
            ("Bageren", "Bo · 1234")
        ]
        await press(pilot, "down", "enter")
        await press(pilot, "tab", "end", *"dil", "tab", "tab", "enter")
        assert rows(pilot).shown[1].below == "Bodil · 1234"
        assert mine.history.next_undo() == "arbejdspladsen: kontaktperson"
        await press(pilot, *"bodil")
        assert "Du søger «bodil»: 1 arbejdsplads." in seen(pilot)


async def test_half_an_answer_is_there_next_time_and_a_refusal_keeps_it() -> None:
    mine, _ = pair()
    async with showing(mine, WorkplacesScreen(mine)) as pilot:
        await press(pilot, "enter")
        await press(pilot, "tab", *"Bo", "escape")
        await press(pilot, "enter")
        await press(pilot, "tab", "tab", "tab", "enter")
        assert "Skriv, hvad arbejdspladsen hedder." in seen(pilot)
        assert "Bo" in seen(pilot)
        assert not mine.workplaces.all()


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_names_are_words(text: str) -> None:
    mine, _ = pair()
    mine.workplaces.add(name=f"x{text[:150]}", contact=text[:150])
    async with showing(mine, WorkplacesScreen(mine)) as pilot:
        assert "\x1b" not in seen(pilot)
        assert len(rows(pilot).shown) == 2
