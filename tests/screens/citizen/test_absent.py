"""Absence by keys: two at the mentor, a form at the municipality, and the talk on «I dag»."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from screens.citizen.screen import CitizenScreen
from screens.today import Today
from tests.screens.stage import (
    HOSTILE,
    TODAY,
    case,
    choose,
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
from vip2tui.domain.roles import Role
from vip2tui.pictures.drawn import as_text
from vip2tui.services.citizen.absence_writing import Told, Try
from vip2tui.services.citizen.notes import Note
from vip2tui.services.house import Services

if TYPE_CHECKING:
    from textual.pilot import Pilot

WRITES = "Fravær: syg, udeblevet eller andet …"
CALL = "Ring og spørg: kom ikke, og ingen havde meldt afbud"
OFTEN = "Ring og aftal, hvad der hjælper: fravær 3 gange på 4 uger"


def away(services: Services, citizen: str, *days: date, reason: str = "ukendt") -> None:
    for day in days:
        services.absences.add(case(services, citizen), Told(reason, day))


APART = (TODAY - timedelta(days=18), TODAY - timedelta(days=12), TODAY)


def boxed(pilot: Pilot[None]) -> str:
    """Return what stands in the box, as one line."""
    inside = re.findall("│(.*)│", seen(pilot))
    return " ".join(" ".join(inside).split())


async def test_a_mentor_says_in_two_keys_that_nobody_came_and_is_asked_to_ring() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen)) as pilot:
        await stand_on(pilot, WRITES)
        await press(pilot, "enter", "enter")
        assert "Fraværet er skrevet" in said(pilot)
        (one,) = services.absences.written(case(services, citizen))
        assert (one.day, one.reason) == (TODAY, "udeblevet")
        await stand_on(pilot, CALL)
        await press(pilot, "enter")
        shown = boxed(pilot)
        assert "Amina kom ikke man 4. maj 2026, og ingen havde meldt afbud." in shown
        assert "Der er ikke skrevet nogen kontakt siden." in shown
        await choose(pilot, "Fik ikke fat")
        assert "Forsøget er skrevet" in said(pilot)
        assert row(pilot, CALL)
        await press(pilot, "enter")
        assert "Kontakt 4. maj: fik ikke fat." in seen(pilot)
        await choose(pilot, "Fik fat")
        await press(pilot, "tab", *"+3", "enter", *"Møder kl. 9", "enter")
        assert "Aftalen er skrevet" in said(pilot)
        assert not any(one.text == CALL for one in rows(pilot).shown)
        talk = next(one for one in services.absences.contacts(case(services, citizen)) if one.back)
        assert (talk.result, talk.back, talk.agreed) == (
            "naaet", TODAY + timedelta(days=3), "Møder kl. 9",
        )  # fmt: skip
        await press(pilot, "ctrl+z")
        assert "kontakt om fravær" in seen(pilot)
        await press(pilot, "enter")
        assert any(one.text == CALL for one in rows(pilot).shown)


async def test_a_mentor_says_that_somebody_is_ill_and_chooses_among_what_a_workplace_writes() -> (
    None
):
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen)) as pilot:
        await stand_on(pilot, WRITES)
        await press(pilot, "enter")
        await choose(pilot, "Syg i dag")
        assert services.absences.written(case(services, citizen))[0].reason == "egen_sygdom"
        await press(pilot, "enter")
        await choose(pilot, "Andre dage")
        await press(pilot, "enter")
        assert "Transport" in seen(pilot)
        assert "Barns sygdom" not in seen(pilot)
        assert "Meldt af" not in seen(pilot)
        await press(pilot, "escape", "escape")


async def test_a_consultant_writes_days_and_who_told_it_and_the_reason_stays_there() -> None:
    services = house(Role.CONSULTANT, "Pia")
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen)) as pilot:
        await stand_on(pilot, WRITES)
        await press(pilot, "enter")
        await choose(pilot, "Andre dage")
        await press(pilot, "enter", "down", "down", "enter", "tab", "end")
        await press(pilot, *["backspace"] * 20)
        await press(pilot, *"27/4", "tab", *"29/4", "tab", *"6", "tab", *"2", "tab")
        assert all(word in seen(pilot) for word in ("Meldt af", "Meldt hvordan", "Meldt den"))
        await press(pilot, "escape")
        assert services.absences.written(case(services, citizen)) == ()
        await stand_on(pilot, "Kladde fra kl. 10.00: et fravær")
        await press(pilot, "enter")
        await stand_on(pilot, WRITES)
        await press(pilot, "enter")
        await choose(pilot, "Andre dage")  # what was typed is there
        await press(pilot, *["tab"] * 7, "enter")
        (one,) = services.absences.written(case(services, citizen))
        assert (one.day, one.until) == (date(2026, 4, 27), date(2026, 4, 29))
        assert (one.planned, one.attended, one.reason) == (6 * 60, 2 * 60, None)
        assert services.absences.reason(case(services, citizen), one) == "barns_sygdom"


async def test_a_wrong_absence_is_mended_where_it_is_written() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen)) as pilot:
        await stand_on(pilot, WRITES)
        await press(pilot, "enter")
        assert "Ret et fravær" not in seen(pilot)
        await choose(pilot, "Syg i dag")
        await press(pilot, "enter")
        await choose(pilot, "Ret et fravær")
        await choose(pilot, "man 4. maj 2026: Fravær · egen sygdom")
        await press(pilot, "tab", "end", *["backspace"] * 20, *"27/4", "tab", *"29/4", "enter")
        assert "Fraværet står, som du skrev det" in said(pilot)
        (one,) = services.absences.written(case(services, citizen))
        assert (one.day, one.until, one.reason) == (
            date(2026, 4, 27), date(2026, 4, 29), "egen_sygdom",
        )  # fmt: skip
        await stand_on(pilot, WRITES)
        await press(pilot, "enter")
        await choose(pilot, "Ret et fravær")
        await choose(pilot, "man 27. april 2026")
        await press(pilot, "tab", "tab", "end", *["backspace"] * 20, "enter")
        (one,) = services.absences.written(case(services, citizen))
        assert (one.day, one.until) == (date(2026, 4, 27), None)


async def test_the_strip_tells_eight_weeks_with_lawful_days_apart() -> None:
    services = house(Role.CONSULTANT, "Pia")
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen)) as pilot:
        assert not any("de sidste 8 uger" in one.text for one in rows(pilot).shown)
    note = Note("fravaer", "Mødt 3 af 4 dage.", TODAY - timedelta(days=13), planned=4,
                attended=3, absence="transport")  # fmt: skip
    services.notes.add(case(services, citizen), note)
    away(services, citizen, TODAY - timedelta(days=6), reason="ferie")
    async with showing(services, CitizenScreen(services, citizen)) as pilot:
        strip = await stand_on(pilot, "● mødt 3 dage")
        assert strip.text == "● mødt 3 dage, ○ fravær 1 dag, ─ aftalt fravær 1 dag"
        assert strip.drawn is not None
        dots, names = as_text(strip.drawn(78)).split("\n")
        at = names.index("uge 17")
        assert dots[at : at + 4] == "●●●○"
        assert dots[names.index("uge 18")] == "─"
        assert names.split("  ")[-1] == "uge 19"
        assert len(names.rstrip()) <= 76
        await press(pilot, "enter")
        assert "Fravær · ferie" in seen(pilot)
        assert "Mødt 3 af 4 dage" in seen(pilot)
        await choose(pilot, "tir 21. april 2026: Fravær · transport")
        await press(pilot, "tab", "tab", "end", "backspace", "2", "enter")
        assert "Fraværet står, som du skrev det" in said(pilot)
        note = case(services, citizen).entries[0]
        assert (note.attended, note.absence, note.text) == (2, "transport", "Mødt 2 af 4 dage.")


async def test_a_pattern_stands_on_the_day_with_its_text_and_a_talk_takes_it_away() -> None:
    services = house(Role.CONSULTANT, "Pia")
    citizen = with_course(services, start=TODAY + timedelta(days=90))
    away(services, citizen, *APART)
    async with showing(services, Today(services)) as pilot:
        await until(pilot, lambda: any(one.text == OFTEN for one in rows(pilot).shown))
        await stand_on(pilot, OFTEN)
        await press(pilot, "enter")
        shown = boxed(pilot)
        assert "Det begyndte 16. april, 22. april og 4. maj." in shown
        assert "Spørg, hvordan det går." in shown
        await choose(pilot, "Fik fat")
        await press(pilot, *["tab"] * 2, *"Kører sammen", "enter")
        await until(pilot, lambda: all(one.text != OFTEN for one in rows(pilot).shown))
    (talk,) = services.absences.contacts(case(services, citizen))
    assert talk.agreed == "Kører sammen"


async def test_a_mentor_is_not_asked_about_patterns() -> None:
    services = house()
    away(services, with_course(services), *APART)
    async with showing(services, Today(services)) as pilot:
        await until(pilot, lambda: bool(rows(pilot).shown))
        assert all("fravær" not in one.text for one in rows(pilot).shown)


@pytest.mark.parametrize("text", [one for one in HOSTILE if len(one) < 1000])
async def test_what_was_agreed_is_shown_as_it_was_typed(text: str) -> None:
    services = house()
    citizen = with_course(services)
    away(services, citizen, TODAY, reason="udeblevet")
    services.absences.contact(case(services, citizen), Try("naaet", agreed=text))
    async with showing(services, CitizenScreen(services, citizen)) as pilot:
        await stand_on(pilot, "○ fravær 1 dag")
        await press(pilot, "enter")
        assert "Kontakt · fik fat · aftalt:" in seen(pilot)
        assert "\x1b" not in seen(pilot)
