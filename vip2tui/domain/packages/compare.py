"""Two packages side by side, and two editions of one in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from vip2tui.catalogue.checks import UNWRITTEN
from vip2tui.catalogue.codes import Codes
from vip2tui.catalogue.own import Own
from vip2tui.catalogue.package import Goal, Package, Step
from vip2tui.domain.packages.authoring import PARTY_WORDS
from vip2tui.domain.packages.writing import KINDS, lines, shown
from vip2tui.text.danish import count
from vip2tui.text.days import say

_NOTHING = "intet"
DIFFERENT = "≠"
"""Stands beside what differs: never colour alone."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One thing about two packages."""

    label: str
    left: tuple[str, ...]
    """What the first says, a line each; empty if it says nothing."""
    right: tuple[str, ...]

    @property
    def differs(self) -> bool:
        return set(self.left) != set(self.right)

    @property
    def mark(self) -> str:
        return DIFFERENT if self.differs else " "


def compare(one: Package, other: Package) -> tuple[Compared, ...]:
    """Return what there is to say about both, in the order one chooses by."""
    left, right = _lines(one), _lines(other)
    return tuple(Compared(label, left[label], right[label]) for label in left)


def _lines(package: Package) -> dict[str, tuple[str, ...]]:
    demands = package.demands
    return {
        "Varighed": (str(package.duration),),
        "Dansk": (str(package.danish),),
        "Skal have": (str(package.hard_demand or "intet bestemt"),),
        "Sprog": _texts(demands.language),
        "Alder": _texts(demands.age),
        "Kørekort": _texts(demands.licence),
        "Fysik": _texts(demands.body),
        "Helbred": _texts(demands.health),
        "Attest": _texts(demands.record),
        "Andre krav": _texts(demands.other),
        "Læs først": _texts((*package.warnings, *filter(None, (package.season,)))),
        "Opgaver": _texts(package.tasks),
        "Beviser": tuple(
            f"{one.name}{' (lovkrav)' if one.required else ''}" for one in package.certificates
        ),
        "Kurser": tuple(one.name for one in package.amu),
        "Trin": tuple(f"{step.name}: {_weeks(step)}" for step in package.steps),
        "Delmål": (str(sum(len(step.goals) for step in package.steps)),),
        "Faget": tuple(one.name for one in package.competences),
        "Fagord": (str(len(package.words)),),
    }


def _texts(every: Iterable[object]) -> tuple[str, ...]:
    return tuple(str(one) for one in every)


def _weeks(step: Step) -> str:
    said = count(step.weeks.normal, "uge", "uger")
    return f"{said}, hvis det er nødvendigt" if step.optional else said


def package_diff(old: Package, new: Package, codes: Codes) -> tuple[str, ...]:
    """Return in words what a new edition changes; nothing if it says the same.

    Args:
        old: The edition before.
        new: The edition after.
        codes: What the codes in a package are called.
    """
    found = [*_headlines(old, new)]
    for name, what in _LISTS.items():
        found += _lines_of(name, what, old, new)
    found += _steps(old, new, codes)
    found += _own(old.own or Own(), new.own or Own())
    found += _sources(old, new)
    if not found and _said(old) != _said(new):
        found.append("Kilder, datoer eller tekster bag linjerne er rettet.")
    if found and old.version != new.version:
        found.insert(0, f"Udgave {old.version} bliver til udgave {new.version}.")
    return tuple(found)


_LISTS = {
    "aliases": "Andet navn", "parties": "Part", "warnings": "Advarsel", "market": "Marked",
    "rules": "Regel", "tasks": "Opgave", "sentences": "Sætning", "mentor": "Råd til mentoren",
    "neighbours": "Nabo", "language": "Krav til sprog", "age": "Krav til alder",
    "body": "Krav til fysik", "licence": "Krav om kørekort", "record": "Krav om attest",
    "health": "Krav til helbred", "other": "Krav", "certificates": "Bevis", "amu": "Kursus",
    "competences": "Kompetence", "words": "Fagord", "risks": "Risiko",
}  # fmt: skip
_HEADLINES = {
    "name": "Navnet", "english": "Navnet på engelsk", "trade": "Faget",
    "danish": "Dansk ved start", "hard_demand": "Skal have", "duration": "Varigheden",
    "season": "Hvornår man begynder",
}  # fmt: skip


def _headlines(old: Package, new: Package) -> Iterator[str]:
    for field, what in _HEADLINES.items():
        yield from changed(what, *(_text(getattr(one, field)) for one in (old, new)))


def _text(one: object) -> str:
    return "" if one is None or str(one) == UNWRITTEN else str(one)


def changed(what: str, before: str, after: str) -> Iterator[str]:
    """Yield what one thing was and is, if it is another."""
    if before != after:
        yield f"{what}: «{before or _NOTHING}» bliver til «{after or _NOTHING}»."


def _sources(old: Package, new: Package) -> Iterator[str]:
    """Yield what differs in where the texts are from."""
    was, now = old.sources, new.sources
    yield from (f"Kilde kommer til: «{now[code]}»." for code in now if code not in was)
    yield from (f"Kilde udgår: «{was[code]}»." for code in was if code not in now)
    for code in now:
        if code in was and was[code] != now[code]:
            same = str(was[code]) == str(now[code])
            yield (
                f"Kilden «{now[code]}» har fået en anden adresse eller dag."
                if same
                else f"Kilden «{was[code]}» bliver til «{now[code]}»."
            )


def _from(package: Package, line: Any) -> str:
    return str(package.sources.get(line.source, ""))


def _lines_of(name: str, what: str, old: Package, new: Package) -> Iterator[str]:
    """Yield what comes, goes and is changed in a list; a line is known by its id or first field."""
    old_lines, new_lines = (
        {_known_by(name, one): one for one in lines(package, name)} for package in (old, new)
    )
    was, now = ({key: shown(name, one) for key, one in listed.items()}
                for listed in (old_lines, new_lines))  # fmt: skip
    first, *rest = KINDS[name].fields
    yield from (f"{what} kommer til: «{now[key][first.key]}»." for key in now if key not in was)
    yield from (f"{what} udgår: «{was[key][first.key]}»." for key in was if key not in now)
    for key in now:
        if key in was:
            before, after = was[key], now[key]
            where = f"{what} «{after[first.key]}»"
            yield from changed(what, before[first.key], after[first.key])
            for one in rest:
                said = f"{where}, {one.label.rstrip('?').lower()}"
                yield from changed(said, before[one.key], after[one.key])
            sources = _from(old, old_lines[key]), _from(new, new_lines[key])
            if old_lines[key].source != new_lines[key].source:
                yield from changed(f"{where}, kilde", *sources)


def _known_by(name: str, line: Any) -> str:
    return str(getattr(line, "id", "")) or next(iter(shown(name, line).values()))


def _own(old: Own, new: Own) -> Iterator[str]:
    """Yield what differs in the local side."""
    yield from changed("Ledige job", _opening(old), _opening(new))
    was, now = ({one.party: say(one.day) for one in own.accepted} for own in (old, new))
    for party in dict.fromkeys((*was, *now)):
        where = f"Hvornår {PARTY_WORDS[party]} har sagt ja"
        yield from changed(where, was.get(party, ""), now.get(party, ""))
    yield from changed("Tovholderen", old.tovholder or "", new.tovholder or "")


def _opening(own: Own) -> str:
    one = own.opening
    return f"{one.employer}, {one.vacancies} job, spurgt {say(one.asked)}" if one else ""


def _steps(old: Package, new: Package, codes: Codes) -> Iterator[str]:
    was, now = ({step.id: step for step in one.steps} for one in (old, new))
    yield from (f"Trinnet «{step.name}» kommer til." for key, step in now.items() if key not in was)
    yield from (f"Trinnet «{step.name}» udgår." for key, step in was.items() if key not in now)
    for key in was.keys() & now.keys():
        yield from _step(was[key], now[key], codes)
    kept = [key for key in was if key in now]
    if kept != [key for key in now if key in was]:
        yield "Trinnene står i en anden rækkefølge."


def _step(old: Step, new: Step, codes: Codes) -> Iterator[str]:
    where = f"Trinnet «{new.name}»"
    yield from changed("Et trins navn", old.name, new.name)
    yield from _changes(f"{where}, ", _of_step(old, codes), _of_step(new, codes))
    notes, fresh = ([note.text for note in step.notes] for step in (old, new))
    yield from (f"{where}, note kommer til: «{one}»." for one in fresh if one not in notes)
    yield from (f"{where}, note udgår: «{one}»." for one in notes if one not in fresh)
    was, now = ({goal.id: goal for goal in step.goals} for step in (old, new))
    for key, goal in now.items():
        if key not in was:
            yield f"{where}: delmålet «{_goal(goal)}» kommer til."
            continue
        yield from changed(f"{where}, delmål", _goal(was[key]), _goal(goal))
        before, after = _of_goal(was[key], codes), _of_goal(goal, codes)
        yield from _changes(f"{where}, delmålet «{goal.text}», ", before, after)
    yield from (f"{where}: delmålet «{_goal(was[key])}» udgår." for key in was if key not in now)


def _changes(where: str, before: dict[str, str], after: dict[str, str]) -> Iterator[str]:
    for what in after:
        yield from changed(f"{where}{what}", before[what], after[what])


def _of_step(step: Step, codes: Codes) -> dict[str, str]:
    return {
        "uger": _weeks(step),
        "begynder i uge": str(step.start + 1),
        "klar når": str(step.ready),
        "spor": codes.name_of("tracks", step.track.value),
        "kan vælges til": "ja" if step.optional else "nej",
    }


def _of_goal(goal: Goal, codes: Codes) -> dict[str, str]:
    way = codes.name_of("evidence", goal.evidence.value)
    return {"uge": str(goal.week or ""), "vises ved": way}


def _goal(goal: Goal) -> str:
    return f"{goal.text} ({goal.in_words})"


def _said(package: Package) -> Package:
    """Return a package without what differs in every edition."""
    return package.model_copy(update={"version": "", "valid_from": None})
