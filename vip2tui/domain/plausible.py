"""What is odd about what is written, though it may be so: told with its reason, never refused.

A laptop's clock may have stopped, two people may have been helped at once, and somebody may be
eighty-one (R111 of docs/requirements.md). What cannot be at all is refused where it is written.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from vip2tui.text.cpr import Cpr, CprKind, Remark, Weight
from vip2tui.text.danish import number
from vip2tui.text.days import AHEAD, say
from vip2tui.text.hours import say_hours

AGES = range(15, 81)
"""Ages in which a person is on a course without anybody wondering."""
DAY = timedelta(days=1)
LONG_AWAY = 366
"""Days of one absence that nobody wonders about: a leave to care for a child is a year."""
FAR = timedelta(days=366)
"""How far from today absence begins without anybody wondering."""
_DAY_MINUTES = 24 * 60
_Span = tuple[datetime, datetime]
"""From when to when."""


@dataclass(frozen=True, slots=True)
class Written:
    """A note, as far as its day and time go."""

    type: str
    day: date
    text: str = ""
    minutes: int | None = None
    start: time | None = None
    end: time | None = None
    mentor: int = 0
    """Minutes of it that are mentor time."""
    is_mine: bool = True
    """Whether the same person wrote it."""
    whose: str = ""
    """Which other citizen it is about; empty if it is the same."""
    words: str = ""
    """What it is called: «mentormøde man 27. april 2026»."""


def of_note(one: Written, today: date, others: Sequence[Written], most: int) -> tuple[str, ...]:
    """Return what to tell about a note that is being written.

    Args:
        one: The note.
        today: The day it is written.
        others: What is written already, of the days around it.
        most: The most minutes of mentor time of a day that nobody asks about.
    """
    return tuple(_of_note(one, today, others, most))


def _of_note(one: Written, today: date, others: Sequence[Written], most: int) -> Iterator[str]:
    if one.day > today:
        yield f"Dagen {AHEAD}."
    own = [each for each in others if not each.whose]
    for each in own:
        if _is_same(one, each) or meet(one, each):
            what = "Det samme notat" if _is_same(one, each) else "Den tid"
            yield f"{what} står her allerede: {each.words}."
            break
    for each in others:
        if each.whose and each.is_mine and meet(one, each):
            yield f"Samme tid hos to borgere: {each.whose}, {each.words}."
            break
    that_day = [each for each in others if each.day == one.day]
    mine = (one.minutes or 0) + sum(each.minutes or 0 for each in that_day if each.is_mine)
    if one.minutes and mine > _DAY_MINUTES:
        yield f"Så har du skrevet {say_hours(mine)} den dag, og et døgn har 24 timer."
    mentors = one.mentor + sum(each.mentor for each in that_day if not each.whose)
    if one.mentor and mentors > most:
        yield f"Så er der {say_hours(mentors)} mentortid den dag: passer det?"


def of_absence(first: date, last: date | None, today: date) -> tuple[str, ...]:
    """Return what to tell about days of absence that are written.

    Args:
        first: The first day.
        last: The last, where there are several.
        today: The day it is written.
    """
    found = []
    days = ((last or first) - first).days + 1
    if days > LONG_AWAY:
        found.append(f"Det er {number(days)} dage til og med {say(last or first)}: passer det?")
    if not today - FAR <= first <= today + FAR:
        found.append(f"Den første dag er {say(first)}: passer det?")
    return tuple(found)


def of_number(cpr: Cpr, today: date) -> tuple[Remark, ...]:
    """Return what a person should look at before a CPR number is kept."""
    found: list[Remark] = []
    if cpr.born > today:
        found.append(Remark(Weight.WRONG, "fødselsdato i fremtiden"))
    elif cpr.age(today) not in AGES:
        found.append(Remark(Weight.WARNING, f"personen er {cpr.age(today)} år: passer det?"))
    # A replacement number has no check digit to be measured by.
    if cpr.kind is CprKind.CPR and not cpr.has_check_digit:
        found.append(Remark(Weight.QUIET, "tjek tallet"))
    return tuple(found)


def meet(one: Written, other: Written) -> bool:
    """Return whether two notes have a time in common; a night reaches into the next day."""
    first, second = _span(one), _span(other)
    return bool(first and second and first[0] < second[1] and second[0] < first[1])


def _span(one: Written) -> _Span | None:
    if one.start is None or one.end is None:
        return None
    begun, ended = datetime.combine(one.day, one.start), datetime.combine(one.day, one.end)
    return begun, ended if ended > begun else ended + DAY


def _is_same(one: Written, other: Written) -> bool:
    """Return whether two say the very same, by minutes or by times."""
    said = (one.type, one.day, one.text.strip(), one.start, one.end)
    stands = (other.type, other.day, other.text, other.start, other.end)
    return said == stands and (one.minutes == other.minutes or one.start is not None)
