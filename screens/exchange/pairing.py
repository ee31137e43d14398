"""«Computere, du kender»: make them known to each other, and see when each was heard of last."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from screens import themes
from screens.citizen.erasing import erased_rows
from screens.dialogs import Tell, agree, pick
from screens.exchange import found_again, giving
from screens.exchange.new_laptop import lost, new_laptop, start_file_rows, told_rows
from screens.exchange.pairing_dialogs import Meet, spoken
from screens.exchange.places import hand_out, which_file
from screens.exchange.receipts import computer, office_name
from screens.listing import ListScreen
from screens.messages import To
from screens.widgets.frame import Shortcut
from screens.widgets.row import Act
from screens.widgets.rows import Row, Rows
from screens.working import working
from vip2tui.base import drives
from vip2tui.base.safe import clean_line
from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.domain.roles import Role
from vip2tui.exchange.contact import SUFFIX, Contact
from vip2tui.exchange.peers import Peer
from vip2tui.sentences.people import role_words, whose_words
from vip2tui.services.exchange.diary import last_place
from vip2tui.services.exchange.register import Registered, register
from vip2tui.text.danish import capital, count

_WIDE = 30
HOW = (
    "Sådan gør I: 1) Lav din kontaktfil, og giv den til den anden. 2) Læs den kontaktfil, du får. "
    "3) Læs kontrolordene højt i telefonen."
)


class Computers(ListScreen):
    """This computer's contact file, others' files, and the computers that are known."""

    NAME = "Computere, du kender"
    HELP = (
        "To computere skal kende hinanden, før de kan sende filer. Hver laver en kontaktfil og "
        "læser den andens. En kontaktfil indeholder ikke noget om borgere.\n"
        "Kontrolordene viser, at det er den rigtige computer: læs dem højt i telefonen. Er de "
        "ens hos jer begge, så godkend. Er de ikke ens, så afvis.\n"
        "En spærret computers filer tages ikke imod.\n"
        "Under hver computer står, hvornår den sidst er hørt fra, og hvilket nummer den næste fil "
        "derfra har. Mangler der noget fra den, står det også; den næste fil har det som regel med."
    )
    CSS_PATH: ClassVar[Any] = [*ListScreen.CSS_PATH, "pairing.tcss"]
    FIRST = HOW

    def shortcuts(self) -> list[Shortcut]:
        return self.around(
            ("Enter", "Vælg", "screen.choose"), ("F8", "Send/hent", f"screen.{To.EXCHANGE.action}")
        )

    def read_again(self) -> None:
        every = register(self.services.sharing)
        me = self.services.desk.me
        known = f"Kendt her ({len(every)})" if every else "Du kender ingen computere endnu"
        go = f"{themes.signs(self.app).go}  "
        self.query_one(Rows).fill([
            Row("Gør computerne kendt med hinanden", heading=True),
            Row("Lav min kontaktfil", "write", go, act=self._write,
                below=f"Denne computer: {whose_words(me.person, me.device_name)}"),
            Row("Læs en kontaktfil, du har fået", "read", go, act=self._read,
                below="Du ser, hvem den er fra, og godkender med kontrolordene"),
            *start_file_rows(self),
            *told_rows(self),
            *erased_rows(self),
            Row(known, heading=True),
            *(_row(self.services.catalogue, one, partial(self._about, one.peer)) for one in every),
        ])  # fmt: skip

    async def _write(self) -> None:
        """Make this computer's contact file."""
        devices = self.services.devices
        contact = await working(self, devices.contact)
        text = (
            "Giv den til den anden. Når den bliver læst dér, skal de samme kontrolord stå på begge "
            f"skærme:\n\n{spoken(contact.words)}"
        )
        question, title = "Hvor skal din kontaktfil ligge?", "Din kontaktfil er klar"
        await hand_out(self, question, devices.write_contact, text, title)

    async def _read(self) -> None:
        """Read somebody's contact file, and let the person say whether the words are the same."""
        last = last_place(self.services.desk)
        also = [Path(last)] if last else []
        found = await working(self, partial(drives.find, SUFFIX, also))
        question = f"{count(len(found), 'kontaktfil', 'kontaktfiler')} fundet. Hvilken vil du læse?"
        typed = "Hvilken fil? Skriv mappe og navn, fx E:\\Laptop Nord.vip2kontakt."
        path = await which_file(self, question, found, SUFFIX, typed)
        contact = await working(self, partial(self.services.devices.read, path))
        if not await self._meet(contact):
            self.say("Ikke godkendt. Intet er ændret.")

    async def _meet(self, contact: Contact) -> bool:
        """Let the person approve a computer; return whether they did."""
        yes = await self.app.push_screen_wait(Meet(contact, self.services))
        if yes:
            self.saved(f"Godkendt: {whose_words(contact.person, contact.name, _WIDE)}.")
        return yes

    async def _about(self, peer: Peer) -> None:
        """Ask what to do with a known computer."""
        me, contact = self.services.desk.me, peer.contact
        options: list[tuple[str, Callable[[], object]]] = [
            ("Vis kontrolordene", partial(self._show_words, peer))
        ]
        if me.role is not Role.MENTOR and contact.role is not Role.OFFICE:
            if not peer.revoked:
                give = self.worded("Giv en borger til computeren …")
                options.append((give, partial(giving.give, self, peer)))
            take = self.worded("Tag en borger tilbage …")
            options.append((take, partial(giving.take_back, self, peer)))
        if me.role is Role.OFFICE and contact.role is not Role.OFFICE:
            if peer.revoked:
                options.append(("Ny bærbar i dens sted …", partial(new_laptop, self, peer)))
                options += found_again.ways(self, peer)
            elif peer.trusted:
                options.append(("Computeren er blevet væk …", partial(lost, self, peer)))
        if peer.revoked or not peer.trusted:
            options.append(("Godkend computeren …", partial(self._meet, contact)))
        elif me.role is Role.OFFICE or (
            contact.role is Role.OFFICE and len(self.services.desk.others.offices()) > 1
        ):
            options.append(("Spær computeren …", partial(self._revoke, peer)))
        await pick(self, _title(peer), options)

    async def _show_words(self, peer: Peer) -> None:
        contact = peer.contact
        role = capital(role_words(self.services.catalogue, contact.role))
        text = f"{role}, {clean_line(contact.authority)}\n\n{spoken(contact.words)}"
        await self.app.push_screen_wait(Tell(_title(peer), text))

    async def _revoke(self, peer: Peer) -> None:
        others = (
            f", og {office_name(self.services)} sender den ikke mere. De andre computere får det "
            "at vide med den næste fil"
            if self.services.desk.me.role is Role.OFFICE
            else ", og der bliver ikke sendt mere til den herfra"
        )
        question = (
            f"Spær {_title(peer)}?\n\nFiler fra den bliver ikke taget imod mere{others}. "
            "Det, der er hentet fra den, bliver her."
        )
        await agree(self, question, "Spær computeren", danger=True)
        said = "Computeren er spærret. Den kan godkendes igen."
        await self.write(lambda: self.services.devices.revoke(peer.device), said)


def _title(peer: Peer) -> str:
    return whose_words(peer.contact.person, peer.contact.name, _WIDE)


def _row(catalogue: Catalogue, one: Registered, act: Act) -> Row:
    peer, heard = one.peer, one.heard
    if peer.revoked:
        heard = f"SPÆRRET · {heard}"
    elif not peer.trusted:
        heard = f"ikke godkendt · {heard}"
    told = (clean_line(peer.contact.authority), heard, one.standing)
    mark = "!  " if one.silent is not None else "   "
    return Row(computer(catalogue, peer), peer.device, mark, below=" · ".join(filter(None, told)),
               act=act)  # fmt: skip
