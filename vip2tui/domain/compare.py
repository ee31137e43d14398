"""Two packages side by side, and two editions of one in words."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from vip2tui.domain.danish import count

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from vip2tui.domain.catalogue.package import Package, Step

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
    left, right = dict(_lines(one)), dict(_lines(other))
    return tuple(Compared(label, left[label], right[label]) for label in left)


def _lines(package: Package) -> Iterator[tuple[str, tuple[str, ...]]]:
    demands = package.demands
    goals = sum(len(step.goals) for step in package.steps)
    yield "Varighed", (str(package.duration),)
    yield "Dansk", (str(package.danish),)
    yield "Skal have", (str(package.hard_demand or "intet bestemt"),)
    yield "Sprog", _texts(demands.language)
    yield "Alder", _texts(demands.age)
    yield "Kørekort", _texts(demands.licence)
    yield "Fysik", _texts(demands.body)
    yield "Helbred", _texts(demands.health)
    yield "Attest", _texts(demands.record)
    yield "Andre krav", _texts(demands.other)
    yield "Læs først", _texts(package.warnings)
    yield "Opgaver", _texts(package.tasks)
    yield (
        "Beviser",
        tuple(f"{one.name}{' (lovkrav)' if one.required else ''}" for one in package.certificates),
    )
    yield "Kurser", tuple(one.name for one in package.amu)
    yield "Trin", tuple(f"{step.name}: {_weeks(step)}" for step in package.steps)
    yield "Delmål", (str(goals),)
    yield "Faget", tuple(one.name for one in package.competences)
    yield "Fagord", (str(len(package.words)),)


def _texts(every: Iterable[object]) -> tuple[str, ...]:
    return tuple(str(one) for one in every)


def _weeks(step: Step) -> str:
    said = count(step.weeks.normal, "uge", "uger")
    return f"{said}, hvis det er nødvendigt" if step.optional else said


def package_diff(old: Package, new: Package) -> tuple[str, ...]:
    """Return in words what a new edition changes; nothing if it says the same."""
    found = [*_headlines(old, new)]
    for field, what in _LISTS.items():
        found += _listed(what, _texts(getattr(old, field)), _texts(getattr(new, field)))
    for field, what in _DEMANDS.items():
        found += _listed(what, *(_texts(getattr(one.demands, field)) for one in (old, new)))
    found += _listed("Bevis", *(_named(one.certificates) for one in (old, new)))
    found += _listed("Kursus", *(_named(one.amu) for one in (old, new)))
    found += _listed("Kompetence", *(_named(one.competences) for one in (old, new)))
    found += _listed("Fagord", *([word.danish for word in one.words] for one in (old, new)))
    found += _listed("Risiko", *([risk.risk for risk in one.risks] for one in (old, new)))
    found += _steps(old, new)
    if not found and _said(old) != _said(new):
        found.append("Kilder, datoer eller tekster bag linjerne er rettet.")
    if found and old.version != new.version:
        found.insert(0, f"Udgave {old.version} bliver til udgave {new.version}.")
    return tuple(found)


_LISTS = {
    "aliases": "Andet navn", "parties": "Part", "warnings": "Advarsel", "market": "Marked",
    "rules": "Regel", "tasks": "Opgave", "sentences": "Sætning", "mentor": "Råd til mentoren",
    "neighbours": "Nabo",
}  # fmt: skip
_DEMANDS = {
    "language": "Krav til sprog", "age": "Krav til alder", "body": "Krav til fysik",
    "licence": "Krav om kørekort", "record": "Krav om attest", "health": "Krav til helbred",
    "other": "Krav",
}  # fmt: skip
_HEADLINES = {
    "name": "Navnet", "trade": "Faget", "danish": "Dansk ved start", "hard_demand": "Skal have",
    "duration": "Varigheden",
}  # fmt: skip


def _headlines(old: Package, new: Package) -> Iterator[str]:
    for field, what in _HEADLINES.items():
        yield from _changed(what, *(str(getattr(one, field) or "intet") for one in (old, new)))


def _changed(what: str, before: str, after: str) -> Iterator[str]:
    if before != after:
        yield f"{what}: «{before}» bliver til «{after}»."


def _listed(what: str, before: Iterable[str], after: Iterable[str]) -> Iterator[str]:
    was, now = list(before), list(after)
    yield from (f"{what} kommer til: «{one}»." for one in now if one not in was)
    yield from (f"{what} udgår: «{one}»." for one in was if one not in now)


def _named(every: Iterable[Any]) -> list[str]:
    return [one.name for one in every]


def _steps(old: Package, new: Package) -> Iterator[str]:
    was, now = ({step.id: step for step in one.steps} for one in (old, new))
    yield from (f"Trinnet «{step.name}» kommer til." for key, step in now.items() if key not in was)
    yield from (f"Trinnet «{step.name}» udgår." for key, step in was.items() if key not in now)
    for key in was.keys() & now.keys():
        yield from _step(was[key], now[key])
    kept = [key for key in was if key in now]
    if kept != [key for key in now if key in was]:
        yield "Trinnene står i en anden rækkefølge."


def _step(old: Step, new: Step) -> Iterator[str]:
    where = f"Trinnet «{new.name}»"
    yield from _changed("Et trins navn", old.name, new.name)
    yield from _changed(f"{where}, uger", _weeks(old), _weeks(new))
    yield from _changed(f"{where}, begynder i uge", str(old.start + 1), str(new.start + 1))
    yield from _changed(f"{where}, klar når", str(old.ready), str(new.ready))
    was: Mapping[str, str]
    now: Mapping[str, str]
    was, now = (
        {goal.id: f"{goal.text} ({goal.in_words})" for goal in step.goals} for step in (old, new)
    )
    for key, text in now.items():
        if key not in was:
            yield f"{where}: delmålet «{text}» kommer til."
        else:
            yield from _changed(f"{where}, delmål", was[key], text)
    yield from (f"{where}: delmålet «{was[key]}» udgår." for key in was if key not in now)


def _said(package: Package) -> Package:
    """Return a package without what differs in every edition."""
    return package.model_copy(update={"version": "", "valid_from": None})
