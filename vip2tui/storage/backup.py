"""Sealed backups in a second folder: made whole, opened and compared before they count, rotated."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from vip2tui.storage.errors import VaultError, WriteError
from vip2tui.storage.generation import write_generation
from vip2tui.storage.header import MAX_BYTES, new_header, read_header
from vip2tui.storage.replay import replay, reread
from vip2tui.storage.sealed_file import refusal

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from vip2tui.storage.disk import Disk
    from vip2tui.storage.journal import Journal
    from vip2tui.storage.rows import Rows
    from vip2tui.storage.slots import Slot

KEPT_NEWEST = 20
KEPT_DAYS = 30
ANEW = ".anew"
_NAME = re.compile(r"vip2tui-(\d{8}-\d{6})(?:-(\d+))?\.v2t")


@dataclass(frozen=True, slots=True, order=True)
class Backup:
    """One backup; older sorts first."""

    at: datetime
    """Local time, as in the file's name."""
    copy: int
    path: Path
    size: int


def folder_of(home: Path) -> Path:
    """Return where backups go if nobody chose another place."""
    return home / "sikkerhedskopier"


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


def make_backup(journal: Journal, now: datetime, folder: Path | None = None) -> Backup:
    """Write everything as one sealed file, open it again, compare, and only then let it count.

    Saving may go on meanwhile; the backup is the vault as it was when it began.

    Raises:
        StorageError: If it could not be written or was not the same; earlier backups are untouched.
    """
    folder = folder or folder_of(journal.home)
    disk = journal.disk
    with journal.lock:
        rows, key = journal.rows.copy(), journal.key
        old = journal.header
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        finish_anew(disk, folder, key)
        path = _free_name(folder, now)
        fresh = path.with_name(path.name + ".new")
        disk.unlink(fresh)
        header = new_header(key, old.vault, old.generation, old.slots, old.instance)
        write_generation(disk, fresh, header, key, rows).close()
        if not _holds(disk.read(fresh), key, rows):
            disk.unlink(fresh)
            raise WriteError
        disk.replace(fresh, path)
    except OSError as error:
        raise refusal(error) from error
    _rotate(disk, folder, now.date(), old.vault)
    return next(made for made in list_backups(folder) if made.path == path)


def _holds(data: bytes, key: bytes, rows: Rows) -> bool:
    """Return whether a file, read from its first byte, is whole and holds just these rows."""
    try:
        found = reread(data, key)
    except VaultError:
        return False
    return not (found.damage or found.torn) and found.rows.tables == rows.tables


def _is_whole(data: bytes, key: bytes) -> bool:
    try:
        found = reread(data, key)
    except VaultError:
        return False
    return not (found.damage or found.torn)


def _free_name(folder: Path, now: datetime) -> Path:
    stamp = now.strftime("%Y%m%d-%H%M%S")
    path, copy = folder / f"vip2tui-{stamp}.v2t", 0
    while path.exists():
        copy += 1
        path = folder / f"vip2tui-{stamp}-{copy}.v2t"
    return path


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
    disk: Disk,
    folder: Path,
    key: bytes,
    new_key: bytes,
    slots: tuple[Slot, ...],
    *,
    without: str = "",
) -> int:
    """Write each backup that the key opens anew, in a file beside it; count the others.

    Args:
        disk: Where it is done.
        folder: The backups' folder.
        key: The data key they have.
        new_key: The one they get.
        slots: The ways to the new one.
        without: A case that is left out.

    Raises:
        StorageError: If the disk refused; the backups are as they were.
    """
    left = 0
    for made in list_backups(folder):
        try:
            data = disk.read(made.path)
            header = read_header(data)
            found = replay(data, header, key) if header.is_sealed_with(key) else None
        except VaultError:
            found = None
        except OSError as error:
            raise refusal(error) from error
        if found is None or found.damage:
            left += 1
            continue
        path = made.path.with_name(made.path.name + ANEW)
        fresh = new_header(new_key, header.vault, header.generation, slots, header.instance)
        with suppress(OSError):
            disk.unlink(path)
        rows = found.rows.without(without) if without else found.rows
        write_generation(disk, path, fresh, new_key, rows).close()
    return left


def finish_anew(disk: Disk, folder: Path, key: bytes) -> None:
    """Put the files made by `prepare_anew` in the place of the old, if the key is theirs.

    If it is not, the new passphrase never came into force, and they go; half-written ones too.
    """
    with suppress(OSError):
        for path in list(folder.glob(f"*.v2t{ANEW}")):
            with suppress(VaultError, OSError):
                if _is_whole(disk.read(path), key):
                    disk.replace(path, path.with_name(path.name.removesuffix(ANEW)))
                else:
                    disk.unlink(path)
