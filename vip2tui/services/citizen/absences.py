"""Absence (fravær): written, read from all that tells it, and followed up by a talk."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vip2tui.base.safe import typed_text
from vip2tui.catalogue.codes import AbsenceCode
from vip2tui.changes.change import Json
from vip2tui.changes.writer import Draft
from vip2tui.domain.course.absence import Week, tells_absence, weeks
from vip2tui.domain.course.absence_tasks import Task, asked_of, tasks
from vip2tui.domain.kinds.absence import Absence
from vip2tui.domain.kinds.absence_contact import AbsenceContact
from vip2tui.domain.kinds.absence_reason import AbsenceReason, reason_record
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.places import Place, case_at, place_of
from vip2tui.domain.roles import Role
from vip2tui.sentences.happened import entry_words
from vip2tui.services.citizen.absence_words import absence_words, contact_words, ready_text
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.course.tovholder import is_here
from vip2tui.services.desk import Desk, NotFoundError, RefusedError
from vip2tui.services.records import edit_seen, new
from vip2tui.services.typed import has_come, of_list

UNKNOWN = "ukendt"
"""Why somebody was away, where nobody said, or where it is not told."""
SICK = "egen_sygdom"
STRIP = 8
"""Weeks that are drawn."""
_AT_WORK = ("mentor", "leder")
"""Who knows at the workplace what they have told."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a person tells of an absence; all but the reason may be left out."""

    reason: str
    day: date | None = None
    """Today if left out."""
    until: date | None = None
    planned: int | None = None
    """Minutes of a day, where only a part of it was missed."""
    attended: int | None = None
    told_by: str | None = None
    told: date | None = None
    told_how: str | None = None


@dataclass(frozen=True, slots=True)
class Try:
    """That somebody tried to reach a citizen, and what came of it."""

    result: str
    day: date | None = None
    """Today if left out."""
    how: str | None = None
    back: date | None = None
    """The day the citizen comes back, as agreed."""
    agreed: str = ""


@dataclass(frozen=True, slots=True)
class AbsenceService:
    """What can be written and read of absence."""

    desk: Desk

    def written(self, seen: Casework) -> tuple[Absence, ...]:
        """Return the absences that were written as such, the newest first."""
        found = (one for one in seen.facts[Absence.KIND].values() if isinstance(one, Absence))
        known = [one for one in found if one.day is not None]
        return tuple(sorted(known, key=lambda one: (one.day or date.min, one.id), reverse=True))

    def contacts(self, seen: Casework) -> tuple[AbsenceContact, ...]:
        """Return who tried to reach the citizen, the newest first."""
        every = seen.facts[AbsenceContact.KIND].values()
        found = [one for one in every if isinstance(one, AbsenceContact) and one.day]
        return tuple(sorted(found, key=lambda one: (one.day or date.min, one.id), reverse=True))

    def reason(self, seen: Casework, told: Absence | Entry) -> str:
        """Return why, as a code, as far as it is known here; empty if it is not."""
        shared = told.absence if isinstance(told, Entry) else told.reason
        code = reasons_of(seen).get(told.id) or shared or ""
        return self.desk.catalogue.codes().read("absence", code)

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
            (one.day, entry_words(catalogue, one), one)
            for one in seen.entries
            if tells_absence(one)
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
        codes, today = self.desk.catalogue.codes(), self.desk.today()
        reason = codes.read("absence", told.reason)
        of_list(codes.absence, reason, "Vælg grunden til fraværet fra listen. Intet er skrevet.")
        of_list(codes.tellers, told.told_by, "Vælg fra listen, hvem der meldte det. "
                "Intet er skrevet.")  # fmt: skip
        of_list(codes.forms, told.told_how, "Vælg fra listen, hvordan det blev meldt. "
                "Intet er skrevet.")  # fmt: skip
        day = told.day or today
        if told.until and told.until < day:
            raise RefusedError("Den sidste dag ligger før den første. Intet er skrevet.")
        if told.attended is not None and not 0 <= told.attended <= (told.planned or 0):
            raise RefusedError("Skriv den aftalte tid, og hvor meget borgeren var der. "
                               "Intet er skrevet.")  # fmt: skip
        if told.told:
            has_come(told.told, today)
        of_here(self.desk, reason)
        hidden = self._hidden(reason, told.told_by)
        record, plan = self.desk.new_id(), seen.course
        values: dict[str, Json] = {
            "citizen": seen.citizen.id,
            "course": plan.course.id if plan and plan.course.closed is None else None,
            "day": day.isoformat(),
            "until": told.until.isoformat() if told.until and told.until != day else None,
            "planned": told.planned,
            "attended": told.attended,
            "reason": None if hidden else reason,
            "excused": True if hidden and hidden.lawful else None,
            "told_by": told.told_by,
            "told": told.told.isoformat() if told.told else None,
            "told_how": told.told_how,
        }
        drafts = [new(seen.citizen.case, record, Absence.KIND, values)]
        if hidden:
            drafts.append(reason_draft(seen, record, reason))
        self.desk.act(drafts)
        return record

    def edit(
        self,
        seen: Casework,
        absence: str,
        *,
        day: date | None = None,
        until: date | None = None,
        reason: str | None = None,
    ) -> bool:
        """Correct an absence; what is left out stands. Return whether anything is changed.

        A reason goes where it would have been written at first: one of health away from the
        mentor, another back to both.

        Raises:
            NotFoundError: If the absence is not here.
            RefusedError: If the days do not fit, or the reason is none of the list or not to be
                written at this computer.
        """
        one = next((one for one in self.written(seen) if one.id == absence), None)
        if one is None or one.day is None:
            raise NotFoundError("Fraværet findes ikke her.")
        first, last = day or one.day, until or one.until
        if last and last < first:
            raise RefusedError("Den sidste dag ligger før den første. Intet er skrevet.")
        values: dict[str, Json] = {"day": first.isoformat()} if day else {}
        if until or last == first:
            values["until"] = last.isoformat() if last and last != first else None
        beside = None
        if reason is not None:
            said, beside = self._corrected_reason(seen, one, reason)
            values |= said
        draft = edit_seen(seen, one.case, one.id, Absence.KIND, values)
        return bool(self.desk.act([draft, beside]))

    def _corrected_reason(
        self, seen: Casework, one: Absence, typed: str
    ) -> tuple[dict[str, Json], Draft | None]:
        """Return what the absence then says, and what is to stand beside it."""
        codes = self.desk.catalogue.codes()
        reason = codes.read("absence", typed)
        of_list(codes.absence, reason, "Vælg grunden til fraværet fra listen. Intet er skrevet.")
        of_here(self.desk, reason)
        if reason == self.reason(seen, one):
            return {}, None
        is_mentor = self.desk.me.role is Role.MENTOR
        if is_mentor and one.reason is None:
            raise RefusedError(
                "Grunden til det fravær står kun hos kommunen. Ret dagene, eller ring til "
                "tovholderen. Intet er skrevet."
            )
        hidden = self._hidden(reason, one.told_by)
        said: dict[str, Json] = {
            "reason": None if hidden else reason,
            "excused": True if hidden and hidden.lawful else None,
        }
        if is_mentor:
            return said, None
        case = case_at(seen.citizen.id, Place.PROFESSIONAL)
        beside = edit_seen(
            seen, case, reason_record(one.id), AbsenceReason.KIND,
            {"reason": reason if hidden else None},
            fixed={"citizen": seen.citizen.id, "absence": one.id},
        )  # fmt: skip
        return said, beside

    def _hidden(self, reason: str, told_by: str | None) -> AbsenceCode | None:
        """Return the reason if it stands beside the absence, and not where the workplace reads."""
        at_work = self.desk.me.role is Role.MENTOR or told_by in _AT_WORK
        return None if reason == SICK and at_work else kept_apart(self.desk, reason)

    def contact(self, seen: Casework, tried: Try) -> str:
        """Write that somebody tried to reach the citizen, and return the id.

        Raises:
            RefusedError: If a code is none of its list, the day lies ahead, or the day of coming
                back lies before it.
        """
        codes, today = self.desk.catalogue.codes(), self.desk.today()
        of_list(codes.contact_results, tried.result,
                "Vælg fra listen, hvad der kom ud af det. Intet er skrevet.")  # fmt: skip
        of_list(codes.forms, tried.how, "Vælg fra listen, hvordan. Intet er skrevet.")
        day = tried.day or today
        has_come(day, today)
        if tried.back and tried.back < day:
            raise RefusedError("Den dag, borgeren kommer igen, ligger før kontakten. "
                               "Intet er skrevet.")  # fmt: skip
        values: dict[str, Json] = {
            "citizen": seen.citizen.id,
            "day": day.isoformat(),
            "how": tried.how,
            "result": tried.result,
            "back": tried.back.isoformat() if tried.back else None,
            "agreed": typed_text(tried.agreed).strip() or None,
        }
        record = self.desk.new_id()
        self.desk.act([new(seen.citizen.case, record, AbsenceContact.KIND, values)])
        return record


def offered_reasons(desk: Desk) -> tuple[AbsenceCode, ...]:
    """Return the reasons one may choose from here: of health a mentor writes «syg», and no more."""
    every = desk.catalogue.codes().absence
    if desk.me.role is not Role.MENTOR:
        return every
    return tuple(one for one in every if not one.health or one.code == SICK)


def of_here(desk: Desk, reason: str) -> None:
    """Refuse a reason that is not written at this computer.

    Raises:
        RefusedError: If this is a mentor's and the reason is the municipality's to know.
    """
    if all(one.code != reason for one in offered_reasons(desk)):
        raise RefusedError(
            "Den grund skrives kun hos kommunen. Skriv «ukendt», og ring til tovholderen. "
            "Intet er skrevet."
        )


def kept_apart(desk: Desk, reason: str) -> AbsenceCode | None:
    """Return the reason if it touches health: the municipality tells a workplace none of those."""
    known = desk.catalogue.codes().absence
    return next((one for one in known if one.code == reason and one.health), None)


def reason_draft(seen: Casework, absence: str, reason: str) -> Draft:
    """Return the draft of a reason that stands beside its absence, or beside a note."""
    values: dict[str, Json] = {"citizen": seen.citizen.id, "absence": absence, "reason": reason}
    case = case_at(seen.citizen.id, Place.PROFESSIONAL)
    return new(case, reason_record(absence), AbsenceReason.KIND, values)


def reasons_of(seen: Casework) -> dict[str, str]:
    """Return absence or note to its reason, where that stands beside it and is held here."""
    found = (one for one in seen.facts[AbsenceReason.KIND].values()
             if isinstance(one, AbsenceReason))  # fmt: skip
    return {one.absence: one.reason for one in found if one.reason}
