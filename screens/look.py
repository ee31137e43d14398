"""What the terminal shows and sends: light or dark, bars for an old font, letters it got wrong."""

from __future__ import annotations

import sys
from codecs import IncrementalDecoder, getincrementaldecoder
from functools import partial

from textual.app import App
from textual.scrollbar import ScrollBarRender

from vip2tui.services.desk import Desk

DARK, LIGHT = "textual-dark", "textual-light"
_TABLE, _KEY = "settings", "look"


def plain_bars() -> None:
    """Draw scroll bars with half blocks: eighths are boxes with question marks in an old font."""
    ScrollBarRender.VERTICAL_BARS = [*["▄"] * 7, " "]
    ScrollBarRender.HORIZONTAL_BARS = [*["▌"] * 7, " "]


def restore(app: App[None], desk: Desk) -> None:
    """Show it as it was chosen last."""
    row = desk.store.row(_TABLE, _KEY)
    if row is not None and row.get("theme") in (DARK, LIGHT):
        app.theme = row["theme"]


def keep(desk: Desk, theme: str) -> None:
    """Keep how it is shown.

    Raises:
        StorageError: If it cannot be kept; it is changed until the program is closed.
    """
    from vip2tui.storage.port import Row

    desk.act([], [Row(_TABLE, _KEY, {"theme": theme})])


def take_any_byte() -> None:
    """Let a terminal that does not speak UTF-8 show a wrong letter; Textual would end over an æ."""
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver

    def forgiving(name: str) -> partial[IncrementalDecoder]:
        return partial(getincrementaldecoder(name), errors="replace")

    linux_driver.getincrementaldecoder = forgiving  # type: ignore[assignment,attr-defined]
