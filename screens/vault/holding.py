"""A wrong guess makes the next one wait, so that many cannot be tried at the prompt."""

from __future__ import annotations

from math import ceil
from time import monotonic

from textual.widgets import Button, Static

from screens.page import Page
from screens.vault import unlock_words as words
from vip2tui.base.safe import T

LONGEST_WAIT = 60


class Holding(Page):
    """What the prompt does after a wrong guess."""

    _wrong = 0
    _free_at = 0.0
    """When the next guess may be made, by a clock that nobody can turn."""

    def hold(self) -> None:
        """Make the next guess wait: a second, two, four … and never more than a minute."""
        self._wrong += 1
        self._free_at = monotonic() + self.wait_after(self._wrong)
        self.query_one("#open", Button).disabled = True
        self._count_down()

    @staticmethod
    def wait_after(wrong: int) -> int:
        """Return how many seconds the guess after so many wrong ones waits."""
        return min(1 << min(wrong - 1, 6), LONGEST_WAIT)

    def _count_down(self) -> None:
        left = ceil(self._free_at - monotonic())
        answer = self.query_one("#answer", Static)
        if left > 0:
            answer.update(T(f"{words.WRONG} Vent {left} sek."))
            self.set_timer(min(1.0, max(self._free_at - monotonic(), 0.01)), self._count_down)
        else:
            answer.update(words.WRONG)
            self.query_one("#open", Button).disabled = False
