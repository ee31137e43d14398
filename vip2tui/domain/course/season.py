"""Whether a plan begins its work in a month that is good for it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from vip2tui.catalogue.season import season_words
from vip2tui.domain.course.copies import PlanSeason
from vip2tui.domain.course.plan import WORK, PlacedStep
from vip2tui.domain.statuses import StepStatus


def out_of_season(season: PlanSeason, start: date, steps: Sequence[PlacedStep]) -> str:
    """Return what to say of a plan's months; nothing where they are good, or work has begun.

    The months are those of the course's first day. Where a person has moved the first step at work,
    it is that step's day they have chosen, and it alone counts.
    """
    work = [step for step in steps if step.counts and step.weeks and step.step.track in WORK]
    first = min(work, key=lambda step: step.start, default=None)
    if first is None or first.status != StepStatus.PLANNED:
        return ""
    moved = first.start != first.laid
    what, day = (f"«{first.step.name}»", first.start) if moved else ("Forløbet", start)
    return season_words(season.months, season.text, what, day)
