"""The other computers as they are kept here: their rows, whose each writer is, and what may be set.

Read from the store when first asked for; a commit replaces what it changed and nothing else, so
what a file costs does not grow with how many computers there are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

from vip2tui.domain.roles import Role
from vip2tui.exchange import introduction, peers, receipts, seals
from vip2tui.exchange.authority import Authority, authorities
from vip2tui.exchange.introduction import Awaited
from vip2tui.exchange.peers import Peer
from vip2tui.exchange.receipts import SentFile
from vip2tui.exchange.scope import Party
from vip2tui.exchange.seals import Seal, bindings
from vip2tui.services.authors import Others
from vip2tui.services.desk import DEVICE, Desk
from vip2tui.storage.port import Row

Kept = TypeVar("Kept")


class Acquaintance(Others):
    """What this computer knows of the others."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._peers: dict[str, Peer] | None = None
        self._sent: dict[str, SentFile] | None = None
        self._seals: dict[str, dict[str, Seal]] | None = None
        self._bindings: dict[str, str] | None = None
        self._roles: dict[str, Role] | None = None
        self._authorities: dict[str, Authority] | None = None

    def written(self, rows: Iterable[Row] | None = None) -> None:
        """Take in that rows of the exchange were committed.

        What was handed out before stays as it was: whether something is new is seen by what it is.

        Args:
            rows: Which; everything is read anew if it is not known.
        """
        self.version += 1
        changed: dict[str, list[Row]] = {}
        for row in rows or ():
            changed.setdefault(row.table, []).append(row)
        if rows is None:
            self._peers = self._sent = self._seals = self._bindings = self._roles = None
            self._authorities = None
        if peers.TABLE in changed and self._peers is not None:
            before, self._peers = self._peers, _with(self._peers, changed[peers.TABLE], Peer.of)
            if any(_role(before, row.key) != _role(self._peers, row.key)
                   for row in changed[peers.TABLE]):  # fmt: skip
                self._roles = None
            if any(Role.OFFICE in (_role(before, row.key), _role(self._peers, row.key))
                   for row in changed[peers.TABLE]):  # fmt: skip
                self._authorities = None
        if receipts.TABLE in changed and self._sent is not None:
            self._sent = _with(self._sent, changed[receipts.TABLE], SentFile.of)
        if seals.TABLE in changed:
            self._keep([Seal.of(row.value) for row in changed[seals.TABLE] if row.value])
        if any(row.value is None for row in changed.get(seals.TABLE, ())):
            self._seals = self._bindings = self._roles = None
        if DEVICE in changed:
            self._bindings = self._roles = None
        self.desk.meet()

    def _keep(self, fresh: Sequence[Seal]) -> None:
        """Put seals among the kept ones, and whose their writers are."""
        if self._seals is not None:
            for seal in fresh:
                self._seals[seal.case] = {**self._seals.get(seal.case, {}), seal.writer: seal}
        if self._bindings is not None:
            self._bindings = self._bindings | bindings(fresh) | dict(super().bindings())
        if self._roles is not None:
            self._roles = self.roles_with(bindings(fresh), self.peers())

    def peers(self) -> dict[str, Peer]:
        """Return the computers known here, by id."""
        if self._peers is None:
            self._peers = {
                device: Peer.of(row) for device, row in self.desk.store.rows(peers.TABLE).items()
            }
        return self._peers

    def start_files(self) -> dict[str, Awaited]:
        """Return the start files made here, by the device they are for."""
        kept = self.desk.store.rows(introduction.TABLE)
        return {device: Awaited.of(row) for device, row in kept.items()}

    def authorities(self) -> Mapping[str, Authority]:
        """Return each office known here with all of its authority; this one too, if it is one."""
        if self._authorities is None:
            self._authorities = authorities(
                Party(self.desk.me.device, self.desk.me.role), self.peers()
            )
        return self._authorities

    def sent(self) -> dict[str, SentFile]:
        """Return the files made here, by id."""
        if self._sent is None:
            self._sent = {
                bundle: SentFile.of(row)
                for bundle, row in self.desk.store.rows(receipts.TABLE).items()
            }
        return self._sent

    def reached(self, peer: Peer) -> set[str]:
        """Return the cases a computer has something of, or may have: in a file made to it."""
        files = (file for file in self.sent().values() if file.addressee == peer.device)
        return {case for file in files for case in file.reach}.union(peer.have)

    def seals(self, case: str) -> Mapping[str, Seal]:
        """Return writer to the seal kept of a case."""
        return self._kept_seals().get(case, {})

    def bindings(self) -> Mapping[str, str]:
        if self._bindings is None:
            kept = (seal for found in self._kept_seals().values() for seal in found.values())
            self._bindings = bindings(kept) | dict(super().bindings())
        return self._bindings

    def roles(self) -> Mapping[str, Role]:
        if self._roles is None:
            self._roles = self.roles_of(self.bindings(), self.peers())
        return self._roles

    def roles_of(self, bound: Mapping[str, str], peers: Mapping[str, Peer]) -> dict[str, Role]:
        """Return the same of given computers.

        Args:
            bound: Writer to its device.
            peers: Device to what is known of it.
        """
        me = self.desk.me
        known = {device: peer.contact.role for device, peer in peers.items()} | {me.device: me.role}
        found = {writer: known[device] for writer, device in bound.items() if device in known}
        return found | dict.fromkeys(self.writers, me.role)

    def roles_with(self, bound: Mapping[str, str], others: Mapping[str, Peer]) -> dict[str, Role]:
        """Return what `roles` would be if these were known.

        Args:
            bound: Writer to its device; the known ones or some new ones, or both.
            others: Device to what is known of it; `peers` itself if nothing is new.
        """
        known = self.roles()
        if others is not self.peers():
            return self.roles_of({**self.bindings(), **bound}, others)
        new = {writer: device for writer, device in bound.items() if writer not in known}
        return {**known, **self.roles_of(new, {d: others[d] for d in new.values() if d in others})}

    def _kept_seals(self) -> dict[str, dict[str, Seal]]:
        if self._seals is None:
            self._seals = {}
            for row in self.desk.store.rows(seals.TABLE).values():
                seal = Seal.of(row)
                self._seals.setdefault(seal.case, {})[seal.writer] = seal
        return self._seals


def _role(known: Mapping[str, Peer], device: str) -> Role | None:
    return known[device].contact.role if device in known else None


def _with(
    known: Mapping[str, Kept], rows: Iterable[Row], of: Callable[[Mapping[str, Any]], Kept]
) -> dict[str, Kept]:
    """Return what was read of a table, with rows of it replaced or removed."""
    found = dict(known)
    for row in rows:
        if row.value is None:
            found.pop(row.key, None)
        else:
            found[row.key] = of(row.value)
    return found
