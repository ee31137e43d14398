"""What may be folded here, and what an undo must spare: the table of kinds applied."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from vip2tui.changes.change import Change
from vip2tui.changes.fold import fold
from vip2tui.changes.sparing import Making, hand
from vip2tui.domain.kinds.found_words import FoundWords, holds
from vip2tui.domain.kinds.places import Place, case_at
from vip2tui.domain.kinds.table import lasting, makes, may_set, may_stand, setters, ties
from vip2tui.domain.roles import Role

if TYPE_CHECKING:
    from vip2tui.changes.fold import CaseState

MAKING = Making(makes, ties, lasting())
"""What makes a record and what it stands on."""


def admitting(
    place: Place, changes: Sequence[Change], roles: Mapping[str, Role]
) -> Callable[[Change], bool]:
    """Return whether a change of a case may be folded.

    An undo of what only some may set is itself for those alone.

    Args:
        place: Who the case is for.
        changes: All its changes.
        roles: Writer to the role of the person there, as far as it is known here.
    """
    kinds = {change.kind for change in changes}
    found = _found(changes, roles) if FoundWords.KIND in kinds else {}
    standing = {kind for kind in kinds if may_stand(kind, place)}
    limited = kinds & setters().keys()
    kept = {change.id: change.kind for change in changes if change.kind in limited}

    def admits(change: Change) -> bool:
        writer, _, n = change.place
        if found and holds(found.get(writer), n):
            return False
        if not kept or change.kind not in standing:
            return change.kind in standing
        about = [change.kind, *(kept[one] for one in change.undoes if one in kept)]
        return all(may_set(kind, roles.get(change.place[0])) for kind in about)

    return admits


def _found(changes: Iterable[Change], roles: Mapping[str, Role]) -> dict[str, object]:
    """Return writer to the numbers under it that an office has said are only proposals."""
    about = [one for one in changes if one.kind == FoundWords.KIND or one.undoes]
    offices = {writer for writer, role in roles.items() if role is Role.OFFICE}
    state = fold(about, admits=lambda one: one.place[0] in offices, owner=lambda writer: writer)
    said = state.of_kind(FoundWords.KIND)
    return {str(one.get("writer")): one.get("numbers") for one in said}


def owner_in(place: Place, devices: Mapping[str, str], me: str) -> Callable[[str], str | None]:
    """Return whose a writer is in a case; what never leaves a computer is all its own.

    Args:
        place: Who the case is for.
        devices: Writer to the computer it belongs to, as far as it is known here.
        me: This computer.
    """
    if place in (Place.LOCAL, Place.PRIVATE):
        return lambda _: me
    return devices.get


def stood_on(
    case: str,
    state: Callable[[str], CaseState],
    changes: Callable[[str], Iterable[Change]],
    devices: Mapping[str, str],
    me: str,
) -> Iterator[tuple[str, str]]:
    """Yield what of a shared case is stood on in the citizen's other cases here, and by whom."""
    for place in (Place.PROFESSIONAL, Place.PRIVATE):
        other, owner = case_at(case, place), owner_in(place, devices, me)
        dead = state(other).dead
        for change in changes(other):
            if change.id not in dead:
                for _, high in ties(change.kind, change.record, change.set):
                    yield high, hand(change.id, owner)
