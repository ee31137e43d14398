"""Courses: take a package into a citizen's plan as a copy, and write how steps and goals go."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from itertools import count
from typing import TYPE_CHECKING

from vip2tui.base.safe import typed_line
from vip2tui.catalogue.package import Package
from vip2tui.changes.change import Json
from vip2tui.changes.writer import Draft
from vip2tui.domain.course.copies import MOST_WEEKS
from vip2tui.domain.course.plan import PlacedStep
from vip2tui.domain.ids import derived_id
from vip2tui.domain.kinds.course import Course
from vip2tui.domain.kinds.goal import GoalState
from vip2tui.domain.kinds.step import StepState
from vip2tui.domain.statuses import GoalStatus, StepStatus
from vip2tui.services.citizen.casework import Casework, CoursePlan
from vip2tui.services.citizen.places import places
from vip2tui.services.course.cautions import copied_minding
from vip2tui.services.course.pacing import evidence_kinds
from vip2tui.services.course.proposing import NO_PAUSE
from vip2tui.services.course.tovholder import drafted
from vip2tui.services.desk import Desk, NotFoundError, RefusedError
from vip2tui.services.records import edit_in, new
from vip2tui.services.typed import of_list

if TYPE_CHECKING:
    from vip2tui.catalogue.checklist import Checklist, Point


@dataclass(frozen=True, slots=True)
class CourseService:
    """What a person can do to a course."""

    desk: Desk

    def start(
        self,
        seen: Casework,
        package: Package,
        checklist: Checklist,
        start: date,
        *,
        workplace: str | None = None,
        tovholder: str | None = None,
    ) -> str:
        """Copy a package into the citizen's plan and return the course's id.

        Two who start the same edition for the same citizen, without knowing of each other, have
        started one course.

        Args:
            seen: The citizen as the person saw it.
            package: What it is a copy of.
            checklist: What points it has.
            start: The first day.
            workplace: Where it is: an id, or as it was typed.
            tovholder: Who can be called; the one who is named already, or who it is likely to be,
                if left out.

        Raises:
            RefusedError: If a course on the same package already runs, or there is not exactly
                one tovholder.
        """
        self.check_start(seen, package)
        one = drafted(self.desk, seen, tovholder)
        course = _course_id(seen, package.id, f"{package.version} {checklist.version}")
        said = typed_line(workplace or "")
        fields: dict[str, Json] = {
            "citizen": seen.home,
            "package": package.id,
            "version": package.version,
            "start": start.isoformat(),
            "plan": copied_plan(package),
            "checklist": copied_checklist(checklist, package.id),
            "workplace": places(self.desk).meant(said) or said or None,
        }
        self.desk.act([new(seen.home, course, Course.KIND, fields), one])
        return course

    def check_start(self, seen: Casework, package: Package) -> None:
        """Refuse a package that the citizen is on: before anything is asked, and when it is begun.

        Raises:
            RefusedError: If a course on the same package already runs.
        """
        running = [one.course for one in seen.courses if one.course.closed is None]
        if any(course.package == package.id for course in running):
            raise RefusedError(
                f"{seen.citizen.name} har allerede et forløb på denne jobpakke. "
                "Intet er ændret. Afslut det gamle forløb først."
            )

    def set_step(
        self, seen: Casework, step: PlacedStep, status: str, *, reason: str | None = None
    ) -> None:
        """Say how a step goes. Any order is allowed; leaving one out asks for a reason.

        Raises:
            RefusedError: If the status is unknown or the reason is missing.
        """
        if status not in list(StepStatus):
            raise RefusedError(f"Et trin kan ikke være «{status}».")
        if status in (StepStatus.SKIPPED, StepStatus.BROKEN_OFF) and not (reason or "").strip():
            raise RefusedError("Skriv kort hvorfor. Trinnet er ikke ændret.")
        plan, why = _plan_of(seen, step), typed_line(reason or "") or None
        values = {**_step_values(step, status, self.desk.today()), "reason": why}
        self.desk.act([edit_in(seen, plan, step.record, StepState.KIND, values)])

    def set_goal(
        self,
        seen: Casework,
        plan: CoursePlan,
        record: str,
        status: str,
        *,
        day: date | None = None,
        shown_by: str | None = None,
        evidence: str | None = None,
    ) -> None:
        """Say how far a goal is; «nået» carries the day and what kind of thing shows it.

        Args:
            seen: The citizen as the person saw it.
            plan: The course.
            record: The goal's record.
            status: How far it is.
            day: The day it was reached; today if left out, or the day that stands there.
            shown_by: A code of the list; as the plan has it if left out, or as it stands there.
            evidence: A few words about it; what stands there stays if left out.

        Raises:
            RefusedError: If the status or what shows it is none of the list.
            NotFoundError: If the course has no such goal.
        """
        draft = self.goal_draft(
            seen, plan, record, status, day=day, shown_by=shown_by, evidence=evidence
        )
        self.desk.act([draft])

    def goal_draft(
        self,
        seen: Casework,
        plan: CoursePlan,
        record: str,
        status: str,
        *,
        day: date | None = None,
        shown_by: str | None = None,
        evidence: str | None = None,
    ) -> Draft | None:
        """Return the draft of the same, for an action that does more; None if it says so."""
        of_list(
            self.desk.catalogue.codes().evidence,
            shown_by,
            "Vælg fra listen, hvad der viser det. Delmålet er ikke ændret.",
        )
        if status not in list(GoalStatus):
            raise RefusedError(f"Et delmål kan ikke være «{status}».")
        if all(goal.record != record for step in plan.steps for goal in step.goals):
            raise NotFoundError("Delmålet findes ikke i dette forløb.")
        values: dict[str, Json] = {"status": status, "day": None, "shown_by": None}
        if status == GoalStatus.REACHED:
            known = seen.states[plan.course.case].records.get(record)
            stands = known if known and known.get("status") == GoalStatus.REACHED else None
            kind = evidence_kinds(self.desk, plan)[record]
            values["day"] = (day.isoformat() if day else stands and stands.get("day")) or (
                self.desk.today().isoformat()
            )
            values["shown_by"] = shown_by or (stands and stands.get("shown_by")) or kind
        if evidence is not None:
            values["evidence"] = typed_line(evidence) or None
        return edit_in(seen, plan, record, GoalState.KIND, values)


def _course_id(seen: Casework, package: str, edition: str) -> str:
    """Return the id of the citizen's first, second … course on an edition of a package."""
    state = seen.states[seen.home]
    taken = {*state.records, *state.deleted}
    ids = (derived_id(seen.home, "course", package, edition, str(n)) for n in count(1))
    return next(one for one in ids if one not in taken)


def _step_values(step: PlacedStep, status: str, today: date) -> dict[str, Json]:
    """Return what follows from a new status: the days it began and ended, and a stopped clock."""
    state = step.state
    values: dict[str, Json] = {"status": status}
    paused = state.paused if state and step.status == StepStatus.PAUSED else None
    if status == StepStatus.PLANNED:
        values |= {"started": None, "rested": None}
    elif status == StepStatus.RUNNING and not (state and state.started):
        values["started"] = today.isoformat()
    if status == StepStatus.PAUSED:
        values["paused"] = (paused or today).isoformat()
    else:
        values |= NO_PAUSE
        if paused and status != StepStatus.PLANNED:
            values["rested"] = (state.rested or 0 if state else 0) + max((today - paused).days, 0)
    if status != StepStatus.DONE:
        values["finished"] = None
    elif step.status != StepStatus.DONE:
        values["finished"] = today.isoformat()
    return values


def copied_plan(package: Package) -> dict[str, Json]:
    """Return what a course keeps of a package, so that no later edition changes it (R2)."""
    return {
        "name": str(package.name),
        "steps": [
            {
                "id": step.id,
                "name": step.name,
                "track": step.track.value,
                "start": step.start,
                "weeks": step.weeks.normal,
                "optional": step.optional,
                "goals": [
                    {
                        "id": goal.id,
                        "text": goal.text,
                        "measure": goal.target,
                        "unit": goal.unit,
                        "target": goal.target_words,
                        "evidence": goal.evidence.value,
                    }
                    | ({"week": goal.week} if goal.week and goal.week <= MOST_WEEKS else {})
                    for goal in step.goals
                ],
            }
            for step in package.steps
        ],
        **copied_minding(package),
    }


def copied_checklist(checklist: Checklist, package: str) -> dict[str, Json]:
    """Return the items a course keeps: the areas' and the trade's extra ones."""
    shared = {point.id for point in checklist.points}
    items: list[Json] = [
        {
            "id": point.id,
            "area": point.id[:3] if point.id in shared else "m05",
            "text": point.text,
            "owner": point.owner.value,
            **{name: True for name in ("important", "event", "habit") if getattr(point, name)},
            **_due(point),
        }
        for point in checklist.points_for(package)
    ]
    return {"version": checklist.version, "items": items}


def _due(point: Point) -> dict[str, Json]:
    """Return when a point is due; a habit never is, and one without a day is after a week."""
    if point.habit:
        return {}
    if point.due is None:
        return {"days": 7}
    said = {
        "from_end": point.due.origin != "start",
        "from_work": point.due.origin == "arbejde",
        "every": point.due.every,
    }
    return {"days": point.due.days, **{name: value for name, value in said.items() if value}}


def _plan_of(seen: Casework, step: PlacedStep) -> CoursePlan:
    for plan in seen.courses:
        if any(one.record == step.record for one in plan.steps):
            return plan
    raise NotFoundError("Trinnet findes ikke i dette forløb.")
