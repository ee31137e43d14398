"""A list of thousands of rows, each of one line: only what is on the screen is ever drawn."""

from __future__ import annotations

from typing import Any, Self

from textual.app import App
from textual.content import Content
from textual.geometry import Region, Size
from textual.reactive import reactive
from textual.strip import Strip
from textual.visual import VisualType
from textual.widgets.option_list import Option

from screens import hiding
from screens.widgets.row import Row, line_row_content
from screens.widgets.rows import Rows


class _Undrawn(Option):
    """A row that is drawn when it is first shown."""

    def __init__(self, row: Row, width: int, app: App[Any]) -> None:
        super().__init__("", disabled=row.heading)
        self._row, self._width, self._app = row, width, app

    @property
    def prompt(self) -> VisualType:
        return Content(" ") + line_row_content(hiding.row(self._app, self._row), self._width)


class LongRows(Rows):
    """The list as `Rows` is, but for rows of one line.

    What Textual asks every row for is its height, and for that it would draw them all. Here it is
    known: one. (`_update_lines` is private; Textual is pinned, and a test counts what is drawn.)
    """

    highlighted: reactive[int | None] = reactive(None, repaint=False)
    """Where the cursor is. Two lines are drawn anew when it moves, and not the whole list."""
    _was: int | None = None
    _ready: dict[int, Strip]
    """Lines as they are drawn without cursor and mouse, by option: a list that is scrolled by one
    line has all but one of them."""

    def render_lines(self, crop: Region) -> list[Strip]:
        self._update_lines()
        frame, above = self.gutter, self.scroll_offset.y - self.gutter.top
        rows = range(frame.top, self.outer_size.height - frame.bottom)
        return [self._line_at(above + y, y, crop, is_row=y in rows) for y in crop.line_range]

    def _line_at(self, option: int, y: int, crop: Region, *, is_row: bool) -> Strip:
        """Return a line: one of the options, or of the frame that stands around them in a pane."""
        is_plain = is_row and option not in (self.highlighted, self._mouse_hovering_over)
        ready = self._ready.get(option) if is_plain else None
        if ready is not None and ready.cell_length == crop.width:
            return ready
        [drawn] = super().render_lines(Region(crop.x, y, crop.width, 1))
        if is_plain and not crop.x:
            self._ready[option] = drawn
        return drawn

    def refresh(
        self, *regions: Region, repaint: bool = True, layout: bool = False, recompose: bool = False
    ) -> Self:
        """Draw anew. Where no region is named, the lines are other lines or look otherwise."""
        if not regions:
            self._ready = {}
        return super().refresh(*regions, repaint=repaint, layout=layout, recompose=recompose)

    def watch_highlighted(self, highlighted: int | None) -> None:
        for line in {self._was, highlighted} - {None}:
            self.refresh_line(line or 0)
        self._was = highlighted
        super().watch_highlighted(highlighted)

    def option(self, row: Row, width: int) -> Option:
        return _Undrawn(row, width, self.app)

    def _update_lines(self) -> None:
        cache, count = self._line_cache, len(self.options)
        if not self.scrollable_content_region:
            return
        if len(cache.lines) != count:
            cache.clear()
            cache.lines.extend((index, 0) for index in range(count))
            cache.heights = dict.fromkeys(range(count), 1)
            cache.index_to_line = dict(enumerate(range(count)))
        size = Size(self.scrollable_content_region.width, count)
        if size != self.virtual_size:
            self.virtual_size = size
            self._scroll_update(size)
