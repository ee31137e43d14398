"""What is told about a note's day and time, beside what stands in the log: read for the rules.

What is odd is `domain.plausible`'s to say. Nothing is refused for it: hours are public money, and
the same hour twice is asked about when somebody checks.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date, time, timedelta

from vip2tui.base.errors import Vip2Error
from vip2tui.catalogue.codes import Codes
from vip2tui.domain import plausible
from vip2tui.domain.elapsed import minutes_between
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.places import Place, place_of, shared_case
from vip2tui.domain.plausible import Written
from vip2tui.domain.support.hours import counts
from vip2tui.services.citizen.casework import Casework, casework
from vip2tui.services.citizen.notes import Note
from vip2tui.services.desk import Desk
from vip2tui.services.support.hours import is_locked
from vip2tui.services.support.limits import codes_of
from vip2tui.text.days import MONTHS, say
from vip2tui.text.hours import clock

_DAY = timedelta(days=1)
_BY = ("start", "minutes", "type")
"""Whose a note's time is: who set the first of these that is set."""


def remarks(desk: Desk, seen: Casework, note: Note, *, but: str = "") -> tuple[str, ...]:
    """Return what to tell about a note that is being written.

    Args:
        desk: Where the log is.
        seen: The citizen, as it was before the note.
        note: The note.
        but: The entry it corrects, which it does not meet.
    """
    codes, day = codes_of(desk, seen.citizen.case), note.day or desk.today()
    is_mentors = _counts(codes, seen, note, day)
    minutes = _minutes(day, note.minutes, note.start, note.end)
    one = Written(
        note.type, day, note.text, minutes, note.start, note.end,
        mentor=(minutes or 0) if is_mentors else 0,
    )  # fmt: skip
    others = _beside(desk, seen, one, but)
    told = plausible.of_note(one, desk.today(), others, codes.support.most)
    if day <= desk.today() and is_mentors and is_locked(seen, day):
        return (*told, locked_words(day))
    return told


def _beside(desk: Desk, seen: Casework, one: Written, but: str) -> list[Written]:
    """Return what is written around a note: of the same citizen, and by this person of others."""
    codes, mine = codes_of(desk, seen.citizen.case), {desk.me.writer, *desk.me.writers}
    found = [
        _written(codes, entry, is_mine=_writer(seen, entry) in mine)
        for entry in seen.entries
        if entry.id != but
    ]
    if one.minutes or one.start:
        found += [
            _written(codes, entry, whose=name) for name, entry in _others(desk, seen, one.day, mine)
        ]
    return found


def _written(codes: Codes, entry: Entry, *, is_mine: bool = True, whose: str = "") -> Written:
    is_mentors = place_of(entry.case) is Place.SHARED and counts(
        entry, codes.counting, codes.support.short
    )
    return Written(
        entry.type, entry.day, entry.text, entry.minutes, entry.start, entry.end,
        mentor=(entry.minutes or 0) if is_mentors else 0, is_mine=is_mine, whose=whose,
        words=_words(codes, entry),
    )  # fmt: skip


def _minutes(day: date, minutes: int | None, start: time | None, end: time | None) -> int | None:
    """Return a note's minutes as they will stand; what cannot be is refused when it is written."""
    if minutes is not None or start is None or end is None:
        return minutes
    try:
        return minutes_between(day, start, end)
    except Vip2Error:
        return None


def _writer(seen: Casework, entry: Entry) -> str:
    """Return whose a note's time is."""
    record = seen.states[entry.case].records.get(entry.id)
    stamps = (record.stamp(name) for name in _BY) if record else ()
    return next((stamp.place[0] for stamp in stamps if stamp), "")


def locked_words(day: date) -> str:
    """Return what is said of time that is written of a month that is locked."""
    return f"{_month(day)} er låst: tiden står for sig selv, uden for månedens sum."


def left_words(day: date) -> str:
    """Return what is said where time is taken out of a month that is locked."""
    return f"{_month(day)} er låst: summen står, som den blev låst, og måneden viser forskellen."


def _month(day: date) -> str:
    return f"{MONTHS[day.month - 1].capitalize()} {day.year}"


def _counts(codes: Codes, seen: Casework, note: Note, day: date) -> bool:
    """Return whether a note's time is mentor time."""
    if note.place is not Place.SHARED or (note.minutes is None and note.start is None):
        return False
    entry = Entry(
        id="", case=seen.citizen.case, type=note.type, day=day, minutes=note.minutes,
        mentor_time=note.mentor_time, attended=note.attended, absence=note.absence,
    )  # fmt: skip
    return counts(entry, codes.counting, codes.support.short)


def remarks_on(desk: Desk, before: Casework, seen: Casework, entry_id: str) -> tuple[str, ...]:
    """Return what to tell about an entry as it stands after it was corrected.

    Args:
        desk: Where the log is.
        before: The citizen as it was before.
        seen: The citizen as it is now.
        entry_id: The entry.
    """
    one = next(entry for entry in seen.entries if entry.id == entry_id)
    note = Note(
        one.type, one.text, one.day, one.minutes, one.start, one.end, place=place_of(one.case),
        attended=one.attended, absence=one.absence, mentor_time=one.mentor_time,
    )  # fmt: skip
    told = remarks(desk, seen, note, but=entry_id)
    left = _left(before, seen, entry_id, codes_of(desk, seen.citizen.case))
    return told if left is None else (*told, left_words(left))


def _left(before: Casework, seen: Casework, entry_id: str, codes: Codes) -> date | None:
    """Return the day of a locked month that an entry's mentor time was on and is no longer."""
    was, now = (
        next(
            (
                entry.day
                for entry in case.entries
                if entry.id == entry_id
                and place_of(entry.case) is Place.SHARED
                and entry.minutes
                and counts(entry, codes.counting, codes.support.short)
            ),
            None,
        )
        for case in (before, seen)
    )
    if was is None or not is_locked(before, was):
        return None
    return None if now and (now.year, now.month) == (was.year, was.month) else was


def at_two(desk: Desk, seen: Casework) -> frozenset[str]:
    """Return the entries whose time the same computer's person gave to another citizen too."""
    codes, found = codes_of(desk, seen.citizen.case), set[str]()
    for one in seen.entries:
        if one.start is None or one.end is None or not (writer := _writer(seen, one)):
            continue
        mine = _written(codes, one)
        others = _others(desk, seen, one.day, {writer})
        if any(plausible.meet(mine, _written(codes, other)) for _, other in others):
            found.add(one.id)
    return frozenset(found)


def _others(
    desk: Desk, seen: Casework, day: date, mine: Collection[str]
) -> Iterator[tuple[str, Entry]]:
    """Yield the entries of some writers about other citizens, on a day and the nights around it.

    The vault's own bytes say which cases have a note of such a day; only those are read.
    """
    near = [day - _DAY, day, day + _DAY]
    changes = [one for on in near for one in desk.store.holding(f'"day":"{on.isoformat()}"')]
    people = {
        desk.persons.shown(shared_case(one.place[1])): None
        for one in changes
        if one.kind == Entry.KIND and one.place[0] in mine
    }
    for citizen in people:
        if citizen in seen.parts or (case := casework(desk, citizen)) is None:
            continue
        for entry in case.entries:
            if entry.day in near and _writer(case, entry) in mine:
                yield case.citizen.name, entry


def _words(codes: Codes, entry: Entry) -> str:
    what = codes.name_of("entry_types", entry.type).lower()
    when = f" kl. {clock(entry.start)}-{clock(entry.end)}" if entry.start and entry.end else ""
    return f"{what} {say(entry.day)}{when}"
