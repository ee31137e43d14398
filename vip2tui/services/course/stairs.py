"""The staircase (trappe) in words: where the citizen stands, how long, and what ran beside it.

A map and no lock: the seed's model was a staircase, and research says that efforts side by side
lead further than one at a time (R121).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from vip2tui.domain.course.plan import PlacedStep
from vip2tui.domain.statuses import StepStatus
from vip2tui.pictures.staircase import StairState
from vip2tui.services.citizen.casework import CoursePlan
from vip2tui.services.course.plan_picture import stair_state
from vip2tui.text.danish import count, joined, weeks_words
from vip2tui.text.days import say_short

ABOUT = (
    "Trappen er et kort over vejen til et job. Intet trin er låst. I VIP2 fra 2006 var trinene "
    "afklaring, dansk, praktik, løntilskud og job, i ét samlet forløb. Forskning (BIP, "
    "Væksthusets Forskningscenter) viser, at det hjælper mest, når flere ting kører samtidig, og "
    "en af dem handler om job. Ét trin ad gangen hjælper mindre. Begynd derfor gerne et trin, før "
    "det forrige er slut."
)
"""What the staircase was, and what research says of staircases (domain/progress.md, 1)."""


@dataclass(frozen=True, slots=True)
class StairTold:
    """One step as it is told."""

    id: str
    name: str
    state: StairState
    begun: date | None
    """The day the citizen came to it; None while it is ahead."""
    days: int
    """How long the citizen stood on it, till today where that is not over."""
    words: str
    beside: tuple[str, ...]
    """The other steps that ran while it did, or are planned to."""


def stairs_told(plan: CoursePlan, today: date) -> tuple[StairTold, ...]:
    """Return the steps that count, the first lowest."""
    until = plan.course.closed or today
    spans = {one.record: _span(one, until) for one in plan.steps if one.counts}
    return tuple(_told(one, plan, spans, until, today) for one in plan.steps if one.record in spans)


def stair_lines(plan: CoursePlan, today: date) -> Iterator[tuple[StairTold, str]]:
    """Yield each step with its sentence: «Praktik: her i 4 uger, samtidig med Branchedansk»."""
    for one in stairs_told(plan, today):
        side = f", samtidig med {joined(one.beside)}" if one.beside else ""
        yield one, f"{one.name}: {one.words}{side}"


def _told(
    step: PlacedStep,
    plan: CoursePlan,
    spans: dict[str, tuple[date, date]],
    until: date,
    today: date,
) -> StairTold:
    state, (begun, ended) = stair_state(step, until), spans[step.record]
    days = 0 if state is StairState.AHEAD else max((ended - begun).days + 1, 0)
    words = f"planlagt fra {say_short(begun, today)}"
    if state is StairState.DONE:
        words = f"klaret på {_long(days)}"
    elif state is not StairState.AHEAD:
        is_still = step.status == StepStatus.PAUSED
        words = f"her i {_long(days)}{', holder pause' if is_still else ''}"
    beside = tuple(
        other.step.name
        for other in plan.steps
        if other.record in spans
        and other is not step
        and spans[other.record][0] <= ended
        and begun <= spans[other.record][1]
        and (stair_state(other, until) is StairState.AHEAD) == (state is StairState.AHEAD)
    )
    first = None if state is StairState.AHEAD else begun
    return StairTold(step.step.id, step.step.name, state, first, days, words, beside)


def _span(step: PlacedStep, until: date) -> tuple[date, date]:
    """Return the days a step took so far; of one that is ahead, those that are planned."""
    state = step.state
    begun = (state.started if state else None) or step.start
    if step.status == StepStatus.PLANNED:
        return step.start, step.end
    if step.status == StepStatus.DONE:
        return begun, max((state.finished if state else None) or step.end, begun)
    return begun, max(until, begun)


def _long(days: int) -> str:
    return weeks_words(days // 7) if days >= 14 else count(days, "dag", "dage")
