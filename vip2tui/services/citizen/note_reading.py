"""What is typed for a day and for a time, read and said back."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from datetime import date, time

from vip2tui.base.errors import Vip2Error
from vip2tui.catalogue.codes import Codes
from vip2tui.domain.calendar import off_day
from vip2tui.domain.elapsed import TimesDoNotFitError, minutes_between
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.places import Place
from vip2tui.domain.roles import Role
from vip2tui.domain.support.hours import counts
from vip2tui.services.citizen.notes import Note, may_count
from vip2tui.services.desk import Desk
from vip2tui.text.days import AHEAD, parse_day, say
from vip2tui.text.hours import may_mean_hours, parse_clock, parse_minutes, say_minutes

_BETWEEN = ("–", "—", " til ", "-")
Times = tuple["int | None", "time | None", "time | None"]


WHO = {"": "Alle i forløbet", ".f": "Kun kommunen", ".p": "Kun for mig"}
"""For whom a note is, by the place it is kept."""
STAYS = "Bliver på denne computer. Den, det handler om, kan have ret til at se det."
NO_DAY = "Ikke forstået. Skriv fx 3/5"


def usual_kind(role: Role) -> str:
    """Return the kind a note is unless something else is chosen."""
    return "mentormoede" if role is Role.MENTOR else "samtale"


def readers(role: Role) -> dict[str, str]:
    """Return for whom a note can be, by its place; a mentor has no «kun kommunen»."""
    hidden = (".f",) if role is Role.MENTOR else ()
    return {code: word for code, word in WHO.items() if code not in hidden}


def read_day(typed: str, today: date, *, has_happened: bool) -> date | None:
    """Return the day that was typed; None if nothing was.

    Raises:
        DayNotUnderstoodError: If it is none.
    """
    return parse_day(typed, today, has_happened=has_happened) if typed.strip() else None


def read_time(typed: str) -> Times:
    """Return minutes, or from and to.

    Raises:
        HoursNotUnderstoodError: If it is no length of time.
        ClockNotUnderstoodError: If it is from–to and one of them is no time of day.
    """
    if not typed.strip():
        return None, None, None
    for sign in _BETWEEN:
        first, found, last = typed.partition(sign)
        if found and first.strip() and last.strip():
            return None, parse_clock(first), parse_clock(last)
    return parse_minutes(typed), None, None


def date_echo(day: date, today: date, *, has_happened: bool) -> str:
    """Return a day as it was understood, in few words: it stands beside the field."""
    off = off_day(day)
    extra = [AHEAD] if has_happened and day > today else []
    if off and off not in ("lørdag", "søndag"):
        extra.append(off)
    return f"= {say(day)}" + (f" ({', '.join(extra)})" if extra else "")


def time_echo(typed: str, day: date) -> str:
    """Return the time as it was understood, in few words: it stands beside the field.

    Args:
        typed: What was typed.
        day: The day it was spent: the night the clocks change has other hours.
    """
    try:
        minutes, start, end = read_time(typed)
        if start and end:
            minutes = minutes_between(day, start, end)
    except TimesDoNotFitError as error:
        return error.brief
    except Vip2Error:
        return "Ikke forstået. Skriv fx 1:30"
    if minutes is None:
        return ""
    if may_mean_hours(typed):
        return f"= {minutes} minutter, eller timer?"
    return f"= {say_minutes(minutes)} timer"


COUNTS = {"": "Efter notatets slags", "ja": "Ja", "nej": "Nej"}
"""What can be said of whether a note's time is mentor time, as it is kept in the field."""
COUNTED = "= mentortid"
"""How it begins to be said that it is."""
SAYS: Mapping[str, bool | None] = {"": None, "ja": True, "nej": False}


def counts_echo(fields: Mapping[str, str], kind: str, day: date, codes: Codes) -> str:
    """Return whether the time counts as mentor time, and why, in few words."""
    name = codes.name_of("entry_types", kind).lower()
    place = fields.get("who", "")
    if not may_count(codes, kind):
        return f"= aldrig mentortid ({name})"
    if place:
        return f"= ikke mentortid ({WHO[place].lower()})"
    said = SAYS.get(fields.get("counts", ""))
    minutes: int | None = None
    with suppress(Vip2Error, TimesDoNotFitError):
        minutes, start, end = read_time(fields.get("time", ""))
        if start and end:
            minutes = minutes_between(day, start, end)
    entry = Entry(id="", case="", type=kind, day=day, minutes=minutes, mentor_time=said)
    is_so = counts(entry, codes.counting, codes.support.short)
    return f"{COUNTED if is_so else '= ikke mentortid'} ({name})"


def counted(fields: Mapping[str, str], entry: Entry, codes: Codes) -> bool | None:
    """Return what a correction says of whether a note's time counts; None where nothing is said.

    Back to what its kind says is said outright: else what was said before would stand.
    """
    said = SAYS.get(fields.get("counts", ""))
    if not may_count(codes, entry.type):
        return None
    if said is None and entry.mentor_time is not None:
        bare = entry.model_copy(update={"mentor_time": None})
        return counts(bare, codes.counting, codes.support.short)
    return said


def note_of(fields: Mapping[str, str], kind: str, day: date, codes: Codes) -> Note:
    """Return the note that was typed.

    Args:
        fields: What stands in the fields, by name.
        kind: What it is: the kind that is usual has no field.
        day: The day it is of.
        codes: What counts as mentor time; what never does says nothing of it.

    Raises:
        Vip2Error: If the time is not understood.
    """
    minutes, start, end = read_time(fields.get("time", ""))
    return Note(
        kind, fields.get("text", ""), day=day, minutes=minutes, start=start, end=end,
        place=Place(fields.get("who", "")),
        mentor_time=SAYS.get(fields.get("counts", "")) if may_count(codes, kind) else None,
    )  # fmt: skip


def note_words(note: Note, begun: date, desk: Desk) -> str:
    """Return that a note is saved: of which day where it is not today's, for whom, how long."""
    day = note.day or begun
    on = "" if day == desk.today() else f" for {say(day)}"
    place = (
        ""
        if note.place is Place.SHARED
        else f" ({desk.catalogue.worded(WHO[note.place.value].lower())})"
    )
    time = f", {say_minutes(note.minutes)} timer" if note.minutes is not None else ""
    return f"Notatet er gemt{on}{place}{time}."
