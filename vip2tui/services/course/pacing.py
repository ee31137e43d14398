"""How a course stands, with what this computer may tell about why, and what waits in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from vip2tui.catalogue.package import Evidence
from vip2tui.domain.course.away import WHOSE, Span, day_back, moved, reach
from vip2tui.domain.course.pace import Standing, standing
from vip2tui.domain.course.upcoming import (
    Waiting,
    already,
    asked_about,
    left_over,
    no_course,
    promised,
    waiting_items,
    waiting_steps,
)
from vip2tui.domain.roles import Role
from vip2tui.domain.settings import BEHIND, SOON
from vip2tui.services.citizen.casework import Casework, CoursePlan, away_of, written_since
from vip2tui.services.course.followups import waiting_calls
from vip2tui.services.course.pausing import TOUCHES_HEALTH, PausingService
from vip2tui.services.desk import Desk
from vip2tui.services.packages.own_packages import OwnPackages
from vip2tui.services.vault.settings import number_of


def standing_of(desk: Desk, plan: CoursePlan) -> Standing | None:
    """Return the pace of a course, why, and when it is likely to end; None once it is closed.

    A reason that touches health is never named on a mentor's computer, not even one the mentor
    wrote: the line is read over the shoulder.
    """
    if plan.course.closed is not None:
        return None
    kinds = evidence_kinds(desk, plan)
    proofs = {record for record, kind in kinds.items() if kind == Evidence.CERTIFICATE}
    pauses = dict(_pauses(desk, plan))
    limit, start = number_of(desk.store, BEHIND), plan.course.start
    now = standing(plan.steps, start, desk.today(), proofs=proofs, pauses=pauses, limit=limit,
                   away=plan.away)  # fmt: skip
    since, is_told = plan.since, any(step.state for step in plan.steps)
    if is_told or since is None or not asked_about(plan.lines, desk.me.role, since):
        return now
    # Nobody has said how a step goes, nor whether it was going already: nobody knows what is late.
    return replace(now, pace=replace(now.pace, asked=True), reason="")


def waiting_about(desk: Desk, case: Casework) -> list[Waiting]:
    """Return all that waits about a citizen, for the role at this computer."""
    today, citizen, role = desk.today(), case.citizen.id, desk.me.role
    spans = away_of(case)
    soon = soon_for(desk, spans)
    found: list[Waiting] = []
    running = [plan for plan in case.courses if plan.course.closed is None]
    for plan in running:
        since, course = written_since(case, plan), plan.course.id
        of_it = [
            *waiting_items(citizen, plan.lines, role, today, since, soon=soon),
            *waiting_steps(citizen, plan.steps, today, role, soon=soon),
        ]
        found += (replace(one, course=course) for one in of_it)
        if since and (asked := already(citizen, course, plan.lines, role, today, since)):
            found.append(asked)
    found += waiting_calls(desk, case)
    back = partial(day_back, spans)
    if agreed := promised(citizen, case.entries, today, soon=soon, back=back):
        found.append(agreed)
    if not found and running:
        first = running[0]
        left = left_over(citizen, first.steps, first.end, today, role, soon=soon)
        found.append(replace(left, course=first.course.id))
    elif not found and not case.courses:
        found.append(no_course(citizen, case.citizen.created, today, role, soon=soon))
    return [moved(one, spans, today, soon) for one in found] if spans else found


def soon_for(desk: Desk, spans: Sequence[Span]) -> int:
    """Return within how many days a day is near: for who is away, till the day back."""
    soon = number_of(desk.store, SOON)
    return reach(spans, WHOSE.get(desk.me.role, ""), desk.today(), soon)


def evidence_kinds(desk: Desk, plan: CoursePlan) -> dict[str, str]:
    """Return what shows that each goal is reached, as a code, by record; «set» where none is said.

    A course that was begun before it was copied asks the package.
    """
    goals = [goal for step in plan.steps for goal in step.goals]
    asks = any(goal.goal.evidence is None and not goal.own for goal in goals)
    package = OwnPackages(desk).of_course(plan.course) if asks else None
    kinds = {}
    for goal in goals:
        known = package.goal(goal.goal.id) if package and not goal.own else None
        said = known.evidence.value if known else Evidence.SEEN.value
        kinds[goal.record] = goal.goal.evidence or said
    return kinds


def _pauses(desk: Desk, plan: CoursePlan) -> Iterator[tuple[str, str]]:
    for step in plan.steps:
        code, _ = PausingService(desk).why(plan, step)
        hidden = code in TOUCHES_HEALTH and desk.me.role is Role.MENTOR
        if code and not hidden:
            yield step.record, desk.catalogue.codes().name_of("pauses", code).lower()
