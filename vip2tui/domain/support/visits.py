"""A consultant's visit (virksomhedsbesøg): what the note says, and when somebody comes again."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta

from vip2tui.domain.course.checklist import CONSULTANT
from vip2tui.domain.course.limits import SOON
from vip2tui.domain.course.upcoming import NEXT_VISIT, VISIT, Waiting, urgency
from vip2tui.domain.kinds.absence import Absence
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.places import Place, place_of
from vip2tui.domain.support.followed import FOLLOW_UPS
from vip2tui.text.danish import count
from vip2tui.text.days import say_short

_EARLY = timedelta(days=7)
"""A planned visit is done by one so many days before it."""
PARTS = (
    ("purpose", "Formål"),
    ("present", "Til stede"),
    ("seen", "Set og talt om"),
    ("care", "Hensyn og sikkerhed"),
    ("citizen", "Borgeren siger"),
    ("employer", "Arbejdspladsen siger"),
    ("job", "Chance for job og timer"),
    ("plan", "Ændret i planen"),
    ("why", "Om timerne"),
)
"""What is told of a visit, in the order it stands in the note."""
_PRESENT = "borger, mentor, leder, konsulent"
_SO_LONG = 120


def last_visit(entries: Iterable[Entry], today: date) -> Entry | None:
    """Return the last visit before now; of one day's, the one that was written last."""
    visits = [one for one in entries if one.type in FOLLOW_UPS and one.day <= today]
    return max(visits, key=lambda one: one.day, default=None)


def proposed(last: Entry | None, step: str) -> dict[str, str]:
    """Return what can be told before anybody is asked: why one comes, and who was there last.

    Args:
        last: The visit before this one.
        step: What the step under way is called; empty if there is none.
    """
    purpose = f"Opfølgning på {step}" if step else "Opfølgning"
    if last is not None and last.next and last.next != NEXT_VISIT:
        purpose = f"Følge op på: {last.next}"[:_SO_LONG]
    return {"purpose": purpose, "present": _part(last, "present") or _PRESENT}


def _part(last: Entry | None, name: str) -> str:
    begins = f"{dict(PARTS)[name]}: "
    lines = (last.text if last else "").split("\n")
    found = (one.removeprefix(begins) for one in lines if one.startswith(begins))
    return next(found, "")[:_SO_LONG]


def attendance(
    entries: Iterable[Entry], absences: Iterable[Absence], since: date, today: date
) -> str:
    """Return how the citizen came since a day, as both may read it; empty where nobody has said.

    Args:
        entries: The log; only what is shared counts.
        absences: The absences, whose reason is never told here.
        since: The day of the visit before, or the first of the course.
        today: The day of this one.
    """
    counted = [
        one
        for one in entries
        if one.attended is not None
        and since <= one.day <= today
        and place_of(one.case) is Place.SHARED
    ]
    came, planned = (
        sum(one.attended or 0 for one in counted),
        sum(one.planned or 0 for one in counted),
    )
    away = 0
    for one in absences:
        if one.day is not None and place_of(one.case) is Place.SHARED:
            first, last = max(one.day, since), min(one.until or one.day, today)
            away += max((last - first).days + 1, 0)
    said = [f"mødt {came} af {count(planned, 'dag', 'dage')}"] if planned else []
    said += [f"meldt fraværende {count(away, 'dag', 'dage')}"] if away else []
    return f"{' · '.join(said)} siden {say_short(since, today)}" if said else ""


def note(told: Mapping[str, str], form: str, goals: Sequence[str], came: str) -> str:
    """Return the note: a line for each part that was told, and what was known without asking.

    Args:
        told: The parts, by their names in `PARTS`.
        form: How people met, in words; empty where it is not said.
        goals: How far each goal is, in words.
        came: How the citizen came since the visit before.
    """
    said = {name: words for name, _ in PARTS if (words := told.get(name, "").strip())}
    lines = [f"{words}: {said[name]}" for name, words in PARTS if name in said]
    lines += [f"Delmål: {one}" for one in goals]
    lines += [f"Fremmøde: {came}"] if came else []
    lines += [f"Form: {form}"] if form and lines else []
    return "\n".join(lines) or "Besøg på arbejdspladsen."


def next_visit(
    citizen: str,
    entries: Iterable[Entry],
    today: date,
    part: str,
    *,
    soon: int = SOON,
    planned: Iterable[date] = (),
) -> Waiting | None:
    """Return the visit that was agreed or planned, until somebody has been there.

    Args:
        citizen: Whose log it is.
        entries: The log, newest first.
        today: The day.
        part: Where a visit is written.
        soon: Days within which a day is near.
        planned: The follow-ups of the grants; one is done by a visit in the week before it.
    """
    last = last_visit(entries, today)
    left = [day for day in planned if last is None or day > last.day + _EARLY]
    left += [last.again] if last and last.again else []
    if not left:
        return None
    day = min(left)
    how = urgency(day, today, soon)
    return Waiting(citizen, NEXT_VISIT, day, CONSULTANT, how, part, kind=VISIT)
