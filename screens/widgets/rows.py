"""A list to read, choose from and search by typing: rows that wrap, with columns to the right.

Rows are plain texts and are cleaned where they are drawn, here. A list that is filled again keeps
the row the person stood on, and the place it was scrolled to.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList
from textual.widgets.option_list import Option

from vip2tui.base.safe import T, clean_line, clean_text, fit, width_of
from vip2tui.text.danish import matches, search_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from textual import events

_TICK = 4
"""Cells of «[x] »: a click there ticks."""
_NARROW = 24
"""A text column is never made narrower; the columns beside it go below it then."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row. A heading is passed over by the cursor."""

    text: str
    key: str = ""
    """What it is about; empty for what is only read."""
    mark: str = ""
    """Stands before the text; the text hangs after it. A heading only keeps its width free."""
    aside: tuple[tuple[str, int], ...] = ()
    """Columns to the right: text and width."""
    lead: str = ""
    """Stands above the text, stronger."""
    below: str = ""
    """More, weaker, under the text."""
    heading: bool = False
    weak: bool = False
    find: str = ""
    """What typing finds beside the text."""
    most: int = 0
    """The most lines of text that are shown; 0 for all."""


@dataclass
class _Shown:
    rows: list[Row] = field(default_factory=list)
    width: int = 0


class Rows(OptionList):
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
        """Enter or a click on a row."""

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
        id: str | None = None,  # noqa: A002 - as Textual names it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes, markup=False, compact=True)
        self._ticks = ticks
        self._typing = typing
        self._all: list[Row] = []
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
        self._all = list(rows)
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
        rows = list(_with_headings(self._all, self.wanted)) if self.wanted else list(self._all)
        width = self.scrollable_content_region.width
        self._now = _Shown(rows, width)
        # An empty list with a cursor on it would be asked for a line it no longer has.
        self.highlighted = None
        self.set_options(Option(drawn(row, width or 76), disabled=row.heading) for row in rows)
        wanted = at if at is not None else (before.key if before else None)
        if not (wanted and self.go_to(wanted)):
            self.highlighted = self._nearest(place)
        if at is None:
            self.scroll_to(y=scrolled, animate=False)

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
        if all(row.heading for row in rows[:highlighted]):
            self.scroll_home(animate=False)  # the headings above cannot be reached otherwise
        self.post_message(self.Moved(self, rows[highlighted]))

    def on_resize(self) -> None:
        if self._all and self.scrollable_content_region.width != self._now.width:
            self._draw(None)

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
        if row.mark and not row.heading:
            event.stop()
            event.prevent_default()
            self.highlighted = place
            self.post_message(self.Ticked(self, row))

    def on_key(self, event: events.Key) -> None:
        if event.key == "space" and self._ticks:
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


def drawn(row: Row, width: int) -> Content:
    """Return a row as it stands in a list of so many cells."""
    if row.heading:
        hang = " " * width_of(row.mark)
        lines = [T(hang + line) for line in wrapped(row.text, width - len(hang))]
        lines = [line.stylize("bold") for line in lines]
        return Content("\n").join(lines)
    side = sum(cells + 1 for _, cells in row.aside)
    room = width - width_of(row.mark) - side
    below = row.below
    if row.aside and room < _NARROW:
        words = " · ".join(clean_line(text) for text, _ in row.aside if text.strip())
        below = f"{words}\n{below}" if below else words
        room, row = room + side, replace(row, aside=())
    hang = " " * width_of(row.mark)
    texts = wrapped(row.text, room)
    if row.most and len(texts) > row.most:
        texts = [*texts[: row.most - 1], texts[row.most - 1][: room - 2] + " …"]
    lines = [T(line).stylize("bold") for line in wrapped(row.lead, width)] if row.lead else []
    for number, line in enumerate(texts):
        lead = row.mark if number == 0 else hang
        content = T(lead) + T(fit(line, room) if row.aside and number == 0 else line)
        if number == 0:
            for text, cells in row.aside:
                content += T(" " + fit(text, cells))
        lines.append(content.stylize("dim") if row.weak else content)
    for part in below.split("\n") if below else ():
        lines += [T(hang + line).stylize("dim") for line in wrapped(part, width - len(hang))]
    return Content("\n").join(lines)


def wrapped(text: str, width: int) -> list[str]:
    """Return cleaned text in lines of at most so many cells, never none."""
    lines: list[str] = []
    for part in clean_text(text).split("\n"):
        line = ""
        for word in part.split(" "):
            longer = f"{line} {word}" if line else word
            if width_of(longer) <= width:
                line = longer
                continue
            if line:
                lines.append(line)
            *whole, line = _chopped(word, max(width, 2))
            lines += whole
        lines.append(line)
    return lines


def _chopped(word: str, width: int) -> list[str]:
    """Return a word that is longer than the line in pieces that fit."""
    if width_of(word) <= width:
        return [word]
    pieces, piece, room = [], "", width
    for char in word:
        cells = width_of(char)
        if cells > room:
            pieces.append(piece)
            piece, room = "", width
        piece += char
        room -= cells
    return [*pieces, piece]


def _with_headings(rows: Iterable[Row], wanted: str) -> Iterable[Row]:
    """Yield the rows that have the words, each under its nearest heading."""
    heading: Row | None = None
    for row in rows:
        if row.heading:
            heading = row
        elif matches(wanted, search_key(f"{row.lead} {row.text} {row.find} {row.below}")):
            if heading is not None:
                yield heading
                heading = None
            yield row
