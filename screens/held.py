"""A page for the citizen with nothing behind it, which only the passphrase leaves (R32).

Who it is shown to may hold the keyboard: every key and every click asks for the passphrase, and
nothing else is done. It is laid over the program as a question is, so no key of the program's
reaches it; the automatic lock goes on counting.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import ClassVar

from textual import events
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.geometry import Size
from textual.screen import ModalScreen
from textual.widgets import Static

from screens import commands, themes
from screens.hiding import Band
from screens.sheet import BASE_CSS, HEIGHTS, WIDTHS
from screens.vault.keys import AskPassphrase
from screens.widgets.frame import TooSmall
from screens.widgets.picture import picture_content
from vip2tui.pictures.drawn import Picture
from vip2tui.pictures.signs import Signs


class _WayOut(AskPassphrase, inherit_bindings=False):
    """Asks for the passphrase; no key of its own leads anywhere but back."""

    BINDINGS: ClassVar[list[BindingType]] = [
        replace(commands.BACK, does="no").binding("vis.tilbage"),
        commands.LOCK.binding("vis.laas"),
    ]
    HELP = ""

    async def on_mount(self) -> None:
        await self.query(Band).remove()  # a click on it would show names again


class Held(ModalScreen[None], inherit_bindings=False):
    """A page that draws itself anew for each size, and is left by the passphrase."""

    CSS_PATH: ClassVar = [BASE_CSS, BASE_CSS.with_name("held.tcss")]
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    ALLOW_SELECT = False
    is_held = True
    """No way of the program's leads away from it."""

    def __init__(self, check: Callable[[str], None]) -> None:
        """Take what does nothing if a passphrase is the one."""
        super().__init__()
        self._check = check

    def compose(self) -> ComposeResult:
        yield Static(id="shown")
        yield TooSmall()

    def drawn(self, size: Size, signs: Signs) -> Picture:
        """Return what is shown."""
        raise NotImplementedError

    def on_resize(self) -> None:
        self.draw()

    def draw(self) -> None:
        """Show what there is to show now."""
        drawn = self.drawn(self.app.size, themes.signs(self.app))
        self.query_one("#shown", Static).update(picture_content(drawn))

    def on_key(self, event: events.Key) -> None:
        event.stop()
        event.prevent_default()
        if event.key == commands.LOCK.key:
            self.run_worker(self.app.run_action(commands.LOCK.action))
        elif not self.takes(event.key):
            self._ask()

    def takes(self, _key: str) -> bool:
        """Do what a key of the page's own does; return whether it is one."""
        return False

    def on_paste(self, event: events.Paste) -> None:
        event.stop()

    def on_click(self, event: events.Click) -> None:
        event.stop()
        if not self.points(event):
            self._ask()

    def points(self, _event: events.Click) -> bool:
        """Do what a click on something of the page's own does; return whether it was one."""
        return False

    def _ask(self) -> None:
        self.run_worker(self._leave(), exclusive=True, group="leave")

    async def _leave(self) -> None:
        if await self.app.push_screen_wait(_WayOut("Adgangskoden:", self._check)) is not None:
            self.dismiss()
