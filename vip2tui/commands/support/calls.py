"""``vip2tui call-list``: who is silent, their number, and what to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.commands.danish import Command
from vip2tui.commands.session import opened
from vip2tui.commands.words import Number

if TYPE_CHECKING:
    from vip2tui.commands.session import Line, Services


@click.command("call-list", cls=Command)
@click.option("--days", type=Number(0, 1_000), help="Flere dage uden nyt end så mange; ellers 14.")
@opened
def call_list_command(line: Line, open_: Services, days: int | None) -> None:
    """Ringeliste: hvem der er stille, nummeret, og hvad du kan sige. Kun kendsgerninger."""
    from vip2tui.services.support.call_list import silent_words

    today, said, every = open_.desk.today(), list[str](), open_.calls.read(days)
    for one in every:
        first, *more = silent_words(one, today)
        said += [first, *(f"  {words}" for words in more)]
    line.answer(
        [
            {"citizen": one.case.citizen.id, "citizen_name": one.case.citizen.name,
             "phone": one.phone or None, "mentor": one.mentor or None,
             "mentor_phone": one.mentor_phone or None,
             "since": one.silence.since.isoformat(), "days": one.silence.days,
             "heard": one.silence.is_heard, "say": one.say}
            for one in every
        ],
        *said,
        None if every else "Ingen er stille.",
    )  # fmt: skip
