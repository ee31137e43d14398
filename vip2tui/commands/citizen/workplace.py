"""``vip2tui workplace``: the workplaces, whom to ask for there, and who is and was there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from vip2tui.commands.danish import Group
from vip2tui.commands.line import WrongUseError
from vip2tui.commands.session import opened, services
from vip2tui.commands.words import DAY, DONE_DAY, LINE, Number, Read, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from vip2tui.commands.session import Line, Services
    from vip2tui.domain.course.placements import Placement
    from vip2tui.domain.kinds.workplace import Workplace

workplace_command = Group(
    "workplace", help="Arbejdspladser: hvem man spørger efter, og hvem der er og har været der."
)


def _or_empty(kind: Any) -> Read:
    """Return a kind of value in whose place «-» takes away what stands."""

    def read(text: str) -> Any:
        return "" if text == "-" else kind.convert(text, None, None)

    return Read(kind.name, read)


_FIELDS = (
    ("--address", LINE, "Adressen."),
    ("--phone", Words(40), "Telefonen."),
    ("--contact", LINE, "Hvem man spørger efter."),
    ("--cvr", Words(40), "CVR-nummeret, otte cifre."),
    ("--p-number", Words(40), "P-nummeret, ti cifre."),
    ("--leader", LINE, "Lederen."),
    ("--safety", LINE, "Arbejdsmiljørepræsentanten."),
    ("--mentors", LINE, "Mentorerne."),
    ("--jobs", Words(1_000), "Job, I har talt om."),
    ("--asked", _or_empty(DONE_DAY), "Dagen, der sidst blev spurgt om job."),
    ("--employees", _or_empty(Number(0, 1_000_000)), "Antal ansatte."),
    ("--bus", LINE, "Bus og vej dertil."),
    ("--vitas-sent", _or_empty(DONE_DAY), "Dagen, VITAS blev sendt."),
    ("--vitas-approved", _or_empty(DONE_DAY), "Dagen, VITAS blev godkendt."),
    ("--earliest", _or_empty(DAY), "Den tidligste dag, nogen kan begynde."),
)


def _fields(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the fields there are beside the name."""
    for option, kind, told in reversed(_FIELDS):
        command = click.option(option, type=kind, help=told)(command)
    return command


@workplace_command.command("add")
@click.option("--name", type=LINE, required=True, help="Hvad arbejdspladsen hedder.")
@_fields
@opened
def add(line: Line, open_: Services, /, **fields: Any) -> None:
    """Skriv en arbejdsplads ind. Kun navnet er nødvendigt."""
    new = open_.workplaces.add(**fields)
    said = f"Arbejdspladsen er skrevet ind: {fields['name']} ({new[:8]}). Gemt."
    remarks = open_.workplaces.remarks(open_.workplaces.find(new))
    line.answer({"id": new, "remarks": list(remarks)}, said, *remarks)


@workplace_command.command("list")
@click.option("--ask-again", is_flag=True, help="Kun dem, hvor der skal spørges om job igen.")
@opened
def list_(line: Line, open_: Services, *, ask_again: bool) -> None:
    """Vis arbejdspladserne."""
    service = open_.workplaces
    every = [one for one in service.all() if service.is_to_ask(one) or not ask_again]
    none = "Her er ingen arbejdspladser. Skriv en ind med «vip2tui workplace add»."
    nobody = "Der skal ikke spørges om job igen nogen steder."
    line.answer(
        [_row(open_, one) for one in every],
        *(
            f"{one.id[:8]}  {one.name}" + ("  spørg om job igen" if service.is_to_ask(one) else "")
            for one in every
        ),
        None if every else nobody if ask_again else none,
    )


@workplace_command.command("show")
@click.argument("workplace", metavar="ARBEJDSPLADS")
@opened
def show(line: Line, open_: Services, workplace: str) -> None:
    """Vis én arbejdsplads, hvem der er der, og hvem der har været der."""
    from vip2tui.domain.kinds.table import KINDS
    from vip2tui.services.citizen.workplace_words import changed_words, field_lines, stay_words

    service = open_.workplaces
    one = service.find(workplace)
    there, today = service.placements(one), open_.desk.today()
    changes = service.changes(one)
    notes = (*service.remarks(one), *service.notes(one, there))
    asked = KINDS[one.KIND].asked
    line.answer(
        _row(open_, one)
        | {
            "citizens": service.citizens(one),
            "placements": [_placement(each) for each in there],
            "changes": [
                {"day": each.day.isoformat(), "field": each.field, "old": each.old,
                 "new": each.new, "by": each.by}
                for each in changes
            ],
            "notes": list(notes),
        },
        *field_lines(line.catalogue, one, asked, today),
        *(f"  !  {said}" for said in notes),
        *(f"  {stay_words(each, today)} ({each.citizen[:8]})" for each in there),
        *(f"  {changed_words(line.catalogue, each, today)}" for each in changes),
    )  # fmt: skip


@workplace_command.command("edit")
@click.argument("workplace", metavar="ARBEJDSPLADS")
@click.option("--name", type=LINE, help="Et andet navn.")
@_fields
@click.pass_obj
def edit(line: Line, /, workplace: str, **fields: Any) -> None:
    """Ret en arbejdsplads, én gang for alle der er der. Et felt med «-» bliver tomt."""
    given = {key: "" if one == "-" else one for key, one in fields.items() if one is not None}
    if not given:
        raise WrongUseError("Skriv, hvad der skal rettes, fx --phone «12 34 56 78».")
    with services(line) as open_:
        one = open_.workplaces.find(workplace)
        changed = open_.workplaces.change(one, **given)
        remarks = open_.workplaces.remarks(open_.workplaces.find(one.id))
        line.answer(
            {"id": one.id, "changed": changed, "remarks": list(remarks)},
            "Rettet og gemt." if changed else "Det stod der i forvejen. Intet er ændret.",
            *remarks,
        )


def _row(open_: Services, one: Workplace) -> dict[str, Any]:
    said = one.model_dump(mode="json", exclude={"case"})
    return said | {"ask_again": open_.workplaces.is_to_ask(one)}


def _placement(one: Placement) -> dict[str, Any]:
    return {
        "citizen": one.citizen,
        "name": one.name,
        "course": one.course,
        "first": one.first.isoformat(),
        "last": one.last.isoformat() if one.last else None,
        "weeks": one.weeks,
        "planned": one.planned,
        "outcome": one.outcome or None,
    }
