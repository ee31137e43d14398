"""A point that is settled by what was written says so, and what measuring settles leads there."""

from __future__ import annotations

from datetime import timedelta

from screens.citizen.part import Part
from screens.citizen.screen import CitizenScreen
from tests.screens.stage import (
    TODAY,
    case,
    house,
    press,
    row,
    rows,
    said,
    seen,
    showing,
    stand_on,
    with_course,
    write,
)
from vip2tui.domain.kinds.measurement import Voice
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.notes import Note
from vip2tui.services.progress.measuring import Form

TALK = "Ugens samtale"


async def test_it_says_which_note_and_the_tick_can_be_taken_away() -> None:
    services = house()
    citizen = with_course(services)
    services.notes.add(case(services, citizen), Note("mentormoede", "God snak"))
    async with showing(services, CitizenScreen(services, citizen, "tjekliste")) as pilot:
        await stand_on(pilot, TALK)
        assert "klaret af notat 4. maj" in seen(pilot)
        assert row(pilot, TALK).mark.startswith("[\u221a]")
        await press(pilot, "space")
        await write(pilot, "Det var en anden")
        assert row(pilot, TALK).mark.startswith("[ ]")
        assert "klaret af notat" not in seen(pilot)


async def test_what_measuring_settles_leads_to_the_measurements() -> None:
    services = house(Role.CONSULTANT)
    citizen = with_course(services, start=TODAY - timedelta(days=5))
    async with showing(services, CitizenScreen(services, citizen, "tjekliste")) as pilot:
        at = await stand_on(pilot, "Den første måling")
        assert at.mark.startswith("[ ]")
        assert "hos kommunen" not in str(at.aside)
        await press(pilot, "space")
        assert "klares ved at måle" in said(pilot)
        await press(pilot, "enter")
        assert "fremskridt" in {one.id for one in pilot.app.screen.query(Part) if one.display}
        assert rows(pilot).row == row(pilot, "Mål nu")
    for voice in (Voice.CONSULTANT, Voice.CITIZEN):
        now = case(services, citizen)
        services.measuring.add(now, now.courses[0], Form(voice, {"p01": 3}))
    async with showing(services, CitizenScreen(services, citizen, "tjekliste")) as pilot:
        at = await stand_on(pilot, "Den første måling")
        assert at.mark.startswith("[\u221a]")
        assert "klaret af måling 4. maj" in str(at.aside)
