"""``vip2tui verify`` and ``backup``: is everything whole, and a copy of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from vip2tui.commands.danish import Command, Group
from vip2tui.commands.line import out_path, path_of
from vip2tui.commands.session import is_terminal, services
from vip2tui.errors import Vip2Error

if TYPE_CHECKING:
    from pathlib import Path

    from vip2tui.commands.line import Line
    from vip2tui.storage.backup import Backup


class NotWholeError(Vip2Error):
    """What is on the disk is not what was written, or it cannot be backed up."""


@click.command("verify", cls=Command)
@click.pass_obj
def verify_command(line: Line) -> None:
    """Se efter, om alt i arkivet er helt, og om der kan laves en sikkerhedskopi."""
    from vip2tui.services import upkeep

    with services(line) as open_:
        found = upkeep.check(open_.desk)
        line.result({"ok": found.ok, "changes": found.changes, "cases": found.cases})
        if not found.ok:
            raise NotWholeError(found.problem)
        line.say(
            f"Alt er helt. Arkivet rummer {found.changes} ændringer, og de er kontrolleret. "
            "En sikkerhedskopi er prøvet af."
        )


backup_command = Group("backup", help="Sikkerhedskopier: lav en, og se dem, der er.")
_FOLDER = click.option("--folder", metavar="MAPPE", help="En anden mappe end arkivets egen.")


@backup_command.command("make")
@_FOLDER
@click.pass_obj
def make(line: Line, folder: str | None) -> None:
    """Lav en låst sikkerhedskopi; den åbnes og sammenlignes, før den tæller."""
    from vip2tui.services import upkeep

    with services(line) as open_:
        made = upkeep.make_backup(open_.desk, _chosen(line, folder))
        line.result(_row(made))
        line.say(f"Sikkerhedskopien er lavet, åbnet og sammenlignet: {made.path}")


@backup_command.command("list")
@_FOLDER
@click.pass_obj
def list_(line: Line, folder: str | None) -> None:
    """Vis sikkerhedskopierne, den nyeste først. Kræver ikke adgangskoden."""
    from vip2tui.domain.text.days import say
    from vip2tui.domain.text.hours import clock
    from vip2tui.services import upkeep

    found = upkeep.backups(line.home, _path(folder))
    line.result([_row(one) for one in found])
    for one in found:
        line.say(f"{say(one.at.date())} kl. {clock(one.at)}  {one.size // 1024 + 1} KB  {one.path}")
    if not found:
        line.say("Her er ingen sikkerhedskopier. Lav en med «vip2tui backup make».")


def _row(one: Backup) -> dict[str, Any]:
    return {
        "id": one.path.name,
        "at": one.at.isoformat(),
        "size": one.size,
        "path": str(one.path),
    }


def _chosen(line: Line, folder: str | None) -> Path | None:
    """Return the folder to copy to; on the computer's own disk one is made only after a yes."""
    from vip2tui import targets
    from vip2tui.services import upkeep

    if folder is None:
        return None
    place = out_path(folder.rstrip("/\\") or folder)
    try:
        return upkeep.backup_folder(place)
    except targets.NoFolderError:
        if not place.parent.is_dir() or place.exists() or not _may_be_made(line):
            raise
        place.mkdir(mode=0o700)
        return upkeep.backup_folder(place)


def _may_be_made(line: Line) -> bool:
    if line.yes or not is_terminal():
        return line.yes
    line.tell("Der er ingen mappe med det navn, og det er ikke på et stik.")
    typed = click.prompt("Skal den laves på computerens egen disk? Skriv ja", err=True, default="",
                         show_default=False, prompt_suffix=": ")  # fmt: skip
    return bool(typed.strip().casefold() == "ja")


def _path(folder: str | None) -> Path | None:
    return path_of(folder) if folder else None
