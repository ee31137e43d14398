"""What of a package's page the municipality vouches for, as it is read everywhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.catalogue.local import SHARED, Confirmed, LocalFacts, Place, placed_parts, words_of
from vip2tui.catalogue.package import Package
from vip2tui.catalogue.stamped import Stamped, stamped_parts
from vip2tui.domain.packages.authoring import ask_again
from vip2tui.domain.packages.local_diff import confirmed_words


def places(catalogue: Catalogue, package: Package) -> dict[int, Place]:
    """Return what each text of a package's page is known by, by the part itself (its `id()`).

    The words are those it was shipped with, so that a municipality's own names for things take no
    confirmation away.
    """
    found: dict[int, Place] = {}
    for key, owner in ((package.id, package), (SHARED, catalogue.shared())):
        plain = placed_parts(catalogue.unworded(owner))
        for (where, part), (_, written) in zip(placed_parts(owner), plain, strict=True):
            found[id(part)] = (key, where, words_of(written))
    return found


@dataclass(frozen=True, slots=True)
class Vouched:
    """What of a package's page the municipality has confirmed."""

    facts: LocalFacts | None
    by_part: Mapping[int, Confirmed]

    @classmethod
    def of(cls, catalogue: Catalogue, package: Package) -> Vouched:
        """Return it as it is now."""
        facts = catalogue.local()
        if facts is None or not facts.confirmed:
            return cls(None, {})
        known = {one.place: one for one in facts.confirmed}
        every = places(catalogue, package).items()
        return cls(facts, {part: known[place] for part, place in every if place in known})

    def said(self, parts: Sequence[Stamped]) -> str:
        """Return «(bekræftet af Nordstrand Kommune, …)», of the day that lies furthest back.

        Nothing if any of the parts is not confirmed.
        """
        found = [self.by_part[id(one)] for one in parts if id(one) in self.by_part]
        if self.facts is None or not found or len(found) < len(parts):
            return ""
        return f"({confirmed_words(self.facts, min(found, key=lambda one: one.day))})"

    def count_words(self, package: Package) -> str:
        """Return how many texts of a package are confirmed, and by whom; nothing if none is."""
        found = [self.by_part.get(id(one)) for one in stamped_parts(package)]
        mine = [one for one in found if one is not None]
        if self.facts is None or not mine:
            return ""
        names = {self.facts.sources[one.source].name for one in mine}
        return f"{len(mine)} er bekræftet af {names.pop() if len(names) == 1 else 'kommunen'}."


def market_words(
    catalogue: Catalogue, package_id: str, today: date | None
) -> tuple[str, str, str] | None:
    """Return what the municipality says of where the jobs are: text, source, and if it is old."""
    facts = catalogue.local()
    note = facts.note(package_id) if facts else None
    if facts is None or note is None:
        return None
    old = ask_again(note.asked, today, "der") if today else ""
    return str(note), str(facts.sources[note.source]), old
