"""The practice citizen (øvelsesborger): visibly fictional, never sent, put away like any other."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from vip2tui.services.citizen.citizens import CitizenService
from vip2tui.services.course.courses import CourseService
from vip2tui.services.desk import Desk

PRACTICE_NAME = "Øvelse Eksempel"
PRACTICE_PACKAGE = "produktionsmedarbejder"
PRACTICE_STARTS = 10
"""Days ahead: a few things are due this week, and nothing is late."""


@dataclass(frozen=True, slots=True)
class PracticeService:
    """Somebody to practise on."""

    desk: Desk
    citizens: CitizenService
    courses: CourseService

    def there(self, known: str = "") -> str | None:
        """Return the id of one who is here; of the known one, if that is.

        Args:
            known: An id from before.
        """
        if known and self.is_here(known):
            return known
        return next(filter(self.is_here, self.citizens.ids()), None)

    def is_here(self, citizen: str) -> bool:
        """Return whether a citizen is one to practise on, and not put away."""
        record = self.desk.state(citizen).records.get(citizen)
        return record is not None and bool(record.get("practice"))

    def add(self) -> str:
        """Add one in a course, so that I dag has something to show; return the id."""
        new = self.citizens.add(
            PRACTICE_NAME,
            practice=True,
            tovholder="Eksempel Tovholder",
            tovholder_phone="00 00 00 00",
        )
        seen, reads = self.citizens.get(new), self.desk.catalogue
        start = self.desk.today() + timedelta(days=PRACTICE_STARTS)
        self.courses.start(seen, reads.package(PRACTICE_PACKAGE), reads.checklist(), start)
        return new
