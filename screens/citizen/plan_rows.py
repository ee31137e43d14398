"""The plan as rows: what a course builds on, what to mind, its steps with their goals."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from screens.citizen import tailor
from screens.citizen.closing import close_course, ended_rows
from screens.citizen.part import View
from screens.citizen.plan_asking import offer_neighbours
from screens.citizen.plan_minding import mind_rows, pointer
from screens.messages import To
from screens.widgets.row import Row
from screens.words import off_words, short, step_dates, weeks_words
from vip2tui.domain.course.plan import PlacedGoal, PlacedStep
from vip2tui.domain.course.tailor import long_pauses
from vip2tui.domain.packages.fit import NOT_HELD
from vip2tui.domain.statuses import GoalStatus, StepStatus
from vip2tui.pictures.drawn import Tone
from vip2tui.sentences.values import code_name
from vip2tui.services.citizen.casework import CoursePlan
from vip2tui.services.course.cautions import of_plan
from vip2tui.services.course.pacing import standing_of
from vip2tui.services.course.plan_picture import bar_of
from vip2tui.text.days import say, say_short
from vip2tui.text.hours import say_minutes

if TYPE_CHECKING:
    from screens.citizen.plan import Plan
    from vip2tui.pictures.signs import Signs

WHY = (StepStatus.SKIPPED, StepStatus.BROKEN_OFF)
"""States that ask for a reason."""
_INDENT = "    "


def course_rows(part: Plan, view: View, plan: CoursePlan) -> Iterator[Row]:
    """Yield one course: what it builds on, what to mind, its steps and goals."""
    course = plan.course
    yield Row(f"{plan.name} · bygger på version {course.version}", heading=True)
    if course.closed is not None:
        yield from ended_rows(part, view, plan)
    else:
        yield Row(
            f"Planen: {say(course.start)} – {say(plan.end)}", "", "  ", below=_length(view, plan)
        )
    mind, go = of_plan(view.services.desk, plan), f"{part.signs.go} "
    yield from _pause_rows(part, view, plan)
    yield from pointer(part, plan, mind)
    for step in plan.steps:
        yield step_row(part, view, plan, step)
        for goal in step.goals:
            yield goal_row(part, view, plan, goal)
    yield from mind_rows(part, view, plan, mind)
    read = part.way(To.PACKAGE, course.package)
    yield Row("Læs jobpakken", f"package:{course.package}", go, act=read)
    near, offer = f"near:{course.id}", partial(offer_neighbours, part, plan)
    if course.closed is None:
        yield Row("Tilpas planen: nyt trin, flyt starten, eget punkt", f"tailor:{course.id}", go,
                  act=partial(tailor.of_course, part, plan))  # fmt: skip
        week = view.services.weekplan.read(plan).week
        sums = f"{say_minutes(week.total)} af {say_minutes(week.target)}" if week.total else ""
        yield Row("Ugens timer: praktik, dansk, transport", f"week:{course.id}", go,
                  ((sums, 14),), act=part.way(To.WEEK, course.id))  # fmt: skip
        yield Row("Passer jobpakken ikke? Se dem, der ligger tæt på", near, go, act=offer)
        if view.services.closing.may:
            yield Row(f"Afslut forløbet for {view.name}", f"close:{course.id}", go,
                      act=partial(close_course, part, plan))  # fmt: skip
    elif course.outcome in NOT_HELD:
        yield Row("Se jobpakker, der ligger tæt på", near, go, act=offer)


def _length(view: View, plan: CoursePlan) -> str:
    """Return how long the plan is, and when it is likely to end where that is another day.

    One end is said as one estimate: the day of the plan is the plan's, never another estimate.
    """
    words = plan.length_words
    now = standing_of(view.services.desk, plan)
    if now is not None and now.forecast != plan.end:
        words += f". Slut: {say(now.forecast)} (skøn)"
    return words


def _pause_rows(part: Plan, view: View, plan: CoursePlan) -> Iterator[Row]:
    """Yield the steps that have stood still for long: somebody must speak with the citizen."""
    for paused, days in long_pauses(plan.steps, view.today):
        yield Row(
            f"«{paused.step.name}» har holdt pause i {days} dage. "
            f"Aftal med {view.name}, hvordan I kommer i gang igen.",
            f"step:{paused.record}",
            f"{part.signs.over} ",
            tone=Tone.OVER,
            act=partial(part.ask_step, plan, paused),
        )


def _step_mark(step: PlacedStep, signs: Signs, *, is_late: bool) -> str:
    """Return the sign of a step; its word stands at the end of the row."""
    if is_late:
        return f"{signs.over} "
    marks = {
        StepStatus.DONE: signs.done, StepStatus.RUNNING: signs.now,
        StepStatus.PLANNED: signs.ahead, StepStatus.PAUSED: signs.middle,
    }  # fmt: skip
    return f"{signs.flat if step.aside else marks.get(step.status, signs.flat)} "


def _goal_mark(goal: PlacedGoal, signs: Signs) -> str:
    marks = {
        GoalStatus.REACHED: signs.done, GoalStatus.UNDERWAY: signs.now,
        GoalStatus.GIVEN_UP: signs.flat,
    }  # fmt: skip
    return f"{_INDENT}{marks.get(goal.status, signs.ahead)} "


def step_row(part: Plan, view: View, plan: CoursePlan, step: PlacedStep) -> Row:
    """Return a step with its days, weeks and state."""
    state = step.state
    notes = [off_words(step)]
    if state and state.finished and step.status == StepStatus.DONE:
        notes.append(f"gennemført {say(state.finished)}")
    if step.status == StepStatus.PAUSED:
        notes += _pause_words(view, plan, step)
    elif state and state.reason:
        notes.append(f"fordi: {state.reason}" if step.status in WHY else state.reason)
    if step.own:
        notes.append("jeres eget trin")
    known = code_name(view.catalogue, "step_status", step.status).lower()
    closed = plan.course.closed is not None
    bar = bar_of(step, view.catalogue, view.today, view.soon, closed=closed)
    waits = step.status == StepStatus.PLANNED and step.start < view.today and not closed
    status = bar.words if step.aside or bar.is_late or waits else known
    return Row(
        step.step.name,
        f"step:{step.record}",
        _step_mark(step, part.signs, is_late=bar.is_late),
        ((step_dates(step, view.today), 22), (weeks_words(step.weeks), 8), (status, 13)),
        below="\n".join(note for note in notes if note),
        tone=bar.tone,
        find=f"{known} {status}",
        free=_typed(view, plan, step),
        act=partial(part.ask_step, plan, step),
    )


def _typed(view: View, plan: CoursePlan, step: PlacedStep) -> tuple[str, ...]:
    """Return what people wrote about a step."""
    state = step.state
    if state is None:
        return ()
    _, reason = view.services.pausing.why(plan, step)
    return tuple(one for one in (reason, state.reason, state.agreed, state.return_plan) if one)


def _pause_words(view: View, plan: CoursePlan, step: PlacedStep) -> Iterator[str]:
    """Yield since when and why a step stands still, and how it is to go on."""
    state = step.state
    if state is None:
        return
    code, reason = view.services.pausing.why(plan, step)
    why = f" ({code_name(view.catalogue, 'pauses', code).lower()})" if code else ""
    if state.paused:
        until = (
            f", ventes tilbage {say_short(state.expected, view.today)}" if state.expected else ""
        )
        yield f"pause siden {say_short(state.paused, view.today)}{why}{until}"
    if reason:
        yield f"fordi: {reason}"
    if state.agreed:
        yield f"aftalt med {state.agreed}"
    if state.return_plan:
        yield f"plan: {state.return_plan}"


def goal_row(part: Plan, view: View, plan: CoursePlan, goal: PlacedGoal) -> Row:
    """Return a goal with its state, and the day it was reached."""
    status = code_name(view.catalogue, "goal_status", goal.status).lower()
    day = goal.state.day if goal.state else None
    words = f"{status} {short(day, view.today)}" if day else status
    target = goal.goal.target
    text = f"{goal.goal.text}: {target}" if target else goal.goal.text
    tone = Tone.DONE if goal.status == GoalStatus.REACHED else Tone.PLAIN
    return Row(text, f"goal:{goal.record}", _goal_mark(goal, part.signs), ((words, 18),),
               below=_shown_by(view, goal), tone=tone,
               free=((goal.state.evidence if goal.state else "") or "",),
               act=partial(part.ask_goal, plan, goal))  # fmt: skip


def _shown_by(view: View, goal: PlacedGoal) -> str:
    """Return what shows that a goal is reached, and the words about it."""
    state = goal.state
    if state is None:
        return ""
    kind = (
        code_name(view.catalogue, "evidence", state.shown_by)
        if goal.status == GoalStatus.REACHED
        else ""
    )
    return ". ".join(part for part in (kind, state.evidence) if part)
