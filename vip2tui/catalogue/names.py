"""What a list of packages shows. Free of pydantic, for a list is drawn first."""

from __future__ import annotations

from dataclasses import dataclass

TERMS, KLE, POINTS, CHECKLIST, RULES = "ord", "kle", "punkter", "tjekliste", "regler"
LOCAL = "lokalt"
"""What a municipality can lay over the shipped data, a file of each kind."""


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
