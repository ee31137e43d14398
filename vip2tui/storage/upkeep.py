"""The `Upkeep` of an open vault: looked over, written afresh, copied, resealed and put back."""

from __future__ import annotations

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Self

from vip2tui.base.progress import MEGABYTES, SILENT, Progress, Tally
from vip2tui.storage import backup, erase, folder, keys, migrations, passphrase, rekey, slots
from vip2tui.storage.errors import VaultError
from vip2tui.storage.journal import Journal
from vip2tui.storage.keys import Cost
from vip2tui.storage.notices import SLOTS_LOST, Notice
from vip2tui.storage.port import Backup, Report
from vip2tui.storage.replay import reread
from vip2tui.storage.restore import put_back, reopened
from vip2tui.storage.rows import CHUNK_BYTES
from vip2tui.storage.store import JournalStore


class TinyStore(JournalStore):
    """The `Store` of an open vault. See `Upkeep` for what is promised of its files."""

    journal: Journal

    @property
    def backup_folder(self) -> Path:
        return backup.folder_of(self.journal.home)

    def verify(self, progress: Progress = SILENT) -> Report:
        journal = self.journal
        with journal.lock, suppress(OSError, VaultError):
            path = journal.file.path if journal.file else folder.live(journal.home)[0]
            data = journal.disk.read(path)
            tally = Tally(progress, len(data) // CHUNK_BYTES + 1, MEGABYTES)
            found = reread(data, journal.key, tally)
            half = "Det sidste i arkivets fil er kun halvt" if found.torn else ""
            rows = migrations.migrated(found.header, found.rows)
            differs = "" if rows.is_same(journal.rows) else "Filen og hukommelsen er ikke ens"
            problem = found.damage or half or differs
            return Report(not problem, found.rows.counts(), problem)
        return Report(ok=False, problem="Arkivets fil kan ikke læses")

    def tidy(self) -> None:
        if self.journal.is_long():
            self.compact()

    def compact(self) -> None:
        """Write the vault as a new generation.

        Raises:
            StorageError: If the disk refused; the vault goes on as before.
        """
        self.journal.retire(self.journal.compact())

    def try_backup(self, progress: Progress = SILENT) -> None:
        backup.try_out(self.journal, progress=progress)

    def back_up(
        self, now: datetime, folder: Path | None = None, progress: Progress = SILENT
    ) -> Backup:
        return backup.make_backup(self.journal, now, folder, progress)

    def backups(self, folder: Path | None = None) -> list[Backup]:
        return backup.list_backups(folder or self.backup_folder)

    def newer_backup(self, folder: Path | None = None) -> Backup | None:
        return backup.newer_than(self.journal, folder or self.backup_folder)

    def restore(self, backup: Backup, progress: Progress = SILENT) -> Self:
        home, key = self.journal.home, self.journal.key
        self.close()
        put_back(home, [backup.path], lambda _: key, progress=progress)
        return type(self)(reopened(home, key))

    def change_passphrase(
        self, phrase: str, *, cost: Cost | None = None, backups: Path | None = None
    ) -> None:
        """Seal everything anew under a new data key, so that the old passphrase opens nothing here.

        The recovery code stays the same. Earlier generations go, and the backups in the folder are
        sealed anew; copies carried away before still open with the old passphrase.

        Raises:
            WeakPassphraseError: If it could be guessed.
            StorageError: If the disk refused; the old passphrase is then still the one.
        """
        passphrase.require_strong(phrase)
        self._seal_anew(phrase, cost, backups)

    def must_open_with(self, phrase: str) -> None:
        slots.open_passphrase(self.journal.header.slots, phrase)

    def change_recovery_code(
        self, phrase: str, code: str, *, cost: Cost | None = None, backups: Path | None = None
    ) -> None:
        self.must_open_with(phrase)
        self._seal_anew(phrase, cost, backups, code)

    def _seal_anew(
        self, phrase: str, cost: Cost | None, backups: Path | None, code: str = ""
    ) -> None:
        """Seal everything under a new data key that a passphrase opens, and the code, or a new one.

        What both change is the key itself: what opened the vault before opens nothing here.
        """
        journal, key = self.journal, os.urandom(keys.KEY_SIZE)
        old = journal.header.slots
        slot, wrapping = slots.for_passphrase(key, phrase, cost or keys.calibrated())
        kept = [one for one in old if one.get("type") == slots.RECOVERY]
        codes = [slots.for_recovery(key, code)] if code else [slots.renewed(key, x) for x in kept]
        if any(one.get("type") not in {slots.PASSPHRASE, slots.RECOVERY} for one in old):
            self.notices.append(Notice("slots", SLOTS_LOST))
        rekey.seal_anew(journal, key, (slot, *codes), backups or self.backup_folder)
        journal.wrapping = wrapping

    def scrub(self, folder: Path | None = None) -> None:
        erase.scrub(self.journal, folder or self.backup_folder)

    def scrub_backups(self, folder: Path) -> None:
        erase.scrub_backups(self.journal, folder)
