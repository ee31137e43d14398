"""«Ringeliste»: who is silent, their number, and what to say: facts alone (R149)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vip2tui.domain.course.away import days_of
from vip2tui.domain.course.checklist import MENTOR
from vip2tui.domain.course.talk import open_promises
from vip2tui.domain.kinds.absence_contact import AbsenceContact
from vip2tui.domain.kinds.grant import Grant
from vip2tui.domain.kinds.places import Place, place_of
from vip2tui.domain.roles import Role
from vip2tui.domain.support.silence import Silence, silence
from vip2tui.services.citizen.casework import Casework, away_of, casework
from vip2tui.services.citizen.notes import Note, NoteService
from vip2tui.services.desk import Desk, RefusedError
from vip2tui.services.support.grants import GrantService
from vip2tui.text.danish import count, first_name, sort_key
from vip2tui.text.days import say_short

CALLED = "telefon"
"""The kind of note that a call is."""


@dataclass(frozen=True, slots=True)
class Silent:
    """One line of the list."""

    case: Casework
    silence: Silence
    mentor: str
    mentor_phone: str
    """As the grant has it; empty where nobody has written it."""
    say: str
    """What can be said: facts alone."""

    @property
    def phone(self) -> str:
        """The citizen's number."""
        return self.case.citizen.phone or ""


@dataclass(frozen=True, slots=True)
class CallListService:
    """Whom the municipality can call."""

    desk: Desk
    grants: GrantService
    notes: NoteService

    def read(self, days: int | None = None) -> list[Silent]:
        """Return those in a course of whom nothing was heard for more days, the longest first.

        Args:
            days: How many; as many as dok-17 asks after if left out.

        Raises:
            RefusedError: If this is a mentor.
        """
        self._refuse_mentor()
        most = self.desk.catalogue.codes().support.contact if days is None else days
        found = [one for one in self._every() if one.silence.days > most]
        return sorted(found, key=lambda one: (-one.silence.days, *_called(one.case)))

    def add(self, seen: Casework, text: str) -> str:
        """Write a call in the log, and return the note's id.

        Raises:
            RefusedError: If this is a mentor, or nothing was said.
        """
        self._refuse_mentor()
        return self.notes.add(seen, Note(CALLED, text))

    def _refuse_mentor(self) -> None:
        if self.desk.me.role is Role.MENTOR:
            raise RefusedError("Ringelisten er kommunens. Den findes ikke på en mentors computer.")

    def _every(self) -> Iterator[Silent]:
        today = self.desk.today()
        for citizen in self.desk.turns.each(self.desk.persons.each()):
            seen = casework(self.desk, citizen)
            if seen is None or seen.citizen.practice:
                continue
            running = [plan.course for plan in seen.courses if plan.course.closed is None]
            begun = min((one.start for one in running if one.start <= today), default=None)
            if begun is None:
                continue
            away = {day for one in away_of(seen) if one.owner == MENTOR for day in days_of(one)}
            quiet = silence(_heard(seen), begun, today, away)
            yield Silent(seen, quiet, *self._mentor(seen), self._say(seen, quiet))

    def _mentor(self, seen: Casework) -> tuple[str, str]:
        """Return the mentor and the mentor's number, as the last grant has them."""
        granted: list[Grant] = list(self.grants.of(seen))
        last = granted[-1] if granted else None
        name = (last.mentor if last else None) or seen.citizen.mentor or ""
        return name, (last.phone if last else None) or ""

    def _say(self, seen: Casework, quiet: Silence) -> str:
        today, name = self.desk.today(), first_name(seen.citizen.name)
        since = say_short(quiet.since, today)
        told = (
            f"Det sidste, vi har fået at vide om {name}, er fra {since}."
            if quiet.is_heard
            else f"Vi har ikke fået noget at vide om {name}, siden forløbet begyndte {since}."
        )
        shared = [one for one in seen.entries if place_of(one.case) is Place.SHARED]
        agreed = [one.next for one in open_promises(shared) if one.next][:1]
        more = [f"Dengang aftalte I: {one.rstrip('.')}." for one in agreed]
        return " ".join([f"Det er {self.desk.me.person}.", told, *more, "Hvordan går det?"])


def silent_words(one: Silent, today: date) -> tuple[str, ...]:
    """Return a line of the list: how long, whom to call, and what to say."""
    since = say_short(one.silence.since, today)
    heard = f"sidst {since}" if one.silence.is_heard else f"intet siden start {since}"
    return (
        f"{one.case.citizen.name}: {count(one.silence.days, 'dag', 'dage')} stille, {heard}",
        numbers_words(one),
        f"Sig: «{one.say}»",
    )


def numbers_words(one: Silent) -> str:
    """Return whom to call: «borgeren 22 33 44 55 · mentoren Bent 11 22 33 44»."""
    mentor = " ".join(filter(None, ("mentoren", one.mentor, one.mentor_phone)))
    known = [
        f"borgeren {one.phone}" if one.phone else "",
        mentor if one.mentor or one.mentor_phone else "",
    ]
    return " · ".join(filter(None, known)) or "intet nummer er skrevet"


def _heard(seen: Casework) -> Iterator[date]:
    """Yield the days of all that was written or heard, as far as others read it."""
    yield from (one.day for one in seen.entries if place_of(one.case) is not Place.PRIVATE)
    for one in seen.facts[AbsenceContact.KIND].values():
        if isinstance(one, AbsenceContact) and one.day:
            yield one.day


def _called(seen: Casework) -> tuple[tuple[str, str, str], str]:
    return sort_key(seen.citizen.name), seen.citizen.id
