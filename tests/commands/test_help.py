"""What stands on the line: Danish throughout, quick, and without what a line does not need."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from pkgutil import walk_packages
from typing import TYPE_CHECKING

import click
import pytest

import vip2tui
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.commands.root import root
from vip2tui.commands.words import Code

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.commands.conftest import Done

HEAVY = (
    "textual",
    "rich",
    "pydantic",
    "cryptography",
    "tinydb",
    "orjson",
    "platformdirs",
    "screens",
)


def commands(group: click.Group = root, *before: str) -> Iterator[tuple[str, ...]]:
    context = click.Context(group)
    for name in group.list_commands(context):
        yield (*before, name)
        found = group.get_command(context, name)
        if isinstance(found, click.Group):
            yield from commands(found, *before, name)


def imported(code: str) -> set[str]:
    """The packages a clean interpreter has after some lines."""
    ask = f"{code}\nimport sys; print('\\n'.join({{name.split('.')[0] for name in sys.modules}}))"
    return set(said(ask).split())


def said(code: str) -> str:
    """What a clean interpreter prints."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout


def test_the_help_imports_nothing_heavy() -> None:
    code = "from vip2tui import cli; assert cli.run(['--help']) == 0"
    assert imported(code).isdisjoint(HEAVY)


def test_no_command_imports_the_screen() -> None:
    folders = ("vip2tui.commands.", "vip2tui.exchange.", "vip2tui.services.", "vip2tui.storage.")
    every = walk_packages(vip2tui.__path__, "vip2tui.")
    names = [one.name for one in every if one.name.startswith(folders)]
    assert len(names) > 100
    lines = [f"import {name}" for name in names]
    assert imported("\n".join(lines)).isdisjoint({"textual", "rich", "screens"})


def test_a_line_builds_only_what_it_reads_and_the_app_builds_all_beforehand() -> None:
    code = (
        "from vip2tui.services import house;"
        "from vip2tui.catalogue.package import Package;"
        "from vip2tui.domain.kinds.table import KINDS;"
        "models = [Package, *(one.model for one in KINDS.values())];"
        "print([m for m in models if m.__pydantic_complete__]); house.build();"
        "print([m for m in models if not m.__pydantic_complete__], len(models) > 10)"
    )
    assert said(code).split("\n")[:2] == ["[]", "[] True"]


def test_what_a_line_leaves_is_not_looked_through_on_its_way_out() -> None:
    code = (
        "import atexit, gc; from vip2tui.cli import main;"
        "atexit.register(lambda: print(gc.get_freeze_count() > 1000)); main(['--version'])"
    )
    assert said(code).split("\n")[1] == "True"


def test_the_catalogue_is_read_without_a_vault(vip: Callable[..., Done]) -> None:
    assert len(vip("package", "list", "--json").json) == 12
    assert vip("package", "show", "Kabel").out.startswith("Kabel- og ledningsarbejder")
    assert vip("package", "show", "kabel-ledning", "--json").json["id"] == "kabel-ledning"


ENGLISH = re.compile(
    r"\b(usage|options?|commands?|arguments?|show this|missing|error|invalid|required|default|"
    r"the|such|unexpected|extra|message|version|does not|did you)\b",
    re.IGNORECASE,
)
_OURS = re.compile(
    r"--[a-z-]+|VIP2TUI_\w+|mentor\|consultant\|office|«[^»]*»|vip2tui [a-z -]+|^  [a-z-]+  ",
    re.MULTILINE,
)
"""Options, names and the verbs as a list has them: the same in every language."""


@pytest.mark.parametrize("words", list(commands()), ids=" ".join)
def test_every_help_is_danish(words: tuple[str, ...], vip: Callable[..., Done]) -> None:
    done = vip(*words, "--help")
    assert done.code == 0
    assert done.err == ""
    assert done.out.startswith(f"Brug: vip2tui {' '.join(words)}")
    assert not ENGLISH.findall(_OURS.sub("", done.out))


WRONG = {
    "no verb": (
        ("citizen",),
        "Skriv også, hvad der skal ske: list, add, show, timeline, office, assign, withdraw",
    ),
    "no such command": (("citizn", "list"), "«citizn» findes ikke. Mente du «citizen»?"),
    "no such verb": (("citizen", "lst"), "«lst» findes ikke. Mente du «list»?"),
    "no such option": (("today", "--jsn"), "Valget «--jsn» findes ikke her. Mente du «--json»"),
    "missing option": (("citizen", "add"), "Der mangler --name."),
    "missing argument": (("citizen", "show"), "Der mangler BORGER."),
    "missing value": (("citizen", "add", "--name"), "Efter «--name» skal der stå noget mere."),
    "value to a flag": (("today", "--all=ja"), "«--all» skal stå alene"),
    "extra": (("today", "nu"), "mere, end kommandoen kan bruge: «nu»"),
    "role": (("init", "--name", "x", "--role", "chef"), "«chef» kendes ikke. Vælg mentor eller"),
    "day": (
        ("course", "start", "x", "--package", "y", "--start", "snart"),
        "«snart» er ikke en dag",
    ),
    "code": (("log", "add", "x", "--type", "brev", "--text", "y"), "«brev» kendes ikke. Vælg en"),
    "time": (("log", "add", "x", "--type", "note", "--text", "y", "--from", "9"), "både --from"),
    "minutes": (("round", "x", "--minutes", "længe"), "«længe» er ikke en tid"),
    "days": (("round", "x", "--days", "mange"), "mødte dage som 4/5"),
    "number": (("demo", "--citizens", "0"), "mellem 1 og 100000"),
    "nothing": ((), "her er ingen terminal"),
}


@pytest.mark.parametrize(("words", "said"), WRONG.values(), ids=WRONG)
def test_wrong_use_is_2_and_said_in_danish(
    words: tuple[str, ...], said: str, vip: Callable[..., Done]
) -> None:
    done = vip(*words)
    assert done.code == 2
    assert done.out == ""
    assert said in done.err
    assert not ENGLISH.findall(_OURS.sub("", done.err))


def test_the_version_is_told(vip: Callable[..., Done]) -> None:
    assert re.fullmatch(r"vip2tui \d+\.\d+\.\d+\S*\n", vip("--version").out)


def test_every_command_stands_in_the_manual() -> None:
    manual = (Path(__file__).parents[2] / "docs" / "brug" / "kommandolinjen.md").read_text(
        encoding="utf-8"
    )
    for words in commands():
        group = root.get_command(click.Context(root), words[0])
        if len(words) == 2 or not isinstance(group, click.Group):
            assert re.search(rf"`{words[0]}\b(?:[^|]|\\\|)*", manual), words
            assert words[-1] in manual, words


def test_the_help_says_what_each_code_is_called(vip: Callable[..., Done]) -> None:
    found = 0
    for words in commands():
        lists = [one.type.group for one in command(words).params if isinstance(one.type, Code)]
        told = " ".join(vip(*words, "--help").out.split()) if lists else ""
        for group in lists:
            found += 1
            for one in getattr(SHIPPED.codes(), group):
                assert f"{one.code} {one.name}" in told, (words, group)
    assert found >= 9


def command(words: tuple[str, ...]) -> click.Command:
    found: click.Command | None = root
    for word in words:
        assert isinstance(found, click.Group)
        found = found.get_command(click.Context(found), word)
    assert found is not None
    return found
