"""Citizens in a file who may be somebody here already: said before the file is taken in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vip2tui.domain.kinds.places import Place, case_at, place_of, shared_case
from vip2tui.services.citizen.people import People, called
from vip2tui.text.danish import count

if TYPE_CHECKING:
    from vip2tui.exchange.plan import ImportPlan
    from vip2tui.services.desk import Desk

_MOST = 5
"""How many are named."""


def twins(desk: Desk, people: People, plan: ImportPlan) -> tuple[str, ...]:
    """Return a sentence for each citizen a file brings who may be here, or be twice in the file."""
    held = set(desk.store.cases())
    new = {shared_case(case) for case, changes in plan.new.items() if changes} - held
    states = {
        case: desk.fold(case, plan.new[case])
        for one in new
        for case in (case_at(one, place) for place in (Place.SHARED, Place.PROFESSIONAL))
        if case in plan.new and place_of(case) is not Place.LOCAL
    }
    found = [
        desk.worded(f"Måske findes {called(person.name, '')} allerede: ")
        + "; ".join(f"{one.called}, {one.why}" for one in alike)
        + "."
        for person, alike in people.arriving(states)
    ]
    if len(found) > _MOST:
        more = count(len(found) - _MOST, "borger", "borgere")
        found[_MOST:] = [desk.worded(f"{more} mere findes måske allerede.")]
    return tuple(found)
