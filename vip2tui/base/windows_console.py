"""Windows' console by the calls the system has for it: its settings, and what is typed in it."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any, NamedTuple

from vip2tui.base.windows_keys import RECORD, Stroke, strokes

_IN, _OUT = -10, -11
_NOT_YET = 0x102
"""Windows' `WAIT_TIMEOUT`."""
_ROOM = 256
"""Keys that are taken at once."""
_LEFT_OPEN = "\x1b[?1000l\x1b[?1003l\x1b[?1006l\x1b[?1004l\x1b[?2004l\x1b[0m\x1b[?1049l\x1b[?25h"
"""Mouse, focus and pasting off, the screen from before, and the cursor."""


class Modes(NamedTuple):
    """How the console is set: for keys, and for the picture."""

    keys: int
    picture: int


class Console:
    """The console of this process."""

    def __init__(self, kernel: Any) -> None:
        """Take Windows' own functions; they are given so that tests need no Windows."""
        from ctypes import c_void_p

        self._kernel = kernel
        kernel.GetStdHandle.restype = c_void_p
        self._in, self._out = (c_void_p(kernel.GetStdHandle(one)) for one in (_IN, _OUT))

    def modes(self) -> Modes | None:
        """Return how it is set; None where there is none."""
        from ctypes import byref, c_uint32

        found = []
        for handle in (self._in, self._out):
            mode = c_uint32()
            if not self._kernel.GetConsoleMode(handle, byref(mode)):
                return None
            found.append(mode.value)
        return Modes(*found)

    def set(self, modes: Modes) -> None:
        """Set it so; one that is gone takes nothing."""
        self._kernel.SetConsoleMode(self._in, modes.keys)
        self._kernel.SetConsoleMode(self._out, modes.picture)

    def read(self, milliseconds: int) -> list[Stroke]:
        """Return the keys that came, the first of them within that time; none if none did.

        Raises:
            OSError: If the console is gone.
        """
        from ctypes import byref, c_uint32, create_string_buffer

        waited = self._kernel.WaitForSingleObject(self._in, milliseconds)
        if waited == _NOT_YET:
            return []
        data, count = create_string_buffer(_ROOM * RECORD.size), c_uint32()
        if waited or not self._kernel.ReadConsoleInputW(self._in, data, _ROOM, byref(count)):
            raise OSError
        return strokes(data.raw[: count.value * RECORD.size])


def console() -> Console | None:
    """Return this process' console on Windows; None elsewhere."""
    if sys.platform == "win32":
        import ctypes

        return Console(ctypes.WinDLL("kernel32", use_last_error=True))
    return None


def speak_utf8(platform: str = sys.platform) -> None:
    """Read and write UTF-8 with plain ends of lines where a program or a file is at the other end.

    A console says itself what it shows. Windows' own choice for the rest is a page of 256 letters,
    which lacks most names, and two signs for the end of a line.
    """
    if platform != "win32" or os.environ.get("PYTHONIOENCODING"):
        return
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper) and not stream.isatty():
            stream.reconfigure(encoding="utf-8", newline=None if stream is sys.stdin else "\n")


@contextmanager
def kept(own: Console | None = None) -> Iterator[None]:
    """Leave the console as it was, however what runs in between ends.

    Who runs a program in it keeps it too: one that was killed puts nothing back itself.
    """
    own = own or console()
    before = own.modes() if own else None
    try:
        yield
    finally:
        if own is not None and before is not None and own.modes() not in (before, None):
            with suppress(OSError, ValueError, AttributeError):
                sys.stdout.write(_LEFT_OPEN)
                sys.stdout.flush()
            own.set(before)
