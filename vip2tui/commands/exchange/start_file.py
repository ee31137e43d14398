"""``vip2tui start-file``: a laptop's first day, made at the office and opened at the laptop."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from vip2tui.base.patience import unlink
from vip2tui.commands.danish import Group
from vip2tui.commands.line import WrongUseError, in_path, out_path, path_of, table
from vip2tui.commands.session import (
    case_of,
    first_line,
    is_terminal,
    opened,
    passphrase,
    services,
    typed,
    whole_text,
)
from vip2tui.commands.vault.begin import reserved, tell_made, written
from vip2tui.commands.words import LINE, OneOf
from vip2tui.domain.roles import Role
from vip2tui.sentences.people import role_words

if TYPE_CHECKING:
    from vip2tui.commands.session import Line, Services
    from vip2tui.exchange.introduction import Awaited

start_file_command = Group(
    "start-file", help="Startfil: en ny computer, klar på to minutter, eller en, der er blevet væk."
)


@start_file_command.command("make")
@click.option("--name", type=LINE, required=True, metavar="NAVN", help="Computerens navn.")
@click.option("--role", type=OneOf("mentor", "consultant"), default="mentor",
              help="Hvem den er til: mentor (ellers) eller konsulent.")  # fmt: skip
@click.option("--citizen", "citizens", type=LINE, multiple=True, metavar="BORGER",
              help="En borger, den får med; kan gives flere gange.")  # fmt: skip
@click.option("--instead-of", "instead_of", type=LINE, default="", metavar="COMPUTER",
              help="En computer, der er blevet væk: den nye får dens borgere.")  # fmt: skip
@click.option("--tovholder", type=LINE, metavar="NAVN", help="Hvem mentoren kan ringe til.")
@click.option("--phone", type=LINE, metavar="NUMMER", help="Tovholderens telefon.")
@click.option("--route", "routes", type=LINE, multiple=True, metavar="VEJ",
              help="En vej, filer må gå, fx «USB-stik»; kan gives flere gange.")  # fmt: skip
@click.option("--out", "out", metavar="FIL",
              help="Den fil, den skal hedde, eller en mappe; ellers mappen «udmappe».")  # fmt: skip
@click.pass_obj
def make(
    line: Line,
    name: str,
    role: str,
    citizens: tuple[str, ...],
    instead_of: str,
    tovholder: str | None,
    phone: str | None,
    routes: tuple[str, ...],
    out: str | None,
) -> None:
    """Lav en startfil. De seks ord vises kun nu: sig dem i telefonen."""
    from vip2tui.services import handing_out
    from vip2tui.services.exchange.start_files import Wish

    place = out_path(out) if out is not None else None
    with services(line) as open_:
        said = open_.start_files.said()
        seen = [case_of(open_, one) for one in citizens]
        if instead_of:
            old = open_.devices.find(instead_of).device
            held = [open_.citizens.get(one) for one in open_.assignments.held_by(old)]
            seen += [one for one in held if one.citizen.id not in {her.citizen.id for her in seen}]
        wish = Wish(
            name=name,
            role=Role(role),
            citizens=seen,
            instead_of=instead_of,
            tovholder=said[0] if tovholder is None else tovholder,
            phone=said[1] if phone is None else phone,
            routes=routes or said[2],
        )
        made = open_.start_files.make(wish, place or handing_out.folder(open_.desk))
        line.answer(
            _facts(made.kept)
            | {"file": str(made.path), "words": " ".join(made.words), "citizens": made.citizens},
            f"Startfilen er skrevet: {made.path}",
            f"De seks ord: {' '.join(made.words)}",
            "De vises kun nu. Sig dem i telefonen, aldrig sammen med filen.",
        )


@start_file_command.command("open")
@click.argument("file", metavar="FIL")
@click.option("--name", type=LINE, required=True, help="Dit navn.")
@click.option("--words-file", "words_file", metavar="FIL",
              help="Læs de seks ord af filens første linje; ellers bliver du spurgt.")  # fmt: skip
@click.option("--recovery-key-file", "key_file", metavar="FIL",
              help="Skriv nødkoden i en ny fil i stedet for på skærmen.")  # fmt: skip
@click.option("--set-aside", "anew", is_flag=True,
              help="Læg et arkiv, som ingen kan åbne, væk i en mappe ved siden af.")  # fmt: skip
@click.pass_obj
def open_(
    line: Line, file: str, name: str, words_file: str | None, key_file: str | None, *, anew: bool
) -> None:
    """Begynd med en startfil, du har fået: dit arkiv bliver oprettet, og computeren er kendt."""
    from vip2tui.exchange.startfile import SUFFIX
    from vip2tui.services.exchange import starting
    from vip2tui.services.house import services_for
    from vip2tui.services.vault import opening

    if not anew:
        opening.must_be_free(line.home)
    closed = starting.read_start(in_path(file, SUFFIX))
    line.tell(*starting.front_words(closed))
    start = starting.open_with(closed, starting.typed_words(_words(words_file)))
    phrase = passphrase(line, is_first=True)
    paper = reserved(line, key_file) if key_file else None
    try:
        desk, code = opening.start(line.home, start=start, passphrase=phrase, name=name,
                                   anew=anew)  # fmt: skip
    except BaseException:
        if paper is not None:
            unlink(paper.path)
        raise
    try:
        begun = services_for(desk)
        said = starting.started(begun)
        more = said.words if said else []
        citizens = len([*begun.citizens.ids()])
    finally:
        desk.store.close()
    shown = paper is None or not written(paper, code)
    key = code if shown else None
    tell_made(line, desk, key, None if key or paper is None else paper.path,
              more={"citizens": citizens, "told": more}, words=more)  # fmt: skip


@start_file_command.command("let-in")
@click.argument("folder", metavar="MAPPE")
@click.option("--recovery-key-file", "code", metavar="FIL",
              help="Filen med nødkoden; ellers adgangskoden.")  # fmt: skip
@click.option("--out", "out", required=True, metavar="FIL|MAPPE", help="Hvor filen skal ligge.")
@click.pass_obj
def let_in(line: Line, folder: str, code: str | None, out: str) -> None:
    """En kode er dukket op: lav en fil til kommunen af et arkiv, der blev lagt væk."""
    from vip2tui.services.vault import opening
    from vip2tui.services.vault.aside import file_of_old

    home, place = path_of(folder), out_path(out)
    if code:
        desk = opening.unlock_with_code(home, " ".join(whole_text(code).split()))
    else:
        desk = opening.unlock(home, passphrase(line))
    try:
        made = file_of_old(desk, place)
    finally:
        desk.store.close()
    line.answer(
        [{"id": one.bundle, "file": str(one.path), "changes": one.changes} for one in made],
        *(f"Filen er lavet: {one.path}" for one in made),
        "Giv den til kommunen. Er computeren meldt væk, bliver det hentet som forslag.",
    )


@start_file_command.command("list")
@opened
def list_(line: Line, open_: Services) -> None:
    """Vis de startfiler, der er lavet her, og hvad der er blevet af dem."""
    every = open_.start_files.all()
    rows = [
        (one.device[:8], one.name, role_words(line.catalogue, one.role), one.made[:10], one.state)
        for one in every
    ]
    line.answer(
        [_facts(one) for one in every],
        table(rows, (8, 30, 16, 10, 40)) if rows else "Her er ikke lavet nogen startfil endnu.",
    )


@start_file_command.command("withdraw")
@click.argument("file", metavar="STARTFIL")
@opened
def withdraw(line: Line, open_: Services, file: str) -> None:
    """Træk en startfil tilbage, som ingen har brugt; dens borgere tages tilbage."""
    one = open_.start_files.withdraw(open_.start_files.find(file).device)
    line.answer(
        _facts(one),
        f"Startfilen til «{one.name}» er trukket tilbage. Gemt. Filer fra en computer, der er sat "
        "op med den, bliver ikke taget imod.",
    )


def _words(file: str | None) -> str:
    if file:
        return first_line(file)
    if not is_terminal():
        raise WrongUseError(
            "Der mangler seks ord, og her er ingen terminal at spørge i. Intet er oprettet. "
            "Giv --words-file FIL."
        )
    return typed("De seks ord")


def _facts(one: Awaited) -> dict[str, Any]:
    return {
        "id": one.device,
        "name": one.name,
        "role": str(one.role),
        "made": one.made,
        "bound": one.bound or None,
        "withdrawn": one.withdrawn or None,
        "replaces": one.replaces or None,
    }
