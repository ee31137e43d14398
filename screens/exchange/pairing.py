"""«Computere, du kender»: make them known to each other, and see when each was heard of last."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.widgets import Static

from screens import saving
from screens.base import BaseScreen
from screens.dialogs import Choose, Confirm, Tell
from screens.exchange import giving
from screens.exchange.pairing_dialogs import Meet, spoken
from screens.exchange.places import where
from screens.exchange.receipts import capital, day_words, office_name
from screens.messages import To
from screens.question import Question, ask
from screens.sheet import BASE_CSS
from screens.widgets.frame import Shortcut
from screens.widgets.row import Act
from screens.widgets.rows import Row, Rows
from vip2tui.base import drives, places
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T, clean_line, cut
from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.domain.roles import Role
from vip2tui.exchange.contact import SUFFIX
from vip2tui.exchange.peers import Peer
from vip2tui.sentences.people import role_words
from vip2tui.services.exchange.diary import last_place
from vip2tui.text.danish import count

OTHER = "anden"
HOW = (
    "Sådan gør I: 1) Lav din kontaktfil, og giv den til den anden. 2) Læs den kontaktfil, du får. "
    "3) Læs kontrolordene højt i telefonen."
)


class Computers(BaseScreen):
    """This computer's contact file, others' files, and the computers that are known."""

    NAME = "Computere, du kender"
    HELP = (
        "To computere skal kende hinanden, før de kan sende filer. Hver laver en kontaktfil og "
        "læser den andens. En kontaktfil indeholder ikke noget om borgere.\n"
        "Kontrolordene viser, at det er den rigtige computer: læs dem højt i telefonen. Er de "
        "ens hos jer begge, så godkend. Er de ikke ens, så afvis.\n"
        "En spærret computers filer tages ikke imod."
    )
    CSS_PATH: ClassVar[Any] = [BASE_CSS, Path(__file__).with_name("pairing.tcss")]

    def compose_body(self) -> ComposeResult:
        yield Static(HOW, id="said")
        yield Rows()

    def on_mount(self) -> None:
        self.query_one(Rows).focus()

    def shortcuts(self) -> list[Shortcut]:
        return self.around(
            ("Enter", "Vælg", "screen.choose"), ("F8", "Send/hent", f"screen.{To.EXCHANGE.action}")
        )

    def read_again(self) -> None:
        every = self.services.devices.all()
        me = self.services.desk.me
        rows = [
            Row("Gør computerne kendt med hinanden", heading=True),
            Row("Lav min kontaktfil", "write", "►  ", act=self._write,
                below=f"Denne computer: {clean_line(me.device_name)} ({clean_line(me.person)})"),
            Row("Læs en kontaktfil, du har fået", "read", "►  ", act=self._read,
                below="Du ser, hvem den er fra, og godkender med kontrolordene"),
            Row(f"Kendt her ({len(every)})" if every else "Du kender ingen computere endnu",
                heading=True),
        ]  # fmt: skip
        self.query_one(Rows).fill(
            [
                *rows,
                *(
                    _row(self.services.catalogue, peer, partial(self._about, peer))
                    for peer in every
                ),
            ]
        )

    async def _write(self) -> None:
        """Make this computer's contact file."""
        place = await where(self, "Hvor skal din kontaktfil ligge?")
        if place is None:
            return
        devices = self.services.devices
        try:
            path = await saving.in_turn(self.app, lambda: devices.write_contact(place))
        except Vip2Error as error:
            self.refuse(error)
            return
        self.saved()
        text = (
            f"Gemt {drives.where(path.parent)} som\n{path.name}\n\nGiv den til den anden. Når den "
            f"bliver læst dér, skal de samme kontrolord stå på begge skærme:\n\n"
            f"{spoken(devices.contact().words)}"
        )
        await self.app.push_screen_wait(Tell("Din kontaktfil er klar", text))

    async def _read(self) -> None:
        """Read somebody's contact file, and let the person say whether the words are the same."""
        path = await self._which()
        if path is None:
            return
        devices = self.services.devices
        try:
            contact = devices.read(path)
            meet = Meet(contact, devices)
            if await self.app.push_screen_wait(meet):
                self.saved(f"Godkendt: {cut(clean_line(contact.name), 40)}.")
            else:
                self.say("Ikke godkendt. Intet er ændret.")
        except Vip2Error as error:
            self.refuse(error)

    async def _which(self) -> Path | None:
        """Ask which contact file is meant; the newest first."""
        last = last_place(self.services.desk)
        found = drives.find(SUFFIX, [Path(last)] if last else [])
        options = [(str(one.path), T(f"{cut(one.path.name, 44)} · {one.place}")) for one in found]
        options.append((OTHER, T("En anden fil …")))
        number = count(len(found), "kontaktfil", "kontaktfiler")
        asked = Choose(f"{number} fundet. Hvilken vil du læse?", options)
        chosen = await self.app.push_screen_wait(asked)
        if chosen == OTHER:
            text = "Hvilken fil? Skriv hele stien, fx E:\\Laptop Nord.vip2kontakt."
            return await ask(self, Question(text, _typed_path))
        return Path(chosen) if chosen else None

    async def _about(self, peer: Peer) -> None:
        """Ask what to do with a known computer."""
        me, contact = self.services.desk.me, peer.contact
        options = [("ord", T("Vis kontrolordene"))]
        if me.role is not Role.MENTOR and contact.role is not Role.OFFICE:
            if not peer.revoked:
                options.append(("giv", T(self.worded("Giv en borger til computeren …"))))
            options.append(("tag", T(self.worded("Tag en borger tilbage …"))))
        if peer.revoked or not peer.trusted:
            options.append(("godkend", T("Godkend computeren …")))
        elif me.role is Role.OFFICE or (
            contact.role is Role.OFFICE and len(self.services.desk.others.offices()) > 1
        ):
            options.append(("spaer", T("Spær computeren …")))
        match await self.app.push_screen_wait(Choose(_title(peer), options)):
            case "ord":
                role = capital(role_words(self.services.catalogue, contact.role))
                text = f"{role}, {clean_line(contact.authority)}\n\n"
                await self.app.push_screen_wait(Tell(_title(peer), text + spoken(contact.words)))
            case "giv":
                await giving.give(self, peer)
            case "tag":
                await giving.take_back(self, peer)
            case "godkend":
                if await self.app.push_screen_wait(Meet(contact, self.services.devices)):
                    self.saved(f"Godkendt: {cut(clean_line(contact.name), 40)}.")
            case "spaer":
                await self._revoke(peer)

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
        asked = Confirm(question, "Spær computeren", "Behold", danger=True)
        if not await self.app.push_screen_wait(asked):
            return
        said = "Computeren er spærret. Den kan godkendes igen."
        await self.write(lambda: self.services.devices.revoke(peer.device), said)


def _title(peer: Peer) -> str:
    name, person = clean_line(peer.contact.name), clean_line(peer.contact.person)
    return f"«{cut(name, 30)}» ({cut(person, 30)})"


def _row(catalogue: Catalogue, peer: Peer, act: Act) -> Row:
    contact, seen = peer.contact, day_words(peer.seen)
    heard = f"sidst hørt fra {seen}" if seen else "ikke hørt fra endnu"
    if peer.revoked:
        heard = f"SPÆRRET · {heard}"
    elif not peer.trusted:
        heard = f"ikke godkendt · {heard}"
    role = role_words(catalogue, contact.role)
    who = f"{clean_line(contact.person)}, {role}, {clean_line(contact.authority)}"
    return Row(
        clean_line(contact.name) or "(uden navn)",
        peer.device,
        "   ",
        below=f"{who}\n{heard}",
        act=act,
    )


def _typed_path(text: str) -> Path | None:
    return places.the_one(text, SUFFIX) if text.strip() else None
