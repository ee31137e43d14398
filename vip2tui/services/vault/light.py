"""The storage light (R136): one line that says when all was last saved, copied, sent, receipted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from vip2tui.domain.roles import Role
from vip2tui.exchange.receipts import Outbox
from vip2tui.services.desk import Desk
from vip2tui.services.exchange.outbox import OutboxService
from vip2tui.services.exchange.sharing import Sharing
from vip2tui.services.vault import upkeep
from vip2tui.text.days import say_short
from vip2tui.text.hours import clock


@dataclass(frozen=True, slots=True)
class Light:
    """When each of it last happened; None where it never did, or nothing is known of it."""

    saved: datetime | None
    backed_up: datetime | None
    sent: datetime | None
    box: Outbox | None
    """How what was written here stands with the office; None at the office itself."""

    def words(self, today: date) -> str:
        """Return «Gemt kl. 10.00 · kopi kl. 9.01 · sendt 3. maj · kvitteret til 2. maj»."""
        parts = [
            f"Gemt {_when(self.saved, today)}" if self.saved else "Intet er gemt endnu",
            f"kopi {_when(self.backed_up, today)}" if self.backed_up else "ingen kopi",
            f"sendt {_when(self.sent, today)}" if self.sent else "intet sendt",
        ]
        if self.box is not None:
            parts.append(_receipted(self.box, today))
        return " · ".join(parts)


def _receipted(box: Outbox, today: date) -> str:
    if box.received and not box.unreceipted:
        return "kvitteret: alt"
    if box.until:
        return f"kvitteret til {say_short(date.fromisoformat(box.until), today)}"
    return "intet kvitteret"


def _when(at: datetime, today: date) -> str:
    return f"kl. {clock(at)}" if at.date() == today else say_short(at.date(), today)


def light(desk: Desk, sharing: Sharing, outbox: OutboxService) -> Light:
    """Return what the light says now: read off the newest change, the backups and the files."""
    made = [one.at.replace(tzinfo=None) for one in desk.store.backups()[:1]]
    made += [one.at.replace(tzinfo=None) for one in upkeep.elsewhere(desk)[:1]]
    sent = [at for one in sharing.sent().values() if (at := _time(one.made))]
    newest = next(desk.store.newest(), None)
    return Light(
        _time(newest.at) if newest else None,
        max(made, default=None),
        max(sent, default=None),
        None if desk.me.role is Role.OFFICE else outbox.box(),
    )


def _time(at: str) -> datetime | None:
    """Return the wall clock of a moment; None where what stands there is none."""
    try:
        return datetime.fromisoformat(at).replace(tzinfo=None)
    except ValueError:
        return None
