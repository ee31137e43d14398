"""Home and End go to the first and the last row of every list, and stay in a field's text."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from textual.content import Content
from textual.widgets import Input, OptionList

from screens.citizen.citizens import Citizens
from screens.dialogs import Choose, Find
from screens.messages import GoTo
from screens.routes import screen_for
from tests.screens.stage import PACKAGE, house, press, rows, showing, until, widget, with_course
from vip2tui.domain.roles import Role

if TYPE_CHECKING:
    from screens.widgets.rows import Rows
    from tests.screens.conftest import Opened
    from vip2tui.services.house import Services

LISTS = (
    "borger", "borger/plan", "borger/log", "borger/papirer", "borger/mentorstoette", "tjekliste",
    "passer", "jobpakker", "regler", "jobpakke", "ord", "sammenlign", "soeg", "hjaelp",
    "send", "hent", "tvivl", "sendt", "computere",
)  # fmt: skip


def place(list_: OptionList) -> tuple[int | None, int | None, int | None]:
    """Return where the cursor stands, and the first and the last row it can stand on."""
    free = [number for number, one in enumerate(list_.options) if not one.disabled]
    return list_.highlighted, free[0] if free else None, free[-1] if free else None


def wish(services: Services, amina: str, where: str) -> GoTo:
    where, _, part = where.partition("/")
    named = {
        "passer": PACKAGE,
        "jobpakke": PACKAGE,
        "ord": PACKAGE,
        "sammenlign": f"{PACKAGE}+butik",
    }
    return GoTo(where, amina, named.get(where) or part or None)


@pytest.mark.parametrize("where", LISTS)
async def test_home_and_end_in_the_lists_of_a_screen(where: str) -> None:
    services = house(Role.CONSULTANT)
    amina = with_course(services)
    for number in range(30):
        services.citizens.add(f"Prøve {number:02}")
    screen = screen_for(wish(services, amina, where), services, None)
    async with showing(services, screen) as pilot:
        for list_ in pilot.app.screen.query(OptionList):
            if not all(part.display for part in list_.ancestors_with_self):
                continue
            list_.focus()
            await press(pilot, "end")
            assert place(list_)[0] == place(list_)[2]
            await press(pilot, "home")
            assert place(list_)[0] == place(list_)[1]


async def test_home_and_end_on_i_dag(opened: Opened) -> None:
    async with opened() as pilot:
        await until(pilot, lambda: len(rows(pilot).shown) > 1)
        await press(pilot, "end")
        assert rows(pilot).highlighted == place(rows(pilot))[2]
        await press(pilot, "home")
        assert rows(pilot).highlighted == place(rows(pilot))[1]


async def test_home_and_end_among_the_citizens(services: Services) -> None:
    for number in range(30):
        services.citizens.add(f"Prøve {number:02}")
    async with showing(services, Citizens(services)) as pilot:
        people = rows(pilot)
        await until(pilot, lambda: len(people.shown) == 32)
        await press(pilot, "end")
        assert people.highlighted == 31
        await press(pilot, "home")
        assert people.highlighted == 0
        widget(pilot, "#wanted").focus()
        await press(pilot, "end")
        assert people.highlighted == 31


@pytest.mark.parametrize("where", ["jobpakker", "soeg"])
async def test_in_a_field_above_a_list_they_move_in_the_text_first(
    services: Services, where: str
) -> None:
    async with showing(services, screen_for(GoTo(where), services, None)) as pilot:
        field = pilot.app.focused
        assert isinstance(field, Input)
        field.value, field.cursor_position = "a", 1
        await until(pilot, lambda: len(rows(pilot).shown) > 2)
        list_: Rows = rows(pilot)
        before = list_.highlighted
        await press(pilot, "home")
        assert (field.cursor_position, list_.highlighted) == (0, before)
        await press(pilot, "end")
        assert (field.cursor_position, list_.highlighted) == (1, before)
        await press(pilot, "end")
        assert list_.highlighted == place(list_)[2]


@pytest.mark.parametrize("kind", [Choose, Find])
async def test_home_and_end_in_a_question(
    services: Services, opened: Opened, kind: type[Choose | Find]
) -> None:
    async with opened() as pilot:
        many = [(str(number), Content(f"nummer {number}")) for number in range(30)]
        await pilot.app.push_screen(kind("Hvilken?", many))
        await pilot.pause()
        list_ = pilot.app.screen.query_one("#choices", OptionList)
        await press(pilot, "end")
        assert list_.highlighted == list_.option_count - 1
        await press(pilot, "home")
        assert list_.highlighted == 0


def test_there_is_no_other_kind_of_list() -> None:
    made = re.compile(r"\b(ListView|SelectionList|Tree|DirectoryTree)\(")
    found = [
        path.name
        for path in Path("screens").rglob("*.py")
        if made.search(path.read_text(encoding="utf-8"))
    ]
    assert found == []
