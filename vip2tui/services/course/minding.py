"""What to mind in a plan: its package's warnings, and the proofs the law asks for.

They are copied with the course, so they stand on every computer the citizen is on, also where a
package of one's own never came. A course that was begun before they were copied asks the package.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vip2tui.domain.course.copies import PlanProof, PlanWarning
from vip2tui.services.packages.own_packages import OwnPackages

if TYPE_CHECKING:
    from vip2tui.changes.change import Json
    from vip2tui.domain.catalogue.package import Package
    from vip2tui.domain.facts import Course
    from vip2tui.services.desk import Desk


@dataclass(frozen=True, slots=True)
class ToMind:
    """What should be read before a plan is made, and what must be shown before a task."""

    warnings: tuple[PlanWarning, ...] = ()
    proofs: tuple[PlanProof, ...] = ()

    def in_words(self) -> tuple[str, ...]:
        """Return a sentence for each warning, and one for the proofs."""
        said = [one.text for one in self.warnings]
        if self.proofs:
            names = ", ".join(one.name for one in self.proofs)
            said.append(f"Beviser, hvis opgaven er med: {names}. Ingen løser den alene før.")
        return tuple(said)


def to_mind(desk: Desk, course: Course) -> ToMind:
    """Return what a course's plan says to mind; nothing if nobody here knows."""
    plan = course.plan
    if plan.warnings is not None and plan.proofs is not None:
        return ToMind(plan.warnings, plan.proofs)
    package = OwnPackages(desk).of_course(course)
    return minding_of(package) if package else ToMind()


def minding_of(package: Package) -> ToMind:
    """Return what a package says to mind."""
    return ToMind(
        tuple(
            PlanWarning(text=one.text, source=str(package.sources[one.source]))
            for one in package.warnings
        ),
        tuple(
            PlanProof(
                id=one.id, name=one.name, when=one.when, rule=one.rule, renewal=one.renewal
            )
            for one in package.certificates
            if one.required
        ),
    )  # fmt: skip


def copied_minding(package: Package) -> dict[str, Json]:
    """Return what a course keeps of it."""
    mind = minding_of(package)
    return {
        "warnings": [one.model_dump(mode="json") for one in mind.warnings],
        "proofs": [one.model_dump(mode="json", exclude_none=True) for one in mind.proofs],
    }
