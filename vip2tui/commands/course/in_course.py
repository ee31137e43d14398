"""Which course, step or goal a line means."""

from __future__ import annotations

from functools import wraps
from typing import TYPE_CHECKING, Any, TypeVar

import click

from vip2tui.base.errors import Vip2Error
from vip2tui.commands.session import of_citizen
from vip2tui.text.danish import fold
from vip2tui.text.days import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from vip2tui.commands.session import Line, Services
    from vip2tui.domain.course.plan import PlacedGoal, PlacedStep
    from vip2tui.services.citizen.casework import Casework, CoursePlan

_Part = TypeVar("_Part")

COURSE = click.option(
    "--course", "course_id", metavar="FORLØB", help="Et andet forløb end det, der kører."
)


class NoCourseError(Vip2Error):
    """There is no course to do it to."""


class WhichCourseError(Vip2Error):
    """Several of a citizen's courses are meant alike."""

    exit_code = 2

    def __init__(self, plans: Sequence[CoursePlan]) -> None:
        known = "; ".join(
            f"{one.name}, fra {say(one.course.start)}: --course {one.course.id[:8]}"
            for one in plans
        )
        super().__init__(f"Punktet er på flere forløb. Skriv hvilket: {known}. Intet er ændret.")


class NoStepError(Vip2Error):
    """No step, or more than one, is meant."""


def plan_of(case: Casework, course_id: str | None = None) -> CoursePlan:
    """Return the course that is meant; the one that runs if none is named.

    Raises:
        NoCourseError: If there is none.
    """
    if course_id:
        found = [one for one in case.courses if one.course.id.startswith(course_id.lower())]
        if len(found) == 1:
            return found[0]
        raise NoCourseError("Der er ikke ét forløb med det id. Se dem med «course show».")
    if case.course is None:
        raise NoCourseError(
            f"{case.citizen.name} har ikke noget forløb endnu. Begynd et med «course start»."
        )
    return case.course


def of_course(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give an `of_citizen` command the course that is meant too, and the option to name it."""

    @COURSE
    @of_citizen
    @wraps(command)
    def run(
        line: Line, open_: Services, case: Casework, /, *, course_id: str | None, **given: Any
    ) -> Any:
        return command(line, open_, case, plan_of(case, course_id), **given)

    return run


def running(case: Casework) -> list[CoursePlan]:
    """Return the courses whose checklist is on the screen: all that run, else the last one."""
    return [one for one in case.courses if one.course.closed is None] or list(case.courses[:1])


def plan_with(case: Casework, course_id: str | None, item: str, *, is_open: bool) -> CoursePlan:
    """Return the course whose item is meant.

    Without a course the one that runs and has the item open (or ticked, for a tick to go) is
    meant, if there is just one.

    Args:
        case: The citizen.
        course_id: What was given of a course's id, if anything.
        item: The item, with or without its day.
        is_open: Whether the item is to be open or settled.

    Raises:
        NoCourseError: If there is none.
        WhichCourseError: If several have it so.
    """
    every = running(case)
    if course_id or len(every) < 2:
        return plan_of(case, course_id)
    wanted = item.strip().lower().partition("@")[0]
    having = {
        plan.course.id: [line for line in plan.lines if line.item.id == wanted] for plan in every
    }
    fits = [
        plan
        for plan in every
        if any(time.is_open == is_open for line in having[plan.course.id] for time in line.times)
    ]
    if len(fits) == 1:
        return fits[0]
    known = fits or [plan for plan in every if having[plan.course.id]]
    if len(known) == 1:
        return known[0]
    if not known:
        return every[0]
    raise WhichCourseError(known)


def goal_of(plan: CoursePlan, text: str) -> PlacedGoal:
    """Return the goal of a course that an id, a beginning of one, or some of its words mean.

    Raises:
        NoStepError: If none or several are meant.
    """
    every = [goal for step in plan.steps for goal in step.goals]
    found = _meant(((one, one.record, one.goal.id, one.goal.text) for one in every), text)
    if found is None:
        raise NoStepError(
            "Skriv ét af forløbets delmål eller et af jeres egne punkter, med navn eller id, som "
            "«course show --json» viser dem. Intet er ændret."
        )
    return found


def step_of(plan: CoursePlan, text: str) -> PlacedStep:
    """Return the step of a course that an id, a beginning of one, or a name means.

    Raises:
        NoStepError: If none or several are meant.
    """
    found = _meant(((one, one.record, one.step.id, one.step.name) for one in plan.steps), text)
    if found is None:
        known = ", ".join(one.record[:8] if one.own else one.step.id for one in plan.steps)
        raise NoStepError(f"Skriv ét af forløbets trin: {known}. Intet er ændret.")
    return found


def _meant(every: Iterable[tuple[_Part, str, str, str]], text: str) -> _Part | None:
    """Return the one part that is meant: an exact id or name stands before a near one.

    Args:
        every: Each part with its record, its id in the plan and its words.
        text: What was typed.
    """
    wanted = fold(text)
    exact: list[_Part] = []
    near: list[_Part] = []
    for part, record, id_, words in every:
        if wanted in (record, id_, fold(words)):
            exact.append(part)
        elif wanted and (record.startswith(wanted) or wanted in fold(words)):
            near.append(part)
    for found in (exact, [*exact, *near]):
        if len(found) == 1:
            return found[0]
    return None
