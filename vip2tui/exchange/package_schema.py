"""A package file as JSON Schema (draft 2020-12) with Danish titles, for whoever writes one.

It is read off the model, so it cannot fall behind. What it cannot say (an id that stands twice, a
source that is not there) is told by ``vip2tui package check``.
"""

from __future__ import annotations

from typing import Any

from vip2tui.catalogue.package import Package

_TITLES = {
    "format": "Format", "id": "Id", "version": "Udgave", "gaelder_fra": "Gælder fra",
    "navn": "Navn", "alias": "Andre navne", "english": "Navn på engelsk", "sektor": "Fag",
    "parter": "Parter", "dansk_kort": "Dansk ved start", "haardt_krav": "Skal have",
    "varighed": "Varighed", "advarsler": "Læs først", "marked": "Marked", "regler": "Regler",
    "opgaver": "Opgaver", "krav": "Krav", "beviser": "Beviser", "amu": "Korte fagkurser",
    "trin": "Trin", "kompetencer": "Kompetencer", "ord": "Fagord", "saetninger": "Sætninger",
    "mentor": "Råd til mentoren", "frafald": "Risiko for at stoppe", "naboer": "Naboer",
    "egen": "Egen jobpakke", "kilder": "Kilder", "tekst": "Tekst", "kilde": "Kilde",
    "kontrolleret": "Kontrolleret", "sprog": "Sprog", "alder": "Alder", "fysik": "Fysik",
    "koerekort": "Kørekort", "attest": "Attest", "helbred": "Helbred", "andet": "Andet",
    "naar": "Hvornår", "regel": "Regel", "fornyelse": "Fornyelse", "lovkrav": "Krav i loven",
    "nr": "Kursusnummer", "dage": "Dage", "bekraeftet": "Nummeret slået op",
    "bemaerkning": "Bemærkning", "min": "Mindst", "max": "Højst", "normal": "Normalt",
    "spor": "Spor", "start": "Uger fra forløbets start", "uger": "Uger", "valgfrit": "Valgfrit",
    "klar": "Klar til næste trin, når", "noter": "Noter", "delmaal": "Delmål", "maal": "Mål",
    "enhed": "Enhed", "retning": "Mindst eller højst", "uge": "Uge i trinnet",
    "dokumentation": "Dokumentation", "felt": "Felt på kompetencekortet", "da": "Dansk",
    "en": "Engelsk", "risiko": "Risiko", "tegn": "Tidligt tegn", "handling": "Det kan I gøre",
    "url": "Adresse", "aar": "År", "laest": "Læst", "kladde": "Kladde",
    "jobaabning": "Jobåbning", "accept": "Hvem har sagt ja", "tovholder": "Tovholder",
    "arbejdsgiver": "Arbejdsgiver", "antal": "Antal ledige job", "spurgt": "Spurgt den",
    "part": "Part", "dato": "Dato", "saeson": "Hvornår man helst begynder", "maaneder": "Måneder",
}  # fmt: skip
_EXPLAINED = {
    "id": "Små bogstaver a–z, tal og bindestreger. Bliver aldrig lavet om.",
    "kilde": "En af nøglerne under «kilder».",
    "kilder": "Hvor teksterne kommer fra: kode, navn, adresse, år.",
    "kontrolleret": "År og måned, hvor det sidst er holdt op mod kilden.",
    "klar": "Et godt råd og aldrig en spærre.",
    "start": "Trin må ligge samtidig; intet trin venter på et andet.",
    "lovkrav": "Opgaven må ikke planlægges uden opsyn, før beviset er der.",
    "nr": "Fem cifre; tomt (null), når nummeret ikke er slået op.",
    "delmaal": "Mindst tre på hvert trin, som man kan se eller måle.",
    "kladde": "Kan ikke bruges til en borger endnu.",
    "ord": "Mindst 16.",
    "maaneder": "Gode måneder at begynde i, 1–12. En plan i andre måneder får en bemærkning.",
    "kompetencer": "8–15 fra faget; de fælles kommer selv med på kortet.",
}
_NAMES = {
    "Package": "Jobpakke", "Accepted": "Et ja", "AmuCourse": "Kort fagkursus", "CardField": "Felt",
    "Certificate": "Bevis", "Competence": "Kompetence", "Demands": "Krav", "Evidence":
    "Dokumentation", "Goal": "Delmål", "Neighbour": "Nabo", "Note": "Tekst, der bliver gammel",
    "Opening": "Jobåbning", "Own": "Egen jobpakke", "Party": "Part", "Risk": "Risiko",
    "Source": "Kilde", "Span": "Fra og til", "Step": "Trin", "Text": "Tekst", "Track": "Spor",
    "Season": "Årstid", "Weeks": "Uger", "Word": "Fagord",
}  # fmt: skip


_OURS = ("title", "description")


def package() -> dict[str, Any]:
    """Return the schema of a package file."""
    made = Package.model_json_schema(by_alias=True, ref_template="#/$defs/{model}")
    parts = {name: _part(name, part) for name, part in made.pop("$defs").items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:vip2tui:package:1",
        **_part("Package", made),
        "description": "En fil med én jobpakke, hel i sig selv. Gem den som UTF-8.",
        "$defs": parts,
    }


def _part(name: str, part: dict[str, Any]) -> dict[str, Any]:
    """Return a part with a Danish title and without our own comments."""
    kept = {key: value for key, value in part.items() if key not in _OURS}
    if "properties" in kept:
        kept["properties"] = {key: _field(key, one) for key, one in kept["properties"].items()}
    return {"title": _NAMES[name], **kept}


def _field(name: str, field: dict[str, Any]) -> dict[str, Any]:
    explained = {"description": _EXPLAINED[name]} if name in _EXPLAINED else {}
    return {"title": _TITLES[name], **explained, **_bare(field)}


def _bare(value: Any) -> Any:
    """Return a field without the titles and comments that pydantic takes from the code."""
    if isinstance(value, dict):
        return {
            key: _bare(one) for key, one in value.items() if key not in ("title", "description")
        }
    return [_bare(one) for one in value] if isinstance(value, list) else value
