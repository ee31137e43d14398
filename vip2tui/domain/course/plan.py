"""The plan of a course: the copied package, what people set about it, and what follows.

Steps run side by side and none waits for another (R121). Derived values are computed here from
facts and a given day, and never stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vip2tui.domain.course.copies import PlanGoal, PlanStep
from vip2tui.domain.ids import derived_id
from vip2tui.domain.kinds.course import Course
from vip2tui.domain.kinds.goal import GoalState
from vip2tui.domain.kinds.step import StepState
from vip2tui.domain.statuses import GoalStatus, StepStatus
from vip2tui.text.danish import weeks_words

APART = 1_000
"""Between two steps' places in the row, so that a third can be put there without moving them."""


@dataclass(frozen=True, slots=True)
class PlacedGoal:
    """A goal in a course."""

    record: str
    goal: PlanGoal
    """As it was copied, with the words a person gave it since."""
    state: GoalState | None

    @property
    def status(self) -> GoalStatus:
        return self.state.status if self.state else GoalStatus.NOT_BEGUN

    @property
    def own(self) -> bool:
        """Whether somebody added it for this citizen."""
        return self.state is not None and self.state.step is not None


@dataclass(frozen=True, slots=True)
class PlacedStep:
    """A step with its days."""

    record: str
    step: PlanStep
    """As it was copied, with the name and the track a person gave it since."""
    state: StepState | None
    start: date
    weeks: int
    goals: tuple[PlacedGoal, ...]
    place: int = 0
    """Where it stands in the row; low is first."""
    own: bool = False
    """Whether somebody added it for this citizen."""
    laid: date | None = None
    """The day the copied plan lays it; one's own has none."""

    @property
    def status(self) -> StepStatus:
        return self.state.status if self.state else StepStatus.PLANNED

    @property
    def end(self) -> date:
        """The last day."""
        return self.start + timedelta(days=max(self.weeks * 7 - 1, 0))

    @property
    def counts(self) -> bool:
        """Whether its weeks are part of the course."""
        return self.status not in (StepStatus.SKIPPED, StepStatus.BROKEN_OFF) and not self.aside

    @property
    def aside(self) -> bool:
        """Whether it is one to choose that nobody has taken into the plan yet."""
        return self.step.optional and self.state is None


def goal_day(step: PlacedStep, goal: PlacedGoal) -> date | None:
    """Return the day a goal is aimed at: the last of its week, and never after the step's last.

    A step that was made shorter than its package has it takes its goals along.
    """
    if not goal.goal.week:
        return None
    return min(step.start + timedelta(weeks=goal.goal.week, days=-1), step.end)


def step_record(course: str, step: str) -> str:
    """Return the id of a step's record: the same on every device."""
    return derived_id(course, "step", step)


def goal_record(course: str, step: str, goal: str) -> str:
    """Return the id of a goal's record."""
    return derived_id(course, "goal", step, goal)


def proof_record(course: str, certificate: str) -> str:
    """Return the id of the record of a proof (bevis) that a course's package asks for."""
    return derived_id(course, "proof", certificate)


def week_record(course: str) -> str:
    """Return the id of the record of a course's week."""
    return derived_id(course, "week")


def placed(
    course: Course, steps: Mapping[str, StepState], goals: Mapping[str, GoalState]
) -> tuple[PlacedStep, ...]:
    """Return the steps with their days, in their row: the package's and the citizen's own.

    They lie as the package lays them, moved, renamed and put in another place where a person did.
    """
    added = _added_goals(course, goals)
    found = []
    for n, step in enumerate(course.plan.steps, 1):
        record = step_record(course.id, step.id)
        state = steps.get(record)
        laid = course.start + timedelta(weeks=step.start)
        inside = (*_copied_goals(course, step, goals), *added.get(record, ()))
        place = n * APART if state is None or state.place is None else state.place
        found.append(
            PlacedStep(
                record,
                _named(step, state),
                state,
                (state.start if state else None) or laid,
                state.weeks if state and state.weeks is not None else step.weeks,
                inside,
                place,
                laid=laid,
            )
        )
    found += _own(course, steps, {one.record for one in found}, added)
    return tuple(sorted(found, key=lambda one: (one.place, one.own, one.record * one.own)))


def _own(
    course: Course,
    steps: Mapping[str, StepState],
    copied: set[str],
    added: Mapping[str, list[PlacedGoal]],
) -> Iterator[PlacedStep]:
    """Yield the steps somebody added for this citizen: those that say what they are called."""
    last = (len(course.plan.steps) + 1) * APART
    for record, state in steps.items():
        if state.course != course.id or record in copied or not state.name:
            continue
        weeks = state.weeks if state.weeks is not None else 0
        step = PlanStep(id=record, name=state.name, track=state.track or "", weeks=weeks)
        place = last if state.place is None else state.place
        inside = tuple(added.get(record, ()))
        start = state.start or course.start
        yield PlacedStep(record, step, state, start, weeks, inside, place, own=True)


def _named(step: PlanStep, state: StepState | None) -> PlanStep:
    """Return a step under the name and on the track a person gave it."""
    if state is None or not (state.name or state.track):
        return step
    words = {"name": state.name or step.name, "track": state.track or step.track}
    return step.model_copy(update=words)


def _copied_goals(
    course: Course, step: PlanStep, goals: Mapping[str, GoalState]
) -> Iterator[PlacedGoal]:
    for goal in step.goals:
        record = goal_record(course.id, step.id, goal.id)
        state = goals.get(record)
        yield PlacedGoal(record, _worded(goal, state), state)


def _added_goals(course: Course, goals: Mapping[str, GoalState]) -> dict[str, list[PlacedGoal]]:
    """Return the goals somebody added for this citizen, by the step they are in."""
    found: dict[str, list[PlacedGoal]] = {}
    new = {
        record: state
        for record, state in goals.items()
        if state.step and state.text and state.course == course.id
    }
    if new:  # a copied goal that says so too is not shown twice
        for step in course.plan.steps:
            for copied in step.goals:
                new.pop(goal_record(course.id, step.id, copied.id), None)
    for record, state in new.items():
        if state.step and state.text:
            goal = PlanGoal(id=record, text=state.text, target=state.target, week=state.week)
            found.setdefault(state.step, []).append(PlacedGoal(record, goal, state))
    return found


def _worded(goal: PlanGoal, state: GoalState | None) -> PlanGoal:
    """Return a goal in the words a person gave it."""
    if state is None or (state.text is None and state.target is None and state.week is None):
        return goal
    said = {"text": state.text, "target": state.target, "week": state.week}
    return goal.model_copy(update={name: new for name, new in said.items() if new is not None})


WORK = ("praktik", "loentilskud")
"""The tracks of steps at a workplace before the ordinary job."""
_FOLLOWED = "ordinaer"
"""The track that runs with follow-up: an ordinary job."""


def work_end(steps: Sequence[PlacedStep], start: date) -> date:
    """Return the last day of practice or wage subsidy, which the weeks of follow-up come after.

    A plan with neither ends, for this, with its last step before the ordinary job.
    """
    mine = [step for step in steps if step.counts and step.weeks]
    work = [step for step in mine if step.step.track in WORK]
    before = [step for step in mine if step.step.track != _FOLLOWED]
    return max((step.end for step in work or before or mine), default=start)


def work_start(steps: Sequence[PlacedStep], start: date) -> date:
    """Return the first day at a workplace; the course's own where the plan has none."""
    work = [step for step in steps if step.counts and step.step.track in (*WORK, _FOLLOWED)]
    return min((step.start for step in work), default=start)


def length_words(parts: Iterable[tuple[str, date, date]]) -> str:
    """Return how long a plan is: «56 uger, heraf 26 med opfølgning».

    Args:
        parts: Track, first day and last day of each step that counts.
    """
    every = list(parts)
    if not every:
        return ""
    days = (max(last for *_, last in every) - min(first for _, first, _ in every)).days + 1
    followed = sum((last - first).days + 1 for track, first, last in every if track == _FOLLOWED)
    words = weeks_words(round(days / 7))
    return f"{words}, heraf {round(followed / 7)} med opfølgning" if followed > 7 else words


def planned_end(steps: Iterable[PlacedStep], start: date) -> date:
    """Return the last planned day of a course."""
    return max((step.end for step in steps if step.counts), default=start)
