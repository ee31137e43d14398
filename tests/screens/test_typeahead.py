"""What is typed ahead comes where it was meant for."""

import asyncio

import pytest
from textual import events

from screens.citizen.citizens import Citizens
from screens.citizen.note import NoteScreen
from screens.citizen.part import Part
from screens.citizen.screen import CitizenScreen
from screens.widgets.field import Field
from screens.widgets.text_field import TextField
from tests.screens.conftest import Opened
from tests.screens.stage import house, until, with_course
from vip2tui.app import Vip2App


def typed(app: Vip2App, *keys: str) -> None:
    """Put keys in the app's queue all at once, as a terminal does that was waited for."""
    for key in keys:
        app.post_message(events.Key(key, key if len(key) == 1 else None))


async def test_a_tab_typed_ahead_takes_the_letters_after_it_along(tmp_path) -> None:
    app = Vip2App(tmp_path)
    async with app.run_test(size=(80, 24)) as pilot:
        typed(app, "tab", *"Mette", "tab", *"Kommune")  # the role is asked first
        await until(pilot, lambda: app.screen.query_one("#authority", Field).value == "Kommune")
        assert app.screen.query_one("#name", Field).value == "Mette"


@pytest.mark.parametrize("leads", [["f6"], ["f2", "f6"]])
async def test_letters_typed_while_a_screen_opens_are_on_it(
    opened: Opened, leads: list[str]
) -> None:
    alone = house()
    with_course(alone)
    async with opened(alone) as pilot:
        typed(pilot.app, *leads, *"Mødet gik godt".replace(" ", "_"))
        await until(pilot, lambda: isinstance(pilot.app.screen, NoteScreen))
        await until(pilot, lambda: "godt" in pilot.app.screen.query_one("#text", TextField).text)
        assert pilot.app.screen.query_one("#text", TextField).text == "Mødet_gik_godt"


async def test_a_key_never_waits_for_ever(opened: Opened, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("screens.typeahead.LONGEST", 0.05)
    async with opened() as pilot:
        pilot.app.keys.on_the_way_from(pilot.app.screen)  # and never arrives
        typed(pilot.app, "f1")
        await asyncio.sleep(0.3)
        await until(pilot, lambda: type(pilot.app.screen).__name__ == "Help")


@pytest.mark.parametrize("key", ["right", "left", "f4"])
async def test_a_key_that_turns_the_page_may_come_before_the_page_is_drawn(
    opened: Opened, key: str
) -> None:
    services = house()
    for name in ("Amina Hassan", "Søren Ærø"):
        with_course(services, name)
    async with opened(services) as pilot:
        typed(pilot.app, "f2")
        await until(pilot, lambda: isinstance(pilot.app.screen, Citizens))
        typed(pilot.app, "enter", key)
        wanted = {"right": "plan", "left": "mentorstoette", "f4": "tjekliste"}[key]
        await until(pilot, lambda: isinstance(pilot.app.screen, CitizenScreen))
        await until(pilot, lambda: pilot.app.screen.stands_at == wanted)
        assert pilot.app.screen.query_one(f"#{wanted}", Part).display
