"""Everything read about one citizen at once: the facts of up to three cases, and what follows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from vip2tui.domain.checklist import ItemLine, board
from vip2tui.domain.facts import Citizen, Course, Entry, GoalState, Identity, ItemState, StepState
from vip2tui.domain.kinds import Place, case_at
from vip2tui.domain.plan import PlacedStep, placed, planned_end
from vip2tui.services.reading import read

if TYPE_CHECKING:
    from datetime import date

    from vip2tui.changes.fold import CaseState
    from vip2tui.domain.facts import Fact
    from vip2tui.services.desk import Desk

_MODELS: tuple[type[Fact], ...] = (
    Citizen, Course, Entry, GoalState, Identity, ItemState, StepState,
)  # fmt: skip
_BY_KIND = {model.KIND: model for model in _MODELS}


@dataclass(frozen=True, slots=True)
class CoursePlan:
    """A course with all that is derived from it."""

    course: Course
    name: str
    """The package's name, as it was copied."""
    steps: tuple[PlacedStep, ...]
    end: date
    lines: tuple[ItemLine, ...]


@dataclass(frozen=True, slots=True)
class Casework:
    """One citizen, as known here."""

    citizen: Citizen
    identity: Identity | None
    courses: tuple[CoursePlan, ...]
    """The one that runs first."""
    entries: tuple[Entry, ...]
    """The log, newest first; the professional and private ones too, where they are held."""
    unreadable: tuple[str, ...] = ()
    """Records, or fields of them, that «kan ikke læses»."""
    states: dict[str, CaseState] = field(default_factory=dict, repr=False)
    """The cases as they were read: what a person now sees."""

    @property
    def course(self) -> CoursePlan | None:
        """The course that runs, or the last one."""
        return self.courses[0] if self.courses else None


def casework(desk: Desk, citizen_id: str) -> Casework | None:
    """Return a citizen with everything; None if there is no such citizen here."""
    states: dict[str, CaseState] = {}
    facts: dict[str, dict[str, Any]] = {kind: {} for kind in _BY_KIND}
    unreadable: list[str] = []
    for place in (Place.SHARED, Place.PROFESSIONAL, Place.PRIVATE):
        case = case_at(citizen_id, place)
        state = states[case] = desk.state(case)
        for record in state.records.values():
            model = _BY_KIND.get(record.kind)
            if model is None:
                continue
            found = read(model, record, case)
            unreadable.extend(f"{record.id}.{name}" for name in found.unreadable)
            if found.fact is None:
                unreadable.append(record.id)
            else:
                facts[record.kind][record.id] = found.fact
    citizen = facts[Citizen.KIND].get(citizen_id)
    if citizen is None:
        return None
    courses = [_plan(course, facts) for course in facts[Course.KIND].values()]
    courses.sort(key=lambda plan: (plan.course.closed is not None, -plan.course.start.toordinal()))
    entries = sorted(facts[Entry.KIND].values(), key=lambda entry: entry.day, reverse=True)
    identities = list(facts[Identity.KIND].values())
    return Casework(
        citizen,
        identities[0] if identities else None,
        tuple(courses),
        tuple(entries),
        tuple(unreadable),
        states,
    )


def _plan(course: Course, facts: dict[str, dict[str, Any]]) -> CoursePlan:
    steps = placed(course, facts[StepState.KIND], facts[GoalState.KIND])
    end = planned_end(steps, course.start)
    lines = board(course, course.checklist.items, facts[ItemState.KIND], end)
    return CoursePlan(course, course.plan.name, steps, end, lines)
