"""``vip2tui visit``: a consultant's visit at the workplace, in under four minutes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.commands.course.in_course import COURSE, goal_of, plan_of
from vip2tui.commands.danish import Group
from vip2tui.commands.line import WrongUseError
from vip2tui.commands.session import of_citizen
from vip2tui.commands.too_long import mind
from vip2tui.commands.words import DAY, DONE_DAY, LINE, Code, OneOf, Words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Any

    from vip2tui.commands.session import Line, Services
    from vip2tui.services.citizen.casework import Casework, CoursePlan

visit_command = Group("visit", help="Besøg på arbejdspladsen: timerne, delmålene og det næste.")

_TOLD = Words(1_000)


@visit_command.command("add")
@click.argument("citizen", metavar="BORGER")
@click.option("--delivered", type=Code("reached"), required=True,
              help="Er mentortimerne leveret: ja, delvist eller nej.")  # fmt: skip
@click.option("--why", type=_TOLD, help="Om timerne: hvorfor ikke, eller hvordan.")
@click.option("--seen", type=_TOLD, help="Det, du så, og det, I talte om.")
@click.option("--citizen-says", "citizen_says", type=_TOLD, help="Borgerens egne ord.")
@click.option("--employer", type=_TOLD, help="Arbejdspladsens syn: chance for job og timer.")
@click.option("--present", type=LINE, help="Hvem der var med, som roller.")
@click.option("--purpose", type=LINE, help="Hvorfor I mødtes; ellers det, I aftalte sidst.")
@click.option("--care", type=_TOLD, help="Hensyn og sikkerhed på arbejdet.")
@click.option("--job", type=_TOLD, help="Chance for job og timer.")
@click.option("--plan", "plan_", type=_TOLD, help="Det, der er ændret i planen.")
@click.option("--form", type=Code("forms"), default="fremmoede", help="Hvordan I mødtes.")
@click.option("--goal", "goals", multiple=True, metavar="DELMÅL=STATUS",
              help="Hvor langt et delmål er, fx 1.1=naaet. Kan gives flere gange.")  # fmt: skip
@click.option("--three-party", is_flag=True, help="Det var en trepartssamtale.")
@click.option("--next", "next_", type=LINE, default="", help="Det, I aftalte som det næste.")
@click.option("--next-owner", type=OneOf("J", "M", "L", "B"), default="J",
              help="Hvem gør det: J konsulenten, M mentoren, L lederen, B borgeren.")  # fmt: skip
@click.option("--next-by", type=DAY, help="Hvornår det er gjort.")
@click.option("--next-date", type=DAY, help="Næste besøg.")
@click.option("--date", "day", type=DONE_DAY, help="Dagen; ellers i dag.")
@click.option("--professional", is_flag=True, help="Kun kommunen; ikke på en mentors computer.")
@COURSE
@of_citizen
def add(
    line: Line,
    open_: Services,
    case: Casework,
    course_id: str | None,
    goals: Sequence[str],
    delivered: str,
    form: str,
    next_: str,
    next_owner: str,
    next_by: date | None,
    next_date: date | None,
    day: date | None,
    *,
    three_party: bool,
    professional: bool,
    **told: Any,
) -> None:
    """Skriv et besøg. Kun timerne skal besvares; resten er det, I nåede."""
    from vip2tui.services.citizen.notes import Note
    from vip2tui.services.citizen.overlapping import remarks
    from vip2tui.services.support.visits import Visit

    plan = plan_of(case, course_id) if course_id or case.course else None
    names = {"citizen_says": "citizen", "plan_": "plan"}
    said = {names.get(name, name): one for name, one in told.items() if one}
    visit = Visit(
        delivered,
        open_.visits.proposed(case, plan) | said,
        "trepart" if three_party else "vbesoeg",
        day,
        form,
        next_,
        next_owner,
        next_by,
        next_date,
        _goals(plan, goals),
        professional,
    )
    text = open_.visits.text(case, plan, visit)
    odd = remarks(open_.desk, case, Note(visit.kind, text, day))
    made = open_.visits.add(case, plan, visit)
    line.answer(
        {"id": made, "goals": list(visit.goals), "remarks": list(odd)},
        "Besøget er skrevet. Gemt.",
        *(f"  {one}" for one in text.split("\n")),
        *mind(line, odd),
    )


def _goals(plan: CoursePlan | None, typed: Sequence[str]) -> dict[str, str]:
    """Return by record how far each goal is that was named.

    Raises:
        WrongUseError: If it is no goal and status.
    """
    from vip2tui.catalogue.catalogue import SHIPPED

    known, found = [one.code for one in SHIPPED.codes().goal_status], dict[str, str]()
    for one in typed:
        name, is_one, status = (part.strip() for part in one.partition("="))
        if plan is None or not is_one or status not in known:
            raise WrongUseError(
                f"Skriv delmålet og hvor langt det er, fx 1.1=naaet; en af {', '.join(known)}. "
                "Intet er skrevet."
            )
        found[goal_of(plan, name).record] = status
    return found
