"""``vip2tui diary``: every file that was made here or taken in, months back."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from vip2tui.commands.danish import Command
from vip2tui.commands.session import services

if TYPE_CHECKING:
    from vip2tui.commands.line import Line


@click.command("diary", cls=Command)
@click.pass_obj
def diary_command(line: Line) -> None:
    """Sendt og hentet: alle filer med dato, computer, person og antal, den nyeste først."""
    from vip2tui.services.exchange.diary import SENT, WHAT

    with services(line) as open_:
        lines = open_.diary.lines()
        line.result([asdict(one) for one in lines])
        for one in lines:
            way = "til" if one.what == SENT else "fra"
            who = f" {way} {one.computer} ({one.person})" if one.computer else ""
            line.say(f"{one.at[:16].replace('T', ' ')} {WHAT.get(one.what, one.what)}{who}:"
                     f" {one.file}")  # fmt: skip
            line.say(f"  {one.words}")
        if not lines:
            line.say("Her er ikke lavet eller hentet nogen fil endnu.")
