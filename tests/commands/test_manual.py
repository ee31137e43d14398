"""What docs/brug/kommandolinjen.md says one can try, works as it stands there."""

from __future__ import annotations

import shlex
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from tests.commands.conftest import Done

MANUAL = Path(__file__).parents[2] / "docs" / "brug" / "kommandolinjen.md"


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
