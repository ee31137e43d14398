"""``vip2tui paper list|KIND``: what is handed out, as PDF anybody can read or as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.commands.danish import Command, Group
from vip2tui.commands.line import WrongUseError, out_path, table
from vip2tui.commands.session import case_of, of_citizen, opened
from vip2tui.commands.watching import watched
from vip2tui.commands.words import DAY, MONTH
from vip2tui.papers.kinds import KINDS, PaperKind
from vip2tui.text.danish import count
from vip2tui.text.days import say

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path

    from vip2tui.commands.session import Line, Services
    from vip2tui.papers.paper import Paper
    from vip2tui.services.citizen.casework import Casework
    from vip2tui.services.papers.papers import Asked

paper_command = Group("paper", help="Papirer: det, der skrives ud og gives videre.")


@paper_command.command("list")
@click.pass_obj
def list_papers(line: Line) -> None:
    """Vis de papirer, der kan laves, og hvad de er til."""
    line.answer(
        [{"paper": one.code, "name": one.name, "for": one.about} for one in KINDS],
        table([(one.code, one.name, one.about) for one in KINDS], (18, 20, 60)),
    )


@paper_command.command("journalnotat")
@click.argument("citizen", metavar="BORGER")
@click.option("--from", "first", type=DAY, help="Fra og med den dag; ellers månedens første.")
@click.option("--to", "last", type=DAY, help="Til og med den dag; ellers i dag.")
@of_citizen
def journal(
    line: Line, open_: Services, case: Casework, first: date | None, last: date | None
) -> None:
    """Vis periodens notater som tekst, der kan sættes ind i kommunens system: højst 1.500 tegn."""
    note = open_.papers.journal(case, first, last)
    line.answer({"text": note.text, "told": note.told, "left_out": note.left_out}, note.text)


@paper_command.command("files")
@opened
def files(line: Line, open_: Services) -> None:
    """Vis de papirer, programmet har lavet, og som ligger, hvor alle kan læse dem."""
    from vip2tui.services.papers.lying import NOTHING

    every = open_.lying.every()
    line.answer(
        [{"id": one.key, "paper": one.name, "made": one.made, "file": str(one.path),
          "is_here": one.is_here} for one in every],
        *(f"{one.key[:8]}  {say(one.made)}  {one.name}  {one.path}" for one in every),
        None if every else NOTHING,
    )  # fmt: skip


@paper_command.command("delete")
@click.argument("which", metavar="[ID]", required=False)
@click.option("--all", "every", is_flag=True, help="Dem alle.")
@click.option("--keep", is_flag=True, help="Lad filen ligge, og spørg ikke mere om den.")
@opened
def delete(line: Line, open_: Services, which: str | None, *, every: bool, keep: bool) -> None:
    """Slet en fil, programmet har lavet, eller dem alle. Papiret kan altid laves igen."""
    from vip2tui.services.finding import among

    if (which is None) is not every:
        raise WrongUseError("Skriv filens id fra «paper files», eller giv --all. Intet er slettet.")
    known = {one.key: one for one in open_.lying.every()}
    chosen = list(known.values()) if every else [
        known[among({key: one.name for key, one in known.items()}, which or "")]
    ]  # fmt: skip
    for one in chosen:
        (open_.lying.forget if keep else open_.lying.delete)(one)
    done = "ligger der endnu" if keep else "er slettet"
    line.answer(
        {"files": [str(one.path) for one in chosen]},
        f"{count(len(chosen), 'papir', 'papirer')} {done}.",
    )


def _command(kind: PaperKind) -> click.Command:
    @opened
    def run(
        line: Line,
        open_: Services,
        citizen: str | None,
        out: str | None,
        month: str | None = None,
        *,
        text: bool,
        every: bool,
        blank: bool = False,
    ) -> None:
        from vip2tui.services.papers.papers import WARNING, Asked

        if (citizen is None) is not every:
            raise WrongUseError("Skriv, hvilken borger det er, eller giv --all. Intet er skrevet.")
        asked = Asked(month or "", is_blank=blank)
        place = out_path(out) if out is not None else None
        if every:
            if place is None or not place.is_dir():
                raise WrongUseError(
                    "Giv en mappe med --out, når det er til alle. Intet er skrevet."
                )
            _all(line, open_, kind, asked, place, is_text=text)
            return
        case = case_of(open_, citizen or "")
        paper = open_.papers.make(kind, case, asked)
        if place is None:
            _show(line, paper)
            return
        file = _write(open_, kind, paper, place, case.citizen.id, is_text=text)
        line.answer({"file": str(file)}, f"Papiret er lavet: {file}", WARNING)

    options: list[click.Parameter] = [
        click.Argument(["citizen"], metavar="[BORGER]", required=False),
        click.Option(["--out"], metavar="FIL|MAPPE",
                     help="Hvor papiret lægges. Uden den vises det som tekst."),
        click.Option(["--text"], is_flag=True, help="Som tekst i stedet for PDF."),
        click.Option(["--all", "every"], is_flag=True, help="Til alle borgere, i en mappe."),
    ]  # fmt: skip
    if kind.takes_month:
        options.append(click.Option(["--month"], type=MONTH, help="Måneden; ellers den sidste."))
    if kind.takes_blank:
        options.append(click.Option(["--blank"], is_flag=True, help="Til at udfylde i hånden."))
    return Command(kind.code, callback=run, params=options, help=f"{kind.name}: {kind.about}")


for _one in KINDS:
    paper_command.add_command(_command(_one))


def _show(line: Line, paper: Paper) -> None:
    from vip2tui.papers.as_text import as_text

    told = as_text(paper)
    line.answer({"title": paper.title, "text": told}, told.rstrip("\n"))


def _write(
    open_: Services, kind: PaperKind, paper: Paper, place: Path, whose: str, *, is_text: bool
) -> Path:
    target = open_.papers.target(kind, place, is_text=is_text)
    return open_.papers.write(kind, paper, target, whose, is_text=is_text)


def _all(
    line: Line, open_: Services, kind: PaperKind, asked: Asked, place: Path, *, is_text: bool
) -> None:
    """Write one for each citizen; whoever it cannot be made for is told, and stops nobody's."""
    from vip2tui.base.progress import each
    from vip2tui.papers.as_pdf import TooManyPagesError
    from vip2tui.services.desk import NotFoundError, RefusedError
    from vip2tui.services.papers.papers import WARNING

    made, without = list[str](), list[tuple[str, str]]()
    everybody = list(open_.citizens.ids())
    with watched(line, "Papirerne bliver lavet") as progress:
        for citizen in each(everybody, ("papir", "papirer"), progress):
            case = open_.citizens.get(citizen)
            try:
                paper = open_.papers.make(kind, case, asked)
                file = _write(open_, kind, paper, place, citizen, is_text=is_text)
                made.append(str(file))
            except (RefusedError, NotFoundError, TooManyPagesError) as error:
                without.append((case.citizen.name, str(error)))
    line.answer(
        {"files": made, "without": [{"name": name, "why": why} for name, why in without]},
        f"{count(len(made), 'papir', 'papirer')} er lavet i {place}.",
        *(f"Ikke lavet til {name}: {why}" for name, why in without),
        WARNING if made else None,
    )
