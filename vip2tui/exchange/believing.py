"""Whose words a file brings: every run under its device's seal, and nothing hidden in it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from vip2tui.domain.roles import Role
from vip2tui.exchange.context import Context, Fold, Here
from vip2tui.exchange.errors import (
    ForeignWriterError,
    ForgedSealError,
    HiddenWordsError,
    HostileFileError,
    UnsealedError,
)
from vip2tui.exchange.peers import Peer
from vip2tui.exchange.roster import TakenOver
from vip2tui.exchange.seals import Seal
from vip2tui.exchange.taking import Authority, unbacked


@dataclass(frozen=True, slots=True)
class Believed:
    """What may be believed of a file."""

    seals: Mapping[tuple[str, str], Seal]
    """Case and writer to the checked seal of the run."""
    bindings: Mapping[str, str]
    """Writer to device, here and in the file."""
    listed: TakenOver
    """What the roster in it comes to."""
    known: Mapping[str, Peer]
    """The computers known here, as that roster leaves them."""
    authority: Authority
    """Whose word takes a value away."""
    fold: Fold
    """How this device folds a case with all that."""


def believe(file: Context, listed: TakenOver) -> Believed:
    """Return what may be believed.

    Args:
        file: The file and this device.
        listed: What the roster in the file comes to.

    Raises:
        RefusedFileError: One subclass for each reason.
    """
    here, opened = file.here, file.opened
    known = {**here.peers, **listed.peers} if listed.peers else here.peers
    sealed: dict[tuple[str, str], Seal] = {}
    for facts in opened.manifest.seals:
        if (facts.case, facts.writer) in sealed:
            raise HostileFileError("et segl står der to gange")
        sealed[facts.case, facts.writer] = Seal(**facts.model_dump())
    if len(sealed) > len(opened.runs):
        raise HostileFileError("der er segl på noget, der ikke er med")
    bound = dict(here.bindings)
    for run in opened.runs:
        seal = sealed.get((run.case, run.writer))
        key = None if seal is None else _key(seal.device, here, known)
        if seal is None or key is None or seal.n != run.last:
            raise UnsealedError
        if seal.chain != run.chain or bound.setdefault(run.writer, seal.device) != seal.device:
            raise ForgedSealError
        if not seal.is_by(key):
            raise ForgedSealError
        # Others' words come from the office alone; one's own may be given back by anybody.
        is_own = seal.device in (file.sender.device, here.me.device)
        if not is_own and file.sender.role is not Role.OFFICE:
            raise ForeignWriterError(opened.name)
    offices = {one for one, peer in known.items() if peer.contact.role is Role.OFFICE}
    own = {here.me.device} if here.me.role is Role.OFFICE else set()
    authority = Authority(bound, frozenset(offices | own))
    for case, runs in opened.by_case().items():
        stays_out = case in here.gone and not file.is_whole(case)
        if any(run.is_cut for run in runs) and not stays_out:
            came = [change for run in runs for change in run.changes()]
            held = here.held[case].changes()
            if unbacked(came, [*held, *came], authority, file.sender.device):
                raise HiddenWordsError(opened.name)
    return Believed(sealed, bound, listed, known, authority, here.fold_as(bound, known))


def _key(device: str, here: Here, known: Mapping[str, Peer]) -> str | None:
    """Return a device's public signing key; None if it is not known here."""
    if device == here.me.device:
        return here.signing
    peer = known.get(device)
    return peer.contact.signing if peer else None
