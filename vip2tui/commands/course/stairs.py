"""``vip2tui course stairs``: where the citizen stands, how long on each step, what ran beside."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.commands.course.in_course import of_course
from vip2tui.commands.danish import Command

if TYPE_CHECKING:
    from vip2tui.commands.session import Line, Services
    from vip2tui.services.citizen.casework import Casework, CoursePlan


@click.command("stairs", cls=Command)
@click.argument("citizen", metavar="BORGER")
@of_course
def stairs(line: Line, open_: Services, case: Casework, plan: CoursePlan) -> None:
    """Vis trappen: hvor borgeren står, hvor længe på hvert trin, og hvad der kørte samtidig."""
    from vip2tui.commands import shown
    from vip2tui.pictures.drawn import line_text
    from vip2tui.pictures.staircase import Stair, stair_line
    from vip2tui.services.course.stairs import ABOUT, stair_lines

    every = list(stair_lines(plan, open_.desk.today()))
    line.answer(
        [
            {
                "id": one.id,
                "name": one.name,
                "state": one.state.name.lower(),
                "begun": shown.day(one.begun),
                "days": one.days,
                "beside": list(one.beside),
            }
            for one, _ in every
        ],
        f"{case.citizen.name} · {plan.name}",
        *(
            f"  {line_text(stair_line([Stair(one.name, one.state)], line.signs))} {said}"
            for one, said in reversed(every)
        ),
        f"\n{ABOUT}",
    )
