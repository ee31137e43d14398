"""A change of a plan as a proposal: what would be written, which dates move, what is told.

What a person is shown is read off the plan as it would be, folded from the very drafts that are
written when they say yes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from vip2tui.base.safe import clean_line
from vip2tui.changes.change import Json
from vip2tui.changes.writer import Draft
from vip2tui.domain.course import tailor
from vip2tui.domain.course.copies import MOST_WEEKS, PlanProof
from vip2tui.domain.course.plan import PlacedStep
from vip2tui.domain.kinds.step import StepState
from vip2tui.domain.law.rule_words import passed_words, practice_rule
from vip2tui.domain.statuses import GoalStatus, StepStatus
from vip2tui.services.citizen.casework import Casework, CoursePlan, what_if
from vip2tui.services.citizen.places import places, weeks_there
from vip2tui.services.course.cautions import season_remark, to_mind
from vip2tui.services.desk import Desk, NotFoundError, RefusedError
from vip2tui.services.records import cannot_be_read, edit_in
from vip2tui.services.typed import required
from vip2tui.text.danish import count
from vip2tui.text.days import say

NO_PAUSE: Mapping[str, Json] = dict.fromkeys(
    ("paused", "expected", "pause_code", "agreed", "return_plan")
)
"""What the record of a step says that does not stand still."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What would be done, before anything is written."""

    drafts: tuple[Draft, ...]
    words: str
    """What is done, as one sentence."""
    shifts: tuple[tailor.Shift, ...] = ()
    """Every date that moves."""
    notes: tuple[str, ...] = ()
    """What is good to know: a rule, a missing proof, what runs beside. None of it is a lock."""
    new: str = ""
    """The id of what is added."""
    kept: int = 0
    """How many steps keep their dates because they are over."""

    @property
    def is_empty(self) -> bool:
        """Whether it changes nothing."""
        return not self.drafts

    @property
    def kept_words(self) -> str:
        """What is said of the steps that keep their dates; empty if there is none."""
        if not self.kept:
            return ""
        where = "det" if self.kept == 1 else "de"
        return f"{self.kept} trin, der er slut, bliver, hvor {where} er."


def proposed(
    desk: Desk,
    seen: Casework,
    plan: CoursePlan,
    drafts: Iterable[Draft | None],
    words: str,
    about: str = "",
) -> Proposal:
    """Return a proposal with the dates it moves and what is told about a step.

    Args:
        desk: The desk.
        seen: The citizen as shown.
        plan: The course.
        drafts: What would be written; None where nothing differs.
        words: What is done.
        about: The record of the step it is about, if it is about one.

    Raises:
        RefusedError: If a value could not be kept.
    """
    real = tuple(draft for draft in drafts if draft is not None)
    for draft in real:
        if problem := cannot_be_read(draft.kind, draft.set):
            raise RefusedError(problem)
    if not real:
        return Proposal((), words)
    would = what_if(desk, seen, real).courses
    after = next((one for one in would if one.course.id == plan.course.id), None)
    if after is None:
        raise NotFoundError("Forløbet findes ikke mere. Intet er ændret.")
    moved = tailor.shifts(plan.steps, after.steps, plan.lines, after.lines)
    step = next((one for one in after.steps if one.record == about), None)
    was = next((one for one in plan.steps if one.record == about and one.counts), None)
    longer = step is not None and (was is None or step.weeks > was.weeks)
    notes = list(step_notes(desk, would, after, step, longer=longer)) if step else []
    season = season_remark(desk, after)
    if season is not None and season != season_remark(desk, plan):
        notes.append(season.text)
    return Proposal(real, words, moved, tuple(notes))


def step_notes(
    desk: Desk,
    every: Iterable[CoursePlan],
    plan: CoursePlan,
    step: PlacedStep,
    *,
    longer: bool,
) -> Iterator[str]:
    """Yield what is good to know about a step as it would lie, and if it is new or longer."""
    if longer and step.counts and step.step.track == tailor.PRACTICE:
        sets, where = desk.catalogue.rule_sets(), places(desk).called(plan.course.workplace)
        total = weeks_there(desk, every, plan)
        if where and total > step.weeks:
            if said := passed_words(sets, total, step.start, f"hos {clean_line(where)}"):
                yield said
        elif passed := practice_rule(sets, step.weeks, step.start):
            weeks = count(passed[0], "uge", "uger")
            yield f"Praktikken er længere end {weeks}. Reglen siger: {passed[1]}"
    if step.counts and (beside := tailor.beside(plan.steps, step)):
        names = ", ".join(f"«{one.step.name}»" for one in beside)
        yield f"Det kører samtidig med {names}. Det må det gerne."
    yield from missing_proofs(desk, plan, step.record)


def missing_proofs(desk: Desk, plan: CoursePlan, record: str | None = None) -> list[str]:
    """Return a sentence for what the law asks to be shown before the next step at a workplace.

    Args:
        desk: The desk.
        plan: The course.
        record: Only if that step is this one.
    """
    step = tailor.first_at_work(plan.steps)
    if step is None or (record is not None and step.record != record):
        return []
    missing = [one for one in required_proofs(desk, plan) if not has_proof(plan, one.id)]
    if not missing:
        return []
    names = ", ".join(one.name for one in missing)
    first = f"Før «{step.step.name}» {say(step.start)} mangler der bevis: {names}."
    return [f"{first} Det stopper ikke planen, men den opgave må ikke løses alene før."]


def required_proofs(desk: Desk, plan: CoursePlan) -> tuple[PlanProof, ...]:
    """Return the proofs the law asks for in a course; none if its package is not known here."""
    return to_mind(desk, plan.course).proofs


def has_proof(plan: CoursePlan, certificate: str) -> bool:
    """Return whether somebody has written that the citizen has a proof."""
    known = plan.proofs.get(certificate)
    return known is not None and known.status == GoalStatus.REACHED


def set_step(
    seen: Casework, plan: CoursePlan, step: PlacedStep, values: dict[str, Json]
) -> Draft | None:
    """Return the draft that sets something about a step; None if nothing differs.

    Raises:
        NotFoundError: If the step is not of this course.
    """
    if all(one.record != step.record for one in plan.steps):
        raise NotFoundError("Trinnet findes ikke i dette forløb.")
    return edit_in(seen, plan, step.record, StepState.KIND, values)


def start_value(step: PlacedStep, day: date) -> str | None:
    """Return what a step's record says for a first day: nothing where the plan lays it so."""
    return None if day == step.laid else day.isoformat()


def moved_along(step: PlacedStep, days: int) -> dict[str, Json]:
    """Return what a step's record says when it lies so many days later."""
    return {"start": start_value(step, step.start + timedelta(days=days))}


def with_the_start(step: PlacedStep, days: int) -> dict[str, Json] | None:
    """Return what a step's record must say when the course begins so many days later.

    What lies as the plan lays it moves by itself, so its record says nothing; what is over stays
    where it was, and says so. Moving the start back gives what was.
    """
    chosen = step.state.start if step.state else None
    if step.status in (StepStatus.DONE, StepStatus.BROKEN_OFF):
        laid = step.laid + timedelta(days=days) if step.laid else None
        return {"start": None if step.start == laid else step.start.isoformat()}
    if chosen is None:
        return None
    return {"start": (chosen + timedelta(days=days)).isoformat()}


def at_the_end(plan: CoursePlan) -> date:
    """Return the day after the last planned one: where a step goes that is given no day."""
    ends = [one.end for one in plan.steps if one.counts]
    return max(ends) + timedelta(days=1) if ends else plan.course.start


def named(text: str) -> str:
    """Return a name as it is kept.

    Raises:
        RefusedError: If it is empty.
        TooLongError: If it is too long.
    """
    return required(text, "Skriv, hvad det skal hedde. Intet er ændret.")


def in_weeks(weeks: int) -> int:
    """Return a length, if it is one."""
    if not 0 <= weeks <= MOST_WEEKS:
        raise RefusedError(f"Skriv et antal uger mellem 0 og {MOST_WEEKS}. Intet er ændret.")
    return weeks
