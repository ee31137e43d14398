"""What more there is to say of the row one stands on: beside the list, or in some lines under it.

It only tells. Whatever can be done stands in the list, so nothing is out of reach without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import TYPE_CHECKING, Any

from textual import on
from textual.containers import Vertical
from textual.geometry import Size
from textual.message import Message

from screens import hiding
from screens.panes import Panes
from screens.widgets.picture import PictureBox
from screens.widgets.row import wrapped
from screens.widgets.rows import Rows
from vip2tui.pictures.drawn import Tone

if TYPE_CHECKING:
    from textual.app import App, ComposeResult

    from screens.widgets.row import Row
    from vip2tui.pictures.drawn import Line, Picture

_NOTHING: Picture = (((" ", Tone.PLAIN),),)
_MORE: Line = (("…", Tone.MUTED),)


class Beside(PictureBox):
    """Tells of one row; what does not fit ends in «…»."""

    DEFAULT_CSS = "Beside.under { border-top: solid $line; padding: 0 1; }"

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


class WithMore(Vertical):
    """A list, and what is said of the chosen row: beside it from 110 columns, else under it."""

    DEFAULT_CSS = """
    WithMore { height: 1fr; }
    WithMore Panes { height: 1fr; }
    WithMore Rows, WithMore .beside { height: 100%; }
    """

    class Parted(Message):
        """There are two panes now and were not, or the other way: rows may differ by that."""

    def __init__(self, rows: Rows, title: str, about: str, under: int = 0) -> None:
        """Take the list, what stands in the two frames, and how many lines there are under it."""
        super().__init__()
        self._rows, self._beside, self._under = rows, Beside(classes="beside"), lines_under(under)
        rows.border_title, self._beside.border_title = title, about
        self._was_two, self._has_under = False, under > 0

    @property
    def are_two(self) -> bool:
        """Whether it stands beside the list."""
        return self.query_one(Panes).are_two

    def compose(self) -> ComposeResult:
        yield Panes(self._rows, self._beside)
        yield self._under

    def on_mount(self) -> None:
        self.tell()

    def on_resize(self) -> None:
        self.call_after_refresh(self.tell)

    @on(Rows.Moved)
    @on(Panes.Parted)
    def tell(self) -> None:
        """Tell of the row one stands on, where there is a place for it."""
        is_two = self.are_two
        if is_two:
            self._beside.tell(self._rows.row)
        self._under.display = self._has_under and not is_two
        if self._under.display:
            self._under.tell(self._rows.row)
        if is_two != self._was_two:
            self._was_two = is_two
            self.post_message(self.Parted())


def lines_under(lines: int) -> Beside:
    """Return so many lines that tell of a row under its list, with a line over them."""
    under = Beside(classes="under")
    under.styles.height = lines + 1
    return under


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
    if row.under and not airy and (drawn := row.under(width)):
        return drawn
    head = row.lead or row.who[0]
    lines: list[Line] = [((one, Tone.STRONG),) for one in _lines(head, width)]
    gap: list[Line] = [()] if airy else []
    lines += gap if lines and row.text.strip() else []
    lines += [((one, Tone.PLAIN),) for one in _lines(row.text, width)]
    if row.below.strip():
        lines += [*gap, *(((one, Tone.MUTED),) for one in _lines(row.below, width))]
    if row.source:
        lines += [*gap, *(((one, Tone.MUTED),) for one in _lines(row.source, width))]
    return (*lines, *(row.more(width) if row.more and airy else ())) or _NOTHING


def paragraphs(app: App[Any], parts: Iterable[tuple[str, Tone]]) -> Callable[[int], Picture]:
    """Return what draws texts below each other, each in its tone, after a blank line.

    Names are hidden before a text is parted into lines: half a name would not be known again.
    """
    kept = [*parts]

    def drawn(width: int) -> Picture:
        lines = [((line, tone),) for text, tone in kept
                 for line in wrapped(hiding.text(app, text), max(width, 2))]  # fmt: skip
        return ((), *lines) if lines else ()

    return drawn


def _lines(text: str, width: int) -> list[str]:
    return wrapped(text, width) if text.strip() else []
