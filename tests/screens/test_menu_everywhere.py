"""Every line of the menu, chosen on every page: it is done there, leads to where it is, or says why
not. No line is silent anywhere."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from screens import commands, deeds
from screens.base import BaseScreen
from screens.messages import To
from tests.screens.stage import said, seen, settled
from tests.screens.walking import back_to, filled, home, standing, wishes
from vip2tui.domain.roles import Role

if TYPE_CHECKING:
    from pathlib import Path

    from textual.pilot import Pilot

    from screens.command import Command
    from screens.messages import GoTo

ALONE = {commands.QUIT, commands.LOCK, commands.SHOW}
"""What ends the program, locks it, or is left by the passphrase alone: each has its own test."""
_EACH = 1 if os.environ.get("VIP2TUI_NIGHTLY") else 25
"""Of so many pairs of a line and a page one is tried, in turn: each line, and each page."""


@pytest.mark.parametrize("role", [Role.MENTOR, Role.OFFICE])
async def test_no_line_of_the_menu_is_silent_on_any_page(tmp_path: Path, role: Role) -> None:
    services = filled(role)
    citizen = next(iter(services.citizens.ids()))
    lines = [one for one in commands.every() if one not in ALONE]
    silent, tried = [], set(ALONE)
    async with standing(tmp_path / "arkiv", services) as pilot:
        barred = {one.does for one in lines if role not in one.roles}
        there = [one for one in wishes(services, citizen) if one.where not in barred]
        for n, wish in enumerate([None, *there]):
            page = await on(pilot, wish)
            for command in lines[(n * 4) % _EACH :: _EACH]:
                tried.add(command)
                if not await answers(pilot, page, command):
                    silent.append(f"{command.said} on {wish or 'I dag'}")
                if pilot.app.screen is not page and not await back_to(pilot, page):
                    page = await on(pilot, wish)
    assert not silent, "\n".join(silent)
    assert tried == set(commands.every())


async def on(pilot: Pilot[None], wish: GoTo | None) -> BaseScreen:
    """Go to a page by way of I dag."""
    await home(pilot)
    if wish:
        assert await opens(pilot, wish), (wish, said(pilot), pilot.app.screen_stack)
        await settled(pilot)
    page = pilot.app.screen
    assert isinstance(page, BaseScreen), wish
    return page


async def opens(pilot: Pilot[None], wish: GoTo) -> bool:
    """Ask for a page; return whether it opens."""
    today = pilot.app.screen
    today.post_message(replace(wish))  # a message is sent once
    for _ in range(300):
        await settled(pilot)
        if pilot.app.screen is not today:
            return True
        await pilot.pause(0.01)
    return False


async def answers(pilot: Pilot[None], page: BaseScreen, command: Command) -> bool:
    """Choose a line; return whether something is seen or told, or one stands there already."""
    pilot.app.clear_notifications()
    await pilot.pause()
    before = picture(pilot)
    deeds.do(page, deeds.deed(page, command))
    for _ in range(200):
        await settled(pilot)
        if picture(pilot) != before:
            return True
        await pilot.pause(0.01)
    return stands_there(page, command)


def picture(pilot: Pilot[None]) -> object:
    app = pilot.app
    return [id(one) for one in app.screen_stack], seen(pilot), said(pilot), app.focused, app.theme


def stands_there(page: BaseScreen, command: Command) -> bool:
    """Return whether the page is where the line leads."""
    return isinstance(command.does, To) and page.stands_at == (command.part or command.does)
