"""What a worker is given is not written down: the framework keeps a text of its arguments."""

from __future__ import annotations

import ast
from pathlib import Path

ROOT = Path(__file__).parents[2]


def told(source: str) -> list[str]:
    """The workers of a module that take something and let it be described."""
    found = []
    for one in ast.walk(ast.parse(source)):
        if isinstance(one, ast.FunctionDef | ast.AsyncFunctionDef):
            args = one.args
            takes = len(args.posonlyargs + args.args + args.kwonlyargs) > 1
            if takes or args.vararg or args.kwarg:
                found += [one.name for how in one.decorator_list if _tells(how)]
    return found


def _tells(how: ast.expr) -> bool:
    call = how if isinstance(how, ast.Call) else None
    name = call.func if call else how
    if not isinstance(name, ast.Name | ast.Attribute) or ast.unparse(name).split(".")[-1] != "work":
        return False
    given = {one.arg: ast.unparse(one.value) for one in call.keywords} if call else {}
    return given.get("description") != "''"


def test_no_passphrase_or_name_stands_in_the_description_of_a_worker() -> None:
    modules = [path for folder in ("screens", "vip2tui") for path in (ROOT / folder).rglob("*.py")]
    found = {
        str(path.relative_to(ROOT)): names
        for path in modules
        if (names := told(path.read_text(encoding="utf-8")))
    }
    assert found == {}
    assert sum("@work(" in path.read_text(encoding="utf-8") for path in modules) > 10


def test_the_check_sees_each_way_to_write_one() -> None:
    assert told("@work\ndef a(self, x): ...") == ["a"]
    assert told("@work(thread=True)\ndef a(self, *, x): ...") == ["a"]
    assert told("@textual.work(description=None)\nasync def a(self, *x): ...") == ["a"]
    assert told('@work(description="")\ndef a(self, x): ...') == []
    assert told("@work(thread=True)\ndef a(self): ...") == []
