"""A sign is drawn from the one table, so that it follows who sees other signs or none."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from tests.house import counting
from vip2tui.pictures.signs import FINE, PLAIN, SAMPLE

if TYPE_CHECKING:
    from collections.abc import Iterator

SIGNS = {sign for one in (*PLAIN, *FINE, SAMPLE) for sign in one if sign >= "\u2022"}
"""The signs of the table that are no letters, and no quotation marks either."""
MAY = {
    ("screens.look", "▄▌"): "the framework's own table of scroll bars, eight of each",
    ("screens.packages.compare", "─│"): "the lines of a table, as a stylesheet draws frames",
    ("screens.packages.quiz", "←→"): "what is printed on the keys that answer",
    ("screens.packages.own.own_package", "→"): "what is printed on the key that turns the page",
}
"""Who holds one of them nevertheless, and why."""
WHERE = ("screens.", "vip2tui.services.")


def drawn(source: str) -> Iterator[str]:
    """Yield the signs in the strings of a module, those that only explain it left out."""
    tree = ast.parse(source)
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield from SIGNS & set(node.value)


def test_no_sign_stands_outside_its_table() -> None:
    found = {}
    for name, path in counting.modules().items():
        if name.startswith(WHERE) and (signs := set(drawn(path.read_text(encoding="utf-8")))):
            found[name, "".join(sorted(signs))] = "?"
    assert found.keys() == MAY.keys()


@pytest.mark.parametrize(
    ("source", "signs"),
    [
        ('Row("x", "►   ")', {"►"}),
        ('T(f"{name} ► svar √")', {"►", "√"}),
        ('def f():\n    """Draws ►."""\n    return g("»")', set()),
        ('X = "fem – seks … «syv»"\n"""As ► does."""', set()),
        ("x = signs.go", set()),
    ],
)
def test_a_sign_is_found_where_it_would_be_drawn(source: str, signs: set[str]) -> None:
    assert set(drawn(source)) == signs
