"""One generation file that is being written: frames are appended, and nothing else ever changes.

After any doubt about what the disk holds it stops for good: a second fsync after a failed one may
report success for bytes that are gone.
"""

from __future__ import annotations

import os
from contextlib import suppress
from pathlib import Path

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from vip2tui.base.patience import is_held
from vip2tui.storage import frames
from vip2tui.storage.disk import Disk
from vip2tui.storage.errors import (
    FULL,
    ChangedBehindUsError,
    DiskFullError,
    HeldError,
    ReadOnlyError,
    StoppedError,
    StorageError,
    TooLargeError,
    WriteError,
)
from vip2tui.storage.header import Header
from vip2tui.storage.keys import derive


class SealedFile:
    """A file with its place: where it ends, the number of the next frame, the tag of the last."""

    def __init__(self, disk: Disk, path: Path, fd: int, header: Header, key: bytes) -> None:
        self.disk = disk
        self.path = path
        self.header = header
        self.cipher = AESGCM(file_key(key, header))
        self.end = header.size
        self.number = 0
        self.tag = header.seal[: frames.TAG]
        self.stopped: StorageError | None = None
        self._fd = fd

    @classmethod
    def create(cls, disk: Disk, path: Path, header: Header, key: bytes) -> SealedFile:
        """Make a new file with its header in it.

        Raises:
            StorageError: If the disk refuses.
        """
        try:
            fd = disk.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_APPEND)
        except OSError as error:
            raise refusal(error) from error
        file = cls(disk, path, fd, header, key)
        try:
            disk.write_all(fd, header.raw + header.seal)
        except OSError as error:
            file.discard()
            raise refusal(error) from error
        return file

    @classmethod
    def resume(
        cls, disk: Disk, path: Path, header: Header, key: bytes, ends: tuple[int, int, bytes]
    ) -> SealedFile:
        """Open a file to append to it, from where its sound part ends: `end`, `number` and `tag`.

        Raises:
            StorageError: If the disk refuses.
        """
        try:
            fd = disk.open(path, os.O_RDWR | os.O_APPEND)
        except OSError as error:
            raise refusal(error) from error
        file = cls(disk, path, fd, header, key)
        file.end, file.number, file.tag = ends
        return file

    def under(self, path: Path, key: bytes) -> SealedFile:
        """Open a file that was closed and has another name now, to go on where it ended.

        Windows gives no other name to a file that somebody has open.

        Raises:
            StorageError: If the disk refuses.
        """
        ends = (self.end, self.number, self.tag)
        return SealedFile.resume(self.disk, path, self.header, key, ends)

    def append(self, kind: frames.Kind, data: bytes, *, sync: bool = True) -> None:
        """Write one frame whole, and durably if asked; or leave the file as it was.

        Raises:
            StorageError: If nothing was stored. `stopped` tells whether it may be tried again.
        """
        if self.stopped:
            raise self.stopped
        if len(data) + frames.TAG > frames.MAX_LENGTH:
            raise TooLargeError
        frame = frames.seal(self.cipher, self.header.file_id, kind, self.number, self.tag, data)
        self._check_untouched()
        try:
            self.disk.write_all(self._fd, frame)
        except OSError as error:
            self.cut_back()
            raise refusal(error) from error
        if sync:
            self.sync()
        self.end += len(frame)
        self.number += 1
        self.tag = frame[-frames.TAG :]

    def sync(self) -> None:
        """Make what was written durable.

        Raises:
            StoppedError: If the disk would not say so; nothing is written to this file any more.
        """
        try:
            self.disk.fsync(self._fd)
        except OSError as error:
            raise self._stop(StoppedError()) from error

    def _check_untouched(self) -> None:
        """Find a second writer or a synchronising program before writing beside it."""
        try:
            ours = self.disk.size(self._fd) == self.end and self.disk.is_at(self._fd, self.path)
        except OSError as error:
            raise self._stop(StoppedError()) from error
        if not ours:
            raise self._stop(ChangedBehindUsError())

    def cut_back(self) -> None:
        """Take half a frame away again; if that fails too, what the file holds is not known."""
        try:
            self.disk.truncate(self._fd, self.end)
        except OSError as error:
            raise self._stop(StoppedError()) from error

    def _stop(self, why: StorageError) -> StorageError:
        self.stopped = why
        return why

    def close(self) -> None:
        """Let go of the file."""
        if self._fd >= 0:
            self.disk.close(self._fd)
            self._fd = -1
            self.stopped = self.stopped or ReadOnlyError()

    def discard(self) -> None:
        """Make the file nothing, then remove it: the name alone may outlive a power cut."""
        with suppress(OSError):
            self.disk.truncate(self._fd, 0)
        self.close()
        with suppress(OSError):
            self.disk.unlink(self.path)


def file_key(key: bytes, header: Header) -> bytes:
    """Return the key of one file."""
    return derive(key, "file", header.file_id)


def refusal(error: OSError) -> StorageError:
    """Return what a person is told when the disk refuses."""
    if error.errno in FULL:
        return DiskFullError()
    return HeldError() if is_held(error) else WriteError()
