"""Waiting for the program to be done by what it still has to do, not by how busy the machine is.

Textual's tests sleep until the whole process has used no time for a fiftieth of a second, twice for
each key: on a busy machine that is most of a long walk. What is awaited here is the same and more:
every message is handled, what is read and written in threads is there, and the picture is drawn.
What hangs on a clock, such as a cursor that must stand still first, is waited for by neither.
"""

from __future__ import annotations

import asyncio
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from textual.pilot import Pilot
from textual.screen import Screen

from screens.saving import is_writing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import App
    from textual.message_pump import MessagePump

_TWICE = 2
"""Rounds without anything to do: what one was busy with in the first is done after the second."""


@contextmanager
def by_what_is_left(app: App[Any]) -> Iterator[None]:
    """Let every pause and key of a test wait so."""

    async def idle(min_sleep: float = 0, max_sleep: float = 1) -> None:
        await calm(app, max_sleep)

    with (
        patch("textual.pilot.wait_for_idle", idle),
        patch("textual.app.wait_for_idle", idle),
        patch.object(Screen, "_compositor_refresh", _for_no_terminal),
    ):
        yield


def _for_no_terminal(screen: Screen[Any]) -> None:
    """Leave out what would be written to a terminal: who looks draws the screen for himself."""
    screen._dirty_widgets.clear()
    screen._compositor._dirty_regions.clear()
    screen.app._update_mouse_over(screen)


async def calm(app: App[Any], most: float = 1) -> None:
    """Wait until nothing is left to do, or for so many seconds: something may be asked for ever."""
    pilot, quiet, until = Pilot(app), 0, monotonic() + most
    while quiet < _TWICE and app._running and monotonic() < until:
        await pilot._wait_for_screen()
        if not app._running:
            return
        if app._resize_event is not None:
            app._check_resize()  # Textual waits some milliseconds, in case more of them come
        app.screen._on_timer_update()
        if _is_busy(app):
            quiet = 0
            await asyncio.sleep(0.001)
        else:
            quiet += 1


def _is_busy(app: App[Any]) -> bool:
    screen = app.screen
    pumps: list[MessagePump] = [app, *app.screen_stack, *screen.walk_children()]
    return (
        any(one._message_queue.qsize() or one._next_callbacks for one in pumps)
        or bool(screen._callbacks or screen._layout_required or screen._dirty_widgets)
        or app._resize_event is not None
        or is_writing(app)
        or _has_work(app)
    )


def _has_work(app: App[Any]) -> bool:
    """Return whether a thread reads or writes, or a task goes on that waits for no dialog."""
    left = [one for one in app.workers if not one.is_finished]
    waiting = sum(
        call.future is not None and not call.future.done()
        for screen in app.screen_stack
        for call in screen._result_callbacks
    )
    return any(one._thread_worker for one in left) or len(left) > waiting
