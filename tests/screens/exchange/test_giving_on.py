"""Giving a citizen on by keys: to whom, what it does, and what «I dag» asks afterwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.citizen.screen import CitizenScreen
from screens.today import Today
from tests.screens.pair import amina, carry, computer, meet, pair
from tests.screens.stage import case, press, said, seen, showing, stand_on, until
from vip2tui.domain.roles import Role

if TYPE_CHECKING:
    from pathlib import Path

    from vip2tui.services.house import Services


def three(folder: Path) -> tuple[Services, Services, Services]:
    """Return Mette's computer with Amina, the office's where she is known, and Bo's."""
    mine, office = pair()
    carry(mine, office, folder)
    other = computer(Role.MENTOR, "Bo [/] Berg", "Laptop Syd", "b")
    meet(other, office)
    return mine, office, other


async def test_the_office_gives_on_and_takes_it_after_the_receipt(tmp_path: Path) -> None:
    _, office, other = three(tmp_path)
    citizen = amina(office)
    async with showing(office, CitizenScreen(office, citizen)) as pilot:
        pilot.app.screen.action_hand_over()  # type: ignore[attr-defined]
        await until(pilot, lambda: "Hvem skal Amina Hassan gives videre til?" in seen(pilot))
        await press(pilot, "home", "enter")
        await until(pilot, lambda: "læse med" in seen(pilot))
        await press(pilot, "enter")
        await until(pilot, lambda: bool(office.handing.of(citizen).device))
    assert office.handing.of(citizen).device == other.desk.me.device
    carry(office, other, tmp_path)
    carry(other, office, tmp_path)
    async with showing(office, Today(office)) as pilot:
        await until(pilot, lambda: "modtaget hos" in seen(pilot))
        await stand_on(pilot, "modtaget hos")
        await press(pilot, "enter", "enter")
        await until(pilot, lambda: "Nu har kun" in said(pilot))
    gone = [one.person for one in office.assignments.holders(case(office, citizen)) if one.has_it]
    assert gone == ["Bo [/] Berg"]


async def test_a_mentor_asks_and_the_office_says_no(tmp_path: Path) -> None:
    mine, office, _ = three(tmp_path)
    citizen = amina(mine)
    async with showing(mine, CitizenScreen(mine, citizen)) as pilot:
        pilot.app.screen.action_hand_over()  # type: ignore[attr-defined]
        await until(pilot, lambda: "gives videre til, og hvorfor?" in seen(pilot))
        await press(pilot, *"Bo", "enter")
        await until(pilot, lambda: "bliver bedt om det" in said(pilot))
    carry(mine, office, tmp_path)
    async with showing(office, Today(office)) as pilot:
        await until(pilot, lambda: "gives videre?" in seen(pilot))
        await stand_on(pilot, "gives videre?")
        await press(pilot, "enter")
        await until(pilot, lambda: "Skal Amina Hassan gives videre?" in seen(pilot))
        await press(pilot, "down", "enter")
        await until(pilot, lambda: "Amina Hassan bliver" in said(pilot))
    assert list(office.handing.waiting(citizen)) == []
