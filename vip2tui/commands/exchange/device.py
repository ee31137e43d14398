"""``vip2tui device``: this computer's contact file, and the computers it knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from vip2tui.commands.danish import Group
from vip2tui.commands.line import in_path, out_path, table
from vip2tui.commands.session import NotAgreedError, opened, says_yes, services
from vip2tui.sentences.people import role_words

if TYPE_CHECKING:
    from vip2tui.commands.session import Line, Services
    from vip2tui.exchange.contact import Contact
    from vip2tui.exchange.peers import Peer

device_command = Group("device", help="Computere: din kontaktfil, og dem der er godkendt her.")


@device_command.command("show")
@opened
def show(line: Line, open_: Services) -> None:
    """Vis denne computer, dens kontrolord, og hvad kommunen har fået."""
    from vip2tui.services.exchange.owing import owing_words
    from vip2tui.services.exchange.starting import started

    contact, box = open_.devices.contact(), open_.outbox.box()
    owed = open_.owing.waiting()
    begun = started(open_)
    told = begun.words if begun else []
    words = open_.outbox.line() or next(iter(owing_words(owed)), "")
    line.answer(
        _facts(contact)
        | {
            "ready": box.ready,
            "underway": box.underway,
            "received": box.received,
            "until": box.until,
            "line": words,
            "told": told,
            "waiting": [{"id": one.peer.device, "since": one.since} for one in owed],
        },
        _said(line, contact),
        f"  id {contact.device}",
        f"  kontrolord: {' '.join(contact.words)}",
        f"  {words}" if words else None,
        *(f"  {one}" for one in told),
    )


@device_command.command("contact")
@click.option("--out", "out", metavar="FIL",
              help="Den fil, den skal hedde, eller en mappe; ellers mappen «udmappe».")  # fmt: skip
@click.pass_obj
def contact(line: Line, out: str | None) -> None:
    """Skriv din kontaktfil, så en anden computer kan godkende din."""
    from vip2tui.services import handing_out

    place = out_path(out) if out is not None else None
    with services(line) as open_:
        path = open_.devices.write_contact(place or handing_out.folder(open_.desk))
        mine = open_.devices.contact()
        line.answer(
            _facts(mine) | {"file": str(path)},
            f"Kontaktfilen er skrevet: {path}",
            f"Kontrolord: {' '.join(mine.words)}",
            "Giv filen til den anden, og læs kontrolordene højt, fx i telefonen.",
        )


@device_command.command("trust")
@click.argument("file", metavar="FIL")
@click.option("--words", metavar="ORD", help="De otte kontrolord, som de blev læst højt.")
@opened
def trust(line: Line, open_: Services, file: str, words: str | None) -> None:
    """Godkend en computer ud fra dens kontaktfil, når kontrolordene er ens."""
    from vip2tui.exchange.contact import SUFFIX

    found = open_.devices.read(in_path(file, SUFFIX))
    if words is None:
        _compare(line, found)
    peer = open_.devices.trust(found, words)
    role = role_words(line.catalogue, found.role)
    line.answer(_peer(peer), f"Godkendt: {found.name} ({found.person}, {role}). Gemt.")


def _compare(line: Line, found: Contact) -> None:
    """Let the person say that the words are the same."""
    said = f"{_said(line, found)}\nKontrolord: {' '.join(found.words)}"
    unasked = (
        f"{said}\nIntet er ændret. Få ordene læst højt, og giv dem med --words "
        "«ord ord …», eller giv --yes, hvis I har sammenlignet dem."
    )
    if not says_yes(line, "Er ordene de samme dér? Skriv ja", said, unasked=unasked):
        raise NotAgreedError("Computeren er ikke godkendt. Intet er ændret.")


def _said(line: Line, one: Contact) -> str:
    role = role_words(line.catalogue, one.role)
    return f"{one.name} · {one.person} · {role} · {one.authority}"


@device_command.command("list")
@opened
def list_(line: Line, open_: Services) -> None:
    """Vis de computere, der kendes her, hvornår de er hørt fra, og hvad der mangler."""
    from vip2tui.services.exchange.register import register

    every = register(open_.sharing)
    rows = [
        (one.peer.device[:8], one.peer.contact.name, one.peer.contact.person,
         role_words(line.catalogue, one.peer.contact.role), _state(one.peer))
        for one in every
    ]  # fmt: skip
    told = table(rows, (8, 24, 24, 16, 12)).split("\n") if rows else []
    line.answer(
        [
            _peer(one.peer) | {"next": one.next, "missing": one.missing, "silent": one.silent}
            for one in every
        ],
        *(f"{row}\n  {one.words}" for row, one in zip(told, every, strict=True)),
        None
        if rows
        else "Her kendes ingen andre computere endnu. Se «vip2tui device trust --help».",
    )


@device_command.command("revoke")
@click.argument("device", metavar="COMPUTER")
@opened
def revoke(line: Line, open_: Services, device: str) -> None:
    """Spær en computer: dens filer tages ikke imod, og kontorets liste siger det til de andre."""
    found = open_.devices.find(device)
    peer = open_.devices.revoke(found.device)
    name = peer.contact.name
    line.answer(
        _peer(peer),
        f"{name} er spærret i forvejen. Intet er ændret."
        if peer == found
        else f"Spærret: {name} ({peer.contact.person}). Gemt.\n"
        "Godkend dens kontaktfil igen, hvis det var en fejl.",
    )


@device_command.command("lost")
@click.argument("device", metavar="COMPUTER")
@opened
def lost(line: Line, open_: Services, device: str) -> None:
    """En computer er blevet væk: spær den, og se, hvor langt kommunen har alt fra den."""
    from vip2tui.services.exchange.lost import lose

    peer, far = lose(open_.devices, open_.devices.find(device).device)
    name = peer.contact.name
    line.answer(
        _peer(peer) | {"number": far.number, "day": far.day or None},
        f"Spærret: {name} ({peer.contact.person}). Gemt.",
        far.words,
        "En ny computer med dens borgere: "
        f"«vip2tui start-file make --instead-of {peer.device[:8]}».",
    )


@device_command.command("found")
@click.argument("file", metavar="FIL")
@opened
def found(line: Line, open_: Services, file: str) -> None:
    """En spærret computer er fundet: hent dens fil, og alt i den kun som forslag."""
    from vip2tui.exchange.files import SUFFIX

    seen = open_.found.look(in_path(file, SUFFIX))
    told = [seen.sender, *seen.sentences]
    if not says_yes(line, "Skriv ja, hvis filen skal hentes som forslag", *told,
                    unasked="Giv --yes, hvis filen skal hentes som forslag."):  # fmt: skip
        raise NotAgreedError("Filen er ikke hentet. Intet er ændret.")
    open_.fetching.take_in(seen)
    device = seen.plan.opened.manifest.sender
    line.answer(
        {"id": device, "words": seen.sentences, "waiting": open_.found.words(device)},
        *told,
        "Gemt. Lad forslagene gælde med «vip2tui device let-in».",
    )


@device_command.command("let-in")
@click.argument("device", metavar="COMPUTER")
@opened
def let_in(line: Line, open_: Services, device: str) -> None:
    """Lad det gælde, der kom som forslag fra en fundet computer."""
    peer = open_.devices.find(device)
    told = open_.found.words(peer.device)
    number = open_.found.let_in(peer.device)
    line.answer(
        {"id": peer.device, "changes": number, "words": told},
        *told,
        "Forslagene gælder nu. Fortryd med «vip2tui undo»." if number else "Her er ingen forslag.",
    )


def _facts(contact: Contact) -> dict[str, Any]:
    return {
        "id": contact.device,
        "name": contact.name,
        "person": contact.person,
        "role": str(contact.role),
        "authority": contact.authority,
        "words": " ".join(contact.words),
    }


def _peer(peer: Peer) -> dict[str, Any]:
    known = {"trusted": peer.trusted, "revoked": peer.revoked, "seen": peer.seen}
    return _facts(peer.contact) | known | {"files_made": peer.made}


def _state(peer: Peer) -> str:
    return "spærret" if peer.revoked else "godkendt" if peer.trusted else "ukendt"
