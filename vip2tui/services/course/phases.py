"""The checklist by phase: which items stand in each, and how much of it is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vip2tui.catalogue.checklist import Checklist
from vip2tui.domain.course.checklist import ItemLine
from vip2tui.pictures.shares import Share
from vip2tui.services.citizen.casework import CoursePlan

_OTHER = ("", "Andet")
"""Where items stand that no area of the list has: a trade's, and one's own."""


@dataclass(frozen=True, slots=True)
class PhaseLines:
    """One phase of a course's checklist."""

    name: str
    lines: tuple[ItemLine, ...]
    today: date

    @property
    def share(self) -> Share:
        """How many of its tasks are done now; a habit is none."""
        tasks = [line for line in self.lines if not line.item.habit]
        return Share(self.name, sum(not one.near(self.today).is_open for one in tasks), len(tasks))


def phases_of(plan: CoursePlan, checklist: Checklist, today: date) -> Iterator[PhaseLines]:
    """Yield the phases that have items, in their order.

    Args:
        plan: The course.
        checklist: The list its areas and phases are of.
        today: The day it is shown.
    """
    phases = {area.id: area.phase for area in checklist.areas}
    known = [(phase.id, phase.name) for phase in checklist.phases]
    for phase, name in [*known, _OTHER]:
        lines = tuple(line for line in plan.lines if phases.get(line.item.area, "") == phase)
        if lines:
            yield PhaseLines(name, lines, today)
