"""``vip2tui card draft|…|version``: the card that is handed on, line by line, and the yeses."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import click

from vip2tui.commands.course.card_shown import card_row, draft_row, line_row, version_row
from vip2tui.commands.course.in_course import COURSE, plan_of
from vip2tui.commands.danish import Command
from vip2tui.commands.session import of_citizen
from vip2tui.commands.words import DONE_DAY, LINE, Code, Level, OneOf, Words

if TYPE_CHECKING:
    from datetime import date

    from vip2tui.commands.session import Line, Services
    from vip2tui.services.citizen.casework import Casework

_WHOSE = {"workplace": "virksomhed", "citizen": "borger"}
_command = partial(click.command, cls=Command)
_citizen = click.argument("citizen", metavar="BORGER")


@_command("draft")
@_citizen
@of_citizen
def draft(line: Line, open_: Services, case: Casework) -> None:
    """Vis de linjer, der kan tages med på kortet, og de datoer, hver bygger på."""
    from vip2tui.services.course.card_wording import draft_words

    today = open_.desk.today()
    every = open_.whole_card.read(case).drafts
    line.answer(
        [draft_row(one) for one in every],
        *(f"  {one.line.name} · {one.line.competence} · {draft_words(line.catalogue, one, today)}"
          for one in every),
        None if every else "Der er ikke noget nyt at tage med på kortet.",
    )  # fmt: skip


@_command("take")
@_citizen
@click.argument("competence", metavar="KOMPETENCE")
@click.option("--level", type=Level(), help="Niveauet, hvis ingen har sat det endnu.")
@of_citizen
def take(line: Line, open_: Services, case: Casework, competence: str, level: int | None) -> None:
    """Tag én linje med på kortet."""
    service = open_.whole_card
    found = service.draft(case, competence)
    changed = service.take(case, found, level)
    whole = service.read(open_.citizens.get(case.citizen.id))
    made = next(one for one in whole.lines if one.line.name == found.line.name)
    line.answer(
        line_row(made) | {"changed": changed}, f"{found.line.name} er taget med på kortet. Gemt."
    )


@_command("line")
@_citizen
@click.option("--field", type=Code("card_fields"), required=True, help="Feltet på kortet.")
@click.option("--text", type=LINE, required=True, help="Det, borgeren kan.")
@of_citizen
def own(line: Line, open_: Services, case: Casework, field: str, text: str) -> None:
    """Skriv en linje med egne ord. Den har ingen dato bag og bliver mærket sådan."""
    made = open_.whole_card.write(case, field, text)
    line.answer({"id": made}, "Linjen er skrevet på kortet. Gemt.")


@_command("off")
@_citizen
@click.argument("text", metavar="LINJE")
@of_citizen
def off(line: Line, open_: Services, case: Casework, text: str) -> None:
    """Tag en linje af kortet."""
    found = open_.whole_card.line(case, text)
    open_.whole_card.take_off(case, found)
    line.answer({"id": found.id}, f"{found.name} er taget af kortet. Gemt.")


@_command("assess")
@_citizen
@click.option("--text", type=Words(1_000), help="Det, arbejdspladsen siger.")
@click.option("--by", type=LINE, help="Hvem der siger det.")
@click.option("--date", "day", type=DONE_DAY, help="Dagen; ellers i dag.")
@click.option("--reference", type=LINE, help="En, der har sagt ja til at blive spurgt.")
@click.option("--phone", type=Words(40), help="Referencens telefon.")
@COURSE
@of_citizen
def assess(
    line: Line, open_: Services, case: Casework, course_id: str | None, **fields: Any
) -> None:
    """Skriv arbejdspladsens vurdering, og hvem man må spørge."""
    plan = plan_of(case, course_id) if course_id else case.course
    changed = open_.card_beside.assess(case, plan, **fields)
    line.answer(
        {"id": open_.card_beside.assessment(case, plan), "changed": changed},
        "Arbejdspladsens vurdering er gemt." if changed else "Det stod der allerede.",
    )


@_command("education")
@_citizen
@click.argument("education", metavar="[UDDANNELSE]", required=False)
@click.option("--name", type=LINE, help="Hvad uddannelsen hedder.")
@click.option("--place", type=LINE, help="Skole og sted.")
@click.option("--level", type=LINE, help="Niveauet i Danmark, fx «svarer til faglært kok».")
@click.option("--by", "assessed_by", type=LINE, help="Hvem der har vurderet den.")
@click.option("--date", "day", type=DONE_DAY, help="Dagen, den blev vurderet.")
@click.option("--remove", is_flag=True, help="Læg uddannelsen væk.")
@of_citizen
def education(
    line: Line,
    open_: Services,
    case: Casework,
    education: str | None,
    *,
    remove: bool,
    **fields: Any,
) -> None:
    """Skriv en medbragt uddannelse, eller ret den, der nævnes med navn eller id."""
    service = open_.card_beside
    known = service.education(case, education) if education else None
    if remove and known:
        service.put_away(case, known)
        line.answer({"id": known.id}, f"{known.name} er lagt væk. Gemt.")
        return
    made = service.educate(case, known, **fields)
    line.answer({"id": made}, "Uddannelsen er gemt.")


@_command("confirm")
@_citizen
@click.option("--whose", type=OneOf(*_WHOSE), required=True, help="Hvem der siger ja.")
@click.option("--name", type=LINE, help="Navnet på den, der siger ja.")
@click.option("--date", "day", type=DONE_DAY, help="Dagen; ellers i dag.")
@of_citizen
def confirm(
    line: Line,
    open_: Services,
    case: Casework,
    whose: str,
    name: str | None,
    day: date | None,
) -> None:
    """Skriv, at virksomheden bekræfter kortet, eller at det er gennemgået med borgeren."""
    from vip2tui.domain.kinds.card_confirmation import Whose
    from vip2tui.services.course.card_wording import status_words

    service, who = open_.whole_card, Whose(_WHOSE[whose])
    said = service.proposed_name(case, who) if name is None else name
    made = service.confirm(case, who, said, day)
    whole = service.read(open_.citizens.get(case.citizen.id))
    told = status_words(whole, open_.desk.today())
    line.answer(
        card_row(whole, case, open_.desk.today()) | {"changed": made is not None},
        f"Kortet, {line.worded(told)}. Gemt." if made else "Det stod der allerede.",
    )


@_command("version")
@_citizen
@click.argument("number", metavar="[NUMMER]", required=False, type=int)
@of_citizen
def version(line: Line, open_: Services, case: Casework, number: int | None) -> None:
    """Vis kortet, der gives videre, som det står nu, eller en udgave, som den blev bekræftet."""
    from vip2tui.services.course.card_wording import (
        paid_words,
        said_words,
        status_words,
        version_words,
    )

    service, today = open_.whole_card, open_.desk.today()
    whole = service.read(case)
    if number is None:
        headed, told = paid_words(today)
        line.answer(
            card_row(whole, case, today),
            f"{case.citizen.name} · {line.worded(status_words(whole, today))}",
            *said_words(line.catalogue, whole.said, whole.lines, today),
            *(["\nBekræftede udgaver"] if whole.versions else []),
            *(f"  {line.worded(version_words(one, today))}" for one in whole.versions),
            *([f"\n{headed}. {told}"] if whole.paid else []),
            *(f"  {one.name}" for one in whole.paid),
        )
        return
    found = service.version(whole, number)
    line.answer(
        version_row(found) | {"id": case.citizen.id},
        f"{case.citizen.name} · {line.worded(version_words(found, today))}",
        *said_words(line.catalogue, found.said, None, today),
    )


EVERY = (draft, take, own, off, assess, education, confirm, version)
"""What the group has of these."""
