"""What is kept and cannot be read (R115): listed by name, sent on as it is, and in nobody's way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from vip2tui.base.safe import clean_line
from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.sentences.records import UNKNOWN, field_words, record_words
from vip2tui.services.citizen.casework import Casework, casework
from vip2tui.services.desk import Desk
from vip2tui.text.danish import capital, count


@dataclass(frozen=True, slots=True)
class Unread:
    """One thing that is kept as it came and cannot be read here."""

    citizen: str
    name: str
    """Whose it is."""
    record: str
    kind: str
    """Empty where the record is in none of the citizen's cases any more."""
    field: str
    """Empty if nothing of the record can be read."""
    what: str
    """«notatet «gik godt»»."""

    def words(self, catalogue: Catalogue) -> str:
        """Return «Notatet «gik godt»: dato»."""
        about = f": {field_words(self.kind, self.field)}" if self.field and self.kind else ""
        return catalogue.worded(f"{capital(self.what)}{about}")


def unread(catalogue: Catalogue, seen: Casework) -> Iterator[Unread]:
    """Yield what of a citizen cannot be read."""
    records = {
        record.id: record
        for state in seen.states.values()
        for record in (*state.records.values(), *state.deleted.values())
    }
    for one in seen.unreadable:
        name, _, field = (one, "", "") if one in records else one.rpartition(".")
        record = records.get(name)
        what = record_words(catalogue, record.kind, record.values) if record else UNKNOWN
        kind = record.kind if record else ""
        yield Unread(
            seen.citizen.id, clean_line(seen.citizen.name), name, kind, field, clean_line(what)
        )


def all_unread(desk: Desk) -> list[Unread]:
    """Return what of all citizens cannot be read, citizen by citizen."""
    every = (casework(desk, case) for case in desk.persons.each())
    return [one for seen in every if seen is not None for one in unread(desk.catalogue, seen)]


def unread_words(many: int) -> str:
    """Return «3 oplysninger kan ikke læses. Resten virker, og intet er væk.»"""
    return f"{count(many, 'oplysning', 'oplysninger')} kan ikke læses. {SAFE}"


SAFE = "Resten virker, og intet er væk."
WHY = (
    "De er gemt, som de kom, og bliver sendt videre, så kommunen kan se på dem. "
    "Et nyere program kan måske læse dem. Du behøver ikke gøre noget."
)
"""What is said under the list of them."""


def told(catalogue: Catalogue, found: Iterable[Unread]) -> list[str]:
    """Return a line for each, with whose it is."""
    return [f"{one.name}: {one.words(catalogue)}" for one in found]
