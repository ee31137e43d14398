"""Sealed backups in a second folder: made whole, opened and compared before they count, rotated."""

from __future__ import annotations

import os
import re
from collections.abc import Callable, Iterable
from contextlib import suppress
from datetime import date, datetime, timedelta
from itertools import chain, count
from pathlib import Path

from vip2tui.base.progress import MEGABYTES, SILENT, UNTOLD, Progress, Tally
from vip2tui.storage.disk import Disk
from vip2tui.storage.errors import (
    StorageError,
    VaultError,
    backup_refusal,
)
from vip2tui.storage.generation import compare, write_generation
from vip2tui.storage.header import MAX_BYTES, Header, new_header, read_header
from vip2tui.storage.journal import Journal
from vip2tui.storage.port import Backup
from vip2tui.storage.replay import account_at_end, ends_with_account, holds, replay
from vip2tui.storage.rows import Rows
from vip2tui.storage.sealed_file import refusal
from vip2tui.storage.slots import Slot
from vip2tui.storage.traces import BACKUPS

KEPT_NEWEST = 20
KEPT_DAYS = 30
ANEW = ".anew"
_STOPPED = "Stoppet. Der er ikke lavet en ny sikkerhedskopi, og de andre er her stadig."
_ACCOUNT = 2**16
"""So much of a backup's end holds the account it ends with."""
_NAME = re.compile(r"vip2tui-(\d{8}-\d{6})(?:-(\d+))?\.v2t")


def folder_of(home: Path) -> Path:
    """Return where backups go if nobody chose another place."""
    return home / BACKUPS


def list_backups(folder: Path) -> list[Backup]:
    """Return the backups there, newest first; a folder that is away has none."""
    try:
        files = [(path, _NAME.fullmatch(path.name)) for path in folder.iterdir()]
        return sorted(
            (
                Backup(_time(match[1]), int(match[2] or 0), path, path.stat().st_size)
                for path, match in files
                if match
            ),
            reverse=True,
        )
    except OSError:
        return []


def _time(stamp: str) -> datetime:
    return datetime.strptime(stamp, "%Y%m%d-%H%M%S")  # noqa: DTZ007 - a name's local time


def kept(times: Iterable[datetime], today: date) -> set[datetime]:
    """Return which backups stay: the newest 20, and the last one of each of the last 30 days."""
    newest_first = sorted(times, reverse=True)
    since = today - timedelta(days=KEPT_DAYS - 1)
    by_day: dict[date, datetime] = {}
    for at in newest_first:
        if at.date() >= since:
            by_day.setdefault(at.date(), at)
    return {*newest_first[:KEPT_NEWEST], *by_day.values()}


def make_backup(
    journal: Journal, now: datetime, folder: Path | None = None, progress: Progress = SILENT
) -> Backup:
    """Write everything as one sealed file, open it again, compare, and only then let it count.

    Saving may go on meanwhile; the backup is the vault as it was when it began.

    Raises:
        BackupError: If it could not be written or was not the same; earlier backups are untouched.
        WasStoppedError: If a person stopped it; the same.
    """
    folder = folder or folder_of(journal.home)
    disk = journal.disk
    try:
        _make(folder)
        finish_anew(journal, folder)
        path = _free_name(folder, now)
        fresh = path.with_name(path.name + ".new")
        _write(journal, fresh, progress)
        disk.replace(fresh, path)
    except (OSError, StorageError) as error:
        raise backup_refusal(error) from error
    _rotate(disk, folder, now.date(), journal.header.vault)
    return next(made for made in list_backups(folder) if made.path == path)


def try_out(journal: Journal, folder: Path | None = None, progress: Progress = SILENT) -> None:
    """Make a backup only to see that one can be made: written, opened, compared and removed.

    Raises:
        BackupError: If none can be made now.
        WasStoppedError: If a person stopped it.
    """
    folder = folder or folder_of(journal.home)
    fresh = folder / f"trial-{os.getpid()}.new"
    try:
        _make(folder)
        _write(journal, fresh, progress)
    except (OSError, StorageError) as error:
        raise backup_refusal(error) from error
    finally:
        with suppress(OSError):
            journal.disk.unlink(fresh)


def _make(folder: Path) -> None:
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)


def _write(journal: Journal, path: Path, progress: Progress) -> None:
    """Write the vault as it is now in a file of that name, and read it back."""
    with journal.lock:
        rows, key, old = journal.rows.copy(), journal.key, journal.header
    header = new_header(key, old.vault, old.generation, old.slots, old.instance)
    tally = Tally(progress, 2 * rows.megabytes(), MEGABYTES, _STOPPED)
    write_compared(journal.disk, path, header, key, rows, tally)


def write_compared(
    disk: Disk, path: Path, header: Header, key: bytes, rows: Rows, tally: Tally = UNTOLD
) -> None:
    """Write rows as a new file and let it stand only if it reads back as just those.

    Raises:
        StorageError: If the disk refused, or gave back something else; nothing is left behind.
    """
    with suppress(OSError):
        disk.unlink(path)  # what a power cut left half
    file = write_generation(disk, path, header, key, rows, tally)
    compare(file, key, rows, tally)
    file.close()


def looks_whole(path: Path) -> bool:
    """Return whether a file begins and ends as a backup does; what lies between needs a key."""
    try:
        start, tail = Disk().read_ends(path, MAX_BYTES, _ACCOUNT)
        read_header(start)
    except (VaultError, OSError):
        return False
    return ends_with_account(tail)


def newer_than(journal: Journal, folder: Path) -> Backup | None:
    """Return the newest backup that knows of rows which the vault never had, if there is one.

    A backup is a copy of what the vault was, so the vault has been put back since, or cut. One from
    before the vault was put back from a copy knows more by right, and one of an older format counts
    otherwise; its header tells.
    """
    own = journal.header
    ours = (own.vault, own.instance, own.format)
    for made in list_backups(folder):
        with suppress(VaultError, OSError, ValueError):
            start, tail = journal.disk.read_ends(made.path, MAX_BYTES, _ACCOUNT)
            found = read_header(start)
            theirs = (found.vault, found.instance, found.format)
            if theirs != ours or not found.is_sealed_with(journal.key):
                continue
            newest = account_at_end(tail, found, journal.key).get("newest", {})
            if any(number > journal.rows.newest.get(table, 0) for table, number in newest.items()):
                return made
    return None


def _free_name(folder: Path, now: datetime) -> Path:
    stamp = now.strftime("%Y%m%d-%H%M%S")
    tails = chain([""], (f"-{copy}" for copy in count(1)))
    paths = (folder / f"vip2tui-{stamp}{tail}.v2t" for tail in tails)
    return next(path for path in paths if not path.exists())


def _rotate(disk: Disk, folder: Path, today: date, vault: str) -> None:
    """Remove what is too old of one vault; others may keep theirs in the same folder."""
    backups = [made for made in list_backups(folder) if _vault_of(disk, made.path) == vault]
    staying = kept((made.at for made in backups), today)
    for made in backups:
        if made.at not in staying:
            with suppress(OSError):  # the next one tries again
                disk.unlink(made.path)


def _vault_of(disk: Disk, path: Path) -> str:
    """Return whose backup it is; empty if it cannot be read, so that nobody removes it."""
    try:
        return read_header(disk.read_head(path, MAX_BYTES)).vault
    except (VaultError, OSError):
        return ""


def prepare_anew(
    journal: Journal,
    folder: Path,
    new_key: bytes,
    slots: tuple[Slot, ...],
    rewrite: Callable[[Rows], Rows] = lambda rows: rows,
) -> int:
    """Write each backup that a key of ours opens anew, in a file beside it; count the others.

    Args:
        journal: The vault.
        folder: The backups' folder.
        new_key: The data key they get.
        slots: The ways to it.
        rewrite: Returns what a backup is to hold, from what it holds.

    Raises:
        StorageError: If the disk refused; the backups are as they were.
    """
    left = 0
    for made in list_backups(folder):
        try:
            data = journal.disk.read(made.path)
            header = read_header(data)
            own = journal.key if header.is_sealed_with(journal.key) else journal.former_key(header)
            found = replay(data, header, own) if own and header.is_sealed_with(own) else None
        except VaultError:
            found = None
        except OSError as error:
            raise refusal(error) from error
        if found is None or found.damage:
            left += 1
            continue
        path = made.path.with_name(made.path.name + ANEW)
        fresh = new_header(
            new_key,
            header.vault,
            header.generation,
            slots,
            header.instance,
            holds=header.format,
        )
        write_compared(journal.disk, path, fresh, new_key, rewrite(found.rows))
    return left


def finish_anew(journal: Journal, folder: Path) -> None:
    """Put the files made by `prepare_anew` in the place of the old, if the key is theirs.

    If it is not, the new passphrase never came into force, and they go; half-written ones too.
    """
    with suppress(OSError):
        for path in list(folder.glob(f"*.v2t{ANEW}")):
            with suppress(VaultError, OSError):
                if holds(journal.disk.read(path), journal.key):
                    journal.disk.replace(path, path.with_name(path.name.removesuffix(ANEW)))
                else:
                    journal.disk.unlink(path)
