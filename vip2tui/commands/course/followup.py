"""``vip2tui followup``: the calls after the end, and whether the job lasts."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.commands.course.in_course import of_course
from vip2tui.commands.danish import Group
from vip2tui.commands.session import case_of, opened
from vip2tui.commands.words import DONE_DAY, LINE, Code, Number

if TYPE_CHECKING:
    from datetime import date
    from typing import Any

    from vip2tui.commands.session import Line, Services
    from vip2tui.domain.course.followup import Week
    from vip2tui.services.citizen.casework import Casework, CoursePlan

followup_command = Group("followup", help="Opfølgning: ring og hør, om jobbet holder.")


@followup_command.command("list")
@click.argument("citizen", metavar="[BORGER]", required=False)
@opened
def list_(line: Line, open_: Services, citizen: str | None) -> None:
    """Vis opfølgningen på én borger, eller på alle, der følges op på nu."""
    from vip2tui.domain.course.followup import still_open
    from vip2tui.services.course.ended_words import week_words

    today, rows, said = open_.desk.today(), [], []
    cases = [case_of(open_, one) for one in ([citizen] if citizen else open_.citizens.ids())]
    for case in cases:
        for plan in case.courses:
            every = open_.followups.weeks(case, plan)
            if not every or not (citizen or still_open(every, today)):
                continue
            said.append(f"{case.citizen.name} · {plan.name}")
            said += [f"  {week_words(open_.desk, week, today)}" for week in every]
            rows += [_row(case, plan, week, today) for week in every]
    line.answer(rows, *said, None if rows else "Der er ingen opfølgning.")


@followup_command.command("add")
@click.argument("citizen", metavar="BORGER")
@click.option("--in-job", type=Code("in_job"), required=True,
              help="Stadig i job: ja, nej eller ukendt (også når ingen svarede).")  # fmt: skip
@click.option("--same-place/--other-place", "same_place", default=None,
              help="På samme arbejdsplads eller en anden.")  # fmt: skip
@click.option("--hours", type=LINE, help="Timer om ugen, fx 30 eller 7,5.")
@click.option("--permanent/--temporary", "permanent", default=None, help="Fast eller for en tid.")
@click.option("--worry", type=Code("worries"), help="Den største bekymring, fx vagter.")
@click.option("--contact/--no-contact", "contact", default=None,
              help="Vil gerne kontaktes, eller vil ikke.")  # fmt: skip
@click.option("--answered-by", type=Code("tellers"), help="Hvem der svarede; ellers borgeren.")
@click.option("--date", "day", type=DONE_DAY, help="Dagen du ringede; ellers i dag.")
@click.option("--week", type=Number(1, 520), help="Hvilken uge det gælder; ellers ugen for dagen.")
@of_course
def add(
    line: Line,
    open_: Services,
    case: Casework,
    plan: CoursePlan,
    hours: str | None,
    **given: Any,
) -> None:
    """Skriv, hvad du fik at vide. To forsøg uden svar er også et svar: ukendt."""
    from vip2tui.services.course.ended_words import week_words
    from vip2tui.services.course.followups import Call
    from vip2tui.text.hours import parse_hours

    call = Call(weekly=parse_hours(hours) if hours else None, **given)
    made = open_.followups.add(case, plan, call)
    case = open_.citizens.get(case.citizen.id)
    plan = next(one for one in case.courses if one.course.id == plan.course.id)
    every = open_.followups.weeks(case, plan)
    week = next(one for one in every if made in [call.id for call in one.calls])
    today = open_.desk.today()
    line.answer(
        _row(case, plan, week, today) | {"id": made},
        f"Opfølgningen er skrevet. Gemt.\n  {week_words(open_.desk, week, today)}",
    )


def _row(case: Casework, plan: CoursePlan, week: Week, today: date) -> dict[str, Any]:
    calls = [
        one.model_dump(mode="json", exclude={"case", "citizen", "course", "week"})
        for one in week.calls
    ]
    return {
        "id": f"{plan.course.id}/{week.week}",
        "citizen": case.citizen.id,
        "citizen_name": case.citizen.name,
        "course": plan.course.id,
        "week": week.week,
        "opens": week.opens.isoformat(),
        "due": week.due.isoformat(),
        "closes": week.closes.isoformat(),
        "stage": week.stands(today).value,
        "answer": week.answer,
        "calls": calls,
    }
