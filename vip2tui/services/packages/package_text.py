"""A package as people read it: section by section, warnings first, every text with its source.

The screen folds the sections and the command line writes them all: both say the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.catalogue.codes import Codes
from vip2tui.catalogue.package import Package, Shared, Step
from vip2tui.catalogue.stamped import Source, Stamped, stamped_parts
from vip2tui.services.packages.package_text_line import (
    Said,
    Vouched,
    checked_words,
    joined,
    market_words,
    said_of,
)
from vip2tui.text.danish import count, weeks_words
from vip2tui.text.days import say

HEAD = "kort"
"""What the place above the sections is called."""
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
class Section:
    """Texts about one subject, shown or folded away."""

    id: str
    name: str
    said: tuple[Said, ...]


def sections(
    catalogue: Catalogue,
    package: Package,
    names: Mapping[str, str] | None = None,
    shown: Mapping[str, str] | None = None,
    today: date | None = None,
) -> list[Section]:
    """Return a package's sections in the order they are read, without those that are empty.

    Args:
        catalogue: What it is read with.
        package: The package.
        names: The packages that can be opened from here, by id; the shipped ones if left out.
        shown: What a citizen has shown already of each neighbour's card, in words.
        today: The day; without it nothing is said to be old.
    """
    if names is None:
        names = {one.id: one.name for one in catalogue.package_names()}
    shared, codes = catalogue.shared(), catalogue.codes()
    every = (*shared.rules, *shared.mentor)
    found = [
        Section(
            "advarsler",
            "Læs først: advarsler",
            (*_said(codes, package.warnings), *_said(codes, filter(None, [package.season]))),
        ),
        Section("opgaver", "Opgaver i jobbet", _said(codes, package.tasks)),
        Section("krav", "Krav", tuple(_demands(package))),
        Section("beviser", "Beviser", _said(codes, package.certificates)),
        Section("trin", "Forløbets trin og delmål", tuple(_steps(codes, package))),
        Section("amu", "AMU-kurser (korte fagkurser)", _said(codes, package.amu)),
        Section("om-amu", "Godt at vide om AMU-kurser", _said(codes, shared.amu)),
        Section(
            "kompetencer",
            "Det, man kan vise på kompetencekortet",
            _said(codes, package.competences),
        ),
        Section("ord", "Fagets ord", _said(codes, package.words)),
        Section("sprogkort", "Fagets ord på andre sprog", (_cards(shared),)),
        Section("saetninger", "Sætninger at øve", _said(codes, package.sentences)),
        Section("mentor", catalogue.worded("Til mentoren"), _said(codes, package.mentor)),
        Section("frafald", "Hvis det er ved at gå galt", _said(codes, package.risks)),
        Section(
            "frafald-alle", "Hvis det er ved at gå galt: i alle fag", _said(codes, shared.risks)
        ),
        Section(
            "marked",
            "Hvor der er job",
            (*_market(catalogue, package, today), *_said(codes, package.market)),
        ),
        Section("regler", "Regler", _said(codes, package.rules)),
        Section("navne", "Andre navne for jobbet", tuple(_called(codes, package))),
        Section("parter", "Hvem der aftaler løn og vilkår", _said(codes, package.parties)),
        Section(
            "naboer",
            "Andre jobpakker, man kan gå til",
            tuple(_neighbours(codes, package, names, shown or {})),
        ),
        Section("faelles", "Gælder alle jobpakker", _said(codes, every)),
        Section("kilder", "Kilder", tuple(_sources(package))),
    ]
    return [one for one in found if one.said]


def heads(
    catalogue: Catalogue, package: Package, vouched: Vouched | None = None
) -> tuple[Said, ...]:
    """Return what stands above the sections: what one must have, and the package in short."""
    vouched = vouched or Vouched.of(catalogue, package)
    short, hard = in_short(catalogue, package, vouched), package.hard_demand
    if hard is None:
        return (short,)
    by = vouched.said((hard,))
    stamp = _unless_vouched(package.sources.get(hard.source), by)
    return Said(
        f"Særlige krav: {hard}", hard.source, "!  ", below=by, stamp=stamp, parts=(hard,)
    ), short


def confirmable(
    catalogue: Catalogue, package: Package, names: Mapping[str, str] | None = None
) -> dict[str, Said]:
    """Return every text of the page that the office can confirm, by the key of its row."""
    found = sections(catalogue, package, names)
    every = [(HEAD, heads(catalogue, package)), *((one.id, one.said) for one in found)]
    return {
        row_key(section, n): one
        for section, said in every
        for n, one in enumerate(said)
        if one.parts
    }


def row_key(section: str, n: int) -> str:
    """Return what a text's row is called: «text:advarsler:0»."""
    return f"text:{section}:{n}"


def in_short(catalogue: Catalogue, package: Package, vouched: Vouched | None = None) -> Said:
    """Return what it is, how long it takes, the Danish, the edition, and where that is from."""
    vouched = vouched or Vouched.of(catalogue, package)
    short = (package.trade, package.duration, package.danish, package.hard_demand)
    parts = (package.name, package.trade, package.duration, package.danish)
    sources = dict.fromkeys(str(package.sources[one.source]) for one in short if one)
    source = f"(kilde: {'; '.join(sources)})"
    return Said(
        f"{package.trade}. {package.duration}. Dansk: {package.danish} "
        "(DU er danskuddannelse, M er modul).",
        "",
        "  ",
        below=joined(
            f"Udgave {package.version}, gælder fra {say(package.valid_from)}",
            vouched.said(parts),
            share_with_source(catalogue, package, vouched),
        ),
        stamp=source,
        parts=parts,
    )


def share_with_source(
    catalogue: Catalogue, package: Package, vouched: Vouched | None = None
) -> str:
    """Return how many of a package's texts can be looked up, and how many are confirmed.

    They are counted apart: a municipality's word is no source that others can look up.
    """
    vouched = vouched or Vouched.of(catalogue, package)
    every = [package.sources[one.source] for one in stamped_parts(package)]
    found = sum(source.url is not None for source in every)
    said = f"Kilde til {found} af {count(len(every), 'tekst', 'tekster')}."
    return " ".join(filter(None, (said, vouched.count_words(package))))


def stamped(
    catalogue: Catalogue, section: Section, package: Package, vouched: Vouched | None = None
) -> tuple[str, list[Said]]:
    """Return a section's source, where all of it has one, and its texts, each with its own.

    A source that is the whole section's is not said again of each text. A text that is
    confirmed says by whom, and no longer that nobody has checked it.
    """
    vouched = vouched or Vouched.of(catalogue, package)
    confirmed = [vouched.said(one.parts) for one in section.said]
    sources = {**package.sources, **catalogue.shared().sources}
    codes = {one.source for one in section.said if one.source}
    is_one = len(codes) == 1 and all(one.source for one in section.said) and not any(confirmed)
    only = sources.get(next(iter(codes))) if is_one else None
    found = []
    for one, by in zip(section.said, confirmed, strict=True):
        source = sources.get(one.source)
        stamp = "" if only else _unless_vouched(source, by)
        found.append(replace(one, below=joined(one.below, by), stamp=one.stamp or stamp))
    return _stamp(only), found


def _unless_vouched(source: Source | None, by: str) -> str:
    """Return a text's source; none where one is only that nobody checked what now is confirmed."""
    return "" if by and not (source and source.url) else _stamp(source)


def _stamp(source: Source | None) -> str:
    return f"(kilde: {source})" if source else ""


def _market(catalogue: Catalogue, package: Package, today: date | None) -> tuple[Said, ...]:
    """Return the municipality's own note, before what was shipped."""
    found = market_words(catalogue, package.id, today)
    if found is None:
        return ()
    text, source, old = found
    return (Said(text, "", "!  " if old else "  - ", below=old, stamp=f"(kilde: {source})"),)


def _cards(shared: Shared) -> Said:
    cards, languages = shared.cards, f"Sprog: {', '.join(shared.cards.languages)}."
    told = joined(languages, shared.cards_address, checked_words(cards.checked))
    return Said(f"{cards.name}: {cards.text}", cards.source, below=told, parts=(cards,))


def _said(codes: Codes, lines: Iterable[Stamped]) -> tuple[Said, ...]:
    return tuple(said_of(codes, one) for one in lines)


def _called(codes: Codes, package: Package) -> Iterator[Said]:
    yield from _said(codes, package.aliases)
    english = package.english
    yield Said(f"På engelsk: {english}", english.source, parts=(english,))


def _demands(package: Package) -> Iterator[Said]:
    for name, word in DEMANDS.items():
        for text in getattr(package.demands, name):
            yield Said(f"{word}: {text.text}", text.source, parts=(text,))


def _steps(codes: Codes, package: Package) -> Iterator[Said]:
    for step in package.steps:
        ready = f"Klar til det næste: {step.ready}"
        yield Said(_step(codes, step), step.source, "  ", below=ready, parts=(step, step.ready))
        for note in step.notes:
            yield Said(note.text, note.source, "    !  ", parts=(note,))
        for goal in step.goals:
            target = f": {goal.target_words}" if goal.target_words else ""
            week = f" (uge {goal.week} af trinnet)" if goal.week else ""
            yield Said(f"{goal.text}{target}{week}", goal.source, "    - ", parts=(goal,))


def _step(codes: Codes, step: Step) -> str:
    weeks = step.weeks
    span = f"{weeks.least}–{weeks.most}" if weeks.least != weeks.most else ""
    long = f"{weeks_words(weeks.normal)}{f' ({span})' if span else ''}"
    if not weeks.normal and span:  # left out unless somebody takes it in, and then as long as that
        long = f"{span} uger"
    maybe = ", kan vælges til" if step.optional else ""
    track = codes.name_of("tracks", step.track.value)
    return f"{step.name} · {long} fra uge {step.start + 1} · {track}{maybe}"


def _neighbours(
    codes: Codes, package: Package, names: Mapping[str, str], shown: Mapping[str, str]
) -> Iterator[Said]:
    for one in package.neighbours:
        said = replace(said_of(codes, one, names), below=shown.get(one.id, ""))
        yield replace(said, opens=one.id) if one.id in names else said


def _sources(package: Package) -> Iterator[Said]:
    for source in package.sources.values():
        read = f"læst {source.read}" if source.read else ""
        below = " · ".join(part for part in (source.url or "", read) if part)
        yield Said(str(source), "", below=below)


def parts_in_words(package: Package) -> str:
    """Return how large a package is: «7 trin, 30 delmål»."""
    goals = sum(len(step.goals) for step in package.steps)
    return f"{count(len(package.steps), 'trin', 'trin')}, {count(goals, 'delmål', 'delmål')}"
