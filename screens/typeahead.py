"""Keys typed faster than the screen follows wait their turn, and none goes to the wrong place.

The framework hands a key to whatever has the cursor when the key comes, though the Tab before it is
still on its way there: then a name continues in the field that was left, and what is typed while a
screen opens is gone. Here a key is let in when the one before it has been answered.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Awaitable, Callable
from functools import partial
from time import monotonic
from typing import Any

from textual.app import App
from textual.events import Key, Paste
from textual.message_pump import MessagePump
from textual.screen import ModalScreen, Screen

from screens import saving

LONGEST = 3.0
"""Seconds a key waits at most: whatever went wrong, the keyboard must not be dead."""
_LOOK = 0.01
MOVES = frozenset({"up", "down", "pageup", "pagedown", "home", "end"})
"""Keys that only move the cursor: they need not wait for what is being written."""


class TypeAhead:
    """What was typed and is not let in yet."""

    def __init__(self, app: App[Any], let_in: Callable[[Key | Paste], Awaitable[None]]) -> None:
        """Make it for an app; ``let_in`` hands a key on to the screen."""
        self._app, self._let_in = app, let_in
        self._waiting: deque[Key | Paste] = deque()
        self._since: float | None = None
        """When the key that is not answered yet was let in; None if all are."""
        self._left: Screen[Any] | None = None

    def on_the_way_from(self, screen: Screen[Any] | None) -> None:
        """Hold keys while this screen still stands though another is wanted; None: arrived."""
        self._left = screen

    async def take(self, event: Key | Paste) -> None:
        """Let a key in now, or when its turn comes."""
        self._waiting.append(event)
        if self._since is None:
            await self._next()

    async def _next(self) -> None:
        """Let in the next one if the screen it is meant for is there."""
        self._since = None
        if not self._waiting:
            return
        self._since = monotonic()
        await self._when_there(self._since)

    async def _when_there(self, since: float) -> None:
        if self._must_wait(self._waiting[0]) and monotonic() - since < LONGEST:
            self._app.set_timer(_LOOK, partial(self._when_there, since))
            return
        event = self._waiting.popleft()
        target: MessagePump = self._app.focused or self._app.screen
        self._since = monotonic()
        await self._let_in(event)
        self._follow(target, self._since, again=True)
        self._app.set_timer(LONGEST, partial(self._next_after, self._since))

    def _must_wait(self, event: Key | Paste) -> bool:
        """Return whether its screen is not there yet, or shows what is just being changed."""
        screen = self._app.screen
        if screen is self._left or not screen.is_mounted:
            return True
        if getattr(screen, "takes_keys", False):  # it may stop just what is being written
            return False
        moves = getattr(event, "key", "") in MOVES and not isinstance(screen, ModalScreen)
        return saving.is_writing(self._app) and not moves

    def _follow(self, pump: MessagePump, since: float, again: bool) -> None:
        """Go the way the key goes, from who has the cursor up to the app, behind the key.

        Then once more from the screen: what the key set off there may be a wish to go elsewhere.
        """
        then: Callable[[], object]
        parent = pump._parent  # noqa: SLF001 - the way a message bubbles
        if parent is not None:
            then = partial(self._follow, parent, since, again)
        elif again:
            then = partial(self._follow, self._app.screen, since, again=False)
        else:
            then = partial(self._app.call_later, self._next_after, since)
        if not pump.call_later(then):  # it is closing
            self._app.call_later(self._next_after, since)

    async def _next_after(self, since: float) -> None:
        if self._since == since:
            await self._next()
