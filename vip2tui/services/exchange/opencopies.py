"""Making an open copy: what goes into it, what never does, and writing it."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from vip2tui.base.targets import Target, named, put
from vip2tui.domain.course.plan import PlacedGoal
from vip2tui.domain.kinds.citizen import Citizen
from vip2tui.domain.kinds.places import Place, is_sent, place_of, shared_case
from vip2tui.exchange import opencopy
from vip2tui.services.citizen.casework import Casework, CoursePlan, casework
from vip2tui.services.desk import Desk

_OWN = {"id", "case"}


@dataclass(frozen=True, slots=True)
class Copied:
    """What an open copy holds."""

    citizens: int
    cases: int
    changes: int
    size: int
    whose: tuple[str, ...]
    """The citizens' ids."""


def cases(desk: Desk) -> list[str]:
    """Return the cases that go into an open copy: no private one, no practice citizen's."""
    practice = {case for case in desk.shared_cases() if is_practice(desk, case)}
    return sorted(
        case for case in desk.store.cases() if is_sent(case) and shared_case(case) not in practice
    )


def target(path: Path) -> Target:
    """Return where an open copy may be written: an earlier one may be replaced, nothing else.

    Raises:
        BadTargetError: If nothing may be written there.
    """
    return named(path, opencopy.is_open_copy)


def write(desk: Desk, target: Target) -> Copied:
    """Write the open copy.

    Raises:
        NotWrittenError: If the file could not be written; nothing is left of it.
    """
    held = {case: list(desk.store.changes(case)) for case in cases(desk)}
    shared = [casework(desk, case) for case in desk.persons.each() if case in held]
    citizens = [_citizen(seen) for seen in shared if seen is not None]
    pieces = opencopy.document(
        made=desk.now(),
        by=desk.me.person,
        device=desk.me.device_name,
        citizens=citizens,
        cases=held,
    )
    size = put(target, lambda file: file.writelines(pieces))
    whose = tuple(str(one["id"]) for one in citizens)
    return Copied(len(citizens), len(held), sum(map(len, held.values())), size, whose)


def is_practice(desk: Desk, case: str) -> bool:
    """Return whether a case is a practice citizen's, put away or undone ones too."""
    state = desk.state(case)
    record = state.records.get(case) or state.deleted.get(case)
    if record is not None:
        return record.kind == Citizen.KIND and bool(record.get("practice"))
    return any(change.set.get("practice") for change in desk.store.changes(case))


def _citizen(seen: Casework) -> dict[str, Any]:
    entries = [one for one in seen.entries if is_sent(one.case)]
    return {
        "id": seen.citizen.id,
        **seen.citizen.model_dump(mode="json", exclude=_OWN),
        "courses": [_course(plan) for plan in seen.courses],
        "entries": [
            {"id": one.id, "professional": place_of(one.case) is Place.PROFESSIONAL}
            | one.model_dump(mode="json", exclude=_OWN | {"citizen"}, exclude_none=True)
            for one in entries
        ],
        "card": [
            {"id": one.competence, "package": one.package, "name": one.name or one.competence,
             "level": one.observed.level, "day": one.observed.day.isoformat(),
             "by": one.observed.by, "note": one.note}
            for one in seen.marks
            if one.observed is not None
        ],
    }  # fmt: skip


def _reached(goal: PlacedGoal) -> dict[str, Any]:
    """Return when a goal was reached and what shows it, if it is."""
    state = goal.state
    if state is None or state.day is None:
        return {}
    return {"day": state.day.isoformat(), "shown_by": state.shown_by, "evidence": state.evidence}


def _course(plan: CoursePlan) -> dict[str, Any]:
    return {
        "id": plan.course.id,
        **plan.course.model_dump(mode="json", exclude=_OWN | {"citizen", "plan", "checklist"}),
        "name": plan.name,
        "end": plan.end.isoformat(),
        "steps": [
            {
                "id": step.step.id,
                "name": step.step.name,
                "track": step.step.track,
                "status": step.status,
                "start": step.start.isoformat(),
                "end": step.end.isoformat(),
                "goals": [
                    {"id": goal.goal.id, "text": goal.goal.text, "status": goal.status}
                    | _reached(goal)
                    for goal in step.goals
                ],
            }
            for step in plan.steps
        ],
        "checklist": [
            {
                "id": time.name,
                "text": line.item.text,
                "owner": line.item.owner,
                "due": time.deadline.isoformat(),
                "status": time.status,
                "day": time.state.day.isoformat() if time.state and time.state.day else None,
                "note": time.state.note if time.state else None,
            }
            for line in plan.lines
            for time in line.times
        ],
    }
