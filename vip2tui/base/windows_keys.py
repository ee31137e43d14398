"""What a key on a Windows console means, as a terminal elsewhere would have sent it: pure.

The console hands over key presses, most of them already as a terminal's signs. What it leaves to
the program is told apart here: AltGr is Windows' Ctrl and Alt at once, and is no shortcut; a letter
typed as a number with Alt comes when Alt is let go; a key that is held comes once with a count.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable
from typing import NamedTuple

RECORD = struct.Struct("<HxxiHHHHI")
"""An `INPUT_RECORD` with a `KEY_EVENT_RECORD`: kind, down, count, key, place, letter, held."""
_KEY_EVENT = 1
_RIGHT_ALT, _LEFT_ALT, _RIGHT_CTRL, _LEFT_CTRL, _SHIFT = 0x1, 0x2, 0x4, 0x8, 0x10
_ALT, _CTRL = _RIGHT_ALT | _LEFT_ALT, _RIGHT_CTRL | _LEFT_CTRL
_BACKSPACE, _TAB, _MENU, _SPACE = 0x08, 0x09, 0x12, 0x20
_WITH_RIGHT_ALT = frozenset("@£$€{[]}|\\~µ")
"""Some remote desktops leave Ctrl out of AltGr: on a Danish keyboard nothing else gives these."""
_ENDS = {0x26: "A", 0x28: "B", 0x27: "C", 0x25: "D", 0x24: "H", 0x23: "F"}
_NUMBERS = {0x2D: 2, 0x2E: 3, 0x21: 5, 0x22: 6}
_FIRST_F, _FEW_F = 0x70, "PQRS"
_OTHER_F = (15, 17, 18, 19, 20, 21, 23, 24)


class Stroke(NamedTuple):
    """A key that went down or up."""

    is_down: bool
    times: int
    key: int
    """Windows' number of the key, 0 where a terminal's signs are handed over."""
    letter: str
    held: int
    """Which of Shift, Ctrl and Alt were held, as bits."""


def strokes(data: bytes) -> list[Stroke]:
    """Return the keys among what a console has to tell, in their order."""
    return [
        Stroke(bool(down), times, key, chr(letter), held)
        for kind, down, times, key, _, letter, held in RECORD.iter_unpack(data)
        if kind == _KEY_EVENT
    ]


class Typed:
    """Makes text of keys; holds half a sign back until its other half has come."""

    def __init__(self) -> None:
        self._half = ""

    def text(self, keys: Iterable[Stroke]) -> str:
        """Return what the keys say, with what was held back before them."""
        said = self._half + "".join(map(text_of, keys))
        self._half = said[-1] if said and "\ud800" <= said[-1] <= "\udbff" else ""
        whole = said[: len(said) - len(self._half)]
        return whole.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def text_of(key: Stroke) -> str:
    """Return what one key says; nothing if it says nothing."""
    if not key.is_down:  # a letter typed as its number comes when Alt is let go
        return key.letter if key.key == _MENU and key.letter != "\0" else ""
    if key.key == 0:
        says_nothing = key.held or key.letter == "\0"
        return "" if says_nothing else key.letter * max(key.times, 1)
    return _said(key) * max(key.times, 1)


def _said(key: Stroke) -> str:
    has_ctrl, has_alt = bool(key.held & _CTRL), bool(key.held & _ALT)
    if key.letter == "\0":
        return "\0" if key.key == _SPACE and has_ctrl else _named(key)
    if key.key == _TAB and key.held & _SHIFT:
        return "\x1b[Z"
    if key.key == _BACKSPACE and not has_alt:
        return "\b" if has_ctrl else "\x7f"
    if not has_alt or has_ctrl or _is_alt_gr(key):
        return key.letter
    return f"\x1b{key.letter}"


def _is_alt_gr(key: Stroke) -> bool:
    return bool(key.held & _RIGHT_ALT) and key.letter in _WITH_RIGHT_ALT


def _named(key: Stroke) -> str:
    """Return what a key without a letter says: an arrow, F1, Home; nothing for Shift alone."""
    shift, alt, ctrl = (bool(key.held & one) for one in (_SHIFT, _ALT, _CTRL))
    held = 1 + shift + 2 * alt + 4 * ctrl
    number = key.key - _FIRST_F
    if key.key in _ENDS or 0 <= number < len(_FEW_F):
        end = _ENDS.get(key.key) or _FEW_F[number]
        plain = f"\x1b[{end}" if key.key in _ENDS else f"\x1bO{end}"
        return plain if held == 1 else f"\x1b[1;{held}{end}"
    if 0 <= number - len(_FEW_F) < len(_OTHER_F):
        code = _OTHER_F[number - len(_FEW_F)]
    elif key.key in _NUMBERS:
        code = _NUMBERS[key.key]
    else:
        return ""
    return f"\x1b[{code}~" if held == 1 else f"\x1b[{code};{held}~"
