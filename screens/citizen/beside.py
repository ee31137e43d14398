"""A part of the citizen's page that tells more of the row one stands on, where there is room."""

from __future__ import annotations

from collections.abc import Iterator
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.widget import Widget
from textual.widgets import Static

from screens.citizen.part import Part, View
from screens.panes import Panes
from screens.widgets.beside import Beside
from screens.widgets.long_rows import LongRows
from screens.widgets.rows import Rows


class PartBeside(Part):
    """The list, and what is said of the chosen row: beside it from 110 columns, else under it."""

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
        rows.border_title = self.TITLE
        beside = Beside(classes="beside")
        beside.border_title = self.ABOUT
        yield Panes(rows, beside)
        if self.UNDER:
            under = Beside(classes="under")
            under.styles.height = self.UNDER + 1  # and the line over it
            yield under

    def __init__(self, id: str) -> None:  # noqa: A002 - as Textual names it
        super().__init__(id=id)
        self._was_two = False

    @property
    def are_two(self) -> bool:
        """Whether what is said of a row stands beside the list."""
        return self.query_one(Panes).are_two

    def parted(self) -> None:
        """Take in that there are two panes now, or one, for those whose rows differ by that."""

    def above(self) -> Iterator[Widget]:
        """Yield what stands between the hint and the list."""
        yield from ()

    def show(self, view: View, *, at: str | None = None) -> None:
        super().show(view, at=at)
        self.tell()

    def on_resize(self) -> None:
        if self._view is not None:
            self.call_after_refresh(self.tell)

    @on(Rows.Moved)
    def _moved(self, event: Rows.Moved) -> None:
        event.stop()
        self.tell()

    @on(Panes.Parted)
    def tell(self) -> None:
        """Tell of the row one stands on, where there is a place for it."""
        is_two = self.are_two
        if is_two != self._was_two:
            self._was_two = is_two
            self.parted()
        if is_two:
            self.query_one(".beside", Beside).tell(self.list.row)
        for under in self.query(".under").results(Beside):
            under.display = not is_two
            if not is_two:
                under.tell(self.list.row)
