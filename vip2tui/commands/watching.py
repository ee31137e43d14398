"""How far a long work is, for who waits at the line: one line of the terminal, written over."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from threading import Lock, Timer
from time import monotonic
from typing import TYPE_CHECKING, TextIO

from vip2tui.base.progress import EVERY, SILENT, SOON, Pace, Progress
from vip2tui.base.safe import clean_line, cut, terminal, width_of
from vip2tui.pictures.drawn import line_text
from vip2tui.pictures.how_far import how_far, how_far_words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from vip2tui.base.progress import Step
    from vip2tui.commands.line import Line

_WORTH_A_LINE = 5.0
"""Seconds between two sentences that are heard."""


class OnTerminal(Progress):
    """Writes over one line of stderr. What is told beside it takes the line away first."""

    def __init__(self, line: Line, title: str, clock: Callable[[], float] = monotonic) -> None:
        self._line, self._title, self._clock = line, title, clock
        self._pace = Pace()
        self._next = clock() + SOON
        self._cells = 0
        """So many are to be taken away again."""
        self._last: tuple[Step, int | None] | None = None
        self._one_at_a_time = Lock()
        self._timer: Timer | None = None
        """Draws what was told too soon after what is drawn: the next may come in a minute."""

    def tell(self, step: Step) -> None:
        now = self._clock()
        with self._one_at_a_time:
            self._last = step, self._pace.left(step, now)
            if now >= self._next:
                self._draw(now)
            elif self._timer is None:
                self._timer = Timer(self._next - now, self._later)
                self._timer.daemon = True
                self._timer.start()

    def clear(self) -> None:
        """Take the line away."""
        with self._one_at_a_time:
            if self._timer is not None:
                self._timer.cancel()
            self._timer = self._last = None
            if self._cells:
                self._write(" " * self._cells)
                self._write("")
                self._cells = 0

    def _later(self) -> None:
        with self._one_at_a_time:
            self._timer = None
            self._draw(self._clock())

    def _draw(self, now: float) -> None:
        if self._last is None:  # it was taken away meanwhile
            return
        self._next = now + EVERY
        step, left = self._last
        room = self._line.width - 1
        title = cut(f"{self._title}: ", room)
        picture = line_text(how_far(step, left, room - width_of(title), self._line.signs))
        text = terminal(cut(title + (picture or clean_line(step.about)), room), _stream().encoding)
        self._write(text + " " * max(self._cells - width_of(text), 0))
        self._cells = width_of(text)

    def _write(self, text: str) -> None:
        _stream().write(f"\r{text}")
        _stream().flush()


class Spoken(Progress):
    """Says a sentence now and then, for who hears the program: nothing is written over."""

    def __init__(self, say: Callable[[str], None], clock: Callable[[], float] = monotonic) -> None:
        self._say, self._clock = say, clock
        self._pace = Pace()
        self._next = clock() + _WORTH_A_LINE

    def tell(self, step: Step) -> None:
        now = self._clock()
        left = self._pace.left(step, now)
        if now >= self._next and (words := how_far_words(step, left)):
            self._next = now + _WORTH_A_LINE
            self._say(f"{words.replace(' · ', ', ')}.")


@contextmanager
def watched(line: Line, title: str) -> Iterator[Progress]:
    """Show how far it is where a person sees it at once; nothing in a pipe, or for a program.

    Args:
        line: What was given.
        title: What is going on, without a full stop.
    """
    if line.json or not _is_seen():
        yield SILENT
        return
    shown = OnTerminal(line, title)
    line.before_words = shown.clear
    try:
        yield shown
    finally:
        shown.clear()
        line.before_words = None


def _stream() -> TextIO:
    return sys.stderr


def _is_seen() -> bool:
    try:
        return _stream().isatty()
    except (AttributeError, ValueError):  # closed, or there is none
        return False
