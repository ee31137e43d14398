"""The words on the screens: none of the glossary's forbidden ones, none of the framework's."""

import re
from collections.abc import Callable

from tests.screens.conftest import Opened
from tests.screens.stage import press, said, seen
from vip2tui.app import Vip2App

FORBIDDEN = set(
    re.findall(
        r"\w+",
        """
        synk synkroniser synkronisering merge flet konflikt dublet database upload download
        eksportér importér push pull session timeout password passphrase login backup restore
        snapshot rollback snooze deadline draft pending outbox entry logpost record device node
        hash escrow token default error warning undo redo cancel close open save delete settings
        dashboard compliance audit mentee klient case
        quit screenshot maximize theme search press exit copy paste
        """,
    )
)


def words(text: str) -> set[str]:
    return FORBIDDEN & set(re.findall(r"\w+", text.casefold()))


async def test_the_screens_speak_danish(opened: Opened) -> None:
    async with opened() as pilot:
        for key in ("ctrl+c", "ctrl+z", "f10", "ctrl+n", "f1", "f2", "f3", "f7", "f4", "f6"):
            await press(pilot, key)
            await pilot.pause()
            assert not words(f"{seen(pilot)} {said(pilot)}"), key
            if pilot.app.screen.is_modal:
                await press(pilot, "escape")


async def test_the_prompt_speaks_danish(locked: Callable[[], Vip2App]) -> None:
    app = locked()
    async with app.run_test(size=(80, 24)) as pilot:
        await pilot.pause()
        assert not words(seen(pilot))
        await press(pilot, "f1")
        assert not words(seen(pilot))
