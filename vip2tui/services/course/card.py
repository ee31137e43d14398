"""The competence card at work: read it for a course, mark a level, and see what a neighbour keeps.

What is marked is the citizen's and outlives every course and package.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date

from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import typed_line
from vip2tui.catalogue.package import Package
from vip2tui.changes.change import Json
from vip2tui.changes.writer import Draft
from vip2tui.domain.course.card import LEVELS, Line, card, marked, near_of, said
from vip2tui.domain.kinds.mark import Mark
from vip2tui.domain.packages.fit import Offer, neighbours
from vip2tui.services.citizen.casework import Casework, CoursePlan
from vip2tui.services.desk import Desk, RefusedError
from vip2tui.services.packages.own_packages import OwnPackages
from vip2tui.services.records import edit_seen
from vip2tui.services.typed import meant
from vip2tui.text.danish import fold


@dataclass(frozen=True, slots=True)
class CardService:
    """What a person can do to a citizen's competence card."""

    desk: Desk
    packages: OwnPackages

    def read(self, seen: Casework, plan: CoursePlan | None = None) -> tuple[Line, ...]:
        """Return the card of a course, or of the one that runs; without one, what is shared."""
        plan = plan or seen.course
        return self._in(seen, self.packages.of_course(plan.course) if plan else None)

    def find(self, lines: Sequence[Line], text: str) -> Line:
        """Return the line that an id or a name means, on the card first; a part is enough.

        Raises:
            NotFoundError: If there is none.
            AmbiguousError: If several are called so.
        """
        wanted = fold(text)
        here = [one for one in lines if not one.elsewhere]
        ways = (
            found
            for some in (here, [one for one in lines if one.elsewhere])
            for found in (
                [one for one in some if one.competence == text.strip()],
                [one for one in some if fold(one.name) == wanted],
                [one for one in some if wanted and wanted in fold(one.name)],
            )
        )
        return meant(
            ways, _several, "Den kompetence er ikke på kortet. Intet er ændret. Se navnene på det."
        )

    def mark(
        self,
        seen: Casework,
        line: Line,
        level: int,
        *,
        day: date | None = None,
        by: str = "",
        note: str = "",
    ) -> bool:
        """Write how far the citizen is with a competence; False if it said so already.

        The levels before it stay in the history. Two who mark the same without knowing of each
        other have marked one thing: where they differ, a person decides.

        Args:
            seen: The citizen as the person saw it.
            line: The line of the card.
            level: 0 to 4.
            day: The day it was seen; today if left out.
            by: Who saw it, where that is another than who writes.
            note: What shows it.

        Raises:
            RefusedError: If there is no such level.
        """
        drafted = self.drafted(seen, line, level, day=day, by=by, note=note)
        return bool(self.desk.act([drafted]))

    def drafted(
        self,
        seen: Casework,
        line: Line,
        level: int,
        *,
        day: date | None = None,
        by: str = "",
        note: str = "",
    ) -> Draft | None:
        """Return what `mark` writes; None if it says so already.

        Raises:
            RefusedError: If there is no such level.
        """
        if level not in LEVELS:
            raise RefusedError("Niveauet er et tal fra 0 til 4. Intet er ændret.")
        who = {"by": typed_line(by)} if typed_line(by) else {}
        values: dict[str, Json] = {
            "observed": {"level": level, "day": (day or self.desk.today()).isoformat(), **who},
            "note": typed_line(note) or None,
        }
        case = line.mark.case if line.elsewhere and line.mark else seen.citizen.case
        fixed = said(case, line)
        record = marked(case, line)
        return edit_seen(seen, case, record, Mark.KIND, values, fixed=fixed)

    def observer(self, seen: Casework, line: Line) -> str:
        """Return who saw what a line says: who is named, else who wrote it."""
        mark = line.mark
        if mark is None or mark.observed is None:
            return ""
        record = seen.states[mark.case].records.get(mark.id)
        stamp = record.stamp("observed") if record else None
        return mark.observed.by or (self.desk.others.author(stamp).words if stamp else "")

    def neighbours(self, seen: Casework, package: Package) -> tuple[Offer, ...]:
        """Return the packages that lie near, and what of the card counts there too (R138).

        Each in the edition a citizen would get; one that already runs is not offered.
        """
        others = {}
        running = {one.course.package for one in seen.courses if one.course.closed is None}
        for near in dict.fromkeys(one.id for one in package.neighbours if one.id not in running):
            with suppress(Vip2Error):  # a neighbour that is not here is not offered
                others[near] = self.packages.for_citizen(near)
        return neighbours(package, others, lambda other: self._in(seen, other))

    def shown_in(self, seen: Casework, package: Package) -> tuple[Line, ...]:
        """Return what is shown already of a package's card."""
        return tuple(one for one in self._in(seen, package) if one.shown and not one.elsewhere)

    def after(self, seen: Casework, plan: CoursePlan) -> tuple[Offer, ...]:
        """Return the neighbours of a course's package; none if it is not on this computer."""
        package = self.packages.of_course(plan.course)
        return self.neighbours(seen, package) if package else ()

    def _in(self, seen: Casework, package: Package | None) -> tuple[Line, ...]:
        near = near_of(package, self._marked_in(seen)) if package else frozenset()
        return card(
            seen.citizen.id, self.desk.catalogue.shared().competences, package, seen.marks, near
        )

    def _marked_in(self, seen: Casework) -> Iterable[Package]:
        """Yield the packages whose trade something is marked of, as far as they are here."""
        for package_id in sorted({one.package for one in seen.marks if one.package}):
            with suppress(Vip2Error):
                yield self.packages.get(package_id)


def _several(found: Sequence[Line]) -> str:
    names = ", ".join(f"{one.competence} ({one.name})" for one in found)
    return f"Flere kompetencer passer: {names}. Skriv en af dem."
