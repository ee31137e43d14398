"""A file's lines, each of which must be the one that the signed first line says comes next."""

from __future__ import annotations

from collections.abc import Iterator

from vip2tui.changes.vector import START, link
from vip2tui.domain.kinds.table import is_exposed
from vip2tui.exchange.arrived import Arrived
from vip2tui.exchange.errors import HostileFileError, MiscountedFileError, NotAChangeError
from vip2tui.exchange.manifest import Manifest
from vip2tui.exchange.strict import MAX_LINE, weighed_change

MAX_LINES = 75_000
"""With the next two what a hostile file that a known sender signed may cost in memory."""
MAX_BYTES = 40 * 1024 * 1024
"""Of all lines together; a sender fills a file to 32 MB."""
MAX_WEIGHT = 3_000_000
"""Of all lines together (`strict.weighed_change`); 50,000 ticks weigh 1,800,000."""


class Parser:
    """The second pass over a file, piece by piece."""

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
        """Take the next piece of what is inside, and return how much it was."""
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
