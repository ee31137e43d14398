"""A file to carry, on the disk: whole, read back and compared before it gets its name."""

from __future__ import annotations

import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING

from vip2tui.exchange.errors import NotWrittenError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from typing import BinaryIO

SUFFIX = ".vip2"

_PASSING_WINDOWS_ERRORS = {5, 32, 33}
"""Access denied, sharing violation, lock violation: a virus scanner has the file open."""
_RETRY_SECONDS = 2.5


def free_path(folder: Path, stem: str, suffix: str = SUFFIX) -> Path:
    """Return a path in the folder that nothing has: a file that was made is never overwritten."""
    path, number = folder / f"{stem}{suffix}", 1
    while path.exists():
        number += 1
        path = folder / f"{stem}-{number}{suffix}"
    return path


def put(
    path: Path,
    write: Callable[[BinaryIO], object],
    check: Callable[[bytes], None],
    before: Callable[[], None] = lambda: None,
) -> None:
    """Write a file whole or not at all.

    Args:
        path: Where it shall be; see `free_path`.
        write: Writes it.
        check: Looks at what the disk gives back, and raises if it is not right.
        before: Done when the file is sound and before it has its name: the commit that says that
            it was made. A file nobody knows of would be worse than one that is missing.

    Raises:
        NotWrittenError: If the disk refused or gave something else back; nothing is left there.
    """
    fresh = path.with_name(f"{path.name}.{os.getpid()}.ny")
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(fresh, flags, 0o600), "r+b") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
        check(fresh.read_bytes())
        before()
        _patiently(lambda: fresh.replace(path))
        _sync_folder(path.parent)
    except BaseException as error:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise NotWrittenError from error
        raise


def _patiently(rename: Callable[[], object]) -> None:
    """Try again while Windows says that somebody is just looking at the file."""
    wait, waited = 0.01, 0.0
    while True:
        try:
            rename()
        except OSError as error:
            passing = getattr(error, "winerror", None) in _PASSING_WINDOWS_ERRORS
            if not passing or waited >= _RETRY_SECONDS:
                raise
            time.sleep(wait)
            waited += wait
            wait *= 2
        else:
            return


def _sync_folder(folder: Path) -> None:
    """Make the name durable too, where a folder can be synced; on Windows it cannot."""
    with suppress(OSError):
        fd = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(fd)
        finally:
            os.close(fd)
