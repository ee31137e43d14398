"""Bringing an older vault up to date: back up, migrate, count and compare, or stand back.

A step takes the rows of one format to the next. There is none yet; `tests/storage/test_migrations`
proves the machinery with a made-up older format. Until the new file is whole, was read back and got
its name, the old one is in charge, and the older program opens it as if nothing had been tried.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from vip2tui.storage import folder, frames, header
from vip2tui.storage.disk import Disk
from vip2tui.storage.errors import (
    MigrationError,
    NotTheSameError,
    StorageError,
    VaultTooOldError,
)
from vip2tui.storage.folder import Chosen
from vip2tui.storage.frames import Kind
from vip2tui.storage.generation import compare, write_generation
from vip2tui.storage.header import Header
from vip2tui.storage.notices import MIGRATED, Notice
from vip2tui.storage.rows import Rows, filled


@dataclass(frozen=True)
class Step:
    """From one format to the next."""

    old: int
    migrate: Callable[[Rows], Rows]
    """Returns new rows; never changes the ones it is given."""
    counts: Callable[[dict[str, int]], dict[str, int]] = lambda counts: counts
    """What the row counts must be afterwards, from what they were."""


STEPS: list[Step] = []


def migrated(old: Header, rows: Rows) -> Rows:
    """Return a file's rows in today's format: the very same where it is of today.

    Raises:
        VaultTooOldError: If a step is missing.
        MigrationError: If a step failed, or the counts do not fit.
    """
    counts = rows.counts()
    by_format = {step.old: step for step in STEPS}
    for number in range(old.format, header.FORMAT):
        step = by_format.get(number)
        if step is None:
            raise VaultTooOldError
        try:
            rows, counts = step.migrate(rows), step.counts(counts)
        except Exception as error:  # whatever a step trips over, the old file stands
            raise MigrationError(old.program) from error
    if rows.counts() != filled(counts):
        raise MigrationError(old.program)
    return rows


def bring_up_to_date(home: Path, disk: Disk, chosen: Chosen) -> bool:
    """Write an older vault as a new generation of today's format; return whether there was need.

    The old file is kept, under a name of its own, until a person removes it.

    Raises:
        VaultTooOldError: If a step is missing.
        MigrationError: Otherwise, and why; the old file is still in charge.
    """
    old = chosen.found.header
    if old.format == header.FORMAT:
        return False
    rows = migrated(old, chosen.found.rows)
    try:
        _keep(disk, chosen)
        _write(home, disk, chosen, rows)
    except (OSError, StorageError) as error:
        raise MigrationError(old.program, error) from error
    return True


def told(chosen: Chosen) -> list[Notice]:
    """Return what to tell: that it was migrated, until something was saved in it or it was closed.

    So whoever's power went between the migration and the first screen is told the next time.
    """
    was_used = frames.holds(chosen.data, Kind.JOURNAL, Kind.CLOSE)
    return [Notice("migrated", MIGRATED)] if chosen.found.header.was and not was_used else []


def _keep(disk: Disk, chosen: Chosen) -> None:
    """Copy the old file aside before anything else happens."""
    name = f"{chosen.path.name}.format-{chosen.found.header.format}"
    kept = chosen.path.with_name(name)
    disk.put(kept, chosen.data)
    if disk.read(kept) != chosen.data:
        raise NotTheSameError


def _write(home: Path, disk: Disk, chosen: Chosen, rows: Rows) -> None:
    number = folder.next_generation(home)
    old, key = chosen.found.header, chosen.key
    fresh = header.new_header(key, old.vault, number, old.slots, old.instance, was=old.format)
    named = folder.path_of(home, number)
    path = named.with_name(named.name + folder.MIGRATING)
    file = write_generation(disk, path, fresh, key, rows)
    compare(file, key, rows)
    file.close()
    try:
        folder.name_migrated(home, disk, path)
    except OSError:
        disk.shred(path)
        raise
