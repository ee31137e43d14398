"""What every step of an import reads: the file, and what the device that takes it in knows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from vip2tui.changes.change import Change
from vip2tui.changes.fold import CaseState
from vip2tui.changes.vector import Vector
from vip2tui.exchange.chains import Held
from vip2tui.exchange.erasing import Erasure
from vip2tui.exchange.peers import Peer
from vip2tui.exchange.scope import CaseFact, Party
from vip2tui.exchange.seals import Seal

if TYPE_CHECKING:
    from vip2tui.exchange.arrived import Opened

Fold = Callable[[str, Iterable["Change"]], "CaseState"]
"""How a device folds a case."""
Returns = Callable[[str, Sequence["Change"], Mapping[str, str], Mapping[str, Peer]], bool]
"""Whether a case's changes give it to this device anew, since it was let go here; with writers
bound to devices and computers known as given."""


@dataclass(frozen=True, slots=True)
class Here:
    """What the receiving device knows. Nothing is read before it is asked for."""

    me: Party
    signing: str
    """This device's public signing key."""
    writer: str
    writers: frozenset[str]
    """Every writer this device has had."""
    peers: Mapping[str, Peer]
    sent: Container[str]
    """Ids of the files this device has made."""
    cases: Collection[str]
    held: Held
    """Case to what is stored of it."""
    seals: Callable[[str], Mapping[str, Seal]]
    bindings: Mapping[str, str]
    """Writer to device; `seals.bindings`."""
    fold_as: Callable[[Mapping[str, str], Mapping[str, Peer]], Fold]
    """How this device folds a case, with what it holds back and what it admits, when writers are
    bound to devices and computers known as given."""
    fact: Callable[[str], CaseFact | None]
    """What is known of a shared case; None if it is not here."""
    gone: Mapping[str, Vector] = field(default_factory=dict)
    """The cases that were let go here and are not back, with what was held of each."""
    returns: Returns = lambda *_: False
    erased: Mapping[str, Erasure] = field(default_factory=dict)
    """By id, what citizens were erased by."""
    asked: Collection[str] = ()
    """Ids of those that wait for a second person."""


@dataclass(frozen=True, slots=True)
class Fresh:
    """What a plan may use up if it must write something itself."""

    writer: str
    """A writer nobody has had."""
    action: str
    """The id of an action of its own."""
    at: str
    """Now, ISO 8601 with offset."""
    by: str
    """The person."""


@dataclass(frozen=True, slots=True)
class Context:
    """One file on its way in."""

    opened: Opened
    here: Here
    fresh: Fresh

    @property
    def sender(self) -> Party:
        """Who made the file; this device, if it is its own."""
        peer = self.opened.sender
        return Party(peer.contact.device, peer.contact.role) if peer else self.here.me

    def is_whole(self, case: str) -> bool:
        """Return whether the file brings all that its sender has of a case.

        An office that has not heard that a case was let go sends of some writers only the end, and
        nothing of others.
        """
        begun = {run.writer for run in self.opened.runs if (run.case, run.first) == (case, 1)}
        return self.opened.manifest.have.get(case, {}).keys() <= begun

    @property
    def echo(self) -> str | None:
        """The writer of a file that was made here and that this vault has no trace of."""
        manifest = self.opened.manifest
        echo = manifest.heard if self.opened.sender else (manifest.bundle, manifest.writer)
        return None if echo is None or echo[0] in self.here.sent else echo[1]


@dataclass(frozen=True, slots=True)
class Case:
    """One case as it is, and as it would be."""

    case: str
    held: Sequence[Change]
    """What is stored of it now."""
    stays: Sequence[Change]
    """What stays of that, without the values that go."""
    new: Sequence[Change]
    """What others wrote and is not here yet, as it is to be stored."""
    own: Sequence[Change]
    """What this device writes again of it."""
    instead: Sequence[Change]
    """What takes the place of the same change as it is held."""
    undos: Sequence[Change] = ()
    """What this device takes back of it, as it would stand there twice."""

    @property
    def after(self) -> list[Change]:
        """All of it, as it would be."""
        return [*self.stays, *self.new, *self.own, *self.undos]
