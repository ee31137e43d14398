"""Shows a file in whatever program the computer shows such files with."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from shutil import which

_OPENERS = ("xdg-open", "gio", "open")


def show(path: Path) -> bool:
    """Open a file for the person; False where the computer knows no program for it.

    It is not waited for: the program goes on beside what was opened.
    """
    if sys.platform == "win32":
        try:
            os.startfile(path)  # noqa: S606 - a file we have just made, never a command
        except OSError:
            return False
        return True
    if not _has_screen():
        return False
    for name in _OPENERS:
        if (program := which(name)) is not None:
            words = [program, "open", str(path)] if name == "gio" else [program, str(path)]
            return _started(words)
    return False


def _has_screen() -> bool:
    return sys.platform == "darwin" or any(map(os.environ.get, ("DISPLAY", "WAYLAND_DISPLAY")))


def _started(words: list[str]) -> bool:
    try:
        subprocess.Popen(  # noqa: S603 - the computer's own opener and one path of ours
            words,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
        )
    except OSError:
        return False
    return True
