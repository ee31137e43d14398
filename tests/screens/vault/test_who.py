"""«Hvem er du?» stands before the prompt where several use the computer, and nowhere else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tests.commands.helpers import make_vault
from tests.screens.stage import press, seen, until
from vip2tui.app import Vip2App
from vip2tui.base import sharers

if TYPE_CHECKING:
    from pathlib import Path


async def test_the_letters_lead_to_ones_own_prompt_and_a_new_person_begins(tmp_path: Path) -> None:
    make_vault(tmp_path)
    made = sharers.add(tmp_path, "AB", mine="MK", folder="0" * 16)
    app = Vip2App(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Hvem er du?" in seen(pilot) and "AB" in seen(pilot))
        assert "Adgangskode" not in seen(pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: "Adgangskode: fem ord" in seen(pilot))
        assert app.home == tmp_path
    app = Vip2App(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Hvem er du?" in seen(pilot))
        await press(pilot, "escape", "down", "enter")
        await until(pilot, lambda: "Velkommen" in seen(pilot))
        assert app.home == sharers.home_of(tmp_path, made)


async def test_one_person_meets_the_prompt(tmp_path: Path) -> None:
    make_vault(tmp_path)
    app = Vip2App(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "Adgangskode: fem ord" in seen(pilot))
        assert "Hvem er du?" not in seen(pilot)
