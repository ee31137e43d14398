"""A package as rows that fold: every text with its source, warnings first."""

from __future__ import annotations

from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from screens.widgets.rows import Row
from screens.words import code_name, weeks_words
from vip2tui import catalog
from vip2tui.domain.catalogue.package import (
    AmuCourse,
    Certificate,
    Competence,
    Neighbour,
    Risk,
    Word,
)
from vip2tui.domain.law.rule_words import month_words
from vip2tui.domain.text.danish import count
from vip2tui.domain.text.days import say
from vip2tui.overlay import worded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vip2tui.domain.catalogue.base import Source, Stamped, Text
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
_OPEN, _SHUT = "▼ ", "► "


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
        _section("advarsler", "Læs først: advarsler", _texts(package.warnings)),
        _section("opgaver", "Opgaver i jobbet", _texts(package.tasks)),
        _section("krav", "Krav", _demands(package)),
        Section("beviser", "Beviser", _said(package.certificates)),
        Section("trin", "Forløbets trin og delmål", tuple(_steps(package))),
        Section("amu", "AMU-kurser (korte fagkurser)", _said(package.amu)),
        Section("kompetencer", "Det, man kan vise på kompetencekortet", _said(package.competences)),
        Section("ord", "Fagets ord", _said(package.words)),
        Section("sprogkort", "Fagets ord på andre sprog", (_cards(shared),)),
        _section("saetninger", "Sætninger at øve", _texts(package.sentences)),
        _section("mentor", worded("Til mentoren"), _texts(package.mentor)),
        Section("frafald", "Hvis det er ved at gå galt", _said(package.risks)),
        _section("marked", "Hvor der er job", _texts(package.market)),
        _section("regler", "Regler", _texts(package.rules)),
        Section(
            "naboer",
            "Andre jobpakker, man kan gå til",
            tuple(_neighbours(package, names, shown or {})),
        ),
        _section("faelles", "Gælder alle jobpakker", _texts(every)),
        Section("kilder", "Kilder", tuple(_sources(package))),
    ]
    return [one for one in found if one.said]


def package_rows(
    package: Package,
    is_open: Iterable[str],
    use: Iterable[tuple[str, str]],
    names: Mapping[str, str] | None = None,
    shown: Mapping[str, str] | None = None,
) -> Iterator[Row]:
    """Yield the package as it is read: in short, then section by section.

    Args:
        package: The package.
        is_open: The ids of the sections that are not folded.
        use: What the first rows offer to do: keys and words.
        names: The packages that can be opened from here, by id.
        shown: What a citizen has shown already of each neighbour's card, in words.
    """
    yield from (Row(text, key, "► ") for key, text in use)
    short = (package.trade, package.duration, package.danish, package.hard_demand)
    sources = dict.fromkeys(str(package.sources[one.source]) for one in short if one)
    if package.hard_demand:
        yield Row(f"Særlige krav: {package.hard_demand}", "", "!  ")
    yield Row(
        f"{package.trade}. {package.duration}. Dansk: {package.danish} "
        "(DU er danskuddannelse, M er modul).",
        "",
        "  ",
        below=f"Version {package.version}, gælder fra {say(package.valid_from)}\n"
        f"(kilde: {'; '.join(sources)})",
    )
    unfolded = set(is_open)
    for section in sections(package, names, shown):
        yield from section_rows(section, package, section.id in unfolded)


def section_rows(section: Section, package: Package, is_open: bool) -> Iterator[Row]:
    """Yield a section's name, and its texts if it is open."""
    sources = {**package.sources, **catalog.shared().sources}
    codes = {one.source for one in section.said if one.source}
    only = sources.get(next(iter(codes))) if len(codes) == 1 else None
    yield Row(
        f"{section.name} ({len(section.said)})",
        f"section:{section.id}",
        _OPEN if is_open else _SHUT,
        below=_stamp(only) if is_open and only else "",
    )
    if not is_open:
        return
    for one in section.said:
        source = sources.get(one.source)
        stamp = "" if only or source is None else _stamp(source)
        below = "\n".join(part for part in (one.below, stamp) if part)
        yield Row(one.text, one.key, one.mark, below=below)


def _stamp(source: Source | None) -> str:
    return f"(kilde: {source})" if source else ""


def _cards(shared: Shared) -> Said:
    cards = shared.cards
    below = [f"Sprog: {', '.join(cards.languages)}.", shared.cards_address]
    below.append(f"Kontrolleret {month_words(cards.checked)}." if cards.checked else "")
    told = "\n".join(part for part in below if part)
    return Said(f"{cards.name}: {cards.text}", cards.source, below=told)


def _said(lines: Iterable[Stamped]) -> tuple[Said, ...]:
    return tuple(map(said_of, lines))


def _texts(texts: Iterable[Text]) -> Iterator[tuple[str, str]]:
    for one in texts:
        yield one.text, one.source


def _section(name: str, title: str, texts: Iterable[tuple[str, str]]) -> Section:
    return Section(name, title, tuple(Said(text, source) for text, source in texts))


def _demands(package: Package) -> Iterator[tuple[str, str]]:
    for name, word in DEMANDS.items():
        for text in getattr(package.demands, name):
            yield f"{word}: {text.text}", text.source


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
            field = code_name("card_fields", one.field.value).lower()
            return Said(f"{one.name} ({field})", one.source)
        case Neighbour():
            return Said(f"{names.get(one.id, one.id)}: {one.text}", one.source)
        case Word():
            return Said(f"{one.danish} = {one.english}", one.source)
    return Said(str(one), one.source)


def _certificate(one: Certificate) -> Said:
    law = "Loven kræver det. " if one.required else ""
    again = f" Fornyelse: {one.renewal}." if one.renewal else ""
    return Said(one.name, one.source, below=f"{one.when}\n{law}{one.rule}{again}")


def _steps(package: Package) -> Iterator[Said]:
    for step in package.steps:
        yield Said(_step(step), step.source, "  ", below=f"Klar til det næste: {step.ready}")
        for note in step.notes:
            yield Said(note.text, note.source, "    !  ")
        for goal in step.goals:
            target = f": {goal.in_words}" if goal.target != 1 else ""
            yield Said(f"{goal.text}{target}", goal.source, "    - ")


def _step(step: Step) -> str:
    weeks = step.weeks
    span = f" ({weeks.least}–{weeks.most})" if weeks.least != weeks.most else ""
    maybe = ", kan vælges til" if step.optional else ""
    return (
        f"{step.name} · {weeks_words(weeks.normal)}{span} fra uge {step.start + 1}"
        f" · {code_name('tracks', step.track.value)}{maybe}"
    )


def _amu(one: AmuCourse) -> Said:
    number = f"nr. {one.number}" if one.number else "nummer ukendt"
    days = ""
    if one.days:
        same = one.days.least == one.days.most
        days = f" · {one.days.least if same else f'{one.days.least}–{one.days.most}'} dage"
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
