"""The few things asked of the operating system, so that tests can make each of them fail.

What "written" means differs: a Mac's fsync stops at the drive's cache, Windows has no fsync of a
folder, and there a virus scanner may hold a file for a moment.
"""

from __future__ import annotations

import errno
import os
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO, TypeVar

from vip2tui.base import patience
from vip2tui.base.patience import patiently, sync_folder

T = TypeVar("T")

_NOT_KNOWN_HERE = {errno.ENOTSUP, errno.EOPNOTSUPP, errno.EINVAL, errno.ENOTTY}
"""What a network or memory disk of a Mac answers that does not know the full sync."""
BINARY = getattr(os, "O_BINARY", 0)


class Disk:
    """The real disk. A test's disk is a subclass that refuses at a chosen moment."""

    platform = sys.platform

    def sleep(self, seconds: float) -> None:
        time.sleep(seconds)

    def later(self, seconds: float, do: Callable[[], None]) -> Callable[[], None]:
        """Do it after so many seconds, in a thread that keeps no program from ending.

        What is returned calls it off.
        """
        timer = threading.Timer(seconds, do)
        timer.daemon = True
        timer.start()
        return timer.cancel

    def open(self, path: Path, flags: int) -> int:
        """Return a descriptor; a file that is made is its owner's alone."""
        return self._patiently(lambda: os.open(path, flags | BINARY, 0o600))

    def read(self, path: Path) -> bytes:
        """Return all of a file, through one open, so that it cannot change names in between."""
        with self._to_read(path) as file:
            return file.read()

    def read_head(self, path: Path, size: int) -> bytes:
        """Return the first bytes of a file, at most so many."""
        with self._to_read(path) as file:
            return file.read(size)

    def read_ends(self, path: Path, head: int, tail: int) -> tuple[bytes, bytes]:
        """Return the first and the last bytes of a file, at most so many of each."""
        with self._to_read(path) as file:
            start = file.read(head)
            file.seek(max(0, self.size(file.fileno()) - tail))
            return start, file.read(tail)

    def _to_read(self, path: Path) -> BinaryIO:
        fd = self.open(path, os.O_RDONLY)
        try:
            return os.fdopen(fd, "rb")
        except OSError:  # a folder: it would stay open
            os.close(fd)
            raise

    def write(self, fd: int, data: bytes) -> int:
        return self._patiently(lambda: os.write(fd, data))

    def write_all(self, fd: int, data: bytes) -> None:
        """Write every byte at the end of the file; the system may take fewer at a time."""
        done = self.write(fd, data)
        while done < len(data):
            done += self.write(fd, data[done:])

    def fsync(self, fd: int) -> None:
        """Return when the bytes would survive a power cut."""
        if self.platform == "darwin":
            import fcntl

            try:
                fcntl.fcntl(fd, getattr(fcntl, "F_FULLFSYNC", 51))
            except OSError as error:
                if error.errno not in _NOT_KNOWN_HERE:
                    raise  # a second sync would say yes to what the first one lost
            else:
                return
        os.fsync(fd)

    def fsync_folder(self, folder: Path) -> None:
        """Make names durable where that exists; the generation files do not depend on it."""
        sync_folder(folder, self.platform)

    def size(self, fd: int) -> int:
        return os.fstat(fd).st_size

    def is_at(self, fd: int, path: Path) -> bool:
        """Return whether the descriptor is still the file of that name."""
        try:
            return os.path.samestat(os.fstat(fd), os.stat(path))  # noqa: PTH116 - 3 µs cheaper
        except FileNotFoundError:
            return False

    def truncate(self, fd: int, size: int) -> None:
        os.ftruncate(fd, size)

    def close(self, fd: int) -> None:
        os.close(fd)

    def replace(self, old: Path, new: Path) -> None:
        patience.replace(old, new, self._patiently)

    def unlink(self, path: Path) -> None:
        patience.unlink(path, self._patiently)

    def shred(self, path: Path) -> None:
        """Remove a file so that it stays closed even if its name comes back after a power cut."""
        with suppress(OSError):
            fd = self.open(path, os.O_RDWR)
            try:
                self.truncate(fd, 0)
                self.fsync(fd)
            finally:
                self.close(fd)
        with suppress(OSError):
            self.unlink(path)

    def _patiently(self, do: Callable[[], T]) -> T:
        return patiently(do, self.sleep)

    def put(self, path: Path, data: bytes) -> None:
        """Write a small file that may be lost but never half: a new one, renamed over the old."""
        fresh = path.with_name(path.name + ".new")
        fd = self.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        try:
            try:
                self.write_all(fd, data)
                self.fsync(fd)
            finally:
                self.close(fd)
            self.replace(fresh, path)
        except OSError:
            with suppress(OSError):
                self.unlink(fresh)
            raise
