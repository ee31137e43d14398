"""Absence (fravær): written, read from all that tells it, and followed up by a talk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vip2tui.domain.course.absence import Week, tells_absence, weeks
from vip2tui.domain.course.absence_tasks import Task, asked_of, tasks
from vip2tui.domain.kinds.absence import Absence
from vip2tui.domain.kinds.absence_contact import AbsenceContact
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.places import Place, place_of
from vip2tui.domain.plausible import of_absence
from vip2tui.sentences.happened import entry_words
from vip2tui.services.citizen.absence_reasons import as_known, reason_of
from vip2tui.services.citizen.absence_words import absence_words, contact_words, ready_text
from vip2tui.services.citizen.absence_writing import Mended, Told, Try, mended, tried, written
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.course.tovholder import is_here
from vip2tui.services.desk import Desk, NotFoundError

STRIP = 8
"""Weeks that are drawn."""


@dataclass(frozen=True, slots=True)
class AbsenceService:
    """What can be written and read of absence."""

    desk: Desk

    def written(self, seen: Casework) -> tuple[Absence, ...]:
        """Return the absences that were written as such, the newest first."""
        found = (one for one in seen.facts[Absence.KIND].values() if isinstance(one, Absence))
        known = [one for one in found if one.day is not None]
        return tuple(sorted(known, key=lambda one: (one.day or date.min, one.id), reverse=True))

    def notes(self, seen: Casework) -> tuple[Entry, ...]:
        """Return the notes and rounds that tell an absence, the newest first."""
        told = (one for one in seen.entries if place_of(one.case) is not Place.PRIVATE)
        return tuple(one for one in told if tells_absence(one))

    def contacts(self, seen: Casework) -> tuple[AbsenceContact, ...]:
        """Return who tried to reach the citizen, the newest first."""
        every = seen.facts[AbsenceContact.KIND].values()
        found = [one for one in every if isinstance(one, AbsenceContact) and one.day]
        return tuple(sorted(found, key=lambda one: (one.day or date.min, one.id), reverse=True))

    def reason(self, seen: Casework, told: Absence | Entry) -> str:
        """Return why, as a code, as far as it is known here; empty if it is not."""
        return reason_of(self.desk, seen, told)

    def told(
        self, seen: Casework
    ) -> tuple[tuple[date, str, Absence | AbsenceContact | Entry], ...]:
        """Return every absence, every note that tells one and every talk, the newest first.

        Each is its day, what it says, and what it is read off.
        """
        catalogue = self.desk.catalogue
        every: list[tuple[date, str, Absence | AbsenceContact | Entry]] = [
            (one.day or date.min, f"Fravær · {said}", one)
            for one in self.written(seen)
            if (said := absence_words(catalogue, one, self.reason(seen, one)))
        ]
        every += [
            (one.day or date.min, f"Kontakt · {contact_words(catalogue, one)}", one)
            for one in self.contacts(seen)
        ]
        every += [
            (one.day, entry_words(catalogue, as_known(self.desk, seen, one)), one)
            for one in self.notes(seen)
        ]
        return tuple(sorted(every, key=lambda one: one[0], reverse=True))

    def text(self, seen: Casework, name: str, task: Task) -> str:
        """Return what is known of a task and what to talk about, line by line.

        Args:
            seen: The citizen.
            name: What the citizen is called.
            task: What it is about.
        """
        contacts, today = self.contacts(seen), self.desk.today()
        return "\n".join(
            ready_text(self.desk.catalogue, name, task, seen.absences, contacts, today)
        )

    def tasks(self, seen: Casework) -> tuple[Task, ...]:
        """Return what the one at this computer is asked to talk with the citizen about.

        Nobody is asked once the course is closed.
        """
        plan = seen.course
        if plan is None or plan.course.closed is not None:
            return ()
        codes = self.desk.catalogue.codes()
        found, contacts = seen.absences, self.contacts(seen)
        if not found.days and not found.loose:
            return ()
        asked = asked_of(self.desk.me.role, is_tovholder=is_here(self.desk, seen))
        every = tasks(
            found, contacts, codes.contact_results, codes.absence_rules, self.desk.today()
        )
        return tuple(one for one in every if one.seen in asked)

    def weeks(self, seen: Casework) -> tuple[Week, ...]:
        """Return the last weeks as they are drawn."""
        notes = (one for one in seen.entries if place_of(one.case) is not Place.PRIVATE)
        return weeks(seen.absences, notes, self.desk.today(), STRIP)

    def add(self, seen: Casework, told: Told) -> str:
        """Write an absence and return its id.

        A reason of health stands where no mentor reads it. Only «syg» is shared, and only where
        the workplace told it: then it is known there.

        Raises:
            RefusedError: If a code is none of its list, the days or times do not fit, or this is a
                mentor and the reason is one that is not written at a workplace.
        """
        drafts = written(self.desk, seen, told)
        self.desk.act(drafts)
        return drafts[0].record

    def edit(self, seen: Casework, absence: str, said: Mended) -> bool:
        """Correct an absence, or a note that tells one. Return whether anything is changed.

        A reason goes where it would have been written at first: one of health away from the
        mentor, another back to both.

        Raises:
            NotFoundError: If the absence is not here.
            RefusedError: If the days do not fit, or the reason is none of the list or not to be
                written at this computer.
        """
        return bool(self.desk.act(mended(self.desk, seen, self.find(seen, absence), said)))

    def remarks(self, seen: Casework, absence: str) -> tuple[str, ...]:
        """Return what is odd about the days of an absence as they stand; all the same it stands."""
        one = next((one for one in self.written(seen) if one.id == absence), None)
        if one is None or one.day is None:
            return ()
        return of_absence(one.day, one.until, self.desk.today())

    def find(self, seen: Casework, absence: str) -> Absence | Entry:
        """Return what tells an absence, by its id: one written as such, a note or a round.

        Raises:
            NotFoundError: If it is not here.
        """
        every: list[Absence | Entry] = [*self.written(seen), *self.notes(seen)]
        one = next((one for one in every if one.id == absence), None)
        if one is None:
            raise NotFoundError("Fraværet findes ikke her.")
        return one

    def contact(self, seen: Casework, told: Try) -> str:
        """Write that somebody tried to reach the citizen, and return the id.

        Raises:
            RefusedError: If a code is none of its list, the day lies ahead, or the day of coming
                back lies before it.
        """
        draft = tried(self.desk, seen, told)
        self.desk.act([draft])
        return draft.record
