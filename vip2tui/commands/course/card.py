"""``vip2tui card``: what a citizen has shown, competence by competence, and how far."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from vip2tui.commands.course.in_course import plan_of
from vip2tui.commands.danish import Group
from vip2tui.commands.session import services
from vip2tui.commands.words import DONE_DAY, LINE, Level

if TYPE_CHECKING:
    from datetime import date

    from vip2tui.catalogue.catalogue import Catalogue
    from vip2tui.commands.line import Line
    from vip2tui.domain.course.card import Line as CardLine
    from vip2tui.services.citizen.casework import Casework
    from vip2tui.services.house import Services

card_command = Group("card", help="Kompetencekort: det, borgeren har vist, og hvor godt det går.")


@card_command.command("show")
@click.argument("citizen", metavar="BORGER")
@click.option("--course", "course_id", metavar="FORLØB", help="Et andet forløb end det, der kører.")
@click.pass_obj
def show(line: Line, citizen: str, course_id: str | None) -> None:
    """Vis kortet: niveau 0 til 4 med dag for hver kompetence."""
    with services(line) as open_:
        case = open_.citizens.get(open_.citizens.find(citizen))
        plan = plan_of(case, course_id) if course_id else case.course
        lines = open_.card.read(case, plan)
        line.result([_line(open_, case, one) for one in lines])
        line.say(f"{case.citizen.name} · {plan.name if plan else 'ingen jobpakke'}")
        title = ""
        for one in lines:
            if _title(line.catalogue, one) != title:
                title = _title(line.catalogue, one)
                line.say(f"\n{title}")
            line.say(_words(open_, case, one))


@card_command.command("mark")
@click.argument("citizen", metavar="BORGER")
@click.argument("competence", metavar="KOMPETENCE")
@click.argument("level", metavar="NIVEAU", type=Level())
@click.option("--date", "day", type=DONE_DAY, help="Dagen det blev set; ellers i dag.")
@click.option("--by", type=LINE, default="", help="Hvem der så det, hvis det var en anden.")
@click.option("--note", type=LINE, default="", help="Det, der viser det.")
@click.pass_obj
def mark(
    line: Line, citizen: str, competence: str, level: int, day: date | None, by: str, note: str
) -> None:
    """Sæt et niveau: 0 ikke prøvet, 1 set det, 2 med støtte, 3 selv, 4 som kollegerne.

    En vane, fx «Møder til tiden»: 1 sjældent, 3 for det meste, 4 altid. Ordet kan også skrives.
    """
    from vip2tui.text.days import say_done

    with services(line) as open_:
        case = open_.citizens.get(open_.citizens.find(citizen))
        found = open_.card.find(open_.card.read(case), competence)
        changed = open_.card.mark(case, found, level, day=day, by=by, note=note)
        case = open_.citizens.get(case.citizen.id)
        now = open_.card.find(open_.card.read(case), found.competence)
        line.result(_line(open_, case, now) | {"changed": changed})
        seen = now.mark.observed if now.mark else None
        line.say(
            f"{now.name}: niveau {level}, {say_done(seen.day, open_.desk.today()) if seen else ''}."
            " Gemt."
            if changed
            else f"{now.name}: det stod der allerede. Intet er ændret."
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


def _title(catalogue: Catalogue, one: CardLine) -> str:
    from vip2tui.sentences.values import code_name

    if one.elsewhere:
        return f"Ikke på dette kort: {one.package}" if one.package else "Ikke på dette kort"
    return code_name(catalogue, "card_fields", one.field)


def _words(open_: Services, case: Casework, one: CardLine) -> str:
    from vip2tui.text.days import say_done

    if one.mark is None or one.mark.observed is None:
        return f"  [ ] {one.name} · {one.competence}"
    seen = one.mark.observed
    catalogue = open_.catalogue
    habit = catalogue.is_habit(one.competence, one.package)
    means = catalogue.codes().level_name(seen.level, habit=habit)
    by = open_.card.observer(case, one)
    parts = [f"  [{seen.level}] {one.name}", one.competence]
    parts += [say_done(seen.day, open_.desk.today()), means]
    parts += [f"set af {by}" if by else "", f"fra {one.mark.package}" if one.carried else ""]
    head = " · ".join(part for part in parts if part)
    return f"{head}\n      {one.mark.note}" if one.mark.note else head
