"""Taking a file in, planned: everything it would do, before anything is done.

Pure. The caller shows it in words and then makes one commit of it, or none.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vip2tui.changes.change import Change
from vip2tui.changes.claims import TangledError
from vip2tui.exchange.admission import admit
from vip2tui.exchange.arrived import Opened
from vip2tui.exchange.believing import Believed, believe
from vip2tui.exchange.contact import Contact
from vip2tui.exchange.context import Context
from vip2tui.exchange.effects import Effects, How, effects_of
from vip2tui.exchange.erasing import Going, set_aside
from vip2tui.exchange.errors import HostileFileError
from vip2tui.exchange.forks import Numbers, sort_out
from vip2tui.exchange.gone import still_gone
from vip2tui.exchange.peers import Heard, Peer
from vip2tui.exchange.roster import TakenOver, roster_in
from vip2tui.exchange.seals import Seal
from vip2tui.exchange.taking import take_away, undo_doubled


@dataclass(frozen=True, slots=True)
class Computers:
    """The computers that a roster makes known, bars, or lets in again; each as it was known."""

    added: tuple[Contact, ...] = ()
    barred: tuple[Contact, ...] = ()
    freed: tuple[Contact, ...] = ()
    untouched: tuple[Contact, ...] = ()
    """Those it would bar that are not its own."""

    @classmethod
    def between(cls, before: Mapping[str, Peer], listed: TakenOver) -> Computers:
        """Return what is another with a roster."""
        told = [(before.get(device), peer) for device, peer in sorted(listed.peers.items())]
        return cls(
            tuple(one.contact for known, one in told if known is None and not one.revoked),
            tuple((known or one).contact for known, one in told
                  if one.revoked and not (known and known.revoked)),
            tuple(one.contact for known, one in told
                  if known and known.revoked and not one.revoked),
            listed.not_its_own,
        )  # fmt: skip


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
    gone: int
    """Changes not taken in: they are of cases that were let go here."""
    missing_from: Mapping[str, int]
    """Computer's name («» if unknown) to how many of its changes are missing below a held one."""
    effects: Effects
    computers: Computers
    """What its roster does to whom."""
    going: Going
    """What it says of the erased, and what goes here with that."""

    @property
    def changes(self) -> list[Change]:
        """Everything to store."""
        return [change for changes in self.new.values() for change in changes] + [*self.again]

    def own_of(self, device: str) -> list[Change]:
        """Return what is new of a device's own words."""
        sealed = {(one.case, one.writer) for one in self.opened.manifest.seals
                  if one.device == device}  # fmt: skip
        return [change for case, changes in self.new.items() for change in changes
                if (case, change.place[0]) in sealed]  # fmt: skip

    @property
    def is_empty(self) -> bool:
        """Whether no citizen's case would change: a receipt, or a file fetched before."""
        return not (
            any(self.new.values()) or self.again or self.drops or self.instead or self.going.cases
        )

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
            "doubts": self.effects.opened,
            "gaps": sum(sum(holes.values()) for holes in self.effects.gaps.values()),
            "proposals": self.effects.proposals,
            "removed": self.effects.removed(How.AWAY).total(),
            "aside": self.aside,
            "gone": self.gone,
            "dropped": sum(self.going.dropped.values()),
        }


def plan_import(file: Context) -> ImportPlan:
    """Return what taking a file in would do here: each step from what those before it found.

    Raises:
        RefusedFileError: If the sender may not say it, or it is more than anybody writes.
    """
    listed = roster_in(file)
    going = set_aside(file, {**file.here.peers, **listed.peers})
    file = going.file
    waiting = admit(file)
    believed = believe(file, listed)
    numbers = sort_out(file, believed, waiting, still_gone(file, believed))
    try:
        cases = take_away(file, numbers, believed.authority)
        cases = undo_doubled(file, numbers.writer, cases, believed.fold)
        effects = effects_of(cases, believed.fold)
    except TangledError as error:
        raise HostileFileError("for meget i den hænger sammen") from error
    return ImportPlan(
        opened=file.opened,
        new={one.case: one.new for one in cases},
        same=sum(one.same for one in numbers.cases.values()),
        aside=sum(one.aside for one in numbers.cases.values()),
        drops=tuple(sorted(numbers.drops)),
        again=(*numbers.again, *(change for one in cases for change in one.undos)),
        new_writer=numbers.writer if numbers.own_writers else None,
        own_writers=numbers.own_writers,
        seals=_kept(file, believed, numbers),
        peers={**believed.listed.peers, **_sender(file, believed)},
        instead=tuple(change for one in cases for change in one.instead),
        gone=sum(one.gone for one in numbers.cases.values()),
        missing_from=_missing(effects, believed),
        effects=effects,
        computers=Computers.between(file.here.peers, believed.listed),
        going=going,
    )


def _kept(file: Context, believed: Believed, numbers: Numbers) -> tuple[Seal, ...]:
    """Return the seals to keep: the one that reaches furthest over what is really held."""
    lost = {change.place[:2] for change in numbers.drops.values()}
    kept: list[Seal] = []
    for (case, writer), seal in sorted(believed.seals.items()):
        if writer in numbers.cases[case].unkept:
            continue
        known = file.here.seals(case).get(writer)
        if known is None or known.n < seal.n or (writer, case) in lost:
            kept.append(seal)
    return tuple(kept)


def _sender(file: Context, believed: Believed) -> dict[str, Peer]:
    """Return the sender's row with what it says it has: the receipt for what was sent to it."""
    if file.opened.sender is None:
        return {}
    manifest, device = file.opened.manifest, file.sender.device
    peer = believed.listed.peers.get(device, file.opened.sender)
    heard = Heard(manifest.bundle, manifest.number, manifest.made)
    anew = _contradicts(file)
    told = peer.told(
        manifest.writer,
        heard,
        manifest.have,
        file.fresh.at,
        anew=anew,
        gone=manifest.gone,
        erased=manifest.erased,
    )
    return {device: told}


def _contradicts(file: Context) -> bool:
    """Return whether the sender's own present writer says something else there than here."""
    writer, have = file.opened.manifest.writer, file.opened.manifest.have
    said = {case: vector[writer] for case, vector in have.items() if writer in vector}
    held = {case: file.here.held[case].at(writer, n) for case, (n, _) in said.items()}
    return any(held[case] not in (None, chain) for case, (_, chain) in said.items())


def _missing(effects: Effects, believed: Believed) -> dict[str, int]:
    counted: dict[str, int] = {}
    for holes in effects.gaps.values():
        for writer, count in holes.items():
            peer = believed.known.get(believed.bindings.get(writer, ""))
            name = peer.contact.name if peer else ""
            counted[name] = counted.get(name, 0) + count
    return counted
