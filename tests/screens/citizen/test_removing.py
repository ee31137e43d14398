"""«Fjern overalt»: which text, why, what goes; Enter alone never does it."""

import pytest

from screens.citizen.screen import CitizenScreen
from screens.dialogs import Confirm
from screens.question import Ask
from tests.screens.stage import (
    case,
    choose,
    house,
    press,
    row,
    said,
    seen,
    showing,
    stand_on,
    widget,
    with_course,
)
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.notes import Note
from vip2tui.services.citizen.redacting import RedactService

SECRET = "CPR 010190-1234 [/] og [bold"


async def test_a_text_is_taken_away_after_a_reason_and_a_yes() -> None:
    services = house(Role.OFFICE, "Lene Holm")
    citizen = with_course(services)
    services.notes.add(case(services, citizen), Note("samtale", SECRET, minutes=30))
    async with showing(services, CitizenScreen(services, citizen, "notater")) as pilot:
        await stand_on(pilot, "CPR 010190")
        await press(pilot, "enter")
        await choose(pilot, "Fjern en tekst overalt")
        assert isinstance(pilot.app.screen, Ask)
        widget(pilot, "#line").value = "CPR-nummer"  # type: ignore[attr-defined]
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Confirm)
        assert "tekst: «CPR 010190-1234" in seen(pilot)
        assert "kan ikke fortrydes" in " ".join(seen(pilot).split())
        await press(pilot, "enter")  # means no
        assert case(services, citizen).entries[0].text == SECRET
        await press(pilot, "enter")
        await choose(pilot, "Fjern en tekst overalt")
        widget(pilot, "#line").value = "CPR-nummer"  # type: ignore[attr-defined]
        await press(pilot, "enter", "left", "enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert case(services, citizen).entries[0].text == ""
        assert "Fjernet: 1 tekst." in said(pilot)
        shown = row(pilot, "teksten er fjernet af Lene Holm")
        assert "0:30" in shown.lead
        await press(pilot, "enter")
        assert "Fjern en tekst" not in seen(pilot)


async def test_one_of_several_texts_is_chosen() -> None:
    services = house(Role.OFFICE)
    citizen = with_course(services)
    note = services.notes.add(case(services, citizen), Note("samtale", SECRET, next="ring"))
    services.notes.correct(case(services, citizen), note, reason="slåfejl", text="mødte")
    async with showing(services, CitizenScreen(services, citizen, "notater")) as pilot:
        await stand_on(pilot, "mødte")
        await press(pilot, "enter")
        await choose(pilot, "Fjern en tekst overalt")
        assert "Det hele: 4 tekster" in seen(pilot)
        await choose(pilot, "010190")
        widget(pilot, "#line").value = "CPR-nummer"  # type: ignore[attr-defined]
        await press(pilot, "enter", "left", "enter")
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        (entry,) = case(services, citizen).entries
        assert (entry.text, entry.next, entry.reason) == ("mødte", "ring", "slåfejl")
        assert "010190" not in row(pilot, "mødte").below
        assert "fjernet" in row(pilot, "mødte").below


async def test_a_mentor_is_told_who_can_when_it_is_too_late(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    services = house()
    citizen = with_course(services)
    services.notes.add(case(services, citizen), Note("samtale", SECRET))
    why_not = "Kun kommunen kan fjerne det nu."
    monkeypatch.setattr(RedactService, "why_not", lambda *_: why_not)
    async with showing(services, CitizenScreen(services, citizen, "notater")) as pilot:
        await stand_on(pilot, "CPR 010190")
        await press(pilot, "enter")
        await choose(pilot, "Fjern en tekst overalt")
        assert "Kun kommunen" in said(pilot)
        assert isinstance(pilot.app.screen, CitizenScreen)
