"""Who is tovholder: a course begins with exactly one, and one that has none is asked about (R4)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from vip2tui.base.safe import clean_line, typed_line
from vip2tui.domain.course.checklist import CONSULTANT
from vip2tui.domain.course.tovholder import FIELD, ONE_NAME, is_one_name, the_only, tovholdere
from vip2tui.domain.course.upcoming import Waiting, urgency
from vip2tui.domain.kinds.citizen import Citizen
from vip2tui.domain.roles import Role
from vip2tui.services.desk import Desk, RefusedError
from vip2tui.services.records import edit_seen
from vip2tui.text.danish import is_same_name, joined

if TYPE_CHECKING:
    from vip2tui.changes.writer import Draft
    from vip2tui.services.citizen.casework import Casework

PART = "tovholder"
"""The part of a line of «I dag» that asks who it is."""
MISSING = "Hvem er tovholder? Forløbet har ingen, som alle kan ringe til"


class TovholderMissingError(RefusedError):
    """Nobody is tovholder, and it must be said who is."""

    def __init__(self, name: str) -> None:
        super().__init__(
            f"{clean_line(name)} har ingen tovholder endnu: den ene konsulent, som alle kan ringe "
            "til. Intet er ændret. Skriv tovholderens navn under «Mangler» på borgerens side, "
            "eller giv --tovholder NAVN."
        )


def named(seen: Casework) -> tuple[str, ...]:
    """Return who is tovholder of a citizen: one, nobody, or those who are in doubt."""
    case = seen.owner(FIELD)
    return tovholdere(seen.states[case].records.get(case))


def is_here(desk: Desk, seen: Casework) -> bool:
    """Return whether the person at this computer is the tovholder, or one of those in doubt."""
    return any(is_same_name(one, desk.me.person) for one in named(seen))


def likely(desk: Desk, seen: Casework) -> str:
    """Return who it is when nobody is named: the one here, or the one of all others here.

    Who begins a course for the municipality is the tovholder until another is named. A workplace
    has one and the same in the municipality, if its other citizens do; else it must be said.
    """
    me = desk.me
    if me.role is not Role.MENTOR:
        return me.person
    states = (desk.state(case) for case in desk.shared_cases() if case not in seen.parts)
    records = (one for state in states for one in state.of_kind(Citizen.KIND))
    return the_only(name for one in records if not one.get("practice") for name in tovholdere(one))


def drafted(desk: Desk, seen: Casework, given: str | None = None) -> Draft | None:
    """Return the draft that names the tovholder a course begins with; None if one is named.

    Args:
        desk: The desk.
        seen: The citizen as the person saw it.
        given: Who it shall be, if somebody says so.

    Raises:
        TovholderMissingError: If nobody is, and nobody can tell who.
        RefusedError: If two are, in two places or in one field.
    """
    known, said = named(seen), typed_line(given or "")
    if not is_one_name(said or "".join(known[:1])):
        raise RefusedError(ONE_NAME)
    if not said and len(known) == 1:
        return None
    if not said and known:
        names = joined([f"«{clean_line(one)}»" for one in known])
        raise RefusedError(
            f"{clean_line(seen.citizen.name)} har {len(known)} tovholdere: {names}. Vælg den ene "
            "under «Skal afgøres» (eller med «vip2tui doubt list»). Intet er ændret."
        )
    name = said or likely(desk, seen)
    if not name:
        raise TovholderMissingError(seen.citizen.name)
    if not is_one_name(name):
        raise RefusedError(ONE_NAME)
    return edit_seen(seen, seen.owner(FIELD), seen.owner(FIELD), Citizen.KIND, {FIELD: name})


def waiting_tovholder(desk: Desk, seen: Casework) -> Iterator[Waiting]:
    """Yield the question who is tovholder of a course that runs without one: the municipality's.

    Two are in doubt, and a doubt stands on «I dag» already.
    """
    if desk.me.role is Role.MENTOR or named(seen) or seen.citizen.practice:
        return
    today = desk.today()
    begun = [plan.course.start for plan in seen.courses if plan.course.closed is None]
    if begun:
        due = min(*begun, today)
        yield Waiting(seen.citizen.id, MISSING, due, CONSULTANT, urgency(due, today), PART)


def must_be_asked(desk: Desk, seen: Casework) -> bool:
    """Return whether somebody must say who is tovholder before a course begins.

    Who can be told without asking is told, as by line, and is easily another.

    Raises:
        RefusedError: If two are.
    """
    known = named(seen)
    if len(known) > 1:
        drafted(desk, seen)
    return not known and not likely(desk, seen)
