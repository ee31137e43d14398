"""``vip2tui package confirm|market``: what the municipality itself says about a package."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.base.errors import Vip2Error
from vip2tui.commands.danish import Command
from vip2tui.commands.line import Line, WrongUseError
from vip2tui.commands.session import services
from vip2tui.commands.words import DONE_DAY, LINE

if TYPE_CHECKING:
    from datetime import date

    from vip2tui.catalogue.package import Package
    from vip2tui.services.house import Services
    from vip2tui.services.packages.package_text_line import Said

_MOST = 8


class NoTextError(Vip2Error):
    """No text of the page, or several, fits what was written."""


@click.command("confirm", cls=Command)
@click.argument("package", metavar="JOBPAKKE")
@click.argument("text", metavar="[TEKST]", required=False, default="")
@click.option("--back", is_flag=True, help="Tag det tilbage.")
@click.pass_obj
def confirm(line: Line, package: str, text: str, back: bool) -> None:
    """Bekræft en tekst i en jobpakke: nogle ord af den, eller dens id. Kun kommunens kontor.

    Uden TEKST vises de tekster, der er bekræftet.
    """
    from vip2tui.services.packages.package_text import confirmable, share_with_source
    from vip2tui.services.packages.vouched import Vouched

    with services(line) as open_:
        found = _read(open_, package)
        known = confirmable(
            line.catalogue, found, {one.id: one.name for one in open_.packages.newest()}
        )
        if not text.strip():
            _show(line, found, known)
            return
        open_.local.check()
        key, one = _meant(known, text)
        act = open_.local.unconfirm if back else open_.local.confirm
        changed = act(found, one.parts)
        vouched = Vouched.of(line.catalogue, found)
        line.result({"id": key, "package": found.id, "text": one.text, "changed": changed,
                     "confirmed": vouched.said(one.parts).strip("()") or None})  # fmt: skip
        if not changed:
            line.say("Den er ikke bekræftet." if back else "Det stod der allerede.")
        else:
            line.say("Bekræftelsen er taget tilbage." if back else f"Bekræftet: {one.text}")
        line.say(share_with_source(line.catalogue, found, vouched))


def _show(line: Line, package: Package, known: dict[str, Said]) -> None:
    from vip2tui.services.packages.package_text import share_with_source
    from vip2tui.services.packages.vouched import Vouched

    vouched = Vouched.of(line.catalogue, package)
    said = [(key, one, vouched.said(one.parts)) for key, one in known.items()]
    line.result([
        {"id": key, "package": package.id, "text": one.text, "confirmed": by.strip("()")}
        for key, one, by in said if by
    ])  # fmt: skip
    line.say(share_with_source(line.catalogue, package, vouched))
    for _, one, by in said:
        if by:
            line.say(f"  - {one.text}\n    {by}")


def _meant(known: dict[str, Said], text: str) -> tuple[str, Said]:
    """Return the text that is meant: by its id, its own words, or some of them.

    Raises:
        NoTextError: If none is, or several are; names them.
    """
    from vip2tui.text.danish import fold

    wanted = fold(text.strip())
    found = {key: one for key, one in known.items() if key == text.strip()}
    found = found or {key: one for key, one in known.items() if fold(one.text) == wanted}
    found = found or {key: one for key, one in known.items() if wanted in fold(one.text)}
    if len(found) == 1:
        return next(iter(found.items()))
    if not found:
        raise NoTextError("Ingen tekst i jobpakken har de ord. Intet er ændret.")
    named = "".join(f"\n  {key} · {one.text}" for key, one in list(found.items())[:_MOST])
    raise NoTextError(f"{len(found)} tekster har de ord. Skriv flere ord, eller et id:{named}")


@click.command("market", cls=Command)
@click.argument("package", metavar="JOBPAKKE")
@click.option("--companies", type=LINE, help="Virksomhederne, der har job.")
@click.option("--vacancies", default=None, metavar="TAL", help="Antal ledige job; tomt er ukendt.")
@click.option("--asked", type=DONE_DAY, help="Dagen, I spurgte; ellers i dag.")
@click.option("--back", is_flag=True, help="Fjern det, I har skrevet.")
@click.pass_obj
def market(
    line: Line,
    package: str,
    companies: str | None,
    vacancies: str | None,
    asked: date | None,
    back: bool,
) -> None:
    """Vis eller skriv, hvor der er job hos jer. Kun kommunens kontor kan skrive det."""
    with services(line) as open_:
        found = _read(open_, package)
        facts = line.catalogue.local()
        old = facts.note(found.id) if facts else None
        writes = not (companies is None and vacancies is None and asked is None)
        if back or writes:
            open_.local.check()
        if back:
            open_.local.drop_market(found.id)
        elif writes:
            many = "" if old is None or old.vacancies is None else str(old.vacancies)
            companies = companies or (old.companies if old else "")
            if not companies:
                raise WrongUseError("Skriv også --companies: virksomhederne, der har job.")
            many = many if vacancies is None else vacancies
            open_.local.set_market(found.id, companies, many, asked or open_.desk.today())
        _say_market(line, found, open_.desk.today())


def _say_market(line: Line, package: Package, today: date) -> None:
    from vip2tui.services.packages.vouched import market_words

    facts, said = line.catalogue.local(), market_words(line.catalogue, package.id, today)
    note = facts.note(package.id) if facts else None
    if note is None or said is None:
        line.result({"id": package.id, "companies": None, "vacancies": None, "asked": None,
                     "source": None, "ask_again": None})  # fmt: skip
        line.say("Kommunen har ikke skrevet, hvor der er job.")
        return
    text, source, old = said
    line.result({
        "id": package.id, "companies": note.companies, "vacancies": note.vacancies,
        "asked": note.asked.isoformat(), "source": source, "ask_again": bool(old),
    })  # fmt: skip
    line.say(f"{text}\n(kilde: {source})")
    if old:
        line.say(f"!  {old}")


def _read(open_: Services, text: str) -> Package:
    from vip2tui.services import lookup
    from vip2tui.services.packages import editions

    return editions.to_read(open_.packages, lookup.package(text, open_.packages.newest()))
