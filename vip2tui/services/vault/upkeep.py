"""Looking after the vault: is it whole, is it backed up, and can it be written in."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from vip2tui.base.paths import is_there
from vip2tui.base.progress import SILENT, Progress, each
from vip2tui.changes.vector import digest
from vip2tui.domain.settings import BACKUP_FOLDER
from vip2tui.exchange.erasing import MOST_RECEIPTS
from vip2tui.services.vault import read_log, scrubbing
from vip2tui.services.vault.settings import value_of
from vip2tui.storage.errors import ReadOnlyError, StorageError
from vip2tui.storage.forgetting import ERASED
from vip2tui.storage.port import Backup, Row, Store
from vip2tui.text.hours import clock

if TYPE_CHECKING:
    from vip2tui.services.desk import Desk


_FOLDERS = "backup_folders"
"""The device's own table of where else backups were made."""
_CASES = ("sag", "sager")


@dataclass(frozen=True, slots=True)
class Checked:
    """What a look at everything in the vault showed."""

    ok: bool
    changes: int
    cases: dict[str, str]
    """Case to digest: two computers that hold the same changes of a case have the same one."""
    problem: str = ""
    """What is wrong and what to do now, in Danish, or nothing."""
    told: tuple[str, ...] = ()
    """What is not as it should be and cannot be mended: lines of the read log that are gone."""


def check(desk: Desk, progress: Progress = SILENT) -> Checked:
    """Read the vault on the disk from the beginning, try out a backup, and sum up every case.

    A vault that cannot be backed up is not well, however whole its file is.
    """
    problem = _problem(desk.store, progress) or read_log.fault(desk)
    count, cases = 0, {}
    for case in each(sorted(desk.store.cases()), _CASES, progress):
        changes = desk.store.changes(case)
        count += len(changes)
        cases[case] = digest(changes)
    return Checked(not problem, count, cases, problem, read_log.gone(desk))


def _problem(store: Store, progress: Progress) -> str:
    report = store.verify(progress)
    if not report.ok:
        return (
            f"Arkivet er beskadiget. {report.problem}. Filen er ikke ændret. "
            "Se sikkerhedskopierne med «vip2tui backup list»."
        )
    try:
        store.try_backup(progress)
    except StorageError as error:
        return f"Arkivets fil er hel, men der kan ikke laves en sikkerhedskopi. {error}"
    return ""


def backup_folder(folder: Path) -> Path:
    """Return a folder of a person's choice for backups; one is made only on a stick.

    A name that is not there is more often a stick that is out than a wish: a folder made on the
    computer's own disk would be called a good backup and be gone with the computer.

    Raises:
        NoFolderError: If it is not there.
        OurOwnFileError: If it lies in a vault's folder; the vault's own is taken without asking.
    """
    from vip2tui.base import drives, targets

    if not is_there(folder) and drives.is_removable(folder.parent):
        targets.make_folder(folder)
    return targets.into(folder)


def make_backup(desk: Desk, folder: Path | None = None, progress: Progress = SILENT) -> Backup:
    """Make a sealed backup, opened and compared before it counts.

    Args:
        desk: The desk on the vault.
        folder: See `backup_folder`; the vault's own if left out.
        progress: Told how far it is, and asked whether to stop.

    Raises:
        StorageError: If the disk refused; earlier backups are untouched.
        WasStoppedError: If a person stopped it; the same.
    """
    scrubbing.see_to_backups(desk, folder)
    made = desk.store.back_up(desk.now(), folder, progress)
    if folder is not None:
        with suppress(StorageError):  # the backup is good, whether it is remembered or not
            at = made.at.isoformat(timespec="seconds")
            desk.act([], [Row(_FOLDERS, str(folder), {"at": at})])
    return made


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """A folder of a person's choice that a backup was made in."""

    folder: Path
    at: datetime
    """When the last one was made there."""
    is_here: bool
    """Whether the folder can be reached now: a stick may be out."""


def elsewhere(desk: Desk) -> list[Elsewhere]:
    """Return the folders of a person's choice that hold backups, the newest first."""
    found = [
        Elsewhere(Path(name), datetime.fromisoformat(str(row["at"])), is_there(Path(name)))
        for name, row in desk.store.rows(_FOLDERS).items()
    ]
    return sorted(found, key=lambda one: one.at, reverse=True)


def erased_in_folders(desk: Desk) -> list[tuple[Elsewhere, int]]:
    """Return each folder of backups, and of how many of the erased it is known to hold nothing."""
    return [(one, scrubbing.erased_in(desk.store, one.folder)) for one in elsewhere(desk)]


def finish_erasing(desk: Desk) -> None:
    """Destroy what is to be gone from the vault's files, and from each folder that is back."""
    scrubbing.finish(desk)
    every = len(desk.store.rows(ERASED))
    for one, done in erased_in_folders(desk):
        if done < every and one.is_here:
            with suppress(StorageError):  # the next opening tries again
                scrubbing.see_to_backups(desk, one.folder)


def erased_here(desk: Desk) -> dict[str, str]:
    """Return what is erased, to since when a folder of backups that still holds it is away.

    By the act's id; empty where no folder does. What is not destroyed in the vault's own files yet
    is not named at all.
    """
    if not scrubbing.is_done(desk.store):
        return {}
    left = [(one.at.date(), done) for one, done in erased_in_folders(desk)]
    found: dict[str, str] = {}
    for number, act in enumerate(desk.store.rows(ERASED)):
        days = [day.isoformat() for day, done in left if done <= number]
        found[act] = min(days, default="")
    return dict([*found.items()][-MOST_RECEIPTS:])


def second_folder(desk: Desk) -> Path | None:
    """Return the folder that backups go into besides the vault's own; None if none was chosen."""
    chosen = value_of(desk.store, BACKUP_FOLDER)
    return Path(chosen) if chosen else None


def tidy(desk: Desk) -> None:
    """Write the vault afresh if its journal has grown long, or if what was in it is to be gone.

    Raises:
        StorageError: If the disk refused; the vault goes on as before.
    """
    finish_erasing(desk)
    if not desk.store.stopped:
        desk.store.tidy()


def back_up_once_a_day(desk: Desk) -> str:
    """Make the day's first backup here and in the second folder, where they are not there yet.

    Returns:
        What to say about it, if anything.

    Raises:
        StorageError: Why none could be made.
    """
    today, second = desk.today(), second_folder(desk)
    if not _is_backed_up(desk.store):
        return ""
    said = ""
    if not any(one.at.date() == today for one in desk.store.backups()[:1]):
        said = f"Sikkerhedskopi kl. {clock(make_backup(desk).at)}"
    if second is None or any(
        one.folder == second and one.at.date() == today for one in elsewhere(desk)
    ):
        return said
    if not is_there(second):
        return f"{said}, men kun her: den anden mappe er væk" if said else ""
    at = clock(make_backup(desk, second).at)
    return f"{said}, også i den anden mappe" if said else f"Kopi i den anden mappe kl. {at}"


def close(desk: Desk) -> str:
    """Back up a sitting in which something was stored, and close; return what went wrong."""
    with desk.lock:  # what is just being written comes first
        store = desk.store
        try:
            if store.has_stored and _is_backed_up(store):
                make_backup(desk)
                if (second := second_folder(desk)) and is_there(second):
                    make_backup(desk, second)
        except StorageError as error:
            return str(error)
        else:
            return ""
        finally:
            store.close()


def _is_backed_up(store: Store) -> bool:
    """Return whether a store is backed up unasked: it makes backups, and can be written in."""
    return store.backup_folder is not None and not store.stopped


def backups(home: Path, folder: Path | None = None) -> list[Backup]:
    """Return the backups there are, newest first. The vault need not be open for it."""
    from vip2tui.storage import backup

    return backup.list_backups(folder or backup.folder_of(home))


def is_read_only(desk: Desk) -> bool:
    """Return whether nothing can be stored on this desk."""
    return isinstance(desk.store.stopped, ReadOnlyError)
