"""The way back where no passphrase opens the vault: what is sound is read, or a backup is put back.

Nothing of what lies there is thrown away. Also for a vault that is sound but behind its backup.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from vip2tui.base.progress import SILENT, Progress
from vip2tui.services.desk import Desk, NotFoundError, desk_on
from vip2tui.storage.errors import ELSEWHERE, LostVaultError, NoBackupError
from vip2tui.storage.port import Backup, Store
from vip2tui.text.days import say
from vip2tui.text.hours import clock

if TYPE_CHECKING:
    from pathlib import Path

    from vip2tui.storage.restore import Unlock

NONE_HERE = f"Her er ingen sikkerhedskopi. {ELSEWHERE}"


@contextmanager
def leading_back(home: Path) -> Iterator[None]:
    """Say with an error which backup there is to go back to.

    Raises:
        LostVaultError: The same, with the way back.
    """
    try:
        yield
    except LostVaultError as error:
        newest = Rescue(home).newest()
        error.way_back = f"Den nyeste sikkerhedskopi er fra {newest}." if newest else NONE_HERE
        raise


@dataclass(frozen=True, slots=True)
class Restored:
    """A backup that was put back."""

    desk: Desk
    backup: Backup
    kept: tuple[str, ...]
    """The names under which lies what was here before."""


@dataclass(frozen=True, slots=True)
class Rescue:
    """What can be done about a vault that cannot be opened."""

    home: Path
    folder: Path | None = None
    """Where the backups are, if they are not in their own place."""

    def backups(self) -> list[Backup]:
        """Return what may be put back, newest first: backups, and earlier generations too.

        Those that nobody could read are left out; whether the others are whole takes a key.
        """
        from vip2tui.storage import backup

        found = backup.list_backups(self.folder or backup.folder_of(self.home))
        whole = [one for one in found if backup.looks_whole(one.path)]
        return sorted([*whole, *self._earlier()], reverse=True)

    def _earlier(self) -> Iterator[Backup]:
        from vip2tui.storage import folder
        from vip2tui.storage.port import Backup

        if self.folder is None:
            for path in folder.readable_old(self.home):
                seen = path.stat()
                at = datetime.fromtimestamp(seen.st_mtime)  # noqa: DTZ006 - local, as a name's time
                yield Backup(at.replace(microsecond=0), -1, path, seen.st_size)

    def newest(self) -> str:
        """Return when the newest backup was made, in words; empty if there is none."""
        found = self.backups()
        return when(found[0]) if found else ""

    def find(self, text: str) -> Backup:
        """Return the backup of that name, or whose name begins so, or that lies on that path.

        Raises:
            NotFoundError: If there is none, or more than one.
        """
        found = self.backups()
        exact = [one for one in found if text in (one.path.name, str(one.path))]
        near = exact or [one for one in found if one.path.name.startswith(text)]
        if len(near) != 1:
            raise NotFoundError(
                "Den sikkerhedskopi er her ikke, eller flere begynder sådan. Intet er ændret. "
                "Se dem med «vip2tui backup list»."
            )
        return near[0]

    def read(self, passphrase: str) -> Desk:
        """Open what is sound, for reading only.

        Raises:
            VaultError: If nothing is.
        """
        from vip2tui.storage import vault

        return desk_on(vault.open(self.home, passphrase, read_only=True))

    def restore(
        self, passphrase: str, among: Sequence[Backup] = (), progress: Progress = SILENT
    ) -> Restored:
        """Put the newest sound backup in the vault's place, of all or of those that are meant.

        What was there is kept beside it.

        Raises:
            VaultError: A wrong passphrase, or what is wrong with the newest, if none opens.
            StorageError: If the disk refused; nothing has changed.
        """
        from vip2tui.storage.restore import by_passphrase

        return self._from_files(by_passphrase(passphrase), among, progress)

    def restore_with_code(
        self,
        code: str,
        new_passphrase: str = "",
        among: Sequence[Backup] = (),
        progress: Progress = SILENT,
    ) -> Restored:
        """Do as `restore`, with the code from paper; with a new passphrase, set that too."""
        from vip2tui.storage import passphrase
        from vip2tui.storage.restore import by_code

        if new_passphrase:
            passphrase.require_strong(new_passphrase)
        done = self._from_files(by_code(code), among, progress)
        if new_passphrase:
            done.desk.store.change_passphrase(new_passphrase)
        return done

    def newer(self, desk: Desk) -> Backup | None:
        """Return the backup that knows more than an open vault, if there is one."""
        return desk.store.newer_backup(self.folder)

    def take_newer(self, desk: Desk, progress: Progress = SILENT) -> Desk:
        """Put the backup that is newer than an open vault in its place, and open that.

        Raises:
            NoBackupError: If there is none.
            StorageError: If the disk refused; the vault is as it was, and closed.
        """
        newer = self.newer(desk)
        if newer is None:
            raise NoBackupError
        return _on(desk.store.restore(newer, progress), newer)

    def _from_files(self, unlock: Unlock, among: Sequence[Backup], progress: Progress) -> Restored:
        from vip2tui.storage import folder, vault

        found = among or self.backups()
        before = set(folder.aside(self.home))
        paths = [one.path for one in found]
        store, path = vault.restore(self.home, paths, unlock, progress=progress)
        backup = next(one for one in found if one.path == path)
        kept = sorted(one.name for one in set(folder.aside(self.home)) - before)
        return Restored(_on(store, backup), backup, tuple(kept))


def _on(store: Store, backup: Backup) -> Desk:
    """Return a desk on a store that was put back, which tells from which backup."""
    from vip2tui.storage.notices import Notice

    text = f"Sikkerhedskopien, der er hentet, er fra {when(backup)}."
    store.notices.append(Notice("restored-from", text))
    return desk_on(store)


def when(backup: Backup) -> str:
    """Return when a backup was made, for people."""
    return f"{say(backup.at.date())} kl. {clock(backup.at)}"
