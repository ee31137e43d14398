"""A week of 37 hours: what a citizen does, whether it adds up, and what lies on top of what.

All time is whole minutes. A course's week is a plan to talk about and never a demand: with another
target, fewer hours are right.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations

from vip2tui.base.errors import Vip2Error
from vip2tui.text.danish import capital, count
from vip2tui.text.days import WEEKDAYS
from vip2tui.text.hours import A_DAY, say_minutes

TARGET = 37 * 60
"""Minutes of a full week (arbejdspligt, and what most collective agreements call full time)."""
_A_WEEK = 7 * A_DAY


class Activity(StrEnum):
    """What a week is made of."""

    PRACTICE = "praktik"
    DANISH = "dansk"
    AMU = "amu"
    PAID = "loentimer"
    TRANSPORT = "transport"
    JOB_SEARCH = "jobsoegning"


NAMES: Mapping[Activity, str] = {
    Activity.PRACTICE: "praktik",
    Activity.DANISH: "dansk",
    Activity.AMU: "kursus",
    Activity.PAID: "timer med løn",
    Activity.TRANSPORT: "transport",
    Activity.JOB_SEARCH: "jobsøgning",
}
"""What each is called on the screen."""


class WeekRefusedError(Vip2Error):
    """A part of a week cannot be."""


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the week; without a day it counts and can clash with nothing."""

    activity: Activity
    minutes: int
    day: int | None = None
    """0 is Monday."""
    start: int | None = None
    """Minutes after midnight; a night shift runs on into the next day."""

    def __post_init__(self) -> None:
        """Refuse what no week has.

        Raises:
            WeekRefusedError: If the length, the day or the time is impossible.
        """
        most = A_DAY if self.start is not None else _A_WEEK
        if not 0 < self.minutes <= most:
            raise WeekRefusedError("Skriv, hvor lang tid det varer: mere end 0 og højst et døgn.")
        if self.day is not None and self.day not in range(7):
            raise WeekRefusedError("Ugen har syv dage. Vælg en af dem.")
        if self.start is not None and (self.day is None or self.start not in range(A_DAY)):
            raise WeekRefusedError("Skriv både dag og klokkeslæt, eller ingen af delene.")

    def spans(self) -> Iterator[tuple[int, int]]:
        """Yield where it lies in the week, in minutes from Monday 0.00; two parts over midnight."""
        if self.day is None or self.start is None:
            return
        first = self.day * A_DAY + self.start
        end = first + self.minutes
        yield first, min(end, _A_WEEK)
        if end > _A_WEEK:
            yield 0, end - _A_WEEK

    def __str__(self) -> str:
        name = NAMES[self.activity]
        if self.day is None:
            return name
        if self.start is None:
            return f"{name} {WEEKDAYS[self.day]}"
        until = (self.start + self.minutes) % A_DAY
        return f"{name} {WEEKDAYS[self.day]} {clock_words(self.start)}–{clock_words(until)}"


@dataclass(frozen=True, slots=True)
class Clash:
    """Two parts that lie on top of each other."""

    one: Block
    other: Block
    minutes: int

    @property
    def activities(self) -> tuple[Activity, Activity]:
        return self.one.activity, self.other.activity

    def __str__(self) -> str:
        shared = count(self.minutes, "minut", "minutter")
        return f"{self.one} og {self.other} ligger oven i hinanden i {shared}."


@dataclass(frozen=True, slots=True)
class Week:
    """A week, added up."""

    total: int
    target: int
    by_activity: Mapping[Activity, int]
    """Minutes of each that is in the week, in a fixed order."""
    clashes: tuple[Clash, ...]

    @property
    def left(self) -> int:
        """Minutes missing; negative when there are too many."""
        return self.target - self.total

    @property
    def owed(self) -> str:
        """What is missing, or too much, in words."""
        if self.left > 0:
            return f"Der mangler {say_minutes(self.left)} timer."
        if self.left < 0:
            return f"Der er {say_minutes(-self.left)} timer for meget."
        return "Ugen går op."

    def sentences(self) -> tuple[str, ...]:
        """Return how the week stands, in words."""
        total = f"I alt {say_minutes(self.total)} af {say_minutes(self.target)} timer."
        return (
            total,
            self.owed,
            *map(capital, map(str, self.clashes)),
        )


def add_up(blocks: Iterable[Block], target: int = TARGET) -> Week:
    """Return a week of its parts, against the hours it should have.

    Raises:
        WeekRefusedError: If the target is none.
    """
    if not 0 < target <= _A_WEEK:
        raise WeekRefusedError("Skriv, hvor mange timer ugen skal have.")
    every = tuple(blocks)
    sums = {one: sum(b.minutes for b in every if b.activity is one) for one in Activity}
    clashes = (
        Clash(one, other, shared)
        for one, other in combinations(every, 2)
        if (shared := _shared(one, other))
    )
    present = {one: minutes for one, minutes in sums.items() if minutes}
    return Week(sum(present.values()), target, present, tuple(clashes))


def _shared(one: Block, other: Block) -> int:
    """Return how many minutes of the week both take."""
    return sum(
        max(0, min(end, until) - max(start, begin))
        for start, end in one.spans()
        for begin, until in other.spans()
    )


def clock_words(minutes: int) -> str:
    """Return a time of day as a week shows it: «8.00»."""
    return f"{minutes // 60}.{minutes % 60:02}"
