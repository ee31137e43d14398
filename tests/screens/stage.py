"""A stage for screens: a bare app on a store in memory, at 80×24, on Monday 4 May 2026 at 10.

Amina is in week five of a course; Søren has only a name.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import date, datetime, timedelta
from typing import Any

from textual import on
from textual.app import App
from textual.pilot import Pilot
from textual.widget import Widget

from screens import announcing, themes
from screens.base import BaseScreen
from screens.messages import GoTo, Leave
from screens.saving import is_writing
from screens.widgets.rows import Row, Rows
from vip2tui.domain.roles import Role
from vip2tui.domain.settings import CARDS
from vip2tui.services import free_text
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.desk import Me, desk_on
from vip2tui.services.house import Services, services_for
from vip2tui.services.vault.settings import TABLE
from vip2tui.storage.errors import DiskFullError
from vip2tui.storage.memory import MemoryStore
from vip2tui.storage.port import Row as Row_

NOW = datetime(2026, 5, 4, 10, 0).astimezone()
TODAY = NOW.date()
AMINA, SOREN = "Amina Hassan", "Søren Ærø"
PACKAGE = "lager-transport"
HOSTILE = [
    "x [/] y",
    "[bold",
    "[@click=app.quit]klik[/]",
    "\x1b]52;c;aGVq\x07efter",
    "\u202egnilmas",
    "Blåbærgrød æøå",
    "A\u030arhus",
    "lang " * 1900,
]


class StubbornStore(MemoryStore):
    """A store whose disk can be made to fill up."""

    is_full = False

    def commit(self, *given: Any, **named: Any) -> None:
        if self.is_full:
            raise DiskFullError
        super().commit(*given, **named)


def house(role: Role = Role.MENTOR, person: str = "Mette", writer: str = "w1") -> Services:
    """Return services on an empty store, of somebody who needs no training cards."""
    store = StubbornStore()
    me = Me("d", "Laptop", person, role, "Kommunen", writer, (writer,))
    store.commit((), [me.row(), Row_(TABLE, CARDS.row, {CARDS.part: "aldrig"})])
    return services_for(desk_on(store, now=lambda: NOW))


def fill_disk(services: Services, *, full: bool = True) -> None:
    store = services.desk.store
    assert isinstance(store, StubbornStore)
    store.is_full = full


def with_course(services: Services, name: str = AMINA, start: date = date(2026, 4, 1)) -> str:
    """Add a person in a course, as was done before it began, and return the id."""
    now, before = services.desk.now, min(start - timedelta(days=20), NOW.date())
    services.desk.now = lambda: datetime.combine(before, NOW.time()).astimezone()
    citizen = services.citizens.add(name)
    seen = services.citizens.get(citizen)
    reads = services.catalogue
    services.courses.start(
        seen, reads.package(PACKAGE), reads.checklist(), start, tovholder="Tove Holm"
    )
    services.desk.now = now
    return citizen


def case(services: Services, citizen: str) -> Casework:
    return services.citizens.get(citizen)


class Stage(App[None], inherit_bindings=False):
    """Hosts one screen, goes back for it, and remembers where it wanted to go."""

    ENABLE_COMMAND_PALETTE = False

    def __init__(self) -> None:
        super().__init__()
        themes.dress(self)
        self.went: list[GoTo] = []

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.defaults()

    @on(GoTo)
    def _remember(self, wish: GoTo) -> None:
        self.went.append(wish)

    @on(Leave)
    async def _back(self) -> None:
        page = self.screen
        if isinstance(page, BaseScreen):
            if keep := page.keeps():
                keep()
            await self.pop_screen()


@asynccontextmanager
async def showing(
    services: Services, screen: BaseScreen, size: tuple[int, int] = (80, 24)
) -> AsyncIterator[Pilot[None]]:
    """Run the app with a screen on top of I dag."""
    app = Stage()
    services.free_text.ask = free_text.refused
    async with app.run_test(size=size, notifications=True) as pilot:
        await app.push_screen(screen)
        await pilot.pause()
        yield pilot


def seen(pilot: Pilot[None]) -> str:
    """Return the characters on the terminal."""
    strips = pilot.app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip) for strip in strips)


def said(pilot: Pilot[None]) -> str:
    """Return what is told in passing."""
    return announcing.told(pilot.app).text


def went(pilot: Pilot[None]) -> list[GoTo]:
    """Return where the screen wanted to go."""
    assert isinstance(pilot.app, Stage)
    return pilot.app.went


def rows(pilot: Pilot[None]) -> Rows:
    """Return the list that is on the screen."""
    lists = pilot.app.screen.query(Rows)
    return next(one for one in lists if all(part.display for part in one.ancestors_with_self))


def row(pilot: Pilot[None], text: str) -> Row:
    """Return the row with a text, or else with that in its first column."""
    shown = rows(pilot).shown
    found = [one for one in shown if text in f"{one.lead} {one.text}"]
    found = found or [one for one in shown if text in one.who[0]]
    assert found, f"{text!r} is in no row"
    return found[0]


async def stand_on(pilot: Pilot[None], text: str) -> Row:
    """Put the cursor on the row with a text."""
    found = row(pilot, text)
    rows(pilot).highlighted = list(rows(pilot).shown).index(found)
    await pilot.pause()
    return found


async def settled(pilot: Pilot[None]) -> None:
    """Wait until what a key asked for is written, and what that changed is shown."""
    await pilot.pause()
    while is_writing(pilot.app) or any(
        one.group == "write" and not one.is_finished for one in pilot.app.workers
    ):
        await pilot.pause(0.005)
    await pilot.pause()


async def press(pilot: Pilot[None], *keys: str) -> None:
    for key in keys:
        await pilot.press(key)
        await settled(pilot)


async def write(pilot: Pilot[None], text: str) -> None:
    """Put text in the field with the cursor, as if it was typed, and press Enter."""
    field = pilot.app.focused
    assert field is not None
    field.value = text  # type: ignore[attr-defined]  # a test knows it is a field
    await press(pilot, "enter")


async def choose(pilot: Pilot[None], text: str) -> None:
    """Choose in a dialog."""
    from textual.widgets import OptionList

    choices = pilot.app.screen.query_one("#choices", OptionList)
    place = next(number for number, one in enumerate(choices.options) if text in str(one.prompt))
    choices.highlighted = place
    choices.focus()
    await press(pilot, "enter")


async def click_text(pilot: Pilot[None], text: str, offset: int = 0) -> None:
    """Click where a text stands on the terminal, once no button is lit by the click before.

    A button takes no second click while it is lit, and a test clicks faster than any hand.
    """
    while pilot.app.screen.query("Button.-active"):
        await pilot.pause(0.05)
    for y, line in enumerate(seen(pilot).split("\n")):
        if text in line:
            await pilot.click(offset=(line.index(text) + offset, y))
            await settled(pilot)
            return
    raise AssertionError(f"{text!r} is not on the screen")


async def until(pilot: Pilot[None], is_so: Callable[[], bool]) -> None:
    """Wait for what a thread brings: some turns of the loop, and patience on a busy machine."""
    for turn in range(600):
        if is_so():
            return
        await pilot.pause(0.05 if turn > 200 else None)
    raise AssertionError("it never came\n" + seen(pilot))


def widget(pilot: Pilot[None], selector: str) -> Widget:
    return pilot.app.screen.query_one(selector)
