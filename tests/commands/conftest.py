"""A command line that is run in this process, on a vault whose passphrase is cheap to try."""

from __future__ import annotations

import io
import json
import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from tests.commands.helpers import PHRASE, make_vault
from vip2tui import cli

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


@dataclass
class Done:
    """What a command came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@pytest.fixture(autouse=True)
def _own_places(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No test sees, or is seen by, anybody's real vault."""
    monkeypatch.setenv("VIP2TUI_HOME", str(tmp_path / "hjem"))
    monkeypatch.setenv("VIP2TUI_PASSPHRASE", PHRASE)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A mentor's vault."""
    make_vault(tmp_path / "hjem")
    return tmp_path / "hjem"


@pytest.fixture
def vip(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[..., Done]:
    """Run one line with no terminal anywhere."""
    monkeypatch.setattr(sys, "stdin", io.StringIO())

    def run(*args: str) -> Done:
        capsys.readouterr()
        phrase = os.environ.get("VIP2TUI_PASSPHRASE")
        code = cli.run(args)
        assert "VIP2TUI_PASSPHRASE" not in os.environ, "it leaves at once"
        if phrase is not None:  # the next line is another process
            monkeypatch.setenv("VIP2TUI_PASSPHRASE", phrase)
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return Done(code, out, err)

    return run


@pytest.fixture
def amina(home: Path, vip: Callable[..., Done]) -> str:
    """A citizen with a course."""
    citizen: str = vip("citizen", "add", "--name", "Amina Søgaard", "--json").json["id"]
    assert vip("course", "start", "Amina", "--package", "kabel", "--start", "-60",
               "--tovholder", "Tove Holm").code == 0  # fmt: skip
    return citizen
