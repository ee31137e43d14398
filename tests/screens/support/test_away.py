"""Jeg var væk: from, to, what it comes to, a yes; and one step back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from screens.citizen.screen import CitizenScreen
from screens.support.away import AwayScreen
from tests.screens.stage import house, press, rows, said, seen, showing, with_course, write
from vip2tui.domain.roles import Role

if TYPE_CHECKING:
    from vip2tui.services.house import Services


@pytest.fixture
def mentor() -> tuple[Services, str]:
    services = house()
    return services, with_course(services)


async def test_the_days_are_asked_for_foreseen_and_written(mentor: tuple[Services, str]) -> None:
    services, citizen = mentor
    async with showing(services, AwayScreen(services)) as pilot:
        await press(pilot, "enter")
        await write(pilot, "13. april")
        await write(pilot, "1. maj")
        told = seen(pilot)
        assert "3 uger: jeg var væk" in told, told
        assert "1 borger" in told
        assert services.away.mine() == ()
        await press(pilot, "enter")
        assert "skrevet hos 1 borger" in said(pilot)
        assert rows(pilot).shown[1].text == "3 uger: jeg var væk (13. april til 1. maj)"
        assert rows(pilot).shown[1].below == "Amina"
        await press(pilot, "ctrl+z", "enter")
        assert services.away.mine() == ()
        assert len(rows(pilot).shown) == 1
    assert citizen


async def test_a_no_writes_nothing_and_days_that_do_not_fit_are_refused(
    mentor: tuple[Services, str],
) -> None:
    services, _ = mentor
    async with showing(services, AwayScreen(services)) as pilot:
        await press(pilot, "enter")
        await write(pilot, "13. april")
        await write(pilot, "1. maj")
        await press(pilot, "escape")
        assert services.away.mine() == ()
        await press(pilot, "enter")
        await write(pilot, "1. maj")
        await write(pilot, "13. april")
        assert "før den første" in said(pilot)
        assert services.away.mine() == ()


async def test_the_page_of_the_citizen_says_why_there_are_no_hours(
    mentor: tuple[Services, str],
) -> None:
    services, citizen = mentor
    day = services.desk.today()
    services.away.add(services.away.foresee(day))
    async with showing(services, CitizenScreen(services, citizen, "mentorstoette")) as pilot:
        assert "1 dag: jeg var væk (4. maj)" in seen(pilot)


async def test_the_office_is_told_who_writes_it() -> None:
    services = house(Role.OFFICE)
    with_course(services)
    async with showing(services, AwayScreen(services)) as pilot:
        await press(pilot, "enter")
        await write(pilot, "13. april")
        await write(pilot, "1. maj")
        assert "den, der selv var væk" in said(pilot)
