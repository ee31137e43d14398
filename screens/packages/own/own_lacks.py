"""What a package of one's own lacks before it may be used, each line leading to its place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from screens.packages.own.own_pages import DEMANDS_PAGE, WORDS_PAGE, lead, mark
from screens.widgets.row import Row
from vip2tui.catalogue.checks import Finding, findings
from vip2tui.catalogue.own import Own
from vip2tui.catalogue.package import Package
from vip2tui.domain.packages.authoring import Verdict, judge, needed

if TYPE_CHECKING:
    from screens.packages.own.own_package import OwnPackageScreen

_PLACES = {
    "sektor": (1, "text:trade"),
    "marked": (1, "add:market"),
    "opgaver": (1, "add:tasks"),
    "egen.jobaabning": (1, "opening:"),
    "dansk_kort": (3, "text:danish"),
    "krav": (DEMANDS_PAGE, "add:demands"),
    "advarsler": (DEMANDS_PAGE, "add:warnings"),
    "regler": (DEMANDS_PAGE, "add:rules"),
    "beviser": (DEMANDS_PAGE, "add:certificates"),
    "parter": (4, "add:parties"),
    "egen.tovholder": (5, "tovholder:"),
    "english": (WORDS_PAGE, "text:english"),
    "ord": (WORDS_PAGE, "add:words"),
    "saetninger": (WORDS_PAGE, "add:sentences"),
    "kompetencer": (WORDS_PAGE, "add:competences"),
}
"""Where what is missing is written: the page, and the line on it."""


def lack_rows(
    screen: OwnPackageScreen, package: Package, found: Iterable[Finding]
) -> Iterator[Row]:
    """Yield what is missing; Enter leads to where it is written."""
    said_yes = {one.party for one in (package.own or Own()).accepted}
    missing = [one for one in needed(package) if one not in said_yes]
    for one in found:
        name, _, part = one.field.partition(".")
        if one.field == "egen.accept":
            page, key = 4, (f"yes:{missing.pop(0).value}" if missing else "")
        elif name == "trin":
            way = one.principle == 3
            page = 3 if way else 2
            key = f"{'step' if way else 'goal'}:{part}" if part else "ladder:"
        else:
            page, key = _PLACES.get(one.field, (1, "text:name"))
        act = partial(screen.open_page, page, key)
        yield Row(screen.worded(one.message), f"to:{page}:{key}", "!   ", act=act)


def page_lacks(
    screen: OwnPackageScreen, package: Package, verdicts: Iterable[Verdict]
) -> Iterator[Row]:
    """Yield what a page lacks, and what is good to know."""
    for verdict in verdicts:
        if verdict.findings:
            yield Row(f"Det mangler ({len(verdict.findings)}): Enter går til stedet", heading=True)
            yield from lack_rows(screen, package, verdict.findings)
        yield from (Row(text, "", "!   ") for text in verdict.advice)
        yield Row("Det skriver du her", heading=True)


def done_rows(screen: OwnPackageScreen, package: Package, today: date) -> Iterator[Row]:
    """Yield the last page: whether it can be used, and what else can be done with it."""
    verdicts = judge(package, today)
    holds = all(one.holds for one in verdicts)
    yield Row("Gør færdig", heading=True)
    below = (
        screen.worded("Så kan den bruges til borgere. Den færdige udgave bliver ikke ændret mere.")
        if holds
        else "Der mangler noget nedenfor. Indtil da er den gemt som kladde."
    )
    yield Row(
        "Gør jobpakken færdig", "finish:", lead(screen), below=below, act=screen.action_finish
    )
    yield Row("De fem principper", heading=True)
    for verdict in verdicts:
        page = verdict.principle.number
        state = "på plads" if verdict.holds else f"mangler {len(verdict.findings)}"
        yield Row(
            f"{page}. {verdict.principle.name}: {state}",
            f"to:{page}:",
            mark(is_there=verdict.holds),
            act=partial(screen.open_page, page),
        )
        yield from lack_rows(screen, package, verdict.findings)
        yield from (Row(text, "", "    ") for text in verdict.advice)
    advice = [one for one in findings(package) if one.principle is None]
    if advice:
        yield Row("Det bør også stå der, men det stopper ikke", heading=True)
        yield from lack_rows(screen, package, advice)
    yield Row("Mere", heading=True)
    yield Row("Læs jobpakken, som andre ser den", "read:", lead(screen), act=screen.read)
    yield Row("Gem kladden som en fil …", "file:", lead(screen), act=screen.write_file)
    yield Row("Læg kladden væk …", "away:", lead(screen), act=screen.put_away)
