"""A locked file to carry, from outside: what it looks like, and its bytes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vip2tui.base.drives import size
from vip2tui.base.paths import bytes_of, is_folder
from vip2tui.exchange.agehead import MAGIC
from vip2tui.exchange.errors import (
    EmptyFolderError,
    NothingThereError,
    TooLargeFileError,
    UnreadableFileError,
)

if TYPE_CHECKING:
    from pathlib import Path

SUFFIX = ".vip2"
MAX_FILE = 64 * 1024 * 1024


def is_locked(head: bytes) -> bool:
    """Return whether a file that begins so is a locked one."""
    return head.startswith(MAGIC)


def carried(path: Path, most: int) -> bytes:
    """Return a file's first bytes, one more than ``most`` if it holds more.

    Raises:
        NothingThereError: If nothing is there.
        UnreadableFileError: If it is no ordinary file, or the disk refuses.
    """
    try:
        return bytes_of(path, most)
    except FileNotFoundError as error:
        raise NothingThereError from error
    except OSError as error:
        raise UnreadableFileError from error


def read_file(path: Path) -> bytes:
    """Return a locked file's bytes.

    Raises:
        EmptyFolderError: If it is a folder.
        TooLargeFileError: If it is larger than any bundle; it is not read then.
        UnreadableFileError: See `carried`.
    """
    if is_folder(path):
        raise EmptyFolderError
    if size(path) > MAX_FILE:
        raise TooLargeFileError
    data = carried(path, MAX_FILE)
    if len(data) > MAX_FILE:
        raise TooLargeFileError
    return data
