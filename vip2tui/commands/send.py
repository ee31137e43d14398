"""``vip2tui send``: a locked file to a computer, or the open copy, which needs a typed yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.commands.danish import Command
from vip2tui.commands.line import Line, WrongUseError, out_path
from vip2tui.commands.session import is_terminal, services
from vip2tui.errors import Vip2Error
from vip2tui.overlay import worded

if TYPE_CHECKING:
    from vip2tui.targets import Target

WORD = "ulåst"
_ALSO = {"ulåst", "ulaast", "ulast"}
"""What the word becomes on a keyboard without å."""


class NotConfirmedError(Vip2Error):
    """The person did not type the word."""


@click.command("send", cls=Command)
@click.option("--to", "device", metavar="COMPUTER",
              help="Den computer, filen er til: navn eller id.")  # fmt: skip
@click.option("--out", "out", metavar="FIL",
              help="Filen, den skal hedde, eller en mappe, hvor den selv får navn.")  # fmt: skip
@click.option("--open-copy", "file", metavar="FIL",
              help="Skriv alt i én ulåst fil, som alle kan læse.")  # fmt: skip
@click.pass_obj
def send_command(line: Line, device: str | None, out: str | None, file: str | None) -> None:
    """Læg det nye i en låst fil til en anden computer, eller skriv en ulåst kopi.

    Det, der kun er for dig, og øvelsesborgere kommer aldrig med.
    """
    if file is not None and device is None and out is None:
        _open_copy(line, file)
    elif file is None and device is not None and out is not None:
        _locked(line, device, out)
    else:
        raise WrongUseError(
            "Skriv enten --to COMPUTER og --out FIL, eller --open-copy FIL. Intet er sendt."
        )


def _locked(line: Line, device: str, out: str) -> None:
    place = out_path(out)
    with services(line) as open_:
        peer = open_.devices.find(device)
        parcel = open_.sending.look(peer.device)
        made = open_.sending.send(peer.device, place)
        line.result({
            "id": made[0].bundle, "file": str(made[0].path), "to": peer.device,
            "number": made[0].number, "changes": parcel.changes, "words": parcel.words,
            "size": sum(one.size for one in made), "files": [str(one.path) for one in made],
        })  # fmt: skip
        if not parcel.is_news:
            line.say("Der er ikke noget nyt siden den sidste fil dertil. Filen er lavet alligevel, "
                     "hvis den sidste er blevet væk.")  # fmt: skip
        for one in made:
            line.say(f"Filen er lavet: {one.path}")
        line.say(f"  Til {peer.contact.name} ({peer.contact.person}): {parcel.words}.")
        line.say("Kun den computer kan åbne den.")


def _open_copy(line: Line, file: str) -> None:
    from vip2tui.domain.text.danish import count
    from vip2tui.services.exchange import opencopies

    target = opencopies.target(out_path(file))
    _confirm(line, target)
    with services(line) as open_:
        made = opencopies.write(open_.desk, target)
        line.result({"id": target.path.name, "file": str(target.path), "citizens": made.citizens,
                     "cases": made.cases, "changes": made.changes, "size": made.size})  # fmt: skip
        who = worded(count(made.citizens, "borger", "borgere"))
        line.say(f"Den ulåste kopi er skrevet: {target.path} ({who}).")
        line.say("Slet den, når den er brugt. Den er ikke låst.")


def _confirm(line: Line, target: Target) -> None:
    if line.yes:
        return
    there = " Filen, der ligger der nu, bliver erstattet." if target.replaces else ""
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
