"""The bounds the house is kept within; `counting` says how each is counted."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

from tests.house import counting

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_no_two_modules_need_each_other() -> None:
    assert counting.circles() == []


def test_modules_are_small_enough_to_be_read_at_once() -> None:
    sizes = sorted(map(counting.lines, counting.modules().values()))
    assert statistics.median(sizes) <= 120
    assert sizes[len(sizes) * 9 // 10] <= 250


def test_no_screen_is_a_room_one_gets_lost_in() -> None:
    screens = [name for name in counting.modules() if name.startswith("screens.")]
    large = [name for name in screens if counting.lines(counting.modules()[name]) > 250]
    assert large == []


def test_what_stands_twice_is_not_growing() -> None:
    assert len(counting.repeated()) <= 12


def test_a_circle_is_seen_and_a_text_is_no_statement(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "vip2tui").mkdir()
    for name, code in {
        "a": '"""Text."""\nfrom vip2tui.b import x\n',
        "b": "def f():\n    from vip2tui import a\n    return a\n",
        "c": "from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    import vip2tui.a\n",
    }.items():
        (tmp_path / "vip2tui" / f"{name}.py").write_text(code, encoding="utf-8")
    monkeypatch.setattr(counting, "ROOT", tmp_path)
    assert counting.circles() == [("vip2tui.a", "vip2tui.b")]
    assert counting.statements(tmp_path / "vip2tui" / "a.py") == 1
