"""The whole app for a screen test: a mentor's desk in memory, practice names, Monday 4 May 2026."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from tests.screens.stage import SOREN, house, with_course
from tests.storage.helpers import KEY
from vip2tui.app import Vip2App
from vip2tui.services.house import Services
from vip2tui.storage.disk import Disk
from vip2tui.storage.generation import write_generation
from vip2tui.storage.header import new_header
from vip2tui.storage.rows import Rows

Opened = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def services() -> Services:
    """A mentor with Amina, who is in a course, and Søren, who has only a name."""
    made = house()
    with_course(made)
    made.citizens.add(SOREN)
    return made


@pytest.fixture
def opened(tmp_path: Path, services: Services) -> Opened:
    """Return what runs the app on I dag; without a desk of one's own it is `services`."""

    @asynccontextmanager
    async def run(
        given: Services | None = None, size: tuple[int, int] = (80, 24)
    ) -> AsyncIterator[Pilot[None]]:
        app = Vip2App(tmp_path / "arkiv", services=given or services)
        async with app.run_test(size=size, notifications=True) as pilot:
            await pilot.pause()
            yield pilot

    return run


@pytest.fixture
def locked(tmp_path: Path) -> Callable[[], Vip2App]:
    """Return what makes an app that finds a vault in its folder."""

    def made() -> Vip2App:
        home = tmp_path / "arkiv"
        home.mkdir(exist_ok=True)
        header = new_header(KEY, "0" * 32, 2, ())
        path = home / "vault-00000002.v2t"
        if not path.exists():
            write_generation(Disk(), path, header, KEY, Rows()).close()
        return Vip2App(home)

    return made
