"""Tidslinje: one line each, found by typing, and no more drawn than is seen."""

from __future__ import annotations

import pytest

from screens.citizen.screen import CitizenScreen
from screens.widgets import long_rows
from screens.widgets.long_rows import LongRows
from screens.widgets.row import Row
from tests.screens.stage import (
    HOSTILE,
    TODAY,
    case,
    house,
    press,
    rows,
    seen,
    showing,
    stand_on,
    with_course,
)
from vip2tui.services.citizen.notes import Note

MANY = 10_000


async def test_the_time_line_is_a_part_of_the_page_and_enter_leads_to_where_it_stands() -> None:
    services = house()
    citizen = with_course(services)
    services.notes.add(case(services, citizen), Note("telefon", "Ringede om bussen", minutes=15))
    async with showing(services, CitizenScreen(services, citizen, "tidslinje")) as pilot:
        shown = seen(pilot)
        assert "[Tidslinje]" in shown
        line = next(one for one in shown.split("\n") if "bussen" in one)
        assert " ".join(line.split()) == ("▌4. maj » notat Telefon · 0:15 · Ringede om bussen")
        await press(pilot, "enter")
        assert "[Notater]" in seen(pilot)
        here = rows(pilot).row
        assert here is not None
        assert "bussen" in here.text


async def test_a_tick_leads_to_its_point_and_letters_find_it() -> None:
    services = house()
    citizen = with_course(services)
    plan = case(services, citizen).course
    assert plan is not None
    services.checklist.tick(case(services, citizen), plan, services.checklist.find(plan, "m01.7"))
    async with showing(services, CitizenScreen(services, citizen, "tidslinje")) as pilot:
        await press(pilot, *"flueben")
        assert "Du søger «flueben»: 1 linje." in seen(pilot)
        await press(pilot, "enter")
        assert "[Tjekliste]" in seen(pilot)
        here = rows(pilot).row
        assert here is not None
        assert here.text.startswith("Du har navn og telefonnummer")


async def test_a_new_note_comes_to_the_top_at_once() -> None:
    services = house()
    citizen = with_course(services)
    screen = CitizenScreen(services, citizen, "tidslinje")
    async with showing(services, screen) as pilot:
        services.notes.add(case(services, citizen), Note("telefon", "Helt nyt"))
        screen.read_again()
        await pilot.pause()
        assert "Helt nyt" in rows(pilot).shown[0].text


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_is_one_clean_line(text: str) -> None:
    services = house()
    citizen = with_course(services)
    services.notes.add(case(services, citizen), Note("telefon", text))
    async with showing(services, CitizenScreen(services, citizen, "tidslinje")) as pilot:
        lines = seen(pilot).split("\n")
        assert sum("Telefon ·" in line for line in lines) == 1
        assert not {"\x1b", "\u202e"} & set(seen(pilot))
        assert {len(line) for line in lines} <= {80}


async def test_ten_thousand_lines_are_there_and_only_what_is_seen_is_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    services = house()
    citizen = services.citizens.add("Amina")
    drawn: list[Row] = []
    draw = long_rows.line_row_content
    monkeypatch.setattr(
        long_rows, "line_row_content", lambda row, width: drawn.append(row) or draw(row, width)
    )
    async with showing(services, CitizenScreen(services, citizen, "tidslinje")) as pilot:
        long = pilot.app.screen.query_one(LongRows)
        drawn.clear()
        long.fill(Row(f"linje {n} {TODAY}", str(n)) for n in range(MANY))
        await pilot.pause()
        assert len(drawn) < 100
        await press(pilot, "end")
        assert "linje 9999 " in seen(pilot)
        await press(pilot, "home", "pagedown", "down")
        assert len(drawn) < 300
        await press(pilot, *"9998")
        assert "Du søger «9998»: 1 linje" in seen(pilot)
        assert [one.text.split()[1] for one in long.shown] == ["9998"]
        await press(pilot, "escape")
        assert len(long.shown) == MANY
        assert (await stand_on(pilot, "linje 5000 ")).key == "5000"
        assert "linje 5000 " in seen(pilot)
        assert len(drawn) < 500
