"""What of a citizen may stand behind a line of the card: of the shared case alone.

What is for professionals only, or for oneself, never gives a line its date: it would tell of it.
"""

from __future__ import annotations

from datetime import date
from typing import TypeVar

from vip2tui.changes.change import Change
from vip2tui.domain.course.evidence import Evidence, Known
from vip2tui.domain.kinds.fact import Fact
from vip2tui.domain.kinds.mark import Mark
from vip2tui.domain.kinds.places import Place, place_of
from vip2tui.domain.kinds.workplace_measurement import WorkplaceMeasurement
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.desk import Desk
from vip2tui.services.records import cannot_be_read

F = TypeVar("F", bound=Fact)


def known_of(desk: Desk, seen: Casework) -> Known:
    """Return what may stand behind a line; every level that was ever set and not taken back."""
    goals = (goal for plan in seen.courses for step in plan.steps for goal in step.goals)
    marks = (
        one for case in seen.parts for one in desk.changes(case)
        if one.kind == Mark.KIND and one.id not in seen.states[case].dead
    )  # fmt: skip
    levels = map(_level, marks)
    return Known(
        tuple(one for one in seen.entries if place_of(one.case) is Place.SHARED),
        tuple(goal for goal in goals if goal.state and place_of(goal.state.case) is Place.SHARED),
        shared(seen, WorkplaceMeasurement),
        tuple(one for one in levels if one is not None),
    )


def shared(seen: Casework, model: type[F]) -> tuple[F, ...]:
    """Return the facts of a kind that everybody who has the citizen may read."""
    every = (one for one in seen.facts[model.KIND].values() if isinstance(one, model))
    return tuple(one for one in every if place_of(one.case) is Place.SHARED)


def _level(change: Change) -> Evidence | None:
    """Return the level that a change set, with its day; None if it set none."""
    said = change.set.get("observed")
    if not isinstance(said, dict) or cannot_be_read(change.kind, {"observed": said}):
        return None
    note = change.set.get("note")
    words = note if isinstance(note, str) else ""
    return Evidence("niveau", change.record, date.fromisoformat(said["day"]), words)
