"""Ringeliste: the list, and a call that is written from it."""

from __future__ import annotations

import pytest

from screens.support.calls import CallsScreen
from tests.screens.stage import (
    HOSTILE,
    case,
    house,
    press,
    rows,
    said,
    seen,
    showing,
    with_course,
    write,
)
from vip2tui.domain.roles import Role


async def test_a_call_is_written_and_the_line_is_gone() -> None:
    services = house(Role.CONSULTANT)
    citizen = with_course(services)
    services.citizens.change(case(services, citizen), phone="22334455")
    async with showing(services, CallsScreen(services)) as pilot:
        shown = seen(pilot)
        for words in ("1 borger er stille", "Amina Hassan", "33 dage", "borgeren 22334455", "Sig:"):
            assert words in shown, shown
        await press(pilot, "enter")
        await write(pilot, "Talte med Bent: det går godt")
        assert "skrevet" in said(pilot)
        await pilot.pause()
        assert list(rows(pilot).shown) == []
        assert "Ingen er stille." in seen(pilot)
    (entry,) = case(services, citizen).entries
    assert (entry.type, entry.text) == ("telefon", "Talte med Bent: det går godt")


async def test_a_mentor_is_told_whose_list_it_is() -> None:
    services = house()
    with_course(services)
    async with showing(services, CallsScreen(services)) as pilot:
        assert "Ringelisten er kommunens" in seen(pilot)


@pytest.mark.parametrize("name", HOSTILE[:6])
async def test_hostile_names_are_only_words(name: str) -> None:
    services = house(Role.OFFICE)
    citizen = with_course(services)
    services.citizens.change(case(services, citizen), mentor=name)
    async with showing(services, CallsScreen(services)) as pilot:
        assert "\x1b]52" not in seen(pilot)
        assert "Amina Hassan" in seen(pilot)
