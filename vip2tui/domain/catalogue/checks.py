"""What a package should have before it is given to a citizen; a draft may lack all of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from vip2tui.domain.catalogue.package import Package

GOALS_PER_STEP = 3
COMPETENCES = range(8, 16)
WORDS = 16
SENTENCES = 3


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a package lacks."""

    field: str
    """Where, as in the file: ``trin.praktik``."""
    message: str


def findings(package: Package) -> tuple[Finding, ...]:
    """Return what the package lacks, in the order of the file; nothing if it is ready."""
    found: list[Finding] = []

    def lack(field: str, message: str) -> None:
        found.append(Finding(field, message))

    if not package.market:
        lack("marked", "Skriv, hvor der er brug for folk, og hvornår I har spurgt.")
    if not package.tasks:
        lack("opgaver", "Skriv mindst én opgave.")
    if not package.steps:
        lack("trin", "Jobpakken skal have mindst ét trin.")
    for step in package.steps:
        if (count := len(step.goals)) < GOALS_PER_STEP:
            lack(
                f"trin.{step.id}",
                f"Trinnet «{step.name}» har {count} delmål; der skal være mindst {GOALS_PER_STEP}.",
            )
    if (count := len(package.competences)) not in COMPETENCES:
        lack("kompetencer", f"Der er {count} faglige kompetencer; der skal være 8–15.")
    if (count := len(package.words)) < WORDS:
        lack("ord", f"Der er {count} fagord; der skal være mindst {WORDS}.")
    if (count := len(package.sentences)) < SENTENCES:
        lack("saetninger", f"Der er {count} sætninger; der skal være mindst {SENTENCES}.")
    return tuple(found)
