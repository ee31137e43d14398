"""Locking ends the process that held the keys: Python cannot wipe its memory.

On POSIX a fresh program takes the place of this one, and the system throws the old memory away. On
Windows that would let go of the window, so there a parent that never had a key starts the program,
and starts it again when it ended by locking.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from vip2tui.base import windows_console
from vip2tui.base.paths import HOME_VARIABLE
from vip2tui.base.privacy import PASSPHRASE_VARIABLE

LOCKED = 75
"""What the program ends with when it is to be started again at the prompt."""
LOCKED_VARIABLE = "VIP2TUI_LOCKED"
INNER_VARIABLE = "VIP2TUI_INNER"


def fresh() -> list[str]:
    """Return the line that starts the program anew, told what this one was told.

    From a folder that may not be written in, Python keeps what it compiles elsewhere.
    """
    told = ["-X", "utf8"] if sys.flags.utf8_mode else []
    if sys.pycache_prefix:
        told += ["-X", f"pycache_prefix={sys.pycache_prefix}"]
    return [sys.executable, *told, "-m", "vip2tui"]


def needs_parent(platform: str = sys.platform) -> bool:
    """Return whether the program must be started by a parent, and this is the parent."""
    return platform == "win32" and INNER_VARIABLE not in os.environ


def again(home: Path, *, platform: str = sys.platform) -> int:
    """Go on as a fresh program at the prompt. Returns only where a parent does it."""
    if platform == "win32":
        return LOCKED if INNER_VARIABLE in os.environ else under_parent(home, was_locked=True)
    return os.execve(sys.executable, fresh(), _environment(home, was_locked=True))  # noqa: S606


def under_parent(
    home: Path,
    *,
    was_locked: bool = False,
    run: Callable[..., int] = subprocess.call,
) -> int:
    """Run the program in a process of its own, as often as it is locked; return how it ended."""
    while True:
        inner = _environment(home, was_locked=was_locked) | {INNER_VARIABLE: "1"}
        with windows_console.kept(), _deaf():
            code = run(fresh(), env=inner)
        if code != LOCKED:
            return code
        was_locked = True


@contextmanager
def _deaf() -> Iterator[None]:
    """Let the program alone answer Ctrl+C: who waits for it would end it where it stands."""
    before = signal.signal(signal.SIGINT, lambda *_: None)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _environment(home: Path, *, was_locked: bool) -> dict[str, str]:
    known = {name: text for name, text in os.environ.items() if name != PASSPHRASE_VARIABLE}
    known.pop(LOCKED_VARIABLE, None)
    locked = {LOCKED_VARIABLE: "1"} if was_locked else {}
    return known | locked | {HOME_VARIABLE: str(home)}
