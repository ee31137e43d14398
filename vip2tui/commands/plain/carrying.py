"""Send and Hent: whom a file is to and where it lies; what one would do, and taking it in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vip2tui.base import browsing, drives, places, targets
from vip2tui.base.safe import clean_line
from vip2tui.commands.exchange import fetch, send
from vip2tui.commands.watching import Spoken
from vip2tui.exchange.files import SUFFIX
from vip2tui.sentences.people import whose_words
from vip2tui.services.exchange.diary import last_place, remember_place
from vip2tui.text.danish import count

if TYPE_CHECKING:
    from vip2tui.commands.plain.reader import Reader
    from vip2tui.exchange.peers import Peer
    from vip2tui.services.exchange.seen import Intake, Seen
    from vip2tui.services.house import Services

NOBODY = (
    "Denne computer kender ikke nogen at sende til endnu. Gør computerne kendt med hinanden med "
    "«vip2tui device». Alt, du har skrevet, er gemt."
)
NO_FILES = "Her er ingen filer. Sæt stikket i, og vælg Hent igen, eller skriv, hvor filen ligger."


def send_file(reader: Reader, open_: Services) -> None:
    """Make a file for somebody, asking only what cannot be known.

    Raises:
        WentBack: If the person goes back.
        Vip2Error: If no file can be made; nothing is sent then.
    """
    found = open_.sending.addressees()
    if not found:
        reader.say(NOBODY)
        return
    options = [(one, _computer(one)) for one in found]
    to = options[0][0] if len(options) == 1 else reader.choose("Hvem skal have filen?", options)
    parcel = open_.sending.look(to.device)
    reader.say(f"Til {_computer(to)}: {parcel.words}.")
    if not parcel.changes and not reader.says_yes(
        "Der er ikke noget nyt at sende. Vil du sende en kvittering?"
    ):
        return
    made = open_.sending.send(to.device, _where(reader, open_))
    reader.say(*send.made_words(parcel, made))
    if drives.is_removable(made[0].path.parent):
        reader.say("Tag stikket ud, og giv det til modtageren.")


def answer_all(reader: Reader, open_: Services) -> None:
    """Make the files for all who wait for a receipt.

    Raises:
        WentBack: If the person goes back.
        Vip2Error: If the folder will not do.
    """
    done = open_.owing.answer_all(_where(reader, open_), Spoken(reader.say))
    reader.say(*send.answered_words(done), *send.missing_words(done))


def _computer(peer: Peer) -> str:
    return whose_words(peer.contact.person, peer.contact.name)


def _where(reader: Reader, open_: Services) -> Path:
    """Ask where a file shall lie, the place used last first, and remember it."""
    last = last_place(open_.desk)
    there = browsing.places(last or "").folders
    known = sorted(there, key=lambda one: one.key != last)
    options = [*((one.path, one.name) for one in known), (None, "En anden mappe")]
    chosen = reader.choose("Hvor skal filen ligge?", options)
    if chosen is None:
        chosen = reader.answer("Hvilken mappe? Skriv den helt ud.", places.folder)
    into = targets.into(chosen)
    remember_place(open_.desk, str(into))
    return into


def fetch_files(reader: Reader, open_: Services) -> None:
    """Choose a file, say what it does, and take it in after a yes.

    Raises:
        WentBack: If the person goes back.
    """
    last = last_place(open_.desk)
    known = {one.file for one in open_.diary.lines() if one.what == "fetched"}
    options: list[tuple[list[Path] | None, str]] = []
    for one in drives.find(SUFFIX, [Path(last)] if last else []):
        name = clean_line(one.path.name)
        before = ", hentet før" if name in known else ""
        options.append(([one.path], f"{name}, {one.place}{before}"))
    number = count(len(options), "fil", "filer")
    asked = f"Hvilken fil? {number} fundet, den nyeste først." if options else NO_FILES
    paths = reader.choose(asked, [*options, (None, "En anden mappe eller fil")])
    if paths is None:
        paths = reader.answer(
            "Hvilken mappe eller fil? Skriv den helt ud.", lambda text: places.meant(text, SUFFIX)
        )
    take_in(reader, open_, paths)


def take_in(reader: Reader, open_: Services, paths: list[Path]) -> None:
    """Say what files do, and take in those that are said yes to."""
    intake = open_.fetching.intake()
    looked = intake.look(paths, Spoken(reader.say))
    for seen in looked:
        reader.say(*fetch.file_words(seen, preview=True))
    if looked and reader.says_yes("Skal det hentes?"):
        _take(reader, intake, looked)
    elif looked:
        reader.say("Intet er ændret.")
    reader.say(*(f"Ikke hentet: {one.file}: {one.why}" for one in intake.refused))
    if intake.taken:
        is_news = not all(seen.changes_nothing for seen in intake.taken)
        files = count(len(intake.taken), "fil", "filer")
        undo = " Det kan fortrydes fra forsiden." if is_news else ""
        reader.say(f"{files} er hentet. Gemt.{undo}")


def _take(reader: Reader, intake: Intake, looked: list[Seen]) -> None:
    asked = intake.begin(looked, Spoken(reader.say))
    while asked is not None:
        reader.say(f"STOP: {asked.sender}", *asked.removals)
        yes = reader.says_yes("Det er meget på én gang. Skal filen hentes alligevel?")
        asked = intake.answer(asked, yes=yes, progress=Spoken(reader.say))
