"""«I dag»: seven lines at most, Enter does the next thing, and the frame never waits."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from threading import Event

import pytest
from textual.pilot import Pilot

from screens.citizen.screen import CitizenScreen
from screens.citizen.weekly import WeeklyScreen
from screens.messages import GoTo, To
from screens.search import SearchScreen
from screens.today import Today
from screens.today_folds import FOLD, LATER, MORE, MOST_FOUND, STEP
from screens.today_names import round_of
from screens.today_put_off import KEY as PUT_OFF
from screens.today_room import fitted
from screens.today_words import NOBODY, TICKS
from screens.widgets.row import Row, row_content
from screens.widgets.rows import Rows
from tests.screens.conftest import Opened
from tests.screens.stage import (
    AMINA,
    HOSTILE,
    PACKAGE,
    TODAY,
    choose,
    click_text,
    house,
    press,
    rows,
    said,
    seen,
    showing,
    stand_on,
    until,
    went,
    widget,
    with_course,
)
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.changes.writer import Draft, Pen, write
from vip2tui.domain.course.day_list import LINES, Arranged, TodayLine
from vip2tui.domain.roles import Role
from vip2tui.domain.settings import SOON
from vip2tui.services.citizen.notes import Note
from vip2tui.services.citizen.people import People
from vip2tui.services.citizen.weekly import Round
from vip2tui.services.house import Services
from vip2tui.services.today.service import TodayService
from vip2tui.services.today.words import WHICH_DRAFT
from vip2tui.storage.port import Row as Row_
from vip2tui.storage.rows import DRAFTS


def lines_of(pilot: Pilot[None]) -> list[Row]:
    """Return the rows of things: no headings, nor the one that unfolds what can wait."""
    return [
        row
        for row in rows(pilot).shown
        if not row.heading and row.key not in (LATER, PUT_OFF, MORE, FOLD)
    ]


async def test_it_shows_the_day_and_at_most_seven_lines(opened: Opened) -> None:
    many = house()
    for number in range(12):
        with_course(many, f"Person {number}")
    async with opened(many) as pilot:
        await until(pilot, lambda: "borgere mere" in seen(pilot))
        assert "I dag · man 4. maj 2026" in seen(pilot)
        assert len(lines_of(pilot)) == LINES
        assert re.search(r"! OVER FRISTEN ─+ 12 ──", seen(pilot))
        assert re.search(r"senere: \d+ ting, ca\. \d+ min", seen(pilot))
        assert "Hvorfor her? 40 dage over fristen · krav fra tjeklisten · ca. ½ min" in seen(pilot)
        assert rows(pilot).max_scroll_y == 0
        assert re.search(r"Ugen  ma○ ti○ on○ to○ fr○   runder 0 af 12 ░+", seen(pilot))
        assert "og 5 borgere mere" in seen(pilot)


async def test_a_big_screen_shows_as_many_as_it_has_room_for_in_a_line_each() -> None:
    many = house(Role.CONSULTANT, "Pia")
    for number in range(10):
        with_course(many, f"Person{number} Prøvesen")
    async with showing(many, Today(many), (120, 40)) as pilot:
        await until(pilot, lambda: len(lines_of(pilot)) == 10)
        assert "borgere mere" not in seen(pilot)
        for number in range(10):
            assert re.search(rf"Person{number} Prøvesen +\S.* dage over +\S+ +\+\d", seen(pilot))
        assert rows(pilot).max_scroll_y == 0
        await pilot.resize_terminal(80, 24)
        await until(pilot, lambda: len(lines_of(pilot)) == LINES)
        assert "og 3 borgere mere" in seen(pilot)


def test_the_room_that_is_left_goes_to_the_texts_that_are_cut() -> None:
    long = "Aftal med lederen, hvem der viser den nye til rette, og skriv det ind i planen " * 2
    rows = [Row("", heading=True), *(Row(long, str(n), "! ", who=("Bo", 9)) for n in range(5)),
            Row("Kort", "kort", "! ", below="Enter åbner")]  # fmt: skip
    spare = 24 - 9 - len(rows) - 1
    taken = [row.most - 1 for row in fitted(rows, 80, 24)[1:]]
    assert taken == [2, 2, 2, 1, 0, 0] == sorted(taken, reverse=True)
    assert sum(taken) == spare
    assert [row.most for row in fitted(rows, 80, 19)[1:]] == [3, 1, 1, 1, 1, 1]
    assert {row.most for row in fitted(rows, 80, 17)[1:]} == {1}


@pytest.mark.parametrize(("size", "least"), [((80, 24), 52), ((120, 40), 46)])
async def test_what_there_is_room_for_is_never_cut(size: tuple[int, int], least: int) -> None:
    services = house()
    for width in range(least, least + 6):
        words = f"Tale om vagten og om, hvem der har nøglen {'m' * (width - 42)}"
        note = Note("note", "x", next=words, next_date=TODAY)
        citizen = services.citizens.get(services.citizens.add(f"Bo{width}"))
        services.notes.add(citizen, note)
    async with showing(services, Today(services), size) as pilot:
        await until(pilot, lambda: len(lines_of(pilot)) == 6)
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        drawn = [row_content(row, rows(pilot).scrollable_content_region.width - 1).plain
                 for row in lines_of(pilot)]  # fmt: skip
        assert not [one for one in drawn if "…" in one]


async def test_an_empty_day_says_what_to_do(opened: Opened) -> None:
    async with opened(house()) as pilot:
        await until(pilot, lambda: NOBODY.split("\n")[0] in seen(pilot))
        assert "Opret den første" in seen(pilot)


async def test_the_search_is_ready_when_the_day_is_read(opened: Opened) -> None:
    several = house()
    for number in range(3):
        with_course(several, f"Person {number}")
    async with opened(several) as pilot:
        await until(pilot, lambda: several.search._ready is not None)
        assert len(rows(pilot).shown) > 2


async def test_the_first_line_is_drawn_before_the_rest_is_read(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    several, go_on = house(), Event()
    for number in range(3):
        with_course(several, f"Person {number}")
    plain = TodayService.read

    def slowly(today: TodayService) -> Iterator[list[TodayLine]]:
        for number, lines in enumerate(plain(today)):
            if number:
                go_on.wait(20)
            yield lines

    monkeypatch.setattr(TodayService, "read", slowly)
    async with opened(several) as pilot:
        try:
            await until(pilot, lambda: "OVER FRISTEN" in seen(pilot))
            assert len({row.key.split()[0] for row in lines_of(pilot)}) == 1
        finally:
            go_on.set()
        await until(pilot, lambda: "borgere" in seen(pilot) or len(rows(pilot).shown) > 2)


async def test_the_first_line_does_not_wait_for_everybodys_names(
    opened: Opened, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At a thousand citizens they take as long to read as the frame takes to stand."""
    several, go_on = house(), Event()
    for phone in ("12345678", "87654321"):
        one = with_course(several)
        several.citizens.change(several.citizens.get(one), phone=phone)
    plain = People.prepare

    def slowly(people: People) -> Iterator[None]:
        go_on.wait(20)
        yield from plain(people)

    monkeypatch.setattr(People, "prepare", slowly)
    async with opened(several) as pilot:
        try:
            await until(pilot, lambda: "OVER FRISTEN" in seen(pilot))
            assert "678)" not in seen(pilot)
        finally:
            go_on.set()
        # What tells them apart stands at the end, and a name that is shortened keeps its end.
        await until(pilot, lambda: "Has…2345678)" in seen(pilot))
        assert "Has…7654321)" in seen(pilot)


async def test_the_cursor_stays_on_the_first_line_while_the_others_are_read(
    opened: Opened,
) -> None:
    several = house()
    for number in range(3):
        with_course(several, f"Person {number}")
    async with opened(several) as pilot:
        await until(pilot, lambda: len(rows(pilot).shown) > 2)
        page = pilot.app.screen
        assert isinstance(page, Today)
        lines = list(several.today.read())
        first, *rest = [one for group in lines for one in group]
        looking = several.today.looking(lines, lambda line: line.name)
        page.post_message(Today.Read(Arranged((rest[0],), tuple(rest[1:3])), 3, False, looking))
        await pilot.pause()
        page.post_message(Today.Read(Arranged((first, *rest[:2])), 3, True, looking))
        await pilot.pause()
        assert rows(pilot).row is lines_of(pilot)[0]
        await press(pilot, "down")
        page.post_message(Today.Read(Arranged((rest[2], first, *rest[:2])), 3, True, looking))
        await pilot.pause()
        at = rows(pilot).row
        assert at is not None
        assert at.key.split()[0] == rest[0].citizen


async def test_enter_does_the_next_thing(opened: Opened) -> None:
    async with opened() as pilot:
        await until(pilot, lambda: bool(rows(pilot).shown))
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CitizenScreen))


async def test_from_today_a_citizen_is_saved_in_two_keys_and_a_name(
    opened: Opened, services: Services
) -> None:
    async with opened() as pilot:
        await press(pilot, "ctrl+n")
        await pilot.press(*"Bo Li")
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CitizenScreen))
        assert services.citizens.get(services.citizens.find("Bo Li")).citizen.name == "Bo Li"
        assert "Gemt: Bo Li" in said(pilot)


async def test_a_name_that_is_here_already_is_asked_about(
    opened: Opened, services: Services
) -> None:
    async with opened() as pilot:
        before = len(list(services.citizens.ids()))
        await press(pilot, "ctrl+n")
        await pilot.press(*"Amina Hasan")
        await press(pilot, "enter")
        assert "Måske findes Amina Hasan allerede" in seen(pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CitizenScreen))
        assert len(list(services.citizens.ids())) == before
        await press(pilot, "escape")
        await press(pilot, "ctrl+n")
        await pilot.press(*"Amina Hasan")
        await press(pilot, "enter")
        await press(pilot, "down", "enter")
        await until(pilot, lambda: len(list(services.citizens.ids())) == before + 1)


async def test_an_empty_name_is_refused_and_asked_for_again(opened: Opened) -> None:
    async with opened() as pilot:
        await press(pilot, "ctrl+n")
        await press(pilot, "enter")
        assert "Skriv et navn" in said(pilot)
        assert pilot.app.screen.is_modal


async def test_the_buttons_can_be_clicked(opened: Opened) -> None:
    async with opened() as pilot:
        await until(pilot, lambda: bool(rows(pilot).shown))
        await click_text(pilot, "Aminas runde", offset=2)
        await until(pilot, lambda: isinstance(pilot.app.screen, WeeklyScreen))
        await press(pilot, "escape")
        await click_text(pilot, "Ny borger", offset=2)
        await until(pilot, lambda: pilot.app.screen.is_modal)


async def test_a_doubt_stands_first_and_is_said_in_words(opened: Opened) -> None:
    mine = house()
    citizen = with_course(mine, "Amina Prøvesen")
    for number, phone in enumerate(("11111111", "22222222")):
        made = write(
            [Draft(citizen, citizen, "citizen", {"phone": phone})],
            mine.desk.state,
            pen=Pen(f"other{number}", "En anden"),
            action=f"a{number}",
            at="2026-05-03T10:00:00+02:00",
        )
        mine.desk.act([], received=made)
    async with opened(mine) as pilot:
        await until(pilot, lambda: bool(rows(pilot).shown))
        assert "skal afgøres: telefon" in str(lines_of(pilot)[0])
        assert "• SKAL AFGØRES" in seen(pilot)


@pytest.mark.parametrize("role", list(Role))
async def test_hostile_names_are_only_shown(opened: Opened, role: Role) -> None:
    hostile = house(role)
    for name in HOSTILE[:-1]:
        with_course(hostile, name)
    async with opened(hostile) as pilot:
        await until(pilot, lambda: bool(rows(pilot).shown))
        assert "\x1b" not in seen(pilot)
        await press(pilot, "f2")
        await until(pilot, lambda: "borgere" in seen(pilot).lower())
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "\x1b" not in seen(pilot)
        assert "x [/] y" in seen(pilot)
        await press(pilot, "f1")
        await press(pilot, "escape", "escape", "f4")
        await pilot.pause()
        assert "\x1b" not in seen(pilot)
        assert pilot.app.is_running


async def test_reading_again_keeps_the_cursor(opened: Opened) -> None:
    async with opened() as pilot:
        await until(pilot, lambda: bool(rows(pilot).shown))
        await press(pilot, "down")
        key = rows(pilot).row
        today = pilot.app.screen
        assert isinstance(today, Today)
        today.read_again()
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert key is not None
        assert rows(pilot).row is not None
        assert rows(pilot).row.key == key.key  # type: ignore[union-attr]
        assert AMINA.split()[0] in seen(pilot)


async def test_what_was_due_before_is_asked_about_once_on_the_screen(opened: Opened) -> None:
    services = house()
    citizen = services.citizens.add(AMINA)
    seen_now = services.citizens.get(citizen)
    start = date(2026, 1, 5)
    services.courses.start(
        seen_now, SHIPPED.package(PACKAGE), SHIPPED.checklist(), start, tovholder="T"
    )
    async with opened(services) as pilot:
        await until(pilot, lambda: "allerede i gang?" in seen(pilot))
        assert "OVER FRISTEN" not in seen(pilot)
        assert "dage over" not in seen(pilot)
        await pilot.app.push_screen(CitizenScreen(services, citizen, "tjekliste"))
        await pilot.pause()
        listed = [f"{row.aside}" for row in rows(pilot).shown]
        assert any("allerede gjort?" in one for one in listed)
        assert not any("over fristen" in one or "gange" in one for one in listed)
        await press(pilot, "escape")
        await stand_on(pilot, "allerede i gang?")
        await press(pilot, "enter")
        await choose(pilot, "Ja, det er gjort")
        await until(pilot, lambda: "er sat til side. Fortryd med Ctrl+Z." in said(pilot))
        await until(pilot, lambda: "allerede i gang?" not in seen(pilot))
        await stand_on(pilot, "Ugens runde: samtale, timer og fremmøde")
        await press(pilot, "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, WeeklyScreen))
        assert "God vane: " in seen(pilot)


async def test_who_is_tovholder_is_asked_and_answered_on_the_page(opened: Opened) -> None:
    services = house(Role.CONSULTANT, "Karin Kold")
    citizen = services.citizens.add(AMINA)
    services.courses.start(
        services.citizens.get(citizen), SHIPPED.package(PACKAGE), SHIPPED.checklist(),
        services.desk.today() + timedelta(days=1),
    )  # fmt: skip
    services.citizens.change(services.citizens.get(citizen), tovholder="")
    async with opened(services) as pilot:
        await until(pilot, lambda: "Hvem er tovholder?" in seen(pilot))
        await stand_on(pilot, "Hvem er tovholder?")
        await press(pilot, "enter", "enter")
        await until(pilot, lambda: "Karin Kold er tovholder. Fortryd" in said(pilot))
        await until(pilot, lambda: "Hvem er tovholder?" not in seen(pilot))
    assert services.citizens.get(citizen).citizen.tovholder == "Karin Kold"


async def test_a_course_that_begins_tomorrow_is_never_late_today() -> None:
    services = house()
    services.citizens.add(AMINA)
    (citizen,) = services.citizens.ids()
    start = services.desk.today() + timedelta(days=1)
    services.courses.start(
        services.citizens.get(citizen),
        SHIPPED.package(PACKAGE),
        SHIPPED.checklist(),
        start,
        tovholder="T",
    )
    async with showing(services, Today(services)) as pilot:
        await until(pilot, lambda: "DENNE UGE" in seen(pilot))
        assert "OVER FRISTEN" not in seen(pilot)
        assert "runder" not in seen(pilot)
        services.settings.set(SOON, "14")
        pilot.app.screen.read_again()  # type: ignore[attr-defined]
        await until(pilot, lambda: "DE NÆSTE 14 DAGE" in seen(pilot))


async def test_the_week_has_the_days_written_and_the_rounds_done() -> None:
    services = house()
    for name in (AMINA, "Bo Li"):
        citizen = with_course(services, name)
    services.weekly.save(services.citizens.get(citizen), Round(5, good="Kom til tiden"))
    async with showing(services, Today(services)) as pilot:
        await until(pilot, lambda: "runder 1 af 2 ███░░░░" in seen(pilot))
        assert "ma● ti○" in seen(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_every_line_of_the_day_says_who_what_when_and_whose_turn(
    size: tuple[int, int],
) -> None:
    services = house()
    for number in range(19):
        with_course(services, f"Person{number} Holm")
    services.drafts.keep(f"note:{citizen_of(services, 'Person3')}", {"text": "Begyndt"})
    async with showing(services, Today(services), size) as pilot:
        await until(pilot, lambda: "borgere mere" in seen(pilot))
        assert re.search(r"! Person0 +\S.* \d+ dage over +(dig|lederen) +\+\d+", seen(pilot))
        assert "» Kladde om Person3 fra kl. 10.00: et notat" in seen(pilot)
        assert rows(pilot).row is lines_of(pilot)[0]
        assert lines_of(pilot)[-1].text.startswith("Kladde om Person3")
        assert "Alt er gemt" not in seen(pilot)
        assert "1 kladde venter" in seen(pilot)
        assert rows(pilot).max_scroll_y == 0


async def test_drafts_are_one_line_and_take_nobodys() -> None:
    services = house()
    for number in range(8):
        with_course(services, f"Person{number} Holm")
    for number in range(4):
        place = f"note:{citizen_of(services, f'Person{number} Holm')}"
        services.drafts.keep(place, {"text": f"Begyndt {number}"})
    clock = datetime(2026, 5, 4, 10, 28).astimezone()
    place = f"note:{citizen_of(services, 'Person2 Holm')}"
    row = services.desk.store.row(DRAFTS, place)
    newer = Row_(DRAFTS, place, {**(row or {}), "at": clock.isoformat(timespec="seconds")})
    services.desk.act([], [newer])
    async with showing(services, Today(services)) as pilot:
        await until(pilot, lambda: "1 borger mere" in seen(pilot))
        *people, begun = lines_of(pilot)
        assert len(people) == LINES
        assert begun.text.startswith("4 kladder, den nyeste om Person2")
        assert "fra kl. 10.28: et notat" in begun.text
        assert rows(pilot).max_scroll_y == 0
        await stand_on(pilot, "4 kladder")
        await press(pilot, "enter")
        await until(pilot, lambda: WHICH_DRAFT in seen(pilot))
        assert seen(pilot).count("Kladde om Person") == 4
        await choose(pilot, "Kladde om Person3")
        assert went(pilot)[-1] == GoTo(To.NOTE, citizen_of(services, "Person3 Holm"))


async def test_a_person_with_drafts_alone_keeps_each_of_them() -> None:
    services = house()
    with_course(services)
    amina = citizen_of(services, AMINA)
    services.drafts.keep(f"note:{amina}", {"text": "Begyndt"})
    services.drafts.keep(f"round:{amina}", {"good": "Begyndt"})
    async with showing(services, Today(services)) as pilot:
        await until(pilot, lambda: "kladder, den nyeste om Amina" in seen(pilot))
        assert len(lines_of(pilot)) == LINES + 1


async def test_space_ticks_what_was_agreed_and_a_point_and_both_can_be_taken_back(
    opened: Opened,
) -> None:
    services = house()
    with_course(services)
    bo = services.citizens.get(services.citizens.add("Bo Li"))
    services.notes.add(bo, Note("note", "x", next="Ring til Ali", next_date=TODAY))
    async with opened(services, (120, 40)) as pilot:
        await until(pilot, lambda: len(lines_of(pilot)) == 2)
        before = [row.key for row in lines_of(pilot)]
        await stand_on(pilot, "Ring til Ali")
        assert TICKS in seen(pilot)
        await press(pilot, "space")
        await until(pilot, lambda: not [r for r in lines_of(pilot) if r.text == "Ring til Ali"])
        await until(pilot, lambda: "Flueben sat: Ring til Ali" in said(pilot))
        assert services.history.next_undo() == ("flueben sat ved det, I aftalte som det næste (Bo)")
        point = next(row for row in lines_of(pilot) if " tjekliste " in row.key)
        await stand_on(pilot, point.text)
        await press(pilot, "space")
        await until(pilot, lambda: point.key not in [row.key for row in lines_of(pilot)])
        services.history.undo()
        services.history.undo()
        pilot.app.screen.read_again()
        await until(pilot, lambda: [row.key for row in lines_of(pilot)] == before)


async def test_a_line_that_cannot_be_ticked_offers_no_tick() -> None:
    services = house()
    services.citizens.add("Bo Li")
    async with showing(services, Today(services)) as pilot:
        await until(pilot, lambda: "Bo" in seen(pilot) and bool(lines_of(pilot)))
        await pilot.app.workers.wait_for_complete()
        assert TICKS not in seen(pilot)
        number = services.desk.store.sequence
        await press(pilot, "space")
        await pilot.app.workers.wait_for_complete()
        assert services.desk.store.sequence == number


async def test_f3_is_for_reading_here_whoever_the_cursor_stands_on(opened: Opened) -> None:
    async with opened() as pilot:
        await until(pilot, lambda: "Aminas runde" in seen(pilot))
        await press(pilot, "f3")
        await until(pilot, lambda: "12 jobpakker" in seen(pilot))
        assert "Jobpakker: vælg" not in seen(pilot)
        assert pilot.app.screen.CITIZEN is None


def citizen_of(services: Services, name: str) -> str:
    return services.citizens.find(name)


@pytest.mark.parametrize("name", ["Notat", "Søg"])
async def test_note_and_search_are_a_click_away(services: Services, name: str) -> None:
    async with showing(services, Today(services)) as pilot:
        await until(pilot, lambda: bool(rows(pilot).shown))
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        await click_text(pilot, f"│ {name} " if name == "Notat" else f" {name}  │", offset=3)
        wish = went(pilot)[-1]
        assert wish.where == (To.NOTE if name == "Notat" else To.SEARCH)


async def test_the_line_about_a_package_opens_them_for_who_it_is_about(opened: Opened) -> None:
    services = house()
    with_course(services)
    services.citizens.add("Bo")
    async with opened(services) as pilot:
        await until(pilot, lambda: len(lines_of(pilot)) > 1 and pilot.app.focused is not None)
        await stand_on(pilot, "senere: ")
        await press(pilot, "enter")
        await stand_on(pilot, "Start en jobpakke")
        await press(pilot, "enter")
        assert "Start en jobpakke for Bo" in seen(pilot)


async def test_letters_narrow_the_lines_and_escape_shows_all_again(opened: Opened) -> None:
    services = house()
    for name in ("Amina Hassan", "Bo Li", "Søren Ærø"):
        with_course(services, name)
    async with opened(services) as pilot:
        await until(pilot, lambda: len(lines_of(pilot)) == 3)
        await pilot.app.workers.wait_for_complete()
        await press(pilot, *"soren")
        assert {row.who[0].split()[0] for row in lines_of(pilot)} == {"Søren"}
        many = len(lines_of(pilot))
        assert many > 1, "what can wait is looked through too"
        assert f"Du søger «soren»: {many} linjer. Esc viser alle igen." in seen(pilot)
        assert "Sørens runde" in seen(pilot), "what is done is done for whom one found"
        await press(pilot, "escape")
        assert len(lines_of(pilot)) == 3
        assert "Du søger" not in seen(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_letters_look_through_every_line_and_not_only_those_there_is_room_for(
    size: tuple[int, int],
) -> None:
    services = house(Role.CONSULTANT, "Pia")
    for number in range(24):
        with_course(services, f"Person{number:02} Holm")
    last = services.citizens.add("Zenia Åkær")
    note = Note("note", "x", next="Ring om buskortet", next_date=TODAY + timedelta(days=40))
    services.notes.add(services.citizens.get(last), note)
    services.drafts.keep(f"note:{last}", {"text": "Begyndt"})
    async with showing(services, Today(services), size) as pilot:
        await until(pilot, lambda: "borgere mere" in seen(pilot))
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert "Zenia Åkær: " not in seen(pilot)
        await press(pilot, *"zenia buskort")
        assert [row.text for row in lines_of(pilot)] == ["Ring om buskortet"]
        assert "Du søger «zenia buskort»: 1 linje. Esc viser alle igen." in seen(pilot)
        await press(pilot, "enter")
        assert went(pilot)[-1] == GoTo(To.CITIZEN, last, "notater")
        await press(pilot, *["backspace"] * 8)
        assert {row.key.split()[0] for row in lines_of(pilot)} == {last}
        assert lines_of(pilot)[-1].text.startswith("Kladde om Zenia Åkær")
        await press(pilot, "escape", *"holm")
        found = [line for group in services.today.read() for line in group if "Holm" in line.name]
        assert len(found) > MOST_FOUND == len(lines_of(pilot))
        assert f"{len(found)} linjer, de første {MOST_FOUND} vises." in seen(pilot)
        await press(pilot, "escape")
        assert len(lines_of(pilot)) < MOST_FOUND


async def test_what_there_is_no_room_for_unfolds_a_part_at_a_time_and_folds_again() -> None:
    services = house(Role.CONSULTANT, "Pia")
    for number in range(LINES + STEP + 3):
        with_course(services, f"Person{number:03} Holm")
    services.drafts.keep(f"note:{citizen_of(services, 'Person005 Holm')}", {"text": "Begyndt"})
    async with showing(services, Today(services)) as pilot:
        await until(pilot, lambda: f"og {STEP + 3} borgere mere" in seen(pilot))
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        assert [row.key for row in rows(pilot).shown][-2] == MORE, "the draft stands last"
        await stand_on(pilot, "borgere mere")
        assert "Enter viser dem her" in seen(pilot)
        await press(pilot, "enter")
        assert len(lines_of(pilot)) == LINES + STEP + 1
        assert rows(pilot).row == lines_of(pilot)[LINES]
        assert "Hvorfor her? " in seen(pilot)
        await stand_on(pilot, "og 3 borgere mere")
        await press(pilot, "enter")
        assert len(lines_of(pilot)) == LINES + STEP + 3 + 1
        assert MORE not in [row.key for row in rows(pilot).shown]
        await press(pilot, "end")
        assert "Enter viser kun de øverste linjer igen" in seen(pilot)
        await press(pilot, "enter")
        assert len(lines_of(pilot)) == LINES + 1
        assert rows(pilot).row is not None
        assert rows(pilot).row.key == MORE
        assert rows(pilot).max_scroll_y == 0


async def test_a_space_in_what_is_searched_for_sets_no_tick() -> None:
    services = house()
    citizen = with_course(services, "Test Delta")
    async with showing(services, Today(services)) as pilot:
        await until(pilot, lambda: bool(rows(pilot).shown))
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        before = services.citizens.get(citizen).course
        await press(pilot, *"Test", "space", *"Delta")
        assert "Du søger «Test Delta»" in seen(pilot)
        assert services.citizens.get(citizen).course == before


async def test_a_new_citizen_begun_is_about_nobody_who_is_here(
    opened: Opened, services: Services
) -> None:
    async with opened() as pilot:
        await until(pilot, lambda: "Amina" in seen(pilot))
        await press(pilot, "ctrl+n", *"Halv Navn", "escape")
        assert services.drafts.places() == ["new"]
        await until(pilot, lambda: "1 kladde venter" in seen(pilot))
        assert lines_of(pilot)[-1].text.startswith("Kladde: en ny borger")
        await press(pilot, "f2", "ctrl+n")  # another place, and the same half name
        assert "Halv Navn" in seen(pilot)
        await press(pilot, "escape", "escape")
        await stand_on(pilot, "Kladde: en ny borger")
        await press(pilot, "enter")
        assert "Hvad hedder den nye borger?" in seen(pilot)
        assert "Halv Navn" in seen(pilot)
        await press(pilot, *"e", "enter")
        assert services.drafts.places() == []


async def test_a_new_citizen_is_among_the_drafts_to_choose_from(
    opened: Opened, services: Services
) -> None:
    for number in range(8):
        citizen = with_course(services, f"Person {number}")
        services.drafts.keep(f"note:{citizen}", {"text": "Talt med chefen"})
    services.drafts.keep("new", {"line": "Halv Navn"})
    async with opened() as pilot:
        await until(pilot, lambda: "9 kladder, den nyeste" in seen(pilot))
        await stand_on(pilot, "9 kladder")
        await press(pilot, "enter")
        await choose(pilot, "Kladde: en ny borger")
        assert "Halv Navn" in seen(pilot)


async def test_an_empty_day_has_its_cursor_whenever_it_is_come_back_to(opened: Opened) -> None:
    async with opened(house()) as pilot:
        await until(pilot, lambda: "Her er ingen borgere" in seen(pilot))
        assert pilot.app.focused is widget(pilot, "#practise")
        for keys in (("f8", "escape"), ("f7", "escape"), ("f3", "ctrl+t")):
            await press(pilot, *keys)
            await until(pilot, lambda: isinstance(pilot.app.screen, Today))
            assert pilot.app.focused is widget(pilot, "#practise"), keys


async def test_the_list_has_the_cursor_again_after_a_button_led_away(opened: Opened) -> None:
    async with opened() as pilot:
        await until(pilot, lambda: "Amina" in seen(pilot))
        await click_text(pilot, "Søg", offset=1)
        assert isinstance(pilot.app.screen, SearchScreen)
        await press(pilot, "escape")
        assert isinstance(pilot.app.focused, Rows)


async def test_what_there_is_no_time_for_folds_and_enter_shows_it() -> None:
    services = house()
    for number in range(9):
        citizen = services.citizens.get(services.citizens.add(f"Person{number} Holm"))
        note = Note("note", "x", next=f"Løfte {number}", next_date=TODAY)
        services.notes.add(citizen, note)
        with_course(services, f"Kursist{number}", start=TODAY - timedelta(days=8))
    async with showing(services, Today(services)) as pilot:
        await until(pilot, lambda: "senere: " in seen(pilot))
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        now = services.today.arranged(services.today.read())
        assert now.later
        assert rows(pilot).max_scroll_y == 0
        await stand_on(pilot, "senere: ")
        assert "Det øverste er nok til denne uge. Enter viser resten" in seen(pilot)
        before = len(lines_of(pilot))
        await press(pilot, "enter")
        assert len(lines_of(pilot)) == before + len(now.later)
        assert LATER not in [row.key for row in rows(pilot).shown]
        assert "SENERE" in seen(pilot)
        first = rows(pilot).row
        assert first is not None
        assert first.key.split()[0] == now.later[0].citizen
        assert "Hvorfor her? " in seen(pilot)
        await stand_on(pilot, "vis kun de øverste")
        await press(pilot, "enter")
        assert len(lines_of(pilot)) == before
        assert rows(pilot).row is not None
        assert rows(pilot).row.key == LATER


async def test_a_consultant_sees_all_of_it_in_the_same_order() -> None:
    told = {}
    for role in (Role.MENTOR, Role.CONSULTANT):
        services = house(role)
        for number in range(25):
            citizen = services.citizens.get(services.citizens.add(f"Person{number:02} Holm"))
            services.notes.add(citizen, Note("note", "x", next=f"{number:02}", next_date=TODAY))
            services.notes.add(citizen, Note("mentormoede", "y", minutes=30))
        now = services.today.arranged(services.today.read(), 1000)
        told[role] = [line.name for line in (*now.lines, *now.later)]
        assert bool(now.later) == (role is Role.MENTOR and len(now.lines) < 25)
    assert sorted(told[Role.MENTOR]) == sorted(told[Role.CONSULTANT])


LONG = "Anne-Marie Charlotte Vestergaard Sørensen"


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_a_long_name_keeps_its_column_and_the_button_names_nobody_by_half(
    size: tuple[int, int],
) -> None:
    services = house(Role.CONSULTANT)
    for name in (LONG, f"{LONG} Holm", "Bo Li"):
        with_course(services, name)
    async with showing(services, Today(services), size) as pilot:
        await pilot.app.workers.wait_for_complete()
        await until(pilot, lambda: len(lines_of(pilot)) > 2)
        named = [one for one in lines_of(pilot) if one.who[0]]
        assert {one.who[1] for one in named} == {18}
        assert len({one.who[0] for one in named}) == 3, "two of one beginning are told apart"
        assert all(one.find for one in named)
        assert all("Anne-Marie" not in one.text for one in named)
        await press(pilot, "home")
        await until(pilot, lambda: "runde" in seen(pilot))
        assert "…s runde" not in seen(pilot)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Amina", "Aminas runde"),
        ("Anne-Marie Charlotte Sørensen", "Anne-Maries runde"),
        ("A" * 30, "Ugens runde"),
        ("", "Ugens runde"),
    ],
)
def test_the_button_says_a_whole_name_or_none(name: str, said: str) -> None:
    assert round_of(name) == said


async def test_the_offices_day_speaks_of_no_round() -> None:
    services = house(Role.OFFICE)
    with_course(services)
    async with showing(services, Today(services)) as pilot:
        await until(pilot, lambda: "ma○" in seen(pilot))
        await pilot.app.workers.wait_for_complete()
        assert "runde" not in seen(pilot).lower()


def test_what_the_municipality_would_do_about_a_practice_citizen_waits_for_nobody() -> None:
    owners = {}
    for practice in (False, True):
        services = house()
        citizen = services.citizens.add("Øvelse Eksempel", practice=practice)
        seen_ = services.citizens.get(citizen)
        reads = services.catalogue
        services.courses.start(
            seen_, reads.package(PACKAGE), reads.checklist(), TODAY, tovholder="Tove"
        )
        owners[practice] = {line.waiting.owner for lines in services.today.read() for line in lines}
    assert "J" in owners[False]
    assert owners[True] == owners[False] - {"J"}


async def test_all_is_saved_is_said_once(opened: Opened) -> None:
    async with opened(house()) as pilot:
        await press(pilot, "f10", "enter")
        await until(pilot, lambda: "alt er gemt" in said(pilot).lower())
        assert seen(pilot).lower().count("alt er gemt") == 1


async def test_putting_off_says_why_there_is_no_line_to_put_off(opened: Opened) -> None:
    services = house()
    async with opened(services) as pilot:
        await until(pilot, lambda: NOBODY.split("\n")[0] in seen(pilot))
        await press(pilot, "ctrl+u")
        assert "Her står ingen linje at udskyde." in said(pilot)
        assert NOBODY.split("\n")[0] in seen(pilot)


async def test_putting_off_where_nothing_is_found_leaves_the_screen_as_it_is() -> None:
    services = house()
    with_course(services, "Bo Li")
    async with showing(services, Today(services)) as pilot:
        await until(pilot, lambda: bool(rows(pilot).shown))
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        await press(pilot, *"xyz")
        assert rows(pilot).row is None
        before, changes = seen(pilot), len(services.desk.store.rows(DRAFTS))
        await press(pilot, "ctrl+u")
        assert "Din søgning finder ingen linje at udskyde. Esc viser alle igen." in said(pilot)
        assert isinstance(pilot.app.screen, Today)
        assert "Du søger «xyz»: 0 linjer" in seen(pilot)
        assert before.split("\n")[0] == seen(pilot).split("\n")[0]
        assert len(services.desk.store.rows(DRAFTS)) == changes
        await press(pilot, "escape")
        assert len(lines_of(pilot)) > 0


async def test_a_line_is_put_off_and_taken_up_again_with_keys(opened: Opened) -> None:
    services = house()
    services.citizens.add("Bo Li")
    async with opened(services) as pilot:
        await until(
            pilot, lambda: "Start en jobpakke" in seen(pilot) and pilot.app.focused is not None
        )
        await press(pilot, "ctrl+u")
        assert "Om en uge: man 11. maj 2026" in seen(pilot)
        await press(pilot, "enter")
        await choose(pilot, "Andet: skriv hvorfor")
        await press(pilot, *"Venter paa brev", "enter")
        await until(pilot, lambda: "udskudt: 1 ting" in seen(pilot))
        assert "Fortryd med Ctrl+Z" in said(pilot)
        assert lines_of(pilot) == []
        await stand_on(pilot, "udskudt: 1 ting")
        await press(pilot, "enter")
        assert "udsat til 11. maj: Start en jobpakke (Venter paa brev)" in seen(pilot)
        await press(pilot, "enter")
        await until(pilot, lambda: len(lines_of(pilot)) == 1)
        assert "udskudt" not in seen(pilot)
