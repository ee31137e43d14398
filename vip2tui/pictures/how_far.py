"""How far a long work is, as a bar with its words; the words alone are for who listens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vip2tui.base.safe import width_of
from vip2tui.pictures.drawn import Tone, fitted
from vip2tui.pictures.shares import bar
from vip2tui.text.danish import count, number

if TYPE_CHECKING:
    from vip2tui.base.progress import Step
    from vip2tui.pictures.drawn import Line
    from vip2tui.pictures.signs import Signs

_MINUTE, _HOUR = 60, 3600
_ROUND = 5
_LEAST, _WIDEST = 5, 30
"""Cells of the bar."""


def how_far_words(step: Step, left: int | None) -> str:
    """Return «12 af 40 filer · ca. 20 sekunder tilbage»; empty where there is but one thing to do.

    Args:
        step: How far it is.
        left: The seconds that are left, if they are worth saying.
    """
    if step.of <= 1:
        return ""
    said = f"{number(min(step.done, step.of))} af {number(step.of)} {step.what[1]}"
    return f"{said} · {_left_words(left)}" if left else said


def how_far(step: Step, left: int | None, width: int, signs: Signs) -> Line:
    """Return the bar and its words in so many cells; nothing where there is nothing to say."""
    words = how_far_words(step, left)
    if not words:
        return ()
    cells = min(width - width_of(words) - 1, _WIDEST)
    if cells < _LEAST:
        return ((fitted(words, width), Tone.PLAIN),)
    return (*bar(min(step.done, step.of), step.of, cells, signs), (f" {words}", Tone.PLAIN))


def _left_words(seconds: int) -> str:
    """Return «ca. 20 sekunder tilbage»; nobody believes more than that."""
    if seconds <= _MINUTE:
        return f"ca. {-(-seconds // _ROUND) * _ROUND} sekunder tilbage"
    if seconds <= _HOUR:
        return f"ca. {count(-(-seconds // _MINUTE), 'minut', 'minutter')} tilbage"
    return f"ca. {count(-(-seconds // _HOUR), 'time', 'timer')} tilbage"
