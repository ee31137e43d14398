"""What every screen of the open vault stands on.

A screen shows what is stored and is never asked what is true: `read_again` fetches it when the
screen is shown, after a save, and after «Fortryd». What is being typed is the one thing that lives
on a screen alone, and `keep` makes a draft of it before the screen is left.
"""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import replace
from functools import partial
from inspect import iscoroutine
from typing import Any, ClassVar, TypeVar

from textual import events, on, work
from textual.binding import BindingType

from screens import commands, saving, teaching
from screens.citizen.alone import only_citizen
from screens.dialog import WentBack
from screens.messages import GoTo, Opened, Trouble
from screens.noted import Noted
from screens.page import Page, key_of
from screens.widgets import menu
from screens.widgets.finder import Finder
from screens.widgets.frame import Shortcut
from screens.widgets.row import Act, Row
from screens.widgets.rows import Rows
from screens.widgets.topline import TopLine
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import cut
from vip2tui.services import drafts
from vip2tui.services.exchange.withdrawn import WithdrawnError
from vip2tui.services.history import TakesBack
from vip2tui.services.house import Services
from vip2tui.text.danish import first_name
from vip2tui.text.hours import clock

__all__ = ["BaseScreen", "GoTo", "Opened", "Page"]
W = TypeVar("W")
NOTHING_TO_UNDO = "Der er ikke noget at fortryde."
_NAME = 11
"""Cells of the footer for a first name."""


class BaseScreen(Noted):
    """A screen of the open vault. Subclasses fill `compose_body` and `read_again`."""

    BINDINGS: ClassVar[list[BindingType]] = [command.binding() for command in commands.EVERYWHERE]

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services

    def worded(self, text: str) -> str:
        return self.services.catalogue.worded(text)

    def read_again(self) -> None:
        """Fetch what is stored and show it; keep the cursor, and what is being typed."""

    def read_or_leave(self, read: Callable[[], W]) -> W | None:
        """Return what is read; None where it cannot be: then it is said why, and one goes back."""
        try:
            return read()
        except Vip2Error as error:
            self.refuse(error)
            self.action_back()
            return None

    def status(self) -> str:
        if self.has_class("-trouble"):
            return ""
        at = self.services.desk.saved_at
        waits = drafts.waiting_words(self.services.desk)
        said = f"Gemt kl. {clock(at)}" if at else "" if waits else "Alt er gemt"
        return " · ".join(one for one in (said, waits) if one)

    def at_rest(self) -> str:
        return drafts.at_rest_words(self.services.desk)

    def shortcuts(self) -> list[Shortcut]:
        deeds = (commands.HELP, commands.NOTE, commands.CHECKLIST)
        ways = (commands.MENU, commands.BACK)
        return [*map(key_of, deeds), self.people_key(), *map(key_of, ways)]

    def around(self, *own: Shortcut, back: str = commands.BACK.label) -> list[Shortcut]:
        """Return a footer: help first, then the screen's own keys, the menu and the way back last.

        Args:
            own: At most three, a deed before a move.
            back: What Esc is called here.
        """
        shown, _, action = key_of(commands.BACK)
        return [key_of(commands.HELP), *own, key_of(commands.MENU), (shown, back, action)]

    def people_key(self) -> Shortcut:
        """Return F2: «Borgere», or the name where there is one citizen to go to."""
        one, (shown, label, action) = only_citizen(self.services), key_of(commands.PEOPLE)
        if one is None:
            return (shown, label, action)
        name = first_name(str(self.services.desk.state(one).records[one].get("name", "")))
        return (shown, cut(name, _NAME) or label, action)

    async def on_screen_resume(self) -> None:
        await self.show_the_day()

    def day_turned(self) -> None:
        """Take in that it is another day. The screen on top is read again besides."""

    async def show_the_day(self) -> None:
        """Show what is stored as it stands today."""
        if saving.is_writing(self.app):  # it is read when that is done
            return
        self.read_again()
        teaching.follow(self)
        await self.refresh_frame()
        self._read_top()

    def _read_top(self) -> None:
        from screens.exchange.receipts import top_words

        self.query_one(TopLine).read(partial(top_words, self.services))

    def refuse(self, error: Vip2Error) -> None:
        """Tell why not, or ask, where a yes is all that is wanted."""
        from screens.citizen.withdrawn import asked

        if not asked(self.app, error):
            super().refuse(error)

    def open_part(self, part: str) -> None:
        """Go to a part of the screen that is shown already: «tjekliste», or «tjekliste/m06.1»."""

    def saved(self, text: str | None = None) -> None:
        """Say that it is safe. Only for the handler of what is durable."""
        self.show_trouble(None)
        self.post_message(Trouble(None))
        if text:
            self.say(text)
        self.read_again()
        self.show_told()
        self._read_top()
        teaching.follow(self, did=True)

    @on(Rows.Chosen)
    @on(Rows.Ticked)
    def _do_row(self, event: Rows.Touched) -> None:
        """Do what the row is for that was chosen."""
        if saving.is_writing(self.app):
            self.run_worker(self._do_later(event), group="act")
        else:
            self._do_now(event, event.row)

    @on(Finder.Moved)
    async def _move(self, event: Finder.Moved) -> None:
        """Do in the list what was typed in the field above it."""
        await self.query_one(Rows).run_action(event.action)

    async def _do_later(self, event: Rows.Touched) -> None:
        """Do what the row is for as it stands once what is being written is."""
        await saving.written(self.app)
        for row in event.rows.shown:
            if row.key == event.row.key:
                self._do_now(event, row)
                return

    def _do_now(self, event: Rows.Touched, row: Row) -> None:
        act = row.tick if isinstance(event, Rows.Ticked) else row.act
        if act is not None:
            self.do(act)

    async def write(
        self, act: Callable[[], W], words: str | Callable[[W], str | None] | None = None
    ) -> bool:
        """Do what writes and say so, or say why not; return whether it was done.

        Args:
            act: What writes, in a thread of its own; see `saving`.
            words: What is said then, or what makes it of what came of it.
        """
        from screens.citizen.withdrawn import accepts

        try:
            made = await saving.in_turn(self.app, act)
        except WithdrawnError as error:
            return await accepts(self.app, error) and await self.write(act, words)
        except Vip2Error as error:
            self.refuse(error)
            return False
        self.saved(words(made) if callable(words) else words)
        return True

    def do(self, act: Act) -> None:
        """Go where it leads, or call it; what asks something goes on beside the screen."""
        if not callable(act):
            self.post_message(replace(act))
            return
        made = act()
        if iscoroutine(made):
            self.run_worker(self._until_back(made), group="act")

    async def _until_back(self, act: Coroutine[Any, Any, object]) -> None:
        """Go on until it is done, the person goes back from a question, or it is refused."""
        try:
            with suppress(WentBack):
                await act
        except Vip2Error as error:
            self.refuse(error)

    def action_choose(self) -> None:
        """Do what the row is for that the cursor stands on."""
        self.query_one(Rows).action_select()

    async def action_menu(self) -> None:
        """Open the menu bar."""
        await menu.open_menu(self)

    def on_mouse_down(self, event: events.MouseDown) -> None:
        for one in self.query(menu.Menu):
            one.pressed(event)

    def taking_back(self) -> TakesBack:
        return self.services.history

    @work(group="act")
    async def action_redo(self) -> None:
        """Do again what was taken back."""
        await self.write(
            self.taking_back().redo,
            lambda again: f"Gjort igen: {again.words}" if again else "Der er ikke fortrudt noget.",
        )

    @work(exclusive=True, group="undo")
    async def action_undo(self) -> None:
        """Name what «Fortryd» would take back, ask, and take it back."""
        from screens.dialogs import Confirm

        words = self.taking_back().next_undo()
        if words is None:
            self.say(NOTHING_TO_UNDO)
            return
        asked = Confirm(f"Fortryd: {words}?", "Fortryd", "Behold")
        if not await self.app.push_screen_wait(asked):
            return
        await self.write(
            self.taking_back().undo,
            lambda undone: undone.told if undone else NOTHING_TO_UNDO,
        )
