"""Windows refuses for a moment what a virus scanner or an indexer is just looking at."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

_PASSING_WINDOWS_ERRORS = {5, 32, 33}
"""Access denied, sharing violation, lock violation: somebody has the file open."""
_RETRY_SECONDS = 2.5


def patiently(do: Callable[[], T], sleep: Callable[[float], None] = time.sleep) -> T:
    """Do it, and again while Windows says that somebody else is looking at the file."""
    wait, waited = 0.01, 0.0
    while True:
        try:
            return do()
        except OSError as error:
            code = getattr(error, "winerror", None)
            if code not in _PASSING_WINDOWS_ERRORS or waited >= _RETRY_SECONDS:
                raise
        sleep(wait)
        waited += wait
        wait *= 2


def sync_folder(folder: Path, platform: str = sys.platform) -> None:
    """Make names durable where a folder can be synced; on Windows it cannot."""
    if platform == "win32":
        return
    fd = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(fd)
    finally:
        os.close(fd)
