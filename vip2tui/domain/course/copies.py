"""What a course keeps of its package and of the checklist: copies that no later edition changes.

Open for unknown keys, since a newer program may copy more.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

from vip2tui.catalogue.season import Months

MOST_WEEKS = 260
Weeks = Annotated[int, Field(ge=0, le=MOST_WEEKS)]
Days = Annotated[int, Field(ge=-3_660, le=3_660)]
"""Days from a start or an end: ten years, so that no sum leaves the calendar."""


class _Part(BaseModel):
    model_config = ConfigDict(
        defer_build=True, frozen=True, extra="ignore", hide_input_in_errors=True
    )


class PlanGoal(_Part):
    """A goal (delmål) as it was copied."""

    id: str
    text: str
    measure: int | None = None
    unit: str | None = None
    target: str | None = None
    """Measure and unit in words, which say which way they count: «højst 5 %»."""
    week: Weeks | None = None
    """The week of its step it is aimed at."""
    evidence: Annotated[str | None, Field(max_length=40)] = None
    """What shows that it is reached, as a code; None where the course was begun before it was
    copied; then the package is asked."""


class PlanStep(_Part):
    """A step (trin) as it was copied."""

    id: str
    name: str
    track: str
    start: Weeks = 0
    """Whole weeks after the course's start; steps of different tracks overlap."""
    weeks: Weeks
    optional: bool = False
    """Stands aside until somebody takes it into the plan."""
    goals: tuple[PlanGoal, ...] = ()


class PlanWarning(_Part):
    """What must be read before a plan is made, with where it comes from in words."""

    text: str
    source: str = ""


class PlanProof(_Part):
    """A proof (bevis) that the law asks for before a task is done alone, as it was copied."""

    id: str
    name: str
    when: str = ""
    rule: str = ""
    renewal: str | None = None


class PlanSeason(_Part):
    """The months the work is best begun in, and why, as it was copied."""

    months: Months
    text: str
    source: str = ""


class Plan(_Part):
    """A package as a course copied it."""

    name: str
    steps: tuple[PlanStep, ...]
    warnings: tuple[PlanWarning, ...] | None = None
    """None where the course was begun before they were copied; then the package is asked."""
    proofs: tuple[PlanProof, ...] | None = None
    season: PlanSeason | None = None
    """None where the package has none or the course was begun before; then the package is asked."""


class PlanItem(_Part):
    """An item (punkt) as it was copied."""

    id: str
    area: str
    text: str
    owner: Literal["M", "L", "J", "B"]
    """M mentor, L nearest leader, J the municipality's consultant, B the citizen."""
    important: bool = False
    """Needed for the documentation check."""
    from_end: bool = False
    """Days count from the planned end instead of the start."""
    days: Days = 0
    every: Annotated[int | None, Field(ge=1, le=3_660)] = None
    event: bool = False
    """Arises from something that happened; never nags by itself."""
    from_work: bool = False
    """Where days count from the end: from the last day of practice or wage subsidy."""
    habit: bool = False
    """Something to do every time, and no task: no limit, no tick, never late."""


class PlanChecklist(_Part):
    """The checklist as a course copied it."""

    version: str = ""
    items: tuple[PlanItem, ...] = ()


def as_it_stands(
    items: Iterable[PlanItem],
    *,
    awaiting: Collection[str],
    habits: Collection[str],
    from_work: Collection[str],
) -> tuple[PlanItem, ...]:
    """Return copied items as the list has them today; what was ticked stays in the history.

    Args:
        items: The items, as the course copied them.
        awaiting: Ids of those that are off the list until something else settles them.
        habits: Ids of those that have no limit.
        from_work: Ids of those whose end is that of practice or wage subsidy.
    """
    found = []
    for item in items:
        if item.id in awaiting:
            continue
        if item.id in habits and not item.habit:
            item = item.model_copy(update={"habit": True, "days": 0, "every": None})
        elif item.id in from_work and item.from_end and not item.from_work:
            item = item.model_copy(update={"from_work": True})
        found.append(item)
    return tuple(found)
