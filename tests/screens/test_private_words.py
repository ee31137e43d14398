"""The question at saving, by keys: one answer of three, and nothing is lost whatever is said."""

from typing import Any

import pytest
from textual.pilot import Pilot
from textual.screen import Screen
from textual.widgets import Button

from screens.citizen.note import NoteScreen
from screens.citizen.screen import CitizenScreen
from screens.private_words import PrivateWords, Rewrite
from screens.widgets.text_field import TextField
from tests.screens.stage import case, house, press, seen, showing, until, with_course
from vip2tui.domain.roles import Role
from vip2tui.services.house import Services
from vip2tui.text.guard import GONE

TEXT = "Kom sent: skilsmisse [/] og 010190-9999"


def texts(services: Services, citizen: str) -> list[str]:
    return [one.text for one in case(services, citizen).entries]


async def asked(pilot: Pilot[None], text: str = TEXT) -> None:
    """Type a note and save it, until it is asked about."""
    pilot.app.screen.query_one("#text", TextField).load_text(text)
    await pilot.press("ctrl+s")
    await shown(pilot, PrivateWords)


async def shown(pilot: Pilot[None], box: type[Screen[Any]]) -> None:
    """Wait until a box takes keys: it is the screen before it is mounted and anything has focus."""
    await until(pilot, lambda: isinstance(pilot.app.screen, box) and pilot.app.focused is not None)


async def goes(pilot: Pilot[None]) -> None:
    await until(pilot, lambda: not isinstance(pilot.app.screen, PrivateWords | Rewrite))
    await press(pilot)


@pytest.mark.parametrize("keys", [("enter",), ("right", "left", "enter")])
async def test_enter_takes_it_out(keys: tuple[str, ...]) -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, NoteScreen(services, citizen)) as pilot:
        await asked(pilot)
        told = " ".join(seen(pilot).replace("│", " ").split())
        for words in ("Skriv hensynet, ikke årsagen", "CPR-nummer", "helbred, religion eller",
                      "«skilsmisse»", "«010190-9999»", "Fjern den", "Ret teksten",
                      "Gem alligevel"):  # fmt: skip
            assert words in told
        await pilot.press(*keys)
        await goes(pilot)
    assert texts(services, citizen) == [f"Kom sent: {GONE} [/] og {GONE}"]
    assert services.drafts.get(f"note:{citizen}") == {}


async def test_it_is_saved_all_the_same() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, NoteScreen(services, citizen)) as pilot:
        await asked(pilot)
        await pilot.press("right", "right", "enter")
        await goes(pilot)
    assert texts(services, citizen) == [TEXT]


async def test_it_is_written_otherwise_on_the_spot_and_asked_about_again() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, NoteScreen(services, citizen)) as pilot:
        await asked(pilot)
        await pilot.press("right", "enter")
        await shown(pilot, Rewrite)
        pilot.app.screen.query_one(TextField).load_text("Kom sent, gravid")
        pilot.app.screen.query_one("#yes", Button).press()
        await until(pilot, lambda: "«gravid»" in seen(pilot))
        await shown(pilot, PrivateWords)
        await pilot.press("enter")
        await goes(pilot)
    assert texts(services, citizen) == [f"Kom sent, {GONE}"]


async def test_esc_goes_a_step_back_and_the_text_is_still_there() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, NoteScreen(services, citizen)) as pilot:
        await asked(pilot)
        await pilot.press("right", "enter")
        await shown(pilot, Rewrite)
        await pilot.press("escape")
        await shown(pilot, PrivateWords)
        await pilot.press("escape")
        await goes(pilot)
        assert pilot.app.screen.query_one("#text", TextField).text == TEXT
        assert "Intet er gemt" in seen(pilot)
        assert texts(services, citizen) == []
        await asked(pilot)
        await pilot.press("enter")
        await goes(pilot)
    assert len(texts(services, citizen)) == 1


async def test_it_may_be_locked_while_it_asks() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, NoteScreen(services, citizen)) as pilot:
        await asked(pilot)
    assert texts(services, citizen) == []


async def test_one_line_that_a_question_asked_for_is_asked_about_too() -> None:
    services = house(Role.CONSULTANT)
    citizen = with_course(services)
    [plan] = case(services, citizen).courses
    screen = CitizenScreen(services, citizen)
    async with showing(services, screen) as pilot:
        page = screen

        async def add() -> None:
            step = plan.steps[0]
            await page.write(lambda: services.own_parts.add_goal(plan, step, "angst"), "Gemt.")

        page.run_worker(add())
        await shown(pilot, PrivateWords)
        await pilot.press("enter")
        await goes(pilot)
        [plan] = case(services, citizen).courses
    assert any(one.goal.text == GONE for step in plan.steps for one in step.goals)
