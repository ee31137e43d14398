"""Every kind of record in one table, and what follows from it.

What the table does not allow is kept and shown as a proposal, never folded. What is not listed as
shared is for professionals only: an unknown kind too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from vip2tui.domain.kinds import (
    absence,
    absence_contact,
    absence_reason,
    assignment,
    away,
    belonging,
    card_assessment,
    card_confirmation,
    card_line,
    citizen,
    course,
    education,
    ending,
    entry,
    followup,
    found_words,
    goal,
    grant,
    grant_basis,
    hand_over,
    holder,
    hours_confirmation,
    identity,
    item,
    join,
    mark,
    measurement,
    measurement_delay,
    month_sheet,
    office_logo,
    package_draft,
    pause,
    put_off,
    received,
    redaction,
    reply,
    setting,
    step,
    support_limit,
    told_numbers,
    undo,
    week,
    went_back,
    workplace,
    workplace_measurement,
)
from vip2tui.domain.kinds.kind import PROFESSIONAL, Kind, Words
from vip2tui.domain.kinds.places import Place, place_of
from vip2tui.domain.roles import Role

KINDS: dict[str, Kind] = {
    one.name: one
    for one in (
        citizen.KIND, course.KIND, entry.KIND, item.KIND, step.KIND, goal.KIND, mark.KIND,
        card_line.KIND, card_assessment.KIND, education.KIND, card_confirmation.KIND, week.KIND,
        pause.KIND, measurement.KIND, workplace_measurement.KIND, measurement_delay.KIND,
        grant.KIND, grant_basis.KIND, month_sheet.KIND, hours_confirmation.KIND,
        absence.KIND, absence_reason.KIND, absence_contact.KIND,
        away.KIND, reply.KIND, put_off.KIND,
        ending.KIND, followup.KIND, workplace.KIND, assignment.KIND, holder.KIND,
        hand_over.KIND, identity.KIND,
        redaction.KIND, belonging.KIND, found_words.KIND, join.KIND, undo.KIND, setting.KIND,
        received.KIND, went_back.KIND, package_draft.KIND, told_numbers.KIND, support_limit.KIND,
        office_logo.KIND,
    )
}  # fmt: skip
"""In the order they are told."""


def parents() -> dict[str, tuple[str, ...]]:
    """Return the fields that name the records a record hangs on, per kind."""
    return {name: kind.parents for name, kind in KINDS.items() if kind.parents}


def setters() -> dict[str, frozenset[Role]]:
    """Return the kinds that not everybody may set, and who may."""
    return {name: kind.setters for name, kind in KINDS.items() if kind.setters is not None}


def professional_fields() -> frozenset[str]:
    """Return the fields that are for professionals only by their very names, as the CPR number.

    A name that a newer kind may well have for something else, as «scale», is not among them.
    """
    return frozenset(
        name for kind in KINDS.values() for name, says in kind.fields.items() if says.confidential
    )


def is_ordinary(kind: str, fields: Mapping[str, object]) -> bool:
    """Return whether a kind and its fields are known, and none of them for professionals alone."""
    known = KINDS.get(kind)
    return (
        known is not None and known.places != PROFESSIONAL and fields.keys() <= known.fields.keys()
    )


def is_exposed(kind: str, fields: Iterable[str], case: str) -> bool:
    """Return whether something the table gives to professionals alone stands where all can read.

    Only what is known is asked: an unknown kind or field is a newer program's, and a number in a
    text is no reason.

    Args:
        kind: A change's kind.
        fields: The fields it has values of.
        case: Where it stands.
    """
    if place_of(case) is not Place.SHARED:
        return False
    known, named = KINDS.get(kind), list(fields)
    if known is not None and known.places == PROFESSIONAL:
        return bool(named)
    strange = [name for name in named if known is None or name not in known.fields]
    return bool(strange) and not professional_fields().isdisjoint(strange)


def may_stand(kind: str, place: Place) -> bool:
    """Return whether the table lets a kind be set in a case of this place."""
    known = KINDS.get(kind)
    if known is None:
        return place is not Place.SHARED
    return place in known.places


def may_set(kind: str, role: Role | None) -> bool:
    """Return whether the table lets somebody in a role set a kind; None is a role not known here.

    What only some may set is not taken from somebody nobody knows.
    """
    known = KINDS.get(kind)
    return known is None or known.setters is None or role in known.setters


def makes(kind: str, said: Mapping[str, Any], over: Mapping[str, Any]) -> bool:
    """Return whether a change makes its record: it says what the kind needs, over nothing."""
    known = KINDS.get(kind)
    return known is not None and any(
        fields <= said.keys() and not any(over.get(name) for name in fields)
        for fields in known.makes
    )


def ties(kind: str, record: str, said: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield what stands on what, as one change says it: the lower one first."""
    known = KINDS.get(kind)
    if known is None:
        return
    for name in known.parents:
        if name in said:
            yield record, str(said[name])
    if known.ties is not None:
        yield from known.ties(record, said)


def lasting() -> frozenset[str]:
    """Return the kinds that no undo reaches."""
    return frozenset(name for name, kind in KINDS.items() if kind.lasting)


def stays(kind: str) -> bool:
    """Return whether going back in time leaves a kind as it is."""
    known = KINDS.get(kind)
    return known is None or known.stays or known.lasting


def is_free(kind: str, field: str) -> bool:
    """Return whether a field is written freely: two of them can both stand."""
    known = KINDS.get(kind)
    return known is not None and field in known.free


def is_sealed(kind: str, field: str) -> bool:
    """Return whether a field's value is never said by itself."""
    known = KINDS.get(kind)
    return known is not None and field in known.sealed


def counted_as(kind: str, values: Mapping[str, Any]) -> str:
    """Return what a record is counted under: its kind, or its kind and status."""
    known, status = KINDS.get(kind), values.get("status")
    return f"{kind}:{status}" if known and status in known.counted else kind


def count_words() -> dict[str, Words]:
    """Return what is counted and what it is called, in the order it is told."""
    found: dict[str, Words] = {}
    for name, kind in KINDS.items():
        found |= {f"{name}:{status}": words for status, words in kind.counted.items()}
        found[name] = kind.words
    return found
