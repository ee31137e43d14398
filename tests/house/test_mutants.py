"""The wrong changes of the mutation gate are wrong, small and each in one place."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from tests.house.mutants import mutants
from tests.house.mutating import FOLDERS, ROOT, drawn

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = '''"""A text."""
def of(a, b: int = 1) -> bool:
    """Another."""
    if a < b and not a:
        raise ValueError("no")
    print(a.strip())
    return max(a, b + 2)
'''
WRONG = {
    "a <= b and": "< -> <=", "a < b or": "and -> or", "b and (a):": "not a -> (a)",
    "        pass\n    print": 'raise ValueError("no") -> pass',
    "    pass\n    return": "print(a.strip()) -> pass", "print((a))": "a.strip() -> (a)",
    "return None": "max(a, b + 2) -> None", "min(a": "max -> min", "b - 2": "+ -> -",
    "b + 3": "2 -> 3",
}  # fmt: skip


def test_each_is_one_small_wrong_change(tmp_path: Path) -> None:
    path = tmp_path / "x.py"
    path.write_text(SOURCE, encoding="utf-8")
    found = {one.what: one.written(SOURCE.encode()).decode() for one in mutants(path)}
    assert found.keys() == set(WRONG.values())
    for piece, what in WRONG.items():
        assert piece in found[what]
        ast.parse(found[what])


@pytest.mark.parametrize("folder", FOLDERS)
def test_every_one_of_the_product_can_be_run(folder: str) -> None:
    for path in sorted((ROOT / "vip2tui" / folder).rglob("*.py")):
        source = path.read_bytes()
        for one in [*mutants(path)][::9]:
            ast.parse(one.written(source))


def test_the_same_are_drawn_each_time() -> None:
    assert drawn(20, 7) == drawn(20, 7)
    assert drawn(20, 7) != drawn(20, 8)
