"""What docs/brug says stands on the screen stands there, in words that are easy to read."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from screens import commands
from tests.catalogue.danish import lix
from tests.danish import forbidden_in

ROOT = Path(__file__).parents[2]
_NAMES = ("foerste-gang", "maaling", "startfil", "windows")
PAGES = [ROOT / "docs" / "brug" / f"{name}.md" for name in _NAMES]
TYPED_KEYS = {"Enter", "Esc", "Ctrl+S"}
"""Keys of every field and page, which are no command of the menu's."""
MOST_LIX = 35


@cache
def said() -> str:
    """Return every text of the program's code and data."""
    texts: list[str] = []
    for path in [*(ROOT / "screens").rglob("*.py"), *(ROOT / "vip2tui").rglob("*.py")]:
        nodes = ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        constants = (node.value for node in nodes if isinstance(node, ast.Constant))
        texts += [one for one in constants if isinstance(one, str)]
    texts += [path.read_text(encoding="utf-8") for path in (ROOT / "packages_data").rglob("*.json")]
    texts.append((ROOT / "tools" / "windows" / "start.cmd").read_text(encoding="utf-8"))
    return " ".join(" ".join(texts).split())


def page_text(page: Path) -> str:
    return " ".join(page.read_text(encoding="utf-8").split())


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_what_is_quoted_is_said_by_the_program(page: Path) -> None:
    quoted = re.findall("«([^«»]*)»", page_text(page))
    assert quoted
    assert [one for one in quoted if one not in said()] == []


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_each_key_is_one(page: Path) -> None:
    named = set(re.findall(r"\b(F\d{1,2}|Ctrl\+\w|Esc|Enter)\b", page_text(page)))
    known = {one.shown for one in (*commands.every(), commands.MENU)} | TYPED_KEYS
    assert named
    assert named <= known


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_it_is_easy_to_read_and_says_no_word_that_stands_nowhere(page: Path) -> None:
    text = re.sub(r"```.*?```|[#*`|]", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    assert lix(text) <= MOST_LIX
    assert not forbidden_in(text)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_one_is_led_to_it(page: Path) -> None:
    assert f"docs/brug/{page.name}" in (ROOT / "README.md").read_text(encoding="utf-8")
    assert f"({page.name})" in (page.parent / "demo.md").read_text(encoding="utf-8")
