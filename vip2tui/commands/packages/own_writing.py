"""``vip2tui package write``: one answer in a draft, by the names the package's file has."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.commands.danish import Command
from vip2tui.commands.line import WrongUseError
from vip2tui.commands.packages.edition import named
from vip2tui.commands.packages.own_package import draft_of
from vip2tui.commands.session import services
from vip2tui.text.danish import count
from vip2tui.text.days import parse_day

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from vip2tui.catalogue.package import Package
    from vip2tui.commands.session import Line

    Write = Callable[[Package, dict[str, str], date], Package]

_TEXTS = {
    "navn": "name", "sektor": "trade", "dansk_kort": "danish", "haardt_krav": "hard_demand",
    "english": "english",
}  # fmt: skip


@click.command("write", cls=Command)
@click.argument("package", metavar="JOBPAKKE")
@click.argument("field", metavar="FELT")
@click.option("--set", "said", multiple=True, metavar="NAVN=TEKST", help="Fx tekst=Klippe hække.")
@click.option(
    "--line",
    "number",
    type=click.IntRange(min=1),
    metavar="N",
    help="Ret linje N i listen; ellers kommer en ny til.",
)
@click.option("--remove", is_flag=True, help="Fjern linje N fra kladden.")
@click.pass_obj
def write(
    line: Line, package: str, field: str, said: tuple[str, ...], number: int | None, remove: bool
) -> None:
    """Skriv ét svar i en kladde. FELT hedder som i filen: opgaver, beviser, sprog, tovholder …

    Trin og delmål skrives på skærmen eller i filen.
    """
    from vip2tui.domain.packages import shaping, writing

    answers = dict(_pair(one) for one in said)
    name = _lists().get(field)
    with services(line) as open_:
        one = draft_of(open_, package)
        draft, today = open_.packages.get(one.id, one.version), open_.desk.today()
        if name is not None:
            if "id" in answers:
                answers["id"] = named(open_.packages, answers["id"])
            draft = _in_list(draft, name, answers, number, today, remove=remove)
        elif field in _TEXTS:
            draft = shaping.with_text(draft, _TEXTS[field], answers.get("tekst", ""), field)
        elif field in _local():
            draft = _local()[field](draft, answers, today)
        else:
            known = ", ".join(sorted((*_TEXTS, *_local(), *_lists())))
            raise WrongUseError(f"Feltet kendes ikke. Vælg et af: {known}.")
        open_.packages.save(draft)
    every = [writing.shown(name, kept) for kept in writing.lines(draft, name)] if name else []
    line.answer(
        {"id": draft.id, "version": draft.version, "lines": every},
        "Gemt i kladden. Fortryd med «vip2tui package undo».",
    )


def _in_list(
    draft: Package,
    name: str,
    answers: dict[str, str],
    number: int | None,
    today: date,
    *,
    remove: bool,
) -> Package:
    from vip2tui.domain.packages import writing

    every = writing.lines(draft, name)
    if remove and number is None:
        raise WrongUseError("Skriv også --line N: hvilken linje der skal fjernes.")
    if number is not None and number > len(every):
        raise WrongUseError(f"Listen har {count(len(every), 'linje', 'linjer')}. Intet er ændret.")
    if number is None:
        key = answers.get("id", "") if name == "neighbours" else ""
        if name == "neighbours" and not key:
            raise WrongUseError("Skriv også --set id=JOBPAKKE: hvilken jobpakke det er.")
        return writing.with_line(draft, name, None, answers, today, key)
    if remove:
        return writing.without_line(draft, name, number - 1)
    old = writing.shown(name, every[number - 1])
    return writing.with_line(draft, name, number - 1, old | answers, today)


def _lists() -> dict[str, str]:
    """Return the lists by the names they have in a file."""
    from vip2tui.catalogue.package import Demands, Package
    from vip2tui.domain.packages.writing import KINDS

    fields = {**Package.model_fields, **Demands.model_fields}
    return {one.alias or name: name for name, one in fields.items() if name in KINDS}


def _local() -> dict[str, Write]:
    """Return how each part of the local side is written."""
    from vip2tui.catalogue.own import Party
    from vip2tui.domain.packages.shaping import with_opening, with_tovholder, with_yes

    def opening(draft: Package, said: dict[str, str], today: date) -> Package:
        asked = parse_day(said.get("spurgt", ""), today, has_happened=True)
        return with_opening(draft, said.get("arbejdsgiver", ""), said.get("antal", ""), asked)

    def accept(draft: Package, said: dict[str, str], today: date) -> Package:
        parties = {one.value: one for one in Party}
        if said.get("part") not in parties:
            raise WrongUseError(f"Skriv --set part= og et af: {', '.join(parties)}.")
        day = said.get("dato", "")
        said_yes = parse_day(day, today, has_happened=True) if day else None
        return with_yes(draft, parties[said["part"]], said_yes)

    return {
        "tovholder": lambda draft, said, _: with_tovholder(draft, said.get("tekst", "")),
        "jobaabning": opening,
        "accept": accept,
    }


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign:
        raise WrongUseError('Skriv --set NAVN=TEKST, fx --set "tekst=Klippe hække".')
    return name.strip(), value
