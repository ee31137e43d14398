"""Sentences that say what a change did, for «Fortryd», the history and the preview of a file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vip2tui.safe import clean_line, cut

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vip2tui.changes.change import Change

FIELD_WORDS = {
    "name": "navn",
    "case_key": "sagsnøgle",
    "phone": "telefon",
    "language": "sprog",
    "interpreter": "tolk",
    "tovholder": "tovholder",
    "tovholder_phone": "tovholders telefon",
    "mentor": "mentor",
    "created": "oprettet",
    "practice": "øvelsesborger",
    "deleted": "lagt væk",
    "closed": "afsluttet",
    "outcome": "resultat",
    "reason": "begrundelse",
    "cpr": "CPR-nummer",
    "citizen": "borger",
    "course": "forløb",
    "package": "jobpakke",
    "version": "udgave",
    "plan": "plan",
    "checklist": "tjekliste",
    "start": "start",
    "end": "slut",
    "workplace": "arbejdsplads",
    "status": "status",
    "weeks": "uger",
    "started": "begyndt",
    "finished": "færdig",
    "day": "dato",
    "note": "bemærkning",
    "on_behalf": "på vegne af",
    "until": "udskudt til",
    "evidence": "det viser det",
    "type": "slags",
    "text": "tekst",
    "minutes": "minutter",
    "confirmed": "bekræftet af borgeren",
    "planned": "aftalte dage",
    "attended": "mødte dage",
    "absence": "fravær",
    "next": "næste skridt",
    "next_date": "næste skridt, dato",
    "next_owner": "næste skridt, hvem",
}
"""Field names as people read them."""

KIND_WORDS = {
    "citizen": "borgeren",
    "identity": "CPR-nummeret",
    "course": "forløbet",
    "step": "trinnet",
    "goal": "delmålet",
    "item": "punktet",
    "entry": "notatet",
    "workplace": "arbejdspladsen",
    "setting": "indstillingen",
    "join": "samlingen",
}


def described(changes: Sequence[Change]) -> str:
    """Return what one action did, as one sentence without a full stop.

    >>> described([])
    'ingenting'
    """
    words = [_one(change) for change in changes]
    unique = list(dict.fromkeys(word for word in words if word))
    if not unique:
        return "ingenting"
    if len(unique) == 1:
        return unique[0]
    first = unique[0]
    return f"{first} og {len(words) - 1} andre ting" if len(words) > 2 else " og ".join(unique)


def _one(change: Change) -> str:
    """Return what one change did; typed words are cleaned, short and in quotes."""
    if change.undoes:
        return "det, der blev fortrudt"
    said = change.set
    if said.get("deleted"):
        return f"{KIND_WORDS.get(change.kind, change.kind)} lagt væk"
    if said.get("closed"):
        return "forløbet afsluttet"
    if change.kind == "item":
        status = said.get("status")
        words = {
            "klaret": "fluebenet sat",
            "aaben": "fluebenet fjernet",
            "udskudt": "punktet udskudt",
        }
        return words.get(str(status), "punktet ændret")
    if change.kind == "citizen" and "name" in said and not change.over:
        return f"ny borger {_quoted(said['name'])}"
    if change.kind == "course" and "plan" in said:
        name = said["plan"].get("name", "") if isinstance(said["plan"], dict) else ""
        return f"nyt forløb {_quoted(name)}"
    if change.kind == "entry" and not change.over:
        return f"notatet {_quoted(said.get('text') or '')}" if said.get("text") else "notatet"
    fields = ", ".join(FIELD_WORDS.get(name, name) for name in said if name != "course")
    return f"{KIND_WORDS.get(change.kind, change.kind)}: {fields}"


def _quoted(text: object) -> str:
    return f"«{cut(clean_line(str(text)), 30)}»"
