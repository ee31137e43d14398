"""Taking a file in, planned: everything it would do, before anything is done.

Pure. The caller shows it in words and then makes one commit of it, or none.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from vip2tui.changes.claims import TangledError
from vip2tui.changes.fold import fold
from vip2tui.changes.undo import undoing
from vip2tui.changes.writer import Pen, write
from vip2tui.exchange.admission import Admitted, Here, admit, arrived_by_case
from vip2tui.exchange.chains import Chains
from vip2tui.exchange.effects import Effects
from vip2tui.exchange.errors import HostileFileError
from vip2tui.exchange.forks import (
    Sorted,
    doubled,
    forgotten,
    is_reborn,
    sort_out,
    unshared,
    written_again,
)
from vip2tui.exchange.peers import Heard, Peer
from vip2tui.exchange.taking import settle

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from vip2tui.changes.change import Change
    from vip2tui.changes.fold import CaseState
    from vip2tui.changes.writer import Draft
    from vip2tui.exchange.admission import Fold
    from vip2tui.exchange.contact import Contact
    from vip2tui.exchange.reader import Opened
    from vip2tui.exchange.seals import Seal


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
class Computers:
    """The computers that a roster makes known, bars, or lets in again; each as it was known."""

    added: tuple[Contact, ...] = ()
    barred: tuple[Contact, ...] = ()
    freed: tuple[Contact, ...] = ()
    untouched: tuple[Contact, ...] = ()
    """Those it would bar that are not its own."""

    @classmethod
    def between(cls, before: Mapping[str, Peer], admitted: Admitted) -> Computers:
        """Return what is another with what was admitted."""
        added, barred, freed = [], [], []
        for device, peer in sorted(admitted.peers.items()):
            known = before.get(device)
            if known is None and not peer.revoked:
                added.append(peer.contact)
            elif peer.revoked and not (known and known.revoked):
                barred.append(known.contact if known else peer.contact)
            elif known is not None and known.revoked and not peer.revoked:
                freed.append(peer.contact)
        return cls(tuple(added), tuple(barred), tuple(freed), admitted.not_its_own)


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """What taking a file in would do. All of it is one commit."""

    opened: Opened
    new: Mapping[str, Sequence[Change]]
    """Case to the changes that are not here yet."""
    same: int
    """Changes in the file that are here already."""
    aside: int
    """Changes not taken in: the sender was restored and must sort out its numbers first."""
    drops: tuple[str, ...]
    """Ids to take away, because others' words have come under them."""
    again: tuple[Change, ...]
    """This device's dropped words under other numbers, and what undoes a doubled one."""
    new_writer: str | None
    """The writer to go on with: this vault was restored or copied."""
    own_writers: tuple[str, ...]
    """To be added to this device's own: those it has no trace of, and the new one last."""
    seals: tuple[Seal, ...]
    """To be kept."""
    peers: Mapping[str, Peer]
    """Rows to be replaced: the sender's receipts, and what its roster says."""
    instead: tuple[Change, ...]
    """What takes the place of the same change as it is held: values of it are to go, and with them
    every copy of theirs here."""
    missing_from: Mapping[str, int]
    """Computer's name («» if unknown) to how many of its changes are missing below a held one."""
    effects: Effects = field(default_factory=Effects)
    computers: Computers = field(default_factory=Computers)
    """What its roster does to whom."""

    @property
    def changes(self) -> list[Change]:
        """Everything to store."""
        return [change for changes in self.new.values() for change in changes] + [*self.again]

    @property
    def ranges(self) -> dict[str, dict[str, list[list[int]]]]:
        """Return the new ones as the import's own change names them, so it can be undone."""
        return {case: ranges(changes) for case, changes in sorted(self.new.items()) if changes}

    @property
    def is_empty(self) -> bool:
        """Whether no citizen's case would change: a receipt, or a file fetched before."""
        return not (any(self.new.values()) or self.again or self.drops or self.instead)

    @property
    def taken(self) -> int:
        """How many changes held here would lose a value for good."""
        return sum(change.is_cut for change in self.instead)

    def counts(self) -> dict[str, int]:
        """Return the numbers, counting changes; stable names, for programs and the diary."""
        return {
            "new": self.effects.new_changes,
            "changed": self.effects.changed_changes,
            "unchanged": self.same,
            "doubts": len(self.effects.opened),
            "gaps": sum(sum(holes.values()) for holes in self.effects.gaps.values()),
            "proposals": self.effects.proposals,
            "removed": self.effects.removed.total(),
            "aside": self.aside,
        }


def plan_import(opened: Opened, here: Here, fresh: Fresh) -> ImportPlan:
    """Return what taking a file in would do here.

    Raises:
        RefusedFileError: If the sender may not say it; see `admission`.
    """
    arrived = arrived_by_case(opened)
    chains = _Held(here)
    admitted = admit(opened, here, chains)
    known = {**here.peers, **admitted.peers} if admitted.peers else here.peers
    here = replace(here, fold=_refusing(here.fold_as(admitted.bindings, known)))
    done = {case: sort_out(case, runs, chains[case], here, admitted)
            for case, runs in sorted(arrived.items())}  # fmt: skip
    lost = forgotten(opened, here, admitted)
    reborn = bool(lost) or is_reborn(opened, here, chains)
    writer = fresh.writer if reborn else here.writer
    mine, drops = _renumbered(opened, here, done, reborn=reborn)
    again = written_again(mine, here, writer)
    own: dict[str, list[Change]] = {}
    for change in again:
        own.setdefault(change.place[1], []).append(change)
    effects, instead = Effects(), []
    for case in sorted({*done, *(change.place[1] for change in drops.values())}):
        one = done.setdefault(case, Sorted(case))
        stays = [change for change in chains[case].changes() if change.id not in drops]
        came = (change for run in arrived.get(case, ()) for change in run.changes())
        settled = settle(stays, one.new, came, admitted.authority)
        one.new, swapped = settled.new, {change.id: change for change in settled.instead}
        instead += settled.instead
        stays = [swapped.get(change.id, change) for change in stays]
        again += _case(case, one, chains[case].changes(), stays, own.get(case, []), effects,
                       here, fresh, writer)  # fmt: skip
    return ImportPlan(
        opened,
        {case: one.new for case, one in done.items()},
        sum(one.same for one in done.values()),
        sum(one.aside for one in done.values()),
        tuple(sorted(drops)),
        tuple(again),
        writer if reborn else None,
        (*sorted(lost), writer) if reborn else (),
        _kept(admitted, done, here, drops),
        {**admitted.peers, **_sender(opened, admitted, chains, fresh.at)},
        tuple(instead),
        _missing(effects, admitted, here),
        effects,
        Computers.between(here.peers, admitted),
    )


def _refusing(fold: Fold) -> Fold:
    """Return the fold, that refuses a file in which more hangs together than anybody writes."""

    def refuse(case: str, changes: Iterable[Change]) -> CaseState:
        try:
            return fold(case, changes)
        except TangledError as error:
            raise HostileFileError("for meget i den hænger sammen") from error

    return refuse


def _renumbered(
    opened: Opened, here: Here, done: Mapping[str, Sorted], *, reborn: bool
) -> tuple[list[Change], dict[str, Change]]:
    """Return what is written again under another number, and all that must give up its own."""
    mine = {change.id: change for one in done.values() for change in one.mine}
    drops = {change.id: change for one in done.values() for change in one.drops.values()}
    if reborn:
        beyond = {change.id: change for change in unshared(here, opened, done)}
        mine |= {one: change for one, change in beyond.items() if one not in drops}
        drops |= beyond
    return list(mine.values()), drops


class _Held(dict[str, Chains]):
    """What is held of each case, read when it is first asked for."""

    def __init__(self, here: Here) -> None:
        super().__init__()
        self._here = here

    def __missing__(self, case: str) -> Chains:
        self[case] = found = Chains(self._here.changes(case))
        return found


def ranges(changes: Iterable[Change]) -> dict[str, list[list[int]]]:
    """Return writer to its numbers as [from, to] pairs."""
    numbers: dict[str, list[int]] = {}
    for change in changes:
        writer, _, n = change.place
        numbers.setdefault(writer, []).append(n)
    found: dict[str, list[list[int]]] = {}
    for writer, held in sorted(numbers.items()):
        pairs = found[writer] = []
        for n in sorted(held):
            if pairs and pairs[-1][1] == n - 1:
                pairs[-1][1] = n
            else:
                pairs.append([n, n])
    return found


def _case(
    case: str,
    done: Sorted,
    held: Sequence[Change],
    stays: Sequence[Change],
    own: Sequence[Change],
    effects: Effects,
    here: Here,
    fresh: Fresh,
    writer: str,
) -> list[Change]:
    """Count what happens in one case; return the undos of what would stand there twice.

    Args:
        case: The case.
        done: What came of it.
        held: What is stored of it now.
        stays: What stays of that, without the values that go.
        own: What this device writes again of it.
        effects: Where it is counted.
        here: This device.
        fresh: What may be used up.
        writer: The writer to go on with.
    """
    after = [*stays, *done.new, *own]
    drafts: list[Draft] = []
    if any(change.place[0] in here.writers for change in done.new):
        twice = doubled(done.new, [*stays, *own], here, here.fold(case, after).dead)
        drafts = undoing(twice)
    undos = write(drafts, lambda _: fold(after), pen=Pen(writer, fresh.by),
                  action=fresh.action, at=fresh.at)  # fmt: skip
    effects.add(case, held, [*after, *undos], done.new, here)
    return undos


def _kept(
    admitted: Admitted, done: Mapping[str, Sorted], here: Here, drops: Mapping[str, Change]
) -> tuple[Seal, ...]:
    """Return the seals to keep: the one that reaches furthest over what is really held."""
    lost = {change.place[:2] for change in drops.values()}
    kept: list[Seal] = []
    for (case, writer), seal in sorted(admitted.seals.items()):
        if writer in done[case].unkept:
            continue
        known = here.seals(case).get(writer)
        if known is None or known.n < seal.n or (writer, case) in lost:
            kept.append(seal)
    return tuple(kept)


def _sender(
    opened: Opened,
    admitted: Admitted,
    chains: Mapping[str, Chains],
    now: str,
) -> dict[str, Peer]:
    """Return the sender's row with what it says it has: the receipt for what was sent to it."""
    if opened.sender is None:
        return {}
    manifest = opened.manifest
    peer = admitted.peers.get(opened.sender.device, opened.sender)
    heard = Heard(manifest.bundle, manifest.number)
    anew = _contradicts(opened, chains)
    told = peer.told(manifest.writer, heard, manifest.have, now, anew=anew)
    return {peer.device: told}


def _missing(effects: Effects, admitted: Admitted, here: Here) -> dict[str, int]:
    peers = {**here.peers, **admitted.peers}
    counted: dict[str, int] = {}
    for holes in effects.gaps.values():
        for writer, count in holes.items():
            peer = peers.get(admitted.bindings.get(writer, ""))
            name = peer.contact.name if peer else ""
            counted[name] = counted.get(name, 0) + count
    return counted


def _contradicts(opened: Opened, chains: Mapping[str, Chains]) -> bool:
    """Return whether the sender's own present writer says something else there than here."""
    writer = opened.manifest.writer
    for case, vector in opened.manifest.have.items():
        entry = vector.get(writer)
        if entry is None:
            continue
        at = chains[case].at(writer, entry[0])
        if at is not None and at != entry[1]:
            return True
    return False
