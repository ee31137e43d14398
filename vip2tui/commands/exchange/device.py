"""``vip2tui device``: this computer's contact file, and the computers it knows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from vip2tui.base.errors import Vip2Error
from vip2tui.commands.danish import Group
from vip2tui.commands.line import Line, WrongUseError, in_path, out_path, table
from vip2tui.commands.session import is_terminal, services
from vip2tui.sentences.people import role_words

if TYPE_CHECKING:
    from vip2tui.exchange.contact import Contact
    from vip2tui.exchange.peers import Peer

device_command = Group("device", help="Computere: din kontaktfil, og dem der er godkendt her.")


class NotComparedError(Vip2Error):
    """The person did not say that the words are the same."""


@device_command.command("show")
@click.pass_obj
def show(line: Line) -> None:
    """Vis denne computer, dens kontrolord, og hvad kommunen har fået."""
    from vip2tui.services.exchange.owing import owing_words

    with services(line) as open_:
        contact, box = open_.devices.contact(), open_.outbox.box()
        waits = {"ready": box.ready, "underway": box.underway, "received": box.received}
        owed = open_.owing.waiting()
        words = open_.outbox.line() or next(iter(owing_words(owed)), "")
        line.result(_facts(contact) | waits | {
            "until": box.until, "line": words,
            "waiting": [{"id": one.peer.device, "since": one.since} for one in owed],
        })  # fmt: skip
        role = role_words(line.catalogue, contact.role)
        line.say(f"{contact.name} · {contact.person} · {role} · {contact.authority}")
        line.say(f"  id {contact.device}")
        line.say(f"  kontrolord: {' '.join(contact.words)}")
        if words:
            line.say(f"  {words}")


@device_command.command("contact")
@click.option("--out", "out", required=True, metavar="FIL",
              help="Den fil, den skal hedde, eller en mappe.")  # fmt: skip
@click.pass_obj
def contact(line: Line, out: str) -> None:
    """Skriv din kontaktfil, så en anden computer kan godkende din."""
    place = out_path(out)
    with services(line) as open_:
        path = open_.devices.write_contact(place)
        mine = open_.devices.contact()
        line.result(_facts(mine) | {"file": str(path)})
        line.say(f"Kontaktfilen er skrevet: {path}")
        line.say(f"Kontrolord: {' '.join(mine.words)}")
        line.say("Giv filen til den anden, og læs kontrolordene højt, fx i telefonen.")


@device_command.command("trust")
@click.argument("file", metavar="FIL")
@click.option("--words", metavar="ORD", help="De otte kontrolord, som de blev læst højt.")
@click.pass_obj
def trust(line: Line, file: str, words: str | None) -> None:
    """Godkend en computer ud fra dens kontaktfil, når kontrolordene er ens."""
    from vip2tui.exchange.contact import SUFFIX

    with services(line) as open_:
        found = open_.devices.read(in_path(file, SUFFIX))
        if words is None:
            _compare(line, found)
        peer = open_.devices.trust(found, words)
        line.result(_peer(peer))
        role = role_words(line.catalogue, found.role)
        line.say(f"Godkendt: {found.name} ({found.person}, {role}). Gemt.")


def _compare(line: Line, found: Contact) -> None:
    """Let the person say that the words are the same."""
    if line.yes:
        return
    role = role_words(line.catalogue, found.role)
    said = (
        f"{found.name} · {found.person} · {role} · {found.authority}\n"
        f"Kontrolord: {' '.join(found.words)}"
    )
    if not is_terminal():
        raise WrongUseError(
            f"{said}\nIntet er ændret. Få ordene læst højt, og giv dem med --words "
            "«ord ord …», eller giv --yes, hvis I har sammenlignet dem."
        )
    line.tell(said)
    typed = click.prompt("Er ordene de samme dér? Skriv ja", err=True, default="",
                         show_default=False, prompt_suffix=": ")  # fmt: skip
    if typed.strip().casefold() != "ja":
        raise NotComparedError("Computeren er ikke godkendt. Intet er ændret.")


@device_command.command("list")
@click.pass_obj
def list_(line: Line) -> None:
    """Vis de computere, der kendes her."""
    with services(line) as open_:
        every = open_.devices.all()
        line.result([_peer(peer) for peer in every])
        if not every:
            line.say("Her kendes ingen andre computere endnu. Se «vip2tui device trust --help».")
            return
        rows = [
            (peer.device[:8], peer.contact.name, peer.contact.person,
             role_words(line.catalogue, peer.contact.role), _state(peer), (peer.seen or "")[:10])
            for peer in every
        ]  # fmt: skip
        line.say(table(rows, (8, 24, 24, 16, 12, 10)))


@device_command.command("revoke")
@click.argument("device", metavar="COMPUTER")
@click.pass_obj
def revoke(line: Line, device: str) -> None:
    """Spær en computer: dens filer tages ikke imod, og kontorets liste siger det til de andre."""
    with services(line) as open_:
        found = open_.devices.find(device)
        peer = open_.devices.revoke(found.device)
        line.result(_peer(peer))
        if peer == found:
            line.say(f"{peer.contact.name} er spærret i forvejen. Intet er ændret.")
            return
        line.say(f"Spærret: {peer.contact.name} ({peer.contact.person}). Gemt.")
        line.say("Godkend dens kontaktfil igen, hvis det var en fejl.")


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
