"""Where citizens have been: read off their courses, with weeks and what came of it; never kept."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from vip2tui.domain.course.plan import WORK, PlacedStep
from vip2tui.domain.statuses import StepStatus

PRACTICE = WORK[0]
_BEGUN = (StepStatus.RUNNING, StepStatus.DONE, StepStatus.PAUSED, StepStatus.BROKEN_OFF)


@dataclass(frozen=True, slots=True)
class Placement:
    """One citizen's time at a workplace, in one course."""

    citizen: str
    name: str
    course: str
    first: date
    last: date | None
    """None while the course runs."""
    weeks: int
    """Weeks of practice there by now; 0 where none has begun."""
    planned: int
    """Weeks of practice in the plan, those that are over with."""
    outcome: str = ""
    """What it came to, in words; empty while it runs."""

    @property
    def is_running(self) -> bool:
        return self.last is None


def practice_planned(steps: Iterable[PlacedStep]) -> int:
    """Return the weeks of practice of a plan: those that count, also when they lie ahead."""
    return sum(one.weeks for one in steps if one.step.track == PRACTICE and one.counts)


def practice_done(steps: Iterable[PlacedStep], first: date, last: date) -> int:
    """Return the weeks of practice from a day to a day, of steps that have begun.

    A begun week counts. A step that still goes on is counted to the last day, though it was
    planned to end before it; a pause that is over does not count.
    """
    every = [one for one in steps if one.step.track == PRACTICE and one.status in _BEGUN]
    return sum(_weeks_of(one, first, last) for one in every)


def _weeks_of(step: PlacedStep, first: date, last: date) -> int:
    state = step.state
    begun = max(state.started if state and state.started else step.start, first)
    over = state.finished if state else None
    if over is None and step.status in (StepStatus.DONE, StepStatus.BROKEN_OFF):
        over = step.end
    if step.status is StepStatus.PAUSED and state and state.paused:
        over = state.paused - timedelta(days=1)
    ended = min(over, last) if over else last
    rested = (state.rested or 0) if state else 0
    return max(-(-((ended - begun).days + 1 - rested) // 7), 0)


def stays(
    said: Sequence[tuple[date, str | None]], start: date, end: date | None
) -> Iterator[tuple[str, date, date | None]]:
    """Yield where a course was, from when to when; the last one has no end while it runs.

    Args:
        said: The day something was said of where it is, and what, in order. The first holds from
            the start, whenever it was written.
        start: The first day of the course.
        end: The day it closed, if it did.
    """
    for number, (day, place) in enumerate(said):
        later = said[number + 1][0] if number + 1 < len(said) else None
        first = start if number == 0 else max(day, start)
        last = max(later - timedelta(days=1), first) if later else end
        if place and not (later and later <= first):
            yield place, first, last


def ask_again(asked: date | None, after: int, today: date) -> bool:
    """Return whether it is time to ask for a job again; a place never asked asks nothing."""
    return asked is not None and today - asked >= timedelta(days=after)


def room_for(employees: int, numbers: Mapping[str, int]) -> int:
    """Return how many may be in practice at once, by the numbers of the rule that holds."""
    per, limit, over = (
        numbers[name] for name in ("ansatte_per_plads", "ansatte_graense", "ansatte_per_plads_over")
    )
    return min(employees, limit) // per + max(employees - limit, 0) // over


def in_order(placements: Sequence[Placement]) -> tuple[Placement, ...]:
    """Return those who are there first, then the others, the newest first."""
    return tuple(
        sorted(
            placements,
            key=lambda one: (not one.is_running, -one.first.toordinal(), one.name, one.course),
        )
    )
