"""``vip2tui citizen let-go``: who is done with leaves this computer; the office has everything."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from vip2tui.commands.danish import Command
from vip2tui.commands.line import WrongUseError, table
from vip2tui.commands.session import case_of, is_terminal, opened, typed
from vip2tui.text.danish import count
from vip2tui.text.days import say

if TYPE_CHECKING:
    from vip2tui.changes.stub import Stub
    from vip2tui.commands.session import Line, Services
    from vip2tui.services.exchange.letting_go import Done


@click.command("let-go", cls=Command)
@click.argument("citizen", metavar="[BORGER]", required=False, default="")
@click.option("--ripe", is_flag=True, help="Alle, der kan slippes i dag.")
@click.option("--count", "number", type=int, metavar="TAL",
              help="Så mange ting forlader computeren; uden det spørges der.")  # fmt: skip
@click.option("--list", "is_list", is_flag=True, help="Vis, hvem der er sluppet her.")
@click.option("--preview", is_flag=True, help="Vis, hvad der ville forlade computeren.")
@opened
def let_go(
    line: Line,
    open_: Services,
    citizen: str,
    *,
    ripe: bool,
    number: int | None,
    is_list: bool,
    preview: bool,
) -> None:
    """Giv slip på en borger, der er færdig her, og som kommunen har alt om."""
    from vip2tui.services.exchange.letting_go import GONE_SAID, NOBODY

    going = open_.letting_go
    if is_list:
        gone = going.gone()
        line.answer(
            [_gone(one) for one in gone],
            table([(one.case[:8], say(_day(one))) for one in gone], (8, 24))
            if gone
            else line.worded("Ingen borger er sluppet her."),
        )
        return
    if bool(citizen) == ripe:
        if citizen:
            raise WrongUseError("Giv enten en borger eller --ripe. Intet er ændret.")
        done, today = going.done(), open_.desk.today()
        line.answer(
            [_done(one, is_ripe=one.is_ripe(today)) for one in done],
            "\n".join(one.words(today) for one in done) if done else line.worded(NOBODY),
        )
        return
    every = going.ripe() if ripe else [going.about(case_of(open_, citizen))]
    things = sum(one.things for one in every)
    told = going.preview(every) if every else (line.worded("Ingen borger kan slippes i dag."),)
    if preview or not every:
        line.answer({"things": things, "gone": [], "told": list(told)}, *told)
        return
    if number is None:
        if not is_terminal():
            raise WrongUseError("\n".join([*told, f"Giv --count {things}. Intet er ændret."]))
        line.tell(*told)
        said = typed(f"Skriv tallet {things} for at give slip")
        number = going.read(every, said)
    left = going.let_go(every, number)
    line.answer(
        {"things": things, "gone": [one.case for one in left], "told": list(told)},
        line.worded(f"{count(len(every), 'borger', 'borgere')} {GONE_SAID}"),
    )


def _day(one: Stub) -> Any:
    from datetime import date

    return date.fromisoformat(one.at)


def _gone(one: Stub) -> dict[str, Any]:
    return {"id": one.case, "at": one.at, "changes": sum(n for n, _ in one.vector.values())}


def _done(one: Done, *, is_ripe: bool) -> dict[str, Any]:
    return {
        "id": one.citizen,
        "name": one.name,
        "since": one.leaving.since.isoformat(),
        "taken_back": one.leaving.taken_back,
        "due": one.leaving.due.isoformat(),
        "unreceipted": one.unsent,
        "things": one.things,
        "private": one.private,
        "ripe": is_ripe,
    }
