"""A course as a picture: its steps as bars, and the staircase (trappe) of where it stands."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from vip2tui.domain.course.upcoming import Urgency, urgency
from vip2tui.domain.statuses import GoalStatus, StepStatus
from vip2tui.pictures.drawn import Tone
from vip2tui.pictures.plan_bars import BarState, PlanBar
from vip2tui.pictures.staircase import Stair, StairState
from vip2tui.sentences.values import code_name
from vip2tui.text.danish import count
from vip2tui.text.days import short

if TYPE_CHECKING:
    from vip2tui.catalogue.catalogue import Catalogue
    from vip2tui.domain.course.plan import PlacedStep
    from vip2tui.services.citizen.casework import CoursePlan

_STATES = {
    StepStatus.DONE: BarState.DONE,
    StepStatus.RUNNING: BarState.RUNNING,
    StepStatus.PAUSED: BarState.RUNNING,
    StepStatus.PLANNED: BarState.AHEAD,
}


def bar_of(
    step: PlacedStep, catalogue: Catalogue, today: date, soon: int, *, closed: bool = False
) -> PlanBar:
    """Return a step as a bar, with what is said of it at the end of the row.

    Args:
        step: The step.
        catalogue: What the words are taken from.
        today: The day.
        soon: Days within which its end is near.
        closed: Whether the course is: then nothing of it is late any more.
    """
    state = step.state
    begun = (state.started if state else None) or step.start
    ended = (state.finished if state else None) or step.end
    if closed and not step.aside and step.status != StepStatus.DONE:
        words, tone = code_name(catalogue, "step_status", step.status).lower(), Tone.MUTED
    else:
        words, tone = _words(step, catalogue, today, soon)
    pauses: tuple[tuple[date, date], ...] = ()
    if state and state.paused and step.status == StepStatus.PAUSED:
        pauses = ((state.paused, max(state.expected or today, today)),)
    return PlanBar(
        step.step.name,
        min(begun, ended),
        ended,
        BarState.LEFT_OUT if step.aside else _STATES.get(step.status, BarState.LEFT_OUT),
        words,
        tone,
        pauses,
        milestones=tuple(_reached(step)),
    )


def bars_of(plan: CoursePlan, catalogue: Catalogue, today: date, soon: int) -> list[PlanBar]:
    """Return every step of a course as a bar, in the plan's order."""
    closed = plan.course.closed is not None
    return [bar_of(step, catalogue, today, soon, closed=closed) for step in plan.steps]


def _reached(step: PlacedStep) -> list[date]:
    """Return the days on which goals were reached."""
    reached = (one.state for one in step.goals if one.status == GoalStatus.REACHED)
    return [state.day for state in reached if state and state.day]


def _words(step: PlacedStep, catalogue: Catalogue, today: date, soon: int) -> tuple[str, Tone]:
    if step.aside:
        return "kan vælges", Tone.MUTED
    late = (today - step.end).days
    match step.status:
        case StepStatus.DONE:
            return code_name(catalogue, "step_status", step.status).lower(), Tone.DONE
        case StepStatus.RUNNING | StepStatus.PLANNED if late > 0:
            return f"{count(late, 'dag', 'dage')} over", Tone.OVER
        case StepStatus.PLANNED if step.start < today:
            return "ikke begyndt", Tone.SOON
        case StepStatus.RUNNING:
            near = urgency(step.end, today, soon) < Urgency.LATER
            return f"til {short(step.end, today)}", Tone.SOON if near else Tone.PLAIN
        case StepStatus.PLANNED:
            return f"fra {short(step.start, today)}", Tone.PLAIN
        case _:
            return code_name(catalogue, "step_status", step.status).lower(), Tone.MUTED


def stairs_of(plan: CoursePlan, today: date) -> list[Stair]:
    """Return the steps that count as a staircase, the first lowest."""
    until = min(today, plan.course.closed or today)
    return [Stair(one.step.name, stair_state(one, until)) for one in plan.steps if one.counts]


def stair_state(step: PlacedStep, today: date) -> StairState:
    """Return where the citizen is with a step."""
    if step.status == StepStatus.DONE:
        return StairState.DONE
    if step.status == StepStatus.RUNNING:
        return StairState.LATE if step.end < today else StairState.NOW
    return StairState.NOW if step.status == StepStatus.PAUSED else StairState.AHEAD
