"""Waiting for a line no longer than it may stand open: then what is half typed is taken up."""

from __future__ import annotations

import os
import sys
import time

_LOOKS = 0.2
"""Seconds between two looks at a keyboard that tells nothing by itself."""


def half_typed(seconds: float) -> str | None:
    """Wait at the terminal until a line has come.

    Args:
        seconds: How long nobody need answer.

    Returns:
        None once there is something to read, else what was typed of a line by then.
    """
    if not sys.stdin.isatty():
        return None
    return _waited(seconds)


if sys.platform == "win32":

    def _waited(seconds: float) -> str | None:
        import msvcrt

        end = time.monotonic() + seconds
        while not msvcrt.kbhit():
            if time.monotonic() > end:
                return ""
            time.sleep(_LOOKS)
        return None

else:

    def _waited(seconds: float) -> str | None:
        import select
        import termios

        at = sys.stdin.fileno()
        if select.select([at], [], [], seconds)[0]:
            return None
        # A terminal gathers a line until Enter; told not to, it hands out what it has.
        before = termios.tcgetattr(at)
        loose = termios.tcgetattr(at)
        loose[3] &= ~termios.ICANON
        loose[6][termios.VMIN] = loose[6][termios.VTIME] = 0
        termios.tcsetattr(at, termios.TCSANOW, loose)
        try:
            return os.read(at, 64 * 1024).decode("utf-8", "replace")
        finally:
            termios.tcsetattr(at, termios.TCSANOW, before)
