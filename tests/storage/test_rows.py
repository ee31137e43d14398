"""A frame is cut into changes when its case is asked for, and nobody can tell."""

from __future__ import annotations

import json
import struct
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.storage.helpers import a_change, a_vault, opened
from vip2tui.storage.disk import Disk
from vip2tui.storage.header import MAX_BYTES
from vip2tui.storage.layout import Group, Uncut, pack, unpack
from vip2tui.storage.rows import CHANGES, Rows

CASES = [f"sag{number}" for number in range(30)]


@pytest.fixture
def cut(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many changes each frame's piece gave when it was cut."""
    told: list[int] = []
    plain = Uncut.cut

    def noted(some: Uncut) -> object:
        told.append(len(some.numbers))
        return plain(some)

    monkeypatch.setattr(Uncut, "cut", noted)
    return told


@pytest.mark.parametrize("compacted", [False, True])
def test_opening_and_a_note_cut_the_one_case(
    tmp_path: Path, cut: list[int], *, compacted: bool
) -> None:
    store = a_vault(tmp_path / "vault")
    for n in (1, 2):
        for case in CASES:
            store.commit([a_change(n, case)])
    if compacted:
        store.compact()
    store.close()
    cut.clear()
    store = opened(tmp_path / "vault")
    assert cut == []
    assert len(store.cases()) == len(CASES)
    assert store.journal.rows.counts() == {CHANGES: 2 * len(CASES)}
    assert [change.place[2] for change in store.changes("sag7")] == [1, 2]
    store.commit([a_change(3, "sag7")])
    assert store.has("w1.sag7.3")
    assert sum(cut) == 2
    last = [change.place[1:] for change in islice(store.newest(), 2)]
    assert last == [("sag7", 3), ("sag29", 2)]
    assert sum(cut) == 4


def test_opening_reads_one_generation_and_of_the_earlier_ones_their_heads(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home = tmp_path / "vault"
    store = a_vault(home)
    for n in (1, 2, 3):
        store.commit([a_change(n, text="x" * 50_000)])
        store.compact()
    store.close()
    earlier = list(home.glob("*.bak"))
    (home / "vault-00000009.v2t.partial").write_bytes(earlier[0].read_bytes())
    taken: dict[str, int] = {}

    class Counting(Disk):
        def read(self, path: Path) -> bytes:
            return noted(path, super().read(path))

        def read_head(self, path: Path, size: int) -> bytes:
            return noted(path, super().read_head(path, size))

    def noted(path: Path, data: bytes) -> bytes:
        taken[path.name] = taken.get(path.name, 0) + len(data)
        return data

    plain = Path.read_bytes
    monkeypatch.setattr(Path, "read_bytes", lambda path: noted(path, plain(path)))
    opened(home, disk=Counting()).close()
    (newest,) = home.glob("*.v2t")
    assert len(earlier) == 3
    assert taken.pop(newest.name) < 2 * newest.stat().st_size
    assert {path.name for path in earlier} <= taken.keys()
    assert max(taken.values()) <= MAX_BYTES


def test_looking_for_a_text_cuts_nothing(tmp_path: Path, cut: list[int]) -> None:
    store = a_vault(tmp_path / "vault")
    for case in CASES:
        store.commit([a_change(n, case, text=f"{case}!{n}") for n in (1, 2)])
    store.close()
    cut.clear()
    store = opened(tmp_path / "vault")
    assert [change.set["text"] for change in store.holding("sag7!")] == ["sag7!1", "sag7!2"]
    assert [change.set["text"] for change in store.holding("!2")] == [f"{one}!2" for one in CASES]
    assert list(store.holding('}{"action"')) == []
    assert cut == []


def frames() -> st.SearchStrategy[list[list[Group]]]:
    """Frames as they are written: numbers that grow, rows removed or put in their own place."""
    step = st.tuples(st.sampled_from("abc"), st.integers(1, 3), st.sampled_from("nnnrd"))
    return st.lists(st.lists(step, min_size=1, max_size=3), max_size=12).map(_written)


def _written(steps: list[list[tuple[str, int, str]]]) -> list[list[Group]]:
    newest, stored, written = 0, dict[str, list[int]](), []
    for frame in steps:
        groups = []
        for case, count, what in frame:
            known = stored.setdefault(case, [])
            if what == "n" or not known:
                numbers = list(range(newest + 1, newest + 1 + count))
                newest += count
                known.extend(numbers)
            else:
                numbers = known[:count]
            rows = [f"{case}{n}{what}{len(written)}".encode() for n in numbers]
            gone = what == "d" and numbers == known[:count] and numbers[-1] != newest
            if gone:
                stored[case] = known[count:]
            groups.append(Group(CHANGES, case, numbers, [None] * len(rows) if gone else rows))  # type: ignore[list-item]
        written.append(groups)
    return written


@given(frames(), st.data())
def test_cut_late_or_at_once_the_rows_are_the_same(
    written: list[list[Group]], data: st.DataObject
) -> None:
    late, at_once = Rows(), Rows()
    for groups in written:
        late.load(pack(groups))
        at_once.apply(groups)
        if data.draw(st.booleans()):
            late.lines(data.draw(st.sampled_from("abc")))
    assert late.counts() == at_once.counts()
    assert late.cases == at_once.cases
    assert late.newest == at_once.newest
    assert sorted(late.holding(b"r")) == sorted(at_once.holding(b"r"))
    assert list(late.copy().chunks()) == list(at_once.chunks())
    for one in (rest := [late.copy(), at_once.copy()]):
        one.apply([one.removal("a")])
    assert rest[0].tables == rest[1].tables
    twin = late.copy()
    for case in "abc":
        assert late.lines(case) == at_once.lines(case)
    assert twin.tables == late.tables == at_once.tables


@pytest.mark.parametrize(
    ("head", "rows"),
    [
        ([["changes", "a", [1, 2], [2]]], b"{}"),
        ([["changes", "a", [1], [2, 2]]], b"{}{}"),
        ([["changes", "a", [], []]], b""),
        ([["changes", "a", [1], [2]]], b"{}x"),
        ([["changes", "a", [1], [3]]], b"{}"),
    ],
    ids=["a number more", "a length more", "no row", "bytes more", "bytes less"],
)
def test_a_frame_whose_head_does_not_fit_its_rows_is_none(head: list[Any], rows: bytes) -> None:
    said = json.dumps(head).encode()
    with pytest.raises(ValueError):
        list(unpack(struct.pack("<I", len(said)) + said + rows))


def test_a_frame_says_every_row_and_which_are_gone() -> None:
    groups = [Group("changes", "a", [1, 2], [b"{}", b"[1]"]), Group("drafts", "", [7], [None])]
    assert [(table, label, some.mixed()) for table, label, some in unpack(pack(groups))] == [
        ("changes", "a", [b"{}", b"[1]"]), ("drafts", "", [None]),
    ]  # fmt: skip
