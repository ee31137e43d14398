"""Looking after the vault: is it whole, backups, a new passphrase, the way back with the code.

Works on the vault itself, not on any store: a backup is made of its files.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from vip2tui.base.paths import is_there
from vip2tui.changes.vector import digest
from vip2tui.services.desk import RefusedError
from vip2tui.services.vault import scrubbing
from vip2tui.storage.errors import ReadOnlyError, StorageError
from vip2tui.text.hours import clock

if TYPE_CHECKING:
    from pathlib import Path

    from vip2tui.services.desk import Desk
    from vip2tui.storage.backup import Backup
    from vip2tui.storage.store import TinyStore


@dataclass(frozen=True, slots=True)
class Checked:
    """What a look at everything in the vault showed."""

    ok: bool
    changes: int
    cases: dict[str, str]
    """Case to digest: two computers that hold the same changes of a case have the same one."""
    problem: str = ""
    """What is wrong and what to do now, in Danish, or nothing."""


def check(desk: Desk) -> Checked:
    """Read the vault on the disk from the beginning, try out a backup, and sum up every case.

    A vault that cannot be backed up is not well, however whole its file is.
    """
    problem = _problem(_store(desk))
    count, cases = 0, {}
    for case in sorted(desk.store.cases()):
        changes = desk.store.changes(case)
        count += len(changes)
        cases[case] = digest(changes)
    return Checked(not problem, count, cases, problem)


def _problem(store: TinyStore) -> str:
    from vip2tui.storage import backup, vault

    report = vault.verify(store)
    if not report.ok:
        return (
            f"Arkivet er beskadiget. {report.problem}. Filen er ikke ændret. "
            "Se sikkerhedskopierne med «vip2tui backup list»."
        )
    try:
        backup.try_out(store.journal)
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


def make_backup(desk: Desk, folder: Path | None = None) -> Backup:
    """Make a sealed backup, opened and compared before it counts.

    Args:
        desk: The desk on the vault.
        folder: See `backup_folder`; the vault's own if left out.

    Raises:
        StorageError: If the disk refused; earlier backups are untouched.
    """
    from vip2tui.storage import backup

    scrubbing.see_to_backups(desk, folder)
    return backup.make_backup(_store(desk).journal, desk.now(), folder)


def tidy(desk: Desk) -> None:
    """Write the vault afresh if its journal has grown long, or if what was in it is to be gone.

    Raises:
        StorageError: If the disk refused; the vault goes on as before.
    """
    from vip2tui.storage import vault

    scrubbing.finish(desk)
    store = _writable(desk)
    if store is not None and store.journal.is_long():
        vault.compact(store)


def back_up_once_a_day(desk: Desk) -> str:
    """Make the day's first backup, if it is not there; return what to say about it, if anything.

    Raises:
        StorageError: Why none could be made.
    """
    store = _writable(desk)
    today = desk.today()
    if store is None or any(one.at.date() == today for one in backups(store.journal.home)[:1]):
        return ""
    return f"Sikkerhedskopi kl. {clock(make_backup(desk).at)}"


def close(desk: Desk) -> str:
    """Back up a sitting in which something was stored, and close; return what went wrong."""
    store = _writable(desk)
    try:
        if store is not None and store.journal.revision:
            make_backup(desk)
    except StorageError as error:
        return str(error)
    else:
        return ""
    finally:
        desk.store.close()


def _writable(desk: Desk) -> TinyStore | None:
    """Return the vault's store if it lies in a file and can be written in."""
    from vip2tui.storage.store import TinyStore

    store = desk.store
    return store if isinstance(store, TinyStore) and not store.journal.stopped else None


def backups(home: Path, folder: Path | None = None) -> list[Backup]:
    """Return the backups there are, newest first. The vault need not be open for it."""
    from vip2tui.storage import backup

    return backup.list_backups(folder or backup.folder_of(home))


def change_passphrase(desk: Desk, passphrase: str) -> None:
    """Seal everything anew; the old passphrase opens nothing here afterwards.

    Raises:
        WeakPassphraseError: If it could be guessed.
        StorageError: If the disk refused; the old passphrase is then still the one.
    """
    from vip2tui.storage import vault

    vault.change_passphrase(_store(desk), passphrase)


def recover(home: Path, code: str, passphrase: str) -> None:
    """Set a new passphrase with the recovery code, and let go of the vault again.

    Raises:
        VaultError: If the code is not this vault's; the sentence names the group that is wrong.
    """
    from vip2tui.services.vault import opening

    opening.recover(home, code, passphrase).store.close()


def _store(desk: Desk) -> TinyStore:
    from vip2tui.storage.store import TinyStore

    if not isinstance(desk.store, TinyStore):
        raise RefusedError("Dette arkiv ligger ikke i en fil, så det kan ikke efterses.")
    return desk.store


def is_read_only(desk: Desk) -> bool:
    """Return whether nothing can be stored on this desk."""
    return isinstance(getattr(getattr(desk.store, "journal", None), "stopped", None), ReadOnlyError)
