"""A package as people read it: section by section, warnings first, every text with its source.

The screen folds the sections and the command line writes them all: both say the same.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from vip2tui import catalog
from vip2tui.domain.catalogue.base import Note, stamped_parts
from vip2tui.domain.catalogue.package import (
    AmuCourse,
    Certificate,
    Competence,
    Neighbour,
    Risk,
    Word,
)
from vip2tui.domain.law.rule_words import month_words
from vip2tui.domain.text.danish import count, weeks_words
from vip2tui.domain.text.days import say
from vip2tui.overlay import worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vip2tui.domain.catalogue.base import Source, Stamped
    from vip2tui.domain.catalogue.package import Package, Shared, Step

DEMANDS = {
    "language": "Sprog",
    "age": "Alder",
    "body": "Krop",
    "licence": "Kørekort",
    "record": "Attest",
    "health": "Helbred",
    "other": "Andet",
}


@dataclass(frozen=True, slots=True)
class Said:
    """One text of a package and the code of where it comes from."""

    text: str
    source: str
    mark: str = "  - "
    below: str = ""
    key: str = ""
    """What Enter opens, if anything."""


@dataclass(frozen=True, slots=True)
class Section:
    """Texts about one subject, shown or folded away."""

    id: str
    name: str
    said: tuple[Said, ...]


def sections(
    package: Package,
    names: Mapping[str, str] | None = None,
    shown: Mapping[str, str] | None = None,
) -> list[Section]:
    """Return a package's sections in the order they are read, without those that are empty.

    Args:
        package: The package.
        names: The packages that can be opened from here, by id; the shipped ones if left out.
        shown: What a citizen has shown already of each neighbour's card, in words.
    """
    if names is None:
        names = {one.id: one.name for one in catalog.package_names()}
    shared = catalog.shared()
    every = (*shared.rules, *shared.mentor)
    found = [
        Section("advarsler", "Læs først: advarsler", (*_said(package.warnings), *_season(package))),
        Section("opgaver", "Opgaver i jobbet", _said(package.tasks)),
        Section("krav", "Krav", tuple(_demands(package))),
        Section("beviser", "Beviser", _said(package.certificates)),
        Section("trin", "Forløbets trin og delmål", tuple(_steps(package))),
        Section("amu", "AMU-kurser (korte fagkurser)", _said(package.amu)),
        Section("om-amu", "Godt at vide om AMU-kurser", _said(shared.amu)),
        Section("kompetencer", "Det, man kan vise på kompetencekortet", _said(package.competences)),
        Section("ord", "Fagets ord", _said(package.words)),
        Section("sprogkort", "Fagets ord på andre sprog", (_cards(shared),)),
        Section("saetninger", "Sætninger at øve", _said(package.sentences)),
        Section("mentor", worded("Til mentoren"), _said(package.mentor)),
        Section("frafald", "Hvis det er ved at gå galt", _said(package.risks)),
        Section("frafald-alle", "Hvis det er ved at gå galt: i alle fag", _said(shared.risks)),
        Section("marked", "Hvor der er job", _said(package.market)),
        Section("regler", "Regler", _said(package.rules)),
        Section("navne", "Andre navne for jobbet", tuple(_called(package))),
        Section("parter", "Hvem der aftaler løn og vilkår", _said(package.parties)),
        Section(
            "naboer",
            "Andre jobpakker, man kan gå til",
            tuple(_neighbours(package, names, shown or {})),
        ),
        Section("faelles", "Gælder alle jobpakker", _said(every)),
        Section("kilder", "Kilder", tuple(_sources(package))),
    ]
    return [one for one in found if one.said]


def in_short(package: Package) -> Said:
    """Return what it is, how long it takes, the Danish, the edition, and where that is from."""
    short = (package.trade, package.duration, package.danish, package.hard_demand)
    sources = dict.fromkeys(str(package.sources[one.source]) for one in short if one)
    return Said(
        f"{package.trade}. {package.duration}. Dansk: {package.danish} "
        "(DU er danskuddannelse, M er modul).",
        "",
        "  ",
        below=f"Udgave {package.version}, gælder fra {say(package.valid_from)}\n"
        f"(kilde: {'; '.join(sources)})\n{share_with_source(package)}",
    )


def share_with_source(package: Package) -> str:
    """Return how many of a package's texts can be looked up: «Kilde til 12 af 140 tekster»."""
    every = [package.sources[one.source] for one in stamped_parts(package)]
    found = sum(source.url is not None for source in every)
    return f"Kilde til {found} af {count(len(every), 'tekst', 'tekster')}."


def stamped(section: Section, package: Package) -> tuple[str, list[Said]]:
    """Return a section's source, where all of it has one, and its texts with their own under them.

    A source that stands under the heading is not said again under each text.
    """
    sources = {**package.sources, **catalog.shared().sources}
    codes = {one.source for one in section.said if one.source}
    only = sources.get(next(iter(codes))) if len(codes) == 1 else None
    found = []
    for one in section.said:
        stamp = "" if only else _stamp(sources.get(one.source))
        below = "\n".join(part for part in (one.below, stamp) if part)
        found.append(replace(one, below=below))
    return _stamp(only), found


def _stamp(source: Source | None) -> str:
    return f"(kilde: {source})" if source else ""


def _cards(shared: Shared) -> Said:
    cards = shared.cards
    below = [f"Sprog: {', '.join(cards.languages)}.", shared.cards_address]
    below.append(_checked(cards.checked))
    told = "\n".join(part for part in below if part)
    return Said(f"{cards.name}: {cards.text}", cards.source, below=told)


def _said(lines: Iterable[Stamped]) -> tuple[Said, ...]:
    return tuple(map(said_of, lines))


def _called(package: Package) -> Iterator[Said]:
    yield from _said(package.aliases)
    yield Said(f"På engelsk: {package.english}", package.english.source)


def _demands(package: Package) -> Iterator[Said]:
    for name, word in DEMANDS.items():
        for text in getattr(package.demands, name):
            yield Said(f"{word}: {text.text}", text.source)


def said_of(one: Stamped, names: Mapping[str, str] = MappingProxyType({})) -> Said:
    """Return a line of any list of a package as it is read.

    Args:
        one: The line.
        names: The packages that are here, by id.
    """
    match one:
        case Certificate():
            return _certificate(one)
        case AmuCourse():
            return _amu(one)
        case Risk():
            sign = f"Tegn: {one.sign}\n" if one.sign else ""
            return Said(one.risk, one.source, below=f"{sign}Gør: {one.action}")
        case Competence():
            field = catalog.codes().name_of("card_fields", one.field.value).lower()
            return Said(f"{one.name} ({field})", one.source)
        case Neighbour():
            return Said(f"{names.get(one.id, one.id)}: {one.text}", one.source)
        case Word():
            return Said(f"{one.danish} = {one.english}", one.source)
        case Note():
            return Said(str(one), one.source, below=_checked(one.checked))
    return Said(str(one), one.source)


def _certificate(one: Certificate) -> Said:
    law = "Loven kræver det. " if one.required else ""
    again = f" Fornyelse: {one.renewal}." if one.renewal else ""
    told = (f"{one.when}\n{law}{one.rule}{again}", _checked(one.checked))
    return Said(one.name, one.source, below="\n".join(part for part in told if part))


def _checked(month: str | None) -> str:
    """Return when a rule was last held against its source; nothing where nobody has."""
    return f"Kontrolleret {month_words(month)}." if month else ""


def _season(package: Package) -> tuple[Said, ...]:
    return _said((package.season,) if package.season else ())


def _steps(package: Package) -> Iterator[Said]:
    for step in package.steps:
        yield Said(_step(step), step.source, "  ", below=f"Klar til det næste: {step.ready}")
        for note in step.notes:
            yield Said(note.text, note.source, "    !  ")
        for goal in step.goals:
            target = f": {goal.target_words}" if goal.target_words else ""
            week = f" (uge {goal.week} af trinnet)" if goal.week else ""
            yield Said(f"{goal.text}{target}{week}", goal.source, "    - ")


def _step(step: Step) -> str:
    weeks = step.weeks
    span = f"{weeks.least}–{weeks.most}" if weeks.least != weeks.most else ""
    long = f"{weeks_words(weeks.normal)}{f' ({span})' if span else ''}"
    if not weeks.normal and span:  # left out unless somebody takes it in, and then as long as that
        long = f"{span} uger"
    maybe = ", kan vælges til" if step.optional else ""
    track = catalog.codes().name_of("tracks", step.track.value)
    return f"{step.name} · {long} fra uge {step.start + 1} · {track}{maybe}"


def _amu(one: AmuCourse) -> Said:
    number = f"nr. {one.number}" if one.number else "nummer ukendt"
    days = ""
    if one.days:
        same = one.days.least == one.days.most
        most = count(one.days.most, "dag", "dage")
        days = f" · {most}" if same else f" · {one.days.least}–{most}"
    checked = "" if one.confirmed else "Nummeret er ikke slået op: spørg skolen."
    below = "\n".join(part for part in (one.note or "", checked) if part)
    return Said(f"{one.name} · {number}{days}", one.source, below=below)


def _neighbours(
    package: Package, names: Mapping[str, str], shown: Mapping[str, str]
) -> Iterator[Said]:
    for one in package.neighbours:
        said = replace(said_of(one, names), below=shown.get(one.id, ""))
        yield replace(said, mark="  ► ", key=f"package:{one.id}") if one.id in names else said


def _sources(package: Package) -> Iterator[Said]:
    for source in package.sources.values():
        read = f"læst {source.read}" if source.read else ""
        below = " · ".join(part for part in (source.url or "", read) if part)
        yield Said(str(source), "", below=below)


def parts_in_words(package: Package) -> str:
    """Return how large a package is: «7 trin, 30 delmål»."""
    goals = sum(len(step.goals) for step in package.steps)
    return f"{count(len(package.steps), 'trin', 'trin')}, {count(goals, 'delmål', 'delmål')}"
