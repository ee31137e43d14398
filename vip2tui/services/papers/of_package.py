"""A package on one page, for employers and ambassadors: from the package alone, about nobody."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.catalogue.package import Package, Step, Track
from vip2tui.papers.paper import Block, Fields, Heading, Paper, Passage, Points, Weight
from vip2tui.services.packages.package_text import DEMANDS
from vip2tui.text.danish import weeks_words
from vip2tui.text.days import say

_TITLE = "Jobpakke"
_MOST = 8
"""Lines of one subject; the rest is a number, and stands in the program."""
_PHASES = (
    ("Før", {Track.CLARIFICATION}),
    ("Under", set(Track) - {Track.CLARIFICATION, Track.ORDINARY}),
    ("Efter", {Track.ORDINARY}),
)
"""The method's three, and the tracks of each."""


def package_paper(catalogue: Catalogue, package: Package, today: date, sender: str) -> Paper:
    """Return what the job is, what it takes and how one gets there."""
    return Paper(
        f"{_TITLE}: {package.name}", today, sender,
        tuple(_blocks(catalogue, package)),
        under=f"{package.trade}. {package.duration}.",
        pages=1,
        note=f"udgave {package.version}, gælder fra {say(package.valid_from)}",
    )  # fmt: skip


def _blocks(catalogue: Catalogue, package: Package) -> Iterator[Block]:
    if package.hard_demand:
        yield Passage(f"Særlige krav: {package.hard_demand}", Weight.STRONG)
    if package.warnings:
        yield from _listed("Læs først", [str(one.text) for one in package.warnings])
    yield from _listed("Opgaver i jobbet", list(map(str, package.tasks)))
    yield Heading("Vejen til job")
    yield Fields(tuple(_phases(package)))
    demands = [
        f"{word}: {one}" for name, word in DEMANDS.items() for one in getattr(package.demands, name)
    ]
    yield from _listed("Det, man skal kunne", demands)
    proofs = [f"{one.name}: {one.when}" for one in package.certificates if one.required]
    yield from _listed("Beviser, loven kræver", proofs)
    yield from _listed(catalogue.worded("Til mentoren"), list(map(str, package.mentor)))


def _phases(package: Package) -> Iterator[tuple[str, str]]:
    for name, tracks in _PHASES:
        steps = [one for one in package.steps if one.track in tracks and not one.optional]
        if steps:
            yield name, " · ".join(map(_step, steps))


def _step(step: Step) -> str:
    weeks = f" ({weeks_words(step.weeks.normal)})" if step.weeks.normal else ""
    return f"{step.name}{weeks}"


def _listed(title: str, lines: Sequence[str]) -> Iterator[Block]:
    if lines:
        left = len(lines) - _MOST
        more = [f"og {left} til"] if left > 0 else []
        yield Heading(title)
        yield Points((*lines[:_MOST], *more))
