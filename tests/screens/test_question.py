"""One question: what is typed is not lost, a paste is whole, and it says what it understood."""

from dataclasses import replace
from typing import Any

import pytest
from textual import events
from textual.pilot import Pilot

from screens import announcing, leaving
from screens.dialogs import Choose, Find
from screens.preview import Foresee
from screens.question import Ask, Question, a_day, some_text
from screens.widgets.field import Field
from screens.widgets.finder import NO_MATCH
from tests.screens.conftest import Opened
from tests.screens.stage import TODAY, fill_disk, press, said, seen
from vip2tui.base.safe import T
from vip2tui.services.house import Services

WHY: Question[str] = Question("Hvorfor?", some_text)
NUMBER: Question[str] = Question("Nummer?", str, draft=False)


async def open_with(pilot: Pilot[None], question: Question[Any]) -> list[Any]:
    answers: list[Any] = []
    await pilot.app.push_screen(Ask(question), answers.append)
    await pilot.pause()
    return answers


def line(pilot: Pilot[None]) -> Field:
    return pilot.app.screen.query_one(Field)


async def test_what_was_typed_is_there_after_esc_and_gone_once_it_is_answered(
    opened: Opened, services: Services
) -> None:
    async with opened() as pilot:
        answers = await open_with(pilot, WHY)
        await press(pilot, *"syg", "escape")
        assert answers == [None]
        answers = await open_with(pilot, WHY)
        assert line(pilot).value == "syg"
        await press(pilot, "enter")
        assert answers == [("syg",)]
        assert services.drafts.places() == []


async def test_what_was_typed_is_there_after_a_lock(opened: Opened, services: Services) -> None:
    async with opened() as pilot:
        await open_with(pilot, WHY)
        await press(pilot, *"syg")
        await leaving.keep_all(pilot.app)
        [place] = services.drafts.places()
        assert services.drafts.get(place) == {"line": "syg"}


@pytest.mark.parametrize("leaves", ["escape", "lock"])
async def test_a_number_is_kept_nowhere(opened: Opened, services: Services, leaves: str) -> None:
    async with opened() as pilot:
        await open_with(pilot, NUMBER)
        await press(pilot, *"0101")
        if leaves == "lock":
            await leaving.keep_all(pilot.app)
        await press(pilot, "escape")
        assert services.drafts.places() == []


async def test_a_paste_keeps_all_its_lines(opened: Opened) -> None:
    async with opened() as pilot:
        await open_with(pilot, WHY)
        pilot.app.post_message(events.Paste("Hun er syg\nog kommer mandag"))
        await pilot.pause()
        assert line(pilot).value == "Hun er syg og kommer mandag"


async def test_it_says_what_it_understood_and_asks_on_where_it_did_not(opened: Opened) -> None:
    async with opened() as pilot:
        answers = await open_with(pilot, a_day("Hvilken dag?", TODAY))
        await press(pilot, *"xx", "enter")
        assert answers == []
        assert "xx" in seen(pilot)
        assert "= " not in seen(pilot)
        line(pilot).value = "i morgen"
        await pilot.pause()
        assert "= tir 5. maj 2026" in seen(pilot)
        await press(pilot, "enter")
        assert answers == [(TODAY.replace(day=5),)]


async def test_a_full_disk_lets_the_person_choose(opened: Opened, services: Services) -> None:
    async with opened() as pilot:
        answers = await open_with(pilot, WHY)
        fill_disk(services)
        await press(pilot, *"syg", "escape")
        assert "Bliv her" in seen(pilot)
        await press(pilot, "enter")
        assert line(pilot).value == "syg"
        fill_disk(services, full=False)
        await press(pilot, "escape")
        assert answers == [None]
        assert "kladde" in said(pilot)


@pytest.mark.parametrize("comes", ["", "En linje\n" * 40])
async def test_why_not_takes_its_room_from_what_scrolls_and_the_buttons_stay(
    opened: Opened, comes: str
) -> None:
    asked = replace(a_day("Hvornår begynder Jens?", TODAY), yes="Læg planen", echo=None)
    async with opened() as pilot:
        await pilot.app.push_screen(Foresee(asked, lambda _: comes))
        await press(pilot, *"xx", "enter")
        text = seen(pilot)
        for one in ("xx", "Hvornår begynder Jens?", "│ Læg planen │", "│ Tilbage │", "Enter"):
            assert one in text
        assert text.count("└─") >= 3


async def test_a_long_list_scrolls_where_much_is_told_and_its_button_stays(opened: Opened) -> None:
    options = [(str(one), T(f"Valg {one}")) for one in range(20)]
    async with opened() as pilot:
        await pilot.app.push_screen(Choose("Et langt spørgsmål. " * 15, options))
        announcing.tell(pilot.app, "Det gik ikke. " * 15, is_refusal=True)
        await press(pilot, "end")
        text = seen(pilot)
        assert "│ Tilbage │" in text
        assert "Valg 19" in text


async def test_an_empty_filter_says_that_nothing_fits(opened: Opened) -> None:
    async with opened() as pilot:
        await pilot.app.push_screen(Find("Hvem?", [("a", T("Amina"))]))
        await pilot.pause()
        assert NO_MATCH not in seen(pilot)
        await press(pilot, *"zz")
        assert NO_MATCH in seen(pilot)
        await press(pilot, "backspace", "backspace")
        assert NO_MATCH not in seen(pilot)
        assert "Amina" in seen(pilot)
