"""What the terminal shows and sends: light or dark, bars for an old font, letters it got wrong."""

from __future__ import annotations

import sys
from codecs import getincrementaldecoder
from collections.abc import Callable

from textual.app import App
from textual.scrollbar import ScrollBarRender

from screens import themes
from screens.ground import Swallowing
from vip2tui.services.desk import Desk

_TABLE, _KEY = "settings", "look"
_EARLIER = {"textual-dark": themes.DARK, "textual-light": themes.LIGHT}
"""What was kept before the looks were our own."""


def plain_bars() -> None:
    """Draw scroll bars with half blocks: eighths are boxes with question marks in an old font."""
    ScrollBarRender.VERTICAL_BARS = [*["▄"] * 7, " "]
    ScrollBarRender.HORIZONTAL_BARS = [*["▌"] * 7, " "]


def restore(app: App[None], desk: Desk) -> None:
    """Show it as it was chosen last."""
    row = desk.store.row(_TABLE, _KEY)
    if row is not None:
        chosen = str(row.get("theme"))
        themes.wear(app, _EARLIER.get(chosen, chosen))


def following(app: App[None]) -> str:
    """Return the look after the one that is worn."""
    looks = list(themes.CHOICES)
    return looks[(looks.index(themes.worn(app)) + 1) % len(looks)]


def keep(desk: Desk, theme: str) -> None:
    """Keep how it is shown.

    Raises:
        StorageError: If it cannot be kept; it is changed until the program is closed.
    """
    from vip2tui.storage.port import Row

    desk.act([], [Row(_TABLE, _KEY, {"theme": theme})])


def take_any_byte(typed: str = "") -> None:
    """Let a terminal that does not speak UTF-8 show a wrong letter; Textual would end over an æ."""
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver

    def forgiving(name: str) -> Callable[[], Swallowing]:
        return lambda: Swallowing(getincrementaldecoder(name)(errors="replace"), typed)

    linux_driver.getincrementaldecoder = forgiving  # type: ignore[assignment,attr-defined]
