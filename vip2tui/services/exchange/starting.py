"""A laptop's first day: a start file is read, opened by its six words, and becomes a vault.

All that lies in the file is a row of the new vault from its first byte, so a power cut loses none
of it: what is not taken in yet is taken in when the vault is opened next.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import clean_line
from vip2tui.exchange.contact import Contact
from vip2tui.exchange.errors import RefusedFileError, WrongStartWordsError
from vip2tui.exchange.files import carried
from vip2tui.exchange.introduction import introduce
from vip2tui.exchange.keys import DeviceKeys, from_text, to_text
from vip2tui.exchange.peers import Peer
from vip2tui.exchange.reader import open_bundle
from vip2tui.exchange.startfile import (
    MAX_START,
    WORDS,
    Closed,
    Lost,
    Start,
    Stretch,
    look,
    open_start,
)
from vip2tui.services.desk import DEVICE
from vip2tui.services.exchange.devices import INTRODUCTION
from vip2tui.services.exchange.lost import HowFar
from vip2tui.storage import keys, passphrase
from vip2tui.storage.keys import Cost
from vip2tui.storage.port import Row

if TYPE_CHECKING:
    from pathlib import Path

    from vip2tui.services.house import Services

PENDING = (DEVICE, "start")
"""The row of what a start file held and is not taken in yet."""
KEPT = (DEVICE, "started")
"""The row of what it said of whom to ring to, which ways files go, and what was lost."""
_COST = Cost(memory=256 * 1024, time=3, lanes=4)
"""Fixed for ever: no file says what its words cost."""
RING = (
    "Ring selv til et nummer, du kender, og få de seks ord. Ring ikke til et nummer, du kun har "
    "fra filen."
)
_SURE = 4
"""Letters that tell one word of the list from all others."""


def stretch_words(words: str, salt: bytes) -> bytes:
    """Return the key that six words give."""
    return keys.stretch(words, salt, _COST)


def read_start(file: Path) -> Closed:
    """Return what can be read of a start file without its words.

    Raises:
        BadStartFileError: If it is not a whole one.
        UnreadableFileError: If it cannot be read.
    """
    return look(carried(file, MAX_START))


def front_words(closed: Closed) -> list[str]:
    """Return whose a start file says it is, and what to do before its words are typed."""
    front = closed.front
    phone = f" Telefon: {clean_line(front.phone)}." if front.phone else ""
    return [f"Startfilen siger, at den er fra {clean_line(front.authority)}.{phone}", RING]


def typed_words(typed: str) -> tuple[str, ...]:
    """Return the six words that somebody typed; the first four letters of one are enough.

    Raises:
        WordsNotThereError: If there are not six, or one is none of the list; it says which.
    """
    letters = "".join(sign if sign.isalpha() else " " for sign in typed.casefold())
    words, known = letters.split(), passphrase.words()
    for place, word in enumerate(words):
        fits = [one for one in known if one == word or
                (len(word) >= _SURE and one.startswith(word))]  # fmt: skip
        if not fits:
            raise WordsNotThereError(f"Ord {place + 1} er ikke et af programmets ord.")
        words[place] = fits[0]
    if len(words) != WORDS:
        raise WordsNotThereError(f"Der skal være {WORDS} ord, og der er {len(words)}.")
    return tuple(words)


class WordsNotThereError(WrongStartWordsError):
    """Six words were not typed as they are on the list."""

    SAYS = "{} Få dem læst op igen, og skriv dem med mellemrum. Intet er oprettet."


def open_with(closed: Closed, words: Sequence[str], stretch: Stretch = stretch_words) -> Start:
    """Return what is in a start file; that it can be taken in is looked at before anything is made.

    Raises:
        WrongStartWordsError: If the words are not its own.
        BadStartFileError: If what is in it is not what the program makes.
        RefusedFileError: If a file in it would be refused.
    """
    start = open_start(closed, words, stretch)
    head, known = start.head, {start.head.office.device: Peer(start.head.office, trusted=True)}
    lent = DeviceKeys(DeviceKeys.make().signing, head.identity)
    for facts, data in zip(head.files, start.files, strict=True):
        if facts.kind == "bundle":
            open_bundle(data, lent, head.device, known)
    return start


def rows_of(start: Start) -> list[Row]:
    """Return the row a vault begins with, so that nothing of the start file is needed again."""
    files = [{"kind": facts.kind, "name": facts.name, "data": to_text(data)}
             for facts, data in zip(start.head.files, start.files, strict=True)]  # fmt: skip
    return [Row(*PENDING, {"head": start.head.model_dump(mode="json"), "files": files})]


def take_over(services: Services) -> None:
    """Take in what a start file held; nothing where there is none, or it is done.

    Raises:
        StorageError: If the disk refused; the rest is taken in when the vault is opened next.
    """
    desk = services.desk
    row = desk.store.row(*PENDING)
    if row is None:
        return
    head: Mapping[str, Any] = row["head"]
    office = Contact.of(head["office"])
    services.devices.trust(office)
    own = services.sharing.keys()
    lent = DeviceKeys(own.signing, head["identity"])
    for one in row["files"]:
        try:
            _take(services, one["kind"], one["name"], from_text(one["data"]), lent)
        except (RefusedFileError, Vip2Error) as error:
            # The office has all of it, and the next file brings it: it must not lock anybody out.
            if type(error).__module__.startswith("vip2tui.storage"):
                raise
            services.diary.remember("startfil", str(error))
    said = introduce(services.devices.contact(), head["token"])
    told = {name: head[name] for name in ("tovholder", "phone", "routes", "lost")}
    known = {"office": office.device, "contact": said.contact.facts(), "proof": said.proof}
    rows = [Row(*PENDING, None), Row(*INTRODUCTION, known), Row(*KEPT, told)]
    desk.store.commit((), [*services.diary.waiting(), *rows])
    services.diary.written()
    services.sharing.written(rows)


def _take(services: Services, kind: str, name: str, data: bytes, lent: DeviceKeys) -> None:
    if kind == "bundle":
        services.fetching.take_first("startfil", data, lent)
    elif kind == "package":
        services.packages.take(services.packages.preview(data))
    else:
        services.office_data.take(services.office_data.preview(data, name))


@dataclass(frozen=True, slots=True)
class Started:
    """What the start file said that a person may want again."""

    tovholder: str
    phone: str
    routes: tuple[str, ...]
    lost: str
    """What may be lost, in words; empty if nothing was."""

    @property
    def words(self) -> list[str]:
        """All of it, a line each."""
        who = " · ".join(one for one in (self.tovholder, self.phone) if one)
        ways = ", ".join(one for one in self.routes if one)
        return [line for line in (
            f"Ring til: {who}" if who else "",
            f"Filer må gå med: {ways}" if ways else "",
            self.lost,
        ) if line]  # fmt: skip


def started(services: Services) -> Started | None:
    """Return what this computer's start file said; None if it was not set up with one."""
    row = services.desk.store.row(*KEPT)
    if row is None:
        return None
    lost = Lost.model_validate(row["lost"]) if row.get("lost") else None
    words = HowFar(lost.computer, lost.number, lost.day).words if lost else ""
    return Started(row["tovholder"], row["phone"], tuple(row["routes"]), words)
