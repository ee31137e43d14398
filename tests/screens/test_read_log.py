"""«Hvem har set hvad»: noted when a citizen is opened, beside the keys, and read on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from screens.citizen.citizens import Citizens
from screens.citizen.screen import CitizenScreen
from screens.messages import GoTo, To
from screens.read_log import ReadLogScreen
from screens.routes import screen_for
from tests.screens.stage import AMINA, fill_disk, house, press, seen, showing, until, with_course
from vip2tui.domain.roles import Role
from vip2tui.services.vault.read_log import Act
from vip2tui.storage.read_log import TABLE

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from vip2tui.services.house import Services


@pytest.fixture
def services() -> Services:
    return house(Role.CONSULTANT)


@pytest.fixture
def amina(services: Services) -> str:
    return with_course(services)


def stored(services: Services) -> int:
    return max(0, len(services.desk.store.rows(TABLE)) - 1)


async def kept(pilot: Pilot[None], services: Services, number: int) -> None:
    await until(pilot, lambda: stored(services) == number)


async def test_opening_is_one_line_however_often_it_is_gone_back_to(
    services: Services, amina: str
) -> None:
    async with showing(services, CitizenScreen(services, amina)) as pilot:
        await kept(pilot, services, 1)
        await pilot.app.push_screen(ReadLogScreen(services, amina))
        await press(pilot, "escape")
        await pilot.pause()
        assert stored(services) == 1
    [line] = services.reads.of(amina)
    assert (line.act, line.by) == (Act.OPENED, "Mette")


async def test_a_list_where_the_cursor_stands_on_somebody_opens_nobody(
    services: Services, amina: str
) -> None:
    async with showing(services, Citizens(services)) as pilot:
        await press(pilot, "down")
        assert services.reads.of(amina) == ()


async def test_a_full_disk_is_no_reason_to_stop_reading(services: Services, amina: str) -> None:
    fill_disk(services)
    async with showing(services, CitizenScreen(services, amina)) as pilot:
        await press(pilot)
        assert AMINA.split()[0] in seen(pilot)
        assert stored(services) == 0
        fill_disk(services, full=False)
        services.reads.keep()
        assert stored(services) == 1


async def test_the_page_tells_it_day_by_day(services: Services, amina: str) -> None:
    services.reads.note(Act.COPIED, amina)
    services.reads.note(Act.OPENED, amina)
    services.reads.keep()
    page = screen_for(GoTo(To.READS, amina), services, None)
    async with showing(services, page) as pilot:
        await until(pilot, lambda: "linjer" in seen(pilot))
        shown = seen(pilot)
        for words in ("Hvem har set Amina Hassans oplysninger", "2 linjer", "lagt i en ulåst kopi",
                      "åbnet", "Mette", "Laptop", "maj 2026"):  # fmt: skip
            assert words in shown
