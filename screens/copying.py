"""A text goes to the clipboard for 20 seconds, and is taken back from there (R74)."""

from __future__ import annotations

from functools import partial

from screens import saving
from screens.base import BaseScreen
from vip2tui.base.clipboard import KEPT, SystemClipboard

COPIED = f"Teksten er kopieret. Den slettes fra udklipsholderen om {KEPT:.0f} sekunder."


async def copy(page: BaseScreen, text: str) -> None:
    """Copy a text: to the system's clipboard, else to the terminal's own."""
    app, clipboard = page.app, SystemClipboard()
    if await saving.in_turn(app, partial(clipboard.put, text)):
        app.set_timer(
            KEPT, partial(app.run_worker, partial(clipboard.take_back, text), thread=True)
        )
    else:
        app.copy_to_clipboard(text)
        app.set_timer(KEPT, partial(app.copy_to_clipboard, ""))
    page.say(COPIED)
