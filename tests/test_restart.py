"""Where the window belongs to a process, a parent without keys starts the program again."""

import sys
from pathlib import Path
from typing import Any

import pytest

from vip2tui.base import restart


def test_a_parent_starts_the_program_again_as_often_as_it_is_locked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("VIP2TUI_PASSPHRASE", "hemmelig")
    codes = [restart.LOCKED, restart.LOCKED, 3]
    seen: list[dict[str, str]] = []

    def run(_: list[str], *, env: dict[str, Any]) -> int:
        seen.append(env)
        return codes.pop(0)

    assert restart.under_parent(Path("hjem"), run=run) == 3
    assert [restart.LOCKED_VARIABLE in env for env in seen] == [False, True, True]
    for env in seen:
        assert env["VIP2TUI_HOME"] == "hjem"
        assert env[restart.INNER_VARIABLE] == "1"
        assert "VIP2TUI_PASSPHRASE" not in env


def test_only_windows_needs_the_parent_and_only_once(monkeypatch: pytest.MonkeyPatch) -> None:
    assert restart.needs_parent("win32")
    assert not restart.needs_parent("linux")
    monkeypatch.setenv(restart.INNER_VARIABLE, "1")
    assert not restart.needs_parent("win32")
    assert restart.again(Path("hjem"), platform="win32") == restart.LOCKED


def test_the_fresh_one_is_told_where_python_keeps_what_it_compiles(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(sys, "pycache_prefix", "C:\\Bruger & co\\vip2tui-cache")
    assert "pycache_prefix=C:\\Bruger & co\\vip2tui-cache" in restart.fresh()
    monkeypatch.setattr(sys, "pycache_prefix", None)
    assert not any("pycache_prefix" in one for one in restart.fresh())
    assert restart.fresh()[-2:] == ["-m", "vip2tui"]
