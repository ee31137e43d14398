"""Two panes side by side where there is room: a list, and what it says of the row one stands on.

The second pane tells more; it holds no deed of its own, so nothing is out of reach without it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual.containers import Horizontal
from textual.message import Message

from screens.sheet import TWO
from screens.widgets.frame import LINES

if TYPE_CHECKING:
    from textual.app import App, ComposeResult
    from textual.widget import Widget

_LEAST, _WIDEST = 50, 80
"""Cells of a second pane that is read as text: never narrower, nor wider than a line is read."""
_LEAST_BRIEF, _LEAST_LIST = 42, 76
"""A second pane that says short things of a person has 42 cells where its list would lose a column
(who, what, when, whose turn) below 76: what is chosen from goes before what is told of it."""
_ONE = "-one-pane"
_SIDES = 2
"""Cells of the body's padding."""


@dataclass(frozen=True, slots=True)
class Split:
    """How many cells each pane has; 0 where it is not shown."""

    list: int
    detail: int


def allow(app: App[None], *, two: bool) -> None:
    """Part every window that has room, or none, as it was set."""
    app.set_class(not two, _ONE)
    for screen in app.screen_stack:
        for panes in screen.query(Panes):
            panes.part()


def split(width: int, height: int, *, brief: bool = False) -> Split:
    """Return how a window of so many cells is parted; a brief detail leaves the list more."""
    room = max(width - _SIDES, 0)
    if width < TWO or height < LINES:
        return Split(room, 0)
    least = _LEAST_BRIEF if brief and room - _LEAST < _LEAST_LIST else _LEAST
    share = max(room // 3 if brief else room * 2 // 5, least)
    detail = min(share, _WIDEST)
    return Split(room - detail, detail)


class Panes(Horizontal):
    """Holds a list and its detail; each has a frame while they stand side by side."""

    DEFAULT_CSS = "Panes { height: auto; }"

    class Parted(Message):
        """The detail is shown now, and was not: it is to be filled."""

    def __init__(
        self,
        first: Widget,
        detail: Widget,
        *,
        brief: bool = False,
        id: str | None = None,  # noqa: A002 - as Textual names it
    ) -> None:
        super().__init__(id=id)
        self._first, self._detail, self._brief = first, detail, brief
        detail.display = False

    @property
    def are_two(self) -> bool:
        return self._detail.display

    def compose(self) -> ComposeResult:
        yield self._first
        yield self._detail

    def on_mount(self) -> None:
        self.part()

    def on_resize(self) -> None:
        self.part()

    def part(self) -> None:
        """Show one pane or two, as there is room and as it was set."""
        width, height = self.app.size
        width = min(width, TWO - 1) if self.app.has_class(_ONE) else width
        parted = split(width, height, brief=self._brief)
        was, self._detail.display = self._detail.display, parted.detail > 0
        self._first.styles.width = parted.list
        self._detail.styles.width = parted.detail
        for pane in (self._first, self._detail):
            pane.set_class(parted.detail > 0, "panel")
        if parted.detail and not was:
            self.post_message(self.Parted())
