"""The competence card: its lines, what is marked on them, and what comes along from elsewhere.

A shared competence has one id for all packages; a trade's own belongs to its package. It comes
along to another package only where that one is a neighbour and names the same thing alike: to have
swept a shop floor says nothing of disinfecting a slaughterhouse.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from vip2tui.catalogue.package import Competence, Package
from vip2tui.domain.ids import derived_id
from vip2tui.domain.kinds.mark import Mark
from vip2tui.text.danish import fold

FIELDS = ("faglige", "almene", "personlige", "sproglige")
"""The card's four fields, in the order they are read."""
LEVELS = range(5)
SHOWN = 2
"""The level from which a competence is said to be shown; at 1 one has seen it or is always helped.
"""


@dataclass(frozen=True, slots=True)
class Line:
    """One competence on a citizen's card."""

    competence: str
    name: str
    field: str
    package: str | None
    """Whose trade it is of; none for a shared one."""
    mark: Mark | None = None
    carried: bool = False
    """Whether it was marked in a neighbouring package and comes along from there."""
    elsewhere: bool = False
    """Whether it is on no card of this package: of another one, or taken out of it since."""

    @property
    def level(self) -> int | None:
        return self.mark.observed.level if self.mark and self.mark.observed else None

    @property
    def shown(self) -> bool:
        """Whether somebody has seen that the citizen can, if only with support."""
        return self.level is not None and self.level >= SHOWN


def mark_record(citizen: str, competence: str, package: str | None) -> str:
    """Return the id of the record of a mark: the same on every device."""
    words = (package, competence) if package else (competence,)
    return derived_id(citizen, "mark", *words)


def marked(citizen: str, line: Line) -> str:
    """Return the record that a line's level is marked in: what is elsewhere keeps its own."""
    if line.elsewhere and line.mark:
        return line.mark.id
    return mark_record(citizen, line.competence, line.package)


def said(citizen: str, line: Line) -> dict[str, str]:
    """Return what the record of a line's mark always says, whoever makes it."""
    package = {"package": line.package} if line.package else {}
    return {"citizen": citizen, "competence": line.competence, "name": line.name,
            "field": line.field} | package  # fmt: skip


def card(
    citizen: str,
    shared: Iterable[Competence],
    package: Package | None,
    marks: Sequence[Mark],
    near: Collection[str] = (),
) -> tuple[Line, ...]:
    """Return every line of a card, field by field, then what is marked elsewhere.

    No mark is left out and none stands twice.

    Args:
        citizen: Whose card it is.
        shared: The competences that stand on every card.
        package: The package whose trade it is of, if there is one.
        marks: All that is marked of the citizen.
        near: The packages that lie near: what they name alike comes along from them.
    """
    marked = {one.id: one for one in marks if one.observed is not None}
    found = []
    if package is not None:
        found = [_line(citizen, one, package.id, marked, near) for one in package.competences]
    found += [_line(citizen, one, None, marked, ()) for one in shared]
    found.sort(key=lambda line: _place(line.field))
    used = {line.mark.id for line in found if line.mark}
    return (*found, *_elsewhere([one for key, one in marked.items() if key not in used]))


def near_of(package: Package, others: Iterable[Package]) -> frozenset[str]:
    """Return the packages that lie near one: those it names, and those that name it."""
    named = {one.id for one in package.neighbours}
    naming = {other.id for other in others if any(n.id == package.id for n in other.neighbours)}
    return frozenset((named | naming) - {package.id})


def _line(
    citizen: str,
    one: Competence,
    package: str | None,
    marked: dict[str, Mark],
    near: Collection[str],
) -> Line:
    mark = marked.get(mark_record(citizen, one.id, package))
    carried = None if mark else max(_alike(one, marked, near), key=_newest, default=None)
    return Line(
        one.id, one.name, one.field.value, package, mark or carried, carried=carried is not None
    )


def _alike(one: Competence, marked: dict[str, Mark], near: Collection[str]) -> Iterator[Mark]:
    """Yield the marks of neighbours that are about the same and are called so too."""
    for mark in marked.values():
        called = fold(mark.name or "")
        if mark.package in near and mark.competence == one.id and called == fold(one.name):
            yield mark


def _elsewhere(marks: Iterable[Mark]) -> list[Line]:
    lines = [
        Line(one.competence, one.name or one.competence, one.field or "", one.package, one,
             elsewhere=True)
        for one in marks
    ]  # fmt: skip
    return sorted(lines, key=lambda line: (line.package or "", _place(line.field), line.name))


def _newest(mark: Mark) -> tuple[str, int, str]:
    """Return what orders marks: the day, then the level."""
    seen = mark.observed
    return (seen.day.isoformat(), seen.level, mark.id) if seen else ("", 0, mark.id)


def _place(field: str) -> int:
    return FIELDS.index(field) if field in FIELDS else len(FIELDS)
