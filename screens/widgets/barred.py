"""A list whose chosen row has a bar in its first cell, beside its tint: colour is never alone."""

from __future__ import annotations

from typing import ClassVar

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.widgets import OptionList

from screens import themes
from vip2tui.base.safe import T

_BAR = " "
"""The first cell of each row is the bar's, so that nothing moves when it is chosen."""


def beside_bar_content(content: Content) -> Content:
    """Return a row with room for the bar."""
    lines = content.split("\n", allow_blank=True)
    return Content("\n").join(T(_BAR) + line for line in lines)


class Barred(OptionList):
    """The list; its options are made with `beside_bar_content`."""

    DEFAULT_CSS = """
    Barred > .rows--bar { color: $focus; text-style: bold; }
    """
    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--bar"}

    def render_line(self, y: int) -> Strip:
        """Draw the bar at the row that is chosen."""
        strip = super().render_line(y)
        style = next((one.style for one in strip if one.style is not None), None)
        if style is None or self.highlighted is None or not strip.cell_length:
            return strip
        if style.meta.get("option") != self.highlighted:
            return strip
        bar = style + self.get_component_rich_style("rows--bar", partial=True)
        sign = themes.signs(self.app).chosen
        return Strip.join([Strip([Segment(sign, bar)], 1), strip.crop(1)])
