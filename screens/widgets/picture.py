"""Draws a picture: each meaning in its colour, what people typed cleaned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from vip2tui.base.safe import T
from vip2tui.pictures.drawn import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vip2tui.pictures.drawn import Picture, Piece

MUTED = "$muted"
_WIDTH = 76
"""Cells of a picture whose room is not known yet."""
_STYLES = {
    Tone.STRONG: "bold",
    Tone.MUTED: MUTED,
    Tone.LINE: "$line",
    Tone.OVER: "$over",
    Tone.SOON: "$soon",
    Tone.DONE: "$done",
    Tone.FOCUS: "$focus",
}


def line_content(line: Iterable[Piece]) -> Content:
    """Return a line as Textual draws it."""
    pieces = []
    for text, tone in line:
        shown = T(text)
        pieces.append(shown.stylize(_STYLES[tone]) if tone in _STYLES and text.strip() else shown)
    return Content("").join(pieces)


def picture_content(picture: Picture) -> Content:
    """Return a picture as Textual draws it."""
    return Content("\n").join(map(line_content, picture))


class PictureBox(Widget):
    """A picture that is made for the width it is given; without facts it is not there."""

    DEFAULT_CSS = "PictureBox { height: auto; }"

    def __init__(
        self,
        *,
        id: str | None = None,  # noqa: A002 - as Textual names it
        classes: str | None = None,
    ) -> None:
        super().__init__(id=id, classes=classes)
        self._made: Callable[[int], Picture] | None = None

    def draw(self, made: Callable[[int], Picture]) -> None:
        """Show what is made for so many cells, now and when the width is another."""
        self._made = made
        self.display = bool(self._picture(self.content_size.width or _WIDTH))
        self.refresh(layout=True)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        return len(self._picture(width))

    def render(self) -> Content:
        return picture_content(self._picture(self.content_size.width))

    def _picture(self, width: int) -> Picture:
        return self._made(width) if self._made else ()
