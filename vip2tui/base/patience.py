"""Windows refuses for a moment what a virus scanner or an indexer is just looking at.

Whatever gives a file another name, puts one in another's place or takes one away does it here: it
waits until the other lets go. What we have open ourselves Windows would refuse for ever, so it is
closed before.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

T = TypeVar("T")
Waiting = Callable[[Callable[[], Any]], Any]

_HELD = {32, 33, 1224}
"""Sharing violation, lock violation, a mapped section: somebody has the file open."""
_PASSING = {5, *_HELD}
"""Access denied too: what a scanner looks at while it goes is called that until it is gone."""
PATIENCE = 4.0
"""Seconds in all: a scanner that has hold of a file for three is outwaited."""
_LONGEST = 0.5


def patiently(do: Callable[[], T], sleep: Callable[[float], None] = time.sleep) -> T:
    """Do it, and again while Windows says that somebody else is looking at the file."""
    wait, waited = 0.01, 0.0
    while True:
        try:
            return do()
        except OSError as error:
            if not is_passing(error) or waited >= PATIENCE:
                raise
        sleep(wait)
        waited += wait
        wait = min(2 * wait, _LONGEST)


def is_passing(error: OSError, platform: str = sys.platform) -> bool:
    """Return whether it may be done in a moment: Windows says so, or only that it is not allowed.

    Its own number comes with a name that is moved or taken away; a file that is opened brings
    POSIX' alone.
    """
    code = getattr(error, "winerror", None)
    if code is None:
        return platform == "win32" and isinstance(error, PermissionError)
    return code in _PASSING


def is_held(error: OSError) -> bool:
    """Return whether another program has the file open, and not that nobody may write there."""
    return getattr(error, "winerror", None) in _HELD


def replace(old: Path, new: Path, waiting: Waiting = patiently) -> None:
    """Give a file another name; what had that is gone."""
    waiting(lambda: old.replace(new))


def move(old: Path, new: Path, waiting: Waiting = patiently) -> None:
    """Give a file or a folder a name that nothing has."""
    waiting(lambda: old.rename(new))


def remove_folder(path: Path, waiting: Waiting = patiently) -> None:
    """Take an empty folder away."""
    waiting(path.rmdir)


def unlink(path: Path, waiting: Waiting = patiently) -> None:
    """Take a file away, if it is there."""
    waiting(lambda: path.unlink(missing_ok=True))


def sync_folder(folder: Path, platform: str = sys.platform) -> None:
    """Make names durable where a folder can be synced; on Windows it cannot."""
    if platform == "win32":
        return
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
