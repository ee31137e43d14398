"""The table of Wine's gaps names tests that are there, each with its reason."""

from __future__ import annotations

import re
from fnmatch import filter as matching
from pathlib import Path
from typing import TYPE_CHECKING

from tests.windows import counting

if TYPE_CHECKING:
    import pytest

ROOT = Path(__file__).parents[2]


def named_by(pattern: str) -> list[str]:
    """The test functions that a line's pattern meets."""
    path, _, name = pattern.partition("::")
    text = (ROOT / path).read_text(encoding="utf-8")
    functions = re.findall(r"^(?:async )?def (test_\w+)", text, re.MULTILINE)
    return matching(functions, name.partition("[")[0])


def test_each_gap_names_a_test_and_says_why() -> None:
    for gap in counting.GAPS:
        assert named_by(gap["test"]), gap
        assert len(gap["why"]) > 20, gap
        assert gap.keys() <= {"test", "why", "now_and_then", "hangs"}, gap


def test_a_name_in_brackets_is_meant_as_it_is_written(monkeypatch: pytest.MonkeyPatch) -> None:
    gap = {"test": "tests/a.py::test_b[c/*", "why": "…"}
    monkeypatch.setattr(counting, "GAPS", [gap])
    assert counting.gap_of("tests/a.py::test_b[c/d.txt]") == gap
    assert counting.gap_of("tests/a.py::test_b[d]") is None
    assert counting.gap_of("tests/a.py::test_bc") is None
