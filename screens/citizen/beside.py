"""A part of the citizen's page that tells more of the row one stands on, where there is room."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Static

from screens.citizen.part import Part, View
from screens.widgets.beside import WithMore
from screens.widgets.long_rows import LongRows
from screens.widgets.rows import Rows


class PartBeside(Part):
    """The list, and what is said of the chosen row."""

    TITLE: ClassVar[str] = ""
    """Stands in the frame of the list."""
    ABOUT: ClassVar[str] = "Om linjen"
    """Stands in the frame of what is said of a row."""
    LONG: ClassVar[bool] = False
    """Whether every row is one line, and there may be thousands."""
    UNDER: ClassVar[int] = 0
    """Lines under the list that tell of the row, where nothing stands beside it."""

    def compose(self) -> ComposeResult:
        yield Static(self.hint_content(), classes="hint")
        yield from self.above()
        rows = LongRows() if self.LONG else Rows(ticks=self.TICKS)
        yield WithMore(rows, self.TITLE, self.ABOUT, self.UNDER)

    def above(self) -> Iterator[Widget]:
        """Yield what stands between the hint and the list."""
        yield from ()

    @property
    def are_two(self) -> bool:
        """Whether what is said of a row stands beside the list."""
        return self.query_one(WithMore).are_two

    def show(self, view: View, *, at: str | None = None) -> None:
        super().show(view, at=at)
        self.tell()

    def tell(self) -> None:
        """Tell of the row one stands on."""
        self.query_one(WithMore).tell()

    @on(WithMore.Parted)
    def _parted(self, event: WithMore.Parted) -> None:
        event.stop()
        if self._view is not None:
            self.parted(self._view)

    def on_resize(self) -> None:
        """The columns may have more room or less, where there are two panes still."""
        if self._view is not None and self.are_two:
            self.parted(self._view)

    def parted(self, view: View) -> None:
        """Take in that there are two panes now, or one, for those whose rows differ by that."""
