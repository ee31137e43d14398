"""A text goes to the clipboard for 20 seconds, and is taken back from there (R74)."""

from __future__ import annotations

import atexit
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from screens import saving
from screens.base import BaseScreen
from vip2tui.base.clipboard import KEPT, SystemClipboard

COPIED = (
    f"Teksten er kopieret. Den slettes fra udklipsholderen om {KEPT:.0f} sekunder, eller når du "
    "lukker."
)
_EMPTIED = "\x1b]52;c;\x1b\\"
"""What tells a terminal to empty its clipboard (OSC 52)."""


async def copy(page: BaseScreen, text: str) -> None:
    """Copy a text: to the system's clipboard, else to the terminal's own.

    It is taken back when its time is over, and where the program ends before that, then.
    """
    app, clipboard = page.app, SystemClipboard()
    if await saving.in_turn(app, partial(clipboard.put, text)):
        take_back = partial(clipboard.take_back, text)
        atexit.register(take_back)
        later = partial(_now, take_back, take_back)
        app.set_timer(KEPT, partial(app.run_worker, later, thread=True))
    else:
        app.copy_to_clipboard(text)
        atexit.register(_empty_terminal)
        app.set_timer(KEPT, partial(_now, partial(app.copy_to_clipboard, ""), _empty_terminal))
    page.say(COPIED)


def _now(take_back: Callable[[], None], at_end: Callable[[], None]) -> None:
    """Take a text back, and no more at the end."""
    atexit.unregister(at_end)
    take_back()


def _empty_terminal() -> None:
    """Empty the terminal's own clipboard, after the screen is gone."""
    out = sys.__stdout__
    with suppress(OSError, ValueError):  # the terminal may be gone too
        if out is not None and out.isatty():
            out.write(_EMPTIED)
            out.flush()
