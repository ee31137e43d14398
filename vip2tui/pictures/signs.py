"""The signs that carry a meaning, in three sets: the only place that says how one is drawn.

An old Windows console draws what its font has and nothing else. Consolas and Lucida Console are
made for WGL4, so `PLAIN` holds nothing outside it; `FINE` is for who said that they see it, and
`ASCII` for what has no signs at all. No meaning hangs on a sign that one of them lacks.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from vip2tui.base.safe import width_of

if TYPE_CHECKING:
    from collections.abc import Mapping


class Signs(NamedTuple):
    """What is drawn for each meaning: one cell each, if nothing else is said.

    A tuple, for it is made on the way to the prompt: a dataclass of as many fields takes five times
    as long.
    """

    over: str = "!"
    """Past its day (over fristen)."""
    soon: str = "•"
    """The day is near (frist snart)."""
    done: str = "√"
    """Done (klaret)."""
    now: str = "●"
    """Where one stands, and what was present."""
    ahead: str = "○"
    """What is still to come, and what was not there."""
    note: str = "»"
    """Written by somebody: a note, a draft."""
    more: str = "[?]"
    """There is a source or an explanation behind Enter; up to three cells."""
    go: str = "►"
    """Where Enter leads on, and what has the focus."""
    back: str = "◄"
    """Where one goes the other way: the month before, the folder above."""
    sent: str = "→"
    """A file that went to somebody."""
    fetched: str = "←"
    """A file that came."""
    unfold: str = "▼"
    """Where something opens below."""
    off: str = "°"
    """A public holiday."""
    chosen: str = "▌"
    """The first cell of the chosen row."""
    full: str = "█"
    light: str = "░"
    middle: str = "▒"
    """Stands still: a pause."""
    dense: str = "▓"
    """Longer than it was planned."""
    today: str = "│"
    milestone: str = "▲"
    measured: str = "◊"
    flat: str = "─"
    rise: str = "┘"
    """From a step up to the next."""
    tread: str = "┌"
    """Where the next step begins."""
    up: str = "↑"
    down: str = "↓"
    same: str = "→"
    heights: str = "_▄█"
    """A curve's heights, low to high; each one cell."""


PLAIN = Signs()
FINE = Signs(done="✓", note="✎", more="ⓘ", today="┃", measured="◆", heights="▁▂▃▄▅▆▇█")
ASCII = Signs(
    over="!", soon=":", done="v", now="*", ahead=".", note=">", more="[?]", go=">", back="<",
    sent=">", fetched="<", unfold="v", off="~", chosen="#",
    full="#", light=".", middle="=", dense="%", today="|", milestone="^", measured="@", flat="-",
    rise="'", tread=",", up="+", down="-", same="=", heights="_-#",
)  # fmt: skip
SAMPLE = "╭─✓─╮"
"""What one is shown who is asked whether the fine signs are seen; drawn nowhere else."""
SETS: Mapping[str, Signs] = {"plain": PLAIN, "fine": FINE, "ascii": ASCII}
"""By what is kept as a setting."""
ASCII_VARIABLE = "VIP2TUI_ASCII"
"""Set where everything is to be drawn with ASCII; a start after a lock finds it too."""


_BOX = frozenset(map(chr, range(0x2500, 0x2580)))
_NEAR = {
    "_": "▁",
    "-": "▂▃▄▅▆▇▔▀",
    "|": "▏▎▍▌▋▊▉▐▕",
    "<": "←◄",
    "^": "↑",
    ">": "→",
    "v": "↓▼",
    "i": "ⓘ",
}


@lru_cache(maxsize=1)
def in_ascii() -> Mapping[int, str]:
    """Return what stands for each drawn sign where only the keyboard's are to be seen.

    It is one cell for one, so that nothing moves: the signs of `PLAIN` and `FINE` as `ASCII` has
    them, and the frames, bars and arrows that no picture of ours draws.
    """
    known: dict[str, str] = {}
    for drawn in (FINE, PLAIN):
        for name, sign in drawn._asdict().items():
            if len(sign) == len(plain := getattr(ASCII, name)) == 1 and sign > "\xff":
                known[sign] = plain
    for sign in map(chr, range(0x2190, 0x2800)):
        if width_of(sign) == 1 and (sign not in known or sign in _BOX):
            known[sign] = _drawn(sign)
    known |= {sign: plain for plain, signs in _NEAR.items() for sign in signs}
    return {ord(sign): plain for sign, plain in known.items()}


def _drawn(sign: str) -> str:
    """Return the nearest sign of the keyboard, by what a line or a block is called."""
    words = set(unicodedata.name(sign, "").split())
    if not words & {"BOX", "BLOCK"}:
        return "*"
    if "BLOCK" in words:
        return "#"
    ways = words & {"HORIZONTAL", "VERTICAL", "LEFT", "RIGHT", "UP", "DOWN"}
    if ways <= {"HORIZONTAL", "LEFT", "RIGHT"}:
        return "-"
    return "|" if ways <= {"VERTICAL", "UP", "DOWN"} else "+"
