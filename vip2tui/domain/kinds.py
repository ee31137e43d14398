"""Which kinds of record there are, where each lives, who may set it, what it hangs on: one table.

A citizen has up to three cases with one id: the shared one, ``.f`` for professionals only, ``.p``
for oneself. What the table does not allow is kept and shown as a proposal, never folded.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from hashlib import sha1
from typing import TYPE_CHECKING
from uuid import NAMESPACE_OID, UUID, uuid5

from vip2tui.domain.facts import FACTS, Role

if TYPE_CHECKING:
    from collections.abc import Iterable
    from hashlib import _Hash

LOCAL = "local"
"""The case of what this device keeps for itself; it never leaves."""


class Place(StrEnum):
    """Who a case is for."""

    SHARED = ""
    """Everyone the citizen is given to, the mentor too."""
    PROFESSIONAL = ".f"
    """Consultants and the office («kun kommunen»); never on a mentor's device."""
    PRIVATE = ".p"
    """The one who wrote it («kun for mig»); never leaves the device."""
    LOCAL = LOCAL


@dataclass(frozen=True, slots=True)
class Kind:
    """What holds for every record of a kind."""

    places: frozenset[Place] = frozenset({Place.SHARED})
    parents: tuple[str, ...] = ()
    """The fields that name the records it hangs on."""
    setters: frozenset[Role] | None = None
    """Who may set it; left out, everybody who has the case."""


_ANYWHERE = frozenset({Place.SHARED, Place.PROFESSIONAL, Place.PRIVATE})

KINDS: dict[str, Kind] = {
    "citizen": Kind(),
    "course": Kind(parents=("citizen",)),
    "step": Kind(parents=("course",)),
    "goal": Kind(parents=("course",)),
    "item": Kind(parents=("course",)),
    "week": Kind(parents=("course",)),
    "pause": Kind(frozenset({Place.PROFESSIONAL}), ("course",)),
    "mark": Kind(parents=("citizen",)),
    "entry": Kind(_ANYWHERE, ("course", "citizen")),
    "join": Kind(),
    "workplace": Kind(),
    "undo": Kind(frozenset(Place)),
    # Says that a value was taken away; whose word that takes is `vip2tui.exchange.taking`'s.
    "redaction": Kind(_ANYWHERE),
    "identity": Kind(frozenset({Place.PROFESSIONAL}), ("citizen",)),
    "setting": Kind(frozenset({Place.LOCAL})),
    "import": Kind(frozenset({Place.LOCAL})),
    # A mentor's would open a case to whoever they like.
    "assignment": Kind(parents=("citizen",), setters=frozenset({Role.CONSULTANT, Role.OFFICE})),
    # Whose a case is decides where its words go: another's would send them to whoever they like.
    "belonging": Kind(parents=("citizen",), setters=frozenset({Role.OFFICE})),
}
"""What is not listed as shared is for professionals only: an unknown kind too."""

SETTERS = {name: kind.setters for name, kind in KINDS.items() if kind.setters is not None}
"""The kinds that not everybody may set, and who may."""

PARENTS = {name: kind.parents for name, kind in KINDS.items() if kind.parents}


_FOR_PROFESSIONALS = frozenset({Place.PROFESSIONAL})


def _fields(*, professional: bool) -> set[str]:
    return {
        name
        for kind, fact in FACTS.items()
        if (KINDS[kind].places == _FOR_PROFESSIONALS) == professional
        for name in fact.model_fields
    }


PROFESSIONAL_FIELDS = frozenset(_fields(professional=True) - _fields(professional=False))
"""Fields that no kind has but those for professionals only, such as the CPR number."""


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
    if known is not None and known.places == _FOR_PROFESSIONALS:
        return bool(named)
    return not PROFESSIONAL_FIELDS.isdisjoint(named)


def place_of(case: str) -> Place:
    """Return who a case is for, as its id says."""
    if case == LOCAL:
        return Place.LOCAL
    for place in (Place.PROFESSIONAL, Place.PRIVATE):
        if case.endswith(place.value):
            return place
    return Place.SHARED


def case_at(case: str, place: Place) -> str:
    """Return a citizen's case for another place."""
    return LOCAL if place is Place.LOCAL else shared_case(case) + place.value


def shared_case(case: str) -> str:
    """Return the shared case's id: the citizen's own."""
    return case.removesuffix(Place.PROFESSIONAL.value).removesuffix(Place.PRIVATE.value)


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
    return kind not in SETTERS or role in SETTERS[kind]


def derived_id(parent: str, *words: str) -> str:
    """Return the id of a record that two devices could both make: of what it stands for.

    Args:
        parent: The uuid of the record it belongs to.
        words: What it is there, such as ``"item", "m06.1@7"``.
    """
    # uuid5, without making two `UUID`s for each: a case load asks for a hundred thousand.
    hashed = _space(parent).copy()
    hashed.update("\n".join(words).encode())
    name = bytearray(hashed.digest()[:16])
    name[6] = name[6] & 0x0F | 0x50
    name[8] = name[8] & 0x3F | 0x80
    text = name.hex()
    return f"{text[:8]}-{text[8:12]}-{text[12:16]}-{text[16:20]}-{text[20:]}"


@lru_cache(maxsize=1024)
def _space(parent: str) -> _Hash:
    """Return the hash that every id below a record begins with."""
    try:
        space = UUID(parent)
    except ValueError:
        space = uuid5(NAMESPACE_OID, parent)
    return sha1(space.bytes, usedforsecurity=False)
