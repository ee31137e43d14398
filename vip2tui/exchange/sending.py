"""What goes into a file to one device: per case and writer what it is not known to have.

A lost file heals with the next one, because only the addressee's own word shortens what is sent.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from vip2tui.changes.change import Change
from vip2tui.changes.vector import Vector
from vip2tui.domain.roles import Role
from vip2tui.exchange.chains import Chains
from vip2tui.exchange.keys import DeviceKeys
from vip2tui.exchange.manifest import MAX_PAIRS
from vip2tui.exchange.peers import Peer
from vip2tui.exchange.scope import Party
from vip2tui.exchange.seals import Seal, make_seal
from vip2tui.exchange.strict import most_weight

PART_BYTES = 32 * 1024 * 1024
PART_LINES = 50_000
PART_WEIGHT = 2_000_000
_PART_PAIRS = MAX_PAIRS // 3
"""A file is filled to half of what a receiver takes; what is over goes in one more file."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the sending device keeps what it sends; one case is read at a time."""

    me: Party
    keys: DeviceKeys
    writer: str
    writers: frozenset[str]
    """Every writer this device has had."""
    changes: Callable[[str], Sequence[Change]]
    seals: Callable[[str], Mapping[str, Seal]]
    """Case to its writers' seals kept here."""
    bindings: Mapping[str, str]
    """Writer to device."""
    gone: Mapping[str, Vector] = field(default_factory=dict)
    """The cases that were let go here, with what was held of each."""


@dataclass(frozen=True, slots=True)
class Run:
    """What one writer wrote in one case, from a number to a number, and the seal that ends it."""

    case: str
    writer: str
    first: int
    last: int
    before: str
    seal: Seal


@dataclass(slots=True)
class Outgoing:
    """One file before it is written: everything but the changes themselves."""

    peer: Peer
    runs: list[Run] = field(default_factory=list)
    have: dict[str, Vector] = field(default_factory=dict)
    gone: list[str] = field(default_factory=list)
    """The cases of those that were let go here."""
    lines: int = 0
    size: int = 0
    weight: int = 0
    is_cut: bool = False
    """Whether a value was taken away of any of it: older programs cannot check such a file."""
    hash: hashlib._Hash = field(default_factory=hashlib.sha256, repr=False)

    def by_case(self) -> dict[str, dict[str, Run]]:
        """Return case to writer to the run of both."""
        found: dict[str, dict[str, Run]] = {}
        for run in self.runs:
            found.setdefault(run.case, {})[run.writer] = run
        return found

    def takes(self, pairs: int, lines: int, size: int, weight: int) -> bool:
        """Return whether a case still fits; one always does."""
        if not self.have:
            return True
        return (
            sum(map(len, self.have.values())) + len(self.runs) + pairs <= _PART_PAIRS
            and self.lines + lines <= PART_LINES
            and self.size + size <= PART_BYTES
            and self.weight + weight <= PART_WEIGHT
        )


def outgoing(
    source: Source,
    peer: Peer,
    cases: Iterable[str],
    *,
    named: Iterable[str] = (),
    farewell: Mapping[str, Mapping[str, int]] | None = None,
) -> list[Outgoing]:
    """Return the file to a device, nearly always one; what does not fit becomes one more.

    Args:
        source: This device.
        peer: The addressee.
        cases: Those it gets (`scope.cases_for`).
        named: Those it gets nothing more of, but a receipt for (`scope.cases_named`).
        farewell: What it still gets of a withdrawn case (`scope.farewells`).
    """
    whole, until = set(cases), farewell or {}
    parts = [Outgoing(peer)]
    for case in sorted({*whole, *named, *until}):
        chains = Chains(source.changes(case), source.gone.get(case))
        runs = list(
            _runs(source, peer, case, chains, None if case in whole else until.get(case, {}))
        )
        lines = [line for run in runs for line in lines_of(run, chains)]
        have = chains.vector()
        size = sum(map(len, lines)) + len(lines)
        weight = sum(map(most_weight, lines))
        if not parts[-1].takes(len(runs) + len(have), len(lines), size, weight):
            parts.append(Outgoing(peer))
        part = parts[-1]
        part.runs += runs
        part.have[case] = have
        part.gone += [case] if chains.is_gone else []
        part.lines += len(lines)
        part.size += size
        part.weight += weight
        part.is_cut = part.is_cut or any(
            chains.held[run.writer][n].is_cut
            for run in runs
            for n in range(run.first, run.last + 1)
        )
        for line in lines:
            part.hash.update(line + b"\n")
    return parts


def lines_of(run: Run, chains: Chains) -> Iterator[bytes]:
    """Yield a run's lines in their order."""
    held = chains.held[run.writer]
    return (held[n].line for n in range(run.first, run.last + 1))


def _runs(
    source: Source, peer: Peer, case: str, chains: Chains, until: Mapping[str, int] | None
) -> Iterator[Run]:
    """Yield what the addressee is not known to have of a case.

    Args:
        source: This device.
        peer: The addressee.
        case: The case.
        chains: What is held of it.
        until: Writer to the last number it may have; None if it may have everything.
    """
    # What was let go there comes back whole, or not at all.
    theirs = {} if case in peer.gone else peer.have.get(case, {})
    for writer in sorted(chains.held):
        seal = _seal(source, peer, case, writer, chains, until)
        if seal is None:
            continue
        n, chain = theirs.get(writer, (0, chains.at(writer, 0) or ""))
        # Of a writer of whom they have something else, all goes: only so can they see where it
        # parts. Of one of whom they have more, nothing here is new to them.
        first = n + 1 if n > seal.n or chains.at(writer, n) == chain else 1
        if first <= seal.n:
            yield Run(case, writer, first, seal.n, chains.at(writer, first - 1) or "", seal)


def _seal(
    source: Source,
    peer: Peer,
    case: str,
    writer: str,
    chains: Chains,
    until: Mapping[str, int] | None,
) -> Seal | None:
    """Return the seal under which a writer's changes go to the addressee; None if they do not.

    Others' words are passed on by the office alone; anybody may give a device back its own.
    """
    reach = chains.reach(writer)
    if until is not None:
        reach = min(reach, until.get(writer, 0))
    if not reach:
        return None
    if writer in source.writers:
        return make_seal(
            source.keys, source.me.device, case, writer, reach, chains.at(writer, reach) or ""
        )
    if source.me.role is not Role.OFFICE and source.bindings.get(writer) != peer.device:
        return None
    kept = source.seals(case).get(writer)
    fits = kept is not None and kept.n <= reach and chains.at(writer, kept.n) == kept.chain
    return kept if fits else None
