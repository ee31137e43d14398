"""The case load as a list: as many as there are, each of one line."""

from __future__ import annotations

from textual.message import Message

from screens.widgets.long_rows import LongRows

_AT_FIRST = 76


class People(LongRows):
    """A list whose columns are made for the room it has."""

    class Widened(Message):
        """There is more or less room than the rows were made for."""

    _made_for = 0

    def measure(self) -> int:
        """Return how many cells a row has, and keep in mind that rows are made for so many."""
        self._made_for = self.scrollable_content_region.width
        return (self._made_for or _AT_FIRST + 1) - 1

    def on_resize(self) -> None:
        if self.scrollable_content_region.width != self._made_for:
            self.post_message(self.Widened())
