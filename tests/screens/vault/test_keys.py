"""A new passphrase and a new code, asked for on the page of settings of a vault on the disk."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.widgets import Button

from screens.vault.settings import SettingsScreen
from screens.widgets.field import Field
from tests.commands.helpers import OTHER, PHRASE, make_vault
from tests.screens.stage import press, said, seen, settled, showing, stand_on, write
from tests.storage.helpers import CHEAP
from vip2tui.services.desk import desk_on
from vip2tui.services.house import Services, services_for
from vip2tui.storage import keys, vault
from vip2tui.storage.errors import WrongPassphraseError

if TYPE_CHECKING:
    from textual.pilot import Pilot


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(keys, "calibrated", lambda: CHEAP)
    return tmp_path / "arkiv"


def opened(home: Path, phrase: str = PHRASE) -> Services:
    return services_for(desk_on(vault.open(home, phrase)))


async def begin(pilot: Pilot[None], text: str) -> None:
    """Choose the deed, and give a wrong passphrase first."""
    await stand_on(pilot, text)
    await press(pilot, "enter")
    assert pilot.app.screen.query_one(Field).password
    await write(pilot, OTHER)
    assert "Adgangskoden passer ikke" in said(pilot)
    await write(pilot, PHRASE)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_new_passphrase_is_set_by_who_knows_the_old_one(
    home: Path, size: tuple[int, int]
) -> None:
    make_vault(home)
    services = opened(home)
    async with showing(services, SettingsScreen(services), size) as pilot:
        await begin(pilot, "Skift adgangskoden")
        assert all(one.region.bottom < size[1] for one in pilot.app.screen.query(Button))
        assert "Skift adgangskoden" in seen(pilot)
        for name in ("phrase", "again"):
            field = pilot.app.screen.query_one(f"#{name}", Field)
            field.value = OTHER
            field.focus()
            await press(pilot, "enter")
        await settled(pilot)
        assert "Adgangskoden er skiftet" in said(pilot)
    services.desk.store.close()
    with pytest.raises(WrongPassphraseError):
        vault.open(home, PHRASE)
    opened(home, OTHER).desk.store.close()


async def test_a_new_code_holds_when_two_groups_are_typed_from_the_paper(home: Path) -> None:
    old = make_vault(home)
    services = opened(home)
    async with showing(services, SettingsScreen(services)) as pilot:
        await begin(pilot, "Lav en ny nødkode")
        shown = re.findall(r"Gruppe (\d): +((?:\w  ){4}\w)", seen(pilot))
        groups = {number: letters.replace(" ", "") for number, letters in shown}
        assert len(groups) == 7
        await press(pilot, "enter")
        for turn in range(2):
            asked = re.findall(r"Gruppe (\d) fra dit papir", seen(pilot))[0]
            if not turn:
                await write(pilot, "00000")
                assert "passer ikke" in said(pilot)
            await write(pilot, groups[asked].lower())
        await settled(pilot)
        assert "Den nye nødkode gælder" in said(pilot)
        assert not services.drafts.desk.store.rows("drafts"), "no part of a code is ever kept"
    services.desk.store.close()
    with pytest.raises(WrongPassphraseError):
        vault.open_with_recovery(home, old)
    vault.open_with_recovery(home, "-".join(groups.values())).close()
    vault.open(home, PHRASE).close()


async def test_going_back_leaves_the_old_code_and_passphrase(home: Path) -> None:
    old = make_vault(home)
    services = opened(home)
    async with showing(services, SettingsScreen(services)) as pilot:
        for text in ("Lav en ny nødkode", "Skift adgangskoden"):
            await begin(pilot, text)
            await press(pilot, "escape")
            assert isinstance(pilot.app.screen, SettingsScreen)
        await stand_on(pilot, "Lav en ny nødkode")
        await press(pilot, "enter", "escape")
        assert isinstance(pilot.app.screen, SettingsScreen)
    services.desk.store.close()
    vault.open_with_recovery(home, old).close()
    vault.open(home, PHRASE).close()
