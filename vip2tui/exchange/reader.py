"""Opening a file: looked at twice, first as bytes only, then line by line.

Nothing is parsed before the whole has been hashed and its sender's signature checked, and nothing
is changed here at all: what comes out is for `plan.plan_import`.
"""

from __future__ import annotations

import io
import stat
from dataclasses import dataclass, field
from hashlib import sha256
from typing import TYPE_CHECKING

import pyrage

from vip2tui.changes.change import parse
from vip2tui.changes.vector import START, link
from vip2tui.domain.kinds.table import is_exposed
from vip2tui.exchange import agehead
from vip2tui.exchange.envelope import Envelope, read_envelope
from vip2tui.exchange.errors import (
    DamagedFileError,
    EmptyFolderError,
    ForgedFileError,
    HostileFileError,
    MiscountedFileError,
    NotAChangeError,
    NotForUsError,
    RevokedSenderError,
    TooLargeFileError,
    TooNewFileError,
    UnknownSenderError,
    UnreadableFileError,
)
from vip2tui.exchange.files import is_locked
from vip2tui.exchange.manifest import MAX_HEAD, TYPE, Manifest, read_manifest
from vip2tui.exchange.other_files import refusal
from vip2tui.exchange.strict import MAX_LINE, weighed_change

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from vip2tui.changes.change import Change
    from vip2tui.exchange.keys import DeviceKeys
    from vip2tui.exchange.peers import Peer

MAX_FILE = 64 * 1024 * 1024
MAX_LINES = 75_000
"""With the next two what a hostile file that a known sender signed may cost in memory."""
MAX_BYTES = 40 * 1024 * 1024
"""Of all lines together; a sender fills a file to 32 MB."""
MAX_WEIGHT = 3_000_000
"""Of all lines together (`strict.weighed_change`); 50,000 ticks weigh 1,800,000."""

_TYPE_STEM = TYPE.partition(";")[0]


@dataclass(slots=True)
class Arrived:
    """What came of one writer in one case. The chain is of these very lines."""

    case: str
    writer: str
    first: int
    last: int
    before: str
    chain: str = ""
    lines: list[bytes] = field(default_factory=list, repr=False)
    is_cut: bool = False
    """Whether a value was taken away of any of them."""
    exposed: list[Change] = field(default_factory=list, repr=False)
    """Those that are for professionals only and stand where everybody reads."""

    def changes(self) -> Iterator[Change]:
        """Yield the changes; they were checked when the file was opened."""
        return map(parse, self.lines)


@dataclass(frozen=True, slots=True)
class Opened:
    """A file that is whole, for this device, and signed by a sender that is trusted."""

    manifest: Manifest
    sender: Peer | None
    """None if this device made it itself: its own words, which it may have lost since."""
    runs: tuple[Arrived, ...]


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


def open_bundle(data: bytes, keys: DeviceKeys, device: str, peers: Mapping[str, Peer]) -> Opened:
    """Return what a file holds, or refuse it whole.

    Args:
        data: The file's bytes.
        keys: This device's keys.
        device: This device.
        peers: The devices known here, by id.

    Raises:
        RefusedFileError: One subclass and one sentence for each reason; see `errors`.
    """
    if len(data) > MAX_FILE:
        raise TooLargeFileError
    sieve = _Sieve()
    _decrypt(data, sieve.write, keys)
    envelope, sender = _signed(sieve, keys, device, peers)
    manifest = read_manifest(envelope.payload)
    if manifest.sender != envelope.signer:
        raise ForgedFileError
    if keys.recipient not in manifest.to or (sender and manifest.recipient != device):
        raise NotForUsError
    if (manifest.size, manifest.sha256) != (sieve.size, sieve.hash.hexdigest()):
        raise MiscountedFileError
    if manifest.lines > MAX_LINES or manifest.size > MAX_BYTES:
        raise TooLargeFileError
    parser = _Parser(manifest, len(sieve.head) + 1)
    _decrypt(data, parser.write, keys)
    return Opened(manifest, sender, parser.end())


def _signed(
    sieve: _Sieve, keys: DeviceKeys, device: str, peers: Mapping[str, Peer]
) -> tuple[Envelope, Peer | None]:
    """Return the first line and who signed it; a stranger's is not looked into."""
    try:
        envelope = read_envelope(sieve.first_line())
    except ValueError as error:
        raise HostileFileError("første linje er ikke en underskrift") from error
    sender = peers.get(envelope.signer)
    if envelope.signer != device:
        if sender is None or not (sender.trusted or sender.revoked):
            raise UnknownSenderError
        if sender.revoked:
            raise RevokedSenderError(sender.contact.name)
    public = keys.public if envelope.signer == device or not sender else sender.contact.signing
    if not envelope.is_by(public):
        raise ForgedFileError
    if envelope.type != TYPE:
        if envelope.type.partition(";")[0] == _TYPE_STEM:
            raise TooNewFileError
        raise HostileFileError("underskriften står på noget andet end en fil")
    return envelope, None if envelope.signer == device else sender


def _decrypt(data: bytes, write: Callable[[bytes], int], keys: DeviceKeys) -> None:
    """Hand over what is inside piece by piece; nothing of it may be trusted before the end."""
    if not is_locked(data):
        raise refusal(data)
    agehead.bound(data)
    try:
        pyrage.decrypt_io(io.BytesIO(data), _Sink(write), [keys.age])
    except pyrage.DecryptError as error:
        if str(error).startswith("No matching keys"):
            raise NotForUsError from error
        raise DamagedFileError from error
    except OSError as error:  # how pyrage tells of a piece that is cut or altered
        raise DamagedFileError from error


class _Sink:
    """A file to write to."""

    def __init__(self, write: Callable[[bytes], int]) -> None:
        self.write = write

    def flush(self) -> None:
        """Nothing is held back here."""


class _Sieve:
    """The first pass: the first line is kept, the rest is hashed and counted."""

    def __init__(self) -> None:
        self.head = bytearray()
        self.hash = sha256()
        self.size = 0
        self._is_head = True

    def write(self, piece: bytes) -> int:
        taken = len(piece)
        if self._is_head:
            first, newline, piece = piece.partition(b"\n")
            self.head += first
            self._is_head = not newline
            if len(self.head) > MAX_HEAD:
                raise HostileFileError("første linje er for lang")
        self.hash.update(piece)
        self.size += len(piece)
        return taken

    def first_line(self) -> bytes:
        """Return the first line.

        Raises:
            DamagedFileError: If there is none.
        """
        if self._is_head:
            raise DamagedFileError
        return bytes(self.head)


class _Parser:
    """The second pass: every line must be the one the manifest says comes next."""

    def __init__(self, manifest: Manifest, skip: int) -> None:
        self._skip = skip
        self._rest = b""
        self._line = 1
        self._runs = [
            Arrived(case, writer, *numbers)
            for case, runs in sorted(manifest.cases.items())
            for writer, numbers in sorted(runs.items())
        ]
        self._expected = self._next()
        self._chain = START
        self._room = MAX_WEIGHT

    def write(self, piece: bytes) -> int:
        taken = len(piece)
        if self._skip:
            passed = min(self._skip, taken)
            self._skip -= passed
            piece = piece[passed:]
        *lines, self._rest = (self._rest + piece).split(b"\n")
        for line in lines:
            self._take(line)
        if len(self._rest) > MAX_LINE:
            raise HostileFileError(f"linje {self._line + 1} er for lang")
        return taken

    def end(self) -> tuple[Arrived, ...]:
        """Return the runs, once all that was counted has come."""
        if self._rest or next(self._expected, None) is not None:
            raise MiscountedFileError
        return tuple(self._runs)

    def _take(self, line: bytes) -> None:
        self._line += 1
        expected = next(self._expected, None)
        if expected is None:
            raise MiscountedFileError
        run, n = expected
        try:
            change, weight = weighed_change(line)
        except NotAChangeError as error:
            raise HostileFileError(f"linje {self._line}: {error}") from error
        self._room -= weight
        if self._room < 0:
            raise HostileFileError("den har for mange oplysninger")
        if change.id != f"{run.writer}.{run.case}.{n}":
            raise HostileFileError(f"linje {self._line} er ikke den, der skulle stå dér")
        if n == run.first:
            self._chain = bytes.fromhex(run.before)
        run.lines.append(line)
        run.is_cut = run.is_cut or change.is_cut
        if is_exposed(change.kind, change.set.keys() - change.gone, run.case):
            run.exposed.append(change)
        self._chain = link(self._chain, change.fingerprint)
        if n == run.last:
            run.chain = self._chain.hex()

    def _next(self) -> Iterator[tuple[Arrived, int]]:
        return ((run, n) for run in self._runs for n in range(run.first, run.last + 1))
