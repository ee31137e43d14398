"""What a record and its fields are called, and how many there are of what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from vip2tui.base.safe import quoted
from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.changes.record import UNDONE
from vip2tui.domain.kinds.citizen import Citizen
from vip2tui.domain.kinds.mark import Mark
from vip2tui.domain.kinds.table import KINDS, count_words
from vip2tui.text.danish import capital, count, joined

UNKNOWN = "oplysningen"
"""What a record is called whose kind only a newer program knows."""
_ON_ALL = {"deleted": "lagt væk", "kept": "beholdt"}
"""Fields that a record of any kind can have."""


def the(kind: str) -> str:
    """Return what a record of a kind is called: «notatet»."""
    known = KINDS.get(kind)
    return known.words.the if known else UNKNOWN


def field_words(kind: str, field: str) -> str:
    """Return what a field is called in the middle of a sentence; its stored name if unknown.

    A line or a part of a field, ``opgaver.3``, is called what the field is.
    """
    known = KINDS.get(kind)
    says = known.fields.get(field.partition(".")[0]) if known else None
    return says.words if says else _ON_ALL.get(field, field)


def field_of(kind: str, field: str) -> str:
    """Return what a field is called to a person, who is shown no stored name."""
    return field_words(kind, field) if kind in KINDS and field in KINDS[kind].fields else "et felt"


def field_label(catalogue: Catalogue, kind: str, field: str) -> str:
    """Return what a field is called where it is asked for: «Sagsnummer (ikke CPR)»."""
    says = KINDS[kind].fields[field]
    return catalogue.worded(says.label or capital(says.words))


def found_words(catalogue: Catalogue, kind: str) -> str:
    """Return what a search calls what it found: «notat», «person», «jobpakke»."""
    known = KINDS.get(kind)
    return catalogue.worded((known.found or known.words.one) if known else "jobpakke")


def title(kind: str, values: Mapping[str, Any]) -> str:
    """Return what one record is called by what stands in it; empty if nothing says it."""
    known = KINDS.get(kind)
    for name in known.called if known else ("name", "text"):
        first, _, part = name.partition(".")
        value = values.get(first)
        value = value.get(part) if part and isinstance(value, dict) else value
        if value and isinstance(value, str):
            return value
    return ""


def record_words(catalogue: Catalogue, kind: str, values: Mapping[str, Any]) -> str:
    """Return what a record is, as people know it: «notatet «gik godt»», «forløbet «Lager»»."""
    name = "" if kind == Citizen.KIND else title(kind, values)  # whose it is stands before it
    return f"{catalogue.worded(the(kind))} {quoted(name)}" if name else catalogue.worded(the(kind))


def doubtful(catalogue: Catalogue, kind: str, fields: Iterable[str], name: str = "") -> str:
    """Return what a doubt is about: «telefon», «notatet, tekst», «niveauet ved «Gaffeltruck»».

    Args:
        catalogue: Whose words they are.
        kind: The record's kind.
        fields: Those of its fields that are asked about.
        name: What the record is called, as it stands in the sentence: «Praktik» in quotes.
    """
    is_level = bool(name) and kind == Mark.KIND
    told = [field_of(kind, one) for one in fields
            if one != UNDONE and not (is_level and one == "observed")]  # fmt: skip
    if kind == Citizen.KIND and told:  # whose it is stands before it
        return catalogue.worded(joined(told))
    what = f"{catalogue.worded(the(kind))} {'ved ' if is_level else ''}{name}".rstrip()
    return f"{what}, {catalogue.worded(joined(told))}" if told else what


def listed(catalogue: Catalogue, counted: Mapping[str, int]) -> str:
    """Return what was counted, in the table's order; nothing counted is nothing said.

    Args:
        catalogue: Whose words they are.
        counted: What `vip2tui.domain.kinds.table.counted_as` says, to how many.
    """
    words = count_words()
    told = [count(counted[kind], one.one, one.many) for kind, one in words.items()
            if counted.get(kind)]  # fmt: skip
    if others := sum(number for kind, number in counted.items() if kind not in words):
        told.append(f"{others} andet" if others == 1 else f"{others} andre ting")
    return catalogue.worded(", ".join(told))
