"""What Windows would refuse is refused here too: no file we have open gets a name or loses one."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

from vip2tui.base import patience

_OPEN = Path("/proc/self/fd")


def are_open(paths: list[Path]) -> list[Path]:
    """Which of some files this process has open; none where the system does not say."""
    found = []
    for one in _OPEN.iterdir() if _OPEN.is_dir() else ():
        with suppress(OSError):  # the listing's own is closed by now
            found.append(str(one.readlink()))
    return [path for path in paths if os.path.realpath(path) in found]


def _watched(real: Any) -> Any:
    def done(path: Path, *given: Any, **more: Any) -> Any:
        if sys._getframe(1).f_code.co_filename == patience.__file__:
            held = are_open([path, *(one for one in given if isinstance(one, Path))])
            assert not held, f"Windows lets nobody do that to a file that is open: {held}"
        return real(path, *given, **more)

    return done


def watch() -> None:
    """Look at each file that the program gives a name, or takes one from, from now on."""
    Path.replace = _watched(Path.replace)  # type: ignore[method-assign]
    Path.unlink = _watched(Path.unlink)  # type: ignore[method-assign]
