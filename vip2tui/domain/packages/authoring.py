"""A package of one's own, made along the five principles of the project: a question for each.

A draft may fail all five and is still kept; it is given to a citizen only when they hold (R6).
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import clean_line, cut
from vip2tui.catalogue.checks import UNWRITTEN, Finding, findings
from vip2tui.catalogue.own import Own, Party
from vip2tui.catalogue.package import Goal, Package, Shared, Track
from vip2tui.catalogue.stamped import Text, codes_used
from vip2tui.text.danish import count, fold

LOCAL = "lokal"
"""The source of everything somebody writes in the app."""
OLD_DAYS = 90
"""An opening that was asked about longer ago should be asked about again."""
_LONGEST_ID = 40
_SHOWN = 60


@dataclass(frozen=True, slots=True)
class Principle:
    """One of the five, as a question to the one who writes."""

    number: int
    name: str
    question: str
    help: str


PRINCIPLES = (
    Principle(1, "Behov", "Hvilken arbejdsgiver har ledige job, hvor mange, og hvornår spurgte du?",
              "En jobpakke begynder med et job, nogen mangler folk til."),
    Principle(2, "Mål", "Hvad skal borgeren kunne på hvert trin?",
              "Skriv mindst tre ting på hvert trin, som man kan se eller måle."),
    Principle(3, "Vejen", "Hvad er den korteste vej til jobbet?",
              "Sæt uger på hvert trin. Ingen uge må være tom, og det sidste trin er et job."),
    Principle(4, "Kendt af alle", "Hvem har sagt ja, og hvornår?",
              "Virksomheden, kommunen, sprogcentret og skolen skal kende jobpakken."),
    Principle(5, "Tovholder", "Hvem holder jobpakken ved lige?",
              "Der er én, som alle kan ringe til, og kun én."),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Verdict:
    """How a package stands on one principle."""

    principle: Principle
    findings: tuple[Finding, ...]
    advice: tuple[str, ...] = ()
    """What should be looked at and stops nothing."""

    @property
    def holds(self) -> bool:
        return not self.findings


class NotReadyError(Vip2Error):
    """A package fails a principle and stays a draft; says what is missing."""

    def __init__(self, verdicts: tuple[Verdict, ...]) -> None:
        self.verdicts = tuple(one for one in verdicts if not one.holds)
        first = self.verdicts[0].findings[0].message if self.verdicts else ""
        names = ", ".join(one.principle.name for one in self.verdicts)
        super().__init__(
            "Jobpakken er gemt som kladde og kan ikke bruges endnu. "
            f"Der mangler noget ved: {names}. Begynd her: {first}"
        )


def new_package(shared: Shared, name: str, today: date, taken: Collection[str] = ()) -> Package:
    """Return a draft that stands on the standard ladder and holds nothing else yet."""
    here = {"navn": "Lokalt udfyldt", "aar": today.year}
    used = sorted(set().union(*(codes_used(step) for step in shared.steps)))
    draft = Package.model_validate({
        "format": 1,
        "id": new_id(name, taken),
        "version": "0.1",
        "gaelder_fra": today,
        "navn": local(name),
        "english": local(UNWRITTEN),
        "sektor": local(UNWRITTEN),
        "dansk_kort": local(UNWRITTEN),
        "varighed": local(UNWRITTEN),
        "opgaver": (),
        "krav": {},
        "trin": shared.steps,
        "kompetencer": (),
        "ord": (),
        "egen": Own(),
        "kilder": {LOCAL: here} | {code: shared.sources[code] for code in used},
    })  # fmt: skip
    return draft.evolve(duration=_duration(draft))


def new_id(name: str, taken: Collection[str]) -> str:
    """Return an id for a name that no other package has: it is never renamed afterwards."""
    plain = re.sub("[^a-z0-9]+", "-", fold(clean_line(name))).strip("-")[:_LONGEST_ID].strip("-")
    found, n = plain or "jobpakke", 1
    while found in taken:
        n += 1
        found = f"{plain[: _LONGEST_ID - 4].strip('-') or 'jobpakke'}-{n}"
    return found


def local(text: str) -> Text:
    """Return a text that was written here, cleaned and stamped as such."""
    return Text.model_validate({"tekst": clean_line(text), "kilde": LOCAL})


def goal(
    step: str, text: str, target: int, unit: str, *, at_most: bool = False, week: int | None = None
) -> Goal:
    """Return a goal of a step that was written here."""
    return Goal.model_validate({
        "id": f"{step}.{new_id(text, ())}",
        "tekst": clean_line(text),
        "maal": target,
        "enhed": clean_line(unit),
        "retning": "hoejst" if at_most else "mindst",
        "uge": week,
        "kilde": LOCAL,
    })  # fmt: skip


def judge(package: Package, today: date) -> tuple[Verdict, ...]:
    """Return how a package stands on each of the five principles."""
    own = package.own or Own()
    every = (*findings(package), *_local(package, own))
    advice = {1: tuple(_old(own, today))}
    return tuple(
        Verdict(
            one,
            tuple(found for found in every if found.principle == one.number),
            advice.get(one.number, ()),
        )
        for one in PRINCIPLES
    )


def may_be_given(package: Package, today: date) -> bool:
    """Return whether a citizen may have a package of one's own: when it is finished and all hold.

    What came without its local side is nobody's own; whether a newer edition of a shipped package
    may be given is not asked here.
    """
    own = package.own
    return own is not None and not own.draft and all(one.holds for one in judge(package, today))


def finish(package: Package, today: date, version: str = "1.0") -> Package:
    """Return the package as one that may be given.

    Raises:
        NotReadyError: If a principle does not hold; it stays a draft.
    """
    verdicts = judge(package, today)
    if not all(one.holds for one in verdicts):
        raise NotReadyError(verdicts)
    own = (package.own or Own()).evolve(draft=False)
    ready = package.evolve(own=own, version=version, valid_from=today)
    return ready.evolve(duration=_duration(ready))


def needed(package: Package) -> tuple[Party, ...]:
    """Return whose yes a package needs: the schools' only if they have a part in it."""
    found = [Party.WORKPLACE, Party.MUNICIPALITY]
    if any(step.track is Track.DANISH for step in package.steps):
        found.append(Party.LANGUAGE_SCHOOL)
    if package.amu or any(step.track is Track.AMU for step in package.steps):
        found.append(Party.TRADE_SCHOOL)
    return tuple(found)


def names_in(package: Package) -> tuple[str, ...]:
    """Return the names a package of one's own carries, each with what it is there for."""
    if package.own is None:
        return ()
    opening, tovholder = package.own.opening, package.own.tovholder
    return (
        *((f"Tovholder: {tovholder}",) if tovholder else ()),
        *((f"Arbejdsgiver: {opening.employer}",) if opening else ()),
        *(f"Aftalt med: {cut(str(one), _SHOWN)}" for one in package.parties),
    )


def without_names(package: Package) -> Package:
    """Return a package without its local side, as a draft: whoever takes it writes their own."""
    return package.evolve(own=Own(), parties=())


def to_file(package: Package) -> bytes:
    """Return a package as a file holds it: what `read_package` reads back as the same."""
    # An empty season is left out: a program from before it refuses a key it does not know.
    left_out = {"season"} if package.season is None else None
    return package.model_dump_json(by_alias=True, indent=2, exclude=left_out).encode() + b"\n"


def _local(package: Package, own: Own) -> Iterator[Finding]:
    if own.opening is None:
        said = "Skriv, hvilken arbejdsgiver der har ledige job, hvor mange, og hvornår du spurgte."
        yield Finding("egen.jobaabning", said, 1)
    said_yes = {one.party for one in own.accepted}
    for party in needed(package):
        if party not in said_yes:
            yield Finding("egen.accept", f"Skriv, hvornår {PARTY_WORDS[party]} har sagt ja.", 4)
    if not own.tovholder:
        yield Finding("egen.tovholder", "Skriv, hvem der er tovholder for jobpakken.", 5)


PARTY_WORDS = {
    Party.WORKPLACE: "virksomheden",
    Party.MUNICIPALITY: "kommunen",
    Party.LANGUAGE_SCHOOL: "sprogcentret",
    Party.TRADE_SCHOOL: "skolen",
}


def _old(own: Own, today: date) -> Iterator[str]:
    if own.opening and (said := ask_again(own.opening.asked, today, "arbejdsgiveren")):
        yield said


def ask_again(asked: date, today: date, who: str) -> str:
    """Return what is said where somebody was asked about jobs too long ago; else nothing."""
    if (today - asked).days <= OLD_DAYS:
        return ""
    return f"Det er over {OLD_DAYS} dage siden, {who} blev spurgt. Spørg igen."


def _duration(package: Package) -> Text:
    return local(count(package.weeks, "uge", "uger"))
