"""Each mechanism is taken away in turn, and a check of the suite must then fail."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest

from tests.storage import faults
from vip2tui.storage import frames
from vip2tui.storage.journal import Journal

if TYPE_CHECKING:
    from pathlib import Path

FAILS = (AssertionError, pytest.fail.Exception)


def test_without_fsync_a_power_cut_loses(tmp_path: Path) -> None:
    class NeverSynced(faults.FaultyDisk):
        def fsync(self, fd: int) -> None:
            self.safe.setdefault(self.paths[fd], os.fstat(fd).st_size)  # the first only

    with pytest.raises(FAILS):
        faults.check_power_cuts(tmp_path, NeverSynced())


def test_without_the_chain_moved_frames_are_believed(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(frames, "bound", lambda *_: b"")
    with pytest.raises(FAILS):
        faults.check_moved_frames(tmp_path)


def test_with_only_the_head_bound_dropped_frames_are_believed(
    tmp_path: Path, monkeypatch: Any
) -> None:
    monkeypatch.setattr(frames, "bound", lambda file, raw, _before: file + raw[:5])
    with pytest.raises(FAILS):
        faults.check_moved_frames(tmp_path)


def test_without_the_checksum_half_a_head_is_taken_for_one(
    tmp_path: Path, monkeypatch: Any
) -> None:
    monkeypatch.setattr(frames, "checksum", lambda _: bytes(4))
    with pytest.raises(FAILS):
        faults.check_a_filled_tail(tmp_path, b"\x00")


def test_without_cutting_back_a_full_disk_ends_the_day(tmp_path: Path) -> None:
    class NeverCut(faults.FaultyDisk):
        def truncate(self, fd: int, size: int) -> None:
            pass

    with pytest.raises(FAILS):
        faults.check_a_full_disk(tmp_path, NeverCut())


def test_with_memory_first_it_shows_what_is_not_stored(tmp_path: Path, monkeypatch: Any) -> None:
    def memory_first(self: Journal, groups: Any) -> None:
        self.rows.apply(groups)
        self._keep(groups)

    monkeypatch.setattr(Journal, "append", memory_first)
    with pytest.raises(FAILS):
        faults.check_a_full_disk(tmp_path, faults.FaultyDisk())


def test_with_nothing_taken_away_the_same_checks_hold(tmp_path: Path) -> None:
    faults.check_power_cuts(tmp_path / "a", faults.FaultyDisk())
    faults.check_moved_frames(tmp_path / "b")
    faults.check_a_filled_tail(tmp_path / "c", b"\x00")
    faults.check_a_full_disk(tmp_path / "d", faults.FaultyDisk())
