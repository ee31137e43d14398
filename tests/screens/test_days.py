"""The day that was meant: in drafts, over midnight, and on every screen that is left open."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot
from textual.widgets import Static

from screens import leaving
from screens.citizen.note import NoteScreen
from screens.citizen.weekly import WeeklyScreen
from screens.question import Ask, a_day
from screens.widgets.field import Field
from screens.widgets.text_field import TextField
from tests.screens.stage import case, house, press, said, seen, showing, until, with_course
from vip2tui.app import Vip2App
from vip2tui.services.house import Services
from vip2tui.storage.port import Row

SUNDAY, MONDAY = date(2026, 11, 29), date(2026, 11, 30)


def turn(services: Services, day: date, hour: int = 10, minute: int = 0) -> None:
    at = datetime(day.year, day.month, day.day, hour, minute).astimezone()
    services.desk.now = lambda: at


def write(pilot: Pilot[None], **fields: str) -> None:
    for name, text in fields.items():
        found = pilot.app.screen.query_one(f"#{name}")
        if isinstance(found, TextField):
            found.text = text
        else:
            assert isinstance(found, Field)
            found.value = text


def echo(pilot: Pilot[None], name: str) -> str:
    return str(pilot.app.screen.query_one(f"#{name}", Static).content)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("i går", SUNDAY), ("", MONDAY), ("27/11", date(2026, 11, 27)), ("søndag", SUNDAY),
     ("-1", SUNDAY)],
)  # fmt: skip
async def test_a_draft_found_three_days_later_is_of_the_day_it_was_of(
    typed: str, meant: date
) -> None:
    services = house()
    turn(services, MONDAY)
    citizen = with_course(services)
    async with showing(services, NoteScreen(services, citizen)) as pilot:
        write(pilot, text="Vi øvede", day=typed)
        await pilot.pause()
        await press(pilot, "escape")
    kept = services.drafts.get(f"note:{citizen}").get("day", "")
    assert kept == (meant.isoformat() if typed else ""), "a draft keeps no word for a day"
    turn(services, date(2026, 12, 3))
    async with showing(services, NoteScreen(services, citizen)) as pilot:
        told = echo(pilot, "day-echo")
        await press(pilot, "ctrl+s")
        entry = case(services, citizen).entries[0]
        assert entry.day == meant
        assert f"{meant.day}. november 2026" in told


async def test_a_draft_of_an_older_program_means_the_day_it_was_kept() -> None:
    services = house()
    citizen = with_course(services)
    old = {"at": "2026-11-30T10:00:00+01:00", "fields": {"text": "Vi øvede", "day": "i går"}}
    services.desk.act([], [Row("drafts", f"note:{citizen}", old)])
    turn(services, date(2026, 12, 3))
    async with showing(services, NoteScreen(services, citizen)) as pilot:
        await press(pilot, "ctrl+s")
        assert case(services, citizen).entries[0].day == SUNDAY


async def test_the_next_date_of_a_round_is_the_one_that_was_agreed() -> None:
    services = house()
    turn(services, MONDAY)
    citizen = with_course(services)
    async with showing(services, WeeklyScreen(services, citizen)) as pilot:
        write(pilot, good="Godt", next="Ring", when="i morgen", days="5")
        await pilot.pause()
        await press(pilot, "escape")
    turn(services, date(2026, 12, 3))
    async with showing(services, WeeklyScreen(services, citizen)) as pilot:
        assert echo(pilot, "when-echo") == "= tir 1. december 2026"
        assert "man 30. november 2026" in seen(pilot).split("\n")[0]
        await press(pilot, "ctrl+s")
    entries = case(services, citizen).entries
    assert {one.day for one in entries} == {MONDAY}
    assert {one.next_date for one in entries if one.next} == {date(2026, 12, 1)}


@pytest.mark.parametrize("typed", ["", "i dag", "i går"])
async def test_what_the_echo_says_at_a_minute_to_midnight_is_saved_after_it(typed: str) -> None:
    services = house()
    turn(services, SUNDAY, 23, 59)
    citizen = with_course(services)
    async with showing(services, NoteScreen(services, citizen)) as pilot:
        write(pilot, text="Vi øvede", day=typed)
        await pilot.pause()
        told = echo(pilot, "day-echo")
        turn(services, MONDAY, 0, 1)
        await press(pilot, "ctrl+s")
    day = case(services, citizen).entries[0].day
    assert day == SUNDAY - timedelta(typed == "i går")
    assert f"{day.day}. november 2026" in told


async def test_a_day_in_a_dialog_is_kept_as_its_date(tmp_path: Path) -> None:
    services = house()
    turn(services, SUNDAY, 23, 59)
    with_course(services)
    app = Vip2App(tmp_path, services)
    async with app.run_test(size=(80, 24)) as pilot:
        asked = Ask(a_day("Hvilken dag?", services.desk.today(), has_happened=True))
        await app.push_screen(asked)
        await pilot.pause()
        await press(pilot, *"fredag")
        turn(services, MONDAY, 0, 1)
        keep = asked.keeps()
        assert keep is not None
        keep()
        kept = [services.drafts.get(one) for one in services.drafts.places()]
        assert {"line": "fre 27. november 2026"} in kept


async def test_every_open_screen_turns_over_at_midnight(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(leaving, "EVERY", 0.02)
    services = house()
    turn(services, SUNDAY, 23, 59)
    citizen = with_course(services, start=date(2026, 11, 23))
    app = Vip2App(tmp_path, services)
    async with app.run_test(size=(80, 24)) as pilot:
        await until(pilot, lambda: "søn 29. november 2026" in seen(pilot))
        turn(services, MONDAY, 0, 1)
        await until(pilot, lambda: "man 30. november 2026" in seen(pilot))
        await press(pilot, "f6")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        assert echo(pilot, "day-echo") == "= man 30. november 2026"
        turn(services, MONDAY + timedelta(1))
        await until(pilot, lambda: echo(pilot, "day-echo") == "= tir 1. december 2026")
        write(pilot, text="Vi øvede")
        await pilot.pause()
        turn(services, MONDAY + timedelta(2))
        await pilot.pause(0.1)
        assert echo(pilot, "day-echo") == "= tir 1. december 2026", "what is written is of its day"
        await press(pilot, "ctrl+s")
        assert case(services, citizen).entries[0].day == MONDAY + timedelta(1)
        assert "for tir 1. december 2026" in said(pilot)
        await until(pilot, lambda: "ons 2. december 2026" in seen(pilot))
