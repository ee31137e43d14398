"""What more there is to say of the row one stands on: beside the list, or in some lines under it.

It only tells. Whatever can be done stands in the list, so nothing is out of reach without it.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.geometry import Size

from screens import hiding
from screens.widgets.picture import PictureBox
from screens.widgets.row import wrapped
from vip2tui.pictures.drawn import Tone

if TYPE_CHECKING:
    from screens.widgets.row import Row
    from vip2tui.pictures.drawn import Line, Picture

_NOTHING: Picture = (((" ", Tone.PLAIN),),)
_MORE: Line = (("…", Tone.MUTED),)


class Beside(PictureBox):
    """Tells of one row; what does not fit ends in «…»."""

    def tell(self, row: Row | None) -> None:
        """Tell of a row, or of nothing."""
        self.draw(partial(self._told, row) if row else lambda _: _NOTHING)

    def _told(self, row: Row, width: int) -> Picture:
        return told(hiding.row(self.app, row), width, airy=not self.has_class("under"))

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        return max(super().get_content_height(container, viewport, width), 1)

    def _picture(self, width: int) -> Picture:
        lines, room = super()._picture(width), self.content_size.height
        return lines if not room or len(lines) <= room else (*lines[: room - 1], _MORE)


def told(row: Row, width: int, *, airy: bool) -> Picture:
    """Return all that a row says, its head first; a heading says nothing more.

    Args:
        row: What is told of.
        width: The cells of a line.
        airy: Whether there is room for blank lines and for what is not in the list.
    """
    if row.heading:
        return _NOTHING
    width = max(width, 1)
    lines: list[Line] = [((one, Tone.STRONG),) for one in _lines(row.lead, width)]
    gap: list[Line] = [()] if airy else []
    lines += gap if lines else []
    lines += [((one, Tone.PLAIN),) for one in _lines(row.text, width)]
    if row.below.strip():
        lines += [*gap, *(((one, Tone.MUTED),) for one in _lines(row.below, width))]
    return (*lines, *(row.more(width) if row.more and airy else ())) or _NOTHING


def _lines(text: str, width: int) -> list[str]:
    return wrapped(text, width) if text.strip() else []
