"""What the parts of one citizen's story share: the people, the cases, the days, the words.

People write on working days, in working hours, by the clock of Denmark. Its offset is computed, as
Windows brings no list of time zones and the bytes must be the same everywhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from functools import cache
from random import Random
from typing import TYPE_CHECKING, Any
from uuid import UUID

from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.domain.calendar import previous_workday
from vip2tui.services.course.courses import copied_checklist, copied_plan

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from vip2tui.catalogue.package import Package
    from vip2tui.changes.change import Json
    from vip2tui.demo.books import Book
    from vip2tui.demo.cast import Part
    from vip2tui.demo.people import Workplace
    from vip2tui.demo.sentences import Voice
    from vip2tui.services.desk import Me


WINTER, SUMMER = timezone(timedelta(hours=1)), timezone(timedelta(hours=2))


def moment(day: date, clock: time) -> datetime:
    """Return a time of a day in Denmark."""
    begins, ends = _last_sunday(day.year, 3), _last_sunday(day.year, 10)
    return datetime.combine(day, clock, SUMMER if begins <= day < ends else WINTER)


def monday(day: date) -> date:
    """Return the Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def _last_sunday(year: int, month: int) -> date:
    last = date(year, month, 31)
    return last - timedelta(days=(last.weekday() + 1) % 7)


class Diary:
    """What is going to happen to a citizen, played in the order of time up to the day before."""

    def __init__(self, rng: Random, today: date) -> None:
        self.today = today
        self.last = previous_workday(today - timedelta(days=1))
        """The last day of the story: today is the reader's own."""
        self._rng = rng
        self._events: list[tuple[datetime, int, Callable[[datetime], object]]] = []

    def on(self, day: date, do: Callable[[datetime], object], *, late: bool = False) -> None:
        """Note something for a day, or for the working day before; what lies ahead is left out.

        Args:
            day: When.
            do: What; it is given the time.
            late: After everything else of the day.
        """
        if day >= self.today:
            return
        day = previous_workday(day)
        minutes = 15 * 60 + 45 if late else self._rng.randrange(7 * 60 + 30, 15 * 60 + 30)
        clock = time(minutes // 60, minutes % 60, self._rng.randrange(60))
        self._events.append((moment(day, clock), len(self._events), do))

    def play(self) -> None:
        """Let it all happen."""
        for at, _, do in sorted(self._events, key=lambda event: event[:2]):
            do(at)
        self._events.clear()


def dice(*words: object) -> Random:
    """Return chance that falls the same way for the same words."""
    return Random("/".join(map(str, words)))  # noqa: S311 - it makes stories, no secrets


def ids(rng: Random) -> Callable[[], str]:
    """Return a maker of ids that look random and are not."""
    return lambda: str(UUID(int=rng.getrandbits(128), version=4))


@dataclass(frozen=True)
class Scene:
    """One citizen and everybody around."""

    rng: Random
    new_id: Callable[[], str]
    today: date
    diary: Diary
    voice: Voice
    part: Part
    citizen: str
    shared: Book
    professional: Book
    private: Book
    mentor: Me
    consultant: Me
    office: Me
    workplace: Workplace

    def chance(self, share: float) -> bool:
        """Return whether something happens that happens in so many cases."""
        return self.rng.random() < share

    def monday_after(self) -> date:
        """Return the first Monday after today."""
        return self.today + timedelta(days=7 - self.today.weekday())

    def set(
        self,
        who: Me,
        day: date,
        record: str,
        kind: str,
        values: dict[str, Json],
        book: Book | None = None,
    ) -> None:
        """Note that somebody sets values of a record on a day; in the shared case unless said."""
        case = book or self.shared
        self.diary.on(day, lambda at: case.act(who, at, case.draft(record, kind, values)))

    def some(self, sentences: Sequence[str], share: float) -> str | None:
        """Return one of the sentences now and then."""
        return self.voice.say(sentences) if self.chance(share) else None


@cache
def package(package_id: str) -> tuple[Package, dict[str, Any], dict[str, Any]]:
    """Return a package with the plan and the checklist a course copies of it."""
    found = SHIPPED.package(package_id)
    return found, copied_plan(found), copied_checklist(SHIPPED.checklist(), package_id)
