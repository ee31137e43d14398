"""«Prøv tasterne» from the menu: what arrives is ticked off, and no key leads elsewhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens import themes
from screens.today import Today
from screens.vault.key_test import INSTEAD, KEYS
from screens.vault.try_keys import TryKeys
from tests.danish import forbidden_in
from tests.screens.stage import click_text, fill_disk, press, said, seen, until
from vip2tui.domain.settings import SIGNS

if TYPE_CHECKING:
    from tests.screens.conftest import Opened
    from vip2tui.services.house import Services


async def test_the_menu_leads_to_it_and_enter_back(opened: Opened) -> None:
    async with opened() as pilot:
        await press(pilot, "f10", "left")
        await click_text(pilot, "Prøv tasterne", offset=2)
        await until(pilot, lambda: isinstance(pilot.app.screen, TryKeys))
        await press(pilot, "f2", "f10", "å")
        assert isinstance(pilot.app.screen, TryKeys)
        assert "F2 √" in seen(pilot)
        assert "F10 √" in seen(pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, Today))


async def test_signs_are_chosen_by_what_is_seen(opened: Opened, services: Services) -> None:
    async with opened() as pilot:
        await press(pilot, "ctrl+p", *"prøv", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, TryKeys))
        await click_text(pilot, "Ja │")
        await until(pilot, lambda: services.settings.get(SIGNS).value == "fine")
        assert themes.signs(pilot.app).done == "✓"
        fill_disk(services)
        await click_text(pilot, "Nej, firkanter", offset=2)
        await until(pilot, lambda: "Disken er fuld" in said(pilot))
        assert services.settings.get(SIGNS).value == "fine"
        await click_text(pilot, "Færdig", offset=2)
        await until(pilot, lambda: isinstance(pilot.app.screen, Today))


async def test_who_sees_letters_alone_is_not_asked_about_signs(opened: Opened) -> None:
    async with opened() as pilot:
        themes.draw_with(pilot.app, "ascii")
        await press(pilot, "ctrl+p", *"prøv", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, TryKeys))
        assert "rundt hjørne" not in seen(pilot)


async def test_all_of_it_is_in_sight(opened: Opened) -> None:
    async with opened() as pilot:
        await press(pilot, "ctrl+p", *"prøv", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, TryKeys))
        await press(pilot, "f12")
        shown = seen(pilot)
        for told in (*(words for _, words in INSTEAD), "Nej, firkanter", "Færdig", "F12 √"):
            assert told in shown, told
        assert not forbidden_in(shown)
        await press(pilot, *KEYS)
        assert "Alle tasterne kommer frem." in seen(pilot)


def test_what_can_be_missing_has_a_way_round() -> None:
    assert {key for keys, _ in INSTEAD for key in keys} == set(KEYS)
