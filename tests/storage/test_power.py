"""A model of a power cut: of what no fsync answered for, any part may have reached the disk.

Written sectors of one file persist in any subset, and so do names (made, changed, removed), with
folders that can be synced and without (Windows). What was acknowledged must be there in every one.
"""

from __future__ import annotations

import os
import random
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from tests.storage import faults
from tests.storage.helpers import KEY, a_change, a_vault
from vip2tui.storage import vault
from vip2tui.storage.disk import Disk
from vip2tui.storage.port import Row

if TYPE_CHECKING:
    from pathlib import Path

SECTOR = 96
"""Small, so that a frame spans several."""
STATES = 14


@dataclass
class Inode:
    """A file, as the disk has it and as the program sees it."""

    durable: bytes = b""
    pending: list[tuple[int, bytes]] = field(default_factory=list)
    size: int = 0

    def after_a_cut(self, luck: random.Random) -> bytes:
        data = bytearray(self.durable)
        style = luck.choice(["all", "none", "any", "any"])
        for start, piece in self.pending:
            for at in range(0, len(piece), SECTOR):
                if style == "all" or (style == "any" and luck.random() < 0.5):
                    sector = piece[at : at + SECTOR]
                    end = start + at + len(sector)
                    data.extend(bytes(max(0, end - len(data))))
                    data[start + at : end] = sector
        return bytes(data)


class ModelDisk(Disk):
    """Does everything for real, and remembers what would survive."""

    def __init__(self, home: Path, *, syncs_folders: bool, forgets: str = "") -> None:
        self.home, self.syncs_folders, self.forgets = home, syncs_folders, forgets
        self.fds: dict[int, Inode] = {}
        self.now: dict[str, Inode] = {}
        self.durable: dict[str, Inode] = {}
        self.changes: list[tuple[str, Inode | None]] = []
        self.check: Any = lambda: None
        for path in home.iterdir():
            self.now[path.name] = Inode(path.read_bytes(), size=path.stat().st_size)
        self.durable.update(self.now)

    def later(self, seconds: float, do: Any) -> Any:
        """One thread is enough for a model."""
        return lambda: None

    def open(self, path: Path, flags: int) -> int:
        fd = super().open(path, flags)
        if path.name not in self.now:
            self.now[path.name] = Inode()
            self.changes.append((path.name, self.now[path.name]))
        self.fds[fd] = self.now[path.name]
        if flags & os.O_TRUNC:
            self.fds[fd].__init__()  # type: ignore[misc]
        return fd

    def write(self, fd: int, data: bytes) -> int:
        done = super().write(fd, data)
        inode = self.fds[fd]
        inode.pending.append((inode.size, data[:done]))
        inode.size += done
        self.check()
        return done

    def fsync(self, fd: int) -> None:
        self.check()
        inode = self.fds[fd]
        name = next(name for name, known in self.now.items() if known is inode)
        if self.forgets and self.forgets in name:
            return
        data = bytearray(inode.durable)
        for start, piece in inode.pending:
            data[start : start + len(piece)] = piece
        inode.durable, inode.pending = bytes(data), []
        for change in [c for c in self.changes if c[1] is inode and c[0] == name]:
            self.changes.remove(change)  # a file system keeps the name of a new file it synced
            self.durable[name] = inode
        self.check()

    def fsync_folder(self, folder: Path) -> None:
        if self.syncs_folders:
            self.durable = dict(self.now)
            self.changes.clear()
        self.check()

    def replace(self, old: Path, new: Path) -> None:
        super().replace(old, new)
        inode = self.now.pop(old.name)
        self.now[new.name] = inode
        self.changes += [(new.name, inode), (old.name, None)]
        self.check()

    def unlink(self, path: Path) -> None:
        super().unlink(path)
        if self.now.pop(path.name, None):
            self.changes.append((path.name, None))
        self.check()

    def leave(self, home: Path, luck: random.Random) -> None:
        """Write what one power cut would leave here."""
        names = dict(self.durable)
        changes = list(self.changes)
        for at, (name, inode) in enumerate(changes):
            made_by_rename = inode and (at + 1 < len(changes)) and changes[at + 1][1] is None
            if luck.random() < 0.5:
                continue
            if inode is None:
                if at and changes[at - 1][1] and changes[at - 1][1] is self.durable.get(name):
                    continue  # a rename is one step: it was taken with its new name, or not at all
                names.pop(name, None)
            else:
                names[name] = inode
                if made_by_rename:
                    names.pop(changes[at + 1][0], None)
        for name, inode in names.items():
            (home / name).write_bytes(inode.after_a_cut(luck))


def run(tmp_path: Path, *, syncs_folders: bool, forgets: str = "") -> int:
    home = tmp_path / "home"
    a_vault(home, 2).close()
    (home / "ballast.bin").unlink()
    disk = ModelDisk(home, syncs_folders=syncs_folders, forgets=forgets)
    luck = random.Random(11)
    seen = {"acknowledged": 2, "states": 0, "begun": 2}

    def check() -> None:
        for _ in range(STATES):
            seen["states"] += 1
            left = tmp_path / str(seen["states"])
            left.mkdir()
            (left / "ballast.bin").touch()
            disk.leave(left, luck)
            found = faults.look(left)
            assert found != "damaged", left
            assert seen["acknowledged"] <= len(found[0]) <= seen["begun"], (left, found)

    store = vault.open_with_key(home, KEY, disk=disk)
    (home / "ballast.bin").unlink(missing_ok=True)
    disk.check = check

    def save() -> None:
        seen["begun"] += 1
        store.commit([a_change(seen["begun"])])
        seen["acknowledged"] = seen["begun"]

    save()
    compact_while_saving(store, save)
    save()
    store.compact()
    store.compact()
    save()
    store.close()
    return seen["states"]


def compact_while_saving(store: Any, save: Any) -> None:
    """Save once in the middle, where another thread would."""
    real = store.journal.rows.chunks
    copy = store.journal.rows.copy

    def copied() -> Any:
        rows = copy()

        def chunks() -> Any:
            yield from type(rows).chunks(rows)
            save()

        rows.chunks = chunks
        return rows

    store.journal.rows.copy = copied
    store.compact()
    del store.journal.rows.copy
    assert store.journal.rows.chunks == real


@pytest.mark.parametrize("syncs_folders", [True, False])
def test_every_power_cut_leaves_all_that_was_acknowledged(
    tmp_path: Path, syncs_folders: bool
) -> None:
    assert run(tmp_path, syncs_folders=syncs_folders) > 500


def test_the_model_sees_a_save_that_is_not_synced(tmp_path: Path) -> None:
    with pytest.raises(AssertionError):
        run(tmp_path, syncs_folders=True, forgets="vault-00000001")


def test_the_model_sees_a_compaction_that_is_not_synced(tmp_path: Path) -> None:
    with pytest.raises(AssertionError):
        run(tmp_path, syncs_folders=True, forgets="vault-00000002")


@pytest.mark.parametrize("syncs_folders", [True, False])
def test_a_power_cut_in_the_first_minute_leaves_no_vault_that_is_nobodys(
    tmp_path: Path, syncs_folders: bool
) -> None:
    home = tmp_path / "home"
    home.mkdir()
    disk = ModelDisk(home, syncs_folders=syncs_folders)
    luck = random.Random(7)
    seen = {"nothing": 0, "whole": 0}

    def check() -> None:
        for n in range(STATES):
            left = tmp_path / f"{sum(seen.values())}-{n}"
            left.mkdir()
            disk.leave(left, luck)
            if (home / "vault.lock").exists() and luck.random() < 0.5:
                (left / "vault.lock").touch()
            if vault.exists(left):
                store = vault.open_with_key(left, KEY)
                assert store.row("device", "self") == {"person": "Mette"}
                seen["whole"] += 1
            else:
                store = vault.create_with_key(left, KEY)  # nothing is in the way of a new start
                seen["nothing"] += 1
            store.close()

    disk.check = check
    first = [Row("device", "self", {"person": "Mette"}), Row("device", "keys", {"made": "nu"})]
    store = vault.create_with_key(home, KEY, first=first, disk=disk)
    check()
    assert store.rows("device") == {"self": {"person": "Mette"}, "keys": {"made": "nu"}}
    store.close()
    assert min(seen.values()) > 20
