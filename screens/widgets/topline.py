"""The top line beside the title: what is still to be sent, and until when the office has all."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from weakref import WeakKeyDictionary

from textual import events, on, work
from textual.app import App
from textual.message import Message
from textual.widgets import Static

from screens.messages import To
from vip2tui.base.safe import T, width_of

_LAST: WeakKeyDictionary[App[Any], list[str]] = WeakKeyDictionary()
"""What was said last: a new screen says it at once, and not after a flicker."""


class TopLine(Static):
    """What there is room for beside the title. Also a place to click: it leads to Send/hent."""

    @dataclass
    class Read(Message):
        """What can be said is counted."""

        variants: list[str]

    def __init__(self) -> None:
        super().__init__(id="outbox")

    def on_mount(self) -> None:
        self._fit()

    def on_resize(self) -> None:
        self._fit()

    @work(description="", thread=True, exclusive=True, group="top")
    def read(self, words: Callable[[], list[str]]) -> None:
        """Ask anew what can be said, the longest first; a whole case load takes a moment at first.

        Args:
            words: Counts it.
        """
        self.post_message(self.Read(words()))

    @on(Read)
    def _tell(self, message: Read) -> None:
        _LAST[self.app] = message.variants
        self._fit()

    def _fit(self) -> None:
        variants, room = _LAST.get(self.app, []), self.content_size.width
        self.update(T(next((one for one in variants if width_of(one) <= room), "")))

    async def on_click(self, event: events.Click) -> None:
        event.stop()
        if _LAST.get(self.app):
            await self.app.run_action(f"screen.{To.EXCHANGE.action}", self.screen)
