"""A list to read, choose from and search by typing: rows that wrap, with columns to the right.

Rows are plain texts and are cleaned where they are drawn, here. A list that is filled again keeps
the row the person stood on, and the place it was scrolled to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from screens import hiding
from screens.widgets.barred import Barred, beside_bar_content
from screens.widgets.row import Row as Row
from screens.widgets.row import findable, row_content, under_headings
from vip2tui.base.safe import T

_TICK = 5
"""Cells of the bar and «[x] »: a click there ticks."""


@dataclass
class _Shown:
    rows: list[Row] = field(default_factory=list)
    width: int = 0


class Rows(Barred):
    """The list. Letters typed on it narrow it; Esc shows all again."""

    DEFAULT_CSS = """
    Rows {
        height: 1fr;
        border: none;
        scrollbar-size-vertical: 1;
        scrollbar-gutter: stable;
        background: $background;
        &:focus { border: none; background-tint: $foreground 0%; }
        & > .option-list--option-disabled { color: $text; }
    }
    """
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "screen.turn(-1)", "Forrige", show=False),
        Binding("right", "screen.turn(1)", "Næste", show=False),
    ]

    @dataclass
    class Touched(Message):
        """Something about one row. Listen to the three below: they are never mixed up."""

        rows: Rows
        row: Row

        @property
        def control(self) -> Rows:
            return self.rows

    @dataclass
    class Chosen(Touched):
        """Enter or a click on a row. The screen does what the row is for."""

    @dataclass
    class Ticked(Touched):
        """Space on a row, or a click on its mark."""

    @dataclass
    class Moved(Touched):
        """The cursor stands on another row."""

    @dataclass
    class Narrowed(Message):
        """The person typed to find something; empty when all is shown again."""

        rows: Rows
        text: str
        found: int

    def __init__(
        self,
        *,
        ticks: bool = False,
        typing: bool = True,
        seek: Callable[[str], Iterable[Row]] | None = None,
        id: str | None = None,  # noqa: A002 - as Textual names it
        classes: str | None = None,
    ) -> None:
        """Make an empty list.

        Args:
            ticks: Whether Space ticks a row.
            typing: Whether letters narrow it.
            seek: Finds the rows with the words typed, where more can be found than stands here.
            id: As Textual has it.
            classes: As Textual has them.
        """
        super().__init__(id=id, classes=classes, markup=False, compact=True)
        self._seek = seek
        self._ticks = ticks
        self._typing = typing
        self._all: list[Row] = []
        self._keys: list[str] = []
        """What typing looks in, made when somebody first types."""
        self._now = _Shown()
        self.wanted = ""
        """What was typed to narrow the list."""
        self._asked = ""

    @property
    def row(self) -> Row | None:
        """The row the cursor stands on."""
        at = self.highlighted
        return self._now.rows[at] if at is not None and at < len(self._now.rows) else None

    @property
    def shown(self) -> Sequence[Row]:
        """The rows that are in the list now."""
        return self._now.rows

    def fill(self, rows: Iterable[Row], *, at: str | None = None, asked: str = "") -> None:
        """Show these rows; the cursor stays, or goes to the row with the key `at`.

        Rows that were `asked` for in other words than before are an answer, the best first: the
        cursor goes there, and not with a row that came by while the words were half typed.
        """
        self._all, self._keys = list(rows), []
        if asked != self._asked:
            self._asked, self.highlighted, at = asked, None, ""
        self._draw(at)

    def go_to(self, key: str) -> bool:
        """Put the cursor on a row; return whether it is there."""
        for place, row in enumerate(self._now.rows):
            if row.key == key and not row.heading:
                self.highlighted = place
                return True
        return False

    def narrow(self, text: str) -> None:
        """Show only the rows with these words, under their headings."""
        self.wanted = text
        self._draw(None)
        found = sum(not row.heading for row in self._now.rows)
        self.post_message(self.Narrowed(self, text, found))

    def _draw(self, at: str | None) -> None:
        before, place, scrolled = self.row, self.highlighted, self.scroll_y
        rows = self._fitting() if self.wanted else list(self._all)
        width = self.scrollable_content_region.width
        self._now = _Shown(rows, width)
        # An empty list with a cursor on it would be asked for a line it no longer has.
        self.highlighted = None
        self.set_options(self.option(row, (width or 76) - 1) for row in rows)
        wanted = at if at is not None else (before.key if before else None)
        if not (wanted and self.go_to(wanted)):
            self.highlighted = self._nearest(place)
        if at is None:
            self.scroll_to(y=scrolled, animate=False)
            # Where other rows are shown, the chosen one may lie far from that place.
            self.call_after_refresh(self.scroll_to_highlight)

    def option(self, row: Row, width: int) -> Option:
        """Return a row as the list holds it."""
        is_airy = self.app.has_class("-airy") and not row.heading
        content = row_content(hiding.row(self.app, row), width)
        below = Content("\n").join([content, T("")]) if is_airy else content
        return Option(beside_bar_content(below), disabled=row.heading)

    def _fitting(self) -> list[Row]:
        if self._seek is not None:
            return list(self._seek(self.wanted))
        if not self._keys:
            self._keys = ["" if row.heading else findable(row) for row in self._all]
        return list(under_headings(zip(self._all, self._keys, strict=True), self.wanted))

    def names_turned(self) -> None:
        """Lay the rows out again: a name takes other room than what stands for it."""
        self._draw(None)

    def _nearest(self, place: int | None) -> int | None:
        free = [number for number, row in enumerate(self._now.rows) if not row.heading]
        if not free:
            return None
        return min(free, key=lambda number: abs(number - (place or 0)))

    def watch_highlighted(self, highlighted: int | None) -> None:
        super().watch_highlighted(highlighted)
        rows = self._now.rows
        if highlighted is None or highlighted >= len(rows):
            return
        if all(rows[above].heading for above in range(highlighted)):
            self.scroll_home(animate=False)  # the headings above cannot be reached otherwise
        self.post_message(self.Moved(self, rows[highlighted]))

    def on_resize(self) -> None:
        if self._all and self.scrollable_content_region.width != self._now.width:
            self._draw(None)
        self.scroll_to_highlight()  # what opens beside or below never hides the chosen row

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        event.stop()
        if event.option_index < len(self._now.rows):
            self.post_message(self.Chosen(self, self._now.rows[event.option_index]))

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        event.stop()

    def on_click(self, event: events.Click) -> None:
        place = event.style.meta.get("option")
        if not self._ticks or place is None or event.x > _TICK:
            return
        row = self._now.rows[place]
        if row.tick is not None and not row.heading:
            event.stop()
            event.prevent_default()
            self.highlighted = place
            self.post_message(self.Ticked(self, row))

    def on_key(self, event: events.Key) -> None:
        # In what is searched for a space is a letter: a tick nobody meant is worse than a key more.
        if event.key == "space" and self._ticks and not self.wanted:
            if self.row is not None:
                self.post_message(self.Ticked(self, self.row))
        elif self._typing and event.is_printable and event.character and self._begins(event):
            self.narrow(self.wanted + event.character)
        elif event.key == "backspace" and self.wanted:
            self.narrow(self.wanted[:-1])
        elif event.key == "escape" and self.wanted:
            self.narrow("")
        else:
            return
        event.stop()
        event.prevent_default()

    def _begins(self, event: events.Key) -> bool:
        return bool(self.wanted) or event.character != " "
