"""Bringing an older vault up to date: back up, migrate, count, or stand back.

A step takes the rows of one format to the next. There is none yet; `tests/storage/test_migrations`
proves the machinery with a made-up older format.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from vip2tui.storage import folder, header
from vip2tui.storage.disk import Disk
from vip2tui.storage.errors import MigrationError, VaultTooOldError
from vip2tui.storage.folder import Chosen
from vip2tui.storage.generation import write_generation
from vip2tui.storage.notices import MIGRATED, Notice
from vip2tui.storage.replay import holds
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


def bring_up_to_date(home: Path, disk: Disk, chosen: Chosen) -> list[Notice]:
    """Write an older vault as a new generation of today's format; return what to tell about it.

    The old file is kept, under a name of its own, until a person removes it.

    Raises:
        VaultTooOldError: If a step is missing.
        MigrationError: If the counts do not fit; the old file is still in charge.
        StorageError: If the disk refused; the same.
    """
    found = chosen.found
    if found.header.format == header.FORMAT:
        return []
    rows = found.rows
    counts = rows.counts()
    by_format = {step.old: step for step in STEPS}
    for old in range(found.header.format, header.FORMAT):
        if old not in by_format:
            raise VaultTooOldError
        rows = by_format[old].migrate(rows)
        counts = by_format[old].counts(counts)
    if rows.counts() != filled(counts):
        raise MigrationError
    _keep(disk, chosen)
    _write(home, disk, chosen, rows)
    return [Notice("migrated", MIGRATED)]


def _keep(disk: Disk, chosen: Chosen) -> None:
    """Copy the old file aside before anything else happens."""
    name = f"{chosen.path.name}.format-{chosen.found.header.format}"
    try:
        disk.put(chosen.path.with_name(name), chosen.data)
    except OSError as error:
        raise MigrationError from error


def _write(home: Path, disk: Disk, chosen: Chosen, rows: Rows) -> None:
    number = folder.next_generation(home)
    old = chosen.found.header
    fresh = header.new_header(chosen.key, old.vault, number, old.slots, old.instance)
    path = folder.path_of(home, number)
    file = write_generation(disk, path, fresh, chosen.key, rows)
    if not holds(disk.read(path), chosen.key, rows):
        file.discard()
        raise MigrationError
    file.close()
