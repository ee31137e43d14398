"""Start files at the office: made one for each laptop, listed, and withdrawn while they are unused.

The words a file is sealed by are shown once and kept nowhere. What is kept is the token that the
laptop's first file proves it holds.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from vip2tui.base import targets
from vip2tui.base.paths import is_folder
from vip2tui.base.safe import clean_line, cut, file_stem, typed_line
from vip2tui.domain.course.tovholder import ONE_NAME, is_one_name
from vip2tui.domain.people import short_ids
from vip2tui.domain.roles import Role
from vip2tui.exchange import introduction
from vip2tui.exchange.contact import Contact
from vip2tui.exchange.introduction import TOKEN_SIZE, Awaited
from vip2tui.exchange.keys import DeviceKeys, to_text
from vip2tui.exchange.peers import Peer
from vip2tui.exchange.startfile import (
    SUFFIX,
    WORDS,
    Enclosed,
    Head,
    Lost,
    Start,
    Stretch,
    is_start_file,
    seal,
)
from vip2tui.services.desk import AmbiguousError, NotFoundError, RefusedError
from vip2tui.services.exchange.devices import DeviceService
from vip2tui.services.exchange.lost import how_far
from vip2tui.services.packages import editions as packages
from vip2tui.services.packages import office_editions
from vip2tui.storage import passphrase
from vip2tui.storage.port import Row
from vip2tui.text.danish import fold

if TYPE_CHECKING:
    from vip2tui.services.citizen.casework import Casework
    from vip2tui.services.exchange.assignments import AssignmentService
    from vip2tui.services.exchange.sending import SendService
    from vip2tui.services.exchange.sharing import Sharing

SAID = ("device", "start_words")
"""The row of what the last start file said of whom to ring to, proposed for the next."""
_WIDE, _ROUTES, _LONGEST = 30, 20, 200


@dataclass(frozen=True, slots=True)
class Wish:
    """What the office says of a new laptop."""

    name: str
    """What the computer is to be called."""
    role: Role = Role.MENTOR
    citizens: Sequence[Casework] = ()
    instead_of: str = ""
    """A computer that is lost: the new one gets its citizens."""
    tovholder: str = ""
    phone: str = ""
    routes: tuple[str, ...] = ()
    """The ways a file may go, such as «USB-stik» or «sikker mail»."""


@dataclass(frozen=True, slots=True)
class MadeStart:
    """A start file that lies whole, and its words."""

    kept: Awaited
    path: Path
    words: tuple[str, ...]
    """To be told by telephone; they are shown this once."""
    citizens: int


@dataclass(frozen=True, slots=True)
class StartFileService:
    """The start files of this office."""

    sharing: Sharing
    devices: DeviceService
    assignments: AssignmentService
    sending: SendService
    stretch: Stretch

    def all(self) -> list[Awaited]:
        """Return every start file that was made here, the newest first."""
        return sorted(self.sharing.start_files().values(), key=lambda one: one.made, reverse=True)

    def said(self) -> tuple[str, str, tuple[str, ...]]:
        """Return tovholder, telephone and routes as the last start file said them."""
        row = self.sharing.desk.store.row(*SAID) or {}
        routes = tuple(map(str, row.get("routes", ())))
        return str(row.get("tovholder", "")), str(row.get("phone", "")), routes

    def make(self, wish: Wish, place: Path) -> MadeStart:
        """Make a start file; the citizens in it are the laptop's from now on.

        Args:
            wish: For whom, and with what.
            place: A folder, or the file itself, which is replaced only if it is a start file.

        Raises:
            RefusedError: If this is no office, or something is missing.
            BadTargetError: If something else lies in the place, or a vault.
            NotWrittenError: If the disk refused; nothing is given to anybody.
            TooMuchToSendError: If it would be larger than a laptop takes.
        """
        desk, name = self.sharing.desk, typed_line(wish.name)
        self._may(wish, name)
        device, at = desk.new_id(), self.sharing.now()
        target = self._target(place, name)
        old = self.devices.find(wish.instead_of) if wish.instead_of else None
        instead_of = old.device if old else ""
        token = to_text(os.urandom(TOKEN_SIZE))
        kept = Awaited(device, name, wish.role, token, at, replaces=instead_of)
        words = passphrase.drawn(WORDS)
        given = self.assignments.to_new(wish.citizens, device, instead_of)
        desk.act(given, [Row(introduction.TABLE, device, kept.row())])
        try:
            lent = DeviceKeys.make()
            contact = Contact(
                device=device, name=name, person=name, role=wish.role,
                authority=desk.me.authority, signing=lent.public, recipient=lent.recipient, made=at,
            )  # fmt: skip
            with desk.lock:
                inside = self.sending.enclose(Peer(contact, trusted=True), target.path.name)
            enclosed = [(Enclosed(kind="bundle", name=f"{n}", size=len(one)), one)
                        for n, one in enumerate(inside.files, 1)]  # fmt: skip
            enclosed += self._data()
            lost = how_far(old) if old else None
            head = Head(
                device=device, name=name, role=wish.role.value, token=token,
                identity=lent.identity, office=self.devices.contact(),
                tovholder=typed_line(wish.tovholder)[:_LONGEST],
                phone=typed_line(wish.phone)[:_LONGEST],
                routes=tuple(typed_line(one)[:_LONGEST] for one in wish.routes)[:_ROUTES],
                lost=lost and Lost(computer=lost.name, number=lost.number, day=lost.day),
                files=tuple(facts for facts, _ in enclosed),
            )  # fmt: skip
            start = Start(head, tuple(data for _, data in enclosed))
            data = seal(start, (desk.me.authority, head.phone), words, self.stretch)
            kept = replace(kept, files=len(inside.files), mark=inside.mark)
            rows = [*inside.rows, Row(introduction.TABLE, device, kept.row()), self._said(head)]
            targets.put(target, lambda out: out.write(data), _same_as(data),
                        lambda: self._keep(rows))  # fmt: skip
        except BaseException:
            self._take_back(kept, None)
            raise
        return MadeStart(kept, target.path, words, len(wish.citizens))

    def withdraw(self, device: str) -> Awaited:
        """Let a start file that nobody has used be good for nothing; its citizens are taken back.

        Raises:
            NotFoundError: If it is not known here.
            RefusedError: If it was used.
        """
        with self.sharing.desk.lock:
            one = self.sharing.start_files().get(device)
            if one is None:
                raise NotFoundError("Den startfil er ikke lavet her. Intet er ændret.")
            if one.bound:
                raise RefusedError(
                    "Startfilen er brugt, så den kan ikke trækkes tilbage. Intet er ændret. "
                    "Spær computeren, hvis den er væk."
                )
            if one.withdrawn:
                return one
            gone = replace(one, withdrawn=self.sharing.now())
            self._take_back(gone, gone)
            return gone

    def find(self, text: str) -> Awaited:
        """Return the start file meant: its computer's name or the beginning of its id.

        Raises:
            NotFoundError: If none fits.
            AmbiguousError: If several do.
        """
        wanted, every = text.strip(), self.all()
        by_name = [one for one in every if fold(one.name) == fold(wanted)]
        by_id = [one for one in every if len(wanted) >= 4 and one.device.startswith(wanted)]
        for fits in ([one for one in by_name if one.is_open], by_name, by_id):
            if len(fits) == 1:
                return fits[0]
            if fits:
                begins = short_ids(one.device for one in fits)
                named = "; ".join(f"{cut(clean_line(one.name), _WIDE)} (id {begins[one.device]})"
                                  for one in fits)  # fmt: skip
                raise AmbiguousError(
                    f"{len(fits)} startfiler passer: {named}. "
                    "Skriv begyndelsen af det id, du mener."
                )
        raise NotFoundError(
            "Ingen startfil passer på det, du skrev. Se dem med «vip2tui start-file list»."
        )

    def _may(self, wish: Wish, name: str) -> None:
        desk = self.sharing.desk
        if desk.me.role is not Role.OFFICE:
            raise RefusedError("Det er kommunens kontor, der laver startfiler. Intet er lavet.")
        if not name:
            raise RefusedError("Skriv, hvad computeren skal hedde. Intet er lavet.")
        if not is_one_name(wish.tovholder):
            raise RefusedError(ONE_NAME)
        if wish.role is Role.OFFICE:
            raise RefusedError(
                "En startfil er til en mentor eller en konsulent. Kontorets egne computere "
                "godkendes med kontrolordene. Intet er lavet."
            )

    def _data(self) -> Iterator[tuple[Enclosed, bytes]]:
        """Yield the office's own packages and words, as the files they are."""
        store = self.sharing.desk.store
        every = office_editions.editions(store)
        for one in every:
            if office_editions.holding(every, one.kind, one.key) == one:
                data = str((store.row(office_editions.TABLE, one.id) or {})["file"]).encode()
                yield Enclosed(kind="data", name=one.id[:_LONGEST], size=len(data)), data
        for key, row in store.rows(packages.TABLE).items():
            data = str(row["file"]).encode()
            yield Enclosed(kind="package", name=key[:_LONGEST], size=len(data)), data

    def _said(self, head: Head) -> Row:
        said = {"tovholder": head.tovholder, "phone": head.phone, "routes": list(head.routes)}
        return Row(*SAID, said)

    def _target(self, place: Path, name: str) -> targets.Target:
        if is_folder(place):
            stem = file_stem(self.sharing.desk.today(), f"Startfil {name}", 1)
            return targets.in_folder(place, stem, SUFFIX)
        return targets.named(place, is_start_file)

    def _keep(self, rows: Sequence[Row]) -> None:
        self.sharing.desk.store.commit((), rows)
        self.sharing.written(rows)

    def _take_back(self, one: Awaited, row: Awaited | None) -> None:
        """Take its citizens back, and keep what is to be kept of it."""
        desk = self.sharing.desk
        seen = [self._case(citizen) for citizen in self.assignments.held_by(one.device)]
        drafts = self.assignments.from_unused(seen, one.device)
        desk.act(drafts, [Row(introduction.TABLE, one.device, row.row() if row else None)])

    def _case(self, citizen: str) -> Casework:
        from vip2tui.services.citizen.citizens import CitizenService

        return CitizenService(self.sharing.desk).get(citizen)


def _same_as(data: bytes) -> Callable[[bytes], None]:
    def check(read: bytes) -> None:
        if read != data:
            raise OSError("the disk gave something else back")

    return check
