"""``vip2tui read-log``: who opened a citizen or took something of theirs out, and when."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from vip2tui.commands.danish import Command
from vip2tui.commands.session import of_citizen

if TYPE_CHECKING:
    from vip2tui.commands.session import Line, Services
    from vip2tui.services.citizen.casework import Casework
    from vip2tui.services.vault.read_log import Read


@click.command("read-log", cls=Command)
@click.argument("citizen", metavar="BORGER")
@of_citizen
def read_log_command(line: Line, open_: Services, case: Casework) -> None:
    """Hvem har set hvad: hvornår borgeren er åbnet eller lagt i en fil på denne computer."""
    lines = open_.reads.of(case.citizen.id)
    line.answer(
        [{"id": one.number} | asdict(one) | {"words": one.words} for one in lines],
        *map(_said, lines),
    )


def _said(one: Read) -> str:
    return f"{one.at[:16].replace('T', ' ')} {one.by} ({one.device}): {one.words}"
