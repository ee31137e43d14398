"""Who gets which cases: whole cases, by what each device is and what it was given.

Pure: what is known of a case is handed in as plain facts, read off its records by the caller.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from vip2tui.domain.kinds.places import Place, place_of, shared_case
from vip2tui.domain.roles import Role


@dataclass(frozen=True, slots=True)
class Party:
    """A device, as far as it matters for what it may have."""

    device: str
    role: Role


@dataclass(frozen=True, slots=True)
class CaseFact:
    """What a shared case says of who it is for."""

    case: str
    creator: str | None = None
    """The device that wrote its first change; None if that writer is not known here."""
    given: Mapping[str, bool] = field(default_factory=dict)
    """Device to whether it is given to it now; False after it was withdrawn."""
    practice: bool = False
    """An øvelsesborger: never sent."""
    follows: frozenset[str] = frozenset()
    """For a workplace: the citizens' cases that name it; it goes where they go."""
    withdrawn: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    """Device to writer and number of the change that withdrew the case from it, or undid that it
    was given."""
    given_by: Mapping[str, tuple[str, int]] = field(default_factory=dict)
    """Device to writer and number of the change that gave the case to it last."""
    belongs: frozenset[str] | None = None
    """The offices it belongs to, none if nobody can say; None where no two could be meant."""


def travels(role: Role, other: Role, case: str) -> bool:
    """Return whether a case of this place may go between two devices, whichever way.

    Files go between the office and its devices, and between two offices; never past the office.
    """
    if Role.OFFICE not in (role, other):
        return False
    place = place_of(case)
    if place is Place.PROFESSIONAL:
        return Role.MENTOR not in (role, other)
    return place is Place.SHARED


def cases_for(
    addressee: Party, me: Party, held: Collection[str], facts: Mapping[str, CaseFact]
) -> set[str]:
    """Return the cases whose changes the addressee gets from this device.

    Args:
        addressee: Who the file is to.
        me: Whose file it is.
        held: Every case here, ``.f``, ``.p`` and the local one too.
        facts: What is known of each shared case; one without is only ever sent to an office.
    """
    return {
        case
        for case in held
        if travels(me.role, addressee.role, case)
        and _is_theirs(addressee, facts, facts.get(shared_case(case)), is_now=True)
    }


def cases_named(
    addressee: Party, me: Party, held: Collection[str], facts: Mapping[str, CaseFact]
) -> set[str]:
    """Return the cases a file says `have` of: also what was withdrawn, until all is receipted."""
    return {
        case
        for case in held
        if travels(me.role, addressee.role, case)
        and _is_theirs(addressee, facts, facts.get(shared_case(case)), is_now=False)
    }


def farewells(
    addressee: Party,
    me: Party,
    held: Collection[str],
    facts: Mapping[str, CaseFact],
    reached: Collection[str],
) -> dict[str, dict[str, int]]:
    """Return case to writer to n: what a device still gets of a case that was withdrawn from it.

    It must learn that it was, and gets what this writer wrote up to there, and nothing after. One
    that was given by mistake and taken back before any file held it never goes there.

    Args:
        addressee: Who the file is to.
        me: Whose file it is.
        held: Every case here.
        facts: What is known of each shared case.
        reached: The cases the addressee has, or may have: they were in a file made to it.
    """
    return {
        case: {fact.withdrawn[addressee.device][0]: fact.withdrawn[addressee.device][1]}
        for case in held
        if case in reached
        and travels(me.role, addressee.role, case)
        and place_of(case) is Place.SHARED
        and (fact := facts.get(case)) is not None
        and not fact.practice
        and addressee.role is not Role.OFFICE
        and fact.given.get(addressee.device) is False
        and addressee.device in fact.withdrawn
    }


def may_send(sender: Party, me: Party, fact: CaseFact | None, case: str, *, has_part: bool) -> bool:
    """Return whether a device may write in a case that came in its file.

    Args:
        sender: Whose file it is.
        me: This device.
        fact: What is known of the shared case here; None if it is new here.
        case: The case.
        has_part: Whether something the sender wrote is in it already, or it was handed on to it.
    """
    if not travels(sender.role, me.role, case):
        return False
    if fact is None or has_part:
        return True
    if sender.role is Role.OFFICE:
        return not fact.belongs or sender.device in fact.belongs
    if fact.follows:
        return True
    return fact.creator in (None, sender.device) or sender.device in fact.given


def _is_theirs(
    device: Party, facts: Mapping[str, CaseFact], fact: CaseFact | None, *, is_now: bool
) -> bool:
    if fact is not None and fact.practice:
        return False
    if device.role is Role.OFFICE:
        return fact is None or fact.belongs is None or device.device in fact.belongs
    if fact is None:
        return False
    if fact.follows and any(
        _is_theirs(device, {}, facts.get(citizen), is_now=is_now) for citizen in fact.follows
    ):
        return True
    given = fact.given.get(device.device)
    if given is None:
        return fact.creator == device.device
    return given or not is_now
