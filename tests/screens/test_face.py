"""Every screen and dialog, in every look and size: what is drawn can be read on an old console."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from screens import look, themes
from screens.messages import GoTo, To
from screens.routes import ROUTES
from screens.vault.try_keys import TryKeys
from screens.widgets.rows import Rows
from tests.pictures.wgl4 import WGL4
from tests.screens.contrast import glyphs, weak
from tests.screens.stage import AMINA, PACKAGE, SOREN, TODAY, case, house, settled, with_course
from vip2tui.app import Vip2App
from vip2tui.domain.roles import Role
from vip2tui.pictures.signs import SAMPLE
from vip2tui.services.citizen.notes import Note
from vip2tui.services.house import Services

if TYPE_CHECKING:
    from textual.pilot import Pilot

SIZES = [(80, 24), (120, 40)]
NAMES = {
    To.PACKAGE: PACKAGE,
    To.COMPARE: f"butik+{PACKAGE}",
    To.FITS: "butik",
    To.WORDS: PACKAGE,
}
TYPED = {*"\x00\ufffd"}
"""Not drawn: the second cell of a wide letter."""
ASKED = {TryKeys: {*SAMPLE}}
"""What a screen shows to ask whether it can be seen."""
_STOPS = 12
_ROWS = 14


def filled(role: Role) -> Services:
    """Return services in which every screen has something to show."""
    services = house(role)
    citizen = with_course(services)
    services.citizens.add(SOREN)
    services.notes.add(case(services, citizen), Note("samtale", "Vi øvede at melde sig syg."))
    with_course(services, "Olena Prøvesen", TODAY - timedelta(weeks=20))
    return services


@asynccontextmanager
async def standing(home: Path, services: Services) -> AsyncIterator[Pilot[None]]:
    look.plain_bars()
    app = Vip2App(home, services=services)
    async with app.run_test(size=SIZES[0], notifications=True) as pilot:
        await settled(pilot)
        yield pilot


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
    drawn = [f"{name}: {one} {ratio}" for one, ratio in weak(screen, least).items()]
    unknown = glyphs(screen) - WGL4 - TYPED - ASKED.get(type(screen), set())
    return drawn + ([f"{name}: {sorted(unknown)}"] if unknown else [])


def _wishes(services: Services) -> list[GoTo]:
    citizen = services.citizens.find(AMINA)
    parts = ["overblik", "plan", "tjekliste", "notater", "kort"]
    return [
        *(GoTo(to, citizen, NAMES.get(to)) for to, route in ROUTES.items()
          if to is not To.OWN_PACKAGE and (not route.named or to in NAMES)),
        *(GoTo(To.CITIZEN, citizen, part) for part in parts),
    ]  # fmt: skip


async def walk(pilot: Pilot[None], services: Services, looks: list[str]) -> list[str]:
    found = await faults(pilot, looks)
    for wish in _wishes(services):
        pilot.app.screen.post_message(wish)
        await settled(pilot)
        found += await faults(pilot, looks)
        for rows in pilot.app.screen.query(Rows):
            rows.focus()
        await pilot.press("enter")  # what the first row asks
        await settled(pilot)
        found += await faults(pilot, looks[:1])
        while len(pilot.app.screen_stack) > 2:
            await pilot.press("escape")
            await settled(pilot)
    for keys in (["f10"], ["ctrl+p"], ["ctrl+n"], ["ctrl+z"], ["ctrl+p", *"prøv", "enter"]):
        await pilot.press(*keys)
        await settled(pilot)
        found += await faults(pilot, looks)
        await pilot.press("escape")
        await settled(pilot)
    return found


@pytest.mark.parametrize("role", [Role.MENTOR, Role.OFFICE])
async def test_everything_drawn_can_be_read_in_every_look(tmp_path: Path, role: Role) -> None:
    services = filled(role)
    looks = [*themes.CHOICES] if role is Role.MENTOR else [themes.LIGHT]
    async with standing(tmp_path / "arkiv", services) as pilot:
        found = await walk(pilot, services, looks)
    assert not found, "\n".join(sorted(set(found)))


async def test_everything_drawn_can_be_read_without_colours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    services = filled(Role.CONSULTANT)
    async with standing(tmp_path / "arkiv", services) as pilot:
        found = await walk(pilot, services, [themes.DARK])
    assert not found, "\n".join(sorted(set(found)))
