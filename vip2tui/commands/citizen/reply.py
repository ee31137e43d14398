"""``vip2tui reply``: the municipality has read it, and says so in a line; the mentor sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.commands.danish import Group
from vip2tui.commands.session import of_citizen
from vip2tui.commands.words import LINE

if TYPE_CHECKING:
    from vip2tui.commands.session import Line, Services
    from vip2tui.services.citizen.casework import Casework

reply_command = Group("reply", help="Svar: en linje fra kommunen, når noget er læst.")


@reply_command.command("add")
@click.argument("citizen", metavar="BORGER")
@click.option("--text", type=LINE, required=True, help="Linjen, fx «truckkurset er bestilt».")
@click.option("--about", type=LINE, metavar="NOTAT", help="Det notat, der svares på.")
@of_citizen
def add(line: Line, open_: Services, seen: Casework, text: str, about: str | None) -> None:
    """Skriv et svar. Det kommer med i den næste fil og står på mentorens I dag, til det er set."""
    made = open_.replies.write(seen, text, about)
    line.answer({"id": made, "citizen": seen.citizen.id},
                "Gemt. Svaret kommer med i den næste fil.")  # fmt: skip


@reply_command.command("list")
@click.argument("citizen", metavar="BORGER")
@of_citizen
def list_(line: Line, open_: Services, seen: Casework) -> None:
    """Vis svarene om en borger, det nyeste først."""
    every = open_.replies.all(seen)
    waits = {one.name for one in open_.replies.unseen(seen)}
    line.answer(
        [
            {"id": one.id, "about": one.about, "day": one.day, "text": one.text,
             "words": open_.replies.words(seen, one), "waits": one.id in waits}
            for one in every
        ],
        *(f"{one.day}  {open_.replies.words(seen, one)}\n  id {one.id}" for one in every),
        None if every else "Her er ingen svar endnu.",
    )  # fmt: skip


@reply_command.command("seen")
@click.argument("citizen", metavar="BORGER")
@click.argument("reply", metavar="SVAR")
@of_citizen
def seen_(line: Line, open_: Services, seen: Casework, reply: str) -> None:
    """Sig, at du har set et svar; så står det ikke på I dag mere."""
    open_.replies.see(seen, reply)
    line.answer({"id": reply, "citizen": seen.citizen.id}, "Set. Det står ikke på I dag mere.")
