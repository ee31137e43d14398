"""``vip2tui verify`` and ``backup``: is everything whole, and a copy of it."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from vip2tui.base.errors import Vip2Error
from vip2tui.base.paths import is_folder, is_there
from vip2tui.commands.danish import Command, Group
from vip2tui.commands.line import WrongUseError, in_folder, out_path
from vip2tui.commands.session import opened, passphrase, says_yes, whole_text
from vip2tui.commands.watching import watched
from vip2tui.text.danish import count
from vip2tui.text.days import say
from vip2tui.text.hours import clock

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vip2tui.commands.session import Line, Services
    from vip2tui.services.desk import Desk
    from vip2tui.services.vault.rescue import Rescue, Restored
    from vip2tui.storage.port import Backup


class NotWholeError(Vip2Error):
    """What is on the disk is not what was written, or it cannot be backed up."""


@click.command("verify", cls=Command)
@opened
def verify_command(line: Line, open_: Services) -> None:
    """Se efter, om alt i arkivet er helt, og om der kan laves en sikkerhedskopi."""
    from vip2tui.services.vault import integrity, upkeep

    with watched(line, "Arkivet bliver læst") as progress:
        found = upkeep.check(open_.desk, progress)
    kept = integrity.all_unread(open_.desk)
    line.result(
        {
            "ok": found.ok,
            "changes": found.changes,
            "cases": found.cases,
            "told": list(found.told),
            "unread": [asdict(one) for one in kept],
        }
    )
    if not found.ok:
        raise NotWholeError(found.problem)
    words = integrity.told(open_.catalogue, kept)
    line.say(
        f"Alt er helt. Arkivet rummer {count(found.changes, 'ændring', 'ændringer')}, "
        "og alt er kontrolleret. En sikkerhedskopi er prøvet af.",
        *found.told,
        *([integrity.unread_words(len(kept)), *(f"  {one}" for one in words)] if kept else []),
        open_.light().words(open_.desk.today()),
    )


_RESTORING = "Sikkerhedskopien bliver hentet"
backup_command = Group("backup", help="Sikkerhedskopier: lav en, se dem, der er, og hent en.")
_FOLDER = click.option("--folder", metavar="MAPPE", help="En anden mappe end arkivets egen.")


@backup_command.command("make")
@_FOLDER
@opened
def make(line: Line, open_: Services, folder: str | None) -> None:
    """Lav en låst sikkerhedskopi; den åbnes og sammenlignes, før den tæller."""
    from vip2tui.services.vault import upkeep

    place = _chosen(line, folder)
    with watched(line, "Sikkerhedskopien bliver lavet") as progress:
        made = upkeep.make_backup(open_.desk, place, progress)
    line.answer(_row(made), f"Sikkerhedskopien er lavet, åbnet og sammenlignet: {made.path}")


@backup_command.command("list")
@_FOLDER
@click.pass_obj
def list_(line: Line, folder: str | None) -> None:
    """Vis sikkerhedskopierne, den nyeste først. Kræver ikke adgangskoden."""
    from vip2tui.services.vault import upkeep

    found = upkeep.backups(line.home, _looked_in(folder))
    line.answer(
        [_row(one) for one in found],
        *(
            f"{say(one.at.date())} kl. {clock(one.at)}  {one.size // 1024 + 1} KB  {one.path}"
            for one in found
        ),
        None if found else "Her er ingen sikkerhedskopier. Lav en med «vip2tui backup make».",
    )


@backup_command.command("restore")
@click.argument("copy", metavar="[KOPI]", required=False)
@_FOLDER
@click.option("--recovery-key-file", "code", metavar="FIL",
              help="Filen med nødkoden, i stedet for adgangskoden.")  # fmt: skip
@click.pass_obj
def restore(line: Line, copy: str | None, folder: str | None, code: str | None) -> None:
    """Hent en sikkerhedskopi i arkivets sted: den nyeste, der er hel, eller KOPI.

    Det, der lå der før, bliver liggende ved siden af. Kan arkivet åbnes, spørges der først.
    """
    from vip2tui.services.vault import opening
    from vip2tui.services.vault.rescue import Rescue
    from vip2tui.storage.errors import NoBackupError

    rescue = Rescue(line.home, _looked_in(folder))
    among = [rescue.find(copy)] if copy else rescue.backups()
    if not among:
        raise NoBackupError
    if code:
        typed = " ".join(whole_text(code).split())
        among = _agreed(line, rescue, among, lambda: opening.unlock_with_code(line.home, typed))
        with watched(line, _RESTORING) as progress:
            done = rescue.restore_with_code(typed, among=among, progress=progress)
    else:
        phrase = passphrase(line)
        among = _agreed(line, rescue, among, lambda: opening.unlock(line.home, phrase))
        with watched(line, _RESTORING) as progress:
            done = rescue.restore(phrase, among, progress)
    try:
        _tell(line, done)
    finally:
        done.desk.store.close()


def _tell(line: Line, done: Restored) -> None:
    store = done.desk.store
    changes = sum(len(store.changes(case)) for case in store.cases())
    line.result(_row(done.backup) | {"changes": changes, "kept": list(done.kept)})
    line.tell(*(notice.text for notice in store.notices))
    holds = count(changes, "ændring", "ændringer")
    line.say(
        f"Arkivet er hentet fra {done.backup.path} og rummer {holds}.",
        *(f"  Det, der lå her før: {name}" for name in done.kept),
    )


def _agreed(
    line: Line, rescue: Rescue, among: list[Backup], opened: Callable[[], Desk]
) -> list[Backup]:
    """Return what to put back. A vault that can be opened is asked about, and backed up first.

    Raises:
        WrongUseError: If nobody says yes.
        VaultError: If there is a vault that is another's, in use, or of a newer program.
    """
    from vip2tui.services.vault import upkeep
    from vip2tui.services.vault.rescue import when
    from vip2tui.storage.errors import LostVaultError, NoVaultError

    try:
        desk = opened()
    except (LostVaultError, NoVaultError):
        return among
    try:
        newer = rescue.newer(desk)
        if newer is not None and (newer in among):
            return [newer]
        if not _may_be_replaced(line, when(among[0])):
            raise WrongUseError(
                "Dit arkiv kan åbnes og er ikke rørt. En sikkerhedskopi hentes, når det ikke kan. "
                "Giv --yes, hvis den skal hentes alligevel."
            )
        upkeep.make_backup(desk)
    finally:
        desk.store.close()
    return among


def _may_be_replaced(line: Line, day: str) -> bool:
    return says_yes(
        line,
        "Skal den hentes? Skriv ja",
        f"Dit arkiv kan åbnes. Hentes kopien fra {day}, er det, du har skrevet siden, ikke i "
        "arkivet mere; det ligger ved siden af og i en sikkerhedskopi, som laves nu.",
    )


def _row(one: Backup) -> dict[str, Any]:
    return {
        "id": one.path.name,
        "at": one.at.isoformat(),
        "size": one.size,
        "path": str(one.path),
    }


def _chosen(line: Line, folder: str | None) -> Path | None:
    """Return the folder to copy to; on the computer's own disk one is made only after a yes."""
    from vip2tui.base import targets
    from vip2tui.services.vault import upkeep

    if folder is None:
        return None
    place = out_path(folder.rstrip("/\\") or folder)
    try:
        return upkeep.backup_folder(place)
    except targets.NoFolderError:
        if not is_folder(place.parent) or is_there(place) or not _may_be_made(line):
            raise
        targets.make_folder(place)
        return upkeep.backup_folder(place)


def _may_be_made(line: Line) -> bool:
    told = "Der er ingen mappe med det navn, og det er ikke på et stik."
    return says_yes(line, "Skal den laves på computerens egen disk? Skriv ja", told)


def _looked_in(folder: str | None) -> Path | None:
    """Return the folder to look in, which must be there: an empty answer would be a wrong one."""
    return None if folder is None else in_folder(folder)
