"""A consultant's visit (virksomhedsbesøg): one note, and how far each goal is, in one action."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from vip2tui.changes.writer import Draft
from vip2tui.domain.course.plan import PlacedGoal
from vip2tui.domain.course.upcoming import NEXT_VISIT
from vip2tui.domain.kinds.absence import Absence
from vip2tui.domain.kinds.places import Place, place_of
from vip2tui.domain.kinds.workplace import Workplace
from vip2tui.domain.roles import Role
from vip2tui.domain.statuses import GoalStatus, StepStatus
from vip2tui.domain.support.followed import FOLLOW_UPS
from vip2tui.domain.support.visits import attendance, last_visit, note, proposed
from vip2tui.services.citizen.casework import Casework, CoursePlan
from vip2tui.services.citizen.notes import Note, NoteService
from vip2tui.services.citizen.places import places
from vip2tui.services.course.courses import CourseService
from vip2tui.services.course.pacing import evidence_kinds
from vip2tui.services.desk import Desk, RefusedError
from vip2tui.services.records import edit


@dataclass(frozen=True, slots=True)
class Visit:
    """What somebody tells of a visit; nothing but whether the hours were given is required."""

    delivered: str
    """«ja», «delvist» or «nej»: were the mentor hours given."""
    told: Mapping[str, str] = field(default_factory=dict)
    """The parts that were told, by their names in `PARTS`."""
    kind: str = FOLLOW_UPS[0]
    day: date | None = None
    """Today if left out."""
    form: str = "fremmoede"
    """How people met, as a code."""
    next: str = ""
    """What was agreed, or that one comes again."""
    next_owner: str = "J"
    """Whose it is: M mentor, L leader, J consultant, B the citizen."""
    next_by: date | None = None
    """When it is to be done."""
    next_date: date | None = None
    """The next visit."""
    goals: Mapping[str, str] = field(default_factory=dict)
    """Record to how far a goal is, for those that were talked about."""
    professional: bool = False
    """Whether only the municipality reads it."""


@dataclass(frozen=True, slots=True)
class VisitService:
    """What a consultant writes at the car."""

    desk: Desk
    notes: NoteService
    courses: CourseService

    def goals(self, plan: CoursePlan) -> tuple[PlacedGoal, ...]:
        """Return the goals that are asked about: of the steps under way, else of the next one."""
        running = [one for one in plan.steps if one.status is StepStatus.RUNNING]
        waiting = [one for one in plan.steps if one.status is StepStatus.PLANNED and one.counts]
        return tuple(goal for one in running or waiting[:1] for goal in one.goals)

    def add(self, seen: Casework, plan: CoursePlan | None, visit: Visit) -> str:
        """Write a visit and return the note's id.

        Raises:
            RefusedError: If this is a mentor, the kind is none of a follow-up, or something told
                is not of its list.
            NotFoundError: If the course has no such goal.
        """
        if self.desk.me.role is Role.MENTOR:
            raise RefusedError(
                "Et besøg skrives af kommunen. Skriv et notat i stedet. Intet er skrevet."
            )
        if visit.kind not in FOLLOW_UPS:
            raise RefusedError("Et besøg er et virksomhedsbesøg eller en trepartssamtale.")
        place = Place.PROFESSIONAL if visit.professional else Place.SHARED
        agreed = visit.next.strip()
        comes = NEXT_VISIT if visit.next_date and not agreed else ""
        made = self.notes.draft(seen, Note(
            visit.kind, self.text(seen, plan, visit), visit.day, place=place,
            delivered=visit.delivered, form=visit.form,
            again=visit.next_date if agreed else None, next=agreed or comes,
            next_date=visit.next_by if agreed else visit.next_date,
            next_owner=(visit.next_owner if agreed else "J") if agreed or comes else None,
        ))  # fmt: skip
        goals = [
            self.courses.goal_draft(seen, plan, record, status, day=visit.day)
            for record, status in visit.goals.items()
            if plan is not None
        ]
        self.desk.act([made, *goals, self._asked(plan, visit)])
        return made.record

    def proposed(self, seen: Casework, plan: CoursePlan | None) -> dict[str, str]:
        """Return what need not be asked: why one comes, and who was there the last time."""
        running = [one for one in plan.steps if one.status is StepStatus.RUNNING] if plan else []
        step = f"«{running[0].step.name}»" if running else ""
        shared = (one for one in seen.entries if place_of(one.case) is Place.SHARED)
        return proposed(last_visit(shared, self.desk.today()), step)

    def text(self, seen: Casework, plan: CoursePlan | None, visit: Visit) -> str:
        """Return the note as it is written: what was told, and what is known without asking."""
        codes = self.desk.catalogue.codes()
        day = visit.day or self.desk.today()
        before = last_visit((one for one in seen.entries if one.day < day), day)
        since = before.day if before else plan.course.start if plan else None
        absences = (one for one in seen.facts[Absence.KIND].values() if isinstance(one, Absence))
        came = attendance(seen.entries, absences, since, day) if since else ""
        form = codes.name_of("forms", visit.form).lower() if visit.form else ""
        return note(visit.told, form, tuple(self._told(plan, visit)) if plan else (), came)

    def _told(self, plan: CoursePlan, visit: Visit) -> Iterator[str]:
        """Yield how far each goal that is asked about is, and what shows one that is reached."""
        codes, kinds = self.desk.catalogue.codes(), evidence_kinds(self.desk, plan)
        asked = {one.record for one in self.goals(plan)} | set(visit.goals)
        for one in (goal for step in plan.steps for goal in step.goals):
            status = visit.goals.get(one.record, one.status.value)
            if one.record in asked:
                shown = f", {codes.name_of('evidence', kinds[one.record]).lower()}"
                how = codes.name_of("goal_status", status).lower()
                said = one.goal.text.strip().rstrip(".")
                yield f"{said}: {how}{shown if status == GoalStatus.REACHED else ''}"

    def _asked(self, plan: CoursePlan | None, visit: Visit) -> Draft | None:
        """Return the draft that says that a job was asked for there, if it was talked about.

        Only the day: what was said of one citizen is not for everybody who knows the workplace.
        """
        place = places(self.desk).meant(plan.course.workplace) if plan else None
        if place is None or not visit.told.get("job", "").strip():
            return None
        record, day = self.desk.state(place).records.get(place), visit.day or self.desk.today()
        stands = str(record.get("asked") or "") if record else ""
        said = {"asked": max(stands, day.isoformat())}
        return edit(place, place, Workplace.KIND, record, said) if record else None
