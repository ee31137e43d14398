"""What Windows takes for the name of a file: pure, so that it is known everywhere.

A stick goes from a Mac to a Windows computer, so a name the program makes itself is always one that
Windows takes; what a person types is asked about only where Windows would refuse it, or do
something else with it: «aux.txt» is a device there, and «10:30.pdf» a file «10» with a hidden part.
"""

from __future__ import annotations

import re

LONGEST_PATH = 259
"""Letters of a whole path that every program on Windows can open; its own limit is one more."""
_DEVICES = {"con", "prn", "aux", "nul", "conin$", "conout$"} | {
    f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"
}
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_INSTEAD = "-"
"""What stands instead of a letter that may not be there."""


def fault_of(name: str) -> str:
    """Return what is wrong with a file's name on Windows, for a sentence; empty if nothing is."""
    if found := _FORBIDDEN.search(name):
        sign = found.group()
        return (
            f"tegnet «{sign}» må ikke stå" if sign.isprintable() else "et skjult tegn må ikke stå"
        )
    if name != name.rstrip(". "):
        return "punktum og mellemrum må ikke stå sidst"
    if is_device(name):
        return f"«{name.partition('.')[0].strip()}» er Windows' eget navn og må ikke bruges"
    return ""


def is_device(name: str) -> bool:
    """Return whether Windows takes a name for a device, whatever follows the first dot."""
    return name.partition(".")[0].rstrip(" ").casefold() in _DEVICES


def safe(name: str) -> str:
    """Return the name as Windows takes it: the same, if it does."""
    plain = _FORBIDDEN.sub(_INSTEAD, name).rstrip(". ")
    return f"_{plain}" if not plain or is_device(plain) else plain


def is_too_long(path: str) -> bool:
    """Return whether a whole path is longer than every program on Windows can open."""
    return length(path) > LONGEST_PATH


def length(text: str) -> int:
    """Return how long Windows says that a text is: in letters of 16 bits."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2
