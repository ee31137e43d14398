"""Every screen and dialog, walked as a person would: the one home of it, for what looks at all.

Who walks looks at each stop, and may resize the window and press keys there, as long as the same
screen is on top again when the next stop is asked for.
"""

from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from textual.widgets import Button, OptionList

from screens import look
from screens.dialogs import Choose
from screens.exchange.doubts import APART, DoubtsScreen
from screens.messages import GoTo, To
from screens.routes import ROUTES
from screens.teaching import Strip
from screens.vault.settings import SettingsScreen
from screens.widgets.day_field import DayField
from screens.widgets.field import Field
from screens.widgets.menu import HEADS, Menu
from screens.widgets.rows import Rows
from tests.screens.calm import by_what_is_left
from tests.screens.pair import theirs
from tests.screens.stage import (
    AMINA,
    PACKAGE,
    SOREN,
    TODAY,
    case,
    house,
    press,
    settled,
    with_course,
)
from vip2tui.app import Vip2App
from vip2tui.domain.roles import Role
from vip2tui.domain.settings import CARDS
from vip2tui.services.citizen.notes import Note
from vip2tui.text.teaching import CARDS as CARD_TEXTS

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator, Sequence
    from pathlib import Path

    from textual.pilot import Pilot
    from textual.screen import Screen

    from screens.widgets.row import Row
    from vip2tui.services.house import Services

PARTS = (
    "overblik", "plan", "tjekliste", "notater", "tidslinje", "fremskridt", "kort", "mentorstoette",
)  # fmt: skip
NAMES = {To.PACKAGE: PACKAGE, To.COMPARE: f"butik+{PACKAGE}", To.FITS: "butik", To.WORDS: PACKAGE}
CODE = "0K7K3-QP8T2-S1A4H-04NFF-9PEYV-EB3M7-8K6W2"
"""The recovery code of a vault that is made on the way."""
PHRASE = "heste spiser grønne æbler om natten"
_MOST_CHOICES = 8
_MOST_BACK = 8


@dataclass(frozen=True, slots=True)
class Stop:
    """A place on the way."""

    name: str
    is_screen: bool = False
    """Whether it is a whole screen, which can be looked at longer."""
    is_menu: bool = False
    """Whether it is an open menu, over a screen whose own keys were pressed before."""


def filled(role: Role, names: Sequence[str] = (AMINA, SOREN, "Olena Prøvesen")) -> Services:
    """Return services in which every screen has something to show, about the first of the names."""
    services = house(role)
    first, second, *more = names
    citizen = with_course(services, first)
    services.citizens.add(second)
    services.notes.add(case(services, citizen), Note("samtale", "Vi øvede at melde sig syg."))
    for name in more:
        with_course(services, name, TODAY - timedelta(weeks=20))
    _in_doubt(services, citizen)
    place = services.workplaces.add(name="Prøvens Bageri", contact="Bo", cvr="1", employees=2)
    services.workplaces.put(
        case(services, citizen), case(services, citizen).courses[0],
        services.workplaces.find(place),
    )  # fmt: skip
    return services


def _in_doubt(services: Services, citizen: str) -> None:
    """Let somebody else have written otherwise: in a field, in several at once, and in a note."""
    mentor_here = services.desk.me.role is Role.MENTOR
    wrote = partial(theirs, services, citizen, role=Role.OFFICE if mentor_here else Role.MENTOR)
    services.citizens.change(case(services, citizen), phone="tirsdag", language="dansk")
    wrote("mandag")
    wrote("polsk", field="language", pen="w3", by="Lene", device="Laptop Syd")
    entry = case(services, citizen).entries[0].id
    wrote("Vi øvede, " * 60, field="text", record=entry, pen="w4", by="Lene", device="Laptop Syd")


@asynccontextmanager
async def standing(home: Path, services: Services | None) -> AsyncIterator[Pilot[None]]:
    """Run the program on I dag; without services, as it opens for who comes to it."""
    look.plain_bars()
    app = Vip2App(home, services=services)
    app.doors.create = lambda _: (house().desk, CODE)  # type: ignore[method-assign]
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        with by_what_is_left(app):
            await settled(pilot)
            yield pilot


def wishes(services: Services, citizen: str) -> list[GoTo]:
    """Return the way to every screen, about one citizen."""
    return [
        *(GoTo(to, citizen, NAMES.get(to)) for to, route in ROUTES.items()
          if to is not To.OWN_PACKAGE and (not route.named or to in NAMES)),
        *(GoTo(To.CITIZEN, citizen, part) for part in PARTS),
        *(GoTo(To.WORKPLACE, None, one.id) for one in services.workplaces.all()[:1]),
        *(GoTo(To.OWN_PACKAGE, None, one.edition.id) for one in services.packages.drafts.all()),
    ]  # fmt: skip


async def stops(
    pilot: Pilot[None], services: Services, citizen: str, *, is_deep: bool = False
) -> AsyncIterator[Stop]:
    """Yield each screen, and what the first row of it opens.

    Args:
        pilot: Stands on I dag.
        services: What the program works with.
        citizen: Whom it is about.
        is_deep: Whether every kind of row is chosen, and every choice that opens then.
    """
    yield Stop("I dag", is_screen=True)
    for wish in wishes(services, citizen):
        pilot.app.screen.post_message(wish)
        await settled(pilot)
        base, name = pilot.app.screen, f"{wish.where} {wish.name or ''}".strip()
        yield Stop(name, is_screen=True)
        async for stop in _apart(pilot) if wish.where is To.DOUBTS else _nothing():
            yield stop
        async for stop in _calendars(pilot, name) if is_deep else _nothing():
            yield stop
        async for stop in _opened(pilot, base, name, is_deep=is_deep):
            yield stop
        await home(pilot)
        if wish.where is To.SETTINGS:
            _set_back(pilot, services)
    for keys in (["ctrl+p"], ["ctrl+n"], ["ctrl+z"], ["ctrl+p", *"prøv", "enter"]):
        await press(pilot, *keys)
        yield Stop(" ".join(keys))
        await press(pilot, "escape")
    async for stop in _menus(pilot, services, citizen):
        yield stop
    async for stop in _cards(pilot, services, citizen):
        yield stop


async def first_run(pilot: Pilot[None], name: str) -> AsyncIterator[Stop]:
    """Yield the pages on which a vault is made, in every state they can be in.

    Args:
        pilot: Stands on the first page.
        name: Who sits there.
    """
    screen = pilot.app.screen

    def typed(**fields: str) -> None:
        for field, text in fields.items():
            screen.query_one(f"#{field.replace('_', '-')}", Field).value = text

    async def go(button: str) -> None:
        await pilot.click(f"#{button}")
        await settled(pilot)

    yield Stop("kom i gang: hvem", is_screen=True)
    await go("to-secret")
    yield Stop("kom i gang: hvem uden navn")
    typed(name=name, authority=name)
    await go("to-secret")
    yield Stop("kom i gang: adgangskode", is_screen=True)
    typed(phrase="en kode")
    await settled(pilot)
    yield Stop("kom i gang: egen adgangskode")
    typed(phrase=PHRASE, again=PHRASE)
    await go("make")
    yield Stop("kom i gang: nødkode", is_screen=True)
    await go("written")
    yield Stop("kom i gang: to grupper", is_screen=True)
    typed(group_1="abcde")
    await settled(pilot)
    yield Stop("kom i gang: en forkert gruppe")
    typed(group_1=CODE)
    await settled(pilot)
    yield Stop("kom i gang: taster", is_screen=True)
    await press(pilot, *"å@[]")
    yield Stop("kom i gang: nogle taster")


def _set_back(pilot: Pilot[None], services: Services) -> None:
    """Let what was tried in the settings be as it was."""
    for stands in services.settings.all():
        if stands.is_changed:
            services.settings.reset(stands.setting)
    look.restore(pilot.app, services.desk.store)


async def _apart(pilot: Pilot[None]) -> AsyncIterator[Stop]:
    """Yield the first field of a card that is settled field by field."""
    base = pilot.app.screen
    for rows in _lists(base):
        while not rows.shown:
            await pilot.pause()
        for key in [row.key for row in rows.shown if not row.heading]:
            if not await _choose(pilot, rows, key):
                continue
            for one in pilot.app.screen.query(Button):
                if one.name == APART:
                    one.press()
                    await settled(pilot)
                    yield Stop("skal afgøres · felt for felt")
                    await back_to(pilot, base)
                    return
            await back_to(pilot, base)
    raise AssertionError("no card has several fields")


async def _cards(pilot: Pilot[None], services: Services, citizen: str) -> AsyncIterator[Stop]:
    """Yield each place that has a training card, with its card."""
    for place in CARD_TEXTS:
        services.settings.reset(CARDS)  # the keys that are pressed on the way let others be seen
        way = GoTo(To.CITIZEN, citizen, place) if place in PARTS else GoTo(To(place), citizen)
        pilot.app.screen.post_message(way)
        await settled(pilot)
        assert any(one.card == place for one in pilot.app.screen.query(Strip)), f"no card: {place}"
        yield Stop(f"tip {place}")
        await home(pilot)


async def home(pilot: Pilot[None]) -> None:
    """Go back to I dag with Esc alone."""
    while len(pilot.app.screen_stack) > 2:
        before = len(pilot.app.screen_stack)
        await press(pilot, "escape")
        if len(pilot.app.screen_stack) >= before:  # it closed what was open on the screen
            await press(pilot, "escape")
        assert len(pilot.app.screen_stack) < before, f"Esc does nothing: {pilot.app.screen}"


async def _nothing() -> AsyncIterator[Stop]:
    for stop in ():
        yield stop


async def _menus(pilot: Pilot[None], services: Services, citizen: str) -> AsyncIterator[Stop]:
    """Yield each menu, on I dag and on what can do most."""
    about = [None, GoTo(To.CITIZEN, citizen, "overblik"), GoTo(To.PACKAGE, citizen, PACKAGE)]
    for wish in about:
        if wish:
            pilot.app.screen.post_message(wish)
            await settled(pilot)
        base = pilot.app.screen
        for place, head in enumerate(HEADS):
            if not base.query(Menu):  # a window that became too small has closed it
                await press(pilot, "f10", *["right"] * place)
            assert base.query(Menu), f"F10 opens no menu: {base}"
            yield Stop(f"menu {head} {wish.where if wish else 'I dag'}", is_menu=True)
            if base.query(Menu):
                await press(pilot, "right")
        if base.query(Menu):
            await press(pilot, "escape")
        if wish:
            await press(pilot, "escape")


async def _calendars(pilot: Pilot[None], name: str) -> AsyncIterator[Stop]:
    """Yield the month of the first field for a day, if there is one."""
    base = pilot.app.screen
    if any(one.is_on_screen for one in base.query(DayField)):
        await press(pilot, "f5")
        yield Stop(f"{name} kalender")
        await back_to(pilot, base)


async def _opened(
    pilot: Pilot[None], base: Screen[object], name: str, *, is_deep: bool
) -> AsyncIterator[Stop]:
    """Yield what the rows of a screen open."""
    for rows in _lists(base):
        for key in _worth_choosing(base, rows) if is_deep else [None]:
            if not await _choose(pilot, rows, key):
                continue
            if pilot.app.screen is not base:
                about = f"{name} · {key or 'første'}"
                yield Stop(about)
                if is_deep and isinstance(pilot.app.screen, Choose):
                    async for stop in _chosen(pilot, base, rows, key, about):
                        yield stop
            if not await back_to(pilot, base):
                return


async def _chosen(
    pilot: Pilot[None], base: Screen[object], rows: Rows, key: str | None, name: str
) -> AsyncIterator[Stop]:
    """Yield what the choices of a question open, each asked for anew."""
    many = pilot.app.screen.query_one("#choices", OptionList).option_count
    for place in range(min(many, _MOST_CHOICES)):
        if place and not (await back_to(pilot, base) and await _choose(pilot, rows, key)):
            return
        question = pilot.app.screen
        if not isinstance(question, Choose):
            return
        question.query_one("#choices", OptionList).highlighted = place
        await press(pilot, "enter")
        if pilot.app.screen not in (base, question):
            yield Stop(f"{name} · {place}")


def _lists(screen: Screen[object]) -> Iterator[Rows]:
    return (one for one in screen.query(Rows) if all(up.display for up in one.ancestors_with_self))


def _worth_choosing(screen: Screen[object], rows: Rows) -> list[str]:
    """Return one row of each kind; a setting and a doubt is each its own."""
    kinds: dict[object, str] = {}
    for row in rows.shown:
        if not row.heading and row.act is not None and not isinstance(row.act, GoTo):
            is_own = isinstance(screen, SettingsScreen | DoubtsScreen)
            kinds.setdefault(row.key if is_own else _kind(row), row.key)
    return list(kinds.values())


def _kind(row: Row) -> object:
    act = row.act.func if isinstance(row.act, partial) else row.act
    return getattr(act, "__qualname__", act)


async def _choose(pilot: Pilot[None], rows: Rows, key: str | None) -> bool:
    """Choose a row, or the one the cursor stands on; False if it is not there any more."""
    rows.focus()
    if key is not None and not rows.go_to(key):
        return False
    await press(pilot, "enter")
    return True


async def back_to(pilot: Pilot[None], base: Screen[object]) -> bool:
    """Go back until a screen is on top; False if it is gone."""
    for _ in range(_MOST_BACK):
        if pilot.app.screen is base or base not in pilot.app.screen_stack:
            break
        await press(pilot, "escape")
    return pilot.app.screen is base
