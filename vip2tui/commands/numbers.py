"""``vip2tui numbers``: what the packages led to, made safe to hand on; or true, on the screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.commands.danish import Command
from vip2tui.commands.line import WrongUseError, out_path, table
from vip2tui.commands.session import NotAgreedError, says_yes, services
from vip2tui.text.days import say

if TYPE_CHECKING:
    from pathlib import Path

    from vip2tui.commands.session import Line, Services


@click.command("numbers", cls=Command)
@click.option("--csv", "folder", metavar="[MAPPE]", is_flag=False, flag_value="",
              help="Læg en fil til Excel i mappen; ellers i mappen «udmappe».")  # fmt: skip
@click.option("--here", is_flag=True, help="Vis de sande tal, kun i ord, for jer, der har sagerne.")
@click.pass_obj
def numbers_command(line: Line, folder: str | None, *, here: bool) -> None:
    """Tal: begyndt, gennemført, afbrudt og i job, for hvert lukket halvår og hver jobpakke.

    Et tal under ti borgere står her ikke, og heller ikke et, som de andre røber. Et halvår, der er
    taget ud, ændrer sig ikke mere.
    """
    from vip2tui.services import handing_out

    if here and (line.json or folder is not None):
        raise WrongUseError(
            "--here er kun til at læse: de sande tal skrives ikke i en fil. Intet er skrevet."
        )
    place = out_path(folder) if folder else None
    with services(line) as open_:
        if here:
            _here(line, open_)
        else:
            if folder == "":
                place = handing_out.folder(open_.desk)
            _leaving(line, open_, place)


def _here(line: Line, open_: Services) -> None:
    from vip2tui.pictures.shares import shares
    from vip2tui.services.numbers import wording

    seen, codes = open_.numbers.here(), line.catalogue.codes()
    line.say(
        f"Tal, {say(open_.desk.today())}: de sande tal, kun til jer, der har sagerne.",
        line.drawn(shares([wording.goal(seen)], line.width, line.signs)),
        wording.PROJECT,
        None if seen.packages else wording.NOBODY,
    )
    for one in (seen.every, *seen.packages) if seen.packages else ():
        line.say(
            "",
            seen.names.get(one.package, "Alle jobpakker"),
            line.drawn(shares(wording.how_it_went(one), line.width, line.signs)),
            line.drawn(shares(wording.in_job(one), line.width, line.signs)),
            *wording.details(codes, one),
        )
    stood = [f"  {name}: {said}" for name, said in wording.stairs(codes, seen)]
    line.say(*(["", "Trappen: hvor borgerne står", *stood] if stood else []))
    line.say(wording.beside(codes, seen) or None)


def _leaving(line: Line, open_: Services, place: Path | None) -> None:
    from vip2tui.services.numbers.numbers import NOTHING_YET, ONE_COMPUTER, PUT_BACK, write
    from vip2tui.services.vault.read_log import Act

    numbers = open_.numbers
    is_sure = numbers.may_leave and numbers.may_lack
    if is_sure and not says_yes(
        line, "Skal tallene tages ud? Skriv ja", PUT_BACK,
        unasked=f"{PUT_BACK} Der er ikke taget tal ud. Giv --yes, hvis du er sikker.",
    ):  # fmt: skip
        raise NotAgreedError("Der er ikke taget tal ud.")
    leaving = numbers.leaving(is_sure=is_sure)
    open_.reads.note(Act.NUMBERS)
    file = write(leaving, place) if place else None
    rows = [
        (one.half.half.words, one.package, one.words, str(one.number)) for one in leaving.lines()
    ]
    line.answer(
        {"file": str(file) if file else None, "halves": leaving.as_json()},
        table(rows, (15, 34, 60, 8)) if rows else NOTHING_YET,
        "Tal under ti borgere står her ikke. Et halvår, der er taget ud, ændrer sig ikke mere.",
        ONE_COMPUTER if rows else None,
        f"Filen er lavet: {file}" if file else None,
    )
