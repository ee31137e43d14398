"""``vip2tui citizen cpr|edit|away|back``: what is known of a citizen, put away and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.commands.danish import Command
from vip2tui.commands.line import WrongUseError
from vip2tui.commands.session import NotAgreedError, case_of, of_citizen, opened, says_yes, services
from vip2tui.commands.words import LINE, OneOf, Words

if TYPE_CHECKING:
    from vip2tui.commands.session import Line, Services
    from vip2tui.services.citizen.casework import Casework

_INTERPRETER = {"ja": True, "nej": False, "-": None}


@click.command("cpr", cls=Command)
@click.argument("citizen", metavar="BORGER")
@click.option("--number", type=LINE, help="Nummeret; «-» tager det væk igen.")
@of_citizen
def cpr(line: Line, open_: Services, case: Casework, number: str | None) -> None:
    """Gem eller vis en borgers CPR-nummer (kun konsulent og kontor); det vises altid skjult."""
    from vip2tui.services.vault.read_log import Act

    said = "" if number == "-" else number
    told = () if said is None else open_.citizens.set_cpr(case, said)
    masked = open_.citizens.masked_cpr(open_.citizens.get(case.citizen.id))
    if masked:
        open_.reads.note(Act.CPR, case.citizen.id)
    line.answer(
        {"id": case.citizen.id, "cpr": masked, "remarks": [one.text for one in told]},
        masked or "Intet CPR-nummer endnu.",
        *(f"  {remark.text}" for remark in told),
    )


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
        case = case_of(open_, citizen)
        changed = open_.citizens.change(case, **given)
        line.answer(
            {"id": case.citizen.id, "changed": changed},
            "Rettet og gemt." if changed else "Det stod der i forvejen. Intet er ændret.",
        )


@click.command("away", cls=Command)
@click.argument("citizen", metavar="[BORGER]", required=False)
@opened
def away(line: Line, open_: Services, citizen: str | None) -> None:
    """Læg en borger væk, eller vis dem, der er lagt væk. Alt kan hentes frem igen."""
    if citizen is not None:
        _put_away(line, open_, citizen)
    every = list(open_.citizens.away())
    line.answer(
        [{"id": one, "name": name} for one, name in every],
        *(f"{one[:8]}  {name}" for one, name in every),
        None if every else line.worded("Der er ingen borgere, der er lagt væk."),
    )


def _put_away(line: Line, open_: Services, citizen: str) -> None:
    case = case_of(open_, citizen)
    name = case.citizen.name
    question = f"Læg {name} væk? Intet slettes, og alt kan hentes frem med «citizen back»."
    unasked = f"{question} Intet er ændret. Giv --yes, hvis du vil."
    if not says_yes(line, "Skriv ja", question, unasked=unasked):
        raise NotAgreedError("Intet er ændret.")
    line.tell(
        f"{name} er lagt væk og kan hentes frem igen. Gemt."
        if open_.citizens.put_away(case)
        else f"Andre har skrevet om {name} imens, så borgeren bliver stående. "
        "Det står ved borgeren, at du ville lægge den væk."
    )


@click.command("back", cls=Command)
@click.argument("citizen", metavar="BORGER")
@opened
def back(line: Line, open_: Services, citizen: str) -> None:
    """Hent en borger frem, der er lagt væk, med alt det, der hører til."""
    from vip2tui.services.finding import among

    found = among(dict(open_.citizens.away()), citizen)
    open_.citizens.bring_back(found)
    line.answer(
        {"id": found}, line.worded("Borgeren er hentet frem med alt, hvad der hører til. Gemt.")
    )
