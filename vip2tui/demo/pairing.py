"""What makes the demo's three computers known to each other, as if they had exchanged files before.

Keys are fresh for every demo: they are secrets, and no story needs them twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from vip2tui.domain.roles import Role
from vip2tui.exchange import peers, seals
from vip2tui.exchange.contact import Contact
from vip2tui.exchange.keys import ROW, DeviceKeys
from vip2tui.exchange.peers import Peer
from vip2tui.exchange.seals import make_seal
from vip2tui.services.desk import DEVICE
from vip2tui.services.exchange.devices import ROSTER
from vip2tui.storage.port import Row

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from vip2tui.changes.vector import Vector
    from vip2tui.demo.carried import Carried
    from vip2tui.demo.town import Town
    from vip2tui.services.desk import Me


class Pairing:
    """The keys of everybody in the town, and what their computers know of each other."""

    def __init__(self, town: Town, made: str) -> None:
        self.town, self._made = town, made
        everybody = (*town.mentors, *town.consultants, town.office)
        self._authors = {author.writer: author for author in everybody}
        self._keys = {author.device: DeviceKeys.make() for author in everybody}

    def rows(
        self, me: Me, have: Mapping[str, Mapping[str, Vector]], carried: Carried
    ) -> Iterator[Row]:
        """Yield a computer's rows: its keys, those it knows, its files, and the office's list.

        Args:
            me: Whose computer it is.
            have: Device to what it said it has.
            carried: The files that went to and from it.
        """
        yield Row(*ROW, self._keys[me.device].row() | {"made": self._made})
        is_office = me.role is Role.OFFICE
        # The office's list names everybody to a consultant, and to a mentor the office here.
        is_told = me.role is not Role.MENTOR
        known = self._authors.values() if is_told else [self.town.office]
        for author in known:
            if author is not me:
                contact = self._contact(author)
                said = have.get(author.device, {})
                writers = (author.writer,) if said else ()
                seen = self._made if said else None
                made = carried.made(author.device)
                peer = Peer(contact, trusted=True, have=said, writers=writers, seen=seen, made=made)
                yield Row(peers.TABLE, peer.device, peer.row())
        yield from carried.rows(self._contact)
        if is_office:
            yield Row(DEVICE, ROSTER, {"version": 1, "made": self._made})

    def seals(self, me: Me, case: str, known: Vector) -> Iterator[Row]:
        """Yield the others' seals over what they wrote in a case that is kept here."""
        for writer, (n, chain) in known.items():
            author = self._authors[writer]
            if author is not me:
                keys = self._keys[author.device]
                seal = make_seal(keys, author.device, case, writer, n, chain)
                yield Row(seals.TABLE, seal.key, seal.row())

    def _contact(self, author: Me) -> Contact:
        keys = self._keys[author.device]
        return Contact(
            device=author.device,
            name=author.device_name,
            person=author.person,
            role=author.role,
            authority=author.authority,
            signing=keys.public,
            recipient=keys.recipient,
            made=self._made,
        )
