"""What every store offers: a device's changes, its own rows, and the upkeep of both.

One conformance suite (``tests/storage/test_conformance.py``) runs over every store there is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Protocol

from vip2tui.base.progress import SILENT, Progress
from vip2tui.changes.change import Change
from vip2tui.storage.errors import StorageError
from vip2tui.storage.notices import Notice


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table that is the device's own and never sent: a draft, a diary line, itself."""

    table: str
    key: str
    value: Mapping[str, Any] | None
    """The whole row, or None to remove it. Rows are replaced whole, never blended."""


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """One backup; older sorts first."""

    at: datetime
    """Local time, as in the file's name."""
    copy: int
    path: Path
    size: int


@dataclass(frozen=True)
class Report:
    """What a look at everything that is kept showed."""

    ok: bool
    counts: dict[str, int] = field(default_factory=dict)
    """Rows per table."""
    problem: str = ""
    """In Danish, or nothing."""


class Upkeep(Protocol):
    """What is done for a store beside storing in it: it is looked over, copied and put back.

    What a store cannot do it refuses by name, with a `StorageError`.
    """

    @property
    def notices(self) -> list[Notice]:
        """What a person should be told about the store; oldest first."""

    @property
    def stopped(self) -> StorageError | None:
        """Why nothing can be stored until it is opened anew, or None."""

    @property
    def has_stored(self) -> bool:
        """Whether anything was stored since it was opened."""

    @property
    def backup_folder(self) -> Path | None:
        """Where backups go if nobody chose another place; None if it makes none."""

    def verify(self, progress: Progress = SILENT) -> Report:
        """Read what is kept from the beginning and compare it with what is in memory."""

    def tidy(self) -> None:
        """Write it afresh if that is worth it. For any thread, while others save.

        Raises:
            StorageError: If the disk refused; the store goes on as before.
        """

    def try_backup(self, progress: Progress = SILENT) -> None:
        """Make a backup only to see that one can be made.

        Raises:
            StorageError: If none can be made now.
        """

    def back_up(
        self, now: datetime, folder: Path | None = None, progress: Progress = SILENT
    ) -> Backup:
        """Make a sealed backup, opened and compared before it counts.

        Raises:
            StorageError: If the disk refused; earlier backups are untouched.
            WasStoppedError: If a person stopped it; the same.
        """

    def backups(self, folder: Path | None = None) -> list[Backup]:
        """Return the backups there are, newest first."""

    def newer_backup(self, folder: Path | None = None) -> Backup | None:
        """Return the newest backup that knows of rows this store never had, if there is one."""

    def restore(self, backup: Backup, progress: Progress = SILENT) -> Store:
        """Close it, put a backup in its place, and return that, open, as another `instance`.

        Args:
            backup: The backup.
            progress: Told how far it is; half of it would be no vault, so it goes to its end.

        Raises:
            VaultError: If the backup does not open; nothing has changed.
            StorageError: If the disk refused; the same.
        """

    def change_passphrase(self, phrase: str) -> None:
        """Seal everything anew, so that the old passphrase opens nothing.

        Raises:
            WeakPassphraseError: If it could be guessed.
            StorageError: If it refused; the old passphrase is then still the one.
        """

    def must_open_with(self, phrase: str) -> None:
        """Do nothing if a passphrase is the one that opens it.

        Raises:
            WrongPassphraseError: If it is not.
        """

    def change_recovery_code(self, phrase: str, code: str) -> None:
        """Seal everything anew, so that a new code opens it and the old one nothing.

        Args:
            phrase: The passphrase; it stays.
            code: The new code, as it is shown.

        Raises:
            WrongPassphraseError: If that is not the passphrase.
            StorageError: If it refused; the old code is then still the one.
        """

    def scrub(self) -> None:
        """Destroy what values that were taken away were written in. May be done again.

        Raises:
            StorageError: If the disk refused; part of it may be done.
        """

    def scrub_backups(self, folder: Path) -> None:
        """Do so in a folder's backups alone: it was away when the values went.

        Raises:
            StorageError: If the disk refused; the backups are as they were.
        """

    def close(self) -> None:
        """Let go of the files. Committing afterwards is refused."""


class Store(Upkeep, Protocol):
    """Where a device keeps its changes. Everything returned is the caller's own copy."""

    @property
    def sequence(self) -> int:
        """How many commits of changes there have been: the number of the newest change, 0 at first.

        Each change gets the next number as it is stored; compaction keeps the numbers.
        """

    @property
    def instance(self) -> str:
        """Empty at first, and another each time the store was put back from a copy.

        What writes in it then takes a new name: its numbers may have been used after the copy.
        """

    def cases(self) -> Collection[str]:
        """Return the cases there are changes of."""

    def changes(self, case: str, *, until: int | None = None) -> Sequence[Change]:
        """Return a case's changes as they were stored; with ``until``, those numbered up to it."""

    def newest(self) -> Iterator[Change]:
        """Yield every change, the one stored last first; each is read only when it is reached."""

    def holding(self, text: str, case: str | None = None) -> Sequence[Change]:
        """Return the changes whose bytes hold a text, case by case; the others are not parsed.

        A line is canonical JSON (`exchange/strict.py`), so ``"kind":"citizen"`` stands there in one
        way only. It may stand deeper down in a line too: the caller looks at what it gets.

        Args:
            text: What they hold.
            case: The one case to look in; all of them if it is left out.
        """

    def has(self, change_id: str) -> bool:
        """Return whether the change is stored."""

    def commit(
        self,
        changes: Sequence[Change] = (),
        rows: Sequence[Row] = (),
        *,
        drops: Sequence[str] = (),
        instead: Sequence[Change] = (),
    ) -> None:
        """Make all of it durable, or nothing, before returning; memory changes only after the disk.

        A change that is stored already is stepped over, also where a value of one of the two was
        taken away: then what is stored stays.

        Args:
            changes: What to store, in this order.
            rows: The device's own rows to replace or remove.
            drops: Ids of changes to let go of in the same step: a restored device's own, written
                again under a new writer, so that others' under the same ids can be stored.
            instead: What takes the place and the number of the same change as it is stored: values
                of it were taken away, or it is whole after all. One not stored is stepped over.

        Raises:
            ForkedChangeError: If another change is stored under the same id.
            StorageError: If the disk refused; nothing is stored, and the store is then read-only
                when it cannot know what the disk holds.
        """

    def row(self, table: str, key: str) -> dict[str, Any] | None:
        """Return one row, or None."""

    def rows(self, table: str) -> dict[str, dict[str, Any]]:
        """Return a table's rows by key, in the order they were first stored."""
