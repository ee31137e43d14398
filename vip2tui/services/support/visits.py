"""A consultant's visit (virksomhedsbesøg): one note, and how far each goal is, in one action."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from vip2tui.domain.course.plan import PlacedGoal
from vip2tui.domain.course.upcoming import NEXT_VISIT
from vip2tui.domain.kinds.places import Place
from vip2tui.domain.roles import Role
from vip2tui.domain.statuses import StepStatus
from vip2tui.domain.support.followed import FOLLOW_UPS
from vip2tui.services.citizen.casework import Casework, CoursePlan
from vip2tui.services.citizen.notes import Note, NoteService
from vip2tui.services.course.courses import CourseService
from vip2tui.services.desk import Desk, RefusedError

PARTS = (
    ("present", "Til stede"),
    ("seen", "Set og talt om"),
    ("citizen", "Borgeren siger"),
    ("employer", "Arbejdspladsen siger"),
    ("why", "Om timerne"),
)
"""What is told of a visit, in the order it stands in the note."""


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
    next: str = ""
    """What was agreed, or that one comes again."""
    next_date: date | None = None
    goals: Mapping[str, str] = field(default_factory=dict)
    """Record to how far a goal is, for those that were talked about."""
    professional: bool = False
    """Whether only the municipality reads it."""

    @property
    def text(self) -> str:
        """The note: a line for each part."""
        lines = (
            f"{words}: {said}" for name, words in PARTS if (said := self.told.get(name, "").strip())
        )
        return "\n".join(lines) or "Besøg på arbejdspladsen."


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
        asked = NEXT_VISIT if visit.next_date and not visit.next.strip() else visit.next
        note = self.notes.draft(seen, Note(
            visit.kind, visit.text, visit.day, place=place, delivered=visit.delivered,
            next=asked, next_date=visit.next_date, next_owner="J" if asked else None,
        ))  # fmt: skip
        goals = [
            self.courses.goal_draft(seen, plan, record, status, day=visit.day)
            for record, status in visit.goals.items()
            if plan is not None
        ]
        self.desk.act([note, *goals])
        return note.record
