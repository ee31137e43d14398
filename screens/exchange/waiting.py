"""What stands on «Send/hent»: what is to be sent and fetched, and the last files; read in a thread.

The numbers are those of the top line, in its words.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from screens.exchange.receipts import answered, office_name, receiver
from vip2tui.base import drives
from vip2tui.base.drives import Found
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import clean_line
from vip2tui.domain.roles import Role
from vip2tui.exchange.files import SUFFIX
from vip2tui.exchange.peers import Peer
from vip2tui.exchange.preview import ready_words, underway_words
from vip2tui.services.exchange.diary import FETCHED, Line, last_place
from vip2tui.services.exchange.doubts import open_doubts
from vip2tui.services.exchange.owing import Owed, owing_words, silent_words
from vip2tui.services.house import Services
from vip2tui.text.danish import capital

LAST = 3
"""Files of the diary that stand on the page."""
NOBODY = (
    "Denne computer kender ikke nogen at sende til endnu. "
    "Vælg «Computere, du kender» herunder, og gør den kendt med kommunens."
)
NOBODY_AT_OFFICE = (
    "Her er ingen computere at sende til endnu. Vælg «Computere, du kender» herunder."
)
NOTHING_NEW = "Der er ikke noget nyt at sende."
AGAIN = "Er filen blevet væk, så send igen; intet kommer dobbelt."


@dataclass(frozen=True, slots=True)
class ToSend:
    """One that files go to: what the next one holds, and how it stands with the last."""

    peer: Peer
    who: str
    what: str
    """What the next file holds; empty if it holds nothing."""
    why_not: str = ""
    """Why no file can be made."""

    @property
    def answered(self) -> str:
        return answered(self.peer, self.who)


@dataclass(frozen=True, slots=True)
class Waits:
    """All of it."""

    sends: tuple[ToSend, ...]
    """Nobody, for the office: it sends to whom it chooses."""
    known: int
    """How many computers files can be made to."""
    owed: tuple[Owed, ...]
    """Who waits for the office's receipt."""
    said: str
    """What the top line says of it, in short."""
    silent: str
    """Who has not answered the office for long."""
    ready: str
    underway: str
    gaps: int
    doubts: int
    lines: tuple[Line, ...]
    files: int
    light: str
    """When all was last saved, copied, sent and receipted."""


def waits(services: Services) -> Waits:
    """Read what waits."""
    is_office = services.desk.me.role is Role.OFFICE
    others, box = services.sending.addressees(), services.outbox.box()
    lines, owed = services.diary.lines(), services.owing.waiting()
    said = owing_words(owed)[-1:] if is_office else [ready_words(box) or underway_words(box)]
    return Waits(
        () if is_office else tuple(_to_send(services, one) for one in others),
        len(others),
        tuple(owed),
        "".join(said),
        "".join(silent_words(services.sharing)[:1]),
        ready_words(box),
        underway_words(box),
        services.fetching.gaps(),
        open_doubts(services.desk),
        tuple(lines[:LAST]),
        len(lines),
        services.light().words(services.desk.today()),
    )


def _to_send(services: Services, peer: Peer) -> ToSend:
    who = receiver(services, peer)
    try:
        parcel = services.sending.look(peer.device)
    except Vip2Error as error:
        return ToSend(peer, who, "", str(error))
    return ToSend(peer, who, parcel.words if parcel.changes else "")


def found_files(services: Services) -> list[Found]:
    """Return the locked files on sticks and in the usual folders, and where one was last."""
    last = last_place(services.desk)
    return drives.find(SUFFIX, [Path(last)] if last else [])


def fetched_before(services: Services) -> dict[str, str]:
    """Return name to the time (ISO) of each file that was fetched."""
    return {line.file: line.at for line in services.diary.lines() if line.what == FETCHED}


def made_here(services: Services) -> set[str]:
    """Return the names of the files that were made on this computer."""
    return {one.name for one in services.sharing.sent().values()}


def not_fetched(services: Services) -> list[Found]:
    """Return the files that lie there and were neither fetched nor made here."""
    known = {*fetched_before(services), *made_here(services)}
    return [one for one in found_files(services) if clean_line(one.path.name) not in known]


def no_answer(services: Services) -> str:
    """Return who has not answered what is under way: «Kommunen har ikke svaret endnu»."""
    return f"{capital(office_name(services))} har ikke svaret endnu"
