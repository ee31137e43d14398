"""``vip2tui diary``: every file that was made here or taken in, months back."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

import click

from vip2tui.commands.danish import Command
from vip2tui.commands.session import opened

if TYPE_CHECKING:
    from vip2tui.commands.session import Line, Services
    from vip2tui.services.exchange.diary import Line as DiaryLine


@click.command("diary", cls=Command)
@opened
def diary_command(line: Line, open_: Services) -> None:
    """Sendt og hentet: alle filer med dato, computer, person og antal, den nyeste først."""
    lines = open_.diary.lines()
    line.answer(
        [asdict(one) for one in lines],
        *(f"{_head(one)}\n  {one.words}" for one in lines),
        None if lines else "Her er ikke lavet eller hentet nogen fil endnu.",
    )


def _head(one: DiaryLine) -> str:
    from vip2tui.services.exchange.diary import SENT, WHAT

    way = "til" if one.what == SENT else "fra"
    who = f" {way} {one.computer} ({one.person})" if one.computer else ""
    return f"{one.at[:16].replace('T', ' ')} {WHAT.get(one.what, one.what)}{who}: {one.file}"
