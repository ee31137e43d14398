"""Writing a new generation: everything as a snapshot in chunks, then its own account of itself.

The account comes last and after an fsync of the rest. A file without it is not a generation, so a
power cut at any moment leaves the older one in charge; `folder` chooses between them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from vip2tui.base.progress import UNTOLD, Tally, WasStoppedError
from vip2tui.storage.disk import Disk
from vip2tui.storage.errors import NotTheSameError, StoppedError, StorageError
from vip2tui.storage.frames import Kind
from vip2tui.storage.header import Header
from vip2tui.storage.replay import account_of, holds
from vip2tui.storage.rows import Rows
from vip2tui.storage.sealed_file import SealedFile


class NewGeneration:
    """A generation in the making; until `finish` returned it counts for nothing."""

    def __init__(
        self,
        disk: Disk,
        path: Path,
        header: Header,
        key: bytes,
        rows: Rows,
        tally: Tally = UNTOLD,
    ) -> None:
        """Write the rows durably; the tally counts the chunks.

        Raises:
            StorageError: If the disk refused; what was written is made nothing again, as in `add`.
            WasStoppedError: If a person stopped it; the same.
        """
        self.file = SealedFile.create(disk, path, header, key)
        self.may_count = False
        """Whether the disk may hold it whole although `finish` failed."""
        self._tags = hashlib.sha256()
        for contents in rows.chunks():
            with self._or_nothing():
                tally.one_more()
            self.add(contents)
        with self._or_nothing():
            self.file.sync()

    def add(self, contents: bytes) -> None:
        """Add one frame's contents: a chunk of rows, or what was stored meanwhile."""
        with self._or_nothing():
            self.file.append(Kind.CHUNK, contents, sync=False)
        self._tags.update(self.file.tag)

    @contextmanager
    def _or_nothing(self) -> Iterator[None]:
        try:
            yield
        except (StorageError, WasStoppedError):
            self.file.discard()
            raise

    def finish(self, rows: Rows) -> SealedFile:
        """Close the snapshot durably and return the file, ready to be appended to.

        Raises:
            StorageError: If the disk refused; what was written is made nothing again.
        """
        account = account_of(rows, self.file.number, self._tags.hexdigest())
        try:
            self.file.append(Kind.END, account)
        except StorageError as error:
            self.may_count = isinstance(error, StoppedError)
            self.file.discard()
            raise
        try:
            self.file.disk.fsync_folder(self.file.path.parent)
        except OSError as error:
            self.may_count = True
            self.file.discard()
            raise StoppedError from error
        return self.file


def write_generation(
    disk: Disk, path: Path, header: Header, key: bytes, rows: Rows, tally: Tally = UNTOLD
) -> SealedFile:
    """Write rows that nobody changes meanwhile as a new file, durably.

    Raises:
        StorageError: If the disk refused; nothing is left behind.
        WasStoppedError: If a person stopped it; the same.
    """
    return NewGeneration(disk, path, header, key, rows, tally).finish(rows)


def compare(file: SealedFile, key: bytes, rows: Rows, tally: Tally = UNTOLD) -> None:
    """Read a finished file back; what does not hold just these rows is made nothing again.

    Raises:
        NotTheSameError: If it did not.
        WasStoppedError: If a person stopped it; the file is nothing then, too.
    """
    try:
        with suppress(OSError):
            if holds(file.disk.read(file.path), key, rows, tally):
                return
    except WasStoppedError:
        file.close()
        file.disk.shred(file.path)
        raise
    file.close()
    file.disk.shred(file.path)
    raise NotTheSameError
