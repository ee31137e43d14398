"""Reading a generation file back: the rows it holds, and what is wrong with it, if anything.

Two faults are told apart. A last frame that is not whole, with no later frame to be read, is what a
power cut leaves: nobody was told that it was saved. Anything else has been changed or lost since.
"""

from __future__ import annotations

import gc
import hashlib
from dataclasses import dataclass, field
from typing import Any

import orjson
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from vip2tui.base.progress import UNTOLD, Tally
from vip2tui.storage import frames
from vip2tui.storage.errors import VaultDamagedError, VaultError
from vip2tui.storage.frames import Head, Kind
from vip2tui.storage.header import Header, read_header
from vip2tui.storage.rows import CHUNK_BYTES, Rows
from vip2tui.storage.sealed_file import file_key


@dataclass
class Replay:
    """What a file held, as far as it was read."""

    header: Header
    rows: Rows = field(default_factory=Rows)
    number: int = 0
    """The number of the next frame."""
    tag: bytes = b""
    end: int = 0
    """Where the sound part ends."""
    snapshot_end: int = 0
    """Where the snapshot ends; 0 until its last frame was read."""
    torn: bool = False
    """Half a frame follows, as a power cut leaves it."""
    damage: str = ""
    """What is wrong, in Danish, or nothing."""
    closed: bool = False
    """The last frame says that the program ended as it should."""
    watched: bytes = b""
    """The tag of the frame that was asked for."""

    @property
    def is_whole(self) -> bool:
        """Whether every byte of the file was read and is as it was written."""
        return not (self.damage or self.torn)


def replay(
    data: bytes, header: Header, key: bytes, *, watch: int = -1, tally: Tally = UNTOLD
) -> Replay:
    """Read all frames of a file; never raises for one, says in the answer what is wrong.

    Args:
        data: The whole file.
        header: Its header, known to be sealed with the key.
        key: The data key.
        watch: The number of a frame whose tag is wanted.
        tally: Counts each `CHUNK_BYTES` of it.

    Raises:
        WasStoppedError: If a person stopped it.
    """
    was_on = gc.isenabled()
    gc.disable()  # while many rows are made: it would look at each again
    try:
        return _Reader(data, header, key, watch).read(tally)
    finally:
        if was_on:
            gc.enable()


def holds(data: bytes, key: bytes, rows: Rows | None = None, tally: Tally = UNTOLD) -> bool:
    """Return whether a file, read from its first byte, is whole and holds just these rows.

    Without rows: whether it is whole.
    """
    try:
        found = reread(data, key, tally)
    except VaultError:
        return False
    return found.is_whole and (rows is None or found.rows.is_same(rows))


def reread(data: bytes, key: bytes, tally: Tally = UNTOLD) -> Replay:
    """Read a file from its first byte, header included, to compare it with what was meant.

    Raises:
        VaultError: If the header is not as it was written.
    """
    header = read_header(data)
    if not header.is_sealed_with(key):
        raise VaultDamagedError
    return replay(data, header, key, tally=tally)


class _Reader:
    """One pass over a file."""

    def __init__(self, data: bytes, header: Header, key: bytes, watch: int) -> None:
        self._data = data
        self._view = memoryview(data)
        self._cipher = AESGCM(file_key(key, header))
        self._watch = watch
        self._tags = hashlib.sha256()
        self.found = Replay(header, tag=header.seal[: frames.TAG], end=header.size)

    def read(self, tally: Tally) -> Replay:
        found, told = self.found, 0
        while found.end < len(self._data) and not found.torn:
            while told <= found.end // CHUNK_BYTES:
                tally.one_more()
                told += 1
            head = frames.head_at(self._data, found.end)
            if not (head and self._take(head)):
                self._judge(head)
                if not found.torn and not self._skip():
                    break
        if not found.snapshot_end and not found.damage:
            found.damage, found.torn = "Arkivets fil er ikke skrevet færdig", False
        return found

    def _take(self, head: Head) -> bool:
        """Take in one frame if every byte of it is as it was written, and in its place."""
        found = self.found
        start = found.end + frames.HEAD_SIZE
        stop = start + head.length
        sizes = range(frames.TAG, frames.MAX_LENGTH + 1)
        if head.number != found.number or stop > len(self._data) or head.length not in sizes:
            return False
        data = frames.unseal(
            self._cipher, found.header.file_id, head, found.tag, self._view[start:stop]
        )
        if data is None or not self._understand(head.kind, data):
            return False
        found.tag = self._data[stop - frames.TAG : stop]
        self._tags.update(found.tag)
        if head.number == self._watch:
            found.watched = found.tag
        found.end = stop
        found.number += 1
        found.closed = head.kind == Kind.CLOSE
        if head.kind == Kind.END:
            found.snapshot_end = stop
        return True

    def _understand(self, kind: int, data: bytes) -> bool:
        """Take in what a sound frame holds; a program with a fault could have written nonsense."""
        found = self.found
        salvaging = bool(found.damage)
        after = bool(found.snapshot_end) or salvaging
        try:
            if kind == Kind.CHUNK and not found.snapshot_end:
                found.rows.load(data)
            elif kind == Kind.END and not found.snapshot_end:
                return salvaging or self._ends(data)
            elif kind == Kind.JOURNAL and after:
                found.rows.load(data)
            else:
                return kind == Kind.CLOSE and after
        except (ValueError, KeyError, TypeError):
            return False
        return True

    def _ends(self, data: bytes) -> bool:
        """Compare the snapshot with its own account of itself."""
        account = orjson.loads(data)
        rows = self.found.rows
        rows.newest.update(account["newest"])
        return bool(
            account["counts"] == rows.counts()
            and account["frames"] == self.found.number
            and account["digest"] == self._tags.hexdigest()
        )

    def _judge(self, head: Head | None) -> None:
        """Say whether what stands here is half a frame or damage."""
        found = self.found
        later = next(frames.heads(self._data, found.end + 1), None)
        whole = head and found.end + frames.HEAD_SIZE + head.length < len(self._data)
        in_place = not head or (head.number == found.number and head.length <= frames.MAX_LENGTH)
        if found.snapshot_end and later is None and not whole and in_place and not found.damage:
            found.torn = True
        elif not found.snapshot_end and later is None:
            found.damage = found.damage or "Arkivets fil er ikke skrevet færdig"
        else:
            found.damage = found.damage or "Arkivets fil er beskadiget"

    def _skip(self) -> bool:
        """Go on behind the damage, for those who open what is left: a frame names its own place."""
        found = self.found
        later = next(frames.heads(self._data, found.end + 1), None)
        if later is None:
            return False
        at, head = later
        found.end, found.number, found.tag = at, head.number, self._data[at - frames.TAG : at]
        return True


def account_at_end(tail: bytes, header: Header, key: bytes) -> dict[str, Any]:
    """Return the account that a file ends with, from its last bytes; empty if it ends otherwise.

    A backup ends with it, so how far it came is known without reading the whole of it.
    """
    last = _account_in(tail)
    if last is None:
        return {}
    at, head = last
    before, sealed = tail[at - frames.TAG : at], tail[at + frames.HEAD_SIZE :]
    said = frames.unseal(AESGCM(file_key(key, header)), header.file_id, head, before, sealed)
    found: dict[str, Any] = orjson.loads(said) if said else {}
    return found


def ends_with_account(tail: bytes) -> bool:
    """Return whether a file ends with the frame that closes a snapshot, to all appearances."""
    return _account_in(tail) is not None


def _account_in(tail: bytes) -> tuple[int, Head] | None:
    ends = (
        (at, head)
        for at, head in frames.heads(tail, frames.TAG)
        if head.kind == Kind.END and at + frames.HEAD_SIZE + head.length == len(tail)
    )
    return next(ends, None)


def account_of(rows: Rows, number: int, digest: str) -> bytes:
    """Return what a snapshot's last frame says of the frames before it."""
    return orjson.dumps(
        {
            "counts": rows.counts(),
            "newest": dict(rows.newest),
            "frames": number,
            "digest": digest,
        }
    )
