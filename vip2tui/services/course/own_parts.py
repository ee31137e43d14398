"""What is added to a plan for one citizen: goals, checklist items, and the proofs they have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from vip2tui.changes.change import Json
from vip2tui.changes.writer import Draft
from vip2tui.domain.course.plan import PlacedGoal, PlacedStep, proof_record
from vip2tui.domain.kinds.goal import GoalState
from vip2tui.domain.kinds.item import ItemState, own_item_id
from vip2tui.domain.statuses import GoalStatus, ItemStatus
from vip2tui.services.citizen.casework import Casework, CoursePlan
from vip2tui.services.course.proposing import Proposal, in_weeks, named, required_proofs
from vip2tui.services.desk import Desk, NotFoundError, RefusedError
from vip2tui.services.records import edit, edit_in, new
from vip2tui.text.days import say_done

OWNERS = ("M", "L", "J", "B")


@dataclass(frozen=True, slots=True)
class OwnPartsService:
    """What a person can add to a citizen's plan beside steps."""

    desk: Desk

    # Goals

    def add_goal(
        self, plan: CoursePlan, step: PlacedStep, text: str, week: int | None = None
    ) -> str:
        """Add a goal of the citizen's own to a step, and return its id."""
        made = self.goal(plan, step, text, week)
        self.desk.act(made.drafts)
        return made.new

    def goal(
        self, plan: CoursePlan, step: PlacedStep, text: str, week: int | None = None
    ) -> Proposal:
        """Propose a goal of the citizen's own in a step.

        Raises:
            RefusedError: If it says nothing.
            NotFoundError: If the step is not of this course.
        """
        if all(one.record != step.record for one in plan.steps):
            raise NotFoundError("Trinnet findes ikke i dette forløb.")
        values: dict[str, Json] = {"text": named(text), "week": in_weeks(week) if week else None}
        draft = new_goal(self.desk, plan, step.record, values)
        return Proposal((draft,), "Delmålet er skrevet på planen.", new=draft.record)

    def reword_goal(self, seen: Casework, plan: CoursePlan, goal: PlacedGoal, text: str) -> bool:
        """Give a goal other words, for this citizen alone; to give it up, set its status."""
        if all(goal.record != one.record for step in plan.steps for one in step.goals):
            raise NotFoundError("Delmålet findes ikke i dette forløb.")
        values: dict[str, Json] = {"text": named(text)}
        return bool(self.desk.act([edit_in(seen, plan, goal.record, GoalState.KIND, values)]))

    # Checklist items

    def add_item(
        self,
        plan: CoursePlan,
        text: str,
        due: date,
        *,
        owner: str = "M",
        every: int | None = None,
    ) -> str:
        """Add an item to a citizen's checklist, and return its name there: «e.1f03ab9c».

        Args:
            plan: The course.
            text: What should be in place.
            due: When; it is kept as days from the course's start, so it moves along with that.
            owner: M mentor, L nearest leader, J the municipality's consultant, B the citizen.
            every: After how many days it comes back, if it does.

        Raises:
            RefusedError: If it says nothing, or nobody is to do it.
        """
        if owner not in OWNERS:
            raise RefusedError("Vælg, hvem der gør det. Punktet er ikke skrevet.")
        if every is not None and not 1 <= every <= 3_660:
            raise RefusedError("Skriv, efter hvor mange dage punktet kommer igen.")
        values: dict[str, Json] = {
            "course": plan.course.id,
            "text": named(text),
            "owner": owner,
            "days": (due - plan.course.start).days,
            "every": every,
        }
        draft = new(plan.course.case, self.desk.new_id(), ItemState.KIND, values)
        self.desk.act([draft])
        return own_item_id(plan.course.id, draft.record)

    def reword_item(self, seen: Casework, plan: CoursePlan, name: str, text: str) -> bool:
        """Give an item of one's own other words."""
        return self._item(seen, plan, name, {"text": named(text)})

    def retire_item(self, seen: Casework, plan: CoursePlan, name: str) -> bool:
        """Take an item of one's own off the list; its history stays, and it can be taken back."""
        return self._item(seen, plan, name, {"status": ItemStatus.RETIRED})

    def _item(self, seen: Casework, plan: CoursePlan, name: str, values: dict[str, Json]) -> bool:
        case = plan.course.case
        for record in seen.states[case].of_kind(ItemState.KIND):
            if record.get("text") and own_item_id(plan.course.id, record.id) == name:
                return bool(self.desk.act([edit(case, record.id, ItemState.KIND, record, values)]))
        raise NotFoundError("Det er ikke et af jeres egne punkter. Intet er ændret.")

    # Proofs

    def set_proof(
        self, seen: Casework, plan: CoursePlan, certificate: str, day: date | None
    ) -> bool:
        """Write that the citizen has a proof since a day, or with no day that they have not.

        Raises:
            NotFoundError: If the package asks for no such proof.
        """
        if all(one.id != certificate for one in required_proofs(self.desk, plan)):
            raise NotFoundError("Jobpakken kræver ikke det bevis. Intet er ændret.")
        record = proof_record(plan.course.id, certificate)
        if day is None and record not in seen.states[plan.course.case].records:
            return False
        values: dict[str, Json] = {
            "status": GoalStatus.REACHED if day else GoalStatus.NOT_BEGUN,
            "day": day.isoformat() if day else None,
        }
        draft = edit_in(seen, plan, record, GoalState.KIND, values, certificate=certificate)
        return bool(self.desk.act([draft]))


def proof_words(day: date | None, today: date) -> str:
    """Return what is said when a proof is written, or taken off again."""
    if day is None:
        return "Beviset er taget af planen."
    return f"Beviset er skrevet på planen: {say_done(day, today)}."


def new_goal(desk: Desk, plan: CoursePlan, step: str, values: dict[str, Json]) -> Draft:
    """Return the draft of a goal of one's own, for an action that does more."""
    said = {"course": plan.course.id, "step": step, **values}
    return new(plan.course.case, desk.new_id(), GoalState.KIND, said)
