"""What a list of packages shows. Free of pydantic, for a list is drawn first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

TERMS, KLE, POINTS, CHECKLIST, RULES = "ord", "kle", "punkter", "tjekliste", "regler"
INSTRUMENT = "maaling"
LOCAL = "lokalt"
"""What a municipality can lay over the shipped data, a file of each kind."""
_MODELS = {
    TERMS: "codes:OwnTerms",
    KLE: "kle:Kle",
    POINTS: "checklist:OwnPoints",
    CHECKLIST: "checklist:Checklist",
    RULES: "rulebook:RuleSet",
    LOCAL: "local:LocalFacts",
    INSTRUMENT: "instrument:OwnInstrument",
}


def model_of(kind: str) -> Any:
    """Return what a file of a kind is read as; only its own module is imported."""
    from pkgutil import resolve_name

    return resolve_name(f"vip2tui.catalogue.{_MODELS[kind]}")


@dataclass(frozen=True, slots=True)
class PackageName:
    """One line of the list of packages, as the index has it."""

    id: str
    name: str
    aliases: tuple[str, ...]
    english: str
    weeks: int
    """Normal weeks up to ordinary work; the follow-up is not counted."""
    weeks_text: str
    danish: str
    """The level of Danish at the start of practice, in short: «DU2 M3»."""
    hard_demand: str
    """What the law or the job cannot do without; empty if nothing."""
    version: str
