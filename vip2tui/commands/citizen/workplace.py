"""``vip2tui workplace``: the workplaces, whom to ask for there, and who is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from vip2tui.commands.danish import Group
from vip2tui.commands.line import WrongUseError
from vip2tui.commands.session import opened, services
from vip2tui.commands.words import LINE, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from vip2tui.commands.session import Line, Services
    from vip2tui.domain.kinds.workplace import Workplace

workplace_command = Group(
    "workplace", help="Arbejdspladser: hvem man spørger efter, og hvilke borgere der er der."
)


def _fields(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command the fields there are beside the name."""
    for option, kind, told in (
        ("--address", LINE, "Adressen."),
        ("--phone", Words(40), "Telefonen."),
        ("--contact", LINE, "Hvem man spørger efter."),
    ):
        command = click.option(option, type=kind, help=told)(command)
    return command


@workplace_command.command("add")
@click.option("--name", type=LINE, required=True, help="Hvad arbejdspladsen hedder.")
@_fields
@opened
def add(line: Line, open_: Services, /, **fields: str | None) -> None:
    """Skriv en arbejdsplads ind."""
    new = open_.workplaces.add(**fields)
    said = f"Arbejdspladsen er skrevet ind: {fields['name']} ({new[:8]}). Gemt."
    line.answer({"id": new}, said)


@workplace_command.command("list")
@opened
def list_(line: Line, open_: Services) -> None:
    """Vis arbejdspladserne."""
    every = open_.workplaces.all()
    none = "Her er ingen arbejdspladser. Skriv en ind med «vip2tui workplace add»."
    line.answer(
        [_row(one) for one in every],
        *(f"{one.id[:8]}  {one.name}" for one in every),
        None if every else none,
    )


@workplace_command.command("show")
@click.argument("workplace", metavar="ARBEJDSPLADS")
@opened
def show(line: Line, open_: Services, workplace: str) -> None:
    """Vis én arbejdsplads, og hvem der er der."""
    from vip2tui.domain.kinds.table import KINDS
    from vip2tui.sentences.records import field_label

    one = open_.workplaces.find(workplace)
    there = open_.workplaces.citizens(one)
    line.answer(
        _row(one) | {"citizens": there},
        *(
            f"{field_label(line.catalogue, one.KIND, name)}: {getattr(one, name) or '(tomt)'}"
            for name in KINDS[one.KIND].asked
        ),
        *(f"  {open_.citizens.get(citizen).citizen.name} ({citizen[:8]})" for citizen in there),
    )


@workplace_command.command("edit")
@click.argument("workplace", metavar="ARBEJDSPLADS")
@click.option("--name", type=LINE, help="Et andet navn.")
@_fields
@click.pass_obj
def edit(line: Line, /, workplace: str, **fields: str | None) -> None:
    """Ret en arbejdsplads. Et felt med «-» bliver tomt; det gamle står i historikken."""
    given = {key: "" if value == "-" else value for key, value in fields.items() if value}
    if not given:
        raise WrongUseError("Skriv, hvad der skal rettes, fx --phone «12 34 56 78».")
    with services(line) as open_:
        one = open_.workplaces.find(workplace)
        changed = open_.workplaces.change(one, **given)
        line.answer(
            {"id": one.id, "changed": changed},
            "Rettet og gemt." if changed else "Det stod der i forvejen. Intet er ændret.",
        )


def _row(one: Workplace) -> dict[str, Any]:
    return one.model_dump(mode="json", exclude={"case"})
