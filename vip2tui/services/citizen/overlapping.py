"""What is told about a note's day and time: that they lie ahead, or stand in the log already.

Nothing is refused for it: a laptop's clock may have stopped, and two people may have been helped at
once. But hours are public money, and the same hour twice is asked about when somebody checks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, datetime, time, timedelta

from vip2tui.catalogue.codes import Codes
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.places import Place, place_of, shared_case
from vip2tui.domain.support.hours import counts
from vip2tui.services.citizen.casework import Casework, casework
from vip2tui.services.citizen.notes import Note
from vip2tui.services.desk import Desk
from vip2tui.services.support.hours import is_locked
from vip2tui.text.days import AHEAD, MONTHS, say
from vip2tui.text.hours import clock

_DAY = timedelta(days=1)
_Span = tuple[datetime, datetime]
"""From when to when."""


def remarks(desk: Desk, seen: Casework, note: Note, *, but: str = "") -> tuple[str, ...]:
    """Return what to tell about a note that is being written.

    Args:
        desk: Where the log is.
        seen: The citizen, as it was before the note.
        note: The note.
        but: The entry it corrects, which it does not meet.
    """
    codes, day = desk.catalogue.codes(), note.day or desk.today()
    told = [f"Dagen {AHEAD}."] if day > desk.today() else []
    span = _span(day, note.start, note.end)
    for one in seen.entries:
        is_same = _is_same(one, note, day)
        if one.id != but and (is_same or _meets(span, one)):
            what = "Det samme notat" if is_same else "Den tid"
            told.append(f"{what} står her allerede: {_words(codes, one)}.")
            break
    for name, one in _my_others(desk, seen, day) if span else ():
        if _meets(span, one):
            told.append(f"Samme tid hos to borgere: {name}, {_words(codes, one)}.")
            break
    if day <= desk.today() and _counts(codes, seen, note, day) and is_locked(seen, day):
        told.append(locked_words(day))
    return tuple(told)


def locked_words(day: date) -> str:
    """Return what is said of time that is written of a month that is locked."""
    month = f"{MONTHS[day.month - 1].capitalize()} {day.year}"
    return f"{month} er låst: tiden står for sig selv, uden for månedens sum."


def _counts(codes: Codes, seen: Casework, note: Note, day: date) -> bool:
    """Return whether a note's time is mentor time."""
    if note.place is not Place.SHARED or (note.minutes is None and note.start is None):
        return False
    entry = Entry(
        id="", case=seen.citizen.case, type=note.type, day=day, minutes=note.minutes,
        mentor_time=note.mentor_time, attended=note.attended, absence=note.absence,
    )  # fmt: skip
    return counts(entry, codes.counting, codes.support.short)


def remarks_on(desk: Desk, seen: Casework, entry_id: str) -> tuple[str, ...]:
    """Return what to tell about an entry as it stands after it was corrected."""
    one = next(entry for entry in seen.entries if entry.id == entry_id)
    note = Note(
        one.type, one.text, one.day, one.minutes, one.start, one.end, place=place_of(one.case),
        attended=one.attended, absence=one.absence, mentor_time=one.mentor_time,
    )  # fmt: skip
    return remarks(desk, seen, note, but=entry_id)


def at_two(desk: Desk, seen: Casework) -> frozenset[str]:
    """Return the entries whose time the same computer's person gave to another citizen too."""
    found = set[str]()
    for one in seen.entries:
        span = _span(one.day, one.start, one.end)
        record = seen.states[one.case].records.get(one.id)
        stamp = record.stamp("start") if record else None
        if span is None or stamp is None:
            continue
        others = _others(desk, seen, one.day, {stamp.place[0]})
        if any(_meets(span, other) for _, other in others):
            found.add(one.id)
    return frozenset(found)


def _is_same(one: Entry, note: Note, day: date) -> bool:
    """Return whether an entry says the very same, by minutes or by times."""
    wrote = (note.type, day, note.text.strip(), note.start, note.end)
    stands = (one.type, one.day, one.text, one.start, one.end)
    same_minutes = note.minutes == one.minutes or note.start is not None
    return wrote == stands and same_minutes


def _my_others(desk: Desk, seen: Casework, day: date) -> Iterator[tuple[str, Entry]]:
    """Return this person's entries about other citizens, on a day and the nights around it."""
    return _others(desk, seen, day, {desk.me.writer, *desk.me.writers})


def _others(
    desk: Desk, seen: Casework, day: date, mine: Collection[str]
) -> Iterator[tuple[str, Entry]]:
    """Yield the entries of some writers about other citizens, on a day and the nights around it.

    The vault's own bytes say which cases have a note of such a day; only those are read.
    """
    near = [day - _DAY, day, day + _DAY]
    changes = [one for on in near for one in desk.store.holding(f'"day":"{on.isoformat()}"')]
    people = {
        shared_case(one.place[1]): None
        for one in changes
        if one.kind == Entry.KIND and one.place[0] in mine
    }
    for citizen in people:
        if citizen == seen.citizen.id or (case := casework(desk, citizen)) is None:
            continue
        for entry in case.entries:
            record = case.states[entry.case].records.get(entry.id)
            stamp = record.stamp("start") if record else None
            if entry.day in near and stamp and stamp.place[0] in mine:
                yield case.citizen.name, entry


def _span(day: date, start: time | None, end: time | None) -> _Span | None:
    if start is None or end is None:
        return None
    begun, ended = datetime.combine(day, start), datetime.combine(day, end)
    return begun, ended if ended > begun else ended + _DAY


def _meets(span: _Span | None, entry: Entry) -> bool:
    other = _span(entry.day, entry.start, entry.end)
    return bool(span and other and span[0] < other[1] and other[0] < span[1])


def _words(codes: Codes, entry: Entry) -> str:
    what = codes.name_of("entry_types", entry.type).lower()
    when = f" kl. {clock(entry.start)}-{clock(entry.end)}" if entry.start and entry.end else ""
    return f"{what} {say(entry.day)}{when}"
