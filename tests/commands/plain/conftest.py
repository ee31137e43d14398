"""The plain mode, played by typed lines."""

from __future__ import annotations

import io
import sys
from typing import TYPE_CHECKING

import pytest

from tests.commands.conftest import Done
from vip2tui import cli

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture
def plain(
    home: object, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Done]:
    """Type lines, and then the input ends."""

    def play(*lines: str, phrase: str = "") -> Done:
        from tests.commands.helpers import PHRASE

        assert home
        capsys.readouterr()
        monkeypatch.setenv("VIP2TUI_PASSPHRASE", phrase or PHRASE)
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{one}\n" for one in lines)))
        code = cli.run(["--plain"])
        monkeypatch.setenv("VIP2TUI_PASSPHRASE", phrase or PHRASE)
        monkeypatch.setattr(sys, "stdin", io.StringIO())
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        return Done(code, out, err)

    return play
