"""The fictional municipality: who works there, on which computers, and who follows whom."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import time, timedelta
from typing import TYPE_CHECKING

from vip2tui.demo import people
from vip2tui.demo.books import Book, give
from vip2tui.demo.scene import dice, ids, moment
from vip2tui.domain.calendar import previous_workday
from vip2tui.domain.kinds.workplace import Workplace
from vip2tui.domain.roles import Role
from vip2tui.services.desk import Me

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from random import Random

AUTHORITY = "DEMO · Eksempelkøbing"
"""The office's name stands on every screen, so nobody takes the demo for something else."""
LEAST_LOAD, MOST_LOAD = 4, 12
"""How many citizens one mentor follows."""
CASELOAD = 60
"""How many citizens one consultant follows."""
_LETTERS = "abcdefghijkmnpqrstuvwxyz23456789"


@dataclass(frozen=True)
class Town:
    """A municipality with its people. The first mentor's and consultant's computers are shown."""

    seed: int
    citizens: int
    weeks: int
    """How far back the story goes."""
    today: date
    load: int
    """How many citizens each mentor follows."""
    mentors: tuple[Me, ...]
    consultants: tuple[Me, ...]
    office: Me

    def mentor_of(self, index: int) -> int:
        """Return which mentor follows a citizen."""
        return index // self.load

    def consultant_of(self, index: int) -> int:
        """Return which consultant follows a citizen."""
        return index // CASELOAD


def town(seed: int, citizens: int, years: float, today: date) -> Town:
    """Return a municipality; the same for the same numbers.

    Raises:
        ValueError: If there is nobody in it or no time.
    """
    weeks = round(years * 52)
    if citizens < 1 or weeks < 1:
        raise ValueError("a demo has at least one citizen and a week")
    load = max(LEAST_LOAD, min(citizens // 3, MOST_LOAD))
    rng = dice(seed, "kommune")
    office = _author(rng, people.OFFICE, Role.OFFICE, "Kontorets computer")
    consultants = tuple(
        _author(rng, _name(people.CONSULTANTS, n, rng), Role.CONSULTANT, f"Besøgslaptop {n + 1}")
        for n in range(-(-citizens // CASELOAD))
    )
    mentors = tuple(
        _author(rng, _name(people.MENTORS, n, rng), Role.MENTOR, f"Laptop Nord {n + 1}")
        for n in range(-(-citizens // load))
    )
    return Town(seed, citizens, weeks, today, load, mentors, consultants, office)


def workplaces(town: Town) -> Iterator[tuple[int, list[bytes]]]:
    """Yield the case of each mentor's workplace, as bytes, with the mentor's number."""
    for number, mentor in enumerate(town.mentors):
        rng = dice(town.seed, "arbejdsplads", number)
        new_id = ids(rng)
        book = Book(new_id(), new_id)
        values = {
            "name": people.workplace(number).name,
            "address": f"Opfundet Allé {number + 1}, Eksempelkøbing",
            "phone": people.phone(rng),
            "contact": mentor.person,
        }
        consultant = town.consultants[town.consultant_of(number * town.load)]
        day = previous_workday(town.today - timedelta(weeks=town.weeks + 4))
        at = moment(day, time(9, rng.randrange(60)))
        book.act(consultant, at, book.draft(book.case, Workplace.KIND, values))
        give(book, consultant, at, mentor)
        yield number, book.lines


def _author(rng: Random, person: str, role: Role, device_name: str) -> Me:
    writer = "".join(rng.choice(_LETTERS) for _ in range(12))
    return Me(ids(rng)(), device_name, person, role, AUTHORITY, writer, (writer,))


def _name(known: tuple[str, ...], number: int, rng: Random) -> str:
    return known[number] if number < len(known) else people.full_name(rng, number)
