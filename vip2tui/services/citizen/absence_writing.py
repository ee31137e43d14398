"""What is written of absence: days, what was wrong about them, and that somebody was called."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vip2tui.base.safe import typed_text
from vip2tui.changes.change import Json
from vip2tui.changes.writer import Draft
from vip2tui.domain.kinds.absence import Absence
from vip2tui.domain.kinds.absence_contact import AbsenceContact
from vip2tui.domain.kinds.entry import Entry
from vip2tui.services.citizen.absence_reasons import (
    corrected,
    hidden,
    of_here,
    reason_draft,
    shared,
)
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.desk import Desk, RefusedError
from vip2tui.services.records import edit_seen, new
from vip2tui.services.typed import has_come, of_list
from vip2tui.text.danish import count

_CORRECTED = "fraværet er rettet"
"""What a note says of why it was corrected."""


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
class Mended:
    """What an absence should have said; what is left out stands."""

    day: date | None = None
    until: date | None = None
    reason: str | None = None
    came: int | None = None
    """Days of a week the citizen came, where a round counts them."""


def written(desk: Desk, seen: Casework, told: Told) -> list[Draft]:
    """Return the drafts of an absence, its own first.

    Raises:
        RefusedError: If something does not fit.
    """
    codes, today = desk.catalogue.codes(), desk.today()
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
    of_here(desk, reason)
    apart = hidden(desk, reason, told.told_by)
    record, plan = desk.new_id(), seen.course
    values: dict[str, Json] = {
        "citizen": seen.running_in(),
        "course": plan.course.id if plan and plan.course.closed is None else None,
        "day": day.isoformat(),
        "until": told.until.isoformat() if told.until and told.until != day else None,
        "planned": told.planned,
        "attended": told.attended,
        **shared("reason", reason, apart),
        "told_by": told.told_by,
        "told": told.told.isoformat() if told.told else None,
        "told_how": told.told_how,
    }
    drafts = [new(seen.running_in(), record, Absence.KIND, values)]
    if apart:
        drafts.append(reason_draft(seen.running_in(), record, reason))
    return drafts


def mended(desk: Desk, seen: Casework, one: Absence | Entry, said: Mended) -> list[Draft | None]:
    """Return the drafts of what is wrong about an absence, or about a note that tells one.

    Raises:
        RefusedError: If the days do not fit, or the reason is none of the list or not to be
            written at this computer.
    """
    values = _note_days(one, said) if isinstance(one, Entry) else _days(one, said)
    beside = None
    if said.reason is not None:
        why, beside = corrected(desk, seen, one, said.reason)
        values |= why
    if isinstance(one, Entry) and (values or beside):
        values["reason"] = _CORRECTED
    return [edit_seen(seen, one.case, one.id, one.KIND, values), beside]


def _days(one: Absence, said: Mended) -> dict[str, Json]:
    if said.came is not None:
        raise RefusedError("Det fravær har sine dage. Ret den første og den sidste. "
                           "Intet er skrevet.")  # fmt: skip
    first, last = said.day or one.day, said.until or one.until
    if first and last and last < first:
        raise RefusedError("Den sidste dag ligger før den første. Intet er skrevet.")
    values: dict[str, Json] = {"day": said.day.isoformat()} if said.day else {}
    if said.until or last == first:
        values["until"] = last.isoformat() if last and last != first else None
    return values


def _note_days(one: Entry, said: Mended) -> dict[str, Json]:
    """Return the day and the days of a week as a note then says them; its own words follow."""
    if said.until and said.until != (said.day or one.day):
        raise RefusedError("Det fravær står i et notat, som har én dag. Skriv de andre dage som "
                           "fravær. Intet er skrevet.")  # fmt: skip
    values: dict[str, Json] = {}
    if said.day and said.day != one.day:
        values["day"] = said.day.isoformat()
    if said.came is None or said.came == one.attended:
        return values
    if one.attended is None or one.planned is None or not 0 <= said.came <= one.planned:
        raise RefusedError("Dagene kan ikke passe: skriv fx 4 af 5. Intet er skrevet.")
    values |= {"attended": said.came, "type": round_type(said.came, one.planned)}
    if one.text == round_text(one.attended, one.planned):
        values["text"] = round_text(said.came, one.planned)
    if said.came == one.planned:
        values |= {"absence": None, "excused": None}
    return values


def round_type(came: int, planned: int) -> str:
    """Return the kind of note that tells the days of a week."""
    return "fravaer" if came < planned else "fremmoede"


def round_text(came: int, planned: int) -> str:
    """Return what it says."""
    return f"Mødt {came} af {count(planned, 'dag', 'dage')}."


def tried(desk: Desk, seen: Casework, told: Try) -> Draft:
    """Return the draft of a try to reach somebody.

    Raises:
        RefusedError: If something does not fit.
    """
    codes, today = desk.catalogue.codes(), desk.today()
    of_list(codes.contact_results, told.result,
            "Vælg fra listen, hvad der kom ud af det. Intet er skrevet.")  # fmt: skip
    of_list(codes.forms, told.how, "Vælg fra listen, hvordan. Intet er skrevet.")
    day = told.day or today
    has_come(day, today)
    if told.back and told.back < day:
        raise RefusedError("Den dag, borgeren kommer igen, ligger før kontakten. "
                           "Intet er skrevet.")  # fmt: skip
    values: dict[str, Json] = {
        "citizen": seen.running_in(),
        "day": day.isoformat(),
        "how": told.how,
        "result": told.result,
        "back": told.back.isoformat() if told.back else None,
        "agreed": typed_text(told.agreed).strip() or None,
    }
    return new(seen.running_in(), desk.new_id(), AbsenceContact.KIND, values)
