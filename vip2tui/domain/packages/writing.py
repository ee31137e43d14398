"""The lists of a package: what is asked about one line of each, and how an answer becomes one.

One table says it for every list, so that a new one is a line here and nothing anywhere else.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from vip2tui.base.safe import clean_line
from vip2tui.catalogue.package import (
    AmuCourse,
    CardField,
    Certificate,
    Competence,
    Neighbour,
    Package,
    Risk,
    Word,
)
from vip2tui.catalogue.stamped import Item, Note, Span, Text
from vip2tui.domain.packages.authoring import LOCAL, new_id
from vip2tui.domain.packages.shaping import ShapeError, said, with_local, yes
from vip2tui.text.danish import fold, plain_dashes, plain_digits
from vip2tui.text.days import parse_day, say

Reader = Callable[[str, str, date], Any]
MOST_LINES = 500
"""Lines of one list. The longest shipped one has 40."""
DEMANDS = "demands"
_SPAN = re.compile("([0-9]{1,3})(?: *- *([0-9]{1,3}))?")


def _text(typed: str, label: str, _: date) -> str:
    return said(typed, label)


def _maybe(typed: str, label: str, _: date) -> str | None:
    return said(typed, label) if clean_line(typed) else None


def _number(typed: str, _: str, __: date) -> str | None:
    text = plain_digits(clean_line(typed)).replace(" ", "").replace(".", "")
    if text and not (len(text) == 5 and text.isascii() and text.isdecimal()):
        raise ShapeError(
            "Nummeret på et AMU-kursus er fem cifre, fx 40531. "
            "Lad feltet stå tomt, hvis I ikke kender det."
        )
    return text or None


def _span(typed: str, label: str, _: date) -> dict[str, int] | None:
    text = fold(clean_line(typed)).removesuffix("dage").removesuffix("dag").strip()
    if not text:
        return None
    found = _SPAN.fullmatch(plain_dashes(text))
    least, most = (int(found[1]), int(found[2] or found[1])) if found else (1, 0)
    if least > most:
        raise ShapeError(f"{label} skrives som et tal eller et spænd, fx 3 eller 3-5.")
    return {"min": least, "max": most}


def _yes(typed: str, label: str, _: date) -> bool:
    return yes(typed, label)


def _day(typed: str, _: str, today: date) -> date | None:
    return parse_day(typed, today, has_happened=True) if clean_line(typed) else None


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that is asked about a line."""

    key: str
    """As a package's file calls it."""
    label: str
    hint: str = ""
    read: Reader = _text

    @property
    def is_yes_or_no(self) -> bool:
        return self.read is _yes


@dataclass(frozen=True, slots=True)
class ListKind:
    """A list of a package."""

    model: type[Item]
    fields: tuple[Field, ...]
    part: str = ""
    """The group the list stands in, if it is not the package itself."""
    fixed: tuple[tuple[str, Any], ...] = ()
    """What a new line says that is not asked for."""
    named: bool = False
    """A new line gets an id, made from what is asked first."""


def _texts(label: str, hint: str, model: type[Item] = Text, part: str = "") -> ListKind:
    return ListKind(model, (Field("tekst", label, hint),), part)


def _demand(hint: str) -> ListKind:
    return _texts("Kravet", hint, part=DEMANDS)


KINDS: dict[str, ListKind] = {
    "aliases": _texts("Navnet", "fx Anlægsgartner"),
    "tasks": _texts("Opgaven", "fx Klippe hække med motorsaks"),
    "market": _texts("Teksten", "fx Tre firmaer i byen søger folk, maj 2026", Note),
    "parties": _texts("Navnet", "fx Grønt & Godt ApS"),
    "language": _demand("fx Forstår korte beskeder på dansk"),
    "age": _demand("fx 18 år for at køre maskiner"),
    "body": _demand("fx Løfter 15 kg og går meget"),
    "licence": _demand("fx Kørekort B er en fordel"),
    "record": _demand("fx Ren straffeattest, hvis man har nøgler"),
    "health": _demand("fx Kan tåle pollen"),
    "other": _demand("fx Kan møde kl. 6"),
    "warnings": _texts("Advarslen", "fx Der er støj det meste af dagen", Note),
    "rules": _texts("Reglen", "fx Brug altid hjelm ved fældning", Note),
    "certificates": ListKind(
        Certificate,
        (
            Field("navn", "Beviset", "fx Motorsavskursus"),
            Field("naar", "Bruges, når", "fx Når der fældes træer"),
            Field("regel", "Reglen", "fx Beviset skal kunne vises på stedet"),
            Field("fornyelse", "Fornyelse", "Tomt, hvis I ikke ved det", _maybe),
            Field("lovkrav", "Kræves det?", "ja, hvis opgaven kræver det, ellers nej", _yes),
        ),
        named=True,
    ),
    "amu": ListKind(
        AmuCourse,
        (
            Field("navn", "Kurset", "fx Motorsav, grundkursus"),
            Field("nr", "Nummer", "Fem cifre. Tomt, hvis I ikke kender det", _number),
            Field("dage", "Dage", "fx 3 eller 3-5. Tomt, hvis I ikke ved det", _span),
            Field("bekraeftet", "Slået op den", "Dagen, nogen slog nummeret op, eller tomt", _day),
            Field("bemaerkning", "Bemærkning", "fx Spørg skolen om hold på let dansk", _maybe),
        ),
    ),
    "competences": ListKind(
        Competence,
        (Field("navn", "Kompetencen", "fx Kan klippe en hæk lige"),),
        fixed=(("felt", CardField.TRADE),),
        named=True,
    ),
    "words": ListKind(
        Word, (Field("da", "Dansk", "fx hæk"), Field("en", "Engelsk", "fx hedge"))
    ),
    "sentences": _texts("Sætningen", "fx Hvor skal jeg lægge værktøjet?"),
    "mentor": _texts("Rådet", "fx Vis det først, og lad borgeren prøve bagefter"),
    "risks": ListKind(
        Risk,
        (
            Field("risiko", "Risikoen", "fx Tidlige vagter"),
            Field("tegn", "Første tegn", "fx Kommer for sent to gange", _maybe),
            Field("handling", "Gør", "fx Byt vagt, og aftal samkørsel"),
        ),
    ),
    "neighbours": ListKind(
        Neighbour, (Field("tekst", "Fordi", "fx Maskiner og udeliv kan bruges i skoven"),)
    ),
}  # fmt: skip
"""Every list by the name it has in the model."""


def lines(package: Package, name: str) -> tuple[Any, ...]:
    """Return the lines of a list."""
    part = KINDS[name].part
    found: tuple[Any, ...] = getattr(getattr(package, part) if part else package, name)
    return found


def shown(name: str, line: Item | None) -> dict[str, str]:
    """Return what stands in the fields for a line; empty fields for a new one."""
    raw = line.model_dump(by_alias=False) if line else {}
    names = {one.alias or key: key for key, one in KINDS[name].model.model_fields.items()}
    return {one.key: _written(raw.get(names[one.key])) for one in KINDS[name].fields}


def with_line(
    package: Package,
    name: str,
    at: int | None,
    typed: Mapping[str, str],
    today: date,
    key: str = "",
) -> Package:
    """Return the package with a line of a list written anew, or a new one last.

    Args:
        package: The draft.
        name: The list.
        at: Which line; None for a new one. What is not asked about an old line stays.
        typed: The answers by field.
        today: For a day that was typed.
        key: The id of a new line, where it is chosen and not made.

    Raises:
        ShapeError: If an answer cannot stand there, or the list is full.
        DayNotUnderstoodError: If a day is none.
    """
    kind, every = KINDS[name], list(lines(package, name))
    old = None if at is None else every[at]
    given = {one.key: clean_line(typed.get(one.key, "")) for one in kind.fields}
    if old is not None and given == shown(name, old):
        return package
    answers = {one.key: one.read(given[one.key], one.label, today) for one in kind.fields}
    if old is None:
        if len(every) >= MOST_LINES:
            raise ShapeError(f"Der er plads til {MOST_LINES} linjer her. Intet er væk.")
        if key or kind.named:
            taken = [one.id for one in every]
            answers["id"] = key or new_id(next(iter(given.values())), taken)
        every.append(_made(kind, dict(kind.fixed) | answers))
    else:
        # What somebody held against a source was the old words.
        stays = {k: v for k, v in old.model_dump(by_alias=True).items() if k != "kontrolleret"}
        every[at or 0] = _made(kind, stays | answers)
    return _put(package, name, tuple(every))


def without_line(package: Package, name: str, at: int) -> Package:
    """Return the package without one line of a list."""
    every = list(lines(package, name))
    del every[at]
    return _put(package, name, tuple(every))


def _made(kind: ListKind, raw: dict[str, Any]) -> Item:
    return kind.model.model_validate(raw | {"kilde": LOCAL})


def _put(package: Package, name: str, every: tuple[Any, ...]) -> Package:
    part = KINDS[name].part
    if not part:
        return with_local(package, **{name: every})
    return with_local(package, **{part: getattr(package, part).evolve(**{name: every})})


def _written(value: Any) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, dict):
        span = Span(min=value["least"], max=value["most"])
        return str(span.least) if span.least == span.most else f"{span.least}-{span.most}"
    return clean_line(value) if isinstance(value, str) else say(value)
