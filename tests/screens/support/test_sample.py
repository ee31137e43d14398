"""Stikprøve: the cases that were drawn, and the sheet of each, to be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from screens.messages import GoTo, To
from screens.support.sample import SampleScreen
from screens.support.sample_sheet import SampleSheetScreen
from tests.screens.stage import (
    HOSTILE,
    TODAY,
    case,
    house,
    press,
    rows,
    seen,
    showing,
    stand_on,
    went,
    with_course,
    write,
)
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.notes import Note

if TYPE_CHECKING:
    from vip2tui.services.house import Services


def granted(services: Services, text: str = "Vi øvede") -> str:
    citizen = with_course(services)
    services.grants.add(case(services, citizen), case(services, citizen).course,
                        {"start": "2026-03-02", "weekly": 120})  # fmt: skip
    services.notes.add(case(services, citizen), Note("mentormoede", text, TODAY, 60))
    return citizen


async def test_a_sheet_opens_and_another_word_draws_again() -> None:
    services = house(Role.OFFICE)
    citizen = granted(services)
    async with showing(services, SampleScreen(services)) as pilot:
        assert "1 af 1 med mentorstøtte" in seen(pilot)
        await stand_on(pilot, "Amina Hassan")
        assert "Mangelfuld" in seen(pilot)
        assert "1 notat" in seen(pilot)
        await press(pilot, "enter")
        assert went(pilot) == [GoTo(To.SAMPLE, None, citizen)]
        await stand_on(pilot, "Træk igen")
        await press(pilot, "enter")
        await write(pilot, "æble")
        await pilot.pause()
        assert "ordet «æble»" in seen(pilot)


async def test_a_sheet_says_when_the_municipality_had_each_note_and_mends_nothing() -> None:
    services = house(Role.OFFICE)
    citizen = granted(services)
    before = services.desk.store.changes(citizen)
    async with showing(services, SampleSheetScreen(services, citizen)) as pilot:
        assert "Stikprøve: Amina Hassan" in seen(pilot)
        assert "Bevilling" in seen(pilot)
        await press(pilot, "end")
        assert "hos kommunen senest 4. maj" in " ".join(seen(pilot).split())
        await press(pilot, "enter", "space")
        assert all(one.act is None and one.tick is None for one in rows(pilot).shown)
    assert services.desk.store.changes(citizen) == before


async def test_others_are_told_whose_it_is() -> None:
    services = house(Role.CONSULTANT)
    granted(services)
    async with showing(services, SampleScreen(services)) as pilot:
        assert "kun på kommunens kontor" in seen(pilot)


@pytest.mark.parametrize("text", HOSTILE[:5])
async def test_hostile_notes_are_only_words_on_a_sheet(text: str) -> None:
    services = house(Role.OFFICE)
    citizen = granted(services, text)
    async with showing(services, SampleSheetScreen(services, citizen)) as pilot:
        await press(pilot, "end")
        assert "\x1b]52" not in seen(pilot)
        assert "senest" in seen(pilot)
