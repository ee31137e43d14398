"""``vip2tui away``: the days on which one was away oneself, written for all in one step."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.commands.danish import Command
from vip2tui.commands.session import case_of, opened, says_yes
from vip2tui.commands.words import DAY

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from typing import Any

    from vip2tui.commands.session import Line, Services
    from vip2tui.services.citizen.away import Foreseen


@click.command("away", cls=Command)
@click.argument("first", metavar="[FRA]", type=DAY, required=False)
@click.argument("last", metavar="[TIL]", type=DAY, required=False)
@click.option("--citizen", "citizens", multiple=True, metavar="BORGER",
              help="Kun for den borger, én eller flere; ellers alle i forløb.")  # fmt: skip
@click.option("--preview", is_flag=True, help="Vis kun, hvad det kommer til; intet skrives.")
@opened
def away_command(
    line: Line,
    open_: Services,
    first: date | None,
    last: date | None,
    citizens: Sequence[str],
    *,
    preview: bool,
) -> None:
    """Jeg var væk: ugens punkter i de dage er klaret med det, og intet er for sent.

    Uden dage vises det, der er skrevet. Der spørges ikke om hvorfor.
    """
    from vip2tui.services.citizen.away import foreseen_words, span_words, written_words

    today = open_.desk.today()
    if first is None:
        every = open_.away.mine()
        line.answer(
            [_row(span.first, span.last, people) for span, people in every],
            *(f"{one.words(one.owner)} ({span_words(one, today)})" for one, _ in every),
            None if every else "Der er ikke skrevet nogen dage, hvor du var væk.",
        )
        return
    whose = [case_of(open_, one).citizen.id for one in citizens]
    made = open_.away.foresee(first, last, whose)
    told = foreseen_words(made, today)
    if preview or not made.about:
        line.answer(_told(made, written=False), *told)
        return
    yes = says_yes(line, "Skriv ja, hvis det passer", *told,
                   unasked="Giv --yes, hvis det passer. Se det først med --preview.")  # fmt: skip
    if not yes:
        line.answer(_told(made, written=False), "Intet er skrevet.")
        return
    about = open_.away.add(made)
    line.answer(_told(made, written=True), written_words(about, made.span, today))


def _row(first: date, last: date, citizens: Sequence[str]) -> dict[str, Any]:
    return {"from": first.isoformat(), "to": last.isoformat(), "citizens": list(citizens)}


def _told(made: Foreseen, *, written: bool) -> dict[str, Any]:
    span = made.span
    return _row(span.first, span.last, [one.case.citizen.id for one in made.about]) | {
        "back": span.back.isoformat(),
        "points": made.points,
        "by_citizen": [
            {"citizen": one.case.citizen.id, "citizen_name": one.case.citizen.name,
             "points": one.points}
            for one in made.about
        ],
        "written": written,
    }  # fmt: skip
