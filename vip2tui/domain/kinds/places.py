"""Who a case is for, read off its id.

A citizen has up to three cases with one id: the shared one, ``.f`` for professionals only, ``.p``
for oneself.
"""

from __future__ import annotations

from enum import StrEnum

LOCAL = "local"
"""The case of what this device keeps for itself; it never leaves."""
_LOCAL_TOO = f"{LOCAL}."
"""How the id of any further case begins that never leaves this device."""


class Place(StrEnum):
    """Who a case is for."""

    SHARED = ""
    """Everyone the citizen is given to, the mentor too."""
    PROFESSIONAL = ".f"
    """Consultants and the office («kun kommunen»); never on a mentor's device."""
    PRIVATE = ".p"
    """The one who wrote it («kun for mig»); never leaves the device."""
    LOCAL = LOCAL


def place_of(case: str) -> Place:
    """Return who a case is for, as its id says."""
    if case == LOCAL or case.startswith(_LOCAL_TOO):
        return Place.LOCAL
    for place in (Place.PROFESSIONAL, Place.PRIVATE):
        if case.endswith(place.value):
            return place
    return Place.SHARED


def is_sent(case: str) -> bool:
    """Return whether a case may ever leave a computer."""
    return place_of(case) in (Place.SHARED, Place.PROFESSIONAL)


def case_at(case: str, place: Place) -> str:
    """Return a citizen's case for another place."""
    return LOCAL if place is Place.LOCAL else shared_case(case) + place.value


def local_case(record: str) -> str:
    """Return the case of a record that stands alone, on this device and nowhere else.

    It ends as a private one does: a program from before there were any never sends it either.
    """
    return f"{_LOCAL_TOO}{record}{Place.PRIVATE.value}"


def shared_case(case: str) -> str:
    """Return the shared case's id: the citizen's own."""
    return case.removesuffix(Place.PROFESSIONAL.value).removesuffix(Place.PRIVATE.value)
