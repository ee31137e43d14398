"""Opening a file: looked at twice, first as bytes only, then line by line.

Nothing is parsed before the whole has been hashed and its sender's signature checked, and nothing
is changed here at all: what comes out is for `plan.plan_import`.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

import pyrage

from vip2tui.domain.roles import Role
from vip2tui.exchange.arrived import Opened
from vip2tui.exchange.errors import (
    DamagedFileError,
    ForgedFileError,
    HostileFileError,
    MiscountedFileError,
    NotForUsError,
    RevokedSenderError,
    TooLargeFileError,
    TooNewFileError,
    UnknownSenderError,
)
from vip2tui.exchange.files import MAX_FILE, bound, is_locked, refusal
from vip2tui.exchange.introduction import Awaited, bind, refuse_second
from vip2tui.exchange.keys import DeviceKeys, Envelope, read_envelope
from vip2tui.exchange.lines import MAX_BYTES, MAX_LINES, Parser
from vip2tui.exchange.manifest import MAX_HEAD, TYPE, read_manifest
from vip2tui.exchange.peers import Peer

_TYPE_STEM = TYPE.partition(";")[0]


@dataclass(frozen=True, slots=True)
class Expected:
    """Who may be met for the first time by a file."""

    start_files: Mapping[str, Awaited] = field(default_factory=dict)
    """Device to the start file that was made for it here."""
    now: str = ""
    """The wall clock: when a start file is used."""
    is_found: bool = False
    """Whether a barred sender is taken in, as it was found again: all of it as proposals."""


NOBODY = Expected()


def open_bundle(
    data: bytes,
    keys: DeviceKeys,
    device: str,
    peers: Mapping[str, Peer],
    expected: Expected = NOBODY,
) -> Opened:
    """Return what a file holds, or refuse it whole.

    Args:
        data: The file's bytes.
        keys: This device's keys.
        device: This device.
        peers: The devices known here, by id.
        expected: Those that are known by their start file alone.

    Raises:
        RefusedFileError: One subclass and one sentence for each reason; see `errors`.
    """
    if len(data) > MAX_FILE:
        raise TooLargeFileError
    sieve = _Sieve()
    _decrypt(data, sieve.write, keys)
    envelope, sender, bound = _signed(sieve, keys, device, peers, expected)
    manifest = read_manifest(envelope.payload)
    if manifest.sender != envelope.signer:
        raise ForgedFileError
    if keys.recipient not in manifest.to or (sender and manifest.recipient != device):
        raise NotForUsError
    if (manifest.size, manifest.sha256) != (sieve.size, sieve.hash.hexdigest()):
        raise MiscountedFileError
    if manifest.lines > MAX_LINES or manifest.size > MAX_BYTES:
        raise TooLargeFileError
    parser = Parser(manifest, len(sieve.head) + 1)
    _decrypt(data, parser.write, keys)
    return Opened(manifest, sender, parser.end(), bound)


def _signed(
    sieve: _Sieve,
    keys: DeviceKeys,
    device: str,
    peers: Mapping[str, Peer],
    expected: Expected,
) -> tuple[Envelope, Peer | None, Awaited | None]:
    """Return the first line and who signed it; a stranger's is not looked into.

    One who has a start file is looked into before its signature is: there its key stands.
    """
    try:
        envelope = read_envelope(sieve.first_line())
    except ValueError as error:
        raise HostileFileError("første linje er ikke en underskrift") from error
    sender, bound = peers.get(envelope.signer), None
    awaited = expected.start_files.get(envelope.signer)
    if envelope.signer != device:
        if sender is None and awaited is not None:
            said = read_manifest(envelope.payload).start
            sender, bound = bind(awaited, said, expected.now)
        if sender is None or not (sender.trusted or sender.revoked):
            raise UnknownSenderError
        if sender.revoked and not (expected.is_found and sender.contact.role is not Role.OFFICE):
            raise RevokedSenderError(sender.contact.name)
    public = keys.public if envelope.signer == device or not sender else sender.contact.signing
    if not envelope.is_by(public):
        if sender is not None and awaited is not None and bound is None:
            refuse_second(awaited, read_manifest(envelope.payload).start, sender.contact)
        raise ForgedFileError
    if envelope.type != TYPE:
        if envelope.type.partition(";")[0] == _TYPE_STEM:
            raise TooNewFileError
        raise HostileFileError("underskriften står på noget andet end en fil")
    return envelope, None if envelope.signer == device else sender, bound


def _decrypt(data: bytes, write: Callable[[bytes], int], keys: DeviceKeys) -> None:
    """Hand over what is inside piece by piece; nothing of it may be trusted before the end."""
    if not is_locked(data):
        raise refusal(data)
    bound(data)
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
