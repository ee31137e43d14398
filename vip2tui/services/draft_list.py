"""The drafts (kladder) that wait, told by whom they are about: what is kept must also be seen."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from vip2tui.domain.kinds.places import shared_case
from vip2tui.services.desk import Desk
from vip2tui.services.drafts import TABLE
from vip2tui.services.finding import cases_with
from vip2tui.text.days import say_relative
from vip2tui.text.hours import clock

PART = "kladde"
"""What a draft is called among the parts of a citizen's page."""
NOTE, CORRECTION, ROUND, ANSWER = "note", "correct", "round", "ask"
_WHAT = {
    NOTE: "et notat",
    CORRECTION: "en rettelse af et notat",
    ROUND: "Ugens runde",
    ANSWER: "et svar",
}


@dataclass(frozen=True, slots=True)
class DraftSeen:
    """A draft as one meets it outside the place where it is written."""

    place: str
    """Where it is written; also its id."""
    kind: str
    citizen: str
    """Whom it is about; empty if it is about nobody yet."""
    about: str
    """The note that is corrected, or the question that is answered; else empty."""
    at: datetime
    fields: dict[str, str]

    @property
    def what(self) -> str:
        """Return what it is: «et notat»."""
        return _WHAT[self.kind]

    def words(self, today: date, who: str = "") -> str:
        """Return «Kladde om Amina fra kl. 17.28: et notat», with the day if it is not today's."""
        day = self.at.date()
        when = f"kl. {clock(self.at)}" if day == today else say_relative(day, today)
        return f"Kladde{f' om {who}' if who else ''} fra {when}: {self.what}"


def waiting(desk: Desk) -> list[DraftSeen]:
    """Return the drafts about citizens and of questions, the one written last first.

    Drafts of packages stand among the packages and are not here.
    """
    found = (_seen(desk, place, row) for place, row in desk.store.rows(TABLE).items())
    return sorted((one for one in found if one), key=lambda one: (one.at, one.place), reverse=True)


def about(drafts: Iterable[DraftSeen], citizen: str) -> list[DraftSeen]:
    """Return those about one citizen."""
    return [one for one in drafts if one.citizen == citizen]


def _seen(desk: Desk, place: str, row: dict[str, object]) -> DraftSeen | None:
    kind, _, rest = place.partition(":")
    whose, _, more = rest.partition(":")
    if kind not in _WHAT:
        return None
    subject = ""
    if kind == CORRECTION:
        subject = whose
        whose = next((shared_case(case) for case in cases_with(desk, whose)), "")
    elif kind == ANSWER:
        subject = more
    fields = row.get("fields")
    return DraftSeen(
        place,
        kind,
        whose,
        subject,
        datetime.fromisoformat(str(row["at"])),
        dict(fields) if isinstance(fields, dict) else {},
    )
