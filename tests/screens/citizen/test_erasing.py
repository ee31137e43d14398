"""«Slet for altid» by keys: one asks on the citizen's page, another agrees on a second computer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.citizen.screen import CitizenScreen
from screens.exchange.pairing import Computers
from tests.screens.pair import carry, computer, meet
from tests.screens.stage import choose, press, said, seen, showing, stand_on, until, write
from vip2tui.domain.roles import Role

if TYPE_CHECKING:
    from pathlib import Path


async def test_one_asks_and_another_agrees(tmp_path: Path) -> None:
    office = computer(Role.OFFICE, "Lene Holm", "Kontor 1", "k1")
    second = computer(Role.OFFICE, "Bo Lund", "Kontor 2", "k2")
    meet(office, second)
    citizen = office.citizens.add("Amina Hassan")
    carry(second, office, tmp_path)
    carry(office, second, tmp_path)
    async with showing(office, CitizenScreen(office, citizen), size=(80, 24)) as pilot:
        await pilot.app.workers.wait_for_complete()
        pilot.app.screen.action_erase()  # type: ignore[attr-defined]  # the menu's line
        await until(pilot, lambda: "Hvorfor skal Amina Hassan slettes for altid?" in seen(pilot))
        await choose(pilot, "Borgeren har bedt om det")
        await until(pilot, lambda: "Hvad er hjemlen?" in seen(pilot))
        await press(pilot, "enter")
        await until(pilot, lambda: "Slet Amina Hassan for altid?" in seen(pilot))
        await write(pilot, "ja")
        await until(pilot, lambda: "eller gå tilbage med Esc" in seen(pilot))
        await press(pilot, "escape")
        assert office.erasing.every() == []
        pilot.app.screen.action_erase()  # type: ignore[attr-defined]
        await until(pilot, lambda: "Hvorfor skal" in seen(pilot))
        await press(pilot, "enter")
        await until(pilot, lambda: "Hvad er hjemlen?" in seen(pilot))
        await press(pilot, "enter")
        await until(pilot, lambda: "Slet Amina Hassan for altid?" in seen(pilot))
        await write(pilot, "slet")
        await until(pilot, lambda: "Intet er slettet endnu" in said(pilot))
    carry(office, second, tmp_path)
    async with showing(second, Computers(second), size=(80, 24)) as pilot:
        await until(pilot, lambda: "venter på et ja" in seen(pilot))
        await stand_on(pilot, "venter på et ja")
        await press(pilot, "enter")
        await until(pilot, lambda: "Slet Amina Hassan for altid?" in seen(pilot))
        await write(pilot, "slet")
        await until(pilot, lambda: said(pilot).startswith("Slettet for altid"))
    assert list(second.citizens.ids()) == []
    assert list(office.citizens.ids()) == [citizen]
