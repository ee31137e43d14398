"""Files that were cut, filled, flipped or shuffled: recovered and told, or damaged and told."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.storage import faults
from tests.storage.helpers import a_change, a_vault, opened, saved_in, the_file
from vip2tui.storage.errors import VaultError

if TYPE_CHECKING:
    from pathlib import Path


def test_a_cut_at_every_byte_of_a_file(tmp_path: Path) -> None:
    faults.check_a_cut_anywhere(tmp_path, 3)


@pytest.mark.parametrize("filling", [b"\x00", b"\xff"])
def test_a_tail_of_the_right_length_that_never_reached_the_disk(
    tmp_path: Path, filling: bytes
) -> None:
    faults.check_a_filled_tail(tmp_path, filling)


def test_frames_swapped_dropped_or_doubled(tmp_path: Path) -> None:
    faults.check_moved_frames(tmp_path)


def test_a_frame_from_another_file_of_the_same_vault(tmp_path: Path) -> None:
    store = a_vault(tmp_path, 2)
    old = the_file(tmp_path).read_bytes()
    store.compact()
    store.commit([a_change(3)])
    store.commit([a_change(4)])
    store.journal.release_without_closing()
    path = the_file(tmp_path)
    data = path.read_bytes()
    foreign = old[slice(*faults.heads(old)[-3:-1])]
    at = faults.heads(data)[-3]
    faults.put(tmp_path, path, data[:at] + faults.renumbered(foreign, 2) + data[at:])
    assert faults.look(tmp_path) == "damaged"


@pytest.mark.parametrize("part", range(4))
def test_a_flipped_bit_at_every_byte_is_never_silent(tmp_path: Path, part: int) -> None:
    store = a_vault(tmp_path, 2)
    store.compact()
    store.commit([a_change(3)])
    store.commit([a_change(4)])
    store.journal.release_without_closing()
    path = the_file(tmp_path)
    data = path.read_bytes()
    last = faults.heads(data)[-2]
    for at in range(part, len(data), 4):
        flipped = bytearray(data)
        flipped[at] ^= 1 << at % 8
        faults.put(tmp_path, path, bytes(flipped))
        found = look_at_any_error(tmp_path)
        if at >= last:
            assert found == ([1, 2, 3], {"torn"}), at
            assert [p.read_bytes() for p in tmp_path.glob("torn-*")] == [bytes(flipped[last:])]
        else:
            assert isinstance(found, str), at
            assert path.read_bytes() == flipped


def look_at_any_error(home: Path) -> object:
    try:
        return faults.look(home)
    except VaultError as error:
        return str(error)


def test_read_only_shows_all_that_is_sound(tmp_path: Path) -> None:
    a_vault(tmp_path, 6).close()
    path = the_file(tmp_path)
    data = bytearray(path.read_bytes())
    data[faults.heads(bytes(data))[3] + 50] ^= 1
    path.write_bytes(data)
    store = opened(tmp_path, read_only=True)
    assert saved_in(store) == [1, 2, 4, 5, 6]
    assert "damaged" in {notice.kind for notice in store.notices}
    assert not store.verify().ok
    store.close()
    assert path.read_bytes() == data


def test_a_half_compaction_leaves_the_old_file_in_charge(tmp_path: Path) -> None:
    store = a_vault(tmp_path, 3)
    old = the_file(tmp_path)
    store.compact()
    store.journal.release_without_closing()
    new = the_file(tmp_path)
    whole = new.read_bytes()
    before = (tmp_path / (old.name + ".bak")).read_bytes()
    for cut in range(0, len(whole), 3):
        # No anchor names the new file: it is written when that one is in charge.
        for left in [*tmp_path.glob("vault-*"), *tmp_path.glob("anchor.json")]:
            left.unlink()
        old.write_bytes(before)
        new.write_bytes(whole[:cut])
        assert faults.look(tmp_path) == ([1, 2, 3], {"fell-back"}), cut
        assert (tmp_path / (new.name + ".partial")).read_bytes() == whole[:cut]
    old.write_bytes(before)
    new.write_bytes(whole)
    assert faults.look(tmp_path) == ([1, 2, 3], set())
    assert not old.exists()


def test_a_rotten_newest_file_that_was_in_charge_is_not_passed_over(tmp_path: Path) -> None:
    store = a_vault(tmp_path, 3)
    old = the_file(tmp_path)
    copy = old.read_bytes()
    store.compact()
    store.commit([a_change(4)])
    store.close()
    new = the_file(tmp_path)
    old.write_bytes(copy)
    for at in (0, 9, 14, 40, 200, 500):
        data = bytearray(new.read_bytes())
        data[at] ^= 4
        new.write_bytes(data)
        assert isinstance(look_at_any_error(tmp_path), str), at
        data[at] ^= 4
        new.write_bytes(data)
    assert faults.look(tmp_path) == ([1, 2, 3, 4], set())


def test_a_copy_put_back_is_noticed(tmp_path: Path) -> None:
    store = a_vault(tmp_path, 2)
    early = the_file(tmp_path).read_bytes()
    store.commit([a_change(3)])
    store.close()
    path = the_file(tmp_path)
    late = path.read_bytes()
    path.write_bytes(early)
    store = opened(tmp_path, read_only=True)
    assert {notice.kind for notice in store.notices} == {"rollback"}
    path.write_bytes(late)
    store = opened(tmp_path)
    assert store.notices == []
    store.close()


def test_an_older_generation_put_back_is_noticed(tmp_path: Path) -> None:
    store = a_vault(tmp_path, 2)
    old = the_file(tmp_path)
    store.compact()
    store.close()
    the_file(tmp_path).unlink()
    (tmp_path / (old.name + ".bak")).rename(old)
    assert faults.look(tmp_path) == ([1, 2], {"rollback"})
