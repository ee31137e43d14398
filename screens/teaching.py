"""The strip that teaches: the tour's step, or a card where it helps. It asks nothing of anybody.

It stands under the title and takes no focus: what is being done goes on as it was, and Esc is one
step back as everywhere. The step is over by its deed; a card goes by a deed, by a click, from the
menu, or when one goes elsewhere.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from textual import work
from textual.containers import Horizontal
from textual.widgets import Static

from screens import saving
from screens.deeds import ActingPage
from screens.messages import To
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T
from vip2tui.services.touring import Stand
from vip2tui.text import teaching
from vip2tui.text.teaching import STEPS

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events
    from textual.app import App, ComposeResult

    from screens.base import BaseScreen

LEAVE, PUT_AWAY = "Forlad", "Læg væk"


class Strip(Horizontal):
    """One thing to learn, and how to be rid of it."""

    DEFAULT_CSS = """
    Strip { height: auto; max-height: 3; background: $panel; padding: 0 1; }
    Strip #lesson { width: 1fr; height: auto; }
    Strip #away { width: auto; height: 1; padding: 0 1; background: $surface; }
    Strip #away:hover { background: $hover; text-style: underline; }
    """

    def __init__(self) -> None:
        super().__init__(id="strip")
        self.card = ""
        """The place whose card is shown; empty where it is the tour."""
        self._lesson, self._away = Static(id="lesson"), Away(id="away")

    def compose(self) -> ComposeResult:
        yield self._lesson
        yield self._away

    def teach(self, title: str, how: str, away: str, card: str = "") -> None:
        """Show something else."""
        self.card = card
        between = "" if card else "\n"
        self._lesson.update(T(f"{title}{between}").stylize("bold") + T(how))
        self._away.update(T(away))


class Away(Static):
    """A place to click: puts the card away, or leaves the tour."""

    def on_click(self, event: events.Click) -> None:
        event.stop()
        page = self.screen
        if not isinstance(page, Taught):
            return
        if page.query_one(Strip).card:
            page.action_card_away()
        else:
            page.action_tour()


class Taught(ActingPage):
    """A screen of the open vault, where something may be taught."""

    way: tuple[str, str | None, str | None] = ("", None, None)
    """The wish that led here: the same wish comes back to this screen."""

    @property
    def stands_at(self) -> str:
        """Where one is, for what is taught there."""
        return self.way[0] or To.TODAY

    @work(exclusive=True, group="tour")
    async def action_tour(self) -> None:
        """Take the tour up where it was left, or leave it."""
        tour = self.services.tour
        act: Callable[[], object] = tour.leave if tour.step else tour.take_up
        try:
            await saving.in_turn(self.app, act)
        except Vip2Error as error:
            self.refuse(error)
            return
        if tour.step is None:
            self.say(teaching.LEFT)
        await self.on_screen_resume()

    def action_card_away(self) -> None:
        """Put the card that stands here away for good."""
        put_away(self)

    @property
    def has_card(self) -> bool:
        return bool(_STANDS.get(self.app)) and any(one.card for one in self.query(Strip))


_STANDS: WeakKeyDictionary[App[None], str] = WeakKeyDictionary()
"""The place whose card stands on the screen."""


def follow(page: BaseScreen, *, did: bool = False) -> None:
    """Show what there is to learn here now; what was just done may have ended a step or a card.

    Args:
        page: The screen that is shown.
        did: Whether something was saved.
    """
    services, app = page.services, page.app
    if page is not app.screen or not page.is_mounted:
        return
    stands = _STANDS.get(app, "")
    if stands and (did or stands != page.stands_at):
        _STANDS.pop(app)
        _keep(page, partial(services.training.put_away, stands))
    if moved := services.tour.noticed(page.stands_at, page.CITIZEN):
        services.tour.move(moved)
        _keep(page, services.tour.keep)
        if moved.number >= len(STEPS):
            page.run_worker(_end(page, moved), group="tour")
    step, place = services.tour.step, page.stands_at
    card = "" if step or (did and stands == place) else services.training.at(place)
    if step:
        title = teaching.where(services.tour.stand.number)
        _show(page, lambda strip: strip.teach(title, page.worded(step.how), LEAVE))
    elif card:
        _STANDS[app] = place
        _show(page, lambda strip: strip.teach("Tip: ", page.worded(card), PUT_AWAY, place))
    elif page.query(Strip):
        _no_strip(page)


def _show(page: Taught, teach: Callable[[Strip], None]) -> None:
    found = page.query(Strip)
    strip = found.first() if found else Strip()
    teach(strip)
    if not found:
        page.mount(strip, before="#body")


def _keep(page: Taught, act: Callable[[], object]) -> None:
    page.run_worker(_kept(page, act), group="teaching")


async def _kept(page: Taught, act: Callable[[], object]) -> None:
    try:
        await saving.in_turn(page.app, act)
    except Vip2Error as error:
        page.refuse(error)


def put_away(page: Taught) -> None:
    """Put the card that stands here away for good."""
    if stands := _STANDS.pop(page.app, ""):
        _keep(page, partial(page.services.training.put_away, stands))
    _no_strip(page)


def _no_strip(page: Taught) -> None:
    """Take it away."""
    for strip in page.query(Strip):
        strip.card = ""
        strip.remove()


async def _end(page: BaseScreen, stand: Stand) -> None:
    """Praise, and ask whether the practice citizen is to be put away: one step."""
    from screens.dialogs import Confirm

    asked = Confirm(teaching.ASKED_AFTER, "Læg den væk", "Behold den")
    if not await page.app.push_screen_wait(asked):
        page.say(teaching.DONE)
        return
    citizens = page.services.citizens
    await page.write(
        lambda: citizens.put_away(citizens.get(stand.citizen)),
        f"{teaching.DONE} Øvelsesborgeren er lagt væk.",
    )
