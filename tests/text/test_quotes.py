"""One kind of quotation marks in all a user reads: «x», never »x«, “x” or „x”."""

from __future__ import annotations

import ast
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[2]
OTHERS = {"safe.py", "wording.py"}
"""What reads the marks of others: it names them all."""
CODE = sorted(
    path
    for folder in ("vip2tui", "screens")
    for path in (ROOT / folder).rglob("*.py")
    if path.name not in OTHERS
)
WRITTEN = [*sorted((ROOT / "packages_data").rglob("*.json")), ROOT / "README.md"]
WRITTEN += [ROOT / "CHANGELOG.md"]


def strings(code: str) -> Iterator[str]:
    """Yield the strings of a module, what is put into them as one sign; without docstrings."""
    tree = ast.parse(code)
    within = {
        part for one in ast.walk(tree) if isinstance(one, ast.JoinedStr) for part in one.values
    }
    alone = {one.value for one in ast.walk(tree) if isinstance(one, ast.Expr)}
    for one in ast.walk(tree):
        if isinstance(one, ast.JoinedStr):
            parts = (part.value if isinstance(part, ast.Constant) else "x" for part in one.values)
            yield "".join(map(str, parts))
        elif (
            isinstance(one, ast.Constant)
            and isinstance(one.value, str)
            and one not in within | alone
        ):
            yield one.value


def wrong(text: str) -> bool:
    """Return whether marks of another kind stand in a text, or it closes what it did not open."""
    depth = 0
    for sign in text:
        depth += (sign == "«") - (sign == "»")
        if depth < 0 or sign in "“”„":
            return True
    return False


@pytest.mark.parametrize(
    ("text", "is_wrong"),
    [("«a» og «b»", False), ("»a«", True), ("a “b”", True), ("«a", False), ("«Behold «a»»", False)],
)
def test_what_is_wrong(text: str, *, is_wrong: bool) -> None:
    assert wrong(text) == is_wrong


def test_the_code_says_it_with_one_kind_of_marks() -> None:
    found = {
        f"{path.name}: {text}"
        for path in CODE
        for text in strings(path.read_text(encoding="utf-8"))
        if wrong(text) and text != "»"
    }
    assert found == set()


def test_so_do_the_files_that_are_read() -> None:
    found = {
        f"{path.name}: {part[:80]}"
        for path in WRITTEN
        for part in path.read_text(encoding="utf-8").split("\n\n")
        if wrong(part)
    }
    assert found == set()
