"""The watch over open files bites, and only the one home for names gives and takes them."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from tests import open_files
from vip2tui.base import patience

ROOT = Path(__file__).parent.parent
_GOING = {"unlink", "rmdir", "removedirs", "rename", "renames", "rmtree"}
_HANDING_ON = {"patience", "disk", "self", "service"}
"""The one place, the disk that asks it, and a service that names steps anew."""

linux = pytest.mark.skipif(
    not open_files._OPEN.is_dir(), reason="only Linux lists what a process has open"
)


@linux
def test_what_is_open_gets_no_name_and_loses_none(tmp_path: Path) -> None:
    old, new = tmp_path / "gammel", tmp_path / "ny"
    for one in (old, new):
        one.write_bytes(b"x")
        with one.open("rb"):
            with pytest.raises(AssertionError, match="open"):
                patience.unlink(one)
            with pytest.raises(AssertionError, match="open"):
                patience.replace(old, new)
    patience.replace(old, new)
    patience.unlink(new)
    patience.unlink(new)
    assert list(tmp_path.iterdir()) == []


def going(source: str) -> list[str]:
    """The calls in a module that take a file away or give it a name, but those that hand it on."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        name, owner = node.func.attr, ast.unparse(node.func.value)
        is_one = name in _GOING or (name == "replace" and len(node.args) == 1 and not node.keywords)
        is_asked = owner in {"os", "shutil"} and name in {"remove", "replace", "move"}
        if (is_one or is_asked) and owner.rpartition(".")[2] not in _HANDING_ON:
            found.append(f"{node.lineno}: {ast.unparse(node)}")
    return found


def test_only_one_place_takes_files_away_and_gives_them_names() -> None:
    product = [*(ROOT / "vip2tui").rglob("*.py"), *(ROOT / "screens").rglob("*.py")]
    names = {path.relative_to(ROOT).as_posix(): path for path in product}
    found = {name for name, path in names.items() if going(path.read_text(encoding="utf-8"))}
    assert found == {"vip2tui/base/patience.py"}


@pytest.mark.parametrize(
    "line", ["path.unlink()", "fresh.replace(path)", "os.replace(a, b)", "shutil.rmtree(a)"]
)
def test_the_check_sees_one_that_takes_away(line: str) -> None:
    assert going(line)
