"""One line of a package as people read it, whatever list it stands in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType

from vip2tui.catalogue.codes import Codes
from vip2tui.catalogue.package import AmuCourse, Certificate, Competence, Neighbour, Risk, Word
from vip2tui.catalogue.stamped import Note, Stamped
from vip2tui.domain.law.rule_words import month_words
from vip2tui.text.danish import count


@dataclass(frozen=True, slots=True)
class Said:
    """One text of a package and the code of where it comes from."""

    text: str
    source: str
    mark: str = "  - "
    below: str = ""
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
