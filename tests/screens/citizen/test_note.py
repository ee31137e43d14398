"""Notat: few keys, drafts that are never lost, and what is refused."""

from datetime import date, time
from pathlib import Path

import pytest
from textual import events
from textual.pilot import Pilot
from textual.widgets import Select

from screens.citizen import drafting
from screens.citizen.note import NoteScreen
from screens.widgets.field import Field
from screens.widgets.text_field import TextField
from tests.screens.stage import (
    HOSTILE,
    TODAY,
    Stage,
    case,
    choose,
    click_text,
    fill_disk,
    house,
    press,
    said,
    seen,
    settled,
    showing,
    until,
    with_course,
)
from vip2tui.app import Vip2App
from vip2tui.base.safe import clean_text
from vip2tui.domain.kinds.places import Place, place_of
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.note_reading import time_echo
from vip2tui.services.citizen.notes import Note
from vip2tui.text.days import say


def text_of(pilot: Pilot[None]) -> TextField:
    return pilot.app.screen.query_one("#text", TextField)


def field(pilot: Pilot[None], name: str) -> Field:
    return pilot.app.screen.query_one(f"#{name}", Field)


def chosen(pilot: Pilot[None], name: str) -> Select[str]:
    return pilot.app.screen.query_one(f"#{name}", Select)


async def paste(pilot: Pilot[None], text: str) -> None:
    """Paste where the cursor is."""
    pilot.app.post_message(events.Paste(text))
    await pilot.pause()


async def test_text_and_one_key_are_enough() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, NoteScreen(services, citizen)) as pilot:
        await press(pilot, "H", "e", "j", "ctrl+s")
        entry = case(services, citizen).entries[0]
        assert (entry.text, entry.type, entry.day) == ("Hej", "mentormoede", TODAY)
        assert place_of(entry.case) is Place.SHARED
        assert "Notatet er gemt" in said(pilot)
        assert services.drafts.places() == []
        assert not isinstance(pilot.app.screen, NoteScreen)


async def test_from_i_dag_a_note_takes_two_keys_beside_the_words() -> None:
    services = house()
    citizen = with_course(services)
    app = Vip2App(Path("nowhere"), services)
    async with app.run_test(size=(80, 24)) as pilot:
        await press(pilot, "f6")
        await until(pilot, lambda: isinstance(app.screen, NoteScreen))
        await press(pilot, "H", "e", "j", "ctrl+s")
        assert case(services, citizen).entries[0].text == "Hej"
        await until(pilot, lambda: not isinstance(app.screen, NoteScreen))


async def test_it_is_saved_with_the_mouse() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, NoteScreen(services, citizen)) as pilot:
        text_of(pilot).text = "Hej"
        await click_text(pilot, "Gem (Ctrl+S)", 2)
        assert case(services, citizen).entries[0].text == "Hej"


async def test_day_and_time_are_said_back_and_kept() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, NoteScreen(services, citizen)) as pilot:
        text_of(pilot).text = "Vi øvede"
        field(pilot, "day").value = "i går"
        field(pilot, "time").value = "9-10.30"
        await pilot.pause()
        assert "= søn 3. maj 2026" in seen(pilot)
        assert "= 1:30 timer" in seen(pilot)
        await press(pilot, "ctrl+s")
        entry = case(services, citizen).entries[0]
        assert (entry.day, entry.minutes, entry.start) == (date(2026, 5, 3), 90, time(9))


async def test_a_day_that_is_none_is_refused_and_the_text_stays() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, NoteScreen(services, citizen)) as pilot:
        text_of(pilot).text = "Vi øvede"
        field(pilot, "day").value = "31-02"
        await press(pilot, "ctrl+s")
        assert case(services, citizen).entries == ()
        assert "Skriv fx" in said(pilot)
        assert text_of(pilot).text == "Vi øvede"
        assert services.drafts.get(f"note:{citizen}")["text"] == "Vi øvede"


async def test_two_alone_is_asked_about() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, NoteScreen(services, citizen)) as pilot:
        text_of(pilot).text = "Vi øvede"
        field(pilot, "time").value = "2"
        await press(pilot, "ctrl+s")
        assert case(services, citizen).entries == ()
        await choose(pilot, "2 timer")
        assert case(services, citizen).entries[0].minutes == 120


async def test_an_empty_note_is_refused() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, NoteScreen(services, citizen)) as pilot:
        await press(pilot, "ctrl+s")
        assert case(services, citizen).entries == ()
        assert "Der står ikke noget endnu" in said(pilot)


async def test_esc_keeps_a_draft_and_it_is_found_again() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, NoteScreen(services, citizen)) as pilot:
        await press(pilot, "A", "b")
        chosen(pilot, "who").value = ".p"
        await press(pilot, "escape")
        assert not isinstance(pilot.app.screen, NoteScreen)
        assert services.drafts.get(f"note:{citizen}") == {"text": "Ab", "who": ".p"}
        await pilot.app.push_screen(NoteScreen(services, citizen))
        await pilot.pause()
        assert text_of(pilot).text == "Ab"
        assert chosen(pilot, "who").value == ".p"
        assert "Vi fandt en kladde" in said(pilot)
        await press(pilot, "ctrl+s")
        assert place_of(case(services, citizen).entries[0].case) is Place.PRIVATE
        assert services.drafts.places() == []


async def test_an_untouched_page_leaves_no_draft() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, NoteScreen(services, citizen)) as pilot:
        await press(pilot, "escape")
        assert services.drafts.places() == []


async def test_what_is_typed_keeps_itself() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, NoteScreen(services, citizen)) as pilot:
        await press(pilot, "A")
        screen = pilot.app.screen
        assert isinstance(screen, NoteScreen)
        assert drafting.DELAY <= 1
        is_kept = bool(services.drafts.places())  # on a busy computer the moment has passed
        assert is_kept or screen._waits is not None
        screen._keep_quietly()
        await settled(pilot)
        assert services.drafts.get(f"note:{citizen}") == {"text": "A"}
        assert "Kladde gemt kl. 10.00" in seen(pilot)


@pytest.mark.parametrize("length", [10_001, 100_000])
async def test_a_text_that_is_too_long_stays_as_a_draft(length: int) -> None:
    services = house()
    citizen = with_course(services)
    text = ("ordet " * 20_000)[:length]
    async with showing(services, NoteScreen(services, citizen)) as pilot:
        text_of(pilot).text = text
        await press(pilot, "ctrl+s")
        assert case(services, citizen).entries == ()
        assert "plads til 10.000" in said(pilot)
        assert "for meget" in seen(pilot)
        assert services.drafts.get(f"note:{citizen}")["text"] == text
        assert text_of(pilot).text == text


async def test_a_draft_that_was_kept_beside_another_comes_when_that_is_written() -> None:
    services = house()
    citizen = with_course(services)
    services.drafts.add(f"note:{citizen}", {"text": "Den første"})
    services.drafts.add(f"note:{citizen}", {"text": "Kun for mig", "who": ".p"})
    async with showing(services, NoteScreen(services, citizen)) as pilot:
        assert text_of(pilot).text == "Den første"
        await press(pilot, "ctrl+s")
        await pilot.app.push_screen(NoteScreen(services, citizen))
        await pilot.pause()
        assert text_of(pilot).text == "Kun for mig"
        await press(pilot, "ctrl+s")
        assert services.drafts.places() == []
        places = {one.text: place_of(one.case) for one in case(services, citizen).entries}
        assert places == {"Den første": Place.SHARED, "Kun for mig": Place.PRIVATE}


async def test_a_full_disk_is_not_told_beside_a_draft_that_is_safe() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, NoteScreen(services, citizen)) as pilot:
        text_of(pilot).text = "Før"
        screen = pilot.app.screen
        assert isinstance(screen, NoteScreen)
        screen._keep_quietly()
        await settled(pilot)
        assert "Kladde gemt kl." in seen(pilot)
        fill_disk(services)
        text_of(pilot).text = "x" * 10_001
        await press(pilot, "ctrl+s")
        assert "DER GEMMES IKKE" in seen(pilot)
        assert "Kladde gemt kl." not in seen(pilot)
        assert "Intet er gemt." in said(pilot)


async def test_a_paste_keeps_every_line_and_no_escape() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, NoteScreen(services, citizen)) as pilot:
        await paste(pilot, "en\r\nto\x1b]52;c;aGVq\x07\n\ntre\u202e")
        field(pilot, "day").focus()
        await paste(pilot, "3.\nmaj\x1b[2J")
        assert text_of(pilot).text.split("\n") == ["en", "to]52;c;aGVq", "", "tre"]
        assert field(pilot, "day").value == "3. maj[2J"
        field(pilot, "day").value = ""
        await press(pilot, "ctrl+s")
        assert case(services, citizen).entries[0].text == "en\nto]52;c;aGVq\n\ntre"


async def test_hostile_words_are_kept_and_drawn_as_they_are() -> None:
    services = house()
    citizen = with_course(services, name="[@click=app.quit]Ali[/]")
    async with showing(services, NoteScreen(services, citizen)) as pilot:
        for text in HOSTILE:
            await paste(pilot, text)
            drawn = seen(pilot).replace("\n", "")
            assert not {char for char in drawn if char < " " or "\x7f" <= char < "\xa0"}
            await press(pilot, "ctrl+s")
            assert case(services, citizen).entries[0].text == clean_text(text).strip()
            await pilot.app.push_screen(NoteScreen(services, citizen))
            await pilot.pause()


async def test_a_full_disk_keeps_the_words_on_the_screen() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, NoteScreen(services, citizen)) as pilot:
        text_of(pilot).text = "Vigtigt"
        fill_disk(services)
        await press(pilot, "ctrl+s")
        assert isinstance(pilot.app.screen, NoteScreen)
        assert "DER GEMMES IKKE" in seen(pilot)
        assert text_of(pilot).text == "Vigtigt"
        fill_disk(services, full=False)
        await press(pilot, "ctrl+s")
        assert case(services, citizen).entries[0].text == "Vigtigt"


async def test_a_mentor_is_not_offered_the_municipalitys_own() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, NoteScreen(services, citizen)) as pilot:
        assert [code for _, code in chosen(pilot, "who")._options] == ["", ".p"]


async def test_a_consultant_talks_and_may_keep_it_to_the_municipality() -> None:
    services = house(Role.CONSULTANT)
    citizen = with_course(services)
    async with showing(services, NoteScreen(services, citizen)) as pilot:
        assert chosen(pilot, "type").value == "samtale"
        text_of(pilot).text = "Om økonomi"
        chosen(pilot, "who").value = ".f"
        await press(pilot, "ctrl+s")
        entry = case(services, citizen).entries[0]
        assert (entry.type, place_of(entry.case)) == ("samtale", Place.PROFESSIONAL)
        assert "(kun kommunen)" in said(pilot)


async def test_what_is_for_me_alone_says_where_it_stays() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, NoteScreen(services, citizen)) as pilot:
        chosen(pilot, "who").value = ".p"
        await pilot.pause()
        assert "Bliver på denne computer" in seen(pilot)


async def test_ctrl_z_in_the_text_takes_back_the_typing_and_nothing_stored() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, NoteScreen(services, citizen)) as pilot:
        await press(pilot, "H", "e", "j", "ctrl+z")
        assert text_of(pilot).text != "Hej"
        assert isinstance(pilot.app, Stage)
        assert isinstance(pilot.app.screen, NoteScreen)
        assert case(services, citizen).course is not None


@pytest.mark.parametrize(
    ("typed", "echo"),
    [
        ("", "= man 4. maj 2026"),
        ("3/5", "= søn 3. maj 2026"),
        ("5/5", "= man 5. maj 2025"),
        ("mandag", "= man 27. april 2026"),
        ("+7", "= man 11. maj 2026 (ligger efter i dag)"),
        ("14/5 2026", "= tor 14. maj 2026 (ligger efter i dag, Kristi himmelfartsdag)"),
        ("31-02", "Ikke forstået. Skriv fx 3/5"),
    ],
)
async def test_a_day_is_said_back_and_what_is_said_is_saved(typed: str, echo: str) -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, NoteScreen(services, citizen), size=(120, 40)) as pilot:
        field(pilot, "day").value = typed
        text_of(pilot).text = "Vi øvede"
        await pilot.pause()
        assert echo in seen(pilot)
        await press(pilot, "ctrl+s")
        entries = case(services, citizen).entries
        assert [f"= {say(one.day)}" for one in entries] == [echo.partition(" (")[0]] * len(entries)
        assert bool(entries) is not echo.startswith("Ikke")
        assert ("ligger efter i dag" in said(pilot)) is ("ligger efter i dag" in echo)


@pytest.mark.parametrize(
    ("typed", "echo"),
    [
        ("", ""),
        ("1,5", "= 1:30 timer"),
        ("90 min", "= 1:30 timer"),
        ("9-10.30", "= 1:30 timer"),
        ("22.00–6.00", "= 8:00 timer"),
        ("14-9", "Slut ligger før start."),
        ("2", "= 2 minutter, eller timer?"),
        ("[/]", "Ikke forstået. Skriv fx 1:30"),
    ],
)
def test_a_time_is_said_back(typed: str, echo: str) -> None:
    assert time_echo(typed, TODAY) == echo


@pytest.mark.parametrize(
    ("day", "typed", "echo"),
    [
        (date(2026, 10, 25), "1-4", "= 4:00 timer"),
        (date(2026, 10, 24), "22-6", "= 9:00 timer"),
        (date(2026, 3, 29), "1-4", "= 2:00 timer"),
        (date(2026, 3, 29), "2.15-2.45", "2.15 fandtes ikke den nat"),
        (date(2026, 10, 25), "2.30-4", "2.30 er to gange: skriv minutter"),
    ],
)
def test_the_night_the_clock_changes_has_its_own_hours(day: date, typed: str, echo: str) -> None:
    assert time_echo(typed, day) == echo


async def test_the_frame_of_the_text_says_whom_it_is_about() -> None:
    services = house()
    async with showing(services, NoteScreen(services, with_course(services))) as pilot:
        frame = next(line for line in seen(pilot).split("\n")[1:] if "Notat om" in line)
        assert "Notat om Amina" in frame
        assert pilot.app.focused is pilot.app.screen.query_one("#text")


async def test_whether_the_time_counts_is_said_and_can_be_said_otherwise() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, NoteScreen(services, citizen)) as pilot:
        text_of(pilot).text = "Vi talte"
        field(pilot, "time").value = "1:30"
        chosen(pilot, "type").value = "samtale"
        await pilot.pause()
        assert "= ikke mentortid (samtale)" in seen(pilot)
        chosen(pilot, "counts").value = "ja"
        await pilot.pause()
        assert "= mentortid (samtale)" in seen(pilot)
        await press(pilot, "ctrl+s")
    (spent,) = services.hours.given(case(services, citizen))
    assert spent.minutes == 90
    entry = case(services, citizen).entries[0]
    async with showing(services, NoteScreen(services, citizen, correcting=entry.id)) as pilot:
        assert chosen(pilot, "counts").value == "ja"
        chosen(pilot, "counts").value = ""
        field(pilot, "reason").value = "Talte ikke"
        await press(pilot, "ctrl+s")
    assert services.hours.given(case(services, citizen)) == ()
    assert case(services, citizen).entries[0].mentor_time is False


async def test_a_locked_month_says_so_before_and_after_it_is_written() -> None:
    services = house()
    citizen = with_course(services)
    april = date(2026, 4, 14)
    services.notes.add(case(services, citizen), Note("mentormoede", "Vi øvede", april, 60))
    services.hours.lock(case(services, citizen), "2026-04")
    async with showing(services, NoteScreen(services, citizen)) as pilot:
        text_of(pilot).text = "Glemt"
        field(pilot, "time").value = "30"
        await pilot.pause()
        assert "er låst" not in seen(pilot)
        field(pilot, "day").value = "15/4"
        await pilot.pause()
        assert "April 2026 er låst: tiden står for sig selv" in seen(pilot)
        await press(pilot, "ctrl+s")
        assert "April 2026 er låst" in said(pilot)
    assert services.hours.sheet(case(services, citizen), "2026-04").minutes == 60
