"""The computers that are known: when each was heard of last, what is missing, which file is next.

The office's own question: its screen, its line and the report of a folder of files ask it here.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import date

from vip2tui.domain.kinds.places import is_sent
from vip2tui.domain.roles import Role
from vip2tui.domain.settings import SILENCE
from vip2tui.exchange.peers import Peer
from vip2tui.services.exchange.devices import DeviceService
from vip2tui.services.exchange.owing import silence_limit, was_silent
from vip2tui.services.exchange.sharing import Sharing
from vip2tui.services.vault.settings import number_of
from vip2tui.text.danish import count
from vip2tui.text.days import say


@dataclass(frozen=True, slots=True)
class Registered:
    """A computer as the list tells it."""

    peer: Peer
    missing: int
    """How many of its changes are missing below one that is held."""
    silent: int | None
    """For how many days it has not been heard of, where that is more than the setting says."""

    @property
    def next(self) -> int | None:
        """The number of the file that comes next; None where none of its files was fetched."""
        heard = self.peer.heard
        return heard.number + 1 if heard else None

    @property
    def heard(self) -> str:
        """«sidst hørt fra man 4. maj 2026», or for how long it has been silent."""
        if self.silent is not None:
            return f"ikke hørt fra i {self.silent} dage"
        try:
            return f"sidst hørt fra {say(date.fromisoformat((self.peer.seen or '')[:10]))}"
        except ValueError:
            return "ikke hørt fra endnu"

    @property
    def standing(self) -> str:
        """«næste fil er nr. 8 · 2 ændringer er ikke kommet»."""
        parts = [f"næste fil er nr. {self.next}"] if self.next else []
        return " · ".join([*parts, *missing_words(self.missing)])

    @property
    def words(self) -> str:
        """Both."""
        return " · ".join(filter(None, (self.heard, self.standing)))


def register(sharing: Sharing) -> list[Registered]:
    """Return the known computers by name."""
    missing, today = missing_by_device(sharing), sharing.desk.today()
    is_office = sharing.desk.me.role is Role.OFFICE
    limit = silence_limit(sharing, number_of(sharing.desk.store, SILENCE))
    found = []
    for peer in DeviceService(sharing).all():
        is_silent = is_office and was_silent(peer, limit)
        since = date.fromisoformat((peer.seen or peer.contact.made)[:10]) if is_silent else today
        days = (today - since).days if is_silent else None
        found.append(Registered(peer, missing[peer.device], days))
    return found


def missing_words(missing: int) -> list[str]:
    """Return «2 ændringer er ikke kommet»; nothing where none is missing."""
    return [f"{count(missing, 'ændring', 'ændringer')} er ikke kommet"] if missing else []


def missing_by_device(sharing: Sharing) -> Counter[str]:
    """Return computer to how many of its changes are missing; «» stands for an unknown one."""
    desk, bound, found = sharing.desk, sharing.bindings(), Counter[str]()
    for case in filter(is_sent, desk.store.cases()):
        for writer, (most, held) in desk.state(case).numbers.items():
            if most > held:
                found[bound.get(writer, "")] += most - held
    return found
