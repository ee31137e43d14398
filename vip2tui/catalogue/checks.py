"""What a package should have before it is given to a citizen; a draft may lack all of it.

The counts are the dossier's; the number of a principle says which of the project's five a lack is
about. Nothing here stops a package from being read.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from operator import attrgetter

from vip2tui.catalogue.package import CardField, Certificate, Package, Step, Track

GOALS_PER_STEP = 3
COMPETENCES = range(8, 16)
WORDS = 16
SENTENCES = 3
UNWRITTEN = "Ikke skrevet endnu"
"""Stands in a draft where a text must be, until somebody has written it."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing a package lacks."""

    field: str
    """Where, as in the file: ``trin.praktik``."""
    message: str
    principle: int | None = None
    """Which of the five principles it breaks; without one it is advice."""


def findings(package: Package) -> tuple[Finding, ...]:
    """Return what the package lacks, in the order of the file; nothing if it is ready."""
    return (
        *_needed(package),
        *_undated(package),
        *_ladder(package),
        *_counted(package),
    )


_NEEDED = {
    "trade": Finding("sektor", "Skriv, hvilket fag jobpakken hører til.", 1),
    "english": Finding("english", "Skriv navnet på engelsk."),
    "danish": Finding(
        "dansk_kort", "Skriv, hvor meget dansk der skal til fra starten, fx «DU2 M3».", 3
    ),
    "parties": Finding("parter", "Skriv, hvem jobpakken er aftalt med.", 4),
    "market": Finding("marked", "Skriv, hvor der er brug for folk, og hvornår I har spurgt.", 1),
    "tasks": Finding("opgaver", "Skriv mindst én opgave.", 1),
    "demands.language": Finding("krav", "Skriv, hvor meget dansk der skal til."),
}
"""What is said where a part of a package is empty or not written yet."""


def _needed(package: Package) -> Iterator[Finding]:
    for part, lack in _NEEDED.items():
        says = attrgetter(part)(package)
        if not says or str(says) == UNWRITTEN:
            yield lack


def _undated(package: Package) -> Iterator[Finding]:
    """Yield the rules that name a public source and not when they were held against it."""
    for field in ("warnings", "market", "rules", "certificates"):
        for one in getattr(package, field):
            if package.sources[one.source].url and one.checked is None:
                name = type(package).model_fields[field].alias or field
                text = one.name if isinstance(one, Certificate) else one.text
                yield Finding(name, f"Skriv, hvornår det er kontrolleret: «{_start(text)}».")


def _start(text: str) -> str:
    return text if len(text) <= 40 else f"{text[:39].rstrip()}…"


def _ladder(package: Package) -> Iterator[Finding]:
    """Yield what is wrong with the way through the steps."""
    if not package.steps:
        yield Finding("trin", "Jobpakken skal have mindst ét trin.", 2)
        return
    for step in package.steps:
        if (count := len(step.goals)) < GOALS_PER_STEP:
            yield Finding(
                f"trin.{step.id}",
                f"Trinnet «{step.name}» har {count} delmål; der skal være mindst {GOALS_PER_STEP}.",
                2,
            )
    if all(step.track is not Track.ORDINARY for step in package.steps):
        yield Finding("trin", "Intet trin ender i et ordinært job.", 3)
    yield from _holes(package.steps)


def _holes(steps: tuple[Step, ...]) -> Iterator[Finding]:
    """Yield the weeks in which no step runs: the shortest way to a job has none."""
    taken = sorted((step for step in steps if not step.optional), key=lambda step: step.start)
    if taken and taken[0].start:
        yield Finding(f"trin.{taken[0].id}", "Det første trin skal begynde i uge 1.", 3)
    reached = 0
    for before, after in pairwise(taken):
        reached = max(reached, before.start + before.weeks.normal)
        if (weeks := after.start - reached) > 0:
            unit = "uge" if weeks == 1 else "uger"
            said = f"Der er {weeks} {unit} uden noget før trinnet «{after.name}»."
            yield Finding(f"trin.{after.id}", said, 3)


def _counted(package: Package) -> Iterator[Finding]:
    trade = sum(one.field is CardField.TRADE for one in package.competences)
    if trade not in COMPETENCES:
        yield Finding("kompetencer", f"Der er {trade} faglige kompetencer; der skal være 8–15.")
    if (count := len(package.words)) < WORDS:
        yield Finding("ord", f"Der er {count} fagord; der skal være mindst {WORDS}.")
    if (count := len(package.sentences)) < SENTENCES:
        yield Finding("saetninger", f"Der er {count} sætninger; der skal være mindst {SENTENCES}.")
