"""A line of a package as people read it, whatever list it stands in, and who vouches for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType

from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.catalogue.codes import Codes
from vip2tui.catalogue.local import SHARED, Confirmed, LocalFacts, Place, placed_parts, words_of
from vip2tui.catalogue.package import (
    AmuCourse,
    Certificate,
    Competence,
    Neighbour,
    Package,
    Risk,
    Word,
)
from vip2tui.catalogue.stamped import Note, Stamped, stamped_parts
from vip2tui.domain.law.rule_words import month_words
from vip2tui.domain.packages.authoring import ask_again
from vip2tui.domain.packages.office_diff import confirmed_words
from vip2tui.text.danish import count


@dataclass(frozen=True, slots=True)
class Said:
    """One text of a package and the code of where it comes from."""

    text: str
    source: str
    mark: str = "  - "
    below: str = ""
    stamp: str = ""
    """Where it is from, in words: «(kilde: …)»."""
    opens: str = ""
    """The id of the package that it leads to, if any."""
    parts: tuple[Stamped, ...] = ()
    """The texts of the file it says: what is confirmed with it."""


def said_of(codes: Codes, one: Stamped, names: Mapping[str, str] = MappingProxyType({})) -> Said:
    """Return a line of any list of a package as it is read.

    Args:
        codes: What stored codes are called.
        one: The line.
        names: The packages that are here, by id.
    """
    return replace(_said_of(codes, one, names), parts=(one,))


def _said_of(codes: Codes, one: Stamped, names: Mapping[str, str]) -> Said:
    match one:
        case Certificate():
            return _certificate(one)
        case AmuCourse():
            return _amu(one)
        case Risk():
            sign = f"Tegn: {one.sign}\n" if one.sign else ""
            return Said(one.risk, one.source, below=f"{sign}Gør: {one.action}")
        case Competence():
            field = codes.name_of("card_fields", one.field.value).lower()
            return Said(f"{one.name} ({field})", one.source)
        case Neighbour():
            return Said(f"{names.get(one.id, one.id)}: {one.text}", one.source)
        case Word():
            return Said(f"{one.danish} = {one.english}", one.source)
        case Note():
            return Said(str(one), one.source, below=checked_words(one.checked))
    return Said(str(one), one.source)


def _certificate(one: Certificate) -> Said:
    law = "Loven kræver det. " if one.required else ""
    again = f" Fornyelse: {one.renewal}." if one.renewal else ""
    told = (f"{one.when}\n{law}{one.rule}{again}", checked_words(one.checked))
    return Said(one.name, one.source, below=joined(*told))


def checked_words(month: str | None) -> str:
    """Return when a rule was last held against its source; nothing where nobody has."""
    return f"Kontrolleret {month_words(month)}." if month else ""


def _amu(one: AmuCourse) -> Said:
    number = f"nr. {one.number}" if one.number else "nummer ukendt"
    days = ""
    if one.days:
        same = one.days.least == one.days.most
        most = count(one.days.most, "dag", "dage")
        days = f" · {most}" if same else f" · {one.days.least}–{most}"
    checked = "" if one.confirmed else "Nummeret er ikke slået op: spørg skolen."
    below = joined(one.note or "", checked)
    return Said(f"{one.name} · {number}{days}", one.source, below=below)


def joined(*parts: str) -> str:
    """Return what stands under a text, a line each."""
    return "\n".join(part for part in parts if part)


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
