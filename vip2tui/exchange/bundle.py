"""Writing a file: one stream, one case in memory at a time, nothing unlocked on a disk.

An age file to the addressee and the sender itself. Inside, a signed manifest in the first line,
then the changes, one to a line, by case, writer and number: the exact bytes their writers made.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import BinaryIO

import pyrage

from vip2tui.exchange.chains import Chains
from vip2tui.exchange.erasing import SignedErasure
from vip2tui.exchange.errors import TooMuchToSendError
from vip2tui.exchange.introduction import Introduced
from vip2tui.exchange.keys import Envelope, age_recipient, seal_up
from vip2tui.exchange.manifest import MAX_HEAD, TYPE, Manifest, SealFacts, over_a_limit
from vip2tui.exchange.sending import Outgoing, Run, Source, lines_of


@dataclass(frozen=True, slots=True)
class Stamp:
    """What tells one file from another."""

    bundle: str
    """A fresh id."""
    made: str
    """Wall clock, ISO 8601 with offset."""
    program: str
    """The program's version."""
    roster: Envelope | None = None
    """The office's list, if this device is the office."""
    start: Introduced | None = None
    """Who this device is, if the office knows it by a start file alone."""
    erasures: tuple[SignedErasure, ...] = ()
    """The words by which citizens are erased that go with it."""
    erased: Mapping[str, str] = field(default_factory=dict)
    """Those that are done here; see `Manifest.erased`."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file that was written."""

    manifest: Manifest
    mark: str
    """SHA-256 of its first line: what the next file to the same device calls `previous`."""


def write_bundle(out: BinaryIO, source: Source, outgoing: Outgoing, stamp: Stamp) -> Made:
    """Write one file, reading one case at a time; return what its first line says.

    Raises:
        TooMuchToSendError: If a part of it is larger than the addressee takes.
        RuntimeError: If what is stored changed since it was counted; the file is then worthless.
    """
    manifest = manifest_of(source, outgoing, stamp)
    if why := over_a_limit(manifest):
        raise TooMuchToSendError(why)
    head = seal_up(source.keys, source.me.device, TYPE, manifest.payload()).line()
    if len(head) > MAX_HEAD:
        raise TooMuchToSendError("første linje er for lang")
    body = _Body(head + b"\n", source, outgoing.runs)
    pyrage.encrypt_io(body, out, [age_recipient(one) for one in manifest.to])
    if body.hash.hexdigest() != manifest.sha256:
        raise RuntimeError("the cases changed while they were sent")
    return Made(manifest, sha256(head).hexdigest())


def manifest_of(source: Source, outgoing: Outgoing, stamp: Stamp) -> Manifest:
    """Return the first line's contents."""
    peer = outgoing.peer
    return Manifest(
        format="1.1" if outgoing.is_cut else "1.0",
        min_reader=2 if outgoing.is_cut else 1,
        program=stamp.program,
        bundle=stamp.bundle,
        number=peer.made + 1,
        made=stamp.made,
        sender=source.me.device,
        writer=source.writer,
        recipient=peer.device,
        to=tuple(dict.fromkeys((peer.contact.recipient, source.keys.recipient))),
        previous=peer.mark,
        heard=(peer.heard.bundle, peer.writers[-1]) if peer.heard else None,
        listed=(peer.roster, peer.roster_made) if peer.roster else None,
        have=outgoing.have,
        gone=tuple(outgoing.gone),
        cases={
            case: {writer: (run.first, run.last, run.before) for writer, run in runs.items()}
            for case, runs in outgoing.by_case().items()
        },
        seals=tuple(SealFacts(**run.seal.row()) for run in outgoing.runs),
        roster=stamp.roster.raw() if stamp.roster else None,
        start=stamp.start,
        erasures=stamp.erasures,
        erased=dict(stamp.erased),
        lines=outgoing.lines,
        size=outgoing.size,
        sha256=outgoing.hash.hexdigest(),
    )


class _Body:
    """The first line and then the changes, as a file to read from."""

    def __init__(self, head: bytes, source: Source, runs: list[Run]) -> None:
        self.hash = sha256()
        self._source = source
        self._pieces = self._all(head, runs)
        self._piece = io.BytesIO()

    def read(self, size: int = -1) -> bytes:
        """Return some bytes; none at the end."""
        while not (taken := self._piece.read(size)):
            piece = next(self._pieces, None)
            if piece is None:
                return b""
            self._piece = io.BytesIO(piece)
        return taken

    def _all(self, head: bytes, runs: list[Run]) -> Iterator[bytes]:
        yield head
        case, chains = "", Chains(())
        for run in runs:
            if run.case != case:
                case, chains = run.case, Chains(self._source.changes(run.case))
            text = b"".join(line + b"\n" for line in lines_of(run, chains))
            self.hash.update(text)
            yield text
