"""The plan of a course: the copied package, what people set about it, and what follows.

Steps run side by side and none waits for another (R121). Derived values are computed here from
facts and a given day, and never stored.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from vip2tui.domain.kinds import derived_id

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from vip2tui.domain.copies import PlanGoal, PlanStep
    from vip2tui.domain.facts import Course, GoalState, StepState

DONE = "gennemfoert"
RUNNING = "i_gang"
PLANNED = "planlagt"
PAUSED = "pause"
SKIPPED = "sprunget_over"
BROKEN_OFF = "afbrudt"
STEP_STATUSES = (PLANNED, RUNNING, DONE, PAUSED, BROKEN_OFF, SKIPPED)
GOAL_STATUSES = ("ikke_begyndt", "paa_vej", "naaet", "opgivet")

BEHIND = 7
"""Days behind from which the pace is said to be behind; far behind from three times that."""


@dataclass(frozen=True, slots=True)
class PlacedGoal:
    """A goal in a course."""

    record: str
    goal: PlanGoal
    state: GoalState | None

    @property
    def status(self) -> str:
        return self.state.status if self.state else GOAL_STATUSES[0]


@dataclass(frozen=True, slots=True)
class PlacedStep:
    """A step with its days."""

    record: str
    step: PlanStep
    state: StepState | None
    start: date
    weeks: int
    goals: tuple[PlacedGoal, ...]

    @property
    def status(self) -> str:
        return self.state.status if self.state else PLANNED

    @property
    def end(self) -> date:
        """The last day."""
        return self.start + timedelta(days=max(self.weeks * 7 - 1, 0))

    @property
    def counts(self) -> bool:
        """Whether its weeks are part of the course."""
        return self.status not in (SKIPPED, BROKEN_OFF) and not self.aside

    @property
    def aside(self) -> bool:
        """Whether it is one to choose that nobody has taken into the plan yet."""
        return self.step.optional and self.state is None


def step_record(course: str, step: str) -> str:
    """Return the id of a step's record: the same on every device."""
    return derived_id(course, "step", step)


def goal_record(course: str, step: str, goal: str) -> str:
    """Return the id of a goal's record."""
    return derived_id(course, "goal", step, goal)


def placed(
    course: Course, steps: Mapping[str, StepState], goals: Mapping[str, GoalState]
) -> tuple[PlacedStep, ...]:
    """Return the steps with their days: as the package lays them, moved where a person did."""
    found = []
    for step in course.plan.steps:
        record = step_record(course.id, step.id)
        state = steps.get(record)
        start = (state.start if state else None) or course.start + timedelta(weeks=step.start)
        weeks = state.weeks if state and state.weeks is not None else step.weeks
        inside = tuple(
            PlacedGoal(key, goal, goals.get(key))
            for goal in step.goals
            for key in (goal_record(course.id, step.id, goal.id),)
        )
        found.append(PlacedStep(record, step, state, start, weeks, inside))
    return tuple(found)


def planned_end(steps: Iterable[PlacedStep], start: date) -> date:
    """Return the last planned day of a course."""
    return max((step.end for step in steps if step.counts), default=start)


@dataclass(frozen=True, slots=True)
class Pace:
    """How far a course is, in days (tempo)."""

    done: int
    """Days of finished steps and of running ones so far."""
    whole: int
    """Days of all steps that count."""
    behind: int
    """Days behind the plan; negative when ahead."""


def pace(steps: Iterable[PlacedStep], today: date) -> Pace:
    """Return the pace: what should be done by today against what is."""
    done = whole = expected = 0
    for step in steps:
        if not step.counts:
            continue
        days = step.weeks * 7
        whole += days
        now = _clock(step, today)
        expected += _within(now - step.start, days)
        if step.status == DONE:
            done += days
        elif step.status in (RUNNING, PAUSED):
            begun = (step.state.started if step.state else None) or step.start
            done += _within(now - begun, days)
    return Pace(done, whole, expected - done)


def _clock(step: PlacedStep, today: date) -> date:
    """Return the day it is for a step: pauses stop the clock."""
    if step.state is None:
        return today
    now = step.state.paused if step.status == PAUSED and step.state.paused else today
    return min(now, today) - timedelta(days=step.state.rested or 0)


def _within(passed: timedelta, days: int) -> int:
    return min(max(passed.days, 0), days)
