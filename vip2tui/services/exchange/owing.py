"""Who waits for the office's receipt, and since when; and the files to all of them in one act.

A computer waits from the first file with anything of it, until a file to it is made. What only
receipts something owes no receipt, or two offices would answer each other for ever.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from vip2tui.base.errors import Vip2Error
from vip2tui.base.progress import FILES, SILENT, Progress, each
from vip2tui.base.safe import clean_line, cut
from vip2tui.base.targets import into
from vip2tui.domain.roles import Role
from vip2tui.domain.settings import SILENCE
from vip2tui.exchange.peers import Peer
from vip2tui.exchange.plan import ImportPlan
from vip2tui.sentences.people import whose_words
from vip2tui.services.desk import Desk
from vip2tui.services.exchange.sharing import Sharing
from vip2tui.services.vault.settings import number_of
from vip2tui.storage.port import Row
from vip2tui.text.danish import count, fold
from vip2tui.text.days import say_short

if TYPE_CHECKING:
    from vip2tui.services.exchange.sending import MadeFile, SendService

TABLE = "owed"
"""By computer: since when it waits."""
_NAMED = 2
_WIDE = 30


@dataclass(frozen=True, slots=True)
class Owed:
    """A computer that waits for a receipt."""

    peer: Peer
    since: str
    """When the first file came that is not answered, for people to read."""
    today: date
    """The day it is told."""

    @property
    def day(self) -> date:
        """The day of that."""
        return date.fromisoformat(self.since[:10])

    @property
    def whose(self) -> str:
        """«Mette Holm (Laptop Nord)»."""
        contact = self.peer.contact
        return whose_words(contact.person, contact.name, _WIDE)

    @property
    def who(self) -> str:
        """«Mette Holm»; the computer where nobody's name is known."""
        contact = self.peer.contact
        return cut(clean_line(contact.person or contact.name), _WIDE)

    @property
    def words(self) -> str:
        """«Mette Holm (Laptop Nord) siden 3. maj»."""
        return f"{self.whose} siden {say_short(self.day, self.today)}"


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of the file to one computer that waited."""

    owed: Owed
    made: tuple[MadeFile, ...] = ()
    why_not: str = ""


class OwingService:
    """The office's receipts. Nobody else owes any: theirs go with what they send."""

    def __init__(self, sharing: Sharing, sending: SendService) -> None:
        self._sharing = sharing
        self._sending = sending

    def waiting(self) -> list[Owed]:
        """Return who waits, the longest first; a barred computer gets nothing and waits in vain.

        Those who came in one second, as a folder of files does, stand by name.
        """
        sharing = self._sharing
        with sharing.desk.lock:
            rows, peers = sharing.desk.store.rows(TABLE), sharing.peers()
        found = [
            Owed(peers[device], row["since"], sharing.desk.today())
            for device, row in rows.items()
            if device in peers and peers[device].trusted and not peers[device].revoked
        ]
        return sorted(found, key=lambda one: (one.since, fold(one.whose), one.peer.device))

    def answer_all(self, place: Path, progress: Progress = SILENT) -> list[Answer]:
        """Make the file to each computer that waits, all in one folder; return what became of each.

        One that cannot be made stops none of the others, and its computer goes on waiting.

        Args:
            place: The folder.
            progress: Told before each; who is not come to when it is stopped goes on waiting.

        Raises:
            BadTargetError: If it is no folder, or one of the vault's own.
        """
        folder, found = into(place), list[Answer]()
        for owed in each(self.waiting(), FILES, progress, lambda one: one.words):
            try:
                made = self._sending.send(owed.peer.device, folder)
            except Vip2Error as error:
                found.append(Answer(owed, why_not=str(error)))
            else:
                found.append(Answer(owed, tuple(made)))
        return found


def owed_row(desk: Desk, plan: ImportPlan) -> list[Row]:
    """Return the row that a file just fetched is to be answered; none if it is not."""
    sender = plan.opened.sender
    if desk.me.role is not Role.OFFICE or sender is None or not plan.opened.manifest.lines:
        return []
    if desk.store.row(TABLE, sender.device) is not None:
        return []  # it waits already, and since longer
    return [Row(TABLE, sender.device, {"since": desk.now().isoformat(timespec="seconds")})]


def answered_row(device: str) -> Row:
    """Return the row that says that a computer has been answered."""
    return Row(TABLE, device, None)


def owing_words(waiting: list[Owed]) -> list[str]:
    """Return «3 venter på kvittering, Mette Holm siden 3. maj længst», the longest first."""
    if not waiting:
        return []
    who = f"{count(len(waiting), 'computer', 'computere')} venter på kvittering"
    since = f"siden {say_short(waiting[0].day, waiting[0].today)}"
    if len(waiting) == 1:
        return [f"{waiting[0].who} venter på kvittering {since}", who]
    return [f"{who}, {waiting[0].who} {since} længst", f"{who} {since}", who]


def named_words(waiting: list[Owed]) -> str:
    """Return the same as a sentence that names the first of them."""
    if not waiting:
        return ""
    names = ", ".join(one.words for one in waiting[:_NAMED])
    rest = f" og {len(waiting) - _NAMED} til" if len(waiting) > _NAMED else ""
    return f"Venter på kvittering: {names}{rest}."


def silent_words(sharing: Sharing) -> list[str]:
    """Return what the office is told: «2 computere har ikke svaret i 21 dage», the longest first.

    Nobody else is told: a computer that sends once a month is no fault of theirs.
    """
    days = number_of(sharing.desk.store, SILENCE)
    many = silent(sharing, days) if sharing.desk.me.role is Role.OFFICE else 0
    if not many:
        return []
    who = count(many, "computer", "computere")
    return [f"{who} har ikke svaret i {days} dage", f"{who} har ikke svaret"]


def silent(sharing: Sharing, days: int) -> int:
    """Return how many computers have not been heard of for so many days."""
    limit = silence_limit(sharing, days)
    return sum(was_silent(peer, limit) for peer in sharing.peers().values())


def silence_limit(sharing: Sharing, days: int) -> datetime:
    """Return the time that a computer must have been heard of after."""
    return sharing.desk.now() - timedelta(days=days)


def was_silent(peer: Peer, limit: datetime) -> bool:
    """Return whether a computer has not been heard of since; an office's is not counted."""
    return (
        peer.trusted
        and not peer.revoked
        and peer.contact.role is not Role.OFFICE
        and _is_before(peer.seen or peer.contact.made, limit)
    )


def _is_before(at: str, limit: datetime) -> bool:
    try:
        return datetime.fromisoformat(at) < limit
    except (ValueError, TypeError):
        return False
