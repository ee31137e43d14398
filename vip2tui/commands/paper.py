"""``vip2tui paper list|KIND``: what is handed out, as PDF anybody can read or as text."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import click

from vip2tui.base.errors import Vip2Error
from vip2tui.commands.danish import Command, Group
from vip2tui.commands.line import WrongUseError, out_path, table
from vip2tui.commands.session import case_of, of_citizen, opened
from vip2tui.commands.watching import watched
from vip2tui.commands.words import DAY, DONE_DAY, LINE, MONTH, OneOf
from vip2tui.papers.kinds import KINDS, SIGNABLE, Asked, PaperKind, Subject
from vip2tui.text.danish import count
from vip2tui.text.days import say

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from vip2tui.commands.session import Line, Services
    from vip2tui.papers.paper import Paper
    from vip2tui.services.citizen.casework import Casework
    from vip2tui.services.papers.papers import About

_LACKS = {
    Subject.CITIZEN: "Skriv, hvilken borger det er",
    Subject.PACKAGE: "Skriv, hvilken jobpakke det er",
}
_ALL = {
    Subject.CITIZEN: "Til alle borgere, i en mappe.",
    Subject.PACKAGE: "Af alle jobpakker, i en mappe.",
}

_SIGNED = {one.code: one for one in SIGNABLE}
paper_command = Group("paper", help="Papirer: det, der skrives ud og gives videre.")


@paper_command.command("list")
@click.pass_obj
def list_papers(line: Line) -> None:
    """Vis de papirer, der kan laves, og hvad de er til."""
    line.answer(
        [
            {"paper": one.code, "name": one.name, "for": one.about, "of": one.of.lower() or None}
            for one in KINDS
        ],
        table([(one.code, one.of, one.about) for one in KINDS], (18, 10, 60)),
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


@paper_command.command("signed")
@click.argument("kind", metavar="PAPIR", type=OneOf(*_SIGNED))
@click.argument("citizen", metavar="BORGER")
@click.option("--by", type=LINE, help="Hvem der har skrevet under; ellers dem, papiret nævner.")
@click.option("--date", "day", type=DONE_DAY, help="Dagen; ellers i dag.")
@click.option("--month", type=MONTH, help="Måneden ved en timeseddel; ellers den sidste.")
@of_citizen
def signed(
    line: Line,
    open_: Services,
    case: Casework,
    kind: str,
    by: str | None,
    day: date | None,
    month: str | None,
) -> None:
    """Skriv, at et papir er kommet underskrevet tilbage: timeseddel, mentoraftale eller kort."""
    paper, which = _SIGNED[kind], month or ""
    who = open_.signing.stands(paper, case, which).by if by is None else by
    changed = open_.signing.sign(paper, case, who, day, which)
    stands = open_.signing.stands(paper, open_.citizens.get(case.citizen.id), which)
    line.answer(
        {"paper": kind, "citizen": case.citizen.id, "signed": stands.words,
         "complete": stands.is_done, "changed": changed},
        f"{paper.name}: {line.worded(stands.words)}. Gemt." if changed
        else "Det stod der i forvejen. Intet er ændret.",
    )  # fmt: skip


@paper_command.command("logo")
@click.argument("file", metavar="[FIL]", required=False)
@click.option("--remove", is_flag=True, help="Tag logoet af papirerne.")
@opened
def logo(line: Line, open_: Services, file: str | None, *, remove: bool) -> None:
    """Sæt kommunens logo på papirerne: PNG eller SVG. Uden fil siges det, om der er et."""
    from vip2tui.services.papers.logo import NONE, REMOVED, SET, THERE

    if file is not None and remove:
        raise WrongUseError("Giv en fil, eller --remove. Intet er ændret.")
    changed = False
    if remove:
        changed = open_.logo.remove()
    elif file is not None:
        changed = open_.logo.take(out_path(file))
    known = open_.logo.of()
    said = (SET if known else REMOVED) if changed else THERE if known else NONE
    line.answer({"format": known.format if known else None, "changed": changed}, said)


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


class NotAllDeletedError(Vip2Error):
    """Some files could not be deleted."""


@paper_command.command("delete")
@click.argument("which", metavar="[ID]", required=False)
@click.option("--all", "every", is_flag=True, help="Dem alle.")
@click.option("--keep", is_flag=True, help="Lad filen ligge, og spørg ikke mere om den.")
@opened
def delete(line: Line, open_: Services, which: str | None, *, every: bool, keep: bool) -> None:
    """Slet en fil, programmet har lavet, eller dem alle. Papiret kan altid laves igen."""
    from vip2tui.services.finding import among
    from vip2tui.services.papers.lying import deleted_words

    if (which is None) is not every:
        raise WrongUseError("Skriv filens id fra «paper files», eller giv --all. Intet er slettet.")
    known = {one.key: one for one in open_.lying.every()}
    chosen = list(known.values()) if every else [
        known[among({key: one.name for key, one in known.items()}, which or "")]
    ]  # fmt: skip
    if every and not keep:
        gone, left = open_.lying.delete_all(chosen)
        files = [str(one.path) for one in chosen if one.path not in left]
        line.result({"files": files, "left": [str(one) for one in left]})
        if left:
            raise NotAllDeletedError(deleted_words(gone, left))
        line.say(deleted_words(gone, left))
        return
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
        out: str | None,
        thing: str | None = None,
        month: str | None = None,
        word: str = "",
        day: date | None = None,
        *,
        text: bool,
        every: bool = False,
        blank: bool = False,
    ) -> None:
        from vip2tui.services.papers.papers import WARNING

        takes = kind.of is not Subject.HOUSE
        if takes and (thing is None) is not every:
            raise WrongUseError(f"{_LACKS[kind.of]}, eller giv --all. Intet er skrevet.")
        asked = Asked(month or "", is_blank=blank, day=day, word=word)
        place = out_path(out) if out is not None else None
        if every:
            if place is None or not place.is_dir():
                raise WrongUseError(
                    "Giv en mappe med --out, når det er til alle. Intet er skrevet."
                )
            _all(line, open_, kind, asked, place, is_text=text)
            return
        about = _about(open_, kind, thing or "")
        paper = open_.papers.make(kind, about, asked)
        if place is None:
            _show(line, paper)
            return
        file = _write(open_, kind, about, paper, place, is_text=text)
        line.answer({"file": str(file)}, f"Papiret er lavet: {file}", WARNING)

    return Command(kind.code, callback=run, params=_params(kind),
                   help=f"{kind.name}: {kind.about}")  # fmt: skip


def _params(kind: PaperKind) -> list[click.Parameter]:
    params: list[click.Parameter] = [
        click.Option(["--out"], metavar="FIL|MAPPE",
                     help="Hvor papiret lægges. Uden den vises det som tekst."),
        click.Option(["--text"], is_flag=True, help="Som tekst i stedet for PDF."),
    ]  # fmt: skip
    if kind.of is not Subject.HOUSE:
        params.insert(0, click.Argument(["thing"], metavar=f"[{kind.of}]", required=False))
        params.append(click.Option(["--all", "every"], is_flag=True, help=_ALL[kind.of]))
    if kind.takes_month:
        params.append(click.Option(["--month"], type=MONTH, help="Måneden; ellers den sidste."))
    if kind.takes_blank:
        params.append(click.Option(["--blank"], is_flag=True, help="Til at udfylde i hånden."))
    if kind.takes_day:
        params.append(click.Option(["--day"], type=DAY, help="Dagen; ellers den sidste."))
    if kind.takes_word:
        said = "Et ord: med dagen afgør det, hvad der trækkes."
        params.append(click.Option(["--seed", "word"], type=LINE, default="", help=said))
    return params


for _one in KINDS:
    paper_command.add_command(_command(_one))


def _show(line: Line, paper: Paper) -> None:
    from vip2tui.papers.as_text import as_text

    told = as_text(paper)
    line.answer({"title": paper.title, "text": told}, told.rstrip("\n"))


def _about(open_: Services, kind: PaperKind, thing: str) -> About:
    """Return what a paper is made of."""
    match kind.of:
        case Subject.CITIZEN:
            return case_of(open_, thing)
        case Subject.PACKAGE:
            from vip2tui.commands.packages.edition import of_vault

            return of_vault(open_.packages, thing)
        case Subject.HOUSE:
            return None


def _every(open_: Services, kind: PaperKind) -> list[Callable[[], About]]:
    """Return what reads each thing that a kind of paper can be made of."""
    from vip2tui.services.packages import editions

    if kind.of is Subject.PACKAGE:
        every = editions.finished(open_.packages)
        return [partial(editions.to_read, open_.packages, one.id) for one in every]
    return [partial(open_.citizens.get, one) for one in open_.citizens.ids()]


def _write(
    open_: Services, kind: PaperKind, about: About, paper: Paper, place: Path, *, is_text: bool
) -> Path:
    target = open_.papers.target(kind, place, about, is_text=is_text)
    return open_.papers.write(kind, paper, target, is_text=is_text)


def _all(
    line: Line, open_: Services, kind: PaperKind, asked: Asked, place: Path, *, is_text: bool
) -> None:
    """Write one of each; what it cannot be made of is told, and stops no other."""
    from vip2tui.base.progress import each
    from vip2tui.papers.as_pdf import TooManyPagesError
    from vip2tui.services.desk import NotFoundError, RefusedError
    from vip2tui.services.papers.papers import WARNING, name_of

    made, without = list[str](), list[tuple[str, str]]()
    everything = _every(open_, kind)
    with watched(line, "Papirerne bliver lavet") as progress:
        for read in each(everything, ("papir", "papirer"), progress):
            about = read()
            try:
                paper = open_.papers.make(kind, about, asked)
                made.append(str(_write(open_, kind, about, paper, place, is_text=is_text)))
            except (RefusedError, NotFoundError, TooManyPagesError) as error:
                without.append((name_of(about), str(error)))
    line.answer(
        {"files": made, "without": [{"name": name, "why": why} for name, why in without]},
        f"{count(len(made), 'papir', 'papirer')} er lavet i {place}.",
        *(f"Ikke lavet til {name}: {why}" for name, why in without),
        WARNING if made else None,
    )
