"""Ugens runde: five answers, one action."""

from datetime import date, time

import pytest
from textual.pilot import Pilot
from textual.widgets import Select

from screens.citizen.weekly import WeeklyScreen
from screens.widgets.field import Field
from screens.widgets.text_field import TextField
from tests.screens.stage import (
    HOSTILE,
    case,
    choose,
    click_text,
    fill_disk,
    house,
    press,
    said,
    seen,
    showing,
    widget,
    with_course,
)
from vip2tui.base.errors import Vip2Error
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.notes import Note
from vip2tui.services.citizen.weekly import Round
from vip2tui.services.citizen.weekly_reading import days_echo, read_days, written


def answer(pilot: Pilot[None], **fields: str) -> None:
    for name, text in fields.items():
        screen = pilot.app.screen
        if name in ("good", "hard"):
            screen.query_one(f"#{name}", TextField).text = text
        else:
            screen.query_one(f"#{name}", Field).value = text


async def test_the_round_is_one_action_and_says_what_it_wrote() -> None:
    services = house()
    citizen = with_course(services, start=date(2026, 4, 13))
    async with showing(services, WeeklyScreen(services, citizen)) as pilot:
        answer(pilot, days="5", time="1,5", good="Kom til tiden", next="Ring", when="på mandag")
        await press(pilot, "ctrl+s")
        entries = case(services, citizen).entries
        note = next(one for one in entries if one.type == "mentormoede")
        assert (note.minutes, note.next_date) == (90, date(2026, 5, 11))
        assert any(one.type == "fremmoede" and one.attended == 5 for one in entries)
        assert "Notat, 1:30 timer, fremmøde og 3 flueben er gemt. Godt gået. Fortryd" in said(pilot)
        assert services.drafts.places() == []
        services.history.undo()
        assert case(services, citizen).entries == ()


async def test_a_round_twice_is_written_and_told() -> None:
    services = house()
    citizen = with_course(services)
    for times in (1, 2):
        async with showing(services, WeeklyScreen(services, citizen)) as pilot:
            answer(pilot, days="5", time="1,5", good="Kom til tiden")
            await press(pilot, "ctrl+s")
            assert ("Det samme notat står her allerede" in said(pilot)) is (times == 2)
    assert len(case(services, citizen).entries) == 4


async def test_why_is_asked_only_when_days_are_missing() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, WeeklyScreen(services, citizen)) as pilot:
        assert not widget(pilot, "#why").display
        await press(pilot, "4")
        assert widget(pilot, "#why").display
        assert "= 4 af 5: 1 dags fravær" in seen(pilot)
        pilot.app.screen.query_one("#absence", Select).value = "transport"
        await press(pilot, "ctrl+s")
        entry = case(services, citizen).entries[0]
        assert (entry.type, entry.attended, entry.planned) == ("fravaer", 4, 5)
        assert entry.absence == "transport"


async def test_every_question_is_on_one_screen_at_80_by_24() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, WeeklyScreen(services, citizen)) as pilot:
        answer(pilot, days="4")
        await pilot.pause()
        shown = seen(pilot)
        for word in ("Mødt?", "Hvorfor ikke?", "Timer?", "godt?", "svært?", "næste?", "Gem (Ctrl"):
            assert word in shown


async def test_enter_goes_on_and_the_button_saves() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, WeeklyScreen(services, citizen)) as pilot:
        await press(pilot, "4", "enter")
        assert pilot.app.focused is widget(pilot, "#absence"), "how many were agreed stands there"
        await press(pilot, "shift+tab", "backspace")
        assert pilot.app.focused is widget(pilot, "#planned")
        await press(pilot, "shift+tab", "enter")
        assert pilot.app.focused is widget(pilot, "#planned"), "nothing stands there"
        await press(pilot, "5", "shift+tab", "backspace", "5", "enter")
        assert pilot.app.focused is widget(pilot, "#time")
        await click_text(pilot, "Gem (Ctrl+S)", 3)
        assert case(services, citizen).entries[0].attended == 5


@pytest.mark.parametrize("echo", ["days-echo", "time-echo", "when-echo"])
async def test_what_is_said_beside_a_field_ends_in_three_dots(echo: str) -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, WeeklyScreen(services, citizen)) as pilot:
        widget(pilot, f"#{echo}").update("det er et meget langt svar på det " * 4)
        await pilot.pause()
        [line] = [line for line in seen(pilot).split("\n") if "det er et meget" in line]
        assert line.rstrip().endswith("…")


async def test_nothing_answered_is_refused() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, WeeklyScreen(services, citizen)) as pilot:
        await press(pilot, "ctrl+s")
        assert "Svar på mindst ét" in said(pilot)
        assert case(services, citizen).entries == ()


async def test_days_that_cannot_be_are_refused_and_kept_as_a_draft() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, WeeklyScreen(services, citizen)) as pilot:
        answer(pilot, days="6", good="fint")
        await press(pilot, "ctrl+s")
        assert "Dagene kan ikke passe" in said(pilot)
        assert case(services, citizen).entries == ()
        assert services.drafts.get(f"round:{citizen}")["good"] == "fint"


async def test_two_alone_is_asked_about() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, WeeklyScreen(services, citizen)) as pilot:
        answer(pilot, time="2")
        await press(pilot, "ctrl+s", "escape")
        assert case(services, citizen).entries == ()
        await press(pilot, "ctrl+s")
        await choose(pilot, "2 timer")
        assert case(services, citizen).entries[0].minutes == 120


async def test_esc_keeps_the_answers() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, WeeklyScreen(services, citizen)) as pilot:
        answer(pilot, days="3", hard="sprog")
        pilot.app.screen.query_one("#absence", Select).value = "ferie"
        await press(pilot, "escape")
        assert services.drafts.get(f"round:{citizen}")["hard"] == "sprog"
        await pilot.app.push_screen(WeeklyScreen(services, citizen))
        await pilot.pause()
        screen = pilot.app.screen
        assert isinstance(screen, WeeklyScreen)
        assert screen.typed()["days"] == "3"
        assert screen.typed()["hard"] == "sprog"
        assert screen.typed()["absence"] == "ferie"
        assert "Vi fandt en kladde" in said(pilot)


async def test_a_full_disk_keeps_the_answers_on_the_screen() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, WeeklyScreen(services, citizen)) as pilot:
        answer(pilot, good="fint")
        fill_disk(services)
        await press(pilot, "ctrl+s")
        assert "DER GEMMES IKKE" in seen(pilot)
        assert case(services, citizen).entries == ()
        fill_disk(services, full=False)
        await press(pilot, "ctrl+s")
        assert case(services, citizen).entries[0].text == "Godt: fint"


async def test_hostile_answers_are_drawn_as_they_are() -> None:
    services = house()
    citizen = with_course(services, name="[@click=app.quit]Ali[/]")
    async with showing(services, WeeklyScreen(services, citizen)) as pilot:
        screen = pilot.app.screen
        assert isinstance(screen, WeeklyScreen)
        for text in HOSTILE:
            screen.fill({"good": text, "next": text[:150], "time": text[:20]})
            await pilot.pause()
            drawn = seen(pilot).replace("\n", "")
            assert not {char for char in drawn if char < " " or "\x7f" <= char < "\xa0"}


@pytest.mark.parametrize(
    ("days", "planned", "found"),
    [
        ("", "5", (None, None)),
        ("4", "5", (4, 5)),
        ("4", "", (4, 5)),
        ("3 af 4", "5", (3, 4)),
        ("2/3", "", (2, 3)),
        ("0 dage", "5", (0, 5)),
    ],
)
def test_days_are_read(days: str, planned: str, found: tuple[int | None, int | None]) -> None:
    assert read_days(days, planned) == found


@pytest.mark.parametrize(("days", "planned"), [("6", "5"), ("x", "5"), ("4", "[/]"), ("9", "9")])
def test_days_that_are_none_are_refused(days: str, planned: str) -> None:
    with pytest.raises(Vip2Error):
        read_days(days, planned)
    assert days_echo(days, planned) == "Skriv fx 4 af 5."


def test_what_was_written_is_said_in_words() -> None:
    assert written(Round(minutes=60), 1) == "1:00 timer og 1 flueben er gemt."
    assert written(Round(4, 5, good="x"), 0) == "Notat og fravær er gemt."


async def test_the_times_of_a_round_are_kept_and_met_as_in_a_note() -> None:
    services = house()
    citizen = with_course(services)
    meeting = Note("mentormoede", "Vi øvede", start=time(9), end=time(10, 30))
    services.notes.add(case(services, citizen), meeting)
    async with showing(services, WeeklyScreen(services, citizen)) as pilot:
        answer(pilot, time="10.00-11.00", good="Kom til tiden")
        await press(pilot, "ctrl+s")
        told = "Den tid står her allerede: mentormøde man 4. maj 2026 kl. 9.00-10.30."
        assert told in said(pilot)
        entry = case(services, citizen).entries[0]
        assert (entry.start, entry.end, entry.minutes) == (time(10), time(11), 60)


@pytest.mark.parametrize("role", [Role.MENTOR, Role.CONSULTANT])
async def test_of_health_a_mentor_can_only_say_ill(role: Role) -> None:
    services = house(role)
    citizen = with_course(services)
    async with showing(services, WeeklyScreen(services, citizen)) as pilot:
        chosen: Select[str] = pilot.app.screen.query_one("#absence", Select)
        codes = {code for _, code in chosen._options}
        assert "egen_sygdom" in codes
        assert ("barns_sygdom" in codes) is (role is Role.CONSULTANT)
        assert ("laege_moede" in codes) is (role is Role.CONSULTANT)
