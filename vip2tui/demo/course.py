"""The story of one course: its steps and goals, how it is moved, and how it ends."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from vip2tui.demo import sentences
from vip2tui.demo.scene import package
from vip2tui.domain.calendar import previous_workday
from vip2tui.domain.course.checklist import item_record
from vip2tui.domain.course.plan import goal_record, step_record
from vip2tui.domain.kinds.course import Course
from vip2tui.domain.kinds.goal import GoalState
from vip2tui.domain.kinds.step import StepState
from vip2tui.domain.statuses import GoalStatus, StepStatus

if TYPE_CHECKING:
    from datetime import date, datetime

    from vip2tui.changes.change import Json
    from vip2tui.demo.scene import Scene

ORDINARY, PRACTICE = "ordinaer", "praktik"
WEEK = timedelta(days=7)
LATE = timedelta(days=24)
"""How long a course that is behind has stood still."""
PAUSE = timedelta(days=20)
LONGER = 4
"""Weeks that practice is extended by."""
JOB = "job_ord"


@dataclass(frozen=True, slots=True)
class Leg:
    """A step with its days, as they are after everybody has moved them."""

    track: str
    record: str
    start: date
    weeks: int
    goals: tuple[tuple[str, str], ...]
    """Each goal's record, and what shows that it is reached."""
    optional: bool

    @property
    def end(self) -> date:
        return self.start + self.weeks * WEEK - timedelta(days=1)


class CourseStory:
    """One package, as one citizen takes it."""

    def __init__(self, scene: Scene, package_id: str, start: date, end: date | None) -> None:
        """Begin a course on a day; with an end, it is closed that day by the part's outcome."""
        self.scene = scene
        self.id = scene.new_id()
        self.start = start
        self.package, plan, self.checklist = package(package_id)
        self.plan = _tailored(plan, scene.part.tailored)
        self.legs = self._legs()
        self.is_extended = scene.part.extended and self._extend()
        work = [leg for leg in self.legs if leg.track != ORDINARY]
        self.done = max(leg.end for leg in work)
        """The last day of the steps before the ordinary job."""
        self.outcome = scene.part.outcome if end else JOB
        self.closed = end or previous_workday(self.done + timedelta(days=scene.rng.randint(3, 24)))
        self.paused = scene.today - PAUSE if scene.part.pause and self.runs else None

    @property
    def until(self) -> date:
        """The day nothing more is written about the course."""
        return min(self.closed, self.paused or self.closed)

    @property
    def runs(self) -> bool:
        """Whether it is not closed at the end of the story."""
        return self.closed > self.scene.diary.last

    def tell(self) -> None:
        """Note everything that happens to the plan."""
        self._begin()
        if self.is_extended:
            self._move()
        for leg in self.legs:
            self._step(leg)
        if not self.runs:
            self._close()

    def _legs(self) -> list[Leg]:
        return [
            Leg(
                step.track.value,
                step_record(self.id, step.id),
                self.start + step.start * WEEK,
                step.weeks.normal,
                tuple(
                    (goal_record(self.id, step.id, goal.id), goal.evidence.value)
                    for goal in step.goals
                ),
                step.optional,
            )
            for step in self.package.steps
        ]

    def _extend(self) -> bool:
        """Move everything after practice; return whether there was time for it."""
        practice = self._practice()
        if practice.end - 2 * WEEK > self.scene.diary.last:
            return False
        later = LONGER * WEEK
        self.legs = [
            replace(leg, weeks=leg.weeks + LONGER)
            if leg is practice
            else replace(leg, start=leg.start + later)
            if leg.start > practice.start
            else leg
            for leg in self.legs
        ]
        return True

    def _practice(self) -> Leg:
        return next(leg for leg in self.legs if leg.track == PRACTICE)

    def _begin(self) -> None:
        scene = self.scene
        values = {
            "citizen": scene.citizen,
            "package": self.package.id,
            "version": self.package.version,
            "start": self.start.isoformat(),
            "plan": self.plan,
            "checklist": self.checklist,
            "workplace": scene.workplace.name,
        }
        scene.set(scene.consultant, self.start - timedelta(days=18), self.id, Course.KIND, values)

    def item(self, name: str) -> tuple[str, dict[str, Any]]:
        """Return the record of a point at one time it is due, and what it always says."""
        return item_record(self.id, name), {"course": self.id, "item": name}

    def _move(self) -> None:
        """Extend practice, and lay the later steps later, as one action."""
        scene, practice = self.scene, self._practice()
        moved: dict[str, dict[str, Json]] = {
            practice.record: {"weeks": practice.weeks, "reason": sentences.EXTENDED}
        }
        moved |= {
            leg.record: {"start": leg.start.isoformat()}
            for leg in self.legs
            if leg.start > practice.start
        }

        def do(at: datetime) -> None:
            drafts = (
                scene.shared.draft(record, StepState.KIND, {"course": self.id} | values)
                for record, values in moved.items()
            )
            scene.shared.act(scene.consultant, at, *drafts)

        scene.diary.on(practice.end - (LONGER + 2) * WEEK, do)

    def _step(self, leg: Leg) -> None:
        scene, begins = self.scene, leg.start
        ends = previous_workday(leg.end)
        if leg.optional:
            values = {"status": StepStatus.SKIPPED, "reason": "Der er ikke brug for trinnet her"}
            self._status(self.start - timedelta(days=15), leg, values)
            return
        if self._next_begins(leg):
            ends = min(ends, scene.diary.last)
        if self._open_on(begins):
            self._status(begins, leg, {"status": StepStatus.RUNNING, "started": begins.isoformat()})
            self._goals(leg, begins, min(ends, self.closed))
            if self._open_on(ends):
                self._status(ends, leg, {"status": StepStatus.DONE, "finished": ends.isoformat()})
            elif self.paused and leg.end > self.paused:
                since = previous_workday(self.paused).isoformat()
                values = {"status": "pause", "reason": sentences.PAUSED, "paused": since}
                self._status(self.paused, leg, values)

    def _open_on(self, day: date) -> bool:
        """Return whether a step begins or ends on the day it should."""
        stands = self.scene.part.behind and day > self.scene.today - LATE
        return day < self.until and not stands

    def _next_begins(self, leg: Leg) -> bool:
        """Return whether it is the step before the one that begins next Monday."""
        return self.scene.part.begins is not None and leg.end + timedelta(days=1) == (
            self.scene.monday_after()
        )

    def _status(self, day: date, leg: Leg, values: dict[str, Any]) -> None:
        scene = self.scene
        scene.set(scene.consultant, day, leg.record, StepState.KIND, {"course": self.id} | values)

    def _goals(self, leg: Leg, begins: date, ends: date) -> None:
        scene, days = self.scene, max((ends - begins).days, 1)
        who = scene.consultant if leg.track == "afklaring" else scene.mentor
        for goal, kind in leg.goals:
            first = begins + timedelta(days=scene.rng.randint(0, days // 2))
            then = begins + timedelta(days=scene.rng.randint(days // 2, days))
            if first >= self.until or leg.track == ORDINARY:
                continue
            values = {"course": self.id, "status": GoalStatus.UNDERWAY}
            scene.set(who, first, goal, GoalState.KIND, values)
            if self._open_on(then):
                evidence = scene.some(sentences.EVIDENCE, 0.7)
                reached = {
                    "status": GoalStatus.REACHED,
                    "day": previous_workday(then).isoformat(),
                    "shown_by": kind,
                } | ({"evidence": evidence} if evidence else {})
                after = {"status": GoalStatus.GIVEN_UP} if scene.chance(0.06) else reached
                scene.set(who, then, goal, GoalState.KIND, after)

    def _close(self) -> None:
        scene, broken = self.scene, self.outcome == "afbrudt"
        reason = scene.voice.say(sentences.STOPPED if broken else sentences.FOUND_JOB)

        def do(at: datetime) -> None:
            status = (
                {"status": "afbrudt", "reason": reason}
                if broken
                else {"status": StepStatus.DONE, "finished": at.date().isoformat()}
            )
            book = scene.shared
            ended = [
                book.draft(leg.record, StepState.KIND, status)
                for leg in self.legs
                if book.get(leg.record, "status") == StepStatus.RUNNING
                and (broken or leg.track != ORDINARY)
            ]
            if ended:
                book.act(scene.consultant, at, *ended)
            values = {"closed": at.date().isoformat(), "outcome": self.outcome, "reason": reason}
            draft = book.draft(self.id, Course.KIND, values, claims=True)
            book.act(scene.consultant, at + timedelta(minutes=4), draft)

        scene.diary.on(self.closed, do, late=True)


def _tailored(plan: dict[str, Any], name: str | None) -> dict[str, Any]:
    """Return the plan with the practice step under the workplace's own name."""
    if name is None:
        return plan
    steps = [step | {"name": name} if step["track"] == PRACTICE else step for step in plan["steps"]]
    return plan | {"steps": steps}
