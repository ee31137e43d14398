"""The catalogue is an object: nothing in its modules is changed or kept for the whole process."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import vip2tui.catalogue

MODULES = sorted(Path(vip2tui.catalogue.__path__[0]).glob("*.py"))
CACHES = {"cache", "lru_cache", "cache_clear"}
CHANGES = {"add", "append", "clear", "extend", "insert", "pop", "remove", "setdefault", "update"}


def state(source: str) -> Iterator[str]:
    """Yield what a module keeps for the whole process, or changes in it."""
    tree = ast.parse(source)
    bound = {
        one.id
        for line in tree.body
        if isinstance(line, ast.Assign | ast.AnnAssign)
        for one in ast.walk(line)
        if isinstance(one, ast.Name) and isinstance(one.ctx, ast.Store)
    }
    for node in ast.walk(tree):
        match node:
            case ast.Global(names=names):
                yield f"global {', '.join(names)}"
            case ast.Name(id=name) | ast.Attribute(attr=name) if name in CACHES:
                yield name
            case ast.Call(func=ast.Attribute(value=ast.Name(id=name), attr=act)) if (
                name in bound and act in CHANGES
            ):
                yield f"{name}.{act}"
            case ast.Subscript(value=ast.Name(id=name), ctx=ast.Store()) if name in bound:
                yield f"{name}[…] ="


@pytest.mark.parametrize("module", MODULES, ids=lambda one: one.stem)
def test_a_module_of_the_catalogue_keeps_nothing(module: Path) -> None:
    assert list(state(module.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("def lay(x):\n    global LAID\n    LAID = x", "global LAID"),
        ("@cache\ndef one(): ...", "cache"),
        ("@functools.lru_cache(9)\ndef one(): ...", "lru_cache"),
        ("LAID = []\ndef lay(x): LAID.append(x)", "LAID.append"),
        ("LAID: dict = {}\ndef lay(x): LAID[x] = 1", "LAID[…] ="),
    ],
)
def test_a_module_that_keeps_something_is_found(line: str, found: str) -> None:
    assert found in list(state(line))
