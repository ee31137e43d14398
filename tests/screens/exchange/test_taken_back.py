"""A citizen the office has taken back is marked in every list, and writing on is asked about."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from screens.citizen.citizens import Citizens
from screens.citizen.note import NoteScreen
from screens.citizen.screen import CitizenScreen
from screens.dialogs import Confirm
from screens.search import SearchScreen
from screens.today import Today
from tests.screens.pair import amina, carry, pair
from tests.screens.stage import case, press, said, seen, showing, stand_on, until, widget

if TYPE_CHECKING:
    from pathlib import Path

    from vip2tui.services.house import Services


@pytest.fixture
def mine(tmp_path: Path) -> Services:
    """A mentor's computer from which Amina was taken back."""
    mine, office = pair()
    carry(mine, office, tmp_path)
    office.assignments.withdraw(case(office, amina(office)), mine.desk.me.device)
    carry(office, mine, tmp_path)
    return mine


async def test_every_list_marks_her(mine: Services) -> None:
    citizen = amina(mine)
    # I dag has a narrow column of names, and says with «…» that there is more.
    marks = {Today: "(taget tilb…", Citizens: "(taget tilbage)", CitizenScreen: "(taget tilbage)"}
    for screen in (Today(mine), Citizens(mine), CitizenScreen(mine, citizen)):
        async with showing(mine, screen) as pilot:
            await until(pilot, lambda pilot=pilot: marks[type(pilot.app.screen)] in seen(pilot))
    async with showing(mine, SearchScreen(mine)) as pilot:
        await press(pilot, *"Amina")
        await until(pilot, lambda: "(taget tilbage)" in seen(pilot))


async def test_a_note_is_saved_after_a_yes_and_not_before(mine: Services) -> None:
    citizen = amina(mine)
    async with showing(mine, NoteScreen(mine, citizen)) as pilot:
        widget(pilot, "#text").text = "Vi sås på gaden"  # type: ignore[attr-defined]
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, Confirm)
        assert "Kommunen har taget Amina Hassan tilbage" in " ".join(seen(pilot).split())
        await press(pilot, "enter")  # means no
        assert case(mine, citizen).entries == ()
        assert widget(pilot, "#text").text == "Vi sås på gaden"  # type: ignore[attr-defined]
        await press(pilot, "ctrl+s", "left", "enter")
        assert "Gør det igen" in said(pilot)
        await press(pilot, "ctrl+s")
        assert [one.text for one in case(mine, citizen).entries] == ["Vi sås på gaden"]


async def test_what_was_chosen_is_done_by_itself_after_a_yes(mine: Services) -> None:
    citizen = amina(mine)
    async with showing(mine, CitizenScreen(mine, citizen)) as pilot:
        await stand_on(pilot, "Telefon")
        await press(pilot, "enter")
        await press(pilot, *"12345678", "enter")
        assert isinstance(pilot.app.screen, Confirm)
        await press(pilot, "left", "enter")
        await pilot.pause()
        assert case(mine, citizen).citizen.phone == "12345678"
