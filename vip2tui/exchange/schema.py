"""What is exchanged, as JSON Schema (draft 2020-12) with Danish titles.

The fields of each kind are read off the facts, so the description cannot fall behind the program.
It says what a program may write; what is received and does not fit is kept all the same.
"""

from __future__ import annotations

from typing import Any

from vip2tui.domain.kinds.kind import Kind
from vip2tui.domain.kinds.table import KINDS
from vip2tui.exchange.opencopy import FORMAT, VERSION

_OWN = {"id", "case"}
_PARTS = {
    "warnings": "advarsler", "proofs": "beviser", "when": "hvornår", "rule": "regel",
    "renewal": "fornyelse", "optional": "valgfrit",
    "address": "adresse", "contact": "kontaktperson", "steps": "trin", "goals": "delmål",
    "items": "punkter", "id": "id", "track": "spor", "area": "område", "owner": "hvem gør det",
    "important": "vigtigt for dokumentationen", "from_end": "tæller fra slutningen",
    "from_work": "tæller fra slutningen af praktik eller løntilskud", "habit": "en vane",
    "days": "dage", "every": "gentages efter så mange dage", "event": "sker af sig selv",
    "measure": "mål", "unit": "enhed", "level": "niveau 0–4", "by": "set af",
    "sort": "slags", "record": "post", "day": "dato",
}  # fmt: skip
_CLOCK = {"type": "string", "pattern": "^[0-2][0-9]:[0-5][0-9]$"}
_DAY = {"type": "string", "format": "date"}
_TEXT = {"type": "string"}
_ID = {"type": "string", "minLength": 1}


def bundle() -> dict[str, Any]:
    """Return the schema of everything that is exchanged: a change, and an open copy."""
    parts: dict[str, Any] = {"change": _change(), "openCopy": _open_copy()}
    for kind in _travelling():
        parts |= _fields(kind)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:vip2tui:bundle:1",
        "title": "Det, der udveksles",
        "description": "Enten én ændring (en linje i en fil) eller en ulåst kopi.",
        "anyOf": [{"$ref": "#/$defs/change"}, {"$ref": "#/$defs/openCopy"}],
        "$defs": parts,
    }


def _change() -> dict[str, Any]:
    ids = {"type": "array", "items": _ID}
    return {
        "title": "Ændring",
        "description": "Nogle felter i én post, som én person satte dem, og det, de afløser.",
        "type": "object",
        "required": ["id", "clock", "action", "at", "by", "record", "kind"],
        "properties": {
            "id": _named("Ændringens id", "Skriver, sag og løbenummer: skriver.sag.n",
                         {"type": "string", "pattern": r"^[^.]+\..+\.[1-9][0-9]*$"}),
            "clock": _named("Ur", "Ét højere end det højeste, der er set i sagen.",
                            {"type": "integer", "minimum": 1, "maximum": 2**40}),
            "action": _named("Handling", "Det, der fortrydes på én gang.", _ID),
            "at": _named("Tidspunkt", "Til at læse; afgør ingenting.",
                         {"type": "string", "format": "date-time"}),
            "by": _named("Hvem", "Personens navn.", _TEXT),
            "record": _named("Post", "Id på det, der ændres.", _ID),
            "kind": _named("Slags", "Ukendte slags bevares og sendes videre.", _ID),
            "set": _named("Sætter", "Felter og deres nye værdier; null tømmer feltet.",
                          {"type": "object"}),
            "over": _named("Afløser", "Per felt de ændringer, personen så, da de begyndte.",
                           {"type": "object", "additionalProperties": ids}),
            "undoes": _named("Fortryder", "De ændringer, der træder ud.", ids),
            "seen": _named("Har set", "Per skriver det sidste nummer, der var kendt.",
                           {"type": "object", "additionalProperties":
                               {"type": "integer", "minimum": 0}}),
            "redacted": _named("Fjernet", "Felter, hvis værdi er fjernet, og summen af linjen før.",
                               {"type": "object", "properties": {
                                   "fields": ids, "sha256": _TEXT}, "required": ["fields"]}),
        },
        "allOf": [
            {
                "if": {"properties": {"kind": {"const": kind.name}}, "required": ["kind"]},
                "then": {"properties": {"set": {"$ref": f"#/$defs/{kind.name}"}}},
            }
            for kind in _travelling()
        ],
    }  # fmt: skip


def _travelling() -> list[Kind]:
    return [kind for kind in KINDS.values() if kind.travels]


def _fields(kind: Kind) -> dict[str, Any]:
    """Return what a change of a kind may set, and the parts it is made of."""
    made = kind.model.model_json_schema(ref_template="#/$defs/{model}")
    parts = {name: _part(part) for name, part in made.get("$defs", {}).items()}
    fields = {
        name: _field(kind.fields[name].words, field)
        for name, field in made["properties"].items()
        if name not in _OWN
    }
    return parts | {
        kind.name: {
            "title": kind.words.the.capitalize(),
            "type": "object",
            "properties": fields | {"deleted": {"title": "Lagt væk", "type": ["boolean", "null"]}},
        }
    }


def _field(words: str, field: dict[str, Any]) -> dict[str, Any]:
    kinds = [one for one in field.get("anyOf", [field]) if one.get("type") != "null"]
    bare = [
        {key: value for key, value in one.items() if key not in ("title", "default", "description")}
        for one in kinds
    ]
    exact = [_CLOCK if one.get("format") == "time" else one for one in bare]
    return {"title": words.capitalize(), "anyOf": [*exact, {"type": "null"}]}


def _part(part: dict[str, Any]) -> dict[str, Any]:
    """Return a part of a copied plan, with Danish titles and without our own comments."""
    if "enum" in part:
        return {key: part[key] for key in ("type", "enum")}
    fields = {}
    for name, field in part.get("properties", {}).items():
        kept = {key: value for key, value in field.items() if key not in ("title", "description")}
        fields[name] = {"title": _title(name), **kept}
    return {
        "type": "object",
        "properties": fields,
        **({"required": part["required"]} if "required" in part else {}),
    }


def _title(name: str) -> str:
    """Return what a field of a copied plan is called: as the field people set of that name."""
    every = (kind.fields[name].words for kind in KINDS.values() if name in kind.fields)
    return (_PARTS.get(name) or next(every, name)).capitalize()


def _named(title: str, description: str, shape: dict[str, Any]) -> dict[str, Any]:
    return {"title": title, "description": description, **shape}


def _open_copy() -> dict[str, Any]:
    citizen = {
        "title": "Borger",
        "type": "object",
        "required": ["id", "name", "courses", "entries"],
        "properties": {
            "id": _ID,
            "name": {"title": "Navn", **_TEXT},
            "courses": {"title": "Forløb", "type": "array", "items": _course()},
            "entries": {"title": "Notater", "type": "array", "items": _entry()},
            "card": _rows("Kompetencekort", ["id", "name", "level", "day"]),
        },
    }
    changes = {"type": "array", "items": {"$ref": "#/$defs/change"}}
    return {
        "title": "Ulåst kopi",
        "description": "Et dokument, som alle kan læse. Indeholder aldrig det, der kun er for mig.",
        "type": "object",
        "required": ["format", "version", "made", "by", "device", "citizens", "cases"],
        "properties": {
            "format": {"title": "Format", "const": FORMAT},
            "version": {"title": "Udgave", "const": VERSION},
            "made": {"title": "Lavet", "type": "string", "format": "date-time"},
            "by": {"title": "Af", **_TEXT},
            "device": {"title": "Computer", **_TEXT},
            "citizens": {"title": "Borgere, til at læse", "type": "array", "items": citizen},
            "cases": _named("Ændringer", "Per sag ændringerne, byte for byte som de blev skrevet.",
                            {"type": "object", "additionalProperties": changes}),
        },
    }  # fmt: skip


def _course() -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["id", "package", "start", "end", "steps", "checklist"],
        "properties": {
            "id": _ID,
            "package": {"title": "Jobpakke", **_TEXT},
            "start": {"title": "Start", **_DAY},
            "end": {"title": "Slut", **_DAY},
            "steps": _rows("Trin", ["id", "name", "status", "start", "end", "goals"]),
            "checklist": _rows("Tjekliste", ["id", "text", "owner", "due", "status"]),
        },
    }


def _entry() -> dict[str, Any]:
    return {
        "type": "object",
        "required": ["id", "type", "day"],
        "properties": {
            "id": _ID,
            "type": {"title": "Slags", **_TEXT},
            "day": {"title": "Dato", **_DAY},
            "text": {"title": "Tekst", **_TEXT},
            "minutes": {"title": "Minutter", "type": "integer", "minimum": 0},
        },
    }


def _rows(title: str, required: list[str]) -> dict[str, Any]:
    return {"title": title, "type": "array", "items": {"type": "object", "required": required}}
