"""``vip2tui card``: what a citizen has shown, competence by competence, and how far."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING, Any

import click

from vip2tui.commands.course import whole_card
from vip2tui.commands.course.in_course import COURSE, plan_of
from vip2tui.commands.danish import Group
from vip2tui.commands.session import of_citizen
from vip2tui.commands.words import DONE_DAY, LINE, Level
from vip2tui.text.days import say_done

if TYPE_CHECKING:
    from datetime import date

    from vip2tui.commands.session import Line, Services
    from vip2tui.domain.course.card import Line as CardLine
    from vip2tui.services.citizen.casework import Casework

card_command = Group("card", help="Kompetencekort: det, borgeren har vist, og hvor godt det går.")
for _one in whole_card.EVERY:
    card_command.add_command(_one)


@card_command.command("show")
@click.argument("citizen", metavar="BORGER")
@COURSE
@of_citizen
def show(line: Line, open_: Services, case: Casework, course_id: str | None) -> None:
    """Vis kortet: niveau 0 til 4 med dag for hver kompetence."""
    from vip2tui.sentences.values import code_name

    def title(one: CardLine) -> str:
        if one.elsewhere:
            return "Ikke på dette kort" + (f": {one.package}" if one.package else "")
        return code_name(line.catalogue, "card_fields", one.field)

    plan = plan_of(case, course_id) if course_id else case.course
    lines = open_.card.read(case, plan)
    line.answer(
        [_line(open_, case, one) for one in lines],
        f"{case.citizen.name} · {plan.name if plan else 'ingen jobpakke'}",
        *(
            text
            for name, field in groupby(lines, title)
            for text in (f"\n{name}", *(_words(open_, case, one) for one in field))
        ),
    )


@card_command.command("mark")
@click.argument("citizen", metavar="BORGER")
@click.argument("competence", metavar="KOMPETENCE")
@click.argument("level", metavar="NIVEAU", type=Level())
@click.option("--date", "day", type=DONE_DAY, help="Dagen det blev set; ellers i dag.")
@click.option("--by", type=LINE, default="", help="Hvem der så det, hvis det var en anden.")
@click.option("--note", type=LINE, default="", help="Det, der viser det.")
@of_citizen
def mark(
    line: Line,
    open_: Services,
    case: Casework,
    competence: str,
    level: int,
    day: date | None,
    by: str,
    note: str,
) -> None:
    """Sæt et niveau: 0 ikke prøvet, 1 set det, 2 med støtte, 3 selv, 4 som kollegerne.

    En vane, fx «Møder til tiden»: 1 sjældent, 3 for det meste, 4 altid. Ordet kan også skrives.
    """
    found = open_.card.find(open_.card.read(case), competence)
    changed = open_.card.mark(case, found, level, day=day, by=by, note=note)
    case = open_.citizens.get(case.citizen.id)
    now = open_.card.find(open_.card.read(case), found.competence)
    seen = now.mark.observed if now.mark else None
    line.answer(
        _line(open_, case, now) | {"changed": changed},
        f"{now.name}: niveau {level}, {say_done(seen.day, open_.desk.today()) if seen else ''}."
        " Gemt."
        if changed
        else f"{now.name}: det stod der allerede. Intet er ændret.",
    )


def _line(open_: Services, case: Casework, one: CardLine) -> dict[str, Any]:
    seen = one.mark.observed if one.mark else None
    return {
        "id": one.competence,
        "name": one.name,
        "field": one.field,
        "package": one.package,
        "level": one.level,
        "day": seen.day.isoformat() if seen else None,
        "by": open_.card.observer(case, one) or None,
        "note": one.mark.note if one.mark else None,
        "from": one.mark.package if one.mark and one.carried else None,
        "elsewhere": one.elsewhere,
        "record": one.mark.id if one.mark else None,
    }


def _words(open_: Services, case: Casework, one: CardLine) -> str:
    if one.mark is None or one.mark.observed is None:
        return f"  [ ] {one.name} · {one.competence}"
    seen = one.mark.observed
    habit = open_.catalogue.is_habit(one.competence, one.package)
    means = open_.catalogue.codes().level_name(seen.level, habit=habit)
    by = open_.card.observer(case, one)
    parts = (
        f"  [{seen.level}] {one.name}",
        one.competence,
        say_done(seen.day, open_.desk.today()),
        means,
        f"set af {by}" if by else "",
        f"fra {one.mark.package}" if one.carried else "",
    )
    head = " · ".join(part for part in parts if part)
    return f"{head}\n      {one.mark.note}" if one.mark.note else head
