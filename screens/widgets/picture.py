"""Draws a picture: each meaning in its colour, what people typed cleaned."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from vip2tui.base.safe import T
from vip2tui.pictures.drawn import Tone

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from vip2tui.pictures.drawn import Picture, Piece

MUTED = "$muted"
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


class PictureBox(Static):
    """A picture that is made anew for the width it has; without facts it is not there."""

    DEFAULT_CSS = "PictureBox { height: auto; }"

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - as Textual names it
        super().__init__(id=id)
        self._made: Callable[[int], Picture] | None = None
        self._width = 0

    def draw(self, made: Callable[[int], Picture]) -> None:
        """Show what is made for so many cells, now and when the width is another."""
        self._made = made
        self._again()

    def on_resize(self) -> None:
        if self.content_size.width != self._width:
            self._again()

    def _again(self) -> None:
        self._width = self.content_size.width or 76
        picture = self._made(self._width) if self._made else ()
        self.display = bool(picture)
        self.update(picture_content(picture))
