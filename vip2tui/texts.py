"""Sentences that say what a change did, for «Fortryd», the history and the preview of a file."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING

from vip2tui.base.safe import clean_line, cut
from vip2tui.catalogue.overlay import worded
from vip2tui.changes.record import UNDONE
from vip2tui.domain.kinds import shared_case
from vip2tui.text.days import say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vip2tui.changes.change import Change

FIELD_WORDS = {
    "name": "navn",
    "case_key": "sagsnummer",
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
    "evidence": "det, der viser det",
    "shown_by": "hvordan det er vist",
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
    "item": "punkt",
    "paused": "på pause siden",
    "pause_code": "grund til pausen",
    "expected": "ventes tilbage",
    "agreed": "hvem pausen er aftalt med",
    "return_plan": "plan for at komme i gang igen",
    "track": "spor",
    "source": "kilde",
    "place": "plads i planen",
    "step": "trin",
    "target": "mål i tal",
    "week": "uge i trinnet",
    "certificate": "bevis",
    "owner": "hvem gør det",
    "days": "dage fra start",
    "every": "gentages efter så mange dage",
    "full": "ugens timetal",
    "placement": "praktik",
    "danish": "dansk",
    "amu": "kursus",
    "paid": "timer med løn",
    "transport": "transport",
    "job_search": "jobsøgning",
    "rested": "dage på pause",
    "address": "adresse",
    "contact": "kontaktperson",
    "device": "computer",
    "office": "kommune",
    "apart": "skilt ad",
    "kept": "beholdt",
    "competence": "kompetence",
    "field": "del af kompetencekortet",
    "observed": "niveau",
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
    "week": "ugens timer",
    "pause": "grunden til pausen",
    "mark": "niveauet",
    "workplace": "arbejdspladsen",
    "setting": "indstillingen",
    "join": "samlingen",
    "assignment": "tildelingen",
    "redaction": "den fjernede tekst",
    "belonging": "kommunen, borgeren hører til",
}

ROLE_WORDS = {"mentor": "mentor", "consultant": "konsulent", "office": "kommunens kontor"}
"""What a person of a role is called."""


STEP_WORDS = {
    "planlagt": "sat til planlagt",
    "i_gang": "sat i gang",
    "gennemfoert": "gennemført",
    "pause": "sat på pause",
    "afbrudt": "afbrudt",
    "sprunget_over": "sprunget over",
}
GOAL_WORDS = {
    "ikke_begyndt": "sat til ikke begyndt",
    "paa_vej": "på vej",
    "naaet": "nået",
    "opgivet": "opgivet",
}
ITEM_WORDS = {
    "klaret": "flueben sat",
    "aaben": "flueben fjernet",
    "udskudt": "punkt udskudt",
    "ikke_relevant": "punkt sat som ikke relevant",
}
"""What was done, per stored status."""
_STATUS_WORDS = {**STEP_WORDS, **GOAL_WORDS, **ITEM_WORDS}

CODED = {
    ("goal", "shown_by"): "evidence",
    ("entry", "type"): "entry_types",
    ("entry", "absence"): "absence",
    ("course", "outcome"): "outcomes",
    ("pause", "reason"): "pauses",
}
"""The list a field's codes are from, beside the states."""
_WIDE = 40


def described(changes: Sequence[Change], names: Mapping[str, str] | None = None) -> str:
    """Return what one action did, as one sentence without a full stop.

    Args:
        changes: The action's changes.
        names: Record to what it is called, where that is known: a step, a goal, an item.

    >>> described([])
    'ingenting'
    """
    words = [worded(_one(change, names or {})) for change in changes]
    unique = list(dict.fromkeys(words))
    if not unique:
        return "ingenting"
    if len(unique) == 1:
        return unique[0]
    return f"{unique[0]} og {len(words) - 1} andre ting" if len(words) > 2 else " og ".join(unique)


def value_words(kind: str, field: str, value: object, *, habit: bool = False) -> str:
    """Return a value as people read it, on one clean line; a stored code by its name.

    Args:
        kind: The record's kind.
        field: The field.
        value: What stands in it.
        habit: Whether the record is a mark of a habit.
    """
    if (kind, field) in CODED and isinstance(value, str) and value:
        from vip2tui.catalogue import catalog

        return clean_line(catalog.codes().name_of(CODED[kind, field], value))
    if value is None or value == "":
        return "(tomt)"
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, str):
        return clean_line(_STATUS_WORDS.get(value, _day(value)))
    return level_words(value, habit=habit) or clean_line(json.dumps(value, ensure_ascii=False))


def doubtful(kind: str, field: str, values: Mapping[str, object]) -> str:
    """Return what a doubt is about: «telefon», «notatet, tekst», «niveauet ved «Gaffeltruck»»."""
    about = KIND_WORDS.get(kind, "oplysningen")
    if field == UNDONE:
        return f"{record_words(kind, values)} er fortrudt, men andre har skrevet videre"
    if kind == "citizen" and field in FIELD_WORDS:  # whose it is stands before it
        return FIELD_WORDS[field]
    if kind == "mark" and field == "observed" and values.get("name"):
        return f"{about} ved {_quoted(values['name'])}"
    return f"{about}, {FIELD_WORDS.get(field, 'et felt')}"


def record_words(kind: str, values: Mapping[str, object]) -> str:
    """Return what a record is, as people know it: «notatet «gik godt»», «forløbet «Lager»»."""
    plan = values.get("plan")
    name = plan.get("name") if isinstance(plan, dict) else None
    name = name or values.get("text") or values.get("name")
    if kind == "citizen":  # whose it is stands before it
        name = None
    about = worded(KIND_WORDS.get(kind, "oplysningen"))
    return f"{about} {_quoted(name)}" if name else about


def is_habit(change: Change) -> bool:
    """Return whether a change is of a mark of a habit, which is read in words of its own."""
    from vip2tui.catalogue import catalog
    from vip2tui.domain.course.card import mark_record

    citizen = shared_case(change.place[1])
    marks = (mark_record(citizen, one, None) for one in catalog.habits())
    return change.kind == "mark" and change.record in marks


def says_habit(values: Mapping[str, object]) -> bool:
    """Return whether a record's values are those of a mark of a habit."""
    from vip2tui.catalogue import catalog

    competence, package = values.get("competence"), values.get("package")
    return bool(competence) and catalog.is_habit(str(competence), str(package or ""))


def level_words(value: object, *, habit: bool = False) -> str:
    """Return «niveau 3, man 4. maj 2026» of what a mark on the card says; empty if it is none.

    A habit's level is said in words too: «niveau 3 (for det meste), man 4. maj 2026».
    """
    if not isinstance(value, dict) or type(value.get("level")) is not int:
        return ""
    day, by = (clean_line(str(value.get(name) or "")) for name in ("day", "by"))
    seen_by = f"set af {cut(by, _WIDE)}" if by else ""
    level = f"niveau {value['level']}"
    if habit and (means := _habit_name(value["level"])):
        level = f"{level} ({means})"
    return ", ".join(part for part in (level, _day(day), seen_by) if part)


def _habit_name(level: int) -> str:
    from vip2tui.catalogue import catalog

    every = catalog.codes().habit_levels
    return next((one.name.lower() for one in every if one.level == level), "")


def _day(value: str) -> str:
    try:
        return say(date.fromisoformat(value)) if len(value) == 10 else value
    except ValueError:
        return value


def _one(change: Change, names: Mapping[str, str]) -> str:
    """Return what one change did; typed words are cleaned, short and in quotes."""
    if change.undoes:
        return "det, der blev fortrudt"
    said = change.set
    what = KIND_WORDS.get(change.kind, "oplysningen")
    if change.kind == "import":
        nothing = "" if said.get("new") else ", der ikke ændrede noget"
        return f"hentning af filen {_quoted(said.get('file', ''))}{nothing}"
    if change.kind == "assignment" and said.keys() & {"device", "until"}:
        return f"borgeren {'taget fra' if said.get('until') else 'givet til'} en computer"
    if change.kind == "belonging" and "office" in said:
        return "borgeren hører til en anden kommune"
    if change.kind == "setting" and "office" in said:
        return "svaret om, hvilken kommune borgeren hører til"
    if "deleted" in said:
        return f"{what} {'lagt væk' if said['deleted'] else 'hentet frem'}"
    name = names.get(change.record)
    if new := _new(change):
        return new
    called = f" {_quoted(name)}" if name else ""
    status = str(said.get("status"))
    if change.kind == "item" and status in ITEM_WORDS:
        return f"{ITEM_WORDS[status]}{called and f' ved{called}'}"
    if change.kind == "step" and status in STEP_WORDS:
        return f"{what}{called} {STEP_WORDS[status]}"
    if change.kind == "goal" and status in GOAL_WORDS:
        return f"{what}{called} {GOAL_WORDS[status]}"
    if change.kind == "mark" and (
        level := level_words(said.get("observed"), habit=is_habit(change))
    ):
        return f"{level}{called and f' ved{called}'}"
    if change.kind == "course" and "closed" in said:
        return "forløbet afsluttet" if said["closed"] else "forløbet åbnet igen"
    told = said.keys() - _BESIDE
    fields = [words for field, words in FIELD_WORDS.items() if field in told]
    listed = ", ".join([*fields, *(["andet"] if told - FIELD_WORDS.keys() else [])]) or "ændret"
    return f"{'rettelse af ' if change.kind == 'entry' else ''}{what}{called}: {listed}"


_BESIDE = frozenset({"course", "citizen", "item", "reason", "case"})
"""Fields that stand beside what a person did, and are not it."""


def _new(change: Change) -> str:
    """Return what a change made that was not there before; empty if it made nothing."""
    said = change.set
    if change.kind == "citizen" and "name" in said and not change.over:
        return f"ny borger {_quoted(said['name'])}"
    if change.kind == "course" and "plan" in said and not change.over:
        plan = said["plan"]
        return f"nyt forløb {_quoted(plan.get('name', '') if isinstance(plan, dict) else '')}"
    if change.kind == "entry" and "type" in said and not change.over:
        text = said.get("text") or said.get("next")
        return f"notatet {_quoted(text)}" if text else "notatet uden tekst"
    if change.kind in _OWN and not change.over:
        own, called, also = _OWN[change.kind]
        if called in said and also in said:
            return f"{own} {_quoted(said[called])}"
    return ""


_OWN = {
    "step": ("nyt trin", "name", "track"),
    "goal": ("nyt delmål", "text", "step"),
    "item": ("nyt punkt", "text", "days"),
}
"""What is made by a change that stands on nothing and says both fields: a rename says one."""


def _quoted(text: object) -> str:
    return f"«{cut(clean_line(str(text)), _WIDE)}»"


BEHALF = {
    "L": "på lederens vegne",
    "M": "på mentorens vegne",
    "J": "på kommunens vegne",
    "B": "på borgerens vegne",
}
"""For whom somebody else settled an item, by its owner."""
