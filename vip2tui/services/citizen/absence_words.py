"""Absence in words: what was written, and what somebody is asked to talk about; facts only.

No reason of health is ever in what is said of a task: it is read aloud and carried on.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from vip2tui.base.safe import clean_line, cut
from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.domain.course.absence import Absences, Week
from vip2tui.domain.course.absence_tasks import Seen, Task
from vip2tui.domain.kinds.absence import Absence
from vip2tui.domain.kinds.absence_contact import AbsenceContact
from vip2tui.pictures.signs import Signs
from vip2tui.sentences.values import code_name, within
from vip2tui.text.danish import count, joined
from vip2tui.text.days import WEEKDAYS, say, say_short, week
from vip2tui.text.hours import say_minutes

_WIDE = 200
_TRIES = 3
"""Tries that are told beside a task, the newest first."""


def absence_words(catalogue: Catalogue, one: Absence, reason: str) -> str:
    """Return what an absence says beside its first day, as one line.

    Args:
        catalogue: Whose words they are.
        one: The absence.
        reason: Why, as a code, as far as it is known here.
    """
    parts = [f"til og med {say(one.until)}" if one.until and one.until != one.day else ""]
    if one.attended:
        planned = f" af {say_minutes(one.planned)}" if one.planned else ""
        parts.append(f"var der {say_minutes(one.attended)}{planned} timer")
    if reason:
        parts.append(within(code_name(catalogue, "absence", reason)))
    elif one.excused:
        parts.append("aftalt fravær")
    if one.told_by or one.told:
        by = f" af {within(code_name(catalogue, 'tellers', one.told_by))}" if one.told_by else ""
        how = f" ({within(code_name(catalogue, 'forms', one.told_how))})" if one.told_how else ""
        parts.append(f"meldt{by}{f' {say(one.told)}' if one.told else ''}{how}")
    return " · ".join(filter(None, parts)) or "ingen grund er skrevet"


def contact_words(catalogue: Catalogue, one: AbsenceContact) -> str:
    """Return what came of a try to reach somebody, as one line."""
    how = f" ({within(code_name(catalogue, 'forms', one.how))})" if one.how else ""
    parts = [f"{within(code_name(catalogue, 'contact_results', one.result))}{how}"]
    if one.back:
        parts.append(f"kommer igen {say(one.back)}")
    if one.agreed:
        parts.append(f"aftalt: {cut(clean_line(one.agreed), _WIDE)}")
    return " · ".join(filter(None, parts))


def task_words(task: Task) -> str:
    """Return what is to be done, as a line of «I dag»."""
    if task.seen is Seen.NO_SHOW:
        return "Ring og spørg: kom ikke, og ingen havde meldt afbud"
    if task.seen is Seen.LONG:
        return f"Aftal vejen tilbage: fravær {count(task.times, 'dag', 'dage')} i træk"
    if task.seen is Seen.WEEKDAY:
        return f"Ring og aftal, hvad der hjælper: fravær {_weekdays(task)}"
    return f"Ring og aftal, hvad der hjælper: fravær {_often(task)}"


def ready_text(
    catalogue: Catalogue,
    name: str,
    task: Task,
    found: Absences,
    contacts: Sequence[AbsenceContact],
    today: date,
) -> Iterator[str]:
    """Yield what is known and what to talk about: it can be read aloud and written on.

    Args:
        catalogue: Whose words they are.
        name: What the citizen is called.
        task: What it is about.
        found: All absence, which says what day is known and what is a week's.
        contacts: Who tried to reach the citizen, the newest first.
        today: The day.
    """
    known = {one.day for one in found.days}
    days = [say_short(one, today) if one in known else f"uge {week(one)}" for one in task.days]
    if task.seen is Seen.NO_SHOW:
        when = say(task.since) if task.since in known else f"i uge {week(task.since)}"
        yield f"{name} kom ikke {when}, og ingen havde meldt afbud."
    elif task.seen is Seen.LONG:
        yield f"{name} har haft fravær {task.times} arbejdsdage i træk: {' til '.join(days)}."
    elif task.seen is Seen.WEEKDAY:
        yield f"{name} har haft fravær {_weekdays(task)}: {joined(days)}."
    else:
        yield f"{name} har haft fravær {_often(task)}. Det begyndte {joined(days)}."
    if any(one.lawful for one in found.days) and task.seen is not Seen.NO_SHOW:
        yield "Aftalt fravær er ikke talt med."
    since = min(task.days)
    tried = [one for one in contacts if one.day and one.day >= since][:_TRIES]
    for one in tried:
        said = code_name(catalogue, "contact_results", one.result)
        yield f"Kontakt {say_short(one.day or today, today)}: {within(said)}."
    if not tried:
        yield "Der er ikke skrevet nogen kontakt siden."
    yield (
        f"Spørg, hvordan det går. Aftal, hvad der kan hjælpe, og hvilken dag {name} kommer igen."
    )


def _weekdays(task: Task) -> str:
    day = WEEKDAYS[task.since.weekday()]
    return f"{count(task.times, day, f'{day}e')} på {count(task.weeks, 'uge', 'uger')}"


def _often(task: Task) -> str:
    return f"{count(task.times, 'gang', 'gange')} på {count(task.weeks, 'uge', 'uger')}"


def weeks_words(weeks: Sequence[Week], signs: Signs) -> str:
    """Return what the strip of the last weeks says, with what its signs mean."""
    came, away = sum(one.came for one in weeks), sum(one.away for one in weeks)
    lawful = sum(one.lawful for one in weeks)
    said = [
        f"{signs.now} mødt {count(came, 'dag', 'dage')}" if came else "",
        f"{signs.ahead} fravær {count(away, 'dag', 'dage')}" if away else "",
        f"{signs.flat} aftalt fravær {count(lawful, 'dag', 'dage')}" if lawful else "",
    ]
    return ", ".join(filter(None, said))
