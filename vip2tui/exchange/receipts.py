"""What has come how far: klar til at sende, undervejs, modtaget. Read off vectors, never stored."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from vip2tui.changes.change import Change
from vip2tui.changes.vector import Vector
from vip2tui.exchange.chains import Chains
from vip2tui.exchange.sending import Outgoing

TABLE = "sent"
Deed = tuple[str, str]
"""What somebody did at once: the writer and the action."""


class Status(StrEnum):
    """How far a change has come. A draft (kladde) is no change yet."""

    READY = "klar"
    """Klar til at sende: stored here and in no file yet."""
    UNDERWAY = "undervejs"
    """In a file that was made, and not confirmed."""
    RECEIVED = "modtaget"
    """The addressee has said that it has it."""


@dataclass(frozen=True, slots=True)
class SentFile:
    """One file that was made, as the device keeps it: table `sent`, key the bundle's id."""

    bundle: str
    addressee: str
    name: str
    """The file's name, without a folder."""
    made: str
    number: int
    reach: Mapping[str, Mapping[str, int]] = field(default_factory=dict)
    """Case to writer to the last number in it, of everything it carried."""
    lines: int = 0

    def row(self) -> dict[str, Any]:
        """Return it as it is kept."""
        return {name: getattr(self, name) for name in self.__dataclass_fields__}

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> SentFile:
        """Return a kept one."""
        return cls(**{name: row[name] for name in cls.__dataclass_fields__})


def sent_file(outgoing: Outgoing, *, bundle: str, name: str, made: str) -> SentFile:
    """Return the row of a file, to be committed before the file counts as made."""
    reach = {
        case: {writer: run.last for writer, run in runs.items()}
        for case, runs in outgoing.by_case().items()
    }
    return SentFile(
        bundle, outgoing.peer.device, name, made, outgoing.peer.made + 1, reach, outgoing.lines
    )


@dataclass(frozen=True, slots=True)
class Reach:
    """How far a case's own changes have come with one addressee."""

    received: Mapping[str, int]
    """Writer to the last number that is confirmed."""
    underway: Mapping[str, int]
    """Writer to the last number that is in a file."""

    def status(self, change: Change) -> Status:
        """Return how far one change has come."""
        writer, _, n = change.place
        if n <= self.received.get(writer, 0):
            return Status.RECEIVED
        return Status.UNDERWAY if n <= self.underway.get(writer, 0) else Status.READY


def first_file(change: Change, sent: Iterable[SentFile]) -> SentFile | None:
    """Return the first file a change was in; None if it was in none."""
    writer, case, n = change.place
    with_it = (one for one in sent if n <= one.reach.get(case, {}).get(writer, 0))
    return min(with_it, key=lambda one: one.number, default=None)


def reach_of(chains: Chains, case: str, theirs: Vector, sent: Iterable[SentFile]) -> Reach:
    """Return how far a case has come with an addressee.

    A number counts as confirmed only if the addressee's hash says that it means the same there.

    Args:
        chains: What is held of the case.
        case: The case.
        theirs: What the addressee said it has of it.
        sent: The files made to it.
    """
    received = {writer: n for writer, (n, chain) in theirs.items() if chains.at(writer, n) == chain}
    underway: dict[str, int] = {}
    for file in sent:
        for writer, n in file.reach.get(case, {}).items():
            underway[writer] = max(underway.get(writer, 0), n)
    return Reach(received, underway)


def unreceipted(chains: Chains, theirs: Vector, writers: Collection[str]) -> int:
    """Return how many of a case's changes the addressee is not known to have, whoever wrote them.

    Of another's words it may have more than is here; of this device's own that would mean that the
    vault was put back, and then nothing counts.

    Args:
        chains: What is held of the case.
        theirs: What the addressee said it has of it.
        writers: Every writer this device has had.
    """
    missing = 0
    for writer, held in chains.held.items():
        n, chain = theirs.get(writer, (0, chains.at(writer, 0)))
        has_more = writer not in writers and n > chains.reach(writer) == max(held)
        if chains.at(writer, n) == chain or has_more:
            missing += sum(number > n for number in held)
        else:
            missing += len(held)
    return missing


@dataclass(slots=True)
class Outbox:
    """What is still to come to an addressee, and until when it has everything.

    Counted as a person counts: what was done at once is one, however much it wrote, and what was
    taken back before it was in any file is none.
    """

    ready: int = 0
    """Deeds in no file yet."""
    underway: int = 0
    """Deeds in a file that is not confirmed."""
    received: int = 0
    """Changes that are."""
    until: str | None = None
    """The day (ISO) to which the addressee has everything; None if it has nothing yet.

    Days are wall clock: for reading, nothing is decided by them.
    """

    @property
    def unreceipted(self) -> int:
        """Deeds the addressee has not said it has."""
        return self.ready + self.underway


@dataclass(frozen=True, slots=True)
class Tally:
    """One case's part of an outbox; kept as long as nothing it was counted from changes."""

    ready: frozenset[Deed]
    underway: frozenset[Deed]
    there: tuple[str, ...]
    """The days (ISO) of what is confirmed, sorted."""
    first: str | None
    """The first day of what is not."""


def tally(
    case: str,
    changes: Iterable[Change],
    theirs: Vector,
    sent: Iterable[SentFile],
    writers: Iterable[str],
) -> Tally:
    """Return how this device's own words of one case stand with an addressee.

    Args:
        case: The case.
        changes: What is held of it.
        theirs: What the addressee said it has of it.
        sent: The files made to it.
        writers: Every writer this device has had.
    """
    chains = Chains(changes)
    reach = reach_of(chains, case, theirs, sent)
    waits: dict[Status, list[Change]] = {status: [] for status in Status}
    for writer in {*writers} & chains.held.keys():
        for change in chains.held[writer].values():
            waits[reach.status(change)].append(change)
    ready, underway = map(_counting, (waits[Status.READY], waits[Status.UNDERWAY]))
    there = tuple(sorted(one.at[:10] for one in waits[Status.RECEIVED]))
    first = min((one.at[:10] for one in (*ready, *underway)), default=None)
    return Tally(_deeds(ready), _deeds(underway), there, first)


def _deeds(changes: Iterable[Change]) -> frozenset[Deed]:
    return frozenset(one.deed for one in changes)


def _counting(changes: Sequence[Change]) -> list[Change]:
    """Return those of changes that have come equally far which do not take each other back."""
    if not any(one.undoes for one in changes):
        return [*changes]
    here, gone = {one.id for one in changes}, set[str]()
    for one in sorted(changes, key=lambda change: change.order, reverse=True):
        if one.undoes and one.id not in gone:  # an undo that was itself taken back does nothing
            gone.update(one.undoes)
    return [
        one
        for one in changes
        if one.id not in gone and not (one.undoes and here.issuperset(one.undoes))
    ]


def total(tallies: Iterable[Tally]) -> Outbox:
    """Return how all cases stand together."""
    every = list(tallies)
    first = min((one.first for one in every if one.first is not None), default=None)
    reached = [
        one.there[at - 1]
        for one in every
        if (at := len(one.there) if first is None else bisect_left(one.there, first))
    ]
    return Outbox(
        len(frozenset().union(*(one.ready for one in every))),
        len(frozenset().union(*(one.underway for one in every))),
        sum(len(one.there) for one in every),
        max(reached, default=None),
    )
