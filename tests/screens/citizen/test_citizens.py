"""«Borgere»: what is next for whom, found by typing."""

import pytest
from textual.pilot import Pilot
from textual.widgets import Button, DataTable

from screens.citizen.citizens import MOST, Citizens
from screens.citizen.screen import CitizenScreen
from screens.today import Today
from tests.screens.conftest import Opened
from tests.screens.stage import (
    AMINA,
    SOREN,
    click_text,
    house,
    press,
    said,
    seen,
    showing,
    until,
    widget,
)
from vip2tui.services.citizen.citizens import CitizenRow
from vip2tui.services.course.pacing import waiting_about
from vip2tui.services.house import Services
from vip2tui.text.days import due_brief


def table(pilot: Pilot[None]) -> DataTable[object]:
    return pilot.app.screen.query_one(DataTable)


async def read(pilot: Pilot[None]) -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()


async def test_a_row_says_what_when_who_and_how_it_goes(services: Services) -> None:
    async with showing(services, Citizens(services)) as pilot:
        await read(pilot)
        text = seen(pilot)
        for part in (AMINA, "Lager", "dage over fristen · ", "bagud", "intet notat", SOREN):
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
        assert "langt bagud (5 uger) · intet notat" in seen(pilot)
        assert "fordi «Afklaring og kompetencekort» ikke" in seen(pilot)
    case = services.citizens.get(closed)
    assert case.course is not None
    services.courses.close(case, case.course, "job_ord")
    async with showing(services, Citizens(services), (120, 40)) as pilot:
        await read(pilot)
        assert "bagud" not in seen(pilot)
        assert "afsluttet" in seen(pilot)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_nothing_sticks_out_to_the_right(services: Services, size: tuple[int, int]) -> None:
    async with showing(services, Citizens(services), size) as pilot:
        await read(pilot)
        assert table(pilot).virtual_size.width <= size[0] - 2


async def test_letters_typed_anywhere_narrow_the_list(services: Services) -> None:
    async with showing(services, Citizens(services)) as pilot:
        await read(pilot)
        await press(pilot, *"soren")
        assert table(pilot).row_count == 1
        assert SOREN in seen(pilot)
        await press(pilot, "backspace", "x")
        assert "Ingen passer" in seen(pilot)
        await press(pilot, "escape")
        assert table(pilot).row_count == 2


async def test_the_order_is_need_or_name(services: Services) -> None:
    services.citizens.add("Åse")
    services.citizens.add("Ø [/]")
    async with showing(services, Citizens(services)) as pilot:
        await read(pilot)
        await click_text(pilot, "Rækkefølge", 2)
        assert "efter navn" in seen(pilot)
        lines = [line for line in seen(pilot).split("\n") if line.startswith("  ")]
        names = [name for line in lines for name in (AMINA, SOREN, "Ø [/]", "Åse") if name in line]
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


async def test_beyond_two_thousand_a_person_types_first() -> None:
    services = house()
    screen = Citizens(services)
    async with showing(services, screen) as pilot:
        await read(pilot)
        some = [
            CitizenRow(str(n), f"Person {n}", None, None, None, None, 0, False)
            for n in range(MOST + 500)
        ]
        screen.post_message(Citizens.Read(some, done=True))
        await pilot.pause()
        assert table(pilot).row_count == MOST
        assert "Viser 2000 af 2.500 borgere" in seen(pilot)
        await press(pilot, *"2499")
        assert table(pilot).row_count == 1


async def test_every_deed_can_be_clicked(services: Services) -> None:
    async with showing(services, Citizens(services)) as pilot:
        await read(pilot)
        for button in pilot.app.screen.query(Button):
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
        assert table(pilot).row_count == 1
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
        assert table(pilot).row_count == 1
