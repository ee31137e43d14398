"""The week in one line: the days something was written, and how many rounds are done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vip2tui.base.safe import width_of
from vip2tui.pictures.drawn import Tone, line_text
from vip2tui.pictures.shares import bar

if TYPE_CHECKING:
    from collections.abc import Collection

    from vip2tui.pictures.drawn import Line, Picture
    from vip2tui.pictures.signs import Signs

DAYS = ("ma", "ti", "on", "to", "fr", "lø", "sø")
_WORKING = 5
_BAR = 7
"""Cells of the bar."""


def week_strip(
    written: Collection[int], today: int, done: int, of: int, width: int, signs: Signs
) -> Picture:
    """Return «Ugen  ma● ti● on○  runder 2 af 7 ██░░░»; the weekend only where it has something.

    Args:
        written: The days something was written, Monday being 0.
        today: The day it is; drawn stronger.
        done: How many weekly rounds are done.
        of: How many there are to do; without any, nothing is said of them.
        width: The cells there are; what there is no room for is left out, the bar first.
        signs: The set it is drawn with.
    """
    days: Line = (("Ugen  ", Tone.MUTED),)
    for number, name in enumerate(DAYS):
        if number < _WORKING or number in written or number == today:
            has = number in written
            days += (
                (name, Tone.STRONG if number == today else Tone.PLAIN),
                (signs.now if has else signs.ahead, Tone.DONE if has else Tone.MUTED),
                (" ", Tone.PLAIN),
            )
    rounds: Line = ((f"  runder {done} af {of} ", Tone.PLAIN),) if of else ()
    full: Line = bar(done, of, _BAR, signs, Tone.DONE if done >= of else Tone.PLAIN) if of else ()
    for line in ((*days, *rounds, *full), (*days, *rounds)):
        if width_of(line_text(line)) <= width:
            return (line,)
    return (days,)
