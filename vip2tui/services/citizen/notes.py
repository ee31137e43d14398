"""Notes: write in seconds, correct without erasing, keep for oneself or for professionals."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time

from vip2tui.base.safe import typed_line, typed_text
from vip2tui.catalogue.codes import Codes, Counts
from vip2tui.changes.change import Json
from vip2tui.changes.writer import Draft
from vip2tui.domain.elapsed import TimesDoNotFitError, minutes_between, most_between
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.places import Place, case_at
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.absence_reasons import of_here
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.desk import Desk, NotFoundError, RefusedError
from vip2tui.services.records import edit_seen, new
from vip2tui.services.typed import of_list, required


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
    delivered: str | None = None
    """Of a follow-up: whether the mentor hours were given, as a code."""
    form: str | None = None
    """Of a follow-up: how people met, as a code."""
    again: date | None = None
    """Of a follow-up: the day of the next one, where something else was agreed as well."""
    mentor_time: bool | None = None
    """Whether the minutes count as mentor time; its kind says so if left out."""
    is_made: bool = False
    """Whether the program made it of something else: then its kind is not one that is chosen."""


@dataclass(frozen=True, slots=True)
class NoteService:
    """What a person can write in the log."""

    desk: Desk

    def add(self, seen: Casework, note: Note) -> str:
        """Write an entry and return its id.

        Raises:
            TooLongError: If the text is too long; the caller keeps it as a draft.
            RefusedError: If it says nothing, its times make no sense on that day, or the reason of
                absence is none a mentor writes.
        """
        draft = self.draft(seen, note)
        self.desk.act([draft])
        return draft.record

    def draft(self, seen: Casework, note: Note) -> Draft:
        """Return the draft of an entry, for an action that does more than one thing.

        A day ahead is taken as it is: on a laptop whose clock stopped, today lies ahead.
        """
        if note.place is Place.LOCAL:
            raise ValueError("a note is about a citizen")
        if note.place is Place.PROFESSIONAL and self.desk.me.role is Role.MENTOR:
            raise RefusedError("«Kun kommunen» findes ikke på en mentors computer.")
        values = _values(self.desk.catalogue.codes(), note, self.desk.today())
        if values["absence"] is not None:
            of_here(self.desk, str(values["absence"]))
        if seen.running is not None:
            values["course"] = seen.running.course.id
        values["citizen"] = seen.running_in()
        return new(case_at(seen.running_in(), note.place), self.desk.new_id(), Entry.KIND, values)

    def correct(
        self,
        seen: Casework,
        entry_id: str,
        *,
        reason: str,
        text: str | None = None,
        minutes: int | None = None,
        day: date | None = None,
        start: time | None = None,
        end: time | None = None,
        mentor_time: bool | None = None,
    ) -> None:
        """Correct an entry: the new stands on top, the old stays in the history, with the reason.

        What is given and says what was shown is not touched. Minutes that no longer fit between
        the times take the times away.

        Raises:
            NotFoundError: If the entry is not here.
            RefusedError: If there is no reason, nothing to correct, or nothing would be left.
            TooLongError: If a text is too long.
        """
        entry = next((entry for entry in seen.entries if entry.id == entry_id), None)
        if entry is None:
            raise NotFoundError("Notatet findes ikke her.")
        why = required(reason, "Skriv kort, hvorfor du retter. Notatet er ikke ændret.")
        values: dict[str, Json] = {}
        if text is not None and typed_text(text).strip() != entry.text:
            values["text"] = typed_text(text).strip()
        if day is not None and day != entry.day:
            values["day"] = day.isoformat()
        if mentor_time is not None and mentor_time != entry.mentor_time:
            _may_count(self.desk.catalogue.codes(), entry.type, mentor_time)
            values["mentor_time"] = mentor_time
        values |= _corrected_time(entry, minutes, start, end, day)
        draft = edit_seen(seen, entry.case, entry.id, Entry.KIND, values)
        if draft is None:
            raise RefusedError("Der er ikke noget at rette: det står der allerede.")
        if _is_empty(entry, values):
            raise RefusedError("Så stod der ingenting tilbage. Notatet er ikke ændret.")
        # Each correction carries its own reason, also when it is the same as the last one's.
        over = seen.states[entry.case].records[entry.id].over("reason")
        said, stood = {**draft.set, "reason": why}, {**draft.over, "reason": over}
        self.desk.act([replace(draft, set=said, over=stood)])

    def settle(self, seen: Casework, entry_id: str) -> bool:
        """Tick what an entry says was agreed as the next thing; False if it was done.

        Raises:
            NotFoundError: If the entry is not here, or agrees nothing.
        """
        entry = next((one for one in seen.entries if one.id == entry_id and one.next), None)
        if entry is None:
            raise NotFoundError("Der er ikke aftalt noget i det notat. Intet er ændret.")
        if entry.next_done is not None:
            return False
        values: dict[str, Json] = {"next_done": self.desk.today().isoformat()}
        return bool(self.desk.act([edit_seen(seen, entry.case, entry.id, Entry.KIND, values)]))


def may_count(codes: Codes, kind: str) -> bool:
    """Return whether the minutes of a kind of note can be mentor time at all."""
    return codes.counting.get(kind, Counts.NO) is not Counts.NO


def _may_count(codes: Codes, kind: str, wanted: bool | None) -> None:
    if wanted and not may_count(codes, kind):
        raise RefusedError(
            f"Tid ved «{codes.name_of('entry_types', kind).lower()}» er aldrig mentortid. "
            "Intet er skrevet."
        )


def _values(codes: Codes, note: Note, today: date) -> dict[str, Json]:
    text = typed_text(note.text).strip()
    if not text and note.minutes is None and note.attended is None and note.start is None:
        raise RefusedError("Der står ikke noget endnu. Skriv et par ord, eller skriv timer.")
    of_list(
        codes.entry_types if note.is_made else codes.written,
        note.type,
        "Vælg, hvad notatet er: fx samtale eller mentormøde. Intet er skrevet.",
    )
    absence = codes.read("absence", note.absence) if note.absence is not None else None
    of_list(
        codes.absence,
        absence,
        "Vælg grunden til fraværet fra listen. Intet er skrevet.",
    )
    of_list(codes.reached, note.delivered, "Vælg ja, delvist eller nej. Intet er skrevet.")
    of_list(codes.forms, note.form, "Vælg formen fra listen, fx fremmoede. Intet er skrevet.")
    _may_count(codes, note.type, note.mentor_time)
    if note.next_date and not typed_line(note.next):
        raise RefusedError("Skriv også, hvad I har aftalt til den dag. Intet er skrevet.")
    minutes = _time(note.day or today, note.start, note.end, note.minutes)
    return {
        "type": note.type,
        "day": (note.day or today).isoformat(),
        "text": text or None,
        "minutes": minutes,
        "start": note.start.isoformat("minutes") if note.start else None,
        "end": note.end.isoformat("minutes") if note.end else None,
        "delivered": note.delivered,
        "form": note.form,
        "again": note.again.isoformat() if note.again else None,
        "mentor_time": note.mentor_time,
        "confirmed": note.confirmed,
        "planned": note.planned,
        "attended": note.attended,
        "absence": absence,
        "next": typed_line(note.next) or None,
        "next_date": note.next_date.isoformat() if note.next_date else None,
        "next_owner": note.next_owner,
    }


def _time(day: date, start: time | None, end: time | None, minutes: int | None) -> int | None:
    """Return the minutes: as given, where there were pauses, or what lies between the times."""
    if (start is None) != (end is None):
        raise RefusedError("Skriv både, hvornår I begyndte, og hvornår I sluttede.")
    if minutes is not None:
        minutes = _minutes(minutes)
    if start is None or end is None:
        return minutes
    try:
        if minutes is None:
            return minutes_between(day, start, end)
        most = most_between(day, start, end)
    except TimesDoNotFitError as error:
        raise RefusedError(str(error)) from None
    if minutes > most:
        raise RefusedError(
            "Der er skrevet mere tid, end der er mellem start og slut. Ret en af dem."
        )
    return minutes


def _corrected_time(
    entry: Entry, minutes: int | None, start: time | None, end: time | None, day: date | None
) -> dict[str, Json]:
    """Return what changes when an entry's time, or its day, is corrected."""
    begun, ended, on = start or entry.start, end or entry.end, day or entry.day
    took = entry.minutes
    if (begun, ended) != (entry.start, entry.end):
        took = _time(on, begun, ended, minutes)
    elif minutes is not None and _minutes(minutes) != entry.minutes:
        took = minutes
        if begun and ended and not _has_room(on, begun, ended, minutes):
            begun = ended = None
    elif begun and ended and on != entry.day:
        if minutes is None and _is_whole(entry, begun, ended):
            took = _time(on, begun, ended, None)
        elif not _has_room(on, begun, ended, took or 0):
            begun = ended = None
    values: dict[str, Json] = {} if took == entry.minutes else {"minutes": took}
    if (begun, ended) != (entry.start, entry.end):
        values["start"] = begun.isoformat("minutes") if begun else None
        values["end"] = ended.isoformat("minutes") if ended else None
    return values


def _has_room(day: date, start: time, end: time, minutes: int) -> bool:
    """Return whether so many minutes fit between two times that were written before."""
    try:
        return minutes <= most_between(day, start, end)
    except TimesDoNotFitError:
        return False


def _is_whole(entry: Entry, start: time, end: time) -> bool:
    """Return whether an entry's minutes are all that lies between its times."""
    try:
        return entry.minutes == minutes_between(entry.day, start, end)
    except TimesDoNotFitError:
        return False


def _is_empty(entry: Entry, values: dict[str, Json]) -> bool:
    says = values.get("text", entry.text) or entry.next
    took = values.get("minutes", entry.minutes)
    return not says and took is None and entry.attended is None


def _minutes(minutes: int) -> int:
    if not 0 <= minutes <= 24 * 60:
        raise RefusedError("Tiden skal ligge mellem 0 minutter og 24 timer.")
    return minutes
