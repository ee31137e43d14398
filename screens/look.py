"""What the terminal shows and sends: light or dark, bars for an old font, letters it got wrong."""

from __future__ import annotations

import sys
from codecs import getincrementaldecoder
from collections.abc import Callable
from typing import TYPE_CHECKING

from textual.app import App
from textual.scrollbar import ScrollBarRender

from screens import themes
from screens.ground import Swallowing

if TYPE_CHECKING:
    from vip2tui.domain.settings import Setting
    from vip2tui.services.vault.settings import SettingService
    from vip2tui.storage.port import Store


def plain_bars() -> None:
    """Draw scroll bars with half blocks: eighths are boxes with question marks in an old font."""
    ScrollBarRender.VERTICAL_BARS = [*["▄"] * 7, " "]
    ScrollBarRender.HORIZONTAL_BARS = [*["▌"] * 7, " "]


def restore(app: App[None], store: Store) -> None:
    """Show it as it was set last."""
    from vip2tui.domain.settings import DENSITY, LOOK, PANES, SIGNS
    from vip2tui.services.vault.settings import value_of

    for one in (LOOK, SIGNS, DENSITY, PANES):
        show(app, one, value_of(store, one))


def show(app: App[None], setting: Setting, value: str) -> None:
    """Show what a setting would make of it, kept or not; most settings change nothing here."""
    from screens import panes

    match setting.name:
        case "udseende":
            themes.wear(app, value)
        case "tegn":
            themes.draw_with(app, value)
        case "afstand":
            app.set_class(value == "luftig", "-airy")
        case "ruder":
            panes.allow(app, two=value == "to")


def following(app: App[None]) -> str:
    """Return the look after the one that is worn."""
    looks = themes.CHOICES
    return looks[(looks.index(themes.worn(app)) + 1) % len(looks)]


def keep(settings: SettingService, theme: str) -> None:
    """Keep a look.

    Raises:
        StorageError: If it cannot be kept; it is changed until the program is closed.
    """
    from vip2tui.domain.settings import LOOK

    settings.set(LOOK, theme)


def take_any_byte(typed: str = "") -> None:
    """Let a terminal that does not speak UTF-8 show a wrong letter; Textual would end over an æ."""
    if sys.platform == "win32":
        return
    from textual.drivers import linux_driver

    def forgiving(name: str) -> Callable[[], Swallowing]:
        return lambda: Swallowing(getincrementaldecoder(name)(errors="replace"), typed)

    linux_driver.getincrementaldecoder = forgiving  # type: ignore[assignment,attr-defined]
