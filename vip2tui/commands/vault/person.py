"""``vip2tui person``: several people at one computer, a vault each (R151)."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

import click

from vip2tui.base import sharers
from vip2tui.commands.danish import Group
from vip2tui.commands.line import WrongUseError

if TYPE_CHECKING:
    from vip2tui.commands.line import Line

person_command = Group("person", help="Personer: flere på én computer, med hvert sit arkiv.")


@person_command.command("list")
@click.pass_obj
def list_(line: Line) -> None:
    """Vis, hvem der har et arkiv på computeren. Kræver ikke adgangskoden."""
    base = line.base
    people = sharers.sharers(base)
    line.answer(
        [{"id": one.initials, "home": str(sharers.home_of(base, one))} for one in people],
        *(one.initials for one in people),
        None if people else "Her er én person. Sæt en mere på listen med «vip2tui person add».",
    )


@person_command.command("add")
@click.argument("initials", metavar="BOGSTAVER")
@click.option("--mine", metavar="BOGSTAVER", default="",
              help="Dine egne bogstaver; kun første gang.")  # fmt: skip
@click.pass_obj
def add(line: Line, initials: str, mine: str) -> None:
    """Sæt en person mere på listen; arkivet laves med «vip2tui init --who BOGSTAVER»."""
    base = line.base
    if not mine and not sharers.sharers(base):
        raise WrongUseError(
            "Giv --mine med dine egne bogstaver, så I kan kendes fra hinanden. Intet er ændret."
        )
    made = sharers.add(base, initials, mine=mine, folder=secrets.token_hex(8))
    line.answer(
        {"id": made.initials, "home": str(sharers.home_of(base, made))},
        f"{made.initials} står nu på listen og laver sit arkiv første gang, programmet åbnes.",
    )
