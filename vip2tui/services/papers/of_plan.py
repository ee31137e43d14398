"""The plan on one page: the staircase, the bars, and each step's goals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from vip2tui.catalogue.catalogue import Catalogue
from vip2tui.domain.course.plan import PlacedGoal, PlacedStep
from vip2tui.domain.statuses import GoalStatus, StepStatus
from vip2tui.papers.paper import (
    Bar,
    Bars,
    Block,
    Fields,
    Heading,
    Paper,
    Passage,
    Stairs,
    Tick,
    Ticks,
)
from vip2tui.pictures.plan_bars import PlanBar, span_of
from vip2tui.pictures.staircase import StairState
from vip2tui.sentences.values import code_name
from vip2tui.services.citizen.casework import Casework, CoursePlan
from vip2tui.services.course.plan_picture import bars_of
from vip2tui.services.course.stairs import stairs_told
from vip2tui.text.danish import count
from vip2tui.text.days import MONTHS, say, short

TITLE = "Plan på én side"
_FINE = 1_000
_MOST_MONTHS = 7


def plan_paper(
    catalogue: Catalogue, seen: Casework, plan: CoursePlan, today: date, soon: int, sender: str
) -> Paper:
    """Return a course's plan: how long it is, where the citizen stands, what each step leads to.

    Args:
        catalogue: Whose words they are.
        seen: The citizen.
        plan: The course.
        today: The day.
        soon: Days within which an end is near.
        sender: Who answers for it.
    """
    told = stairs_told(plan, today)
    now = next((at for at, one in enumerate(told) if one.state is not StairState.DONE), None)
    stairs: tuple[Block, ...] = ()
    if told:
        stairs = (
            Heading("Trappen"),
            Stairs(tuple((one.name, one.words) for one in told), now),
        )
    return Paper(
        TITLE,
        today,
        sender,
        (
            Fields(tuple(_head(seen, plan))),
            *stairs,
            Heading("Trin for trin"),
            _bars(bars_of(plan, catalogue, today, soon), today),
            *_goals(catalogue, plan.steps, today),
        ),
        under=f"{seen.citizen.name} · {plan.name}",
        pages=1,
    )


def _head(seen: Casework, plan: CoursePlan) -> Iterator[tuple[str, str]]:
    yield "Fra og til", f"{say(plan.course.start)} til {say(plan.end)} ({plan.length_words})"
    citizen = seen.citizen
    if citizen.mentor:
        yield "Mentor", citizen.mentor
    if citizen.tovholder:
        yield "Tovholder", " · ".join(filter(None, (citizen.tovholder, citizen.tovholder_phone)))


def _bars(bars: Sequence[PlanBar], today: date) -> Bars:
    if not bars:
        return Bars((), ())
    span = span_of(bars, today, _FINE)
    end = span.last + timedelta(days=1)

    def at(day: date) -> float:
        return min(1.0, max(0.0, (day - span.first).days / max((end - span.first).days, 1)))

    months = list(span.months())
    every = max(1, -(-len(months) // _MOST_MONTHS))
    return Bars(
        tuple(
            Bar(
                one.name,
                one.words,
                at(one.start),
                at(one.end + timedelta(days=1)),
                at(max(one.start, min(today, one.end + timedelta(days=1)))),
            )
            for one in bars
        ),
        tuple(
            (at(day), f"{MONTHS[day.month - 1][:3]} {day.year % 100:02}") for day in months[::every]
        ),
        at(today) if span.first <= today <= span.last else None,
    )


def _goals(catalogue: Catalogue, steps: Sequence[PlacedStep], today: date) -> Iterator[Block]:
    """Yield what each step leads to; of one that is done, how many of its goals were reached."""
    for step in steps:
        goals = [one for one in step.goals if one.status != GoalStatus.GIVEN_UP]
        if not step.counts or not goals:
            continue
        yield Heading(f"Mål: {step.step.name}")
        if step.status == StepStatus.DONE:
            reached = sum(one.status == GoalStatus.REACHED for one in goals)
            yield Passage(f"{reached} af {count(len(goals), 'mål', 'mål')} nået.")
            continue
        yield Ticks(tuple(_tick(catalogue, one, today) for one in goals), columns=2)


def _tick(catalogue: Catalogue, one: PlacedGoal, today: date) -> Tick:
    day = one.state.day if one.state else None
    words = _goal_words(catalogue, one.status, day, today)
    return Tick(one.goal.text, is_done=one.status == GoalStatus.REACHED, words=words)


def _goal_words(catalogue: Catalogue, status: GoalStatus, day: date | None, today: date) -> str:
    if status == GoalStatus.NOT_BEGUN:
        return ""
    name = code_name(catalogue, "goal_status", status).lower()
    return f"{name} {short(day, today)}" if day else name
