"""The tour and the training cards: over by the deed, never in the way, and kept over a restart."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from screens.teaching import Strip
from screens.today import Today
from tests.danish import forbidden_in
from tests.screens.stage import (
    AMINA,
    HOSTILE,
    case,
    choose,
    click_text,
    fill_disk,
    house,
    press,
    said,
    seen,
    settled,
    stand_on,
    until,
    with_course,
)
from vip2tui.domain.roles import Role
from vip2tui.domain.settings import CARDS
from vip2tui.services.citizen.practising import PRACTICE_NAME
from vip2tui.services.house import Services, services_for
from vip2tui.text.teaching import CARDS as TEXTS
from vip2tui.text.teaching import DONE, LEFT, STEPS

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from tests.screens.conftest import Opened


@pytest.fixture
def learner() -> Services:
    """A mentor who has seen no card yet, with Amina."""
    made = house()
    made.settings.reset(CARDS)
    with_course(made)
    return made


def on_strip(pilot: Pilot[None]) -> str:
    return " ".join(seen(pilot).split("\n")[1:3]) if pilot.app.screen.query(Strip) else ""


async def at_step(pilot: Pilot[None], number: int) -> None:
    await until(pilot, lambda: f"trin {number} af 6: {STEPS[number - 1].title}" in seen(pilot))


async def begin(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: "Her er ingen borgere endnu." in seen(pilot))
    await click_text(pilot, "║ Øv dig først", offset=3)
    await at_step(pilot, 1)


async def to_the_end(pilot: Pilot[None]) -> None:
    """Play the six deeds."""
    await press(pilot, "f2")
    await at_step(pilot, 2)
    await press(pilot, "f4", "space")
    await at_step(pilot, 3)
    await press(pilot, "f6", *"Hej", "ctrl+s")
    await at_step(pilot, 4)
    await press(pilot, "ctrl+r", *"4", "ctrl+s")
    await at_step(pilot, 5)
    await press(pilot, "ctrl+z", "enter")
    await at_step(pilot, 6)
    await press(pilot, "f8")
    await until(pilot, lambda: "Godt gået!" in seen(pilot))


async def test_the_tour_is_six_deeds_on_the_practice_citizen(opened: Opened) -> None:
    services = house()
    async with opened(services) as pilot:
        await begin(pilot)
        [one] = list(services.citizens.ids())
        assert services.citizens.get(one).citizen.practice
        await to_the_end(pilot)
        assert not pilot.app.screen_stack[-2].query(Strip)
        await click_text(pilot, "Behold den", offset=2)
        await until(pilot, lambda: said(pilot) == DONE)
        assert list(services.citizens.ids()) == [one]
        await press(pilot, "escape")
        assert not pilot.app.screen.query(Strip), "it is over"


async def test_at_its_end_the_practice_citizen_goes_in_one_step(opened: Opened) -> None:
    services = house()
    async with opened(services) as pilot:
        await begin(pilot)
        await to_the_end(pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: "Øvelsesborgeren er lagt væk" in said(pilot))
        assert said(pilot).startswith(DONE)
        assert list(services.citizens.ids()) == []


async def test_nothing_of_it_is_ever_sent(opened: Opened) -> None:
    services = house()
    async with opened(services) as pilot:
        await begin(pilot)
        await to_the_end(pilot)
    assert "sendes" not in services.outbox.line()


async def test_it_is_left_and_taken_up_where_one_was(opened: Opened) -> None:
    services = house()
    async with opened(services) as pilot:
        await begin(pilot)
        await press(pilot, "f2")
        await at_step(pilot, 2)
        await click_text(pilot, "Forlad", offset=2)
        await until(pilot, lambda: LEFT in said(pilot))
        assert not pilot.app.screen.query(Strip)
        await press(pilot, "f4", "space")
        assert not pilot.app.screen.query(Strip), "a deed alone begins no tour"
    again = services_for(services.desk)
    async with opened(again) as pilot:
        await until(pilot, lambda: "Øvelse" in seen(pilot))
        assert not pilot.app.screen.query(Strip)
        await press(pilot, "ctrl+p", *"rundtur", "enter")
        await at_step(pilot, 2)
        assert len(list(again.citizens.ids())) == 1, "the one from before"
        await press(pilot, "f4", "down", "space")
        await at_step(pilot, 3)


async def test_it_goes_on_after_a_restart(opened: Opened) -> None:
    services = house()
    async with opened(services) as pilot:
        await begin(pilot)
        await press(pilot, "f2")
        await at_step(pilot, 2)
        await settled(pilot)
    async with opened(services_for(services.desk)) as pilot:
        await at_step(pilot, 2)


async def test_it_waits_where_the_practice_citizen_is_put_away(opened: Opened) -> None:
    services = house()
    async with opened(services) as pilot:
        await begin(pilot)
        [one] = list(services.citizens.ids())
        services.citizens.put_away(services.citizens.get(one))
        await press(pilot, "f8")
        await settled(pilot)
        assert services.tour.step is None
        await press(pilot, "escape")
        assert not pilot.app.screen.query(Strip)
        await press(pilot, "ctrl+p", *"rundtur", "enter")
        await at_step(pilot, 1)
        assert len(list(services.citizens.ids())) == 1


async def test_a_deed_for_somebody_else_ends_no_step(opened: Opened) -> None:
    services = house()
    with_course(services)
    async with opened(services) as pilot:
        await until(pilot, lambda: "Amina" in seen(pilot))
        await press(pilot, "ctrl+p", *"rundtur", "enter")
        await at_step(pilot, 1)
        await press(pilot, "f2", *"amina", "enter", "enter")
        await settled(pilot)
        assert services.tour.stand.number == 0


async def test_a_disk_that_refuses_says_so_and_the_tour_stands(opened: Opened) -> None:
    services = house()
    async with opened(services) as pilot:
        await begin(pilot)
        fill_disk(services)
        await press(pilot, "f2")
        await until(pilot, lambda: "DER GEMMES IKKE" in seen(pilot))
        await at_step(pilot, 2)


async def test_a_card_comes_once_and_escape_is_one_step_back_all_the_same(
    opened: Opened, learner: Services
) -> None:
    async with opened(learner) as pilot:
        await until(pilot, lambda: "Amina" in seen(pilot))
        assert not on_strip(pilot), "I dag explains itself"
        await press(pilot, "f4")
        assert TEXTS["tjekliste"] in on_strip(pilot)
        assert "Esc  Tilbage" in footer(pilot)
        await press(pilot, "escape")
        assert isinstance(pilot.app.screen, Today), "Esc leads back, and the card goes with it"
        assert not on_strip(pilot)
        await press(pilot, "f4")
        assert not on_strip(pilot)
        await settled(pilot)
    again = services_for(learner.desk)
    assert not again.training.at("tjekliste")
    assert again.training.at("plan")


async def test_a_card_goes_from_the_menu(opened: Opened, learner: Services) -> None:
    async with opened(learner) as pilot:
        await until(pilot, lambda: "Amina" in seen(pilot))
        await press(pilot, "f10", "left")
        assert "Læg tippet væk (der er intet tip her)" in seen(pilot)
        await press(pilot, "escape", "f3")
        assert TEXTS["jobpakker"] in on_strip(pilot)
        await press(pilot, "f10", "left")
        await click_text(pilot, "Læg tippet væk", offset=2)
        await settled(pilot)
        assert not on_strip(pilot)
        assert not learner.training.at("jobpakker")
        assert not isinstance(pilot.app.screen, Today)


async def test_a_card_goes_by_doing_and_by_going_elsewhere(
    opened: Opened, learner: Services
) -> None:
    async with opened(learner) as pilot:
        await until(pilot, lambda: "Amina" in seen(pilot))
        await press(pilot, "f4", "space")
        await until(pilot, lambda: not on_strip(pilot))
        await press(pilot, "left", "left")
        await until(pilot, lambda: not on_strip(pilot))
        await press(pilot, "right")
        await press(pilot, "left")
        await settled(pilot)
        assert not learner.training.at("tjekliste")
        await press(pilot, "f3")
        assert TEXTS["jobpakker"] in on_strip(pilot)
        await press(pilot, "f8")
        assert TEXTS["send"] in on_strip(pilot)
        await settled(pilot)
        assert not learner.training.at("jobpakker")


async def test_a_card_goes_by_the_mouse(opened: Opened, learner: Services) -> None:
    async with opened(learner) as pilot:
        await until(pilot, lambda: "Amina" in seen(pilot))
        await press(pilot, "f3")
        await click_text(pilot, "Læg væk", offset=2)
        await settled(pilot)
        assert not on_strip(pilot)
        assert not learner.training.at("jobpakker")


def footer(pilot: Pilot[None]) -> str:
    return seen(pilot).split("\n")[-1]


async def test_escape_closes_the_menu_before_the_card(opened: Opened, learner: Services) -> None:
    async with opened(learner) as pilot:
        await until(pilot, lambda: "Amina" in seen(pilot))
        await press(pilot, "f3", "f10", "escape")
        assert TEXTS["jobpakker"] in on_strip(pilot)


async def test_cards_are_turned_off_and_come_again(opened: Opened, learner: Services) -> None:
    async with opened(learner) as pilot:
        await until(pilot, lambda: "Amina" in seen(pilot))
        await press(pilot, "f3", "escape")
        await press(pilot, "ctrl+p", *"indstil", "enter")
        await settled(pilot)
        await stand_on(pilot, "Oplæringskort")
        await press(pilot, "enter")
        await choose(pilot, "Aldrig")
        await press(pilot, "f4")
        assert not on_strip(pilot)
        await press(pilot, "ctrl+p", *"indstil", "enter")
        await stand_on(pilot, "Oplæringskort")
        await press(pilot, "delete")
        await press(pilot, "f3")
        assert TEXTS["jobpakker"] in on_strip(pilot), "set back, all of them come again"


async def test_no_card_comes_in_the_middle_of_the_tour(opened: Opened) -> None:
    services = house()
    services.settings.reset(CARDS)
    async with opened(services) as pilot:
        await begin(pilot)
        await press(pilot, "f2", "f4")
        assert "Tip:" not in seen(pilot)
        assert services.training.at("tjekliste")


@pytest.mark.parametrize("role", list(Role))
async def test_all_of_it_is_in_sight_at_eighty_by_twenty_four(opened: Opened, role: Role) -> None:
    services = house(role)
    async with opened(services) as pilot:
        await begin(pilot)
        await press(pilot, "f2", "f6")
        await settled(pilot)
        for step in range(len(STEPS)):
            services.tour.move(type(services.tour.stand)("x", step, is_on=True))
            strip = pilot.app.screen.query_one(Strip)
            strip.teach("Rundtur, trin 6 af 6", pilot.app.screen.worded(STEPS[step].how), "Forlad")  # type: ignore[attr-defined]
            await pilot.pause()
            assert not forbidden_in(seen(pilot))
            assert "…" not in on_strip(pilot)
        save = pilot.app.screen.query_one("#save")
        assert save.region.bottom <= 22


@pytest.mark.parametrize("name", HOSTILE)
async def test_hostile_names_are_only_shown(opened: Opened, name: str) -> None:
    services = house()
    services.citizens.add(name[:200])
    async with opened(services) as pilot:
        await press(pilot, "ctrl+p", *"rundtur", "enter")
        await at_step(pilot, 1)
        assert "\x1b" not in seen(pilot)
        assert PRACTICE_NAME in seen(pilot)


async def test_a_small_window_says_so_over_the_strip(opened: Opened) -> None:
    services = house()
    async with opened(services) as pilot:
        await begin(pilot)
        await pilot.resize_terminal(60, 20)
        await pilot.pause()
        assert "Gør vinduet større" in seen(pilot)
        assert "Rundtur, trin" not in seen(pilot)
        await pilot.resize_terminal(80, 24)
        await at_step(pilot, 1)


async def test_new_citizens_alone_are_offered_practice(opened: Opened, learner: Services) -> None:
    async with opened(learner) as pilot:
        await until(pilot, lambda: "Amina" in seen(pilot))
        assert isinstance(pilot.app.screen, Today)
        assert not pilot.app.screen.query_one("#practise").display
    assert case(learner, learner.citizens.find(AMINA)).citizen.practice is False
