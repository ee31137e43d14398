"""Who may say this: scope, seals and whose writer it is. One thing wrong refuses the file whole."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vip2tui.changes.change import is_same
from vip2tui.domain.roles import Role
from vip2tui.exchange.errors import (
    ExposedError,
    ForeignWriterError,
    ForgedSealError,
    HiddenWordsError,
    HostileFileError,
    OutOfScopeError,
    UnsealedError,
)
from vip2tui.exchange.roster import TakenOver, read_roster, taken_over
from vip2tui.exchange.scope import Party, may_send, travels
from vip2tui.exchange.taking import Authority, unbacked

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Container, Iterable, Mapping, Sequence

    from vip2tui.changes.change import Change
    from vip2tui.changes.fold import CaseState
    from vip2tui.exchange.chains import Chains
    from vip2tui.exchange.contact import Contact
    from vip2tui.exchange.peers import Peer
    from vip2tui.exchange.reader import Arrived, Opened
    from vip2tui.exchange.scope import CaseFact
    from vip2tui.exchange.seals import Seal

    Fold = Callable[[str, Iterable[Change]], CaseState]


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
    changes: Callable[[str], Sequence[Change]]
    seals: Callable[[str], Mapping[str, Seal]]
    bindings: Mapping[str, str]
    """Writer to device; `seals.bindings`."""
    fold: Fold
    """How this device folds a case, with what it holds back and what it admits."""
    fold_as: Callable[[Mapping[str, str], Mapping[str, Peer]], Fold]
    """The same, with writers bound to devices and computers known as given."""
    fact: Callable[[str], CaseFact | None]
    """What is known of a shared case; None if it is not here."""

    def role(self, opened: Opened) -> Role:
        """Return the role of the device that made a file."""
        return opened.sender.contact.role if opened.sender else self.me.role


@dataclass(frozen=True, slots=True)
class Admitted:
    """What may be believed of a file."""

    seals: Mapping[tuple[str, str], Seal]
    """Case and writer to the checked seal of the run."""
    bindings: Mapping[str, str]
    peers: Mapping[str, Peer]
    """Those the roster in it makes or changes."""
    authority: Authority
    """Whose word takes a value away."""
    waiting: frozenset[str] = frozenset()
    """Cases this device does not know that it gave the sender, because it was itself restored."""
    not_its_own: tuple[Contact, ...] = ()
    """Computers the roster in it would bar that are not that office's own."""


def admit(opened: Opened, here: Here, chains: Mapping[str, Chains]) -> Admitted:
    """Return what may be believed.

    Args:
        opened: The file.
        here: This device.
        chains: What is held of each case the file has changes of.

    Raises:
        RefusedFileError: One subclass for each reason.
    """
    _nothing_exposed(opened, chains)
    listed = _roster(opened, here)
    news = listed.peers
    waiting = _scope(opened, here, chains)
    sealed: dict[tuple[str, str], Seal] = {}
    for facts in opened.manifest.seals:
        if (facts.case, facts.writer) in sealed:
            raise HostileFileError("et segl står der to gange")
        sealed[facts.case, facts.writer] = facts.seal()
    if len(sealed) > len(opened.runs):
        raise HostileFileError("der er segl på noget, der ikke er med")
    bound = dict(here.bindings)
    for run in opened.runs:
        seal = sealed.get((run.case, run.writer))
        key = None if seal is None else _key(seal.device, here, news)
        if seal is None or key is None or seal.n != run.last:
            raise UnsealedError
        if seal.chain != run.chain or bound.setdefault(run.writer, seal.device) != seal.device:
            raise ForgedSealError
        if not seal.is_by(key):
            raise ForgedSealError
        _authorship(opened, here, seal)
    authority = _authority(here, bound, news)
    _nothing_hidden(opened, here, chains, authority)
    return Admitted(sealed, bound, news, authority, waiting, listed.not_its_own)


def _nothing_exposed(opened: Opened, chains: Mapping[str, Chains]) -> None:
    """Refuse what only professionals may have, in a shared case, the first time it comes.

    What an older program let in is here already: refusing it would stop every later file.
    """
    if opened.sender is None:
        return
    for run in opened.runs:
        for change in run.exposed:
            held = chains[run.case].held.get(run.writer, {}).get(change.place[2])
            if held is None or not is_same(held.line, change):
                raise ExposedError(opened.sender.contact.name)


def _authority(here: Here, bound: Mapping[str, str], news: Mapping[str, Peer]) -> Authority:
    known = {**here.peers, **news}
    offices = {one for one, peer in known.items() if peer.contact.role is Role.OFFICE}
    own = {here.me.device} if here.me.role is Role.OFFICE else set()
    return Authority(bound, frozenset(offices | own))


def _nothing_hidden(
    opened: Opened, here: Here, chains: Mapping[str, Chains], authority: Authority
) -> None:
    """Refuse what is left of a change unless the office, or its author, took the rest away."""
    sender = opened.sender.device if opened.sender else here.me.device
    for case, runs in arrived_by_case(opened).items():
        if not any(run.is_cut for run in runs):
            continue
        came = [change for run in runs for change in run.changes()]
        if unbacked(came, [*chains[case].changes(), *came], authority, sender):
            raise HiddenWordsError(opened.sender.contact.name if opened.sender else "")


def _key(device: str, here: Here, news: Mapping[str, Peer]) -> str | None:
    """Return a device's public signing key; None if it is not known here."""
    if device == here.me.device:
        return here.signing
    peer = news.get(device) or here.peers.get(device)
    return peer.contact.signing if peer else None


def _authorship(opened: Opened, here: Here, seal: Seal) -> None:
    """Others' words come from the office alone; one's own may be given back by anybody."""
    sender = opened.sender.device if opened.sender else here.me.device
    if here.role(opened) is Role.OFFICE or seal.device in (sender, here.me.device):
        return
    raise ForeignWriterError(opened.sender.contact.name if opened.sender else "")


def unknown_echo(opened: Opened, here: Here) -> str | None:
    """Return the writer of a file that was made here and that this vault has no trace of."""
    manifest = opened.manifest
    echo = manifest.heard if opened.sender else (manifest.bundle, manifest.writer)
    return None if echo is None or echo[0] in here.sent else echo[1]


def _scope(opened: Opened, here: Here, chains: Mapping[str, Chains]) -> frozenset[str]:
    """Refuse what the sender may not send; return the cases that are only not known yet.

    A restored office has forgotten whom it gave a case. It is reminded by its own sealed words,
    which the sender gives back in its next file; until then the case waits.
    """
    if opened.sender is None:
        return frozenset()  # one's own file: what is in it was here
    sender = Party(opened.sender.device, opened.sender.contact.role)
    for case in opened.manifest.have:
        if not travels(sender.role, here.me.role, case):
            raise OutOfScopeError(opened.sender.contact.name)
    waiting: set[str] = set()
    sealed: dict[str, set[str]] = {}
    for seal in opened.manifest.seals:
        sealed.setdefault(seal.case, set()).add(seal.device)
    for case, runs in arrived_by_case(opened).items():
        wrote = any(here.bindings.get(writer) == sender.device for writer in chains[case].held)
        has_part = wrote or any(run.writer in here.writers for run in runs)
        has_part = has_part or _is_handed_on(sealed.get(case, ()), case, here)
        if may_send(sender, here.me, here.fact(case), case, has_part=has_part):
            continue
        if not (travels(sender.role, here.me.role, case) and unknown_echo(opened, here)):
            raise OutOfScopeError(opened.sender.contact.name)
        waiting.add(case)
    return frozenset(waiting)


def _is_handed_on(sealed: Iterable[str], case: str, here: Here) -> bool:
    """Return whether a file brings words of an office whose the case is: it was moved to another.

    Whether they really are that office's is looked at with the seals; these are the devices that
    have sealed some of the case in the file.
    """
    fact = here.fact(case)
    whose = fact.belongs if fact and fact.belongs else frozenset()
    return any(device in whose for device in sealed)


def _roster(opened: Opened, here: Here) -> TakenOver:
    """Return what the office's list makes or changes; nobody else may send one."""
    raw, office = opened.manifest.roster, opened.sender
    if raw is None or office is None:
        return TakenOver()
    if office.contact.role is not Role.OFFICE:
        raise OutOfScopeError(office.contact.name)
    return taken_over(read_roster(raw, office.contact), office, here.peers, here.me)


def arrived_by_case(opened: Opened) -> dict[str, list[Arrived]]:
    """Return the runs by case."""
    cases: dict[str, list[Arrived]] = {}
    for run in opened.runs:
        cases.setdefault(run.case, []).append(run)
    return cases
