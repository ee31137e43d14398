"""Every screen and dialog, in every look and size: what is drawn can be read on an old console."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from screens import themes
from screens.vault.first_run import FirstRun
from screens.vault.try_keys import TryKeys
from screens.widgets.rows import Rows
from tests.pictures.wgl4 import WGL4
from tests.screens.contrast import parts, weak_parts
from tests.screens.stage import AMINA
from tests.screens.walking import filled, first_run, standing, stops
from vip2tui.domain.roles import Role
from vip2tui.pictures.signs import SAMPLE

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from vip2tui.services.house import Services

SIZES = [(80, 24), (120, 40)]
TYPED = {*"\x00\ufffd"}
"""Not drawn: the second cell of a wide letter."""
ASKED = {one: {*SAMPLE} for one in (TryKeys, FirstRun)}
"""What screens show to ask whether it can be seen."""
_STOPS = 12
_ROWS = 14


async def faults(pilot: Pilot[None], looks: list[str]) -> list[str]:
    """Return what is drawn too weakly or cannot be drawn, at every stop of Tab and row."""
    app, found = pilot.app, []
    for size in SIZES:
        await pilot.resize_terminal(*size)
        for one in looks:
            themes.wear(app, one)
            await pilot.pause()
            found += _seen(pilot, one, size, "")
            for _ in range(_STOPS if one == looks[0] else 1):
                before = app.screen.focused
                app.screen.focus_next()
                await pilot.pause()
                found += _seen(pilot, one, size, f"at {app.screen.focused!r}"[:60])
                if app.screen.focused is before:
                    break
        for rows in app.screen.query(Rows):
            for place in range(min(len(rows.shown), _ROWS)):
                rows.highlighted = place
                await pilot.pause()
                found += _seen(pilot, looks[-1], size, f"row {place}")
    themes.wear(app, themes.DARK)
    await pilot.resize_terminal(*SIZES[0])
    return found


def _seen(pilot: Pilot[None], worn: str, size: tuple[int, int], where: str) -> list[str]:
    screen, least = pilot.app.screen, 7.0 if worn == themes.STRONG else 4.5
    name = f"{type(screen).__name__} {worn} {size[0]} {where}"
    shown = parts(screen)
    drawn = [f"{name}: {one} {ratio}" for one, ratio in weak_parts(shown, least).items()]
    every = set().union(*(text for text, _ in shown))
    unknown = every - WGL4 - TYPED - ASKED.get(type(screen), set())
    return drawn + ([f"{name}: {sorted(unknown)}"] if unknown else [])


async def walk(pilot: Pilot[None], services: Services, looks: list[str]) -> list[str]:
    citizen, found = services.citizens.find(AMINA), list[str]()
    async for stop in stops(pilot, services, citizen):
        found += await faults(pilot, looks if stop.is_screen else looks[:1])
    return found


@pytest.mark.parametrize("role", [Role.MENTOR, Role.OFFICE])
async def test_everything_drawn_can_be_read_in_every_look(tmp_path: Path, role: Role) -> None:
    services = filled(role)
    looks = [*themes.CHOICES] if role is Role.MENTOR else [themes.LIGHT]
    async with standing(tmp_path / "arkiv", services) as pilot:
        found = await walk(pilot, services, looks)
    assert not found, "\n".join(sorted(set(found)))


async def test_the_pages_that_make_a_vault_can_be_read_in_every_look(tmp_path: Path) -> None:
    found = list[str]()
    async with standing(tmp_path / "arkiv", None) as pilot:
        async for _ in first_run(pilot, "Mette"):
            found += await faults(pilot, [*themes.CHOICES])
    assert not found, "\n".join(sorted(set(found)))


async def test_everything_drawn_can_be_read_without_colours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    services = filled(Role.CONSULTANT)
    async with standing(tmp_path / "arkiv", services) as pilot:
        found = await walk(pilot, services, [themes.DARK])
    assert not found, "\n".join(sorted(set(found)))
