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


async def test_the_staircase_is_a_line_that_opens_the_map_and_f1_says_what_it_was() -> None:
    services = house()
    citizen = with_course(services)
    screen = CitizenScreen(services, citizen, "overblik")
    async with showing(services, screen) as pilot:
        rows(pilot).highlighted = next(
            at for at, one in enumerate(rows(pilot).shown) if one.key == "trappe"
        )
        assert "Forskning (BIP" in screen.help_about()
        await press(pilot, "enter")
        shown = " ".join(seen(pilot).split())
        assert "Trappen" in shown
        assert "planlagt fra" in shown
        rows_of = [one for one in case(services, citizen).courses[0].steps if one.counts]
        assert rows_of[0].step.name in shown
