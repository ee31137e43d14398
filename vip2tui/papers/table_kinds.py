"""Which tables there are, as whoever lists them needs it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TableKind:
    """One table over everybody here."""

    code: str
    name: str
    about: str


HOURS = TableKind("timer", "Mentortimer", "Hver gang mentortimer er givet, med dag og tid.")
COURSES = TableKind("forloeb", "Forløb", "Hvert forløb: begyndt, slutter, trin og mål.")
OPEN = TableKind("mangler", "Over fristen", "De punkter på tjeklisterne, der er over fristen.")
TABLES = (HOURS, COURSES, OPEN)
