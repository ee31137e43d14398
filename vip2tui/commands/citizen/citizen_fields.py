"""``vip2tui citizen edit|away|back``: what is known of a citizen, put away and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.base.errors import Vip2Error
from vip2tui.commands.danish import Command
from vip2tui.commands.line import Line, WrongUseError
from vip2tui.commands.session import is_terminal, services
from vip2tui.commands.words import LINE, OneOf, Words

if TYPE_CHECKING:
    from vip2tui.services.house import Services

_INTERPRETER = {"ja": True, "nej": False, "-": None}


class NotPutAwayError(Vip2Error):
    """The person did not say yes."""


@click.command("edit", cls=Command)
@click.argument("citizen", metavar="BORGER")
@click.option("--name", type=LINE, help="Borgerens navn.")
@click.option("--case-key", type=Words(40), help="Kommunens sagsnummer; aldrig et CPR-nummer.")
@click.option("--phone", type=Words(40), help="Borgerens telefon.")
@click.option("--language", type=Words(60), help="Det sprog, borgeren helst taler.")
@click.option("--interpreter", type=OneOf(*_INTERPRETER), help="Skal der tolk med?")
@click.option("--tovholder", type=LINE, help="Den konsulent, som alle kan ringe til.")
@click.option("--tovholder-phone", type=Words(40), help="Tovholderens telefon.")
@click.option("--mentor", type=LINE, help="Mentoren på arbejdspladsen.")
@click.pass_obj
def edit(line: Line, /, citizen: str, interpreter: str | None, **fields: str | None) -> None:
    """Ret det, der står om en borger. Et felt med «-» bliver tomt; det gamle står i historikken."""
    given: dict[str, str | bool | None] = {
        key: "" if value == "-" else value for key, value in fields.items() if value is not None
    }
    if interpreter is not None:
        given["interpreter"] = _INTERPRETER[interpreter]
    if not given:
        raise WrongUseError("Skriv, hvad der skal rettes, fx --phone «12 34 56 78».")
    with services(line) as open_:
        case = open_.citizens.get(open_.citizens.find(citizen))
        changed = open_.citizens.change(case, **given)
        line.result({"id": case.citizen.id, "changed": changed})
        line.say("Rettet og gemt." if changed else "Det stod der i forvejen. Intet er ændret.")


@click.command("away", cls=Command)
@click.argument("citizen", metavar="[BORGER]", required=False)
@click.pass_obj
def away(line: Line, citizen: str | None) -> None:
    """Læg en borger væk, eller vis dem, der er lagt væk. Alt kan hentes frem igen."""
    with services(line) as open_:
        if citizen is not None:
            case = open_.citizens.get(open_.citizens.find(citizen))
            _sure(line, case.citizen.name)
            gone = open_.citizens.put_away(case)
            line.tell(
                f"{case.citizen.name} er lagt væk og kan hentes frem igen. Gemt."
                if gone
                else f"Andre har skrevet om {case.citizen.name} imens, så borgeren bliver stående. "
                "Det står ved borgeren, at du ville lægge den væk."
            )
        _list(line, open_)


def _sure(line: Line, name: str) -> None:
    if line.yes:
        return
    question = f"Læg {name} væk? Intet slettes, og alt kan hentes frem med «citizen back»."
    if not is_terminal():
        raise WrongUseError(f"{question} Intet er ændret. Giv --yes, hvis du vil.")
    line.tell(question)
    typed = click.prompt("Skriv ja", err=True, default="", show_default=False, prompt_suffix=": ")
    if typed.strip().casefold() != "ja":
        raise NotPutAwayError("Intet er ændret.")


def _list(line: Line, open_: Services) -> None:
    every = list(open_.citizens.away())
    line.result([{"id": one, "name": name} for one, name in every])
    for one, name in every:
        line.say(f"{one[:8]}  {name}")
    if not every:
        line.say(line.worded("Der er ingen borgere, der er lagt væk."))


@click.command("back", cls=Command)
@click.argument("citizen", metavar="BORGER")
@click.pass_obj
def back(line: Line, citizen: str) -> None:
    """Hent en borger frem, der er lagt væk, med alt det, der hører til."""
    from vip2tui.services.finding import among

    with services(line) as open_:
        found = among(dict(open_.citizens.away()), citizen)
        open_.citizens.bring_back(found)
        line.result({"id": found})
        line.say(line.worded("Borgeren er hentet frem med alt, hvad der hører til. Gemt."))
