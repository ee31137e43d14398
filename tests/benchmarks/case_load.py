"""From a key to the picture in a case load, beside a short one and beside Textual's own table.

It is the work that is timed, not the clock: a test waits for the screen longer than it works. What
the waiting itself costs is measured in the same run, with a step that does nothing, and left out.
"""

from __future__ import annotations

import asyncio
import gc
import statistics
import time
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.widgets import Button, DataTable, Static

from screens.base import BaseScreen
from screens.citizen.citizen_cells import Cells
from screens.citizen.citizens import Citizens
from screens.sheet import BASE_CSS
from screens.widgets.field import Field
from screens.widgets.people import People
from tests.screens.stage import house, showing
from vip2tui.services.citizen.citizens import CitizenRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from textual.app import ComposeResult
    from textual.pilot import Pilot

    from vip2tui.services.house import Services

_SIZE = (80, 24)
_STEPS = 90
"""Steps of one run: nearly all of them scroll, as they do in a list of thousands."""
_PARTS = ("Giv konkret ros for noget", "3 dage over", "dig", "2 uger bagud")


def cells(number: int) -> Cells:
    """Return what stands of one citizen."""
    name = f"Person {number} Holm"
    row = CitizenRow(str(number), name, "Lager", None, None, None, 0, False)
    what, when, turn, pace = _PARTS
    return Cells(row, name, what, when, turn, pace, "Lager", "notat 3. maj")


class TablePage(BaseScreen):
    """The same page around Textual's own table."""

    CSS_PATH: ClassVar = [BASE_CSS]

    def __init__(self, services: Services, count: int) -> None:
        super().__init__(services)
        self._count = count

    def compose_body(self) -> ComposeResult:
        with Horizontal(id="deeds"):
            yield Field(placeholder="Skriv en del af et navn", id="wanted")
            for name in ("Ny borger", "Rækkefølge", "Læg væk"):
                yield Button(name)
        yield Static("10.000 borgere", id="told")
        yield DataTable[str](cursor_type="row", show_header=False)
        yield Static(id="about")

    def on_mount(self) -> None:
        table = self.query_one(DataTable)
        for width in (18, 24, 12, 4, 13):
            table.add_column("", width=width)
        table.add_rows([(f"Person {number} Holm", *_PARTS) for number in range(self._count)])
        table.focus()

    @on(DataTable.RowHighlighted)
    def _follow(self, event: DataTable.RowHighlighted) -> None:
        self.query_one("#about", Static).update(f"Lager {event.cursor_row}", layout=False)


async def _keys(pilot: Pilot[None], move: Callable[[], None], times: int) -> list[float]:
    """Return how many seconds were worked for each step until its picture stood."""
    took = []
    for _ in range(times):
        start = time.process_time()
        move()
        await pilot.pause()
        took.append(time.process_time() - start)
    return took


async def _ours(count: int, times: int) -> list[float]:
    services = house()
    page = Citizens(services)
    async with showing(services, page, _SIZE) as pilot:
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
        page.post_message(Citizens.Read([cells(number) for number in range(count)], done=True))
        await pilot.pause()
        people = page.query_one(People)
        assert len(people.shown) == count
        gc.collect()
        waited = statistics.median(await _keys(pilot, lambda: None, times))
        took = await _keys(pilot, people.action_cursor_down, times)
        return [one - waited for one in took]


async def _table(count: int, times: int) -> list[float]:
    services = house()
    page = TablePage(services, count)
    async with showing(services, page, _SIZE) as pilot:
        await pilot.pause()
        gc.collect()
        waited = statistics.median(await _keys(pilot, lambda: None, times))
        took = await _keys(pilot, page.query_one(DataTable).action_cursor_down, times)
        return [one - waited for one in took]


def measure(counts: tuple[int, ...], times: int, rounds: int) -> dict[str, float]:
    """Return median seconds a key: ours for each count, and the table with the most."""
    took: dict[str, list[float]] = {str(count): [] for count in counts} | {"table": []}
    for _ in range(rounds):
        for count in counts:
            took[str(count)] += asyncio.run(_ours(count, times))
        took["table"] += asyncio.run(_table(max(counts), times))
    return {name: statistics.median(found) for name, found in took.items()}


def rows() -> Iterator[list[str]]:
    """Yield the rows of the report."""
    took = measure((100, 10_000), _STEPS, 3)
    for count in ("100", "10000"):
        yield [
            f"{int(count):,}",
            f"{took[count] * 1e3:.1f} ms",
            f"{took[count] / took['100']:.2f}",
            f"{took[count] / took['table']:.2f}",
        ]
