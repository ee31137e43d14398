"""A locked file to carry, from outside: what it looks like, and its bytes."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from vip2tui.exchange.agehead import MAGIC
from vip2tui.exchange.errors import EmptyFolderError, TooLargeFileError, UnreadableFileError

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".vip2"
MAX_FILE = 64 * 1024 * 1024


def is_locked(head: bytes) -> bool:
    """Return whether a file that begins so is a locked one."""
    return head.startswith(MAGIC)


def read_file(path: Path) -> bytes:
    """Return a file's bytes.

    Raises:
        EmptyFolderError: If it is a folder.
        TooLargeFileError: If it is larger than any bundle; it is not read then.
        UnreadableFileError: If it is no ordinary file, or the disk refuses.
    """
    try:
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            raise EmptyFolderError
        if not stat.S_ISREG(found.st_mode):
            raise UnreadableFileError
        if found.st_size > MAX_FILE:
            raise TooLargeFileError
        with path.open("rb") as file:
            data = file.read(MAX_FILE + 1)
    except OSError as error:
        raise UnreadableFileError from error
    if len(data) > MAX_FILE:
        raise TooLargeFileError
    return data
