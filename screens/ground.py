"""Asks the terminal whether its ground is light, before anything is drawn.

The question is answered by most terminals in a few milliseconds. One that does not know it answers
the second question after it, which all know; one that answers neither is waited for 100 ms, and
what it says later is swallowed, so that it is never taken for keys.
"""

from __future__ import annotations

import os
import re
import sys
from contextlib import contextmanager
from dataclasses import dataclass
from time import monotonic
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 0.1
"""Seconds that are waited for an answer."""
_ASK = b"\x1b]11;?\x1b\\\x1b[c"
_COLOUR = re.compile(r"\x1b\]11;rgba?:([0-9a-fA-F]+)/([0-9a-fA-F]+)/([0-9a-fA-F]+)[^\x07\x1b]*")
_ANSWERS = re.compile(r"\x1b\]11;[^\x07\x1b]*(?:\x07|\x1b\\)|\x1b\[\?[0-9;]*c")
_LAST = re.compile(r"\x1b\[\?[0-9;]*c")
_BEGUN = re.compile(r"\x1b(?:\](?:1(?:1(?:;[^\x07\x1b]*\x1b?)?)?)?|\[\?[0-9;]*)$")
_MOST_HELD = 64
_LIGHT = 0.5


class Decoder(Protocol):
    """What makes text of bytes as they come, as Textual's driver wants it."""

    def decode(self, data: bytes, final: bool = False) -> str: ...


class Swallowing:
    """A decoder that takes out the terminal's answers, wherever they are cut in two."""

    def __init__(self, inner: Decoder, typed: str = "") -> None:
        self._inner = inner
        self._held = typed

    def decode(self, data: bytes, final: bool = False) -> str:
        text = _ANSWERS.sub("", self._held + self._inner.decode(data, final))
        begun = None if final else _BEGUN.search(text)
        self._held = begun.group() if begun and len(begun.group()) < _MOST_HELD else ""
        return text[: len(text) - len(self._held)]


def is_light(answer: str) -> bool | None:
    """Return whether a terminal says that its ground is light; None if it does not say."""
    found = _COLOUR.search(answer)
    if found is None:
        return None
    red, green, blue = (int(part, 16) / (16 ** len(part) - 1) for part in found.groups())
    return bool(0.299 * red + 0.587 * green + 0.114 * blue > _LIGHT)


@dataclass
class Answer:
    """What the terminal said, once the time to say it is over."""

    is_light: bool | None = None
    """None if it did not say."""
    typed: str = ""
    """What a person typed meanwhile; the app is given it as if it came later."""


@contextmanager
def asked() -> Iterator[Answer]:
    """Ask, let the program be imported meanwhile, and take the answer.

    The terminal's answer is not echoed, and its settings are as before when this ends.
    """
    answer = Answer()
    streams = sys.__stdin__, sys.__stdout__
    if sys.platform == "win32" or not all(one is not None and one.isatty() for one in streams):
        yield answer
        return
    import termios
    import tty

    ins, out = (one.fileno() for one in streams if one is not None)
    try:
        before = termios.tcgetattr(ins)
        tty.setcbreak(ins, termios.TCSANOW)
        os.write(out, _ASK)
    except (termios.error, OSError):
        yield answer
        return
    until = monotonic() + LONGEST
    try:
        yield answer
        text = _read(ins, until)
        answer.is_light, answer.typed = is_light(text), _ANSWERS.sub("", text)
    finally:
        termios.tcsetattr(ins, termios.TCSANOW, before)


def _read(number: int, until: float) -> str:
    """Return what comes until the last answer is there, or the time is over."""
    import select

    text = ""
    while not _LAST.search(text):
        left = max(until - monotonic(), 0)
        if not select.select([number], [], [], left)[0]:
            break
        text += os.read(number, 1024).decode("utf-8", "replace")
    return text
