"""Notes: write in seconds, correct without erasing, keep for oneself or for professionals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vip2tui.domain.facts import Entry, Role
from vip2tui.domain.kinds import Place, case_at
from vip2tui.safe import typed_line, typed_text
from vip2tui.services.desk import NotFoundError, RefusedError, edit

if TYPE_CHECKING:
    from datetime import date, time

    from vip2tui.changes.change import Json
    from vip2tui.changes.writer import Draft
    from vip2tui.services.casework import Casework
    from vip2tui.services.desk import Desk


@dataclass(frozen=True, slots=True)
class Note:
    """What a person typed, before it is an entry."""

    type: str
    text: str = ""
    day: date | None = None
    """Today when left out."""
    minutes: int | None = None
    start: time | None = None
    end: time | None = None
    confirmed: bool | None = None
    place: Place = Place.SHARED
    planned: int | None = None
    attended: int | None = None
    absence: str | None = None
    next: str = ""
    next_date: date | None = None
    next_owner: str | None = None


@dataclass(frozen=True, slots=True)
class NoteService:
    """What a person can write in the log."""

    desk: Desk

    def add(self, seen: Casework, note: Note) -> str:
        """Write an entry and return its id.

        Raises:
            TooLongError: If the text is too long; the caller keeps it as a draft.
            RefusedError: If it says nothing, or its times make no sense.
        """
        draft = self.draft(seen, note)
        self.desk.act([draft])
        return draft.record

    def draft(self, seen: Casework, note: Note) -> Draft:
        """Return the draft of an entry, for an action that does more than one thing."""
        if note.place is Place.PROFESSIONAL and self.desk.me.role is Role.MENTOR:
            raise RefusedError("«Kun kommunen» findes ikke på en mentors computer.")
        values = _values(note, self.desk.today())
        course = seen.course
        if course is not None and course.course.closed is None:
            values["course"] = course.course.id
        values["citizen"] = seen.citizen.id
        case = case_at(seen.citizen.id, note.place)
        made = edit(case, self.desk.new_id(), Entry.KIND, None, values)
        if made is None:  # pragma: no cover - an entry always has a type and a day
            raise RefusedError("Notatet er tomt.")
        return made

    def correct(
        self,
        seen: Casework,
        entry_id: str,
        *,
        reason: str,
        text: str | None = None,
        minutes: int | None = None,
        day: date | None = None,
    ) -> None:
        """Correct an entry: the new stands on top, the old stays in the history, with the reason.

        Raises:
            NotFoundError: If the entry is not here.
            RefusedError: If there is no reason, or nothing to correct.
        """
        entry = next((entry for entry in seen.entries if entry.id == entry_id), None)
        if entry is None:
            raise NotFoundError("Notatet findes ikke her.")
        if not typed_line(reason):
            raise RefusedError("Skriv kort, hvorfor du retter. Notatet er ikke ændret.")
        values: dict[str, Json] = {}
        if text is not None:
            values["text"] = typed_text(text)
        if minutes is not None:
            values["minutes"] = _minutes(minutes)
        if day is not None:
            values["day"] = day.isoformat()
        record = seen.states[entry.case].records[entry.id]
        if all(record.get(name) == value for name, value in values.items()):
            raise RefusedError("Der er ikke noget at rette: det står der allerede.")
        values["reason"] = typed_line(reason)
        draft = edit(entry.case, entry.id, Entry.KIND, record, values)
        self.desk.act([draft] if draft else [])


def _values(note: Note, today: date) -> dict[str, Json]:
    text = typed_text(note.text).strip()
    if not text and note.minutes is None and note.attended is None and note.start is None:
        raise RefusedError("Der står ikke noget endnu. Skriv et par ord, eller skriv timer.")
    minutes = note.minutes
    if note.start is not None and note.end is not None:
        minutes = _between(note.start, note.end)
    values: dict[str, Json] = {
        "type": note.type,
        "day": (note.day or today).isoformat(),
        "text": text or None,
        "minutes": None if minutes is None else _minutes(minutes),
        "start": note.start.isoformat("minutes") if note.start else None,
        "end": note.end.isoformat("minutes") if note.end else None,
        "confirmed": note.confirmed,
        "planned": note.planned,
        "attended": note.attended,
        "absence": note.absence,
        "next": typed_line(note.next) or None,
        "next_date": note.next_date.isoformat() if note.next_date else None,
        "next_owner": note.next_owner,
    }
    return {name: value for name, value in values.items() if value is not None}


def _between(start: time, end: time) -> int:
    minutes = (end.hour - start.hour) * 60 + end.minute - start.minute
    if minutes <= 0:
        raise RefusedError("Sluttiden ligger ikke efter starttiden. Ret en af dem.")
    return minutes


def _minutes(minutes: int) -> int:
    if not 0 <= minutes <= 24 * 60:
        raise RefusedError("Tiden skal ligge mellem 0 minutter og 24 timer.")
    return minutes
