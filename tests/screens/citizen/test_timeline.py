"""Tidslinje: one line each, found by typing, and no more drawn than is seen."""

from __future__ import annotations

from threading import Event, current_thread, main_thread
from typing import TYPE_CHECKING

import pytest

from screens.citizen.screen import CitizenScreen
from screens.widgets import long_rows
from screens.widgets.long_rows import LongRows
from screens.widgets.row import Row
from tests.screens.contrast import weak
from tests.screens.stage import (
    HOSTILE,
    TODAY,
    case,
    choose,
    house,
    press,
    rows,
    seen,
    showing,
    stand_on,
    with_course,
)
from vip2tui.services.citizen.notes import Note
from vip2tui.services.citizen.timeline import Happened, TimelineService

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.pilot import Pilot

    from vip2tui.services.citizen.casework import Casework
    from vip2tui.services.house import Services

MANY = 10_000
LONG = "Ringede om bussen, og vi aftalte, at den tidlige tur er bedst om vinteren"


async def read(pilot: Pilot[None]) -> None:
    """Wait until the time line is read."""
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


def tick(services: Services, citizen: str, *items: str) -> None:
    for item in items:
        plan = case(services, citizen).course
        assert plan is not None
        services.checklist.tick(case(services, citizen), plan, services.checklist.find(plan, item))


async def test_the_time_line_is_a_part_of_the_page_and_enter_leads_to_where_it_stands() -> None:
    services = house()
    citizen = with_course(services)
    services.notes.add(case(services, citizen), Note("telefon", "Ringede om bussen", minutes=15))
    async with showing(services, CitizenScreen(services, citizen, "tidslinje")) as pilot:
        await read(pilot)
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
        await read(pilot)
        await press(pilot, *"flueben")
        assert "Du søger «flueben»: 1 linje." in seen(pilot)
        await press(pilot, "enter")
        assert "[Tjekliste]" in seen(pilot)
        here = rows(pilot).row
        assert here is not None
        assert here.text.startswith("Du har navn og telefonnummer")


async def test_the_chosen_line_stays_on_the_screen_when_all_are_shown_again() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, CitizenScreen(services, citizen, "tidslinje")) as pilot:
        await read(pilot)
        long = pilot.app.screen.query_one("#tidslinje").query_one(LongRows)
        long.fill(Row(f"linje {n} {TODAY}", str(n)) for n in range(300))
        await pilot.pause()
        await press(pilot, *"linje 250", "escape")
        await pilot.pause()
        here = rows(pilot).row
        assert here is not None
        assert here.key == "250"
        assert long.highlighted is not None
        assert 0 <= long.highlighted - long.scroll_y < long.scrollable_content_region.height


async def test_a_new_note_comes_to_the_top_at_once() -> None:
    services = house()
    citizen = with_course(services)
    screen = CitizenScreen(services, citizen, "tidslinje")
    async with showing(services, screen) as pilot:
        await read(pilot)
        services.notes.add(case(services, citizen), Note("telefon", "Helt nyt"))
        screen.read_again()
        await read(pilot)
        assert "Helt nyt" in rows(pilot).shown[0].text


@pytest.mark.parametrize("text", HOSTILE)
async def test_hostile_text_is_one_clean_line(text: str) -> None:
    services = house()
    citizen = with_course(services)
    services.notes.add(case(services, citizen), Note("telefon", text))
    async with showing(services, CitizenScreen(services, citizen, "tidslinje")) as pilot:
        await read(pilot)
        lines = seen(pilot).split("\n")
        assert sum("» notat     Telefon ·" in line for line in lines) == 1
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
        await read(pilot)
        long = pilot.app.screen.query_one("#tidslinje").query_one(LongRows)
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


async def test_the_frame_stands_before_the_line_is_read_and_another_thread_reads(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    services, go, threads = house(), Event(), list[bool]()
    citizen = with_course(services)
    services.notes.add(case(services, citizen), Note("telefon", "Ringede om bussen"))
    first = TimelineService.of

    def slowly(service: TimelineService, seen: Casework) -> Sequence[Happened]:
        threads.append(current_thread() is main_thread())
        go.wait(20)
        return first(service, seen)

    monkeypatch.setattr(TimelineService, "of", slowly)
    async with showing(services, CitizenScreen(services, citizen, "tidslinje")) as pilot:
        await pilot.pause()
        assert "[Tidslinje]" in seen(pilot)
        assert "Et øjeblik, jeg læser" in seen(pilot)
        assert "bussen" not in seen(pilot)
        go.set()
        await read(pilot)
        assert "bussen" in seen(pilot)
        assert threads
        assert not any(threads)


async def test_the_overview_too_reads_it_away_from_the_screen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    services, threads = house(), list[bool]()
    citizen = with_course(services)
    first = TimelineService.of
    monkeypatch.setattr(
        TimelineService, "of",
        lambda service, seen: threads.append(current_thread() is main_thread())
        or first(service, seen),
    )  # fmt: skip
    screen = CitizenScreen(services, citizen)
    async with showing(services, screen, (120, 40)) as pilot:
        await read(pilot)
        assert "ny borger" in seen(pilot)
        assert threads
        assert not any(threads)


@pytest.mark.parametrize(("size", "fits"), [((80, 24), 50), ((120, 40), 41)])
async def test_a_line_is_cut_by_its_width_and_told_whole_beside_or_under(
    size: tuple[int, int], fits: int
) -> None:
    services = house()
    citizen = with_course(services)
    services.notes.add(case(services, citizen), Note("telefon", LONG))
    async with showing(services, CitizenScreen(services, citizen, "tidslinje"), size) as pilot:
        await read(pilot)
        shown = seen(pilot)
        line = next(one for one in shown.split("\n") if "▌4. maj" in one)
        said = line[line.index("Telefon") : line.index("…")]
        assert len(said) >= fits
        assert f"Telefon · {LONG}".startswith(said)
        whole = " ".join(shown.translate({ord("│"): " "}).split())
        assert "er bedst om vinteren" in whole.replace("  ", " ")
        assert ("Det, der skete" in shown) is (size[0] >= 110)
        assert not weak(pilot.app.screen, 4.5)


async def test_the_same_on_one_day_is_one_line_and_enter_asks_which() -> None:
    services = house()
    citizen = with_course(services)
    tick(services, citizen, "m01.7", "m02.3", "m03.4")
    async with showing(services, CitizenScreen(services, citizen, "tidslinje")) as pilot:
        await read(pilot)
        (line,) = [one for one in seen(pilot).split("\n") if "tjekliste flueben sat ×3: «" in one]
        assert line.count("4. maj") == 1
        point = plan_text(services, citizen, "m02.3")
        await stand_on(pilot, "flueben sat ×3")
        await press(pilot, "enter")
        assert "Hvor vil du hen?" in seen(pilot)
        await choose(pilot, point[:30])
        assert "[Tjekliste]" in seen(pilot)
        here = rows(pilot).row
        assert here is not None
        assert here.text == point


def plan_text(services: Services, citizen: str, item: str) -> str:
    plan = case(services, citizen).course
    assert plan is not None
    return next(one.item.text for one in plan.lines if one.item.id == item)
