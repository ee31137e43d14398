"""«Før samtalen»: what is read on one card before two people meet (R146); pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from hashlib import sha256
from typing import TYPE_CHECKING, TypeVar

from vip2tui.domain.course.plan import PlacedGoal, PlacedStep
from vip2tui.domain.course.upcoming import Urgency, Waiting
from vip2tui.domain.statuses import GoalStatus, StepStatus

if TYPE_CHECKING:
    from vip2tui.domain.kinds.entry import Entry

T = TypeVar("T")
_PROMISES, _STEPS, _GOALS, _POINTS, _WORDS = 2, 2, 2, 2, 10
"""So much has room on one screen of 80×24 with the question and the words."""
_OVER = (GoalStatus.REACHED, GoalStatus.GIVEN_UP)


@dataclass(frozen=True, slots=True)
class TalkCard:
    """One card about one citizen on one day."""

    promised: tuple[Entry, ...]
    """The notes with an agreement that is open, the newest first."""
    steps: tuple[PlacedStep, ...]
    """The steps under way, else the next one."""
    goals: tuple[PlacedGoal, ...]
    """What is practised in them: the goals that are neither reached nor given up."""
    points: tuple[Waiting, ...]
    """The points of the checklist that are late or near, the most urgent first."""
    question: str
    words: tuple[tuple[str, str], ...]
    """Words of the trade, in Danish and in English."""


def open_promises(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """Return the notes whose agreement is open, those agreed last first."""
    found = [one for one in entries if one.next and one.next_done is None]
    return tuple(sorted(found, key=lambda one: one.day, reverse=True)[:_PROMISES])


def practised(steps: Iterable[PlacedStep]) -> tuple[PlacedStep, ...]:
    """Return the steps that run now; where none does, the next that is planned."""
    every = [one for one in steps if one.counts]
    running = [one for one in every if one.status is StepStatus.RUNNING]
    planned = sorted(
        (one for one in every if one.status is StepStatus.PLANNED), key=lambda one: one.start
    )
    return tuple(running[:_STEPS] or planned[:1])


def goals_of(steps: Iterable[PlacedStep]) -> tuple[PlacedGoal, ...]:
    """Return what is left to practise in the steps, those under way before those not begun."""
    left = [goal for one in steps for goal in one.goals if goal.status not in _OVER]
    left.sort(key=lambda goal: goal.status is GoalStatus.NOT_BEGUN)
    return tuple(left[:_GOALS])


def points_near(waiting: Iterable[Waiting]) -> tuple[Waiting, ...]:
    """Return what of the checklist is late or near."""
    near = [one for one in waiting if one.part == "tjekliste" and one.urgency < Urgency.LATER]
    return tuple(sorted(near, key=lambda one: (one.urgency, one.due, one.name))[:_POINTS])


def one_of(pool: Sequence[T], *seed: str) -> T | None:
    """Return one of several: the same for the same seed, on every computer."""
    if not pool:
        return None
    drawn = sha256("\n".join(seed).encode()).digest()
    return pool[int.from_bytes(drawn[:8]) % len(pool)]


def words_of_the_week(words: Sequence[T], day: date) -> tuple[T, ...]:
    """Return ten words of a list, others each week, until all have had their turn."""
    if len(words) <= _WORDS:
        return tuple(words)
    first = day.toordinal() // 7 * _WORDS % len(words)
    return tuple((*words, *words)[first : first + _WORDS])
