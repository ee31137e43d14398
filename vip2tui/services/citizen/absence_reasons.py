"""Why somebody was away: which reasons are offered where, and which of them no mentor reads."""

from __future__ import annotations

from collections.abc import Mapping

from vip2tui.catalogue.codes import AbsenceCode
from vip2tui.changes.change import Json
from vip2tui.changes.writer import Draft
from vip2tui.domain.kinds.absence import Absence
from vip2tui.domain.kinds.absence_reason import AbsenceReason, reason_record
from vip2tui.domain.kinds.entry import Entry
from vip2tui.domain.kinds.places import Place, case_at, shared_case
from vip2tui.domain.roles import Role
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.desk import Desk, RefusedError
from vip2tui.services.records import edit_seen, new
from vip2tui.services.typed import of_list

UNKNOWN = "ukendt"
"""Why somebody was away, where nobody said."""
SICK = "egen_sygdom"
_AT_WORK = ("mentor", "leder")
"""Who knows at the workplace what they have told."""


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


def hidden(desk: Desk, reason: str, told_by: str | None) -> AbsenceCode | None:
    """Return the reason if it stands beside the absence, and not where the workplace reads."""
    at_work = desk.me.role is Role.MENTOR or told_by in _AT_WORK
    return None if reason == SICK and at_work else kept_apart(desk, reason)


def shared(name: str, reason: str, apart: AbsenceCode | None) -> dict[str, Json]:
    """Return what is said of a reason where the workplace reads, too.

    Args:
        name: The field it stands in.
        reason: The reason.
        apart: The same, where it is not said there: then only that it is lawful is.
    """
    return {
        name: None if apart else reason,
        "excused": True if apart and apart.lawful else None,
    }


def corrected(
    desk: Desk, seen: Casework, one: Absence | Entry, typed: str
) -> tuple[dict[str, Json], Draft | None]:
    """Return what an absence, or a note of one, then says of its reason; and what stands beside it.

    Raises:
        RefusedError: If the reason is none of the list, or not to be written at this computer.
    """
    codes = desk.catalogue.codes()
    reason = codes.read("absence", typed)
    of_list(codes.absence, reason, "Vælg grunden til fraværet fra listen. Intet er skrevet.")
    of_here(desk, reason)
    if reason == reason_of(desk, seen, one):
        return {}, None
    is_mentor = desk.me.role is Role.MENTOR
    if is_mentor and stands_elsewhere(one):
        raise RefusedError(
            "Grunden til det fravær står kun hos kommunen. Ret dagene, eller ring til "
            "tovholderen. Intet er skrevet."
        )
    is_note = isinstance(one, Entry)
    apart = hidden(desk, reason, None if isinstance(one, Entry) else one.told_by)
    said = shared("absence" if is_note else "reason", reason, apart)
    if is_mentor:
        return said, None
    case = case_at(one.case, Place.PROFESSIONAL)
    beside = edit_seen(
        seen, case, reason_record(one.id), AbsenceReason.KIND,
        {"reason": reason if apart else None},
        fixed={"citizen": shared_case(one.case), "absence": one.id},
    )  # fmt: skip
    return said, beside


def stands_elsewhere(one: Absence | Entry) -> bool:
    """Return whether the reason may be known at the municipality, and is not said to a mentor.

    A note by itself may name none; a round always asks.
    """
    if isinstance(one, Entry):
        return one.absence is None and (bool(one.excused) or one.attended is not None)
    return one.reason is None


def reason_of(desk: Desk, seen: Casework, told: Absence | Entry) -> str:
    """Return why, as a code, as far as it is known here; empty if it is not."""
    said = told.absence if isinstance(told, Entry) else told.reason
    return desk.catalogue.codes().read("absence", _beside(seen).get(told.id) or said or "")


def as_known(desk: Desk, seen: Casework, note: Entry) -> Entry:
    """Return a note with the reason of its absence as it is known here: to be told here alone."""
    why = reason_of(desk, seen, note) or None
    return note if why == note.absence else note.model_copy(update={"absence": why})


def reason_draft(citizen: str, absence: str, reason: str) -> Draft:
    """Return the draft of a reason that stands beside its absence, or beside a note."""
    values: dict[str, Json] = {"citizen": citizen, "absence": absence, "reason": reason}
    case = case_at(citizen, Place.PROFESSIONAL)
    return new(case, reason_record(absence), AbsenceReason.KIND, values)


def _beside(seen: Casework) -> Mapping[str, str]:
    """Return absence or note to its reason, where that stands beside it and is held here."""
    found = (one for one in seen.facts[AbsenceReason.KIND].values()
             if isinstance(one, AbsenceReason))  # fmt: skip
    return {one.absence: one.reason for one in found if one.reason}
