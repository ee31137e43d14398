"""The way from screen to screen: what is missing is asked, and no screen stands twice."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from contextlib import suppress
from functools import partial
from typing import Any

from textual.app import App
from textual.screen import Screen
from textual.widgets import Button

from screens import announcing, leaving
from screens.base import BaseScreen
from screens.citizen.alone import only_citizen
from screens.dialog import WentBack
from screens.messages import GoTo, To
from screens.page import Page, is_seen
from screens.widgets.rows import Rows
from vip2tui.base.errors import Vip2Error
from vip2tui.services.house import Services


async def travel(app: App[None], services: Services, wish: GoTo, trouble: str | None) -> None:
    """Go where a person wants to be."""
    from screens import asking
    from screens.routes import asks_which, asks_whom

    if leaving.is_held(app):
        return
    place: GoTo | None = wish
    if place and place.where is To.FIND:
        await asking.deed(app)
        return
    if place and (asked := _asked_here(place.where)):
        if isinstance(app.screen, BaseScreen):
            app.screen.do(partial(asked, app.screen))
        return
    if place and place.where is To.KEYS:
        from screens.vault.try_keys import TryKeys

        await app.push_screen_wait(TryKeys(services.settings))
        return
    if place and place.where is To.PEOPLE and (one := only_citizen(services)):
        place = GoTo(To.CITIZEN, one)
    if place and place.where is To.NEW_CITIZEN:
        from screens.citizen.new_citizen import new_citizen

        place = None
        if isinstance(app.screen, Page):
            with suppress(WentBack):
                place = GoTo(To.CITIZEN, await new_citizen(app.screen, services))
    if place and asks_whom(place):
        chosen = await asking.whom(app, services)
        place = GoTo(place.where, chosen, place.name, place.then) if chosen else None
    if place and asks_which(place):
        name = await asking.which(app, services, place.where)
        place = GoTo(place.where, place.citizen, name, place.then) if name else None
    if place:
        await _arrive(app, services, place, trouble)


def _asked_here(where: To) -> Callable[[BaseScreen], Coroutine[None, None, None]] | None:
    """Return what is asked on the page one is on; None where one goes somewhere."""
    from screens.progress import to_citizen
    from screens.vault import backups, going_back, keys

    return {
        To.BACKUPS: backups.ask, To.PASSPHRASE: keys.new_passphrase, To.CODE: keys.new_code,
        To.SHOW: to_citizen.ask, To.GO_BACK: going_back.ask,
    }.get(where)  # fmt: skip


async def _arrive(app: App[None], services: Services, wish: GoTo, trouble: str | None) -> None:
    """Show the screen: the one in the pile if it is there, else a new one on top."""
    from screens.making import part_of
    from screens.routes import screen_for, way

    if wish.where is To.TODAY:
        await back_to(app, 1)
        return
    about = app.screen if isinstance(app.screen, Page) else None
    for place, open_screen in enumerate(tuple(app.screen_stack)):
        if isinstance(open_screen, BaseScreen) and open_screen.way == way(wish):
            await back_to(app, place)
            arrived = app.screen is open_screen
            if arrived:
                open_screen.open_part(part_of(wish))
                _do_there(open_screen, wish.then)
            return
    try:
        screen = screen_for(wish, services, about)
    except Vip2Error as error:
        if about is not None:
            about.refuse(error)
        return
    announcing.page_turned(app)
    await app.push_screen(screen)
    if trouble:
        screen.show_trouble(trouble)
    _do_there(screen, wish.then)


def _do_there(page: BaseScreen, then: str) -> None:
    """Do what one came for, when the page has been told that it is shown, and has read."""
    if then:
        page.call_later(page.run_action, then)


async def back_to(app: App[None], place: int) -> None:
    """Take the screens above a place away, keeping what is typed on them."""
    while len(app.screen_stack) > place + 1:
        if not await leaving.may_leave(app):
            return
        announcing.page_turned(app)
        await app.pop_screen()
        _come_back(app.screen)


def _come_back(page: Screen[Any]) -> None:
    """Let the list have the cursor again where a button led away."""
    if not isinstance(page.focused, Button):
        return
    for rows in page.query(Rows):
        if rows.shown and is_seen(rows):
            rows.focus()
            return
