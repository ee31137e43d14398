"""How a course ended, read off the course and what professionals were told of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Final

from vip2tui.catalogue.codes import WITHHELD, Codes
from vip2tui.domain.kinds.course import Course
from vip2tui.domain.kinds.ending import STOPS, Ending, ending_record

FIELDS: Final = {
    "timer_uge": ("weekly",),
    "fast_eller_tidsbegraenset": ("permanent",),
    "startdato": ("start",),
    "periode": ("start", "until"),
    "branche": ("trade",),
    "uddannelse": ("education",),
    "type": ("type",),
    "pakke": ("package",),
    "dato": ("again",),
    "stop": tuple(STOPS.values()),
    "kommunekode": ("municipality",),
    "tekst": ("text",),
}
"""What the list of codes calls a thing that is asked, and the fields of `Ending` that hold it."""
DETAILS: Final = tuple(dict.fromkeys(name for names in FIELDS.values() for name in names))
"""Every field that only some outcomes ask for."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a course ended (resultat)."""

    code: str
    """The true one where it is known here; empty if nobody has said any."""
    closed: date
    ending: Ending | None = None
    """What is told of it, on the devices that hold it."""

    @property
    def start(self) -> date:
        """The day it is counted from: the first day at work, else the day the course closed."""
        return (self.ending.start if self.ending else None) or self.closed

    def follows(self, codes: Codes) -> bool:
        """Return whether somebody calls afterwards."""
        known = codes.outcome(self.code)
        return known is not None and known.followed

    def missing(self, codes: Codes) -> tuple[str, ...]:
        """Return the fields of `Ending` that the outcome asks for and nobody has told.

        One voice that says why it stopped is enough.
        """
        asked = asked_for(codes, self.code)
        told = {name for name in asked if getattr(self.ending, name, None) not in (None, ())}
        if told & set(STOPS.values()):
            asked = tuple(name for name in asked if name not in STOPS.values())
        return tuple(name for name in asked if name not in told)


def asked_for(codes: Codes, code: str) -> tuple[str, ...]:
    """Return the fields of `Ending` that an outcome asks for, in the order they are asked."""
    known = codes.outcome(code)
    names = known.fields if known else ()
    return tuple(field for name in names for field in FIELDS.get(name, ()))


def said_outcome(codes: Codes, code: str) -> str:
    """Return the outcome as the course says it, where a workplace's computer reads it too."""
    known = codes.outcome(code)
    return WITHHELD if known and known.confidential else code


def outcome_of(course: Course, endings: Iterable[Ending]) -> Outcome | None:
    """Return how a course ended; None while it runs.

    Args:
        course: The course.
        endings: What is told of how the citizen's courses ended, in any order.
    """
    if course.closed is None:
        return None
    code = course.outcome or ""
    record = ending_record(course.id, code)
    told = next((one for one in endings if one.id == record), None)
    true = told.outcome if told and told.outcome and code == WITHHELD else code
    return Outcome(true, course.closed, told)
