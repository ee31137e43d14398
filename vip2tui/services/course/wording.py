"""A running course in the municipality's words: the copies keep what was shipped, this says it.

Only texts of the shipped packages and of the shipped list are said otherwise. What a person wrote,
in a package or a list of one's own or in an edition of one's own, keeps its words.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from vip2tui.catalogue.catalogue import SHIPPED, Catalogue
from vip2tui.catalogue.stamped import order_of
from vip2tui.domain.course.copies import Plan, PlanChecklist
from vip2tui.domain.kinds.course import Course
from vip2tui.services.copies import MOST

if TYPE_CHECKING:
    from vip2tui.text.wording import Wording


def worded_course(catalogue: Catalogue, course: Course) -> Course:
    """Return a course as it is said here; itself where all is called as it is shipped."""
    words = catalogue.wording()
    if words is None:
        return course
    changes: dict[str, object] = {}
    shipped = {one.id: one.version for one in catalogue.package_names()}
    if _not_newer(course.version, shipped.get(course.package)):
        changes["plan"] = _plan(course.plan, words)
    if _not_newer(course.checklist.version, SHIPPED.shipped_checklist().version):
        changes["checklist"] = _checklist(course.checklist, words)
    return course.model_copy(update=changes)


def _not_newer(version: str, shipped: str | None) -> bool:
    """Return whether a copy is of a shipped edition: an own one of the same id has a higher."""
    try:
        return shipped is not None and order_of(version or "0.0") <= order_of(shipped)
    except ValueError:  # it came in a file, and is no version
        return False


@lru_cache(maxsize=MOST)
def _plan(plan: Plan, words: Wording) -> Plan:
    steps = tuple(
        step.model_copy(
            update={
                "name": words.of(step.name),
                "goals": tuple(
                    goal.model_copy(update={"text": words.of(goal.text)}) for goal in step.goals
                ),
            }
        )
        for step in plan.steps
    )
    warnings = plan.warnings and tuple(
        one.model_copy(update={"text": words.of(one.text)}) for one in plan.warnings
    )
    proofs = plan.proofs and tuple(
        one.model_copy(
            update={name: words.of(getattr(one, name)) for name in ("name", "when", "rule")}
        )
        for one in plan.proofs
    )
    season = plan.season and plan.season.model_copy(update={"text": words.of(plan.season.text)})
    said = {"steps": steps, "warnings": warnings, "proofs": proofs, "season": season}
    return plan.model_copy(update=said)


@lru_cache(maxsize=MOST)
def _checklist(copied: PlanChecklist, words: Wording) -> PlanChecklist:
    listed = SHIPPED.shipped_checklist()
    items = tuple(
        one.model_copy(update={"text": words.of(one.text)})
        if listed.point(one.id) is not None
        else one
        for one in copied.items
    )
    return copied.model_copy(update={"items": items})
