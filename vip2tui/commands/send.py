"""``vip2tui send``: the open copy, which needs a warning and a typed yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.commands.danish import Command
from vip2tui.commands.line import Line, WrongUseError, path_of
from vip2tui.commands.session import is_terminal, services
from vip2tui.errors import Vip2Error

if TYPE_CHECKING:
    from pathlib import Path

WORD = "ulåst"
_ALSO = {"ulåst", "ulaast", "ulast"}
"""What the word becomes on a keyboard without å."""


class NotConfirmedError(Vip2Error):
    """The person did not type the word."""


@click.command("send", cls=Command)
@click.option("--open-copy", "file", required=True, metavar="FIL",
              help="Skriv alt i én ulåst fil, som alle kan læse.")  # fmt: skip
@click.pass_obj
def send_command(line: Line, file: str) -> None:
    """Skriv en ulåst kopi. Det, der kun er for dig, og øvelsesborgere kommer aldrig med."""
    from vip2tui.domain.danish import count
    from vip2tui.services import opencopies

    path = path_of(file)
    if path.exists() and not path.is_file():
        raise WrongUseError("Der er allerede noget andet end en fil på det sted. Vælg et navn.")
    _confirm(line, path)
    with services(line) as open_:
        made = opencopies.write(open_.desk, path)
        line.result({"id": path.name, "file": str(path), "citizens": made.citizens,
                     "cases": made.cases, "changes": made.changes, "size": made.size})  # fmt: skip
        who = count(made.citizens, "borger", "borgere")
        line.say(f"Den ulåste kopi er skrevet: {path} ({who}).")
        line.say("Slet den, når den er brugt. Den er ikke låst.")


def _confirm(line: Line, path: Path) -> None:
    if line.yes:
        return
    there = " Filen, der ligger der nu, bliver erstattet." if path.exists() else ""
    warning = (
        "ADVARSEL: En ulåst kopi kan læses af alle, der får fat i filen, med navne, notater "
        f"og fravær. Brug den kun, når en låst fil ikke kan bruges.{there}"
    )
    if not is_terminal():
        raise WrongUseError(
            f"{warning}\nIntet er skrevet. Giv --yes, hvis du vil have den alligevel."
        )
    line.tell(warning)
    typed = click.prompt(f"Skriv «{WORD}» for at gå videre", err=True, default="",
                         show_default=False, prompt_suffix=": ")  # fmt: skip
    if typed.strip().lower() not in _ALSO:
        raise NotConfirmedError("Intet er skrevet: ordet passede ikke.")
