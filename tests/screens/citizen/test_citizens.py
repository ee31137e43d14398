"""«Borgere»: what is next for whom, found by typing."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.content import Content
from textual.pilot import Pilot
from textual.widgets import Button

from screens.citizen.citizen_cells import Cells, Columns, citizen_row, columns, needed
from screens.citizen.citizens import Citizens
from screens.citizen.screen import CitizenScreen
from screens.today import Today
from screens.widgets import long_rows
from screens.widgets.people import People
from screens.widgets.row import Row
from tests.screens.conftest import Opened
from tests.screens.stage import (
    AMINA,
    SOREN,
    click_text,
    house,
    press,
    rows,
    said,
    seen,
    showing,
    until,
    widget,
    with_course,
)
from vip2tui.pictures.signs import PLAIN
from vip2tui.services.citizen.citizens import CitizenRow
from vip2tui.services.course.pacing import waiting_about
from vip2tui.services.house import Services
from vip2tui.text.days import due_brief


def people(pilot: Pilot[None]) -> People:
    return pilot.app.screen.query_one(People)


def many(pilot: Pilot[None]) -> int:
    return len(people(pilot).shown)


async def read(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_a_row_says_what_when_who_and_how_it_goes(services: Services) -> None:
    async with showing(services, Citizens(services)) as pilot:
        await read(pilot)
        text = seen(pilot)
        for part in (AMINA, "Lager", "dage over", "bagud", "intet notat", SOREN):
            assert part in text
        assert "2 borgere · mest brug for dig først" in text


async def test_a_limit_is_the_same_sentence_in_the_list_and_on_i_dag() -> None:
    services = house()
    citizen = services.citizens.add("Bo Holm")
    waits = waiting_about(services.desk, services.citizens.get(citizen))[0]
    said = due_brief(waits.due, services.desk.today())
    assert said == "om 7 dage"
    for page in (Citizens, Today):
        async with showing(services, page(services)) as pilot:
            await read(pilot)
            assert said in seen(pilot)


async def test_where_there_is_room_it_says_why_and_a_closed_course_has_no_pace(
    services: Services,
) -> None:
    closed = services.citizens.find(AMINA)
    async with showing(services, Citizens(services), (120, 40)) as pilot:
        await read(pilot)
        await until(pilot, lambda: "langt bagud (5 uger)," in seen(pilot))
        assert "fordi" in seen(pilot)
        assert "kompetencekort»" in seen(pilot)
        assert "intet notat" in seen(pilot)
    case = services.citizens.get(closed)
    assert case.course is not None
    services.closing.close(case, case.course, "job_ord")
    async with showing(services, Citizens(services)) as pilot:
        await read(pilot)
        assert "bagud" not in seen(pilot)
        assert "afsluttet" in seen(pilot)
        assert [row.who[0] for row in people(pilot).shown] == [SOREN, AMINA]
        await press(pilot, "ctrl+r")
        assert [row.who[0] for row in people(pilot).shown] == [SOREN, AMINA]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_nothing_sticks_out_to_the_right(services: Services, size: tuple[int, int]) -> None:
    async with showing(services, Citizens(services), size) as pilot:
        await read(pilot)
        assert people(pilot).virtual_size.width <= people(pilot).region.width


async def test_letters_typed_anywhere_narrow_the_list(services: Services) -> None:
    async with showing(services, Citizens(services)) as pilot:
        await read(pilot)
        await press(pilot, *"soren")
        assert many(pilot) == 1
        assert SOREN in seen(pilot)
        await press(pilot, "backspace", "x")
        assert "Ingen passer" in seen(pilot)
        await press(pilot, "escape")
        assert many(pilot) == 2


async def test_the_order_is_need_or_name(services: Services) -> None:
    services.citizens.add("Åse")
    services.citizens.add("Ø [/]")
    async with showing(services, Citizens(services)) as pilot:
        await read(pilot)
        await click_text(pilot, "Rækkefølge", 2)
        assert "efter navn" in seen(pilot)
        names = [row.who[0] for row in people(pilot).shown]
        assert names == [AMINA, SOREN, "Ø [/]", "Åse"]


async def test_enter_opens_who_the_cursor_stands_on(opened: Opened) -> None:
    async with opened() as pilot:
        await press(pilot, "f2")
        await until(pilot, lambda: isinstance(pilot.app.screen, Citizens))
        await read(pilot)
        await press(pilot, *"søren", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CitizenScreen))


async def test_putting_away_asks_who_and_can_be_undone(services: Services) -> None:
    async with showing(services, Citizens(services)) as pilot:
        await read(pilot)
        await press(pilot, *"søren")
        await press(pilot, "ctrl+d")
        assert f"Læg {SOREN} væk?" in seen(pilot)
        await press(pilot, "enter")
        assert len(list(services.citizens.ids())) == 2, "Enter keeps"
        await press(pilot, "ctrl+d")
        await press(pilot, "left", "enter")
        await until(pilot, lambda: f"Lagt væk: {SOREN}" in said(pilot))
        assert len(list(services.citizens.ids())) == 1
        await press(pilot, "ctrl+z")
        await press(pilot, "enter")
        await until(pilot, lambda: len(list(services.citizens.ids())) == 2)


async def test_ten_thousand_stand_in_the_list_and_only_what_is_seen_is_drawn(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    services, drawn = house(), list[str]()
    plain = long_rows.line_row_content

    def counting(row: Row, width: int) -> Content:
        drawn.append(row.key)
        return plain(row, width)

    monkeypatch.setattr(long_rows, "line_row_content", counting)
    screen = Citizens(services)
    async with showing(services, screen) as pilot:
        await read(pilot)
        screen.post_message(Citizens.Read([somebody(n) for n in range(10_000)], done=True))
        await pilot.pause()
        assert many(pilot) == 10_000
        assert "10.000 borgere" in seen(pilot)
        assert len(set(drawn)) < 60
        await press(pilot, "end")
        assert "Person 9999" in seen(pilot)
        await press(pilot, *"2499")
        assert many(pilot) == 1


def somebody(number: int) -> Cells:
    row = CitizenRow(str(number), f"Person {number}", None, None, None, None, 0, False)
    return Cells(row, row.name, "intet næste skridt", "", "", "", "", "")


async def test_what_the_list_is_narrowed_by_is_said_and_the_hit_is_marked(
    services: Services,
) -> None:
    async with showing(services, Citizens(services)) as pilot:
        await read(pilot)
        assert "Vis alle" not in seen(pilot)
        await press(pilot, *"soren")
        assert "1 af 2 borgere, der passer på «soren» · Esc viser alle" in seen(pilot)
        strips = pilot.app.screen._compositor.render_strips()
        marked = [
            one.text for strip in strips for one in strip if one.style and one.style.underline
        ]
        assert marked == ["Søren"]
        await press(pilot, "x")
        assert "Ingen passer. Slet lidt af det, du skrev. Esc viser alle." in seen(pilot)
        await click_text(pilot, "│ Vis alle", offset=3)
        assert many(pilot) == 2
        assert "Vis alle" not in seen(pilot)


async def test_what_was_typed_is_gone_when_one_comes_back(opened: Opened) -> None:
    async with opened() as pilot:
        await press(pilot, "f2")
        await until(pilot, lambda: isinstance(pilot.app.screen, Citizens))
        await read(pilot)
        await press(pilot, *"søren", "enter")
        await until(pilot, lambda: isinstance(pilot.app.screen, CitizenScreen))
        await press(pilot, "f2")
        await until(pilot, lambda: isinstance(pilot.app.screen, Citizens))
        await read(pilot)
        assert many(pilot) == 2
        await press(pilot, *"søren")
        await press(pilot, "ctrl+d", "escape")
        assert many(pilot) == 1, "a question is not another place"


async def test_the_order_is_that_of_i_dag() -> None:
    services = house()
    for number, start in enumerate((date(2026, 5, 4), date(2026, 3, 2), date(2026, 4, 20))):
        with_course(services, f"Person{number} Holm", start)
    order = []
    for page in (Today, Citizens):
        async with showing(services, page(services)) as pilot:
            await read(pilot)
            await read(pilot)
            shown = [one.who[0] for one in rows(pilot).shown if one.who[0]]
            order.append([one.split()[0] for one in shown])
    assert order[0] == order[1] == ["Person1", "Person2", "Person0"]


@given(
    st.integers(40, 200),
    st.builds(Columns, *(st.integers(0, most) for most in (30, 20, 14, 20, 24, 14))),
)
def test_columns_fit_the_row_and_leave_room_for_what_is_next(room: int, need: Columns) -> None:
    found = columns(room, need)
    parts = (found.when, found.turn, found.pace, found.package, found.last)
    left = room - 2 - sum(cells + 1 for cells in parts if cells) - found.who - 1
    assert left >= (20 if room >= 66 else 4)
    for name in ("when", "turn", "pace", "package", "last"):
        assert getattr(found, name) in (0, getattr(need, name))
    if room > 150:
        assert found == need


@pytest.mark.parametrize("room", [72, 78])
def test_one_long_name_takes_nobody_elses_room(room: int) -> None:
    usual = Columns(who=30, when=12, turn=8, pace=13, usual=17)
    found = columns(room, usual)
    assert found.who == 17
    assert found.pace == 13


@pytest.mark.parametrize("who", [18, 22, 26])
def test_beside_a_person_the_list_says_how_it_goes_and_a_long_name_gives_way(who: int) -> None:
    found = columns(71, Columns(who=30, when=12, turn=8, pace=13, usual=who))
    assert (found.pace, found.turn) == (13, 0)
    assert 16 <= found.who <= who
    assert columns(71, Columns(who=30, when=12, turn=8, pace=13, usual=26, whole=26)).who == 26


def test_what_waits_for_no_day_has_the_room_of_its_columns() -> None:
    without = replace(somebody(1), what="skal afgøres", pace="følger planen")
    widths = Columns(who=17, when=12, turn=8, pace=13)
    assert citizen_row(without, widths, PLAIN).aside == (("følger planen", 13),)
    dated = replace(without, when="i dag")
    assert citizen_row(dated, widths, PLAIN).aside[0] == ("i dag", 12)
    assert not citizen_row(replace(without, pace=""), widths, PLAIN).aside


def test_a_column_is_as_wide_as_what_stands_in_it() -> None:
    assert needed([somebody(1), somebody(1000)]) == Columns(who=11)
    assert needed([]) == Columns()


async def test_every_deed_can_be_clicked(services: Services) -> None:
    async with showing(services, Citizens(services)) as pilot:
        await read(pilot)
        for button in pilot.app.screen.query(Button):
            if button.id == "every":  # shown only when something was typed
                continue
            assert button.region.width >= 3
            assert button.region.right <= 80
        assert widget(pilot, "#wanted").region.width >= 20


async def test_a_telephone_number_narrows_the_list() -> None:
    services = house()
    services.citizens.add(AMINA)
    services.citizens.add(SOREN, phone="+45 12 34 56 78")
    async with showing(services, Citizens(services)) as pilot:
        await read(pilot)
        await press(pilot, *"1234")
        assert many(pilot) == 1
        assert SOREN in seen(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_two_of_one_name_are_told_apart(size: tuple[int, int]) -> None:
    services = house()
    for phone in ("12345678", "87654321"):
        services.citizens.add(SOREN, phone=phone)
    services.citizens.add(AMINA, phone="11223344")
    async with showing(services, Citizens(services), size) as pilot:
        await read(pilot)
        shown = seen(pilot)
        assert "tlf. 12345678" in shown
        assert "tlf. 87654321" in shown
        assert "11223344" not in shown
        await press(pilot, *"8765")
        assert many(pilot) == 1
