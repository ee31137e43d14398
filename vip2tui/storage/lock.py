"""One process writes: a lock on a file, which the kernel lets go of when the process ends, however.

A lock file that merely exists would outlive a crash and lock people out of their own data.
"""

from __future__ import annotations

import json
import os
import sys
import time
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from vip2tui.base.patience import patiently, unlink
from vip2tui.storage.errors import VaultInUseError, WriteError
from vip2tui.storage.traces import LOCK

A_MOMENT = 0.05
"""Seconds between two tries."""
LOCKED_BYTE = 2**30
"""Windows keeps others from reading what is locked, so a byte far beyond the text is locked."""


class ProcessLock:
    """The right to write in a folder, held from construction until `release`.

    Raises:
        VaultInUseError: If another process holds it; the message says which and since when.
        WriteError: If the folder cannot be written in.
    """

    def __init__(self, folder: Path, *, locking: Any = None) -> None:
        """Take the lock. ``locking`` is for tests: what stands in for the system's lock module."""
        self._path = path = folder / LOCK
        try:
            self._fd = patiently(lambda: os.open(path, os.O_RDWR | os.O_CREAT, 0o600))
        except OSError as error:
            raise WriteError from error
        self._lock = _windows(locking) if sys.platform == "win32" or locking else _posix
        try:
            self._take()
        except OSError as error:
            os.close(self._fd)
            raise VaultInUseError(describe(path)) from error
        self._sign()

    def _take(self) -> None:
        """Take it; another that only looked (`holder`) lets go within a moment."""
        try:
            self._lock(self._fd, take=True)
        except OSError:
            time.sleep(A_MOMENT)
            self._lock(self._fd, take=True)

    def _sign(self) -> None:
        since = datetime.now().astimezone().isoformat(timespec="seconds")
        signed = json.dumps({"pid": os.getpid(), "since": since}).encode()
        try:
            # Written over and then cut: to empty a file first costs milliseconds at every opening.
            os.ftruncate(self._fd, os.write(self._fd, signed))
        except OSError:  # a full disk must not lock anyone out; only the name is missing
            with suppress(OSError):
                os.ftruncate(self._fd, 0)

    def release(self) -> None:
        """Let the next one in. The file stays: removing it would let two in."""
        if self._fd < 0:
            return
        try:
            self._lock(self._fd, take=False)
        finally:
            os.close(self._fd)
            self._fd = -1

    def take_back(self) -> None:
        """Let go, and take the file away as well: no vault was made, so nothing shall tell of one.

        Only for a lock that was the first here: otherwise two could be let in.
        """
        self.release()
        with suppress(OSError):
            unlink(self._path)


def holder(folder: Path) -> str | None:
    """Return who writes in a folder, for people; None if nobody does. Takes nothing for itself."""
    path = folder / LOCK
    try:
        fd = os.open(path, os.O_RDWR)
    except OSError:
        return None
    lock = _windows(None) if sys.platform == "win32" else _posix
    try:
        lock(fd, take=True)
        lock(fd, take=False)
    except OSError:
        return describe(path)
    finally:
        os.close(fd)
    return None


def works_on(path: Path) -> bool:
    """Return whether a lock on a file keeps others out there; some network drives say yes to all.

    Args:
        path: A file to try on, which is there and is nobody's.

    Raises:
        OSError: If it cannot be opened.
    """
    lock = _windows(None) if sys.platform == "win32" else _posix
    ours = os.open(path, os.O_RDWR)
    try:
        theirs = os.open(path, os.O_RDWR)
        try:
            lock(ours, take=True)
            lock(theirs, take=True)
        except OSError:
            return _lets_go(lock, ours)
        else:
            return False
        finally:
            os.close(theirs)
    finally:
        os.close(ours)


def _lets_go(lock: Any, fd: int) -> bool:
    """Return whether the lock was ours, and can be let go of: else none was ever taken."""
    try:
        lock(fd, take=False)
    except OSError:
        return False
    return True


def describe(path: Path) -> str:
    """Return who holds the lock, for people: when it was opened, or nothing if it is unknown."""
    try:
        since = datetime.fromisoformat(json.loads(path.read_bytes())["since"])
    except (OSError, ValueError, KeyError, TypeError):
        return ""
    return f"åbnet kl. {since:%H.%M}"


def _posix(fd: int, *, take: bool) -> None:
    import fcntl

    fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB if take else fcntl.LOCK_UN)


def _windows(locking: Any) -> Any:
    if locking is None:
        import msvcrt as locking

    def lock(fd: int, *, take: bool) -> None:
        os.lseek(fd, LOCKED_BYTE, os.SEEK_SET)
        locking.locking(fd, locking.LK_NBLCK if take else locking.LK_UNLCK, 1)
        os.lseek(fd, 0, os.SEEK_SET)

    return lock
