"""A screen that is one list under a line of what it holds."""

from __future__ import annotations

from pathlib import Path
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from screens.base import BaseScreen
from screens.sheet import BASE_CSS
from screens.widgets.beside import WithMore
from screens.widgets.rows import Rows
from vip2tui.base.safe import T


class ListScreen(BaseScreen):
    """A line, and a list with the cursor on it. Subclasses fill it in `read_again`."""

    CSS_PATH: ClassVar[Any] = [BASE_CSS, Path(__file__).with_name("listing.tcss")]
    FIRST: ClassVar[str] = ""
    """What the line says until something is read."""
    TICKS: ClassVar[bool] = False
    """Whether Space ticks a row."""
    ABOUT: ClassVar[str] = ""
    """Stands in the frame of what is said of a row, where there is more than the list says."""

    def compose_body(self) -> ComposeResult:
        yield Static(self.FIRST, id="said")
        rows = Rows(ticks=self.TICKS)
        yield WithMore(rows, self.NAME, self.ABOUT) if self.ABOUT else rows

    def on_mount(self) -> None:
        self.query_one(Rows).focus()

    @property
    def are_two(self) -> bool:
        """Whether what is said of a row stands beside the list."""
        return bool(self.ABOUT) and self.query_one(WithMore).are_two

    def say_above(self, text: str) -> None:
        """Say what the list holds."""
        self.query_one("#said", Static).update(T(text))
