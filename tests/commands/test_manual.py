"""What docs/brug/kommandolinjen.md says one can try, works as it stands there."""

from __future__ import annotations

import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from tests.commands.conftest import Done

MANUAL = Path(__file__).parents[2] / "docs" / "brug" / "kommandolinjen.md"


WRITTEN = (
    ("citizen", "edit", "Amina", "--phone", "12345678"),
    ("course", "goal", "Amina", "M1", "i_gang"),
    ("checklist", "tick", "Amina", "m01"),
    ("card", "mark", "Amina", "roer", "3"),
    ("card", "take", "Amina", "roer"),
    ("card", "assess", "Amina", "--text", "Stabil"),
    ("card", "education", "Amina", "--name", "Kok"),
    ("card", "confirm", "Amina", "--whose", "workplace", "--name", "Lise"),
    ("card", "mark", "Amina", "kabel", "3"),
    ("log", "add", "Amina", "--type", "note", "--text", "Godt"),
)
"""So that what is listed has something in it."""
TOLD = (
    ("course", "show", "Amina"),
    ("course", "stairs", "Amina"),
    ("checklist", "show", "Amina", "--all"),
    ("card", "show", "Amina"),
    ("card", "draft", "Amina"),
    ("card", "version", "Amina"),
    ("card", "version", "Amina", "1"),
    ("log", "list", "Amina"),
    ("citizen", "list"),
    ("citizen", "show", "Amina"),
    ("today",),
)


def documented(words: Sequence[str]) -> set[str]:
    """Return what the manual names in a command's row, and in the rows it says it is like."""
    manual = MANUAL.read_text(encoding="utf-8").split("\n")
    name = " ".join(words[:2])
    here = [one for one in manual if re.match(rf"\| `{name}\b", one)]
    assert here, words
    named = {key for one in here for key in re.findall(r"`([a-z_]+)`", one)}
    for like in {key for one in here for key in re.findall(r"som ved `([a-z]+(?: [a-z]+)?)`", one)}:
        named |= documented(like.split())
    return named


def keys(told: object) -> set[str]:
    """Return every key of an answer, however deep."""
    if isinstance(told, dict):
        return set(told) | {key for one in told.values() for key in keys(one)}
    return {key for one in told for key in keys(one)} if isinstance(told, list) else set()


@pytest.mark.usefixtures("amina")
def test_every_key_that_programs_are_told_stands_in_the_manual(vip: Callable[..., Done]) -> None:
    for words in WRITTEN:
        vip(*words)
    missing = {}
    for words in TOLD:
        done = vip(*words, "--json")
        assert done.code == 0, (words, done.err)
        missing[words] = keys(done.json) - documented(words)
    assert not {words: gone for words, gone in missing.items() if gone}


def test_the_lines_to_try_are_run_as_they_stand(
    vip: Callable[..., Done], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    block = MANUAL.read_text(encoding="utf-8").split("## Prøv det")[1].split("```")[1]
    lines = [shlex.split(line) for line in block.strip().split("\n")[1:]]
    assert len(lines) > 5
    for words in lines:
        if words[0] == "export":
            name, _, value = words[1].partition("=")
            monkeypatch.setenv(name, value)
        else:
            assert words[0] == "vip2tui"
            done = vip(*words[1:])
            assert done.code == 0, (words, done.err)
    assert "Søren" in done.out
