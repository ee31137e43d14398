"""``vip2tui fetch``: take files in, or see first what would happen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from vip2tui.commands.danish import Command
from vip2tui.commands.line import Line, in_paths
from vip2tui.commands.session import is_terminal, services

if TYPE_CHECKING:
    from vip2tui.services.exchange.seen import Seen, Summary


@click.command("fetch", cls=Command)
@click.argument("files", metavar="FIL|MAPPE …", nargs=-1, required=True)
@click.option("--preview", is_flag=True, help="Se først, hvad der sker; intet bliver ændret.")
@click.pass_obj
def fetch_command(line: Line, files: tuple[str, ...], *, preview: bool) -> int:
    """Hent filer eller hele mapper, i den rækkefølge, du vil.

    En fil, der ikke tages imod, stopper ikke de andre.
    """
    from vip2tui.exchange.files import SUFFIX

    paths = [path for file in files for path in in_paths(file, SUFFIX)]
    with services(line) as open_:
        fetching = open_.fetching
        if preview:
            done = fetching.rehearse(paths)
        else:
            done = fetching.fetch(paths, lambda seen: _says_yes(line, seen))
        line.result(_result(done))
        for seen in done.taken:
            line.say(f"{seen.file}: {seen.sender}")
            for sentence in (*seen.sentences, *_receipts(seen)):
                line.say(f"  {sentence}")
            for gone in seen.unseen:
                line.say(f"    {gone}")
            if preview and seen.brakes:
                line.say("  Det er meget på én gang, så du bliver spurgt, før filen hentes.")
        if done.taken:
            line.say(_ending(done, preview=preview))
        for refused in done.refused:
            more = " Giv --yes, hvis den skal hentes alligevel." * refused.needs_yes
            line.tell(f"{refused.file}: {refused.why}{more}")
        if all(refused.needs_yes for refused in done.refused):
            return 2 if done.refused else 0
        return 1


def _ending(done: Summary, *, preview: bool) -> str:
    """Return the last line; what changed nothing is nothing to take back."""
    if preview:
        return "Intet er ændret endnu."
    undo = (
        "" if all(seen.changes_nothing for seen in done.taken) else " Fortryd med «vip2tui undo»."
    )
    return f"Gemt.{undo}"


def _says_yes(line: Line, seen: Seen) -> bool:
    if line.yes:
        return True
    if not is_terminal():
        return False
    line.tell(f"{seen.file}: {seen.sender}")
    for sentence in seen.sentences:
        line.tell(f"  {sentence}")
    for gone in seen.removals:
        line.tell(f"    {gone}")
    typed = click.prompt("Det er meget på én gang. Skriv ja, hvis filen skal hentes", err=True,
                         default="", show_default=False, prompt_suffix=": ")  # fmt: skip
    return bool(typed.strip().casefold() == "ja")


def _receipts(seen: Seen) -> list[str]:
    from vip2tui.text.danish import count

    if not seen.receipts:
        return []
    return [f"{count(seen.receipts, 'ændring herfra er', 'ændringer herfra er')} nu modtaget dér."]


def _result(done: Summary) -> dict[str, Any]:
    return {
        **done.counts,
        "doubts": done.doubts,
        "gaps": done.gaps,
        "refused": [{"file": one.file, "reason": one.why} for one in done.refused],
        "files": [
            {
                "id": seen.opened.manifest.bundle,
                "file": seen.file,
                "from": seen.opened.manifest.sender,
                "number": seen.opened.manifest.number,
                "words": seen.sentences,
                "unseen": list(seen.unseen),
                **seen.counts,
            }
            for seen in done.taken
        ],
    }
