"""Disks that fail, files that rot, and the checks that must hold whatever fails.

A check is a function, so that `test_mutations` can show that it fails when a mechanism is missing.
"""

from __future__ import annotations

import errno
import itertools
import os
from typing import TYPE_CHECKING

import pytest

from tests.storage.helpers import a_change, a_vault, opened, saved_in, the_file
from vip2tui.storage import frames
from vip2tui.storage.disk import Disk
from vip2tui.storage.errors import StorageError, VaultDamagedError
from vip2tui.storage.header import read_header

__all__ = ["frames", "read_header"]

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


class FaultyDisk(Disk):
    """A disk that refuses on demand, and knows what a power cut would leave."""

    def __init__(self) -> None:
        self.room: int | None = None
        """How many more bytes may be written."""
        self.fsync_error = 0
        self.truncate_error = 0
        self.fsyncs: list[str] = []
        self.paths: dict[int, Path] = {}
        self.safe: dict[Path, int] = {}
        """How many bytes of each file an fsync has answered for."""
        self.waiting: list[tuple[float, Callable[[], None]]] = []
        """What is to be done later; a test does it when it likes."""

    def later(self, seconds: float, do: Callable[[], None]) -> Callable[[], None]:
        self.waiting.append((seconds, do))
        return self.waiting.clear

    def open(self, path: Path, flags: int) -> int:
        fd = super().open(path, flags)
        self.paths[fd] = path
        return fd

    def write(self, fd: int, data: bytes) -> int:
        if self.room is None:
            return super().write(fd, data)
        if self.room <= 0:
            raise OSError(errno.ENOSPC, "no space")
        done = super().write(fd, data[: self.room])
        self.room -= done
        return done

    def fsync(self, fd: int) -> None:
        self.fsyncs.append(self.paths[fd].name)
        if self.fsync_error:
            raise OSError(self.fsync_error, "fsync")
        self.safe[self.paths[fd]] = os.fstat(fd).st_size

    def fsync_folder(self, folder: Path) -> None:
        """Names are durable at once here."""

    def truncate(self, fd: int, size: int) -> None:
        if self.truncate_error:
            raise OSError(self.truncate_error, "truncate")
        super().truncate(fd, size)

    def replace(self, old: Path, new: Path) -> None:
        super().replace(old, new)
        if old in self.safe:
            self.safe[new] = self.safe.pop(old)

    def cut_power(self, home: Path) -> None:
        """Leave of each generation what an fsync has answered for."""
        for path in home.glob("vault-*.v2t"):
            os.truncate(path, self.safe.get(path, 0))


def heads(data: bytes) -> list[int]:
    """Where the frames of a sound file begin, and where the last one ends."""
    found, at = [], next(at for at, _ in frames.heads(data))
    while at < len(data):
        found.append(at)
        head = frames.head_at(data, at)
        assert head
        at += frames.HEAD_SIZE + head.length
    return [*found, len(data)]


def look(home: Path) -> tuple[list[int], set[str]] | str:
    """What opening gives: what is saved and which notices, or that it is damaged."""
    try:
        store = opened(home)
    except VaultDamagedError:
        return "damaged"
    found = saved_in(store), {notice.kind for notice in store.notices}
    store.close()
    return found


def put(home: Path, path: Path, data: bytes) -> None:
    """Lay a file back as it was, without what an earlier look left."""
    for left in [*home.glob("torn-*"), home / "anchor.json"]:
        left.unlink(missing_ok=True)
    path.write_bytes(data)


def check_a_cut_anywhere(home: Path, saved: int) -> None:
    """Cut at each byte: a whole number of actions, and a notice if the cut was inside one."""
    a_vault(home, saved).journal.release_without_closing()
    path = the_file(home)
    data = path.read_bytes()
    borders = heads(data)
    journal = borders[1:]  # the first frame is the end of the empty snapshot
    for cut in range(len(data)):
        put(home, path, data[:cut])
        if cut < journal[0]:
            with pytest.raises(VaultDamagedError):
                opened_with_a_change(home)
            assert path.read_bytes() == data[:cut], "a damaged file was touched"
            continue
        whole = sum(border <= cut for border in journal) - 1
        told = set() if cut in journal else {"torn"}
        assert look(home) == (list(range(1, whole + 1)), told), f"cut at {cut}"


def opened_with_a_change(home: Path) -> None:
    """Open; an unfinished first generation says that there is no vault only to `exists`."""
    opened(home).close()


def check_a_filled_tail(home: Path, filling: bytes) -> None:
    """The last frame has its length but not its bytes: back to what was acknowledged, and told."""
    a_vault(home, 4).journal.release_without_closing()
    path = the_file(home)
    data = path.read_bytes()
    last = heads(data)[-2]
    for at in range(last, len(data)):
        tail = (filling * len(data))[: len(data) - at]
        if tail == data[at:]:
            continue
        put(home, path, data[:at] + tail)
        assert look(home) == ([1, 2, 3], {"torn"}), f"filled from {at}"
        again = opened(home)
        again.commit([a_change(4)])
        again.journal.release_without_closing()
        assert look(home) == ([1, 2, 3, 4], set())


def check_moved_frames(home: Path) -> None:
    """Frames of one file swapped, dropped or doubled, with numbers and checksums made to fit."""
    a_vault(home, 6).journal.release_without_closing()
    path = the_file(home)
    data = path.read_bytes()
    at = heads(data)
    pieces = [data[a:b] for a, b in itertools.pairwise(at)]
    start = data[: at[0]]
    for order in ([0, 1, 3, 2, 4, 5, 6], [0, 1, 2, 4, 5, 6], [0, 1, 2, 2, 3, 4, 5, 6]):
        moved = [pieces[n] for n in order]
        for pieces_now in (moved, [renumbered(p, n) for n, p in enumerate(moved)]):
            put(home, path, start + b"".join(pieces_now))
            assert look(home) == "damaged", order
            assert path.read_bytes() == start + b"".join(pieces_now)


def renumbered(piece: bytes, number: int) -> bytes:
    head = frames.head_at(piece, 0)
    assert head
    raw = frames._HEAD.pack(frames.MAGIC, head.kind, head.length, number, head.nonce)
    return raw + frames.checksum(raw) + piece[frames.HEAD_SIZE :]


def check_power_cuts(home: Path, disk: FaultyDisk) -> None:
    """Whatever was acknowledged is there after a power cut at any moment."""
    store = a_vault(home, disk=disk)
    for n in range(1, 6):
        store.commit([a_change(n)])
        if n == 3:
            store.journal.retire(store.journal.compact())
    store.journal.release_without_closing()
    disk.cut_power(home)
    assert look(home) == ([1, 2, 3, 4, 5], set())


def check_a_full_disk(home: Path, disk: FaultyDisk) -> None:
    """Refused at each byte: memory = acknowledged = reopened, and the next save works."""
    store = a_vault(home, 1, disk=disk)
    (home / "ballast.bin").unlink()
    *_, start, end = heads(the_file(home).read_bytes())
    for room in range(end - start):
        disk.room = room
        with pytest.raises(StorageError) as refused:
            store.commit([a_change(2)])
        assert "fuld" in str(refused.value)
        assert saved_in(store) == [1], "memory holds what the disk does not"
        disk.room = None
    store.commit([a_change(2)])
    assert saved_in(store) == [1, 2]
    store.close()
    assert look(home) == ([1, 2], set())
