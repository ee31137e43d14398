"""«Hvem skrev hvad»: all of it about one, or what was written last, and found by typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from screens.dialogs import Tell
from screens.history import HistoryScreen
from screens.messages import GoTo, To
from screens.vault.settings import SettingsScreen
from screens.widgets.long_rows import LongRows
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
    until,
    went,
    with_course,
)
from vip2tui.services.citizen.notes import Note
from vip2tui.services.history_words import event_words

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from vip2tui.services.house import Services


def two() -> tuple[Services, str]:
    services = house()
    amina = with_course(services)
    services.citizens.change(case(services, amina), phone="11 22 33 44")
    services.citizens.change(case(services, amina), phone="55 66 77 88")
    bo = services.citizens.add("Bo Li")
    services.notes.add(case(services, bo), Note("note", "Bo kom til tiden"))
    return services, amina


def lines(pilot: Pilot[None]) -> list[str]:
    return [one.text for one in rows(pilot).shown if not one.heading]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_of_one_it_says_everything_and_whether_it_stands(size: tuple[int, int]) -> None:
    services, amina = two()
    async with showing(services, HistoryScreen(services, amina), size) as pilot:
        await until(pilot, lambda: bool(lines(pilot)))
        assert "Hvem skrev hvad: Aminas oplysninger" in seen(pilot)
        assert "man 4. maj 2026" in seen(pilot)
        assert "10.00  Mette telefon: 55 66 77 88 (gælder)" in seen(pilot)
        assert "telefon: 11 22 33 44 (rettet siden)" in lines(pilot)
        assert not any("Bo" in one for one in lines(pilot))
        assert isinstance(rows(pilot), LongRows)


async def test_of_everybody_it_says_whose_it_is_and_typing_finds_it() -> None:
    services, _ = two()
    async with showing(services, HistoryScreen(services)) as pilot:
        await until(pilot, lambda: bool(lines(pilot)))
        assert any(one.startswith("Bo: notatet, ") for one in lines(pilot))
        assert any(one.startswith("Amina: telefon: ") for one in lines(pilot))
        every = len(lines(pilot))
        await press(pilot, *"mette tiden")
        assert lines(pilot) == ["Bo: notatet, tekst: Bo kom til tiden (gælder)"]
        assert "Du søger «mette tiden»: 1 linje." in seen(pilot)
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Tell)
        assert "tekst: Bo kom til tiden" in seen(pilot)
        await press(pilot, "escape", "escape")
        assert len(lines(pilot)) == every


async def test_the_words_are_those_of_the_line() -> None:
    services, amina = two()
    told = {one.words for one in services.history_words.of(amina)}
    for one in services.history.of(amina):
        assert event_words(services.catalogue, one) in told


@pytest.mark.parametrize("text", HOSTILE)
async def test_what_people_typed_is_text(text: str) -> None:
    services, amina = two()
    services.notes.add(case(services, amina), Note("note", text))
    async with showing(services, HistoryScreen(services, amina)) as pilot:
        await until(pilot, lambda: bool(lines(pilot)))
        await press(pilot, "enter")
        assert isinstance(pilot.app.screen, Tell)


async def test_it_is_reached_from_indstillinger() -> None:
    services, _ = two()
    async with showing(services, SettingsScreen(services)) as pilot:
        await stand_on(pilot, "Hvem skrev hvad")
        await press(pilot, "enter")
        assert went(pilot) == [GoTo(To.HISTORY)]


async def test_an_empty_vault_says_so() -> None:
    async with showing(house(), HistoryScreen(house())) as pilot:
        await until(pilot, lambda: "Her er ikke skrevet noget endnu." in seen(pilot))


async def test_a_point_is_called_by_what_it_says_and_never_by_its_id() -> None:
    services, amina = two()
    plan = case(services, amina).courses[0]
    due = services.checklist.find(plan, "m03.1")
    services.checklist.tick(case(services, amina), plan, due)
    told = [one.words for one in services.history_words.of(amina)]
    assert any(due.item.text[:20] in one and "status: klaret" in one for one in told)
    assert not any("m03.1" in one for one in told)


async def test_a_text_that_was_taken_back_can_be_taken_away_for_good_from_here() -> None:
    services, amina = two()
    services.notes.add(case(services, amina), Note("note", "Hun har fået en diagnose"))
    services.history.undo()
    async with showing(services, HistoryScreen(services, amina)) as pilot:
        await until(pilot, lambda: bool(lines(pilot)))
        await press(pilot, *"diagnose")
        await press(pilot, "enter")
        await choose(pilot, "Fjern en tekst overalt")
        await press(pilot, *"Helbred", "enter")
        await until(pilot, lambda: "Det her forsvinder" in seen(pilot))
        await press(pilot, "tab", "enter")
        await until(pilot, lambda: "Fjernet: 1 tekst" in said(pilot))
    assert not any(b"diagnose" in one.line for one in services.desk.store.changes(amina))
