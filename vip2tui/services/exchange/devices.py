"""Known computers: the contact file, trust by control words, and who is barred."""

from __future__ import annotations

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from vip2tui.base import targets
from vip2tui.base.paths import is_folder
from vip2tui.base.safe import clean_line, cut, file_stem
from vip2tui.changes.change import MAX_CLOCK
from vip2tui.domain.people import short_ids
from vip2tui.domain.roles import Role
from vip2tui.exchange import peers
from vip2tui.exchange.authority import NOBODY
from vip2tui.exchange.contact import MAX_CONTACT, SUFFIX, Contact, contact_file, read_contact
from vip2tui.exchange.errors import ExchangeError, TooMuchToSendError
from vip2tui.exchange.files import carried
from vip2tui.exchange.introduction import Introduced
from vip2tui.exchange.keys import Envelope
from vip2tui.exchange.peers import Peer
from vip2tui.exchange.roster import Member, make_roster, told_to
from vip2tui.exchange.words import same_words
from vip2tui.services.desk import DEVICE, AmbiguousError, NotFoundError, RefusedError
from vip2tui.storage.port import Row
from vip2tui.text.danish import fold

if TYPE_CHECKING:
    from vip2tui.services.exchange.sharing import Sharing

INTRODUCTION = (DEVICE, "introduction")
"""The laptop's own row: what it says of itself until the office of its start file answers."""
ROSTER = "roster"
"""The office's own row: the version of its list of computers."""
MAX_REMINDED = MAX_CLOCK
"""A higher version was made by nobody: it is not taken over, or no number would be left."""
_WIDE, _MOST = 30, 10
_FEWEST = 4
"""Characters of an id that may stand for it."""


@dataclass(frozen=True, slots=True)
class DeviceService:
    """This computer's contact, and the computers it knows."""

    sharing: Sharing

    def contact(self) -> Contact:
        """Return this computer's contact; its words stay the same as long as what it says does."""
        me, keys = self.sharing.desk.me, self.sharing.keys()
        return Contact(
            device=me.device,
            name=me.device_name,
            person=me.person,
            role=me.role,
            authority=me.authority,
            signing=keys.public,
            recipient=keys.recipient,
            made=self.sharing.keys_made(),
        )

    def write_contact(self, place: Path) -> Path:
        """Write the contact file, and return where it lies.

        Args:
            place: A folder, or the file itself, which is replaced only if it is a contact file.

        Raises:
            BadTargetError: If something else lies there, or a vault.
            NotWrittenError: If the disk refused.
        """
        contact, desk = self.contact(), self.sharing.desk
        if is_folder(place):
            target = targets.in_folder(
                place, file_stem(desk.today(), desk.me.device_name, 1), SUFFIX
            )
        else:
            target = targets.named(place, _is_contact)
        data = contact_file(contact, self.sharing.keys())
        targets.put(target, lambda out: out.write(data), _same_as(data))
        return target.path

    def read(self, file: Path) -> Contact:
        """Return the contact in a file. It is not trusted by that, and nothing is written.

        Raises:
            BadContactError: If it is not a whole contact file.
            TooNewFileError: If a newer program made it.
            UnreadableFileError: If it cannot be read.
        """
        return read_contact(carried(file, MAX_CONTACT))

    def trust(self, contact: Contact, words: str | None = None) -> Peer:
        """Trust a computer whose words were read aloud; the office puts it on its list.

        Args:
            contact: As it was read.
            words: The words as they were heard; None if the person compared them on the screen.

        Raises:
            RefusedError: If the words differ, it is this computer, or one that is known with
                another key.
        """
        desk = self.sharing.desk
        if words is not None and not same_words(words, contact.words):
            raise RefusedError(
                "Kontrolordene passer ikke, så computeren er ikke godkendt. Intet er ændret. "
                "Bed om en ny kontaktfil, og læs ordene igen."
            )
        if contact.device == desk.me.device:
            raise RefusedError("Det er denne computers egen kontaktfil. Intet er ændret.")
        with desk.lock:
            known = self.sharing.peers().get(contact.device)
            if known is not None and known.contact.signing != contact.signing:
                raise RefusedError(
                    "En computer med det id er kendt her med en anden nøgle. Intet er ændret. "
                    "Ring til den, der har lavet filen, og bed om en ny kontaktfil."
                )
            lists = {**(known.said_by(self.sharing.me) if known else {}), desk.me.device: False}
            fresh = replace(known or Peer(contact), contact=contact, trusted=True, revoked=False,
                            lists=lists)  # fmt: skip
            if fresh != known:
                self._refuse_what_no_list_holds(fresh)
                self._keep(fresh)
        return fresh

    def revoke(self, device: str) -> Peer:
        """Bar a computer: its files are not taken in, and the office's list says so to others."""
        with self.sharing.desk.lock:
            known = self.sharing.peers().get(device)
            if known is None:
                raise NotFoundError("Den computer er ikke kendt her. Intet er ændret.")
            lists = {**known.said_by(self.sharing.me), self.sharing.desk.me.device: True}
            barred = replace(known, revoked=True, lists=lists)
            if barred != known:
                self._keep(barred)
            return barred

    def all(self) -> list[Peer]:
        """Return the known computers by name."""
        return sorted(
            self.sharing.peers().values(), key=lambda peer: (fold(peer.contact.name), peer.device)
        )

    def find(self, text: str) -> Peer:
        """Return the computer meant: an id, a unique beginning, its name or its person's.

        Raises:
            NotFoundError: If none fits.
            AmbiguousError: If several do.
        """
        wanted, every = text.strip(), self.all()
        begins = len(wanted) >= _FEWEST
        for fits in (
            [peer for peer in every if peer.device == wanted],
            [peer for peer in every if fold(peer.contact.name) == fold(wanted)],
            [
                peer
                for peer in every
                if (begins and peer.device.startswith(wanted))
                or fold(peer.contact.person) == fold(wanted)
            ],
            [peer for peer in every if begins and fold(wanted) in fold(peer.contact.name)],
        ):
            if len(fits) == 1:
                return fits[0]
            if fits:
                raise AmbiguousError(_which(fits))
        raise NotFoundError(
            "Ingen kendt computer passer på det, du skrev. Se dem med «vip2tui device list»."
        )

    def roster(self, addressee: Contact, authors: Container[str]) -> Envelope | None:
        """Return the office's signed list; None on another computer, or if nobody is on it.

        Args:
            addressee: Whom it is to; not everybody is told of everyone.
            authors: The computers whose words are in its cases.
        """
        desk = self.sharing.desk
        row = desk.store.row(DEVICE, ROSTER)
        if desk.me.role is not Role.OFFICE or row is None:
            return None
        named, barred = told_to(addressee, self._members(self.sharing.peers()), authors)
        return make_roster(
            self.sharing.keys(), desk.me.device, row["version"], row["made"], named, barred
        )

    def _keep(self, peer: Peer) -> None:
        desk = self.sharing.desk
        rows = [Row(peers.TABLE, peer.device, peer.row()), *self.next_list()]
        desk.store.commit((), rows)
        self.sharing.written(rows)

    def next_list(self) -> list[Row]:
        """Return the row of the office's list with its next number; none on another computer."""
        desk = self.sharing.desk
        if desk.me.role is not Role.OFFICE:
            return []
        known = (desk.store.row(DEVICE, ROSTER) or {}).get("version", 0)
        return [self._roster_row(known + 1)]  # no clock has a part in the number

    def introduction(self, device: str) -> Introduced | None:
        """Return what a file to a computer says of this one, until that has answered."""
        row = self.sharing.desk.store.row(*INTRODUCTION)
        if row is None or row["office"] != device:
            return None
        return Introduced(contact=Contact.of(row["contact"]), proof=row["proof"])

    def _refuse_what_no_list_holds(self, fresh: Peer) -> None:
        if self.sharing.desk.me.role is not Role.OFFICE:
            return
        every = self._members({**self.sharing.peers(), fresh.device: fresh})
        try:
            make_roster(self.sharing.keys(), self.sharing.desk.me.device, 1, "", every)
        except TooMuchToSendError as error:
            raise RefusedError(
                f"Der er ikke plads til flere computere: {error.why}. Intet er ændret. "
                "Ring til den, der passer programmet."
            ) from error

    def _members(self, known: Mapping[str, Peer]) -> list[Member]:
        """Return the computers of this office's list, and those of its own that are barred."""
        ours = self.sharing.authorities().get(self.sharing.desk.me.device, NOBODY)
        return [
            Member(peer.contact, peer.revoked)
            for peer in known.values()
            if (peer.trusted and not peer.revoked)
            or (peer.revoked and any(one in ours for one in peer.said_by(self.sharing.me)))
        ]

    def _roster_row(self, version: int) -> Row:
        return Row(DEVICE, ROSTER, {"version": version, "made": self.sharing.now()})

    def reminded(self, listed: tuple[int, str] | None) -> list[Row]:
        """Return the list's row after a computer said which one it holds; none if that is older.

        An office whose vault was put back has forgotten how far its versions had come, and a list
        with an old number is stepped over everywhere. The others know it: the next version is
        higher than theirs, and than one of the same number that was made at another time.
        """
        desk = self.sharing.desk
        row = desk.store.row(DEVICE, ROSTER)
        if listed is None or desk.me.role is not Role.OFFICE or row is None:
            return []
        version, made = listed
        is_another = version == row["version"] and bool(made) and made != row["made"]
        if version > MAX_REMINDED or not (version > row["version"] or is_another):
            return []
        return [self._roster_row(version + 1)]


def _which(fits: list[Peer]) -> str:
    """Return which computers fit, each with its person and the beginning of its id."""
    begins = short_ids(peer.device for peer in fits)
    named = [
        f"{cut(clean_line(peer.contact.name), _WIDE)} "
        f"({cut(clean_line(peer.contact.person), _WIDE)}, id {begins[peer.device]})"
        for peer in fits[:_MOST]
    ]
    more = f"; og {len(fits) - _MOST} til" if len(fits) > _MOST else ""
    return (
        f"{len(fits)} computere passer på det, du skrev: {'; '.join(named)}{more}. "
        "Skriv begyndelsen af det id, du mener."
    )


def _is_contact(head: bytes) -> bool:
    try:
        read_contact(head)
    except ExchangeError:
        return False
    return True


def _same_as(data: bytes) -> Callable[[bytes], None]:
    def check(read: bytes) -> None:
        if read != data:
            raise OSError("the disk gave something else back")

    return check
