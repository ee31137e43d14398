"""«Ugens runde»: five questions in three minutes, written as one action (R145).

Mødt? Timer? Godt? Svært? Næste? It writes the note with the hours, and the attendance. They show
that the weekly talk was held and that hours and attendance are written down, and settle those items
of the checklist; no tick is stored (`domain/course/settled.py`).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, time

from vip2tui.changes.writer import Draft
from vip2tui.domain.course.checklist import ROUND, habit_of_the_week
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.places import Place, shared_case
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.absence_reasons import UNKNOWN, kept_apart, reason_draft, shared
from vip2tui.services.citizen.absence_writing import round_text, round_type
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.citizen.notes import Note, NoteService
from vip2tui.services.citizen.overlapping import remarks
from vip2tui.services.desk import Desk, RefusedError

TALK, HOURS, ATTENDANCE = ROUND
"""The items the round can prove."""
TALKS = "mentormoede"
_ASKED = ("Godt", "Svært", "Næste")


@dataclass(frozen=True, slots=True)
class Round:
    """The answers. Every one may be left out, but not all."""

    days_present: int | None = None
    """Days the citizen came, of `days_planned`."""
    days_planned: int | None = None
    absence: str | None = None
    """Why not, as a code; never a diagnosis."""
    minutes: int | None = None
    """Mentor time of the week."""
    good: str = ""
    hard: str = ""
    next: str = ""
    next_date: date | None = None
    day: date | None = None
    """The day the answers are of; today when left out."""
    start: time | None = None
    end: time | None = None
    """From when to when, where that was typed; the minutes are then what lies between."""

    @property
    def talked(self) -> bool:
        return bool(self.good.strip() or self.hard.strip() or self.next.strip())


@dataclass(frozen=True, slots=True)
class WeeklyRound:
    """The weekly round of one citizen."""

    desk: Desk

    def habit(self, seen: Casework) -> str:
        """Return the habit to mind this week, in words; empty if the course has none."""
        plan = seen.course
        if plan is None or plan.course.closed is not None:
            return ""
        found = habit_of_the_week(plan.lines, self.desk.today())
        return found.text if found else ""

    def save(self, seen: Casework, answers: Round) -> int:
        """Write the round as one action; return how many items it settles.

        Raises:
            RefusedError: If nothing is answered or the days make no sense; nothing is written.
            TooLongError: If a text is too long; nothing is written.
        """
        if answers.absence and answers.days_present is None:
            raise RefusedError("Skriv også, hvor mange dage. Intet er skrevet endnu.")
        if answers.next_date and not answers.next.strip():
            raise RefusedError("Skriv også, hvad I har aftalt til den dag. Intet er skrevet endnu.")
        drafts = [one for note in _notes(answers) for one in self._drafts(seen, note)]
        if not drafts:
            raise RefusedError("Svar på mindst ét af spørgsmålene. Intet er skrevet endnu.")
        settles = self._settles(seen, answers)
        self.desk.act(drafts)
        return settles

    def _drafts(self, seen: Casework, note: Note) -> Iterator[Draft]:
        """Yield a note; why somebody was away stands beside it where a mentor is not told it."""
        why = self.desk.catalogue.codes().read("absence", note.absence or "")
        apart = None if self.desk.me.role is Role.MENTOR else kept_apart(self.desk, why)
        draft = NoteService(self.desk).draft(seen, note)
        if apart is None:
            yield draft
            return
        said = {**draft.set, **shared("absence", why, apart)}
        yield replace(draft, set={name: one for name, one in said.items() if one is not None})
        yield reason_draft(shared_case(draft.case), draft.record, why)

    def remarks(self, seen: Casework, answers: Round) -> tuple[str, ...]:
        """Return what to tell about a round that was written: that the same stood there before.

        Args:
            seen: The citizen, as it was before.
            answers: The round.
        """
        told = (one for note in _notes(answers) for one in remarks(self.desk, seen, note))
        return tuple(dict.fromkeys(told))

    def _settles(self, seen: Casework, answers: Round) -> int:
        """Return how many items the answers settle: what they are written in shows it."""
        plan = seen.course
        if plan is None or plan.course.closed is not None:
            return 0
        proved = {
            TALK: answers.talked,
            HOURS: answers.minutes is not None,
            ATTENDANCE: answers.days_present is not None,
        }
        today = answers.day or self.desk.today()
        open_now = (one for one in plan.lines if proved.get(one.item.id) and one.proven(today))
        return sum(1 for _ in open_now)


def _notes(answers: Round) -> Iterator[Note]:
    """Yield what a round writes in the log."""
    if answers.talked or answers.minutes is not None:
        yield Note(
            TALKS,
            _text(answers),
            day=answers.day,
            minutes=answers.minutes,
            start=answers.start,
            end=answers.end,
            next=answers.next,
            next_date=answers.next_date,
            place=Place.SHARED,
        )
    if answers.days_present is not None:
        planned = answers.days_planned if answers.days_planned is not None else 5
        if not 0 <= answers.days_present <= planned <= 7:
            raise RefusedError("Dagene kan ikke passe: skriv fx 4 af 5. Intet er skrevet endnu.")
        away = answers.days_present < planned
        yield Note(
            round_type(answers.days_present, planned),
            round_text(answers.days_present, planned),
            day=answers.day,
            planned=planned,
            attended=answers.days_present,
            absence=(answers.absence or UNKNOWN) if away else None,
        )


def is_of_a_round(entry: Entry) -> bool:
    """Return whether a round wrote an entry: its days, its hours alone, or its answers."""
    if entry.type != TALKS:
        return entry.attended is not None
    return not entry.text or entry.text.startswith(tuple(f"{name}: " for name in _ASKED))


def _text(answers: Round) -> str:
    parts = zip(_ASKED, (answers.good, answers.hard, answers.next), strict=True)
    return "\n".join(f"{name}: {text.strip()}" for name, text in parts if text.strip())
