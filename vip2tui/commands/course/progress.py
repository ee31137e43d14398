"""``vip2tui course step``, ``pause`` and ``goal``: how a step goes, and how far a goal is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from vip2tui.commands.course.in_course import COURSE, goal_of, of_course, plan_of, step_of
from vip2tui.commands.course.tailoring import report
from vip2tui.commands.danish import Command
from vip2tui.commands.line import WrongUseError
from vip2tui.commands.session import case_of, services
from vip2tui.commands.words import DAY, DONE_DAY, LINE, Code
from vip2tui.domain.statuses import StepStatus
from vip2tui.text.days import say_done

if TYPE_CHECKING:
    from datetime import date

    from vip2tui.commands.session import Line, Services
    from vip2tui.services.citizen.casework import Casework, CoursePlan


@click.command("step", cls=Command)
@click.argument("citizen", metavar="BORGER")
@click.argument("step", metavar="TRIN")
@click.argument("status", metavar="STATUS", type=Code("step_status"))
@click.option("--reason", type=LINE, default="", help="Hvorfor, når trinnet springes over.")
@COURSE
@click.pass_obj
def step_(
    line: Line, citizen: str, step: str, status: str, reason: str, course_id: str | None
) -> None:
    """Skriv, hvordan et trin går. En pause skrives med «course pause»."""
    from vip2tui.sentences.values import code_name

    if status == StepStatus.PAUSED:
        raise WrongUseError("En pause har en grund. Brug «course pause». Intet er ændret.")
    with services(line) as open_:
        case = case_of(open_, citizen)
        found = step_of(plan_of(case, course_id), step)
        open_.courses.set_step(case, found, status, reason=reason)
        said = code_name(line.catalogue, "step_status", status).lower()
        line.answer(
            {"id": found.record, "step": found.step.id, "status": status},
            f"{found.step.name}: {said}. Gemt.",
        )


@click.command("goal", cls=Command)
@click.argument("citizen", metavar="BORGER")
@click.argument("goal", metavar="DELMÅL")
@click.argument("status", metavar="STATUS", type=Code("goal_status"))
@click.option("--date", "day", type=DONE_DAY, help="Dagen det blev nået; ellers i dag.")
@click.option("--shown-by", type=Code("evidence"),
              help="Hvad der viser det, som kode eller navn; ellers som i planen.")  # fmt: skip
@click.option("--note", type=LINE, help="Et par ord om det, der viser det.")
@of_course
def goal_(
    line: Line,
    open_: Services,
    case: Casework,
    plan: CoursePlan,
    goal: str,
    status: str,
    day: date | None,
    shown_by: str | None,
    note: str | None,
) -> None:
    """Skriv, hvor langt et delmål er. «Nået» har en dag og det, der viser det."""
    from vip2tui.commands import shown
    from vip2tui.sentences.values import code_name

    record = goal_of(plan, goal).record
    open_.courses.set_goal(case, plan, record, status, day=day, shown_by=shown_by, evidence=note)
    found = goal_of(plan_of(open_.citizens.get(case.citizen.id), plan.course.id), record)
    words = [code_name(line.catalogue, "goal_status", found.status).lower()]
    if found.state and found.state.day:
        words.append(say_done(found.state.day, open_.desk.today()))
        words.append(code_name(line.catalogue, "evidence", found.state.shown_by).lower())
    said = ", ".join(word for word in words if word)
    line.answer(shown.goal(found), f"{found.goal.text}: {said}. Gemt.")


@click.command("pause", cls=Command)
@click.argument("citizen", metavar="BORGER")
@click.option("--step", metavar="TRIN", help="Trinnet; ellers alle, der er i gang.")
@click.option("--reason", "code", type=Code("pauses"), help="Grunden, fx ferie.")
@click.option("--from", "since", type=DAY, help="Pausens første dag.")
@click.option("--to", "expected", type=DAY, help="Hvornår det ventes at gå i gang igen.")
@click.option("--agreed-with", "agreed", type=LINE, default="", help="Hvem det er aftalt med.")
@click.option("--plan", type=LINE, default="", help="Hvad I har aftalt om at komme i gang igen.")
@click.option("--note", type=LINE, default="", help="Et par ord mere om grunden.")
@click.option("--back", type=DAY, help="Slut pausen: trinnet er i gang igen fra denne dag.")
@click.option("--alone", is_flag=True, help="De senere trin bliver, hvor de er.")
@COURSE
@click.pass_obj
def pause(
    line: Line, /, citizen: str, step: str | None, course_id: str | None, **given: Any
) -> None:
    """Sæt et trin på pause, eller slut pausen med --back. Pausen stopper uret."""
    from vip2tui.services.course.pausing import Pause

    code, since, back = given["code"], given["since"], given["back"]
    if back is None and not (code and since):
        raise WrongUseError("Giv --reason og --from, eller slut en pause med --back DATO.")
    with services(line) as open_:
        case = case_of(open_, citizen)
        plan = plan_of(case, course_id)
        steps = [step_of(plan, step)] if step else []
        if back is not None:
            made = open_.pausing.resume(case, plan, steps, back, follow=not given["alone"])
        else:
            said = Pause(
                code, since, given["expected"], given["plan"], given["note"], given["agreed"]
            )
            made = open_.pausing.pause(case, plan, steps, said)
        open_.tailoring.do(made)
        report(line, made)
