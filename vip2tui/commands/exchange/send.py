"""``vip2tui send``: a locked file to a computer, or the open copy, which needs a typed yes."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from vip2tui.base.errors import Vip2Error
from vip2tui.commands.danish import Command
from vip2tui.commands.line import WrongUseError, out_path
from vip2tui.commands.session import NotAgreedError, says_yes, services
from vip2tui.commands.watching import watched
from vip2tui.sentences.people import whose_words
from vip2tui.text.danish import count

if TYPE_CHECKING:
    from collections.abc import Sequence

    from vip2tui.base.targets import Target
    from vip2tui.commands.session import Line
    from vip2tui.services.exchange.owing import Answer
    from vip2tui.services.exchange.sending import MadeFile, Parcel

WORD = "ulåst"
_ALSO = {"ulåst", "ulaast", "ulast"}
"""What the word becomes on a keyboard without å."""


class NotAllError(Vip2Error):
    """Some of several files could not be made; the others were."""


@click.command("send", cls=Command)
@click.option("--to", "device", metavar="COMPUTER",
              help="Den computer, filen er til: navn eller id.")  # fmt: skip
@click.option("--out", "out", metavar="FIL",
              help="Filen, den skal hedde, eller en mappe, hvor den selv får navn.")  # fmt: skip
@click.option("--open-copy", "file", metavar="FIL",
              help="Skriv alt i én ulåst fil, som alle kan læse.")  # fmt: skip
@click.option("--to-all-waiting", "waiting", is_flag=True,
              help="Til alle, der venter på kvittering; --out er mappen.")  # fmt: skip
@click.pass_obj
def send_command(
    line: Line, device: str | None, out: str | None, file: str | None, *, waiting: bool
) -> None:
    """Læg det nye i en låst fil til en anden computer, eller skriv en ulåst kopi.

    Det, der kun er for dig, og øvelsesborgere kommer aldrig med.
    """
    if waiting:
        if device is not None or file is not None or out is None:
            raise WrongUseError(
                "Skriv --to-all-waiting og --out MAPPE, og ikke andet. Intet er sendt."
            )
        _to_all(line, out)
    elif file is not None and device is None and out is None:
        _open_copy(line, file)
    elif file is None and device is not None and out is not None:
        _locked(line, device, out)
    else:
        raise WrongUseError(
            "Skriv enten --to COMPUTER og --out FIL, --to-all-waiting og --out MAPPE, eller "
            "--open-copy FIL. Intet er sendt."
        )


def _locked(line: Line, device: str, out: str) -> None:
    place = out_path(out)
    with services(line) as open_:
        peer = open_.devices.find(device)
        parcel = open_.sending.look(peer.device)
        made = open_.sending.send(peer.device, place)
        line.answer(
            {
                "id": made[0].bundle,
                "file": str(made[0].path),
                "to": peer.device,
                "number": made[0].number,
                "changes": parcel.changes,
                "words": parcel.words,
                "size": sum(one.size for one in made),
                "files": [str(one.path) for one in made],
            },
            *made_words(parcel, made),
        )


def made_words(parcel: Parcel, made: Sequence[MadeFile]) -> list[str]:
    """Return which files were made, where they lie, and whose they are, a line each."""
    contact = parcel.peer.contact
    again = (
        "Der er ikke noget nyt siden den sidste fil dertil. Filen er lavet alligevel, "
        "hvis den sidste er blevet væk."
    )
    return [
        *([] if parcel.is_news else [again]),
        *(f"Filen er lavet: {one.path}" for one in made),
        f"  Til {whose_words(contact.person, contact.name)}: {parcel.words}.",
        "Kun den computer kan åbne den.",
    ]


def _to_all(line: Line, out: str) -> None:
    place = out_path(out)
    with services(line) as open_:
        with watched(line, "Filer bliver lavet") as progress:
            done = open_.owing.answer_all(place, progress)
        line.answer(
            [
                {"id": one.made[0].bundle if one.made else None, "to": one.owed.peer.device,
                 "since": one.owed.since, "files": [str(file.path) for file in one.made],
                 "reason": one.why_not or None}
                for one in done
            ],
            *answered_words(done),
        )  # fmt: skip
        if missing := missing_words(done):
            raise NotAllError("\n".join(missing))


def answered_words(done: Sequence[Answer]) -> list[str]:
    """Return which files were made for those who waited, a line each."""
    files = [file for one in done for file in one.made]
    return [
        *(f"Filen er lavet: {file.path}" for file in files),
        f"{count(len(files), 'fil', 'filer')} til dem, der ventede på kvittering."
        if done
        else "Ingen venter på kvittering. Der er ikke lavet nogen fil.",
    ]


def missing_words(done: Sequence[Answer]) -> list[str]:
    """Return which files were not made, and why."""
    return [f"Til {one.owed.words}: {one.why_not}" for one in done if one.why_not]


def _open_copy(line: Line, file: str) -> None:
    from vip2tui.services.exchange import opencopies
    from vip2tui.services.vault.read_log import Act

    target = opencopies.target(out_path(file))
    _confirm(line, target)
    with services(line) as open_:
        made = opencopies.write(open_.desk, target)
        open_.reads.note(Act.COPIED, *made.whose)
        open_.lying.remember(target.path, "Ulåst kopi")
        who = line.worded(count(made.citizens, "borger", "borgere"))
        line.answer(
            {"id": target.path.name, "file": str(target.path), "citizens": made.citizens,
             "cases": made.cases, "changes": made.changes, "size": made.size},
            f"Den ulåste kopi er skrevet: {target.path} ({who}).",
            "Slet den, når den er brugt. Den er ikke låst.",
        )  # fmt: skip


def _confirm(line: Line, target: Target) -> None:
    there = " Filen, der ligger der nu, bliver erstattet." if target.replaces else ""
    warning = (
        "ADVARSEL: En ulåst kopi kan læses af alle, der får fat i filen, med navne, notater "
        f"og fravær. Brug den kun, når en låst fil ikke kan bruges.{there}"
    )
    unasked = f"{warning}\nIntet er skrevet. Giv --yes, hvis du vil have den alligevel."
    if not says_yes(
        line, f"Skriv «{WORD}» for at gå videre", warning, unasked=unasked, words=_ALSO
    ):
        raise NotAgreedError("Intet er skrevet: ordet passede ikke.")
