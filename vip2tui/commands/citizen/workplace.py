"""``vip2tui workplace``: the workplaces, whom to ask for there, and who is there."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from vip2tui.commands.danish import Group
from vip2tui.commands.line import Line, WrongUseError
from vip2tui.commands.session import services
from vip2tui.commands.words import LINE, Words

if TYPE_CHECKING:
    from collections.abc import Callable

    from vip2tui.domain.kinds.workplace import Workplace
    from vip2tui.services.house import Services

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
@click.pass_obj
def add(line: Line, /, **fields: str | None) -> None:
    """Skriv en arbejdsplads ind."""
    with services(line) as open_:
        new = open_.workplaces.add(**fields)
        line.result({"id": new})
        line.say(f"Arbejdspladsen er skrevet ind: {fields['name']} ({new[:8]}). Gemt.")


@workplace_command.command("list")
@click.pass_obj
def list_(line: Line) -> None:
    """Vis arbejdspladserne."""
    with services(line) as open_:
        every = open_.workplaces.all()
        line.result([_row(one) for one in every])
        for one in every:
            line.say(f"{one.id[:8]}  {one.name}")
        if not every:
            line.say("Her er ingen arbejdspladser. Skriv en ind med «vip2tui workplace add».")


@workplace_command.command("show")
@click.argument("workplace", metavar="ARBEJDSPLADS")
@click.pass_obj
def show(line: Line, workplace: str) -> None:
    """Vis én arbejdsplads, og hvem der er der."""
    from vip2tui.domain.kinds.table import KINDS
    from vip2tui.sentences.records import field_label

    with services(line) as open_:
        one = open_.workplaces.find(workplace)
        there = open_.workplaces.citizens(one)
        line.result(_row(one) | {"citizens": there})
        for name in KINDS[one.KIND].asked:
            label = field_label(open_.desk.catalogue, one.KIND, name)
            line.say(f"{label}: {getattr(one, name) or '(tomt)'}")
        for citizen in there:
            line.say(f"  {_name(open_, citizen)} ({citizen[:8]})")


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
        line.result({"id": one.id, "changed": changed})
        line.say("Rettet og gemt." if changed else "Det stod der i forvejen. Intet er ændret.")


def _row(one: Workplace) -> dict[str, Any]:
    return one.model_dump(mode="json", exclude={"case"})


def _name(open_: Services, citizen: str) -> str:
    return open_.citizens.get(citizen).citizen.name
