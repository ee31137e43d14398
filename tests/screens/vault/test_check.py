"""«Tjek min installation»: from the menu, from F1, and where no vault can be opened."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from screens.help import Help
from screens.vault.check import CheckInstallation, HelpBeforeVault
from screens.vault.first_run import FirstRun
from screens.vault.try_keys import TryKeys
from screens.vault.unlock import Unlock
from tests.danish import forbidden_in
from tests.screens.stage import click_text, press, seen, until
from vip2tui.app import Vip2App
from vip2tui.services.vault.check_code import State
from vip2tui.services.vault.installation import heard
from vip2tui.storage.traces import was_vault

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from textual.pilot import Pilot

    from tests.screens.conftest import Opened


async def code_of(pilot: Pilot[None]) -> str:
    await until(pilot, lambda: "Kode at læse op" in seen(pilot))
    found = re.search(r"\d{4} \d{4} \d{4}", seen(pilot))
    assert found
    return found.group()


def keys_in(code: str) -> State:
    return heard(code).answers[0].state


async def test_f1_leads_to_it_and_the_keys_are_tried_from_there(opened: Opened) -> None:
    async with opened() as pilot:
        await press(pilot, "f1")
        await until(pilot, lambda: isinstance(pilot.app.screen, Help))
        await click_text(pilot, "Tjek min installation", offset=2)
        await until(pilot, lambda: isinstance(pilot.app.screen, CheckInstallation))
        code = await code_of(pilot)
        assert keys_in(code) is State.UNTRIED
        assert not forbidden_in(seen(pilot))
        assert seen(pilot).count("OK  ") == 8
        await click_text(pilot, "Prøv tasterne", offset=2)
        await until(pilot, lambda: isinstance(pilot.app.screen, TryKeys))
        await press(pilot, "å", "@", "[", "]", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CheckInstallation))
        await until(pilot, lambda: code not in seen(pilot))
        assert keys_in(await code_of(pilot)) is State.OK
        await click_text(pilot, "Færdig", offset=2)
        await until(pilot, lambda: isinstance(pilot.app.screen, Help))


async def test_a_key_that_does_not_come_is_a_fault(opened: Opened) -> None:
    async with opened(size=(120, 40)) as pilot:
        await press(pilot, "ctrl+p", *"tjek min", "enter")
        code = await code_of(pilot)
        await click_text(pilot, "Prøv tasterne", offset=2)
        await until(pilot, lambda: isinstance(pilot.app.screen, TryKeys))
        await press(pilot, "å", "enter")
        await until(pilot, lambda: code not in seen(pilot))
        assert keys_in(await code_of(pilot)) is State.FAULT
        assert "nogle kommer ikke frem" in seen(pilot)


async def test_whoever_cannot_open_the_vault_finds_it_behind_f1(
    locked: Callable[[], Vip2App],
) -> None:
    app = locked()
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, Unlock))
        await press(pilot, "f1")
        await until(pilot, lambda: isinstance(app.screen, HelpBeforeVault))
        await click_text(pilot, "Tjek min installation", offset=2)
        seen_code = await code_of(pilot)
        assert "Prøv tasterne" not in seen(pilot)
        faults = [one.point.id for one in heard(seen_code).faults]
        assert faults == ["backup"]
        await press(pilot, "escape")
        await until(pilot, lambda: isinstance(app.screen, Unlock))
        await press(pilot, "f1", "enter")
        await until(pilot, lambda: isinstance(app.screen, Unlock))


async def test_it_is_there_before_there_is_a_vault_and_makes_no_trace_of_one(
    tmp_path: Path,
) -> None:
    app = Vip2App(tmp_path / "arkiv")
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: isinstance(app.screen, FirstRun))
        await press(pilot, "f1")
        await until(pilot, lambda: isinstance(app.screen, HelpBeforeVault))
        await click_text(pilot, "Tjek min installation", offset=2)
        assert heard(await code_of(pilot)).faults == ()
    assert not was_vault(tmp_path / "arkiv")
