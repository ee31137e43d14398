"""``vip2tui citizen hand-over``: giving a citizen on, and asking the office to."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.commands.danish import Command
from vip2tui.commands.line import WrongUseError
from vip2tui.commands.session import of_citizen

if TYPE_CHECKING:
    from vip2tui.commands.session import Line, Services
    from vip2tui.services.citizen.casework import Casework


@click.command("hand-over", cls=Command)
@click.argument("citizen", metavar="BORGER")
@click.option("--to", "to", metavar="COMPUTER", help="Hvem der skal have borgeren: navn eller id.")
@click.option("--from", "former", metavar="COMPUTER", help="Hvem der giver videre, hvis flere har.")
@click.option("--preview", is_flag=True, help="Se først, hvad der sker; intet bliver ændret.")
@click.option("--done", is_flag=True, help="Kvitteringen er kommet: tag borgeren fra den gamle.")
@click.option("--ask", is_flag=True, help="Bed kommunens kontor om at give borgeren videre.")
@click.option("--wish", metavar="TEKST", default="", help="Hvem der skal have borgeren.")
@click.option("--no", "stays", is_flag=True, help="Svar nej til den, der har bedt om det.")
@of_citizen
def hand_over(
    line: Line,
    open_: Services,
    case: Casework,
    to: str | None,
    former: str | None,
    wish: str,
    **which: bool,
) -> None:
    """Giv en borger videre: den, der havde borgeren, kan læse med, til den nye har kvitteret."""
    if sum((to is not None, which["done"], which["ask"], which["stays"])) != 1:
        raise WrongUseError("Giv én af --to COMPUTER, --done, --ask og --no. Intet er ændret.")
    handing, name = open_.handing, case.citizen.name
    said = {"id": case.citizen.id, "device": None, "former": None, "preview": False}
    if which["ask"]:
        said["id"] = handing.ask(case, wish)
        told = f"Kommunens kontor bliver bedt om at give {name} videre. Det kommer med i næste fil."
    elif which["stays"]:
        said["device"] = handing.stay(case)
        told = f"{name} bliver hos {handing.called(str(said['device']))}. Gemt."
    elif which["done"]:
        said["former"] = handing.finish(case)
        said["device"] = handing.of(case.citizen.case).device
        told = f"Nu har kun {handing.called(str(said['device']))} {name}. Gemt."
    else:
        device = open_.devices.find(to or "").device
        old = open_.devices.find(former).device if former else ""
        told = handing.look(case, device, old)
        if not which["preview"]:
            handing.hand_over(case, device, old)
            told += " Gemt."
        held = handing.of(case.citizen.case)
        said |= {"device": device, "former": held.former or None, "preview": which["preview"]}
    line.answer(said, line.worded(told))
