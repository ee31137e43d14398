"""«Vis til borgeren»: the hours of a month, and the citizen's own answer."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from screens.citizen.screen import CitizenScreen
from screens.support.to_confirm import ASKED_BY, QUESTION, ToConfirm
from tests.screens.progress.test_to_citizen import PHRASE, with_phrase
from tests.screens.stage import (
    case,
    choose,
    fill_disk,
    house,
    press,
    seen,
    settled,
    stand_on,
    with_course,
    write,
)
from tests.screens.support.test_support import gave
from vip2tui.domain.roles import Role
from vip2tui.services.progress.to_show import CLOSED_BY, MOST_WORDS

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tests.screens.conftest import Opened
    from vip2tui.services.house import Services
    from vip2tui.services.support.hours import Sheet

APRIL = "2026-04"


def begun(role: Role) -> tuple[Services, str]:
    services = with_phrase(house(role))
    citizen = with_course(services)
    gave(services, citizen, date(2026, 4, 7), 90)
    gave(services, citizen, date(2026, 4, 14), 125)
    return services, citizen


def april(services: Services, citizen: str) -> Sheet:
    return services.hours.sheet(case(services, citizen), APRIL)


async def onto(pilot: Pilot[None], services: Services, citizen: str) -> None:
    await pilot.app.push_screen(CitizenScreen(services, citizen, "mentorstoette"))
    await settled(pilot)
    await stand_on(pilot, "April 2026")
    await press(pilot, "enter")
    await choose(pilot, "Vis til borgeren")
    assert isinstance(pilot.app.screen, ToConfirm)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize(
    ("keys", "answer"),
    [
        (("right", "enter"), "ja"),
        (("right", "tab", "space"), "nej"),
        (("left", "enter"), "ikke_muligt"),
    ],
)
async def test_the_citizen_answers_with_two_keys_and_the_passphrase_leads_back(
    keys: tuple[str, ...], answer: str, size: tuple[int, int], opened: Opened
) -> None:
    services, citizen = begun(Role.CONSULTANT)
    async with opened(services, size) as pilot:
        await onto(pilot, services, citizen)
        shown = seen(pilot)
        assert QUESTION in shown
        assert shown.rstrip().endswith(CLOSED_BY)
        assert len([one for one in shown.split() if any(map(str.isalnum, one))]) <= MOST_WORDS
        assert "Amina" not in shown
        await press(pilot, *keys)
        word = april(services, citizen).confirmed
        assert word is not None
        assert (word.answer, word.how, word.minutes) == (answer, "skaerm", 215)
        assert "Tak for dit svar." in seen(pilot)
        await press(pilot, "enter")
        assert "Adgangskoden:" in seen(pilot)
        await write(pilot, PHRASE)
        assert isinstance(pilot.app.screen, CitizenScreen)
        assert ("ikke bekræftet" in seen(pilot)) is (answer != "ja")


async def test_nothing_is_chosen_beforehand_and_every_other_key_asks_for_the_passphrase(
    opened: Opened,
) -> None:
    services, citizen = begun(Role.CONSULTANT)
    async with opened(services) as pilot:
        await onto(pilot, services, citizen)
        await press(pilot, "enter", "space")
        assert QUESTION in seen(pilot)
        for key in ("escape", "ctrl+q", "f2", "f12", "x", "1"):
            await press(pilot, key)
            assert "Adgangskoden:" in seen(pilot), key
            await press(pilot, "escape")
        assert april(services, citizen).confirmed is None


async def test_a_click_on_an_answer_is_the_answer(opened: Opened) -> None:
    services, citizen = begun(Role.OFFICE)
    async with opened(services) as pilot:
        await onto(pilot, services, citizen)
        await pilot.click("#answer-1")
        await settled(pilot)
        word = april(services, citizen).confirmed
        assert word is not None
        assert word.answer == "nej"


async def test_what_cannot_be_kept_is_said_and_can_be_answered_again(opened: Opened) -> None:
    services, citizen = begun(Role.CONSULTANT)
    async with opened(services) as pilot:
        await onto(pilot, services, citizen)
        fill_disk(services)
        await press(pilot, "right", "enter")
        assert "Tak" not in seen(pilot)
        fill_disk(services, full=False)
        await press(pilot, "enter")
        assert "Tak for dit svar." in seen(pilot)
        assert april(services, citizen).is_confirmed


async def test_a_mentors_computer_shows_it_and_says_who_asks(opened: Opened) -> None:
    services, citizen = begun(Role.MENTOR)
    stored = services.desk.store.sequence
    async with opened(services) as pilot:
        await onto(pilot, services, citizen)
        assert ASKED_BY in seen(pilot)
        assert QUESTION not in seen(pilot)
        await press(pilot, "right")
        assert "Adgangskoden:" in seen(pilot)
    assert services.desk.store.sequence == stored
