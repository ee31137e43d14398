"""What came across an end or a put-away: it is kept and counts, and a person should know of it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from vip2tui.base.safe import quoted
from vip2tui.changes.change import Change
from vip2tui.changes.record import Record
from vip2tui.domain.kinds.citizen import Citizen
from vip2tui.sentences.records import the
from vip2tui.text.days import say_short

if TYPE_CHECKING:
    from vip2tui.services.authors import Author
    from vip2tui.services.citizen.casework import Casework
    from vip2tui.services.desk import Desk

CLOSED, AWAY = "kommet efter lukning", "var lagt væk"
_WIDE = 60


@dataclass(frozen=True, slots=True)
class CameAfter:
    """One record that was written by somebody who had not seen an end or a put-away."""

    record: str
    what: str
    """What it is called: «Notatet «gik godt»»; empty if it is the citizen."""
    how: str
    author: Author
    """Who closed, or put away."""
    at: str

    def words(self, who: str, today: date) -> str:
        """Return it in one line.

        Args:
            who: What the citizen is called here.
            today: What the day is said on.
        """
        said = f"{self.what or who}: {self.how} af {self.author.words}"
        with suppress(ValueError):  # what a foreign hand wrote as its time
            said += f", {say_short(date.fromisoformat(self.at[:10]), today)}"
        return said


def came_after(desk: Desk, seen: Casework) -> Iterator[CameAfter]:
    """Yield what came across the end of a course or a month, or was put away elsewhere."""
    for state in seen.states.values():
        for record in state.records.values():
            for one in record.late_after:
                yield _made(desk, record, CLOSED, one)
            for one in record.deleted_by:
                yield _made(desk, record, AWAY, one)


def _made(desk: Desk, record: Record, how: str, claim: Change) -> CameAfter:
    text = record.get("text") or record.get("name")
    name = the(record.kind).capitalize()
    what = f"{name} {quoted(text, _WIDE)}" if text else name
    is_citizen = record.kind == Citizen.KIND
    author = desk.others.author(claim)
    return CameAfter(record.id, "" if is_citizen else what, how, author, claim.at)
