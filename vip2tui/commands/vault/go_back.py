"""``vip2tui go-back``: as it was yesterday at two, after a look at what differs."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from vip2tui.commands.danish import Command
from vip2tui.commands.line import WrongUseError
from vip2tui.commands.session import opened, says_yes
from vip2tui.text.danish import count
from vip2tui.text.days import say
from vip2tui.text.hours import clock

if TYPE_CHECKING:
    from vip2tui.commands.session import Line, Services
    from vip2tui.services.vault.going_back import Back


@click.command("go-back", cls=Command)
@click.option(
    "--to",
    metavar="TID",
    help="Fx «i går kl. 14» eller «2026-05-03 14:00». En dag alene er dens slutning.",
)
@click.option("--preview", is_flag=True, help="Se først, hvad der sker; intet bliver ændret.")
@opened
def go_back_command(line: Line, open_: Services, to: str | None, *, preview: bool) -> None:
    """Gå tilbage til, som det stod på et tidspunkt. Det kan fortrydes.

    Uden --to: de dage, der er skrevet noget her, den nyeste først.
    """
    from vip2tui.text.moments import parse_moment

    if to is None:
        _list(line, open_)
        return
    back = open_.going_back.look(parse_moment(to, open_.desk.today()))
    if preview:
        line.answer(_row(back), *back.sentences, "Intet er ændret endnu.")
        return
    if not says_yes(line, "Skriv ja, hvis du vil gå tilbage", *back.sentences):
        raise WrongUseError("Intet er ændret. Giv --yes, hvis du vil gå tilbage.")
    action = open_.going_back.go(back)
    line.answer({"id": action} | _row(back), f"Gemt: {back.done}. Fortryd det med «vip2tui undo».")


def _row(back: Back) -> dict[str, Any]:
    return {
        "to": back.to.isoformat(),
        "citizens": [asdict(one) for one in back.cases],
        "words": list(back.around),
    }


def _list(line: Line, open_: Services) -> None:
    days = list(open_.going_back.days())
    line.answer(
        [
            {
                "id": one.day.isoformat(),
                "first": one.first.isoformat(),
                "last": one.last.isoformat(),
                "actions": one.actions,
            }
            for one in days
        ],
        *(
            f"{say(one.day)}  kl. {clock(one.first)}–{clock(one.last)}  "
            f"{count(one.actions, 'ting', 'ting')}"
            for one in days
        ),
        None if days else "Her er ikke skrevet noget endnu.",
    )
