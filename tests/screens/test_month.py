"""The month at each field for a day: by keys, by mouse, and never over what is typed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Offset, Region, Size

from screens.citizen.note import NoteScreen
from screens.citizen.weekly import WeeklyScreen
from screens.form import Ask as FormAsk
from screens.form import Form
from screens.month import BOX, Month, beside
from screens.question import Ask, a_day, a_day_or_none
from screens.widgets.day_field import DayField
from screens.widgets.frame import Keys
from tests.screens.contrast import glyphs, weak
from tests.screens.stage import (
    TODAY,
    case,
    click_text,
    house,
    press,
    seen,
    showing,
    until,
    with_course,
)
from tests.screens.test_words import words
from vip2tui.pictures.signs import PLAIN
from vip2tui.services.citizen.due_days import due_days

if TYPE_CHECKING:
    from textual.pilot import Pilot
    from textual.screen import Screen

    from tests.screens.conftest import Opened

NOTE, ROUND, QUESTION, FORM = "note", "round", "question", "form"


async def asked(pilot: Pilot[None], where: str) -> DayField:
    """Open what asks for a day, and return its field."""
    services = pilot.app.services  # type: ignore[attr-defined]  # the whole app has them
    [*citizens] = services.citizens.ids()
    shown: Screen[Any] = {
        NOTE: lambda: NoteScreen(services, citizens[0]),
        ROUND: lambda: WeeklyScreen(services, citizens[0]),
        QUESTION: lambda: Ask(a_day("Hvilken dag?", TODAY)),
        FORM: lambda: Form(
            "Hvornår?", [FormAsk("day", "Dag", is_day=True)], dict, services.drafts, "prøve"
        ),
    }[where]()
    await pilot.app.push_screen(shown)
    await pilot.pause()
    return pilot.app.screen.query_one(DayField)


def covers(pilot: Pilot[None], field: DayField) -> bool:
    return pilot.app.screen.query_one("#box").region.overlaps(field.region)


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
@pytest.mark.parametrize("where", [NOTE, ROUND, QUESTION, FORM])
async def test_f5_opens_the_month_wherever_a_day_is_asked(
    opened: Opened, where: str, size: tuple[int, int]
) -> None:
    async with opened(size=size) as pilot:
        field = await asked(pilot, where)
        assert "F5 ▼" in seen(pilot)
        await press(pilot, "f5")
        assert isinstance(pilot.app.screen, Month)
        shown = seen(pilot)
        assert "maj 2026" in shown
        assert "ma ti on to fr lø sø" in shown
        assert "19 ▌ 4" in shown
        assert not covers(pilot, field)
        assert not words(shown)
        assert weak(pilot.app.screen, 4.5) == {}
        await press(pilot, "right", "down", "enter")
        assert field.value == "tir 12. maj 2026"
        assert pilot.app.focused is field
        await press(pilot, "ctrl+z")
        assert field.value == ""


@pytest.mark.parametrize("where", [NOTE, ROUND, QUESTION, FORM])
async def test_a_click_opens_it_and_a_click_takes_a_day(opened: Opened, where: str) -> None:
    async with opened() as pilot:
        field = await asked(pilot, where)
        field.scroll_visible(animate=False)
        await pilot.pause()
        await click_text(pilot, "F5 ▼", 3)
        assert isinstance(pilot.app.screen, Month)
        assert not covers(pilot, field)
        await click_text(pilot, "►")
        assert "juni 2026" in seen(pilot)
        await click_text(pilot, "◄")
        await click_text(pilot, "13°14")
        assert field.value == "ons 13. maj 2026"


async def test_the_keys_below_are_the_months_and_the_signs_are_explained(opened: Opened) -> None:
    async with opened() as pilot:
        field = await asked(pilot, QUESTION)
        assert "…" not in field.placeholder
        await press(pilot, "f5")
        last = seen(pilot).rstrip().split("\n")[-1]
        assert " F1  Hjælp " in last
        assert " Enter  Vælg " in last
        assert "F6" not in last
        assert "° helligdag  • frist" in seen(pilot)
        await press(pilot, "f1")
        assert "° foran en dag: en helligdag." in seen(pilot)
        await press(pilot, "escape")
        await click_text(pilot, "PgDn  Efter", 7)
        assert "juni 2026" in seen(pilot)
        await press(pilot, "f5")
        assert not isinstance(pilot.app.screen, Month)
        assert field.value == ""


async def test_what_one_may_type_is_seen_whole(opened: Opened) -> None:
    async with opened() as pilot:
        field = await asked(pilot, QUESTION)
        assert field.placeholder in seen(pilot)


async def test_esc_and_a_click_beside_it_keep_what_was_typed(opened: Opened) -> None:
    async with opened() as pilot:
        field = await asked(pilot, QUESTION)
        await press(pilot, *(key if key != " " else "space" for key in "i morgen"))
        await press(pilot, "f5")
        assert "▌ 5" in seen(pilot)
        await press(pilot, "pagedown", "escape")
        assert field.value == "i morgen"
        await press(pilot, "f5")
        await pilot.click(offset=(1, 1))
        assert isinstance(pilot.app.screen, Ask)
        assert field.value == "i morgen"


async def test_the_keys_go_by_days_weeks_and_months_and_back_to_today(opened: Opened) -> None:
    async with opened() as pilot:
        field = await asked(pilot, QUESTION)
        field.value = "31/8"
        await press(pilot, "f5", "pagedown")
        assert "september 2026" in seen(pilot)
        assert "▌30" in seen(pilot)
        await press(pilot, "pageup", "pageup")
        assert "juli 2026" in seen(pilot)
        await press(pilot, "home", "left", "up")
        assert "april 2026" in seen(pilot)
        assert "▌26" in seen(pilot)
        await press(pilot, "enter")
        assert field.value == "søn 26. april 2026"


async def test_a_holiday_and_what_is_due_have_a_sign_and_a_name(opened: Opened) -> None:
    async with opened() as pilot:
        services = pilot.app.services  # type: ignore[attr-defined]
        [*citizens] = services.citizens.ids()
        [citizen] = [one for one in citizens if case(services, one).courses]
        due = due_days(services, citizen)
        day = next(one for one in sorted(due) if one.month == 5 and one != TODAY)
        await pilot.app.push_screen(NoteScreen(services, citizen))
        await pilot.pause()
        field = pilot.app.screen.query_one(DayField)
        field.value = "25/5/2026"
        await press(pilot, "f5")
        await until(pilot, lambda: f"{PLAIN.soon}{day.day:2}" in seen(pilot))
        assert "2. pinsedag" in seen(pilot)
        assert f"{PLAIN.off}14" in seen(pilot)
        await press(pilot, "escape")
        field.value = day.isoformat()
        await press(pilot, "f5")
        await until(pilot, lambda: due[day][0][:20] in seen(pilot))


async def test_a_day_that_may_be_left_out_has_it_too(opened: Opened) -> None:
    async with opened() as pilot:
        answers: list[Any] = []
        await pilot.app.push_screen(Ask(a_day_or_none("Til hvornår?", TODAY)), answers.append)
        await press(pilot, "f5", "right", "enter", "enter")
        assert answers == [(date(2026, 5, 5),)]


async def test_the_first_and_the_last_day_are_the_last(opened: Opened) -> None:
    async with opened() as pilot:
        field = await asked(pilot, QUESTION)
        for typed in ("31/12/2199", "1/1/1900"):
            field.value = typed
            before = field._read(typed)
            step = ("pagedown", "right") if "2199" in typed else ("pageup", "left")
            await press(pilot, "f5", *step, "enter")
            assert field._read(field.value) == before


async def test_a_page_about_nobody_has_a_month_without_due_days() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, NoteScreen(services, citizen)) as pilot:
        await press(pilot, "f5")
        assert glyphs(pilot.app.screen)
        assert due_days(services, None) == {}
        assert due_days(services, "ingen") == {}


@given(st.integers(0, 76), st.integers(0, 39), st.integers(1, 3), st.integers(24, 60))
def test_the_box_is_on_the_screen_and_beside_the_field(
    x: int, y: int, height: int, lines: int
) -> None:
    field, room = Region(x, min(y, lines - height), 30, height), Size(80, lines)
    place: Offset = beside(field, BOX, room)
    box = Region(*place, *BOX)
    assert Region(0, 0, *room).contains_region(box)
    assert not box.overlaps(field)


async def test_the_footer_has_whole_words_and_the_way_out() -> None:
    services = house()
    citizen = with_course(services)
    async with showing(services, NoteScreen(services, citizen)) as pilot:
        await press(pilot, "tab", "f5")
        await until(pilot, lambda: isinstance(pilot.app.screen, Month))
        last = seen(pilot).split("\n")[-1]
        assert all(word in last for word in ("Vælg", "Før", "Efter", "I dag", "Esc  Tilbage"))
        keys = pilot.app.screen.query_one(Keys)
        await keys.show([("F1", "Hjælp", "x"), *[(f"F{n}", "Ord " * 5, "x") for n in range(2, 6)],
                         ("Esc", "Tilbage", "x")])  # fmt: skip
        await pilot.pause()
        last = seen(pilot).split("\n")[-1].rstrip()
        assert last.endswith("Esc  Tilbage"), "the way out stays, and no word is cut"
        assert last.count("Ord Ord Ord Ord Ord") == 2
