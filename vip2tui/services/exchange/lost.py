"""A computer that is lost: how far the municipality has everything from it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from vip2tui.base.safe import clean_line, cut
from vip2tui.domain.roles import Role
from vip2tui.services.desk import RefusedError
from vip2tui.text.days import say

if TYPE_CHECKING:
    from vip2tui.exchange.peers import Peer
    from vip2tui.services.exchange.devices import DeviceService

_WIDE = 40


@dataclass(frozen=True, slots=True)
class HowFar:
    """The last file of a computer that was taken in."""

    name: str
    number: int
    """0 if none was."""
    day: str
    """The day (ISO) it was made, by that computer's clock; empty if none was."""

    @property
    def words(self) -> str:
        """«Kommunen har alt fra «Laptop Nord» til og med fil nr. 7 fra søn 3. maj 2026. …»"""
        name = cut(clean_line(self.name), _WIDE)
        if not self.number:
            return (
                f"Kommunen har ikke fået nogen fil fra «{name}». Det, der er skrevet på den, kan "
                "være tabt."
            )
        since = f" fra {say(date.fromisoformat(self.day))}" if self.day else ""
        return (
            f"Kommunen har alt fra «{name}» til og med fil nr. {self.number}{since}. Det, der er "
            "skrevet på den siden, kan være tabt."
        )


def lose(devices: DeviceService, device: str) -> tuple[Peer, HowFar]:
    """Bar a computer that is lost; return it, and how far everything of it is here.

    Raises:
        NotFoundError: If it is not known here.
        RefusedError: If this is no office: nobody else can say so to all.
    """
    if devices.sharing.desk.me.role is not Role.OFFICE:
        raise RefusedError(
            "Det er kommunens kontor, der melder en computer væk. Intet er ændret. Ring dertil."
        )
    barred = devices.revoke(device)
    return barred, how_far(barred)


def how_far(peer: Peer) -> HowFar:
    """Return how far everything of it is here: each file carries all that is not receipted."""
    heard = peer.heard
    if heard is None:
        return HowFar(peer.contact.name, 0, "")
    day = (heard.made or peer.seen or "")[:10]
    try:
        date.fromisoformat(day)
    except ValueError:
        day = ""
    return HowFar(peer.contact.name, heard.number, day)
