"""A long list keeps the lines it has drawn; what stands on the screen is what it is now."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from textual.geometry import Region

from screens import themes
from screens.citizen.citizens import Citizens
from screens.widgets.long_rows import LongRows
from screens.widgets.people import People
from tests.benchmarks.case_load import cells
from tests.screens.stage import house, showing

if TYPE_CHECKING:
    from textual.app import App
    from textual.pilot import Pilot
    from textual.strip import Strip

SIZE = (80, 24)


def _drawn(people: People) -> list[list[tuple[str, str]]]:
    return _parts(people.render_lines(_whole(people)))


def _is_as_drawn_anew(people: People) -> bool:
    kept = _drawn(people)
    people.refresh()
    return kept == _parts(super(LongRows, people).render_lines(_whole(people)))


def _whole(people: People) -> Region:
    return Region(0, 0, people.size.width, people.size.height)


def _parts(lines: list[Strip]) -> list[list[tuple[str, str]]]:
    return [[(part.text, str(part.style)) for part in line] for line in lines]


async def _look(app: App[None]) -> None:
    themes.wear(app, "lys")


STEPS = {
    "down": ("down",) * 4,
    "below the window": ("down",) * 25,
    "up again": ("down",) * 30 + ("up",) * 28,
    "to the end": ("end",),
    "to the end and back": ("end", "home"),
    "a page": ("pagedown", "pageup", "pagedown"),
    "narrowed": ("4", "2", "down"),
    "narrowed and all again": ("down",) * 20 + ("4", "escape"),
    "out of focus": ("down",) * 20 + ("shift+tab",),
}


@pytest.mark.parametrize("keys", STEPS.values(), ids=STEPS)
async def test_what_is_kept_is_what_would_be_drawn(keys: tuple[str, ...]) -> None:
    services = house()
    page = Citizens(services)
    async with showing(services, page, SIZE) as pilot:
        people = await _filled(pilot, page)
        await pilot.press(*keys)
        await pilot.pause()
        assert _is_as_drawn_anew(people)


@pytest.mark.parametrize("turn", ["look", "mouse"])
async def test_it_is_drawn_anew_where_it_looks_otherwise(turn: str) -> None:
    services = house()
    page = Citizens(services)
    async with showing(services, page, SIZE) as pilot:
        people = await _filled(pilot, page)
        await pilot.press(*("down",) * 20)
        before = _drawn(people)
        if turn == "look":
            await _look(pilot.app)
        else:
            await pilot.hover(People, offset=(4, 5))
        await pilot.pause()
        assert _drawn(people) != before
        assert _is_as_drawn_anew(people)


async def _filled(pilot: Pilot[None], page: Citizens) -> People:
    await pilot.app.workers.wait_for_complete()
    await pilot.pause()
    page.post_message(Citizens.Read([cells(number) for number in range(300)], done=True))
    await pilot.pause()
    people = page.query_one(People)
    people.focus()
    await pilot.pause()
    return people
