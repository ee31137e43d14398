"""Notater: one line each, the whole of the chosen one beside or under the list."""

from __future__ import annotations

import pytest

from screens.citizen.screen import CitizenScreen
from screens.widgets import long_rows
from screens.widgets.row import Row
from tests.screens.contrast import weak
from tests.screens.stage import (
    HOSTILE,
    case,
    choose,
    house,
    press,
    row,
    rows,
    seen,
    showing,
    stand_on,
    with_course,
)
from vip2tui.changes.change import compose
from vip2tui.services.citizen.notes import Note

TEXT = "Godt: Amina ringede selv og sagde, at bussen var forsinket.\nSvært: To ord ligner hinanden."
MANY = 10_000


def lines(shown: str, text: str) -> list[str]:
    return [one for one in shown.split("\n") if text in one]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_note_is_one_line_and_all_of_the_chosen_one_is_read(size: tuple[int, int]) -> None:
    services = house()
    citizen = with_course(services)
    services.notes.add(case(services, citizen), Note("mentormoede", TEXT, minutes=45))
    services.notes.add(case(services, citizen), Note("telefon", "Ringede om bussen", minutes=15))
    async with showing(services, CitizenScreen(services, citizen, "notater"), size) as pilot:
        shown = seen(pilot)
        (first,) = lines(shown, "▌4. maj » Telefon")
        assert "Ringede om bussen" in first
        assert "0:15" in first
        assert "Svært: To ord ligner hinanden." not in shown
        await press(pilot, "down")
        shown = seen(pilot)
        (second,) = lines(shown, "▌4. maj » Mentormøde")
        assert "0:45" in second
        assert "…" in second, "what does not fit is cut with a sign"
        told = shown[shown.index("man 4. maj") :].translate({ord("│"): " ", ord("▌"): " "})
        whole = " ".join(told.split())
        assert "at bussen var" in whole
        assert "Svært: To ord ligner hinanden." in whole
        assert ("┌─ Notater" in shown) is (size[0] >= 110)
        assert not weak(pilot.app.screen, 4.5)


async def test_what_is_said_follows_the_window_and_holds_no_deed() -> None:
    services = house()
    citizen = with_course(services)
    services.notes.add(case(services, citizen), Note("mentormoede", TEXT))
    async with showing(services, CitizenScreen(services, citizen, "notater")) as pilot:
        assert "Notatet" not in seen(pilot)
        await pilot.resize_terminal(120, 40)
        await pilot.pause()
        assert "Notatet" in seen(pilot)
        await pilot.resize_terminal(80, 24)
        await pilot.pause()
        await pilot.pause()
        assert "Notatet" not in seen(pilot)
        assert "Svært: To ord ligner hinanden." in seen(pilot)
        assert not [one for one in pilot.app.screen.query(".under, .beside") if one.can_focus]


async def test_a_corrected_note_says_so_and_what_stood_before() -> None:
    services = house()
    citizen = with_course(services)
    services.notes.add(case(services, citizen), Note("telefon", "Ringede om busen"))
    async with showing(services, CitizenScreen(services, citizen, "notater")) as pilot:
        assert "rettet" not in seen(pilot)
        (entry,) = case(services, citizen).entries
        services.notes.correct(
            case(services, citizen), entry.id, reason="stavefejl", text="Ringede om bussen"
        )
        pilot.app.screen.read_again()  # type: ignore[attr-defined]
        await pilot.pause()
        shown = seen(pilot)
        (line,) = lines(shown, "▌4. maj »")
        assert "rettet" in line
        assert "rettet, fordi: stavefejl" in shown
        assert "Ringede om busen" in shown
        await press(pilot, "enter")
        await choose(pilot, "Læs det hele")
        assert "Ringede om bussen" in seen(pilot)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_hostile_notes_are_words_in_both_places(text: str, size: tuple[int, int]) -> None:
    services = house()
    citizen = with_course(services)
    services.notes.add(case(services, citizen), Note("telefon", text))
    async with showing(services, CitizenScreen(services, citizen, "notater"), size) as pilot:
        shown = seen(pilot)
        assert not {"\x1b", "\u202e"} & set(shown)
        assert {len(line) for line in shown.split("\n")} <= {size[0]}
        assert pilot.app.is_running


async def test_ten_thousand_notes_and_only_what_is_seen_is_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    services = house()
    citizen = with_course(services)
    services.desk.store.commit(
        [
            compose(
                id=f"w1.{citizen}.{MANY + n}", clock=1000 + n, action=f"n{n}",
                at="2026-04-20T10:00:00", by="Mette", record=f"note{n}", kind="entry",
                set={"citizen": citizen, "type": "telefon", "day": "2026-04-20",
                     "text": f"Notat nummer {n} om bussen"},
            )
            for n in range(MANY)
        ]
    )  # fmt: skip
    services.desk.forget(citizen)
    drawn: list[Row] = []
    draw = long_rows.line_row_content
    monkeypatch.setattr(
        long_rows, "line_row_content", lambda row, width: drawn.append(row) or draw(row, width)
    )
    async with showing(services, CitizenScreen(services, citizen, "notater")) as pilot:
        assert len(rows(pilot).shown) == MANY + 1
        assert len(drawn) < 100
        await press(pilot, *"4321")
        assert "Du søger «4321»: 1 linje" in seen(pilot)
        assert "Notat nummer 4321" in (await stand_on(pilot, "nummer 4321")).text
        await press(pilot, "escape", "end")
        assert len(drawn) < 300
        assert row(pilot, "Notat nummer 7 ").key == "entry:note7"


async def test_without_notes_the_way_to_write_one_is_there() -> None:
    services = house()
    citizen = services.citizens.add("Søren Ærø")
    async with showing(services, CitizenScreen(services, citizen, "notater")) as pilot:
        assert "Her er ingen notater endnu" in seen(pilot)
        here = rows(pilot).row
        assert here is not None
        assert here.key == "new"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_bar_is_on_the_row_one_stands_on_wherever_the_list_is_scrolled_to(
    size: tuple[int, int],
) -> None:
    services = house()
    citizen = with_course(services)
    for n in range(60):
        services.notes.add(case(services, citizen), Note("telefon", f"Nummer {n}."))
    async with showing(services, CitizenScreen(services, citizen, "notater"), size) as pilot:
        for key in ("down", "down", "up", "pagedown", "down", "end", "up", "pageup", "up", "home"):
            await press(pilot, key)
            here = rows(pilot).row
            assert here is not None
            (chosen,) = lines(seen(pilot), "▌")
            assert here.text in chosen
            assert ("┌─ Notater" in seen(pilot)) is (size[0] >= 110), "the frame keeps its lines"
