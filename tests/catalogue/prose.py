"""The texts a mentor reads, gathered by what they are."""

from collections.abc import Iterable

from vip2tui.catalogue.checklist import Checklist
from vip2tui.catalogue.package import Demands, Package

MOST_LIX = 35
FEW_WORDS = 30
"""Below this the figure says more about chance than about the text."""


def prose(package: Package) -> dict[str, list[str]]:
    """Return a package's sentences by what they are; names of courses and firms are none."""
    demands = [getattr(package.demands, name) for name in Demands.model_fields]
    return {
        "læs først": [one.text for one in package.warnings],
        "råd": [one.text for one in package.mentor],
        "frafald": [
            text for one in package.risks for text in (one.risk, one.sign, one.action) if text
        ],
        "delmål": [goal.text for step in package.steps for goal in step.goals],
        "klar": [step.ready.text for step in package.steps],
        "noter": [note.text for step in package.steps for note in step.notes],
        "krav": [one.text for every in demands for one in every],
        "marked": [one.text for one in package.market],
        "regler": [one.text for one in package.rules],
        "opgaver": [one.text for one in package.tasks],
        "naboer": [one.text for one in package.neighbours],
        "beviser": [text for one in package.certificates for text in (one.when, one.rule)],
    }


def of_checklist(checklist: Checklist) -> dict[str, list[str]]:
    """Return the checklist's sentences: what should be in place, and the help to each."""
    every = (*checklist.points, *(point for one in checklist.extras for point in one.points))
    return {
        "punkter": [point.text for point in checklist.points],
        "hjælp": [point.help for point in every if point.help],
    }


def joined(texts: Iterable[str]) -> str:
    """Return texts as sentences: one that has no mark at its end gets a full stop."""
    return " ".join(text if text[-1] in ".!?" else f"{text}." for text in texts)


def words(texts: Iterable[str]) -> int:
    """Return how many words there are."""
    return sum(len(text.split()) for text in texts)
