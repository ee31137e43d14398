"""«Hvad ved kommunen?» (R117): each thing this computer wrote of a citizen, and how far it came."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from vip2tui.domain.kinds.places import Place, place_of
from vip2tui.domain.roles import Role
from vip2tui.exchange.receipts import SentFile, Status
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.desk import Desk
from vip2tui.services.exchange.outbox import OutboxService
from vip2tui.services.history_words import HistoryWords, Wrote
from vip2tui.text.danish import capital
from vip2tui.text.days import say_short

_ORDER: Mapping[Status | None, int] = {
    Status.READY: 0, Status.UNDERWAY: 1, None: 2, Status.RECEIVED: 3,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Known:
    """One thing that was written here, and how far it has come."""

    wrote: Wrote
    status: Status | None
    """None for what is for this person alone: it never leaves."""
    file: SentFile | None
    """The first file it is in, where that is not confirmed."""

    def where(self, office: str, today: date) -> str:
        """Return where it is, as a heading over all that is there.

        Args:
            office: What the office is called.
            today: The day it is told.
        """
        if self.status is None:
            return "Kun for dig: bliver aldrig sendt"
        if self.status is Status.READY:
            return "Kun her: skal sendes"
        if self.status is Status.RECEIVED:
            return f"{capital(office)} har det"
        if self.file is None:
            return "Undervejs"
        made = say_short(date.fromisoformat(self.file.made[:10]), today)
        return f"Undervejs: i fil {self.file.number} fra {made}, ikke kvitteret endnu"


@dataclass(frozen=True, slots=True)
class KnownService:
    """What the office is known to have of what was written on this computer."""

    desk: Desk
    outbox: OutboxService
    words: HistoryWords

    @property
    def nothing(self) -> str:
        """What is said where there is nothing to tell."""
        if self.desk.me.role is Role.OFFICE:
            return "Denne computer er kommunens egen: det, der står her, har kommunen."
        return "Du har ikke skrevet noget om borgeren på denne computer endnu."

    def of(self, seen: Casework) -> list[Known]:
        """Return all that this computer wrote of a citizen: only here first, then under way.

        On the office's own computer it is nothing: there is nobody else to know it.
        """
        if self.desk.me.role is Role.OFFICE:
            return []
        ways = {one: way for case in seen.states for one, way in self.outbox.ways(case).items()}
        found = [
            Known(one, *(ways.get(one.event.change) or (None, None)))
            for one in self.words.of(seen.citizen.id)
            if one.event.change in ways or _is_private(one.event.change)
        ]
        return sorted(found, key=lambda one: (_ORDER[one.status], -_number(one)))


def _number(one: Known) -> int:
    return one.file.number if one.file else 0


def _is_private(change: str) -> bool:
    return place_of(change.split(".", 1)[1].rpartition(".")[0]) is Place.PRIVATE
