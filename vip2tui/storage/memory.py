"""A store that forgets: for tests and for looking at a vault's past. Same port, same suite."""

from __future__ import annotations

from pathlib import Path
from typing import NoReturn

from vip2tui.base.progress import SILENT, Progress
from vip2tui.storage import forgetting
from vip2tui.storage.errors import OnlyInMemoryError
from vip2tui.storage.port import Backup, Report
from vip2tui.storage.rows import Held, Rows
from vip2tui.storage.store import JournalStore


class MemoryStore(JournalStore):
    """The `Store` port without a file.

    It is gone with the program, so it has nothing to write afresh, no passphrase, and no backup: a
    copy in the same memory would be called one and be none. What asks for one is told so by name.
    """

    backup_folder = None

    def __init__(self) -> None:
        super().__init__(Held(Rows()))

    def verify(self, progress: Progress = SILENT) -> Report:  # noqa: ARG002
        """Return how much there is: nothing is kept elsewhere that it could differ from."""
        return Report(ok=True, counts=self.journal.rows.counts())

    def tidy(self) -> None:
        """Do nothing: there is no journal that grows."""

    def backups(self, folder: Path | None = None) -> list[Backup]:  # noqa: ARG002
        return []

    def newer_backup(self, folder: Path | None = None) -> Backup | None:  # noqa: ARG002
        return None

    def _refuse(self, *_: object, **__: object) -> NoReturn:
        raise OnlyInMemoryError

    try_backup = back_up = restore = change_passphrase = _refuse
    must_open_with = change_recovery_code = _refuse

    def scrub(self) -> None:
        """Take out those who are erased; a value that was taken away stands nowhere else."""
        with self.journal.lock:
            gone = forgetting.erased(self.journal.rows)
            if groups := [
                one for one in forgetting.taking_out(self.journal.rows, gone) if one.numbers
            ]:
                self.journal.append(groups)

    def scrub_backups(self, folder: Path) -> None:
        """Do nothing: there are none."""
