"""``vip2tui sample``: some cases with mentor support, drawn at random, a sheet each."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.commands.danish import Command
from vip2tui.commands.line import out_path
from vip2tui.commands.session import opened
from vip2tui.commands.words import DAY, LINE, Number

if TYPE_CHECKING:
    from datetime import date

    from vip2tui.commands.session import Line, Services


@click.command("sample", cls=Command)
@click.option(
    "--seed", type=LINE, default="", help="Et ord: med dagen afgør det, hvad der trækkes."
)
@click.option("--count", "number", type=Number(1, 1_000), default=20, help="Hvor mange borgere.")
@click.option("--day", type=DAY, help="Dagen, der blev trukket; ellers i dag.")
@click.option("--out", metavar="MAPPE", help="Skriv ét ark om hver som fil: tekst, eller JSON.")
@opened
def sample_command(
    line: Line, open_: Services, seed: str, number: int, day: date | None, out: str | None
) -> None:
    """Stikprøve: borgere med mentorstøtte, trukket tilfældigt, ét ark om hver. Kun til at læse.

    Den samme dag og det samme ord trækker de samme borgere igen. Kun på kontoret.
    """
    from vip2tui.services.papers.papers import WARNING
    from vip2tui.services.support.sample_words import sample_words, sheet_row, sheet_text
    from vip2tui.services.support.sampling import as_json

    today, drawn = open_.desk.today(), open_.sample.draw(seed, int(number), day)
    sheets = [one for each in drawn.citizens if (one := open_.sample.sheet(each))]
    texts = [sheet_text(line.catalogue, one, today, line.signs) for one in sheets]
    rows, files = [sheet_row(one) for one in sheets], list[str]()
    if out:
        said = {row["citizen"]: (as_json(row) if line.json else text.encode())
                for row, text in zip(rows, texts, strict=True)}  # fmt: skip
        made = open_.sample.write(
            sheets, out_path(out), lambda one: said[one.case.citizen.id],
            ".json" if line.json else ".txt",
        )  # fmt: skip
        files = [str(one) for one in made]
    line.answer(
        {"day": drawn.day.isoformat(), "seed": drawn.seed, "of": drawn.of, "cases": rows,
         "files": files},
        sample_words(drawn),
        *(f"Filen er lavet: {one}" for one in files),
        *([WARNING] if files else ["", *texts]),
    )  # fmt: skip
