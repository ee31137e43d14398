"""``vip2tui init`` and ``demo``: the first run, and a fictional municipality to try things on."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from vip2tui.base.errors import Vip2Error
from vip2tui.base.patience import unlink
from vip2tui.commands.danish import Command
from vip2tui.commands.line import Line, WrongUseError, out_path, path_of
from vip2tui.commands.session import passphrase
from vip2tui.commands.watching import watched
from vip2tui.commands.words import LINE, Number, OneOf
from vip2tui.domain.roles import Role

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from vip2tui.base.targets import Target
    from vip2tui.services.desk import Desk


@click.command("init", cls=Command)
@click.option("--name", type=LINE, required=True, help="Dit navn.")
@click.option("--role", type=OneOf("mentor", "consultant", "office"), required=True,
              help="Din rolle: mentor, konsulent eller kommunens kontor.")  # fmt: skip
@click.option("--authority", type=LINE, required=True, metavar="NAVN", help="Kommunens navn.")
@click.option("--device", type=LINE, default="", metavar="NAVN", help="Computerens navn.")
@click.option("--recovery-key-file", "key_file", metavar="FIL",
              help="Skriv nødkoden i en ny fil i stedet for på skærmen.")  # fmt: skip
@click.pass_obj
def init_command(
    line: Line, name: str, role: str, authority: str, device: str, key_file: str | None
) -> None:
    """Opret dit arkiv. Nødkoden vises kun denne ene gang."""
    from vip2tui.services.vault import opening

    opening.must_be_free(line.home)
    phrase = passphrase(line, is_first=True)
    paper = reserved(line, key_file) if key_file else None
    try:
        desk, code = opening.create(
            line.home,
            passphrase=phrase,
            name=name,
            role=Role(role),
            authority=authority,
            device=device,
        )
    except BaseException:
        if paper is not None:
            unlink(paper.path)
        raise
    desk.store.close()
    shown = paper is None or not written(paper, code)
    tell_made(line, desk, code if shown else None, None if shown or paper is None else paper.path)


def reserved(line: Line, file: str) -> Target:
    """Make the code's file before the vault: a vault whose code nobody got would be a trap."""
    from vip2tui.base import targets

    path = out_path(file)
    try:
        target = targets.named(path, vault=line.home)
        targets.put(target, lambda _: None)
    except Vip2Error as error:
        raise WrongUseError(f"{error} Arkivet er ikke oprettet endnu.") from error
    return target


def written(target: Target, code: str) -> bool:
    """Write the code in its file; return whether it stands there."""
    from vip2tui.base import targets

    try:
        targets.put(target, lambda file: file.write(f"{code}\n".encode()))
    except Vip2Error:
        with suppress(OSError):
            unlink(target.path)
        return False
    return True


def tell_made(
    line: Line,
    desk: Desk,
    code: str | None,
    paper: Path | None,
    *,
    more: Mapping[str, Any] | None = None,
    words: Sequence[str] = (),
) -> None:
    """Tell that a vault was made, and the recovery code or where it stands.

    Args:
        line: What was given.
        desk: The new vault's.
        code: The code, if it is to be shown.
        paper: The file it stands in, if it is not.
        more: What a program is given besides.
        words: What a person is told besides.
    """
    key = (
        f"\nNødkode. Skriv den på papir nu; den vises kun denne ene gang:\n\n    {code}\n"
        if code
        else f"  Nødkoden står i {paper}. Skriv den på papir, og slet filen."
    )
    line.answer(
        {
            "id": desk.me.device,
            "home": str(line.home),
            "device": desk.me.device_name,
            "recovery_key": code,
            "recovery_key_file": str(paper) if paper else None,
        }
        | dict(more or {}),
        f"Dit arkiv er oprettet i {line.home}",
        f"  {desk.me.person} · {desk.me.device_name} · {desk.me.authority}",
        key,
        "Med nødkoden kan arkivet åbnes, hvis adgangskoden er glemt. Gem den et sikkert sted.",
        *words,
    )


@click.command("demo", cls=Command)
@click.option("--citizens", type=Number(1, 100_000), default=12, help="Antal borgere; ellers 12.")
@click.option("--years", type=Number(0.1, 30, whole=False), default=0.5, help="Så langt tilbage.")
@click.option("--seed", type=Number(0, 2**31), default=1, help="Samme tal, samme kommune.")
@click.option("--into", metavar="MAPPE", help="Hvor den lægges; ellers en ny midlertidig mappe.")
@click.pass_obj
def demo_command(line: Line, citizens: int, years: float, seed: int, into: str | None) -> int:
    """Prøv programmet på en opdigtet kommune. Dit eget arkiv røres ikke."""
    from tempfile import mkdtemp

    from vip2tui import demo
    from vip2tui.base.targets import new_folder
    from vip2tui.commands.vault.opening import has_screen, open_demo

    folder = new_folder(path_of(into)) if into else Path(mkdtemp(prefix="vip2tui-demo-"))
    with watched(line, "Kommunen bliver lavet") as progress:
        homes = demo.build(folder, citizens=citizens, years=years, seed=seed, progress=progress)
    places = {"mentor": homes.mentor, "consultant": homes.consultant, "office": homes.office}
    line.answer(
        {role: str(home) for role, home in places.items()} | {"passphrase": homes.passphrase},
        "En opdigtet kommune, en mappe til hver:",
        *(f"  {role:<10} {home}" for role, home in places.items()),
        f"Adgangskode: {homes.passphrase}",
    )
    if not line.json and has_screen():
        return open_demo(homes.mentor, homes.passphrase, in_ascii=line.ascii)
    if not line.json:
        _show_day(line, homes.mentor, homes.passphrase)
    return 0


def _show_day(line: Line, home: Path, phrase: str) -> None:
    from vip2tui.commands.today import show_today
    from vip2tui.services.house import services_for
    from vip2tui.services.vault import opening

    desk = opening.unlock(home, phrase)
    try:
        line.say("")
        show_today(line, services_for(desk))
    finally:
        desk.store.close()
