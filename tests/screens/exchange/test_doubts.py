"""Doubts: who wrote what, on which computer; nothing is chosen by accident, and it stays open."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.widgets import Button

from screens.citizen.screen import CitizenScreen
from screens.exchange.doubts import Card, DoubtsScreen
from tests.screens.pair import flat, theirs
from tests.screens.stage import (
    HOSTILE,
    NOW,
    case,
    house,
    press,
    row,
    rows,
    said,
    seen,
    showing,
    stand_on,
    until,
    with_course,
)
from tests.screens.test_words import words
from vip2tui.services.citizen.notes import Note
from vip2tui.services.desk import desk_on
from vip2tui.services.house import services_for

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from vip2tui.services.house import Services


def in_doubt(mine: str = "tirsdag") -> tuple[Services, str]:
    """Return a desk where Mette and the person at it wrote different telephone numbers."""
    services = house(person="Bent")
    citizen = with_course(services)
    services.citizens.change(case(services, citizen), phone=mine)
    theirs(services, citizen, "mandag")
    return services, citizen


def open_ones(services: Services) -> int:
    return len(list(services.doubts.all()))


async def card(pilot: Pilot[None]) -> str:
    """Open the card of the row the cursor stands on."""
    await until(pilot, lambda: bool(rows(pilot).shown))
    await press(pilot, "enter")
    assert isinstance(pilot.app.screen, Card)
    return flat(pilot)


async def test_the_card_names_people_days_and_computers() -> None:
    services, _ = in_doubt()
    async with showing(services, DoubtsScreen(services)) as pilot:
        shown = await card(pilot)
        assert "Amina: Telefon" in shown
        assert "Mette skrev «mandag» på Laptop Nord 3. maj." in shown
        assert "Du skrev «tirsdag» 4. maj." in shown
        assert "Behold «mandag» (Mette, 3. maj)" in shown
        assert "Behold «tirsdag» (dig, 4. maj)" in shown
        assert "Behold begge" not in shown
        assert not words(shown)
        assert not {"lokal", "fjern"} & set(shown.lower().split())


async def test_a_key_too_many_decides_nothing() -> None:
    services, _ = in_doubt()
    async with showing(services, DoubtsScreen(services)) as pilot:
        await card(pilot)
        await press(pilot, "enter")
        assert open_ones(services) == 1
        await card(pilot)
        await press(pilot, "m", "1", "space", "escape", "escape", "escape")
        assert open_ones(services) == 1


async def test_what_was_chosen_stands_and_can_be_taken_back() -> None:
    services, citizen = in_doubt()
    async with showing(services, DoubtsScreen(services)) as pilot:
        await card(pilot)
        await press(pilot, "up", "up", "enter")
        assert case(services, citizen).citizen.phone in ("mandag", "tirsdag")
        chosen = case(services, citizen).citizen.phone
        assert open_ones(services) == 0
        assert said(pilot) == f"Afgjort: «{chosen}». Fortryd med Ctrl+Z."
        await until(pilot, lambda: "Der er ikke noget, der skal afgøres." in seen(pilot))
        await press(pilot, "ctrl+z", "enter")
        assert open_ones(services) == 1


@pytest.mark.parametrize(("keys", "phone"), [(("up",), "mandag"), (("up", "up"), "tirsdag")])
async def test_each_button_keeps_what_it_says(keys: tuple[str, ...], phone: str) -> None:
    services, citizen = in_doubt()
    async with showing(services, CitizenScreen(services, citizen)) as pilot:
        await stand_on(pilot, "I har begge rettet det samme")
        await press(pilot, "enter", *keys)
        focused = pilot.app.focused
        assert isinstance(focused, Button)
        assert f"«{phone}»" in str(focused.label)
        await press(pilot, "enter")
        assert case(services, citizen).citizen.phone == phone


async def test_every_button_can_be_clicked() -> None:
    services, citizen = in_doubt()
    async with showing(services, DoubtsScreen(services)) as pilot:
        await card(pilot)
        button = next(one for one in pilot.app.screen.query(Button) if "mandag" in str(one.label))
        assert button.region.width >= 3
        await pilot.click(button)
        await pilot.pause()
        assert case(services, citizen).citizen.phone == "mandag"


async def test_a_doubt_survives_another_window_size_and_a_new_start() -> None:
    services, _ = in_doubt()
    async with showing(services, DoubtsScreen(services)) as pilot:
        await card(pilot)
        for columns in (40, 79, 80, 120, 200, 40, 80):
            await pilot.resize_terminal(columns, 24)
            await pilot.pause()
            assert isinstance(pilot.app.screen, Card)
            assert open_ones(services) == 1
        assert "Behold «mandag»" in seen(pilot)
    again = services_for(desk_on(services.desk.store, now=lambda: NOW))
    assert open_ones(again) == 1


async def test_both_texts_can_be_kept_where_a_person_wrote_freely() -> None:
    services = house(person="Bent")
    citizen = with_course(services)
    services.notes.add(case(services, citizen), Note("samtale", "Det gik godt"))
    entry = case(services, citizen).entries[0]
    long = "Det gik skidt, " * 60
    theirs(services, citizen, long, field="text", record=entry.id)
    async with showing(services, DoubtsScreen(services)) as pilot:
        shown = await card(pilot)
        assert "Behold begge" in shown
        assert "Afgør senere" in shown, "the buttons are there however long a text is"
        await press(pilot, "up", "enter")
    assert set(case(services, citizen).entries[0].text.split("\n")) == {"Det gik godt", long}


async def test_the_computer_tells_one_persons_values_apart() -> None:
    services = house(person="Mette")
    citizen = with_course(services)
    services.citizens.change(case(services, citizen), phone="11")
    theirs(services, citizen, "22", at="2026-05-04T09:05:00+02:00")
    async with showing(services, DoubtsScreen(services)) as pilot:
        shown = await card(pilot)
        assert "Behold «22» (Mette på Laptop Nord, 4. maj kl. 9.05)" in shown
        assert "Du skrev «11» på Laptop 4. maj kl. 10.00." in shown


async def test_several_people_are_told_and_the_list_names_them() -> None:
    services, citizen = in_doubt()
    theirs(services, citizen, "onsdag", by="Lene", pen="w3", device="Kommunens 2")
    async with showing(services, DoubtsScreen(services)) as pilot:
        await until(pilot, lambda: bool(rows(pilot).shown))
        assert "1 ting skal afgøres om Amina." in seen(pilot)
        found = row(pilot, "Telefon")
        assert found.below.count("\n") == 2
        assert "står der nu" in found.below.splitlines()[-1]
        shown = await card(pilot)
        assert "Flere har rettet det samme" in shown
        assert "Lene skrev «onsdag» på Kommunens 2 3. maj kl. 10.42." in shown


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_names_values_and_computers_are_words(text: str) -> None:
    services = house(person="Bent")
    citizen = with_course(services, name=text.strip()[:150])
    services.citizens.change(case(services, citizen), phone="1")
    theirs(services, citizen, text, by=text, device=text)
    async with showing(services, CitizenScreen(services, citizen)) as pilot:
        assert "\x1b" not in seen(pilot)
    async with showing(services, DoubtsScreen(services)) as pilot:
        shown = await card(pilot)
        assert "Afgør senere" in shown
        assert "\x1b" not in shown
        assert "\u202e" not in shown
        await press(pilot, "escape")
        assert open_ones(services) == 1
