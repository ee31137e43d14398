"""What docs/brug/tilgaengelighed.md promises is there to be used."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import click
import pytest

from tests.danish import forbidden_in
from vip2tui.commands.root import root
from vip2tui.domain.settings import SETTINGS

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.commands.conftest import Done

PAGE = Path(__file__).parents[3] / "docs" / "brug" / "tilgaengelighed.md"
TEXT = PAGE.read_text(encoding="utf-8")
LINES = sorted(set(re.findall(r"`(vip2tui [^`]*)`", TEXT)))


@pytest.mark.parametrize("line", LINES)
def test_each_command_of_the_page_is_one(line: str) -> None:
    words = shlex.split(line)[1:]
    group: click.Command = root
    while isinstance(group, click.Group) and words and not words[0].startswith("--"):
        name = words.pop(0)
        found = group.get_command(click.Context(group), name)
        assert found is not None, line
        group = found
    options = {name for param in group.get_params(click.Context(group)) for name in param.opts}
    assert {one for one in words if one.startswith("--")} <= options
    if line.startswith("vip2tui setting set"):
        SETTINGS[words[0]].read(words[1])


def test_each_task_of_the_page_is_asked_by_number(home: Path, plain: Callable[..., Done]) -> None:
    assert home
    tasks = re.findall(r"^\| [^|]+ \| ([^|–]+) \| `vip2tui", TEXT, re.MULTILINE)
    heard = plain("8").out
    assert len(tasks) == 7
    for one in tasks:
        assert f". {one}\n" in heard


def test_the_page_is_in_the_words_of_the_screen() -> None:
    assert not forbidden_in(re.sub(r"`[^`]*`", "", TEXT))
