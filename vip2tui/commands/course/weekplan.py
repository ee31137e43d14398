"""``vip2tui course week``: what the hours of a course's week go to, and whether they add up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.commands.course.in_course import COURSE, plan_of
from vip2tui.commands.danish import Command
from vip2tui.commands.line import WrongUseError, table
from vip2tui.commands.session import case_of, services
from vip2tui.commands.words import LINE, OneOf
from vip2tui.text.hours import say_minutes

if TYPE_CHECKING:
    from vip2tui.commands.session import Line

_ROWS = ("praktik", "dansk", "amu", "loentimer", "transport", "jobsoegning")


@click.command("week", cls=Command)
@click.argument("citizen", metavar="BORGER")
@click.option("--row", type=OneOf(*_ROWS), help="Den linje i ugen, der skal skrives.")
@click.option("--when", type=LINE, help="Hvornår: «man-fre 8-14» eller «15 timer»; «» tømmer.")
@click.option("--hours", type=LINE, help="Hvor mange timer ugen skal have, fx 30; ellers 37.")
@COURSE
@click.pass_obj
def week(
    line: Line,
    citizen: str,
    row: str | None,
    when: str | None,
    hours: str | None,
    course_id: str | None,
) -> None:
    """Vis ugens timer i forløbet, og skriv en linje i den."""
    from vip2tui.domain.course.week import NAMES, Activity
    from vip2tui.text.hours import parse_hours

    if (row is None) != (when is None):
        raise WrongUseError("Giv både --row og --when, eller ingen af dem. Intet er ændret.")
    with services(line) as open_:
        service = open_.weekplan
        case = case_of(open_, citizen)
        if row is not None and when is not None:
            service.set_row(case, plan_of(case, course_id), Activity(row), when)
            case = open_.citizens.get(case.citizen.id)
        if hours is not None:
            service.set_target(case, plan_of(case, course_id), parse_hours(hours))
            case = open_.citizens.get(case.citizen.id)
        plan = plan_of(case, course_id)
        found = service.read(plan)
        minutes = {one: found.week.by_activity.get(one, 0) for one in Activity}
        rows = [
            (f"  {NAMES[one]}", say_minutes(minutes[one]), found.texts[one]) for one in Activity
        ]
        line.answer(
            {
                "id": plan.course.id,
                "rows": {one.value: found.texts[one] for one in Activity},
                "minutes": minutes,
                "total": found.week.total,
                "target": found.week.target,
                "left": found.week.left,
                "clashes": [str(one) for one in found.week.clashes],
                "unreadable": [one.value for one in found.unreadable],
            },
            f"{case.citizen.name} · {plan.name}",
            table(rows, (20, 8, 50)),
            *(f"  {sentence}" for sentence in found.week.sentences()),
        )
