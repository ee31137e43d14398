"""What to mind in a plan: its package's warnings, and the proofs the law asks for.

They are copied with the course, so they stand on every computer the citizen is on, also where a
package of one's own never came. A course that was begun before they were copied asks the package.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from vip2tui.catalogue.package import Package
from vip2tui.catalogue.season import season_words
from vip2tui.changes.change import Json
from vip2tui.domain.course.copies import PlanProof, PlanSeason, PlanWarning
from vip2tui.domain.course.season import out_of_season
from vip2tui.domain.kinds.course import Course
from vip2tui.services.citizen.casework import CoursePlan
from vip2tui.services.desk import Desk
from vip2tui.services.packages.own_packages import OwnPackages


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


def of_plan(desk: Desk, plan: CoursePlan) -> ToMind:
    """Return what a running course's plan says to mind as it lies now, its months first."""
    mind = to_mind(desk, plan.course)
    said = season_remark(desk, plan)
    return replace(mind, warnings=(said, *mind.warnings)) if said else mind


def season_remark(desk: Desk, plan: CoursePlan) -> PlanWarning | None:
    """Return what is said of the months a plan lies in; nothing where there is nothing to say."""
    course, season = plan.course, plan.course.plan.season
    if course.closed is not None:
        return None
    if season is None:
        package = OwnPackages(desk).of_course(course)
        season = season_of(package) if package else None
    said = out_of_season(season, course.start, plan.steps) if season else ""
    return PlanWarning(text=said, source=season.source) if said and season else None


def season_of(package: Package) -> PlanSeason | None:
    """Return the months a package is best begun in, as a course copies them."""
    one = package.season
    if one is None:
        return None
    return PlanSeason(months=one.months, text=one.text, source=str(package.sources[one.source]))


def minding_of(package: Package, start: date | None = None) -> ToMind:
    """Return what a package says to mind, and of the month where it is to begin on a day."""
    season = season_of(package) if start else None
    said = season_words(season.months, season.text, "Forløbet", start) if season and start else ""
    first = (PlanWarning(text=said, source=season.source),) if said and season else ()
    return ToMind(
        (
            *first,
            *(
                PlanWarning(text=one.text, source=str(package.sources[one.source]))
                for one in package.warnings
            ),
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
    mind, season = minding_of(package), season_of(package)
    return {
        "warnings": [one.model_dump(mode="json") for one in mind.warnings],
        "proofs": [one.model_dump(mode="json", exclude_none=True) for one in mind.proofs],
        **({"season": season.model_dump(mode="json")} if season else {}),
    }
