"""Drafts (kladder): what is being typed, kept sealed: neither Esc nor a power cut takes it.

They are told by whom they are about: what is kept must also be seen.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from vip2tui.domain.kinds.places import shared_case
from vip2tui.services.desk import Desk
from vip2tui.services.finding import cases_with
from vip2tui.storage.port import Row
from vip2tui.storage.rows import DRAFTS
from vip2tui.text.danish import count
from vip2tui.text.days import say_relative
from vip2tui.text.hours import clock

ALL_SAVED = "Alt er gemt."
PART = "kladde"
"""What a draft is called among the parts of a citizen's page."""
NOTE, CORRECTION, ROUND, ANSWER, MEASURE = "note", "correct", "round", "ask", "measure"
CLOSING, CALL = "closing", "call"
GRANT, VISIT = "grant", "visit"
ABSENCE, CONTACT = "absence", "contact"
MEASURED = "measured"
"""A note of a measurement: never taken for another note, which others may read."""
NEW_CITIZEN = "new"
"""A citizen who is not here yet; there is one such draft, and it is about nobody else."""
_WHAT = {
    NEW_CITIZEN: "en ny borger",
    NOTE: "et notat",
    CORRECTION: "en rettelse af et notat",
    ROUND: "Ugens runde",
    ANSWER: "et svar",
    MEASURE: "en måling",
    CLOSING: "hvordan forløbet sluttede",
    CALL: "en opfølgning",
    GRANT: "en bevilling af mentorstøtte",
    VISIT: "et besøg på arbejdspladsen",
    ABSENCE: "et fravær",
    CONTACT: "en aftale om fravær",
    MEASURED: "et notat om en måling",
}


@dataclass(frozen=True, slots=True)
class DraftService:
    """Half-written texts by the place they are written in, such as ``note:<citizen>``."""

    desk: Desk

    def keep(self, place: str, fields: dict[str, str], begun: date | None = None) -> None:
        """Keep what stands in the fields now; when all are empty, drop it.

        Args:
            place: Where it is written.
            fields: What stands there. A day is given as a date, never as «i går».
            begun: The day the writing began: what a field without a day means.
        """
        old = self.desk.store.row(DRAFTS, place)
        text = {name: value for name, value in fields.items() if value}
        if not any(map(str.strip, text.values())):  # blank lines are nothing that was written
            if old is not None:
                self.desk.act([], [Row(DRAFTS, place, None)])
        elif old is None or old.get("fields") != text:
            now = self.desk.now()
            at, begun = now.isoformat(timespec="seconds"), begun or now.date()
            kept = {"at": at, "begun": begun.isoformat(), "fields": text}
            self.desk.act([], [Row(DRAFTS, place, kept)])

    def get(self, place: str) -> dict[str, str]:
        """Return what was kept; empty if nothing was."""
        row = self.desk.store.row(DRAFTS, place)
        return dict(row["fields"]) if row else {}

    def begun(self, place: str) -> date | None:
        """Return the day the writing began; None if nothing is kept there."""
        row = self.desk.store.row(DRAFTS, place)
        if row is None:
            return None
        return date.fromisoformat(str(row.get("begun") or row["at"])[:10])

    def add(self, place: str, fields: dict[str, str]) -> None:
        """Keep a draft beside any other that waits in the place; `take_up` finds it."""
        self.keep(f"{place}:{self.desk.new_id()}" if self.get(place) else place, fields)

    def found(self, place: str) -> str:
        """Return where the draft to go on with lies: in the place, else beside it."""
        beside = (one for one in self.places() if one.startswith(f"{place}:"))
        return place if self.get(place) else next(beside, place)

    def take_up(self, place: str) -> dict[str, str]:
        """Return the draft to go on with, and let it lie in the place.

        Raises:
            StorageError: If one that lay beside cannot be moved.
        """
        beside = self.found(place)
        if beside != place:
            row = self.desk.store.row(DRAFTS, beside)
            self.desk.act([], [Row(DRAFTS, beside, None), Row(DRAFTS, place, row)])
        return self.get(place)

    def drop(self, place: str) -> None:
        """Forget a draft: what it became is written."""
        if self.desk.store.row(DRAFTS, place) is not None:
            self.desk.act([], [Row(DRAFTS, place, None)])

    def places(self) -> list[str]:
        """Return where drafts wait."""
        return list(self.desk.store.rows(DRAFTS))


@dataclass(frozen=True, slots=True)
class DraftSeen:
    """A draft as one meets it outside the place where it is written."""

    place: str
    """Where it is written; also its id."""
    kind: str
    citizen: str
    """Whom it is about; empty if it is about nobody yet."""
    about: str
    """The note that is corrected, the question that is answered, the measurement a note is of, or
    the course that is measured and whose answers they are, or that ended and how; else empty."""
    at: datetime
    fields: dict[str, str]
    """What stands in it; nothing of a measurement, which one voice answers unseen by the other."""

    @property
    def what(self) -> str:
        """Return what it is: «et notat»."""
        return _WHAT[self.kind]

    def words(self, today: date, who: str = "") -> str:
        """Return «Kladde om Amina fra kl. 17.28: et notat», with the day if it is not today's."""
        if self.kind == NEW_CITIZEN:
            return f"Kladde: {self.what}"
        day = self.at.date()
        when = f"kl. {clock(self.at)}" if day == today else say_relative(day, today)
        return f"Kladde{f' om {who}' if who else ''} fra {when}: {self.what}"


def waiting(desk: Desk) -> list[DraftSeen]:
    """Return the drafts about citizens and of questions, the one written last first.

    Drafts of packages stand among the packages and are not here.
    """
    found = (_seen(desk, place, row) for place, row in desk.store.rows(DRAFTS).items())
    return sorted((one for one in found if one), key=lambda one: (one.at, one.place), reverse=True)


def waiting_words(desk: Desk) -> str:
    """Return in words how many drafts about citizens wait, if any; no case is read for it."""
    parts = (place.split(":") for place in desk.store.rows(DRAFTS))
    found = sum(
        kind == NEW_CITIZEN or (kind in _WHAT and rest[:1] not in ([], [""], ["None"]))
        for kind, *rest in parts
    )
    return count(found, "kladde venter", "kladder venter") if found else ""


def at_rest_words(desk: Desk) -> str:
    """Return in words that nothing is left to save, or the drafts that wait."""
    waits = waiting_words(desk)
    return f"{waits}." if waits else ALL_SAVED


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
    elif kind in (ANSWER, MEASURE, MEASURED, CLOSING, CALL):
        subject = more
    fields = row.get("fields")
    return DraftSeen(
        place,
        kind,
        whose,
        subject,
        datetime.fromisoformat(str(row["at"])),
        dict(fields) if isinstance(fields, dict) and kind != MEASURE else {},
    )
