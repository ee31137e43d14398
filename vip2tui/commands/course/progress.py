"""``vip2tui course step`` and ``course goal``: how a step goes, and how far a goal is."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.commands.course.in_course import goal_of, plan_of, step_of
from vip2tui.commands.danish import Command
from vip2tui.commands.line import WrongUseError
from vip2tui.commands.session import services
from vip2tui.commands.words import DONE_DAY, LINE, Code
from vip2tui.domain.statuses import StepStatus

if TYPE_CHECKING:
    from datetime import date

    from vip2tui.commands.line import Line


@click.command("step", cls=Command)
@click.argument("citizen", metavar="BORGER")
@click.argument("step", metavar="TRIN")
@click.argument("status", metavar="STATUS", type=Code("step_status"))
@click.option("--reason", type=LINE, default="", help="Hvorfor, når trinnet springes over.")
@click.option("--course", "course_id", metavar="FORLØB", help="Et andet forløb end det, der kører.")
@click.pass_obj
def step_(
    line: Line, citizen: str, step: str, status: str, reason: str, course_id: str | None
) -> None:
    """Skriv, hvordan et trin går. En pause skrives med «course pause»."""
    from vip2tui.sentences.values import code_name

    if status == StepStatus.PAUSED:
        raise WrongUseError("En pause har en grund. Brug «course pause». Intet er ændret.")
    with services(line) as open_:
        case = open_.citizens.get(open_.citizens.find(citizen))
        found = step_of(plan_of(case, course_id), step)
        open_.courses.set_step(case, found, status, reason=reason)
        line.result({"id": found.record, "step": found.step.id, "status": status})
        said = code_name(line.catalogue, "step_status", status).lower()
        line.say(f"{found.step.name}: {said}. Gemt.")


@click.command("goal", cls=Command)
@click.argument("citizen", metavar="BORGER")
@click.argument("goal", metavar="DELMÅL")
@click.argument("status", metavar="STATUS", type=Code("goal_status"))
@click.option("--date", "day", type=DONE_DAY, help="Dagen det blev nået; ellers i dag.")
@click.option("--shown-by", type=Code("evidence"),
              help="Hvad der viser det, som kode eller navn; ellers som i planen.")  # fmt: skip
@click.option("--note", type=LINE, help="Et par ord om det, der viser det.")
@click.option("--course", "course_id", metavar="FORLØB", help="Et andet forløb end det, der kører.")
@click.pass_obj
def goal_(
    line: Line,
    citizen: str,
    goal: str,
    status: str,
    day: date | None,
    shown_by: str | None,
    note: str | None,
    course_id: str | None,
) -> None:
    """Skriv, hvor langt et delmål er. «Nået» har en dag og det, der viser det."""
    from vip2tui.commands import shown
    from vip2tui.sentences.values import code_name
    from vip2tui.text.days import say_done

    with services(line) as open_:
        case = open_.citizens.get(open_.citizens.find(citizen))
        plan = plan_of(case, course_id)
        record = goal_of(plan, goal).record
        open_.courses.set_goal(
            case, plan, record, status, day=day, shown_by=shown_by, evidence=note
        )
        plan = plan_of(open_.citizens.get(case.citizen.id), plan.course.id)
        found = goal_of(plan, record)
        line.result(shown.goal(found))
        words = [code_name(line.catalogue, "goal_status", found.status).lower()]
        if found.state and found.state.day:
            words.append(say_done(found.state.day, open_.desk.today()))
            words.append(code_name(line.catalogue, "evidence", found.state.shown_by).lower())
        line.say(f"{found.goal.text}: {', '.join(word for word in words if word)}. Gemt.")
