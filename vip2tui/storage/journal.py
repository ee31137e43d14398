"""The journal of an open vault: disk first, then memory; and compaction beside it.

One lock guards file and memory. Compaction holds it twice for a moment: to take the rows as they
are, and to add what was stored meanwhile and change files. Between, people keep saving.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path

from vip2tui.storage import folder, generation
from vip2tui.storage.anchor import Anchor
from vip2tui.storage.disk import Disk
from vip2tui.storage.errors import DiskFullError, ReadOnlyError, StorageError
from vip2tui.storage.frames import Kind
from vip2tui.storage.generation import NewGeneration
from vip2tui.storage.header import Header, new_header
from vip2tui.storage.layout import Group, pack
from vip2tui.storage.notices import DISK_LOW, Notice
from vip2tui.storage.rows import Held, Rows
from vip2tui.storage.sealed_file import SealedFile
from vip2tui.storage.slots import Slot, unwrapped
from vip2tui.storage.traces import BALLAST

LEAST_JOURNAL = 2**20
"""Below this a compaction saves nothing that is felt."""


class Journal(Held):
    """Where an open vault's rows are: on disk in one file, and the same in memory."""

    def __init__(
        self,
        home: Path,
        disk: Disk,
        key: bytes,
        header: Header,
        rows: Rows,
        file: SealedFile | None = None,
        *,
        snapshot_end: int = 0,
        release: Callable[[], None] = lambda: None,
    ) -> None:
        """Take over what was opened; without a file it can only be read."""
        super().__init__(rows)
        self.home = home
        self.disk = disk
        self.key = key
        self.header = header
        self.instance = header.instance
        self.file = file
        self.snapshot_end = snapshot_end
        self._release = release
        self._compacting = threading.Lock()
        self._meanwhile: list[bytes] | None = None
        self.wrapping = b""
        """What the passphrase gave when it was opened: a new data key can be wrapped with it."""
        self.anchor = Anchor(self)

    def former_key(self, header: Header) -> bytes | None:
        """Return the key of a file from before the last one: its folder was away meanwhile."""
        return unwrapped(header.slots, self.wrapping)

    def _keep(self, groups: Sequence[Group]) -> None:
        contents = pack(groups)
        try:
            self._sound().append(Kind.JOURNAL, contents)
        except DiskFullError:
            if not self._let_go_of_ballast():
                raise
            self._sound().append(Kind.JOURNAL, contents)
            self.notices.append(Notice("disk-low", DISK_LOW))
        if self._meanwhile is not None:
            self._meanwhile.append(contents)
        self.anchor.soon()

    def _sound(self) -> SealedFile:
        if self.file is None:
            raise ReadOnlyError
        return self.file

    @property
    def stopped(self) -> StorageError | None:
        return self.file.stopped if self.file else ReadOnlyError()

    def is_long(self) -> bool:
        """Return whether compaction is worth it: the journal outweighs the snapshot."""
        with self.lock:
            if self.file is None or self.file.stopped:
                return False
            return self.file.end - self.snapshot_end > max(LEAST_JOURNAL, self.snapshot_end)

    def compact(
        self,
        key: bytes | None = None,
        slots: tuple[Slot, ...] | None = None,
        *,
        compare: bool = False,
    ) -> Path:
        """Write everything as a new generation and go on in that; return the old one's path.

        May run in any thread while others save. With a new key the new file also gets a first
        frame of its own, so that no old file can ever stand in for it.

        Args:
            key: A new data key, or the same.
            slots: The ways to it.
            compare: Read the new file back before it takes charge, which others wait for: whoever
                destroys the old one must know that it is not needed.

        Raises:
            StorageError: If the disk refused; the old file is still in charge.
        """
        with self._compacting:
            with self.lock:
                self._check()
                rows = self.rows.copy()
                self._meanwhile = []
            try:
                before = self._compact(rows, key or self.key, slots or self.header.slots, compare)
            finally:
                self._meanwhile = None
        self.anchor.write()  # before anything is saved in it, so that it is seen if it is cut
        return before

    def _check(self) -> None:
        stopped = self._sound().stopped
        if stopped:
            raise stopped

    def _compact(self, rows: Rows, key: bytes, slots: tuple[Slot, ...], compare: bool) -> Path:
        number = folder.next_generation(self.home)
        header = new_header(key, self.header.vault, number, slots, self.header.instance)
        fresh = NewGeneration(self.disk, folder.path_of(self.home, number), header, key, rows)
        with self.lock:
            try:
                self._check()
            except StorageError:
                fresh.file.discard()
                raise
            return self._change_files(fresh, header, key, compare)

    def _change_files(
        self, fresh: NewGeneration, header: Header, key: bytes, compare: bool
    ) -> Path:
        """Add what was stored meanwhile, close the snapshot, and go on in the new file."""
        for contents in self._meanwhile or ():
            fresh.add(contents)
        before = self._sound()
        try:
            file = fresh.finish(self.rows)
        except StorageError as error:
            # The new file may be whole on the disk all the same and be chosen at the next opening,
            # so nothing may be stored in the old one that the new one does not hold.
            if fresh.may_count:
                before.stopped = error
            raise
        if compare:
            generation.compare(file, key, self.rows)
        is_rekeyed = key != self.key
        self.file, self.header, self.key, self.snapshot_end = file, header, key, file.end
        before.close()
        if is_rekeyed:
            file.append(Kind.JOURNAL, pack([]))
        return before.path

    def retire(self, path: Path) -> None:
        """Keep a replaced generation as an earlier one, the newest few of them."""
        with suppress(OSError):  # the next opening does it
            self.disk.replace(path, path.with_name(path.name + folder.OLD))
            for extra in folder.old(self.home)[folder.KEPT_OLD :]:
                self.disk.unlink(extra)

    def close(self) -> None:
        """Note that all is well, and let go of the files."""
        with self._compacting:
            with self.lock, suppress(StorageError, OSError):  # what was saved is saved: a note
                if self.file and not self.file.stopped and self.revision:
                    self.file.append(Kind.CLOSE, b"")
            self.anchor.write()
            self.release_without_closing()

    def release_without_closing(self) -> None:
        """Let go of the files and say nothing in them, as a crash would."""
        with self.lock:
            self.anchor.call_off()
            if self.file:
                self.file.close()
            self.file = None
            release, self._release = self._release, lambda: None
            release()

    def keep_ballast(self) -> None:
        """Hold a little room back for the day the disk is full."""
        path = self.home / BALLAST
        with suppress(OSError):
            if not path.exists():
                self.disk.put(path, os.urandom(folder.BALLAST_BYTES))

    def _let_go_of_ballast(self) -> bool:
        path = self.home / BALLAST
        with suppress(OSError):
            if path.exists():
                self.disk.unlink(path)
                return True
        return False
