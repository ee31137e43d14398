"""Arbejdspladser by keys: written in, seen with who is there, corrected and undone."""

from __future__ import annotations

from datetime import timedelta

import pytest

from screens.citizen.screen import CitizenScreen
from screens.citizen.workplace import WorkplaceScreen
from screens.citizen.workplaces import WorkplacesScreen
from screens.messages import GoTo, To
from tests.screens.pair import pair
from tests.screens.stage import (
    HOSTILE,
    case,
    choose,
    house,
    press,
    rows,
    said,
    seen,
    showing,
    stand_on,
    went,
    with_course,
)
from tests.screens.test_words import words
from vip2tui.domain.roles import Role


async def test_one_is_written_in_and_corrected_by_keys() -> None:
    mine, _ = pair()
    async with showing(mine, WorkplacesScreen(mine)) as pilot:
        assert "0 arbejdspladser." in seen(pilot)
        await press(pilot, "enter")
        await press(pilot, *"Bageren", "tab", *"Bo", "tab", *"1234", "tab", "enter")
        shown = seen(pilot)
        assert "1 arbejdsplads." in shown
        assert "Arbejdspladsen er gemt. Fortryd med Ctrl+Z." in shown
        assert not words(shown)
        assert [(one.text, one.below) for one in rows(pilot).shown[1:]] == [
            ("Bageren", "Bo · 1234")
        ]
        await press(pilot, "down", "enter")
        (place,) = mine.workplaces.all()
        assert went(pilot) == [GoTo(To.WORKPLACE, None, place.id)]
        await press(pilot, *"bageren")
        assert "Du søger «bageren»: 1 arbejdsplads." in seen(pilot)
    async with showing(mine, WorkplaceScreen(mine, place.id)) as pilot:
        shown = seen(pilot)
        assert "Bageren: 0 borgere er her nu." in shown
        assert "Folk …" in shown
        assert not words(shown)
        await press(pilot, "enter", "tab", "end", *"dil", "tab", "tab", "enter")
        assert "Kontakt: Bageren · Bodil · 1234" in seen(pilot)
        assert mine.history.next_undo() == "arbejdspladsen: kontaktperson"
        assert "kontaktperson var Bo, nu Bodil" in seen(pilot)


async def test_half_an_answer_is_there_next_time_and_a_refusal_keeps_it() -> None:
    mine, _ = pair()
    async with showing(mine, WorkplacesScreen(mine)) as pilot:
        await press(pilot, "enter")
        await press(pilot, "tab", *"Bo", "escape")
        await press(pilot, "enter")
        await press(pilot, "tab", "tab", "tab", "enter")
        assert "Skriv, hvad arbejdspladsen hedder." in seen(pilot)
        assert "Bo" in seen(pilot)
        assert not mine.workplaces.all()


async def test_to_ask_for_a_job_again_is_three_keys() -> None:
    mine, _ = pair()
    long_ago = mine.desk.today() - timedelta(days=91)
    place = mine.workplaces.add(name="Bageren", asked=long_ago, jobs="Pakning")
    mine.workplaces.add(name="Kroen")
    async with showing(mine, WorkplacesScreen(mine)) as pilot:
        assert "2 arbejdspladser. Spørg om job igen: 1." in seen(pilot)
        assert seen(pilot).count("Spørg om job igen") == 2
    async with showing(mine, WorkplaceScreen(mine, place)) as pilot:
        assert "Spørg om job igen: sidst spurgt" in seen(pilot)
        await stand_on(pilot, "Spurgt om job: ")
        await press(pilot, "enter", "enter", "enter")
        assert "Spørg om job igen" not in seen(pilot)
    one = mine.workplaces.find("Bageren")
    assert (one.asked, one.jobs) == (mine.desk.today(), "Pakning")


async def test_from_110_columns_all_of_it_stands_beside_the_list() -> None:
    mine, _ = pair()
    mine.workplaces.add(name="Bageren", leader="Ida Vang", cvr="12", bus="Linje 2A")
    async with showing(mine, WorkplacesScreen(mine), (120, 40)) as pilot:
        await press(pilot, "down")
        shown = seen(pilot)
        assert all(one in shown for one in ("Leder: Ida Vang", "Linje 2A", "har otte cifre"))
    async with showing(mine, WorkplacesScreen(mine)) as pilot:
        assert "Linje 2A" not in seen(pilot)


async def test_a_course_is_put_at_a_workplace_and_stands_on_its_page() -> None:
    services = house(Role.CONSULTANT)
    citizen = with_course(services)
    place = services.workplaces.add(name="Bageren", employees=4)
    async with showing(services, CitizenScreen(services, citizen, "overblik")) as pilot:
        await stand_on(pilot, "Ret navn, telefon og andet")
        await press(pilot, "enter")
        await choose(pilot, "Arbejdsplads: (tomt)")
        await press(pilot, *"bager", "enter")
        assert "Arbejdspladsen er gemt. 1 regel at se på arbejdspladsen." in said(pilot)
    assert case(services, citizen).courses[0].course.workplace == place
    async with showing(services, WorkplaceScreen(services, place)) as pilot:
        assert "plads til 0 ad gangen. Her er 1" in seen(pilot)
        await stand_on(pilot, "Amina Hassan · siden 1. april")
        await press(pilot, "enter")
        assert went(pilot) == [GoTo(To.CITIZEN, citizen)]


async def test_a_workplace_that_is_not_here_and_what_is_no_number_are_told() -> None:
    mine, _ = pair()
    async with showing(mine, WorkplaceScreen(mine, "ukendt")) as pilot:
        assert "Arbejdspladsen er ikke på denne computer." in said(pilot)
    place = mine.workplaces.add(name="Bageren")
    async with showing(mine, WorkplaceScreen(mine, place)) as pilot:
        await stand_on(pilot, "Virksomhed …")
        await press(pilot, "enter", "tab", "tab", *"mange", "tab", "enter")
        assert "Skriv antal ansatte som et tal." in seen(pilot)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
async def test_hostile_names_are_words(text: str) -> None:
    mine, _ = pair()
    mine.workplaces.add(name=f"x{text[:150]}", contact=text[:150], leader=text[:150])
    async with showing(mine, WorkplacesScreen(mine)) as pilot:
        assert "\x1b" not in seen(pilot)
        assert len(rows(pilot).shown) == 2
    (place,) = mine.workplaces.all()
    async with showing(mine, WorkplaceScreen(mine, place.id), (120, 40)) as pilot:
        assert "\x1b" not in seen(pilot)
        assert "Kontakt: x" in seen(pilot)
