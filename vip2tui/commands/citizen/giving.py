"""``vip2tui citizen office|assign|withdraw|known``: who has a citizen, and who knows what."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.base.safe import clean_line
from vip2tui.commands.danish import Command
from vip2tui.commands.session import of_citizen

if TYPE_CHECKING:
    from vip2tui.commands.session import Line, Services
    from vip2tui.services.citizen.casework import Casework


@click.command("office", cls=Command)
@click.argument("citizen", metavar="BORGER")
@click.option("--to", "device", metavar="COMPUTER", help="Et af kommunens kontorer: navn eller id.")
@of_citizen
def office(line: Line, open_: Services, case: Casework, device: str | None) -> None:
    """Vis, hvilken kommune en borger hører til, eller sig det, når ingen kan vide det."""
    if device is not None:
        open_.belonging.say(case, open_.belonging.find(device))
    whose = open_.belonging.of(case)
    called = clean_line(whose.called) or "en, der ikke kendes her"
    line.answer(
        {"id": case.citizen.id, "office": whose.office, "name": whose.called or None},
        f"{case.citizen.name} hører til {called}."
        if whose.office is not None
        else line.worded(
            "Det vides ikke, hvilken kommune borgeren hører til. Intet sendes, før det er sagt "
            "med --to COMPUTER."
        ),
    )


@click.command("assign", cls=Command)
@click.argument("citizen", metavar="BORGER")
@click.option(
    "--to", "device", required=True, metavar="COMPUTER", help="Computerens navn eller id."
)
@of_citizen
def assign(line: Line, open_: Services, case: Casework, device: str) -> None:
    """Giv en borger til en computer: alt om borgeren kommer med i den næste fil dertil."""
    from vip2tui.sentences.people import whose_words

    peer = open_.devices.find(device)
    record = open_.assignments.assign(case, peer.device)
    whose = whose_words(peer.contact.person, peer.contact.name)
    line.answer(
        {"id": record, "citizen": case.citizen.id, "device": peer.device},
        f"{case.citizen.name} er givet til {whose}. Gemt.",
    )


@click.command("withdraw", cls=Command)
@click.argument("citizen", metavar="BORGER")
@click.option("--from", "device", required=True, metavar="COMPUTER",
              help="Computerens navn eller id.")  # fmt: skip
@of_citizen
def withdraw(line: Line, open_: Services, case: Casework, device: str) -> None:
    """Tag en borger tilbage fra en computer. Det, den endnu ikke har sendt, kommer stadig."""
    peer = open_.devices.find(device)
    record = open_.assignments.withdraw(case, peer.device)
    line.answer(
        {"id": record, "citizen": case.citizen.id, "device": peer.device},
        f"{case.citizen.name} er taget tilbage fra {peer.contact.name}. Gemt.",
    )


@click.command("known", cls=Command)
@click.argument("citizen", metavar="BORGER")
@of_citizen
def known(line: Line, open_: Services, case: Casework) -> None:
    """Hvad ved kommunen? Det, du har skrevet: kun her, undervejs, eller modtaget."""
    from itertools import groupby

    found, today = open_.known.of(case), open_.desk.today()
    office = open_.outbox.office_name()
    told = list[str]()
    for where, some in groupby(found, lambda one: one.where(office, today)):
        told += [where, *(f"  {one.wrote.event.at[:10]} {one.wrote.words}" for one in some)]
    line.answer(
        [
            {
                "id": one.wrote.event.change,
                "field": one.wrote.event.field,
                "at": one.wrote.event.at,
                "status": one.status or "kun_for_mig",
                "file": one.file.number if one.file else None,
                "words": one.wrote.words,
            }
            for one in found
        ],
        *told,
        None if told else line.worded(open_.known.nothing),
    )
