"""What surrounds every screen: keys in their order, what is told, an end that tells no names."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from textual import events
from textual.app import App

from screens import parting, telling
from screens.typeahead import TypeAhead
from screens.widgets.frame import COLUMNS, LINES
from vip2tui import crash

if TYPE_CHECKING:
    import asyncio

    from textual.driver import Driver

_BLIND = ("ctrl+q", "ctrl+l")
"""What can be done though the window is too small: nothing is written by it."""


class Shell(App[None], inherit_bindings=False):
    """An app that loses no key, piles up no messages and prints nobody's name."""

    ENABLE_COMMAND_PALETTE = False  # Textual's own saves a picture of the screen in clear

    def __init__(self) -> None:
        super().__init__()
        self.failure = ""
        """What to print when the program failed."""
        self.idle = parting.Idle()
        self.keys = TypeAhead(self, self._let_in)

    def get_driver_class(self) -> type[Driver]:
        """Return the platform's driver; nobody's name stays on the terminal after it."""
        return parting.wiping(super().get_driver_class())

    async def on_event(self, event: events.Event) -> None:
        """Note that somebody is here; a message they have read goes."""
        if isinstance(event, events.InputEvent | events.Paste) and not event.is_forwarded:
            self.idle.touch()
            if self._is_covered() and not (isinstance(event, events.Key) and event.key in _BLIND):
                return  # nobody should tick or write what cannot be seen
            if isinstance(event, events.Key | events.MouseDown | events.Paste):
                telling.fade(self)
            if isinstance(event, events.Key | events.Paste):
                await self.keys.take(event)
                return
        await super().on_event(event)

    async def _let_in(self, event: events.Key | events.Paste) -> None:
        await super().on_event(event)
        if isinstance(event, events.Key) and event.character == "\ufffd":
            telling.tell(self, telling.NOT_UTF8, is_refusal=True)

    def _is_covered(self) -> bool:
        return self.size.width < COLUMNS or self.size.height < LINES

    def notify(self, message: str, **_how: Any) -> None:  # never a toast
        """Tell it where everything is told: a toast would lie over lines and buttons."""
        telling.tell(self, message)

    def _fatal_error(self) -> None:
        """Tell that the program failed, without a value: Textual would print local variables."""
        self.failure = crash.report(self._exception or sys.exc_info()[1])
        self.bell()
        self._close_messages_no_wait()

    def panic(self, *_renderables: object) -> None:
        """End as above: what a library wants printed here is a traceback with texts in it."""
        self._return_code = 1
        self.failure = self.failure or crash.report(sys.exc_info()[1])
        self._close_messages_no_wait()

    def _loop_failed(self, _loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
        """Take what a task left behind: asyncio would print the error's text."""
        error = context.get("exception")
        if isinstance(error, Exception):
            self._handle_exception(error)
