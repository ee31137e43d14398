"""``vip2tui course pause``: a step stands still for a while, and goes on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from vip2tui.commands.course.in_course import COURSE, plan_of, step_of
from vip2tui.commands.course.tailoring import report
from vip2tui.commands.danish import Command
from vip2tui.commands.line import WrongUseError
from vip2tui.commands.session import case_of, services
from vip2tui.commands.words import DAY, LINE, Code

if TYPE_CHECKING:
    from vip2tui.commands.session import Line


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
