"""The measurements on Fremskridt: a note of one by F6, a correction by Enter, and a delay."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from screens.citizen.note import NoteScreen
from screens.citizen.screen import CitizenScreen
from screens.messages import To
from screens.routes import screen_for
from tests.screens.progress.test_standing import FIRST, SECOND, at_work, measured
from tests.screens.stage import (
    TODAY,
    case,
    choose,
    house,
    press,
    row,
    rows,
    seen,
    showing,
    stand_on,
    went,
    with_course,
    write,
)
from vip2tui.domain.kinds.measurement import Voice
from vip2tui.domain.kinds.places import Place, place_of
from vip2tui.domain.roles import Role
from vip2tui.services.progress.calendar import due, forms_of

if TYPE_CHECKING:
    from vip2tui.services.house import Services


@pytest.fixture
def office() -> tuple[Services, str]:
    """Return a consultant's desk where both voices have answered twice."""
    services = house(Role.CONSULTANT)
    citizen = with_course(services, start=FIRST)
    for day, figure in ((FIRST, 2), (SECOND, 4)):
        measured(services, citizen, Voice.CONSULTANT, day, p04=figure)
        measured(services, citizen, Voice.CITIZEN, day, p04=figure, p02=3)
    return services, citizen


def page(services: Services, citizen: str) -> CitizenScreen:
    return CitizenScreen(services, citizen, "fremskridt")


async def test_f6_on_a_measurement_writes_a_note_of_it(office: tuple[Services, str]) -> None:
    services, citizen = office
    async with showing(services, page(services, citizen)) as pilot:
        await stand_on(pilot, "Borgerens svar")
        newest = next(one for one in rows(pilot).shown if one.text == "Borgerens svar")
        rows(pilot).highlighted = list(rows(pilot).shown).index(newest)
        await press(pilot, "f6")
        [way] = went(pilot)
        assert (way.where, way.citizen) == (To.NOTE, citizen)
        assert newest.key.endswith(str(way.name))
        await pilot.app.push_screen(screen_for(way, services, None))
        await pilot.pause()
        shown = seen(pilot)
        assert "Op: Faglig kunnen." in shown
        assert "Hvem ser det: kun kommunen." in shown
        assert "Slags" not in shown
        await press(pilot, "ctrl+s")
    (entry,) = case(services, citizen).entries
    assert (place_of(entry.case), entry.type, entry.day) == (Place.PROFESSIONAL, "maaling", SECOND)


async def test_f6_elsewhere_on_the_page_writes_an_ordinary_note(
    office: tuple[Services, str],
) -> None:
    services, citizen = office
    async with showing(services, page(services, citizen)) as pilot:
        await stand_on(pilot, "Mål nu")
        await press(pilot, "f6")
        assert [one.name for one in went(pilot)] == [None]


async def test_a_note_of_a_measurement_left_half_waits_in_a_place_of_its_own(
    office: tuple[Services, str],
) -> None:
    services, citizen = office
    form = forms_of(case(services, citizen), case(services, citizen).courses[0].course.id)[-1].id
    async with showing(services, NoteScreen(services, citizen, measurement=form)) as pilot:
        await press(pilot, *"abc", "escape")
        plain = NoteScreen(services, citizen)
        await pilot.app.push_screen(plain)
        await pilot.pause()
        assert "Faglig kunnen" not in seen(pilot)
        await press(pilot, "escape")
        await pilot.app.push_screen(NoteScreen(services, citizen, measurement=form))
        await pilot.pause()
        assert "Aftalt: abc" in seen(pilot)
        assert not case(services, citizen).entries


async def test_enter_corrects_an_answer_with_a_reason(office: tuple[Services, str]) -> None:
    services, citizen = office
    async with showing(services, page(services, citizen)) as pilot:
        newest = next(one for one in rows(pilot).shown if one.text == "Borgerens svar")
        rows(pilot).highlighted = list(rows(pilot).shown).index(newest)
        await press(pilot, "enter")
        await choose(pilot, "Se svarene")
        assert "Faglig kunnen: 4" in seen(pilot)
        await press(pilot, "enter")
        await press(pilot, "enter")
        await choose(pilot, "Ret et svar")
        await choose(pilot, "Faglig kunnen (4)")
        await choose(pilot, "3  ")
        await write(pilot, "Vi hørte forkert")
        assert row(pilot, "rettet: Vi hørte forkert")
    plan = case(services, citizen).courses[0].course.id
    last = [one for one in forms_of(case(services, citizen), plan) if one.voice is Voice.CITIZEN]
    assert (last[-1].p04, last[-1].p02, last[-1].reason) == (3, 3, "Vi hørte forkert")


async def test_what_is_hidden_is_not_told_by_correcting_it() -> None:
    services = house(Role.CONSULTANT)
    citizen = with_course(services)
    measured(services, citizen, Voice.CONSULTANT, TODAY, p04=5)
    async with showing(services, page(services, citizen)) as pilot:
        await stand_on(pilot, "Konsulentens svar")
        await press(pilot, "enter")
        await choose(pilot, "Se svarene")
        assert "Faglig kunnen" not in seen(pilot)
        await press(pilot, "enter")
        await press(pilot, "enter")
        await choose(pilot, "Ret et svar")
        assert "Faglig kunnen" in seen(pilot)
        assert "(5)" not in seen(pilot)
        await choose(pilot, "Faglig kunnen")
        await choose(pilot, "5  ")
        await write(pilot, "Vi hørte forkert")
        assert "det står der allerede" not in seen(pilot)
        assert row(pilot, "rettet: Vi hørte forkert")


async def test_a_mentor_corrects_what_was_seen_at_work() -> None:
    services = house()
    citizen = with_course(services, start=FIRST)
    at_work(services, citizen, TODAY, w01=2)
    async with showing(services, page(services, citizen)) as pilot:
        await stand_on(pilot, "Mentorens svar")
        await press(pilot, "enter")
        await choose(pilot, "Ret et svar")
        await choose(pilot, "Møder til tiden (2)")
        await choose(pilot, "4")
        await write(pilot, "Så forkert")
        assert row(pilot, "Mentorens svar: rettet: Så forkert")
        assert "M 4" in seen(pilot)


async def test_a_measurement_that_is_asked_for_is_put_off_with_a_reason() -> None:
    services = house(Role.CONSULTANT)
    citizen = with_course(services, start=TODAY - timedelta(days=16))
    async with showing(services, page(services, citizen)) as pilot:
        await stand_on(pilot, "Udskyd målingen")
        await press(pilot, "enter")
        await write(pilot, "11/5")
        await write(pilot, "Ferie")
        assert not [one for one in rows(pilot).shown if one.key == "udskyd"]
    assert not list(due(services.desk, case(services, citizen)))
