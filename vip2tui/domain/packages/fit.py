"""«Er den noget for …?»: what a package asks, against what is known of a citizen.

Sentences to talk from, never a score and never a lock. What is not known is a question; health is
always one, for nothing about it is kept.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from vip2tui.catalogue.package import Package
from vip2tui.domain.course.card import Line
from vip2tui.text.danish import count, joined

_MODULE = re.compile(r"DU(\d) M(\d)")
_TESTS = {"PD1": (1, 6), "PD2": (2, 6), "PD3": (3, 6)}
_YEARS = re.compile(r"(\d{2}) år")
_LICENCE = re.compile(r"[Kk]ørekort ([A-D](?:/E)?)\b")
NOT_HELD = ("ny_praktik", "ny_jobpakke", "udskudt", "afbrudt", "andet")
"""Outcomes of a course whose package did not hold: a neighbour may be the next thing. Who moved
away, or went on to have the health looked at, is offered nothing."""
_NAMED = 3
"""Competences an offer names; of more it says how many."""
_SOFT = re.compile(r"\b(fordel|ofte|hvis|plus|nogle)\b", re.IGNORECASE)

DANISH = (
    *(f"DU{track} M{module}" for track in (1, 2, 3) for module in range(1, 7)),
    *_TESTS,
)
"""The levels of Danish one can choose between."""


class Answer(StrEnum):
    """How a demand stands."""

    MET = "på plads"
    NOT_YET = "ikke endnu"
    ASK = "tal om det"


@dataclass(frozen=True, slots=True)
class Known:
    """What is known of a citizen. What is left out is not known, and that is no fault."""

    danish: str | None = None
    """One of `DANISH`."""
    age: int | None = None
    licences: frozenset[str] | None = None
    """«B», «C» …; empty means that there are none."""
    certificates: frozenset[str] = frozenset()
    """The ids of certificates that were passed."""
    lacking: frozenset[str] = frozenset()
    """The ids of certificates that are known not to be passed."""
    record_shown: bool = False
    """Whether a criminal record (straffeattest) was shown and was in order."""


@dataclass(frozen=True, slots=True)
class Point:
    """One demand, and how it stands."""

    about: str
    answer: Answer
    sentence: str


@dataclass(frozen=True, slots=True)
class Offer:
    """A neighbouring package, and what goes along to it."""

    id: str
    name: str
    why: str
    carried: tuple[Line, ...]
    """Competences already shown that stand on its card too."""

    @property
    def shown(self) -> str:
        """What is shown already, in words; empty if nothing is."""
        return shown_words(self.carried)

    def in_words(self) -> str:
        """Return the offer as a sentence or two."""
        return " ".join(part for part in (f"{self.name}: {self.why}", self.shown) if part)


def shown_words(lines: Sequence[Line]) -> str:
    """Return «2 kompetencer er vist allerede: …»; empty if there are none."""
    if not lines:
        return ""
    names = [one.name for one in lines[:_NAMED]]
    more = len(lines) - len(names)
    names += [f"{more} til"] if more else []
    return f"{count(len(lines), 'kompetence', 'kompetencer')} er vist allerede: {joined(names)}."


def fit(package: Package, known: Known, name: str = "Borgeren") -> tuple[Point, ...]:
    """Return every demand of a package and how it stands, in the order one talks about them."""
    return (
        *_danish(package, known, name),
        *_age(package, known, name),
        *_licence(package, known, name),
        *_certificates(package, known, name),
        *_record(package, known, name),
        *_talk("Krop og arbejde", package.demands.body),
        *_talk("Helbred", package.demands.health),
        *_talk("Andet", package.demands.other),
    )


def in_words(points: Iterable[Point], name: str = "Borgeren") -> str:
    """Return the whole in one sentence, never a verdict."""
    every = list(points)
    missing = sum(one.answer is Answer.NOT_YET for one in every)
    asked = sum(one.answer is Answer.ASK for one in every)
    if missing:
        first = f"{count(missing, 'ting', 'ting')} er ikke på plads endnu"
        return f"{first}; det kan nås undervejs, eller I kan se på en nabo."
    if asked:
        return f"Intet står i vejen for {name}. Der er {count(asked, 'ting', 'ting')} at tale om."
    return f"Det, vi ved om {name}, passer til jobpakken."


def neighbours(
    package: Package,
    others: Mapping[str, Package],
    card: Callable[[Package], Iterable[Line]],
) -> tuple[Offer, ...]:
    """Return the neighbours of a package, those that most goes along to first (R138).

    Args:
        package: The package that does not hold.
        others: The packages there are, by id; a neighbour outside them is left out.
        card: The citizen's card as it would be in a package.
    """
    offers = []
    for near in package.neighbours:
        if other := others.get(near.id):
            carried = tuple(one for one in card(other) if one.shown and not one.elsewhere)
            offers.append(Offer(near.id, str(other.name), near.text, carried))
    return tuple(sorted(offers, key=lambda one: -len(one.carried)))


def _danish(package: Package, known: Known, name: str) -> Iterator[Point]:
    asked = {int(track): int(module) for track, module in _MODULE.findall(str(package.danish))}
    has = _level(known.danish)
    if not asked:
        yield Point("Dansk", Answer.ASK, f"Jobpakken siger om dansk: {package.danish}.")
        return
    wanted = " eller ".join(_said(track, module) for track, module in asked.items())
    if has is None:
        yield Point("Dansk", Answer.ASK, f"Jobpakken regner med {wanted}. Hvor er {name}?")
        return
    track, module = has
    there = f"{name} er på {_said(track, module)}. Jobpakken regner med {wanted}."
    # A faster track reaches as far or further in the same module.
    least = asked.get(track) or (asked[max(asked)] if track > max(asked) else None)
    if least is not None and module >= least:
        yield Point("Dansk", Answer.MET, f"{there} Det rækker.")
    elif track in asked and least is not None:
        lacks = count(least - module, "modul", "moduler")
        more = f"Der mangler {lacks}. Dansk kan køre sammen med praktikken."
        yield Point("Dansk", Answer.NOT_YET, f"{there} {more}")
    else:
        yield Point("Dansk", Answer.ASK, f"{there} Spørg sprogcentret, om det svarer til hinanden.")


def _level(text: str | None) -> tuple[int, int] | None:
    if text in _TESTS:
        return _TESTS[text]
    match = _MODULE.fullmatch(text or "")
    return (int(match[1]), int(match[2])) if match else None


def _said(track: int, module: int) -> str:
    return f"Danskuddannelse {track} modul {module}"


def _age(package: Package, known: Known, name: str) -> Iterator[Point]:
    for demand in package.demands.age:
        years = [int(found) for found in _YEARS.findall(demand.text)]
        if known.age is None or not years:
            yield Point("Alder", Answer.ASK, demand.text)
        elif known.age >= years[0]:
            yield Point("Alder", Answer.MET, f"{demand.text} {name} er {known.age} år.")
        else:
            answer = Answer.ASK if known.age >= min(years) else Answer.NOT_YET
            yield Point("Alder", answer, f"{demand.text} {name} er {known.age} år.")


def _licence(package: Package, known: Known, name: str) -> Iterator[Point]:
    for demand in package.demands.licence:
        wanted = _LICENCE.findall(demand.text)[:1]
        if known.licences is None or not wanted:
            yield Point("Kørekort", Answer.ASK, demand.text)
        elif wanted[0] in known.licences:
            yield Point("Kørekort", Answer.MET, f"{demand.text} {name} har kørekort {wanted[0]}.")
        else:
            soft = _SOFT.search(demand.text)
            answer = Answer.ASK if soft else Answer.NOT_YET
            yield Point("Kørekort", answer, f"{demand.text} {name} har det ikke.")


def _certificates(package: Package, known: Known, name: str) -> Iterator[Point]:
    for one in package.certificates:
        if one.id in known.certificates:
            yield Point("Bevis", Answer.MET, f"{name} har {one.name}.")
        else:
            answer = Answer.NOT_YET if one.id in known.lacking else Answer.ASK
            rule = " Planlæg ikke opgaven uden opsyn, før det er i orden." if one.required else ""
            yield Point("Bevis", answer, f"{one.name}: {one.when}{rule}")


def _record(package: Package, known: Known, name: str) -> Iterator[Point]:
    for demand in package.demands.record:
        if known.record_shown and "traffeattest" in demand.text:
            yield Point("Attest", Answer.MET, f"{demand.text} {name} har vist sin attest.")
        else:
            yield Point("Attest", Answer.ASK, demand.text)


def _talk(about: str, texts: Iterable[object]) -> Iterator[Point]:
    yield from (Point(about, Answer.ASK, str(text)) for text in texts)
