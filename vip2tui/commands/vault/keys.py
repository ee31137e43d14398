"""``vip2tui passphrase`` and ``recover``: a new passphrase, with the old one or the paper code."""

from __future__ import annotations

import click

from vip2tui.commands.danish import Command, Group
from vip2tui.commands.line import Line, WrongUseError
from vip2tui.commands.session import is_terminal, new_passphrase, passphrase, services, whole_text

passphrase_command = Group("passphrase", help="Adgangskoden og nødkoden: skift dem.")
_NEW = click.option("--new-passphrase-file", "new", metavar="FIL",
                    help="Den nye adgangskode på filens første linje.")  # fmt: skip


@passphrase_command.command("change")
@_NEW
@click.pass_obj
def change(line: Line, new: str | None) -> None:
    """Skift adgangskoden. Nødkoden på papiret gælder stadig."""
    wanted = new_passphrase(line, new) if new or not is_terminal() else None
    with services(line) as open_:
        open_.desk.store.change_passphrase(wanted or new_passphrase(line, None))
        line.answer(
            {"changed": True},
            "Adgangskoden er skiftet, og sikkerhedskopierne er låst om. Nødkoden er den samme.",
        )


@passphrase_command.command("new-code")
@click.pass_obj
def new_code(line: Line) -> None:
    """Lav en ny nødkode til papiret. Den gamle åbner så ikke noget mere."""
    from vip2tui.storage.recovery import new_code

    line.given, line.passphrase_file = passphrase(line), None  # asked for once
    with services(line) as open_:
        code = new_code()
        open_.desk.store.change_recovery_code(line.given, code)
        line.answer(
            {"recovery_key": code},
            f"\nNødkode. Skriv den på papir nu; den vises kun denne ene gang:\n\n    {code}\n",
            "Den gamle nødkode åbner ikke arkivet mere. Adgangskoden er den samme.",
        )


@click.command("recover", cls=Command)
@click.option("--recovery-key-file", "code", metavar="FIL", help="Filen med nødkoden.")
@_NEW
@click.pass_obj
def recover_command(line: Line, code: str | None, new: str | None) -> None:
    """Sæt en ny adgangskode med nødkoden, når den gamle er glemt."""
    from vip2tui.services.vault import opening

    if code:
        typed = " ".join(whole_text(code).split())
    elif is_terminal():
        typed = click.prompt("Nødkoden fra papiret", err=True, prompt_suffix=": ")
    else:
        raise WrongUseError(
            "Der mangler en nødkode, og her er ingen terminal at spørge i. Intet er ændret. "
            "Giv --recovery-key-file FIL."
        )
    opening.recover(line.home, typed, new_passphrase(line, new)).store.close()
    line.answer(
        {"changed": True}, "Den nye adgangskode gælder nu. Nødkoden på papiret er den samme."
    )
