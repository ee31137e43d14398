"""``vip2tui package confirm|market``: what the municipality itself says about a package."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.base.errors import Vip2Error
from vip2tui.commands.danish import Command
from vip2tui.commands.line import WrongUseError
from vip2tui.commands.packages.edition import of_vault
from vip2tui.commands.session import opened
from vip2tui.commands.words import DONE_DAY, LINE
from vip2tui.text.danish import fold

if TYPE_CHECKING:
    from datetime import date

    from vip2tui.catalogue.package import Package
    from vip2tui.commands.session import Line, Services
    from vip2tui.services.packages.package_text_line import Said

_MOST = 8


class NoTextError(Vip2Error):
    """No text of the page, or several, fits what was written."""


@click.command("confirm", cls=Command)
@click.argument("package", metavar="JOBPAKKE")
@click.argument("text", metavar="[TEKST]", required=False, default="")
@click.option("--back", is_flag=True, help="Tag det tilbage.")
@opened
def confirm(line: Line, open_: Services, package: str, text: str, back: bool) -> None:
    """Bekræft en tekst i en jobpakke: nogle ord af den, eller dens id. Kun kommunens kontor.

    Uden TEKST vises de tekster, der er bekræftet.
    """
    from vip2tui.services.packages.package_text import confirmable, share_with_source
    from vip2tui.services.packages.package_text_line import Vouched

    found = of_vault(open_.packages, package)
    names = {one.id: one.name for one in open_.packages.newest()}
    known = confirmable(line.catalogue, found, names)
    if not text.strip():
        _show(line, found, known)
        return
    open_.local.check()
    key, one = _meant(known, text)
    act = open_.local.unconfirm if back else open_.local.confirm
    changed = act(found, one.parts)
    vouched = Vouched.of(line.catalogue, found)
    done = "Bekræftelsen er taget tilbage." if back else f"Bekræftet: {one.text}"
    same = "Den er ikke bekræftet." if back else "Det stod der allerede."
    line.answer(
        {"id": key, "package": found.id, "text": one.text, "changed": changed,
         "confirmed": vouched.said(one.parts).strip("()") or None},
        done if changed else same,
        share_with_source(line.catalogue, found, vouched),
    )  # fmt: skip


def _show(line: Line, package: Package, known: dict[str, Said]) -> None:
    from vip2tui.services.packages.package_text import share_with_source
    from vip2tui.services.packages.package_text_line import Vouched

    vouched = Vouched.of(line.catalogue, package)
    said = [(key, one, vouched.said(one.parts)) for key, one in known.items()]
    said = [(key, one, by) for key, one, by in said if by]
    line.answer(
        [
            {"id": key, "package": package.id, "text": one.text, "confirmed": by.strip("()")}
            for key, one, by in said
        ],
        share_with_source(line.catalogue, package, vouched),
        *(f"  - {one.text}\n    {by}" for _, one, by in said),
    )


def _meant(known: dict[str, Said], text: str) -> tuple[str, Said]:
    """Return the text that is meant: by its id, its own words, or some of them.

    Raises:
        NoTextError: If none is, or several are; names them.
    """
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
@opened
def market(
    line: Line,
    open_: Services,
    package: str,
    companies: str | None,
    vacancies: str | None,
    asked: date | None,
    back: bool,
) -> None:
    """Vis eller skriv, hvor der er job hos jer. Kun kommunens kontor kan skrive det."""
    found, today = of_vault(open_.packages, package), open_.desk.today()
    facts = line.catalogue.local()
    old = facts.note(found.id) if facts else None
    writes = not (companies is None and vacancies is None and asked is None)
    if back or writes:
        open_.local.check()
    if back:
        open_.local.drop_market(found.id)
    elif writes:
        companies = companies or (old.companies if old else "")
        if not companies:
            raise WrongUseError("Skriv også --companies: virksomhederne, der har job.")
        many = "" if old is None or old.vacancies is None else str(old.vacancies)
        many = many if vacancies is None else vacancies
        open_.local.set_market(found.id, companies, many, asked or today)
    _say_market(line, found, today)


def _say_market(line: Line, package: Package, today: date) -> None:
    from vip2tui.services.packages.package_text_line import market_words

    facts, said = line.catalogue.local(), market_words(line.catalogue, package.id, today)
    note = facts.note(package.id) if facts else None
    if note is None or said is None:
        nothing = dict.fromkeys(("companies", "vacancies", "asked", "source", "ask_again"))
        line.answer({"id": package.id, **nothing}, "Kommunen har ikke skrevet, hvor der er job.")
        return
    text, source, old = said
    line.answer(
        {
            "id": package.id, "companies": note.companies, "vacancies": note.vacancies,
            "asked": note.asked.isoformat(), "source": source, "ask_again": bool(old),
        },
        f"{text}\n(kilde: {source})",
        f"!  {old}" if old else None,
    )  # fmt: skip
