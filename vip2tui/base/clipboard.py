"""The system's clipboard: text is put there for a moment, and taken back if it is still ours (R74).

Where a system has no clipboard that can be asked what it holds, the terminal's own is used, by who
draws (OSC 52); nobody can ask that one, so it is emptied.
"""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass
from shutil import which

KEPT = 20.0
"""Seconds a copied text lies there."""
_WAIT = 2.0


@dataclass(frozen=True, slots=True)
class _Tool:
    """Two programs: one puts standard input there, one writes what lies there."""

    put: tuple[str, ...]
    get: tuple[str, ...]


_TOOLS = (
    _Tool(("wl-copy",), ("wl-paste", "--no-newline")),
    _Tool(("xclip", "-selection", "clipboard"), ("xclip", "-selection", "clipboard", "-o")),
    _Tool(("pbcopy",), ("pbpaste",)),
)


class SystemClipboard:
    """The clipboard of the system, if it has one that can be used from here."""

    def __init__(self) -> None:
        self._tool = next((one for one in _TOOLS if which(one.put[0]) and which(one.get[0])), None)
        self._number: int | None = None

    def put(self, text: str) -> bool:
        """Put a text there; False where there is no such clipboard, or it does not take it."""
        if sys.platform == "win32":
            from vip2tui.base import windows_clipboard

            self._number = windows_clipboard.put(text)
            return self._number is not None
        return self._tool is not None and _ran(self._tool.put, text) is not None

    def take_back(self, text: str) -> None:
        """Empty it, if what lies there is what was put there."""
        if sys.platform == "win32":
            from vip2tui.base import windows_clipboard

            windows_clipboard.empty(self._number)
        elif self._tool is not None and _ran(self._tool.get) == text:
            _ran(self._tool.put, "")


def _ran(words: tuple[str, ...], given: str | None = None) -> str | None:
    """Return what a program wrote; None where it failed or did not answer."""
    try:
        done = subprocess.run(  # noqa: S603 - one of the programs named above
            words,
            input=given,
            stdout=subprocess.DEVNULL if given is not None else subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            timeout=_WAIT,
            check=False,
            encoding="utf-8",
        )
    except (OSError, subprocess.SubprocessError, UnicodeError):
        return None
    return (done.stdout or "") if done.returncode == 0 else None
