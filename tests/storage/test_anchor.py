"""What was cut off or put back is noticed, and nobody is told that all is there when it may not."""

from __future__ import annotations

import threading
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import orjson
import pytest

from tests.storage import faults
from tests.storage.helpers import (
    KEY,
    a_change,
    a_vault,
    bytes_in,
    opened,
    put_back,
    saved_in,
    the_file,
)
from vip2tui.storage import folder, rekey, vault
from vip2tui.storage.backup import folder_of, make_backup
from vip2tui.storage.disk import Disk
from vip2tui.storage.errors import StoppedError, VaultDamagedError
from vip2tui.storage.port import Backup, Row

if TYPE_CHECKING:
    from pathlib import Path

    from vip2tui.storage.upkeep import TinyStore

NOW = datetime.fromisoformat("2026-11-03T10:42:07")
ALL_IS_THERE = "Alt, der var meldt gemt, er i behold"


def named(home: Path) -> int:
    """The number of the frame that the anchor names; -1 if there is none."""
    try:
        body = orjson.loads(orjson.loads((home / "anchor.json").read_bytes())["body"])
    except FileNotFoundError:
        return -1
    return int(body["number"]) - 1


def cut(path: Path, frames: int) -> None:
    """Take whole frames off the end."""
    data = path.read_bytes()
    path.write_bytes(data[: faults.heads(data)[-1 - frames]])


def told(store: TinyStore) -> dict[str, str]:
    """What an opening tells, by kind."""
    return {notice.kind: notice.text for notice in store.notices}


def told_by_opening(home: Path, *, read_only: bool = False) -> dict[str, str]:
    store = opened(home, read_only=read_only)
    said = told(store)
    store.close()
    return said


def test_half_a_minute_after_an_action_it_is_named_and_a_cut_day_is_seen(tmp_path: Path) -> None:
    disk = faults.FaultyDisk()
    store = a_vault(tmp_path, disk=disk)
    for n in range(1, 5):
        store.commit([a_change(n)])
    ((seconds, do),) = disk.waiting
    assert seconds <= 30
    assert named(tmp_path) < 4
    do()
    assert named(tmp_path) == 4
    assert not disk.waiting
    store.commit([a_change(5)])
    assert len(disk.waiting) == 1, "the next action begins to wait again"
    store.journal.release_without_closing()
    assert not disk.waiting, "a vault that is let go of is not waited for"
    cut(the_file(tmp_path), 2)
    assert "rollback" in told_by_opening(tmp_path, read_only=True)
    for _ in range(2):  # it is told again until something is stored
        store = opened(tmp_path)
        assert set(told(store)) == {"rollback"}
        assert ALL_IS_THERE not in told(store)["rollback"]
        assert saved_in(store) == [1, 2, 3]
        store.close()
    store = opened(tmp_path)
    store.commit([a_change(4)])
    store.close()
    assert told_by_opening(tmp_path) == {}


def test_it_names_only_what_the_disk_has(tmp_path: Path) -> None:
    class Watching(faults.FaultyDisk):
        def put(self, path: Path, data: bytes) -> None:
            if path.name == "anchor.json":
                file = the_file(tmp_path)
                assert self.safe[file] == file.stat().st_size
            super().put(path, data)

    disk = Watching()
    store = a_vault(tmp_path, 2, disk=disk)
    disk.waiting[0][1]()
    assert named(tmp_path) == 2
    disk.fsync_error = 5
    with pytest.raises(StoppedError):
        store.commit([a_change(3)])
    store.journal.anchor.write()
    disk.fsync_error = 0
    store.close()
    assert named(tmp_path) == 2
    assert told_by_opening(tmp_path) == {}


def test_it_is_written_on_quitting_when_compacted_and_after_a_full_disk(tmp_path: Path) -> None:
    disk = faults.FaultyDisk()
    store = a_vault(tmp_path, 2, disk=disk)
    disk.room = 0
    disk.waiting.pop()[1]()
    assert named(tmp_path) == -1
    disk.room = None
    disk.waiting.pop()[1]()
    assert named(tmp_path) == 2
    store.compact()
    assert named(tmp_path) == 1, "the new file's snapshot"
    store.commit([a_change(3)])
    store.close()
    assert named(tmp_path) == 3, "the last action, and the note that all is well"
    assert not disk.waiting


def test_waiting_holds_up_nobody(tmp_path: Path) -> None:
    done, where = threading.Event(), []
    Disk().later(0, lambda: (where.append(threading.current_thread()), done.set()))  # type: ignore[arg-type,func-returns-value]
    assert done.wait(30)
    assert where[0] is not threading.current_thread()
    assert where[0].daemon
    called_off = Disk().later(3600, lambda: pytest.fail("called off"))
    called_off()
    a_vault(tmp_path, 1).close()


def test_a_torn_end_is_told_without_promising_what_nobody_knows(tmp_path: Path) -> None:
    a_vault(tmp_path, 3).journal.release_without_closing()
    path = the_file(tmp_path)
    whole = path.read_bytes()
    acknowledged = whole[:-10]
    path.write_bytes(acknowledged)  # the third was told as saved; half of it is gone
    before = bytes_in(tmp_path)
    said = told_by_opening(tmp_path, read_only=True)
    assert set(said) == {"torn"}
    assert "kan mangle" in said["torn"]
    assert "ikke ændret" in said["torn"]
    assert bytes_in(tmp_path) == before
    said |= told_by_opening(tmp_path)
    assert "kan mangle" in said["torn"]
    assert "i behold" not in said["torn"]


def test_a_cut_that_the_anchor_knows_of_is_damage_torn_or_not(tmp_path: Path) -> None:
    store = a_vault(tmp_path, 3)
    old = the_file(tmp_path)
    first = old.read_bytes()
    store.compact()
    store.journal.release_without_closing()
    new = the_file(tmp_path)
    for data in (b"", new.read_bytes()[:700], bytes(9000)):
        new.write_bytes(data)
        old.write_bytes(first)  # the rename of the one before was lost in the same power cut
        before = bytes_in(tmp_path)
        with pytest.raises(VaultDamagedError):
            opened(tmp_path)
        assert bytes_in(tmp_path) == before
        said = told_by_opening(tmp_path, read_only=True)
        assert set(said) == {"rollback", "fell-back"}
        assert not any(ALL_IS_THERE in text for text in said.values())


def test_without_an_anchor_falling_back_promises_nothing(tmp_path: Path) -> None:
    for is_anchored in (True, False):
        home = tmp_path / str(is_anchored)
        store = a_vault(home, 2)
        store.journal.anchor.write()
        anchor = (home / "anchor.json").read_bytes()
        old = the_file(home)
        data = old.read_bytes()
        store.compact()
        store.journal.release_without_closing()
        new = the_file(home)
        new.write_bytes(new.read_bytes()[:700])
        old.write_bytes(data)
        (home / "anchor.json").write_bytes(anchor if is_anchored else b"")
        said = told_by_opening(home)
        assert set(said) == {"fell-back"}
        assert (ALL_IS_THERE in said["fell-back"]) is is_anchored


def test_an_old_file_under_a_newer_ones_name_is_no_vault_in_charge(tmp_path: Path) -> None:
    store = a_vault(tmp_path, 2)
    first = the_file(tmp_path).read_bytes()
    store.compact()
    store.commit([a_change(3)])
    store.close()
    for number in (2, 9):
        folder.path_of(tmp_path, number).write_bytes(first)
        (tmp_path / "anchor.json").unlink(missing_ok=True)  # whoever swaps files takes that too
        before = bytes_in(tmp_path)
        with pytest.raises(VaultDamagedError, match="et andet nummer"):
            opened(tmp_path)
        seen = opened(tmp_path, read_only=True)
        assert "et andet nummer" in told(seen)["damaged"]
        assert saved_in(seen) == [1, 2]
        assert bytes_in(tmp_path) == before


def newer_backup(home: Path) -> tuple[Backup, bytes]:
    """A vault put back as it was before its only backup."""
    store = a_vault(home, 2)
    early = the_file(home).read_bytes()
    store.commit([a_change(3)], [Row("drafts", "a", {"text": "x"})])
    made = make_backup(store.journal, NOW)
    store.close()
    the_file(home).write_bytes(early)
    return made, early


def test_a_backup_that_is_newer_is_told_at_once(tmp_path: Path) -> None:
    made, early = newer_backup(tmp_path)
    for left in (True, False):  # with an anchor and without
        for read_only in (True, False):
            said = told_by_opening(tmp_path, read_only=read_only)
            assert set(said) == {"backup-newer"}
            assert "tir 3. november 2026 kl. 10.42" in said["backup-newer"]
            assert ALL_IS_THERE not in said["backup-newer"]
        assert the_file(tmp_path).read_bytes() == early
        if left:
            (tmp_path / "anchor.json").unlink()
    again = put_back(tmp_path, made.path, KEY)
    assert saved_in(again) == [1, 2, 3]
    again.close()
    assert told_by_opening(tmp_path) == {}


def test_only_a_newer_backup_of_the_same_vault_is_told(tmp_path: Path) -> None:
    store = a_vault(tmp_path / "home", 1)
    place = folder_of(tmp_path / "home")
    other = a_vault(tmp_path / "other", 5)
    for n, journal in enumerate((other.journal, store.journal)):
        make_backup(journal, NOW + timedelta(n), place)
    (place / "vip2tui-20270101-000000.v2t").write_bytes(b"")
    (place / "vip2tui-20270102-000000.v2t").write_bytes(make_backup(other.journal, NOW, place)
                                                        .path.read_bytes()[:-1])  # fmt: skip
    store.commit([a_change(2)], [Row("drafts", "a", {})])
    store.commit(rows=[Row("drafts", "a", None)])
    late = make_backup(store.journal, NOW + timedelta(2), place)
    store.compact()
    store.close()
    assert told_by_opening(tmp_path / "home") == {}
    # What was put back from an older backup on purpose is not told for ever.
    early = place / "vip2tui-20261104-104207.v2t"
    put_back(tmp_path / "home", early, KEY).close()
    assert told_by_opening(tmp_path / "home") == {}
    # A backup under a former key says nothing that can be read.
    again = opened(tmp_path / "home")
    rekey.seal_anew(again.journal, bytes(32), (), tmp_path / "away")
    again.close()
    assert vault.open_with_key(tmp_path / "home", bytes(32)).notices == []
    assert late.path.exists()
