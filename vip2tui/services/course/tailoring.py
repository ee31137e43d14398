"""Fitting a plan to one citizen: each act is first a proposal, shown in words, and then one action.

A record holds only what a person set over the copied plan; a step that is added has a record of its
own with a random id. Nothing is refused because of a rule: rules and missing proofs are told.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from vip2tui.base.safe import typed_line
from vip2tui.catalogue.package import Package
from vip2tui.changes.change import Json
from vip2tui.domain.course import tailor
from vip2tui.domain.course.copies import MOST_WEEKS
from vip2tui.domain.course.plan import APART, PlacedStep
from vip2tui.domain.kinds.course import Course
from vip2tui.domain.kinds.step import StepState
from vip2tui.domain.statuses import StepStatus
from vip2tui.services.citizen.casework import Casework, CoursePlan
from vip2tui.services.course.own_parts import new_goal
from vip2tui.services.course.proposing import (
    NO_PAUSE,
    Proposal,
    at_the_end,
    in_weeks,
    moved_along,
    named,
    proposed,
    set_step,
    start_value,
    with_the_start,
)
from vip2tui.services.desk import Desk, NotFoundError, RefusedError
from vip2tui.services.records import edit_seen, new
from vip2tui.services.typed import of_list, required
from vip2tui.text.danish import count
from vip2tui.text.days import say


@dataclass(frozen=True, slots=True)
class TailoringService:
    """What a person can do to the plan itself. `do` writes what the others propose."""

    desk: Desk

    def do(self, proposal: Proposal) -> bool:
        """Write what was proposed, as one action; False if there was nothing to change."""
        return bool(self.desk.act(proposal.drafts))

    # Steps

    def add_step(
        self,
        seen: Casework,
        plan: CoursePlan,
        name: str,
        track: str,
        weeks: int,
        start: date | None = None,
    ) -> Proposal:
        """Propose a step of the citizen's own, at the end of the plan unless a day is given.

        Raises:
            RefusedError: If it has no name, no track or an impossible length.
        """
        clean = named(name)
        of_list(
            self.desk.catalogue.codes().tracks,
            track,
            "Vælg et spor fra listen, fx praktik eller dansk. Intet er ændret.",
        )
        values = {"name": clean, "track": track, "weeks": in_weeks(weeks)}
        return self._new_step(seen, plan, values, start or at_the_end(plan))

    def adopt(
        self,
        seen: Casework,
        plan: CoursePlan,
        package: Package,
        step_id: str,
        start: date | None = None,
    ) -> Proposal:
        """Propose a step of any package's ladder, with its goals, as the citizen's own.

        Raises:
            NotFoundError: If the package has no such step.
        """
        step = package.step(step_id)
        if step is None:
            raise NotFoundError("Den jobpakke har ikke det trin. Intet er ændret.")
        values = {
            "name": step.name,
            "track": step.track.value,
            "weeks": min(step.weeks.normal, MOST_WEEKS),
            "source": f"{package.id} {package.version} {step.id}",
        }
        goals: list[dict[str, Json]] = [
            {
                "text": goal.text,
                "target": goal.target_words or None,
                "week": goal.week if goal.week and goal.week <= MOST_WEEKS else None,
            }
            for goal in step.goals
        ]
        return self._new_step(seen, plan, values, start or at_the_end(plan), goals)

    def take(self, seen: Casework, plan: CoursePlan, step: PlacedStep) -> Proposal:
        """Propose to take a step into the plan: one to choose, or one that was left out."""
        if step.counts:
            raise RefusedError("Trinnet er allerede med i planen. Intet er ændret.")
        draft = set_step(seen, plan, step, {"status": StepStatus.PLANNED, "reason": None})
        if draft is None:  # its record says «planlagt» and nothing more: there is nothing to take
            raise RefusedError("Trinnet er allerede med i planen. Intet er ændret.")
        return proposed(
            self.desk, seen, plan, [draft], f"«{step.step.name}» er med i planen.", step.record
        )

    def drop(self, seen: Casework, plan: CoursePlan, step: PlacedStep, reason: str) -> Proposal:
        """Propose to leave a step out; it stays in the plan as «sprunget over».

        Raises:
            RefusedError: If the reason is missing.
        """
        why = required(reason, "Skriv kort hvorfor. Trinnet er ikke ændret.")
        values = {"status": StepStatus.SKIPPED, "reason": why, "finished": None, **NO_PAUSE}
        draft = set_step(seen, plan, step, values)
        return proposed(self.desk, seen, plan, [draft], f"«{step.step.name}» er sprunget over.")

    def stretch(
        self, seen: Casework, plan: CoursePlan, step: PlacedStep, weeks: int, *, follow: bool = True
    ) -> Proposal:
        """Propose another length; the later steps go along unless they are to stay."""
        return self.reshape(seen, plan, step, weeks=weeks, follow=follow)

    def move(
        self, seen: Casework, plan: CoursePlan, step: PlacedStep, day: date, *, follow: bool = True
    ) -> Proposal:
        """Propose another first day; the later steps go along unless they are to stay.

        A step that is under way began when it did: what moves is where it lies in the plan.
        """
        return self.reshape(seen, plan, step, day=day, follow=follow)

    def reshape(
        self,
        seen: Casework,
        plan: CoursePlan,
        step: PlacedStep,
        *,
        weeks: int | None = None,
        day: date | None = None,
        follow: bool = True,
    ) -> Proposal:
        """Propose another length, another first day, or both in one action."""
        after = replace(
            step,
            start=step.start if day is None else day,
            weeks=step.weeks if weeks is None else in_weeks(weeks),
        )
        values: dict[str, Json] = {}
        words = []
        if day is not None:
            if day != step.start:
                values["start"] = start_value(step, day)
            words.append(f"begynder {say(day)}")
        if weeks is not None:
            if weeks != step.weeks:
                values["weeks"] = weeks
            words.append(f"varer {_how_long(weeks)}")
        longer = weeks is not None
        days = (after.end - step.end).days if longer else (after.start - step.start).days
        along = tailor.followers(plan.steps, step, longer=longer) if follow else ()
        moved = [set_step(seen, plan, one, moved_along(one, days)) for one in along if days]
        drafts = [set_step(seen, plan, step, values), *moved]
        what = f"«{step.step.name}» {' og '.join(words)}."
        return proposed(self.desk, seen, plan, drafts, what, step.record)

    def run_beside(
        self, seen: Casework, plan: CoursePlan, step: PlacedStep, other: PlacedStep
    ) -> Proposal:
        """Propose that two steps begin together and run side by side; the others stay."""
        if step.record == other.record:
            raise RefusedError("Vælg to forskellige trin. Intet er ændret.")
        made = self.move(seen, plan, step, other.start, follow=False)
        return replace(made, words=f"«{step.step.name}» begynder sammen med «{other.step.name}».")

    def put(self, seen: Casework, plan: CoursePlan, step: PlacedStep, to: int) -> Proposal:
        """Propose another place in the row; no date moves.

        Args:
            seen: The citizen.
            plan: The course.
            step: The step.
            to: Its number in the row afterwards, the first being 0.
        """
        if step.aside:
            raise RefusedError("Tag først trinnet ind i planen. Intet er ændret.")
        by_record = {one.record: one for one in plan.steps}
        new = tailor.places(plan.steps, step, to)
        drafts = [
            set_step(seen, plan, by_record[record], {"place": place})
            for record, place in new.items()
            if not by_record[record].aside
        ]
        return proposed(self.desk, seen, plan, drafts, f"«{step.step.name}» har fået en ny plads.")

    def rename(self, seen: Casework, plan: CoursePlan, step: PlacedStep, name: str) -> Proposal:
        """Propose another name for a step, for this citizen alone."""
        drafts = [set_step(seen, plan, step, {"name": named(name)})]
        return proposed(self.desk, seen, plan, drafts, f"Trinnet hedder nu «{typed_line(name)}».")

    # The start of the course

    def move_start(self, seen: Casework, plan: CoursePlan, day: date) -> Proposal:
        """Propose another first day of the course: what is done keeps its dates (R3).

        Raises:
            RefusedError: If the course is closed.
        """
        course = plan.course
        if course.closed is not None:
            raise RefusedError("Forløbet er afsluttet, så det kan ikke flyttes. Intet er ændret.")
        drafts = [edit_seen(seen, course.case, course.id, Course.KIND, {"start": day.isoformat()})]
        days = (day - course.start).days
        along = [(step, with_the_start(step, days)) for step in plan.steps if days]
        drafts += [set_step(seen, plan, step, said) for step, said in along if said is not None]
        made = proposed(self.desk, seen, plan, drafts, f"Forløbet begynder {say(day)}.")
        kept = sum(one.status in (StepStatus.DONE, StepStatus.BROKEN_OFF) for one in plan.steps)
        first = tailor.Shift("Forløbets første dag", "course", course.start, day, course.id)
        return replace(made, shifts=(first, *made.shifts) if days else (), kept=kept)

    # How it is done

    def _new_step(
        self,
        seen: Casework,
        plan: CoursePlan,
        values: dict[str, Json],
        start: date,
        goals: Sequence[dict[str, Json]] = (),
    ) -> Proposal:
        last = max((one.place for one in plan.steps), default=0)
        said: dict[str, Json] = {
            "course": plan.course.id,
            **values,
            "start": start.isoformat(),
            "place": last + APART,
            "status": StepStatus.PLANNED,
        }
        draft = new(plan.course.case, self.desk.new_id(), StepState.KIND, said)
        step = draft.record
        drafts = [draft, *(new_goal(self.desk, plan, step, goal) for goal in goals)]
        words = f"«{values['name']}» er med i planen fra {say(start)}."
        return replace(proposed(self.desk, seen, plan, drafts, words, step), new=step)


def _how_long(weeks: int) -> str:
    return count(weeks, "uge", "uger") if weeks else "1 dag"
