"""What surrounds every screen: keys in their order, what is told, an end that tells no names."""

from __future__ import annotations

import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App
from textual.driver import Driver

from screens import announcing, drivers, leaving, saving, themes
from screens.page import Page
from screens.typeahead import TypeAhead
from screens.widgets.frame import COLUMNS, LINES
from vip2tui.base import crash
from vip2tui.base.errors import Vip2Error

if TYPE_CHECKING:
    import asyncio

_BLIND = ("ctrl+q", "ctrl+l")
"""What can be done though the window is too small: nothing is written by it."""


_SOON = 0.02


class Shell(App[None], inherit_bindings=False):
    """An app that loses no key, piles up no messages and prints nobody's name."""

    ENABLE_COMMAND_PALETTE = False  # Textual's own saves a picture of the screen in clear

    def __init__(self) -> None:
        super().__init__()
        themes.dress(self)
        self.failure = ""
        """What to print when the program failed."""
        self.idle = leaving.Idle()
        self.keys = TypeAhead(self, self._let_in)
        self._turns: asyncio.AbstractEventLoop | None = None
        self._is_to_end = False

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return themes.defaults()

    def runs_in(self, loop: asyncio.AbstractEventLoop) -> None:
        """Note who turns the app, so that it can be ended from outside."""
        loop.set_exception_handler(self._loop_failed)
        self._turns = loop
        if self._is_to_end:
            self._end()

    def end_from_outside(self, _signal: int = 0) -> None:
        """End as Ctrl+Q does, but ask nothing: nobody is there to answer. For any thread."""
        if self._turns is None:
            self._is_to_end = True
        elif not self._turns.is_closed():
            self._turns.call_soon_threadsafe(self._end)

    def _end(self) -> None:
        if self._is_to_end and self._exit:
            return
        self._is_to_end = True
        if self._turns is not None and saving.is_writing(self):
            self._turns.call_later(_SOON, self._end)  # what was answered with a key is kept
            return
        try:
            with suppress(Vip2Error):
                leaving.keep_at_once(self)
        finally:
            self.leave()

    def leave(self) -> None:
        """End, with what the screens say that the program ends with."""
        codes = [one.exit_code for one in self.screen_stack if isinstance(one, Page)]
        self.exit(return_code=max(codes, default=0))

    def get_driver_class(self) -> type[Driver]:
        """Return the platform's driver; nobody's name stays on the terminal after it."""
        return drivers.ours(super().get_driver_class())

    async def on_event(self, event: events.Event) -> None:
        """Note that somebody is here; a message they have read goes."""
        if isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded:
            self.touched()
            if self._is_covered() and not (isinstance(event, events.Key) and event.key in _BLIND):
                return  # nobody should tick or write what cannot be seen
            if isinstance(event, events.Key | events.MouseDown | events.Paste):
                announcing.fade(self)
            if isinstance(event, events.MouseDown):
                announcing.acted(self)
            if isinstance(event, events.Key | events.Paste):
                await self.keys.take(event)
                return
        elif isinstance(event, events.Key) and not self.screen.is_mounted:
            # Nobody on the screen that was left had a use for it, and the next is not drawn yet.
            await self.keys.take(events.Key(event.key, event.character))
            return
        await super().on_event(event)

    def touched(self) -> None:
        """Note that somebody is here: a key, the mouse, something pasted."""
        self.idle.touch()

    async def _let_in(self, event: events.Key | events.Paste) -> None:
        announcing.acted(self)
        await super().on_event(event)
        if isinstance(event, events.Key) and event.character == "\ufffd":
            announcing.tell(self, announcing.NOT_UTF8, is_refusal=True)

    def _is_covered(self) -> bool:
        return self.size.width < COLUMNS or self.size.height < LINES

    def notify(self, message: str, **_how: Any) -> None:  # never a toast
        """Tell it where everything is told: a toast would lie over lines and buttons."""
        announcing.tell(self, message)

    def _fatal_error(self) -> None:
        """Tell that the program failed, without a value: Textual would print local variables."""
        self.failure = crash.report(self._exception or sys.exc_info()[1])
        self.bell()
        self._close_messages_no_wait()

    def panic(self, *_renderables: object) -> None:
        """End as above: what a library wants printed here is a traceback with texts in it.

        The driver comes here when no key can be read any more: then the window is gone.
        """
        if self._is_to_end:
            return
        with suppress(Vip2Error):
            leaving.keep_at_once(self)
        self._return_code = 1
        self.failure = self.failure or crash.report(sys.exc_info()[1])
        self._close_messages_no_wait()

    def _loop_failed(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """Take what a task left behind: asyncio would print the error's text."""
        error = context.get("exception")
        if isinstance(error, Exception):
            self._handle_exception(error)
