"""The one way in which screens write: away from the screen's thread, one after the other.

A disk may take a third of a second to make something durable. What the key asked for is drawn
before that begins, and the cursor can be moved meanwhile; every other key waits its turn
(`typeahead`), so that it acts on what was written and not on what stood there before.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, TypeVar
from weakref import WeakKeyDictionary

from textual.app import App
from textual.worker import WorkerCancelled, WorkerFailed

from vip2tui.base.errors import Vip2Error

W = TypeVar("W")
_DRAWN = 1.0
"""Seconds after which a picture is waited for no longer: it must not stop what is to be kept."""


@dataclass
class _Line:
    """Those who wait to write, in the order they came."""

    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    holding: int = 0
    """How many of them keep the keys waiting."""


_LINES: WeakKeyDictionary[App[Any], _Line] = WeakKeyDictionary()


def is_writing(app: App[Any]) -> bool:
    """Return whether something is being written that the next key must wait for."""
    return app in _LINES and _LINES[app].holding > 0


async def in_turn(app: App[Any], act: Callable[[], W], *, holds_keys: bool = True) -> W:
    """Do what writes when what was to be written before it is, and the picture is drawn.

    Args:
        app: The app.
        act: What writes; it runs in a thread of its own and touches no widget.
        holds_keys: Whether keys wait for it. A draft keeps itself while one goes on typing.

    Where a text is to be asked about first, that is asked here, and then it is done again.

    Raises:
        Vip2Error: What the act raises.
    """
    while True:
        try:
            return await _in_turn(app, act, holds_keys=holds_keys)
        except Vip2Error as error:
            from screens.private_words import is_answered  # not on the way to the prompt

            try:
                if not await is_answered(app, error):
                    raise
            except WorkerCancelled:  # it is locked or closed meanwhile: so does who writes
                raise asyncio.CancelledError from None


async def _in_turn(app: App[Any], act: Callable[[], W], *, holds_keys: bool) -> W:
    line = _LINES.setdefault(app, _Line())
    line.holding += holds_keys
    try:
        await drawn(app)
        async with line.turn:
            worker = app.run_worker(act, thread=True, exit_on_error=False, group="write")
            return await worker.wait()
    except WorkerCancelled:  # the program is closing: so does who waits, and nothing has failed
        raise asyncio.CancelledError from None
    except WorkerFailed as failed:
        if isinstance(failed.error, Vip2Error):
            raise failed.error from failed
        raise
    finally:
        line.holding -= holds_keys


async def written(app: App[Any]) -> None:
    """Wait until what was to be written is, and what that changed is drawn."""
    while is_writing(app):
        async with _LINES[app].turn:
            pass
        await drawn(app)


async def drawn(app: App[Any]) -> None:
    """Wait until what has been asked for so far is on the terminal."""
    ready = asyncio.Event()
    if app.screen.call_after_refresh(ready.set):
        try:
            await asyncio.wait_for(ready.wait(), _DRAWN)
        except TimeoutError:
            return
