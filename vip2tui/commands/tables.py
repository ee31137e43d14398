"""``vip2tui table`` and ``calendar``: what is handed on over everybody, for other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.commands.danish import Command
from vip2tui.commands.line import WrongUseError, out_path
from vip2tui.commands.session import opened
from vip2tui.commands.words import OneOf
from vip2tui.papers.table_kinds import TABLES

if TYPE_CHECKING:
    from pathlib import Path

    from vip2tui.base.targets import Target
    from vip2tui.commands.session import Line, Services

_KINDS = {one.code: one for one in TABLES}
_WORKBOOK = ".xlsx"


@click.command("table", cls=Command)
@click.argument("kind", metavar="TABEL", type=OneOf(*_KINDS))
@click.option(
    "--out",
    required=True,
    metavar="FIL|MAPPE",
    help="Hvor den lægges. Ender navnet på .xlsx, bliver det et regneark.",
)
@click.option("--xlsx", is_flag=True, help="Som regneark (.xlsx) i stedet for CSV.")  # fmt: skip
@opened
def table_command(line: Line, open_: Services, kind: str, out: str | None, *, xlsx: bool) -> None:
    """Læg en tabel over alle borgere i en fil til Excel: timer, forloeb eller mangler.

    Der står navn og sagsnummer, aldrig et personnummer, og intet af det, der kun er kommunens.
    """
    place = _place(open_, out)
    is_workbook = xlsx or place.suffix.lower() == _WORKBOOK
    data = open_.lists.table(_KINDS[kind], is_workbook=is_workbook)
    suffix = _WORKBOOK if is_workbook else ".csv"
    _put(line, open_, data, _target(open_, place, kind, suffix), _KINDS[kind].name)


@click.command("calendar", cls=Command)
@click.option("--out", metavar="FIL|MAPPE", help="Hvor filen lægges; ellers i «udmappe».")
@click.option("--names", is_flag=True, help="Skriv, hvem og hvad det er om; ellers kun at det er.")
@opened
def calendar_command(line: Line, open_: Services, out: str | None, *, names: bool) -> None:
    """Læg alt med en dag fra i dag i en kalenderfil (.ics), som Outlook kan åbne.

    Aftaler, besøg, trin, målinger, opfølgning, perioder med mentorstøtte og punkter på tjeklisten.

    En kalender ses ofte af andre: derfor står der ingen navne, medmindre du beder om det.
    """
    data = open_.lists.calendar(with_names=names)
    target = _target(open_, _place(open_, out), "kalender", ".ics")
    _put(line, open_, data, target, "Kalender")


def _place(open_: Services, out: str | None) -> Path:
    from vip2tui.services import handing_out

    return out_path(out) if out is not None else handing_out.folder(open_.desk)


def _target(open_: Services, place: Path, stem: str, suffix: str) -> Target:
    from vip2tui.base import targets

    if place.is_dir():
        return targets.in_folder(place, f"{stem}-{open_.desk.today().isoformat()}", suffix)
    if place.suffix.lower() != suffix:
        raise WrongUseError(f"Filens navn skal ende på {suffix}. Intet er skrevet.")
    return targets.named(place)


def _put(line: Line, open_: Services, data: bytes, target: Target, name: str) -> None:
    from vip2tui.services.papers.papers import WARNING

    file = open_.lying.put(target, data, name)
    line.answer({"file": str(file)}, f"Filen er lavet: {file}", WARNING)
