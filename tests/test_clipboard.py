"""The system's clipboard: what is ours is taken back, what somebody else put there stays."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from tests.systems import posix_only
from vip2tui.base.clipboard import SystemClipboard

pytestmark = posix_only("scripts stand for the programs")


@pytest.fixture
def lies(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the file that stands for the clipboard, with two programs that use it."""
    held = tmp_path / "held"
    for name, does in (("wl-copy", f'cat > "{held}"'), ("wl-paste", f'cat "{held}"')):
        program = tmp_path / name
        program.write_text(f"#!/bin/sh\n{does}\n", encoding="utf-8")
        program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setenv("PATH", f"{tmp_path}:/usr/bin:/bin")
    return held


def test_what_lies_there_still_is_taken_back(lies: Path) -> None:
    clipboard = SystemClipboard()
    assert clipboard.put("æøå «x [/] y»\n漢字")
    assert lies.read_text(encoding="utf-8") == "æøå «x [/] y»\n漢字"
    clipboard.take_back("æøå «x [/] y»\n漢字")
    assert lies.read_text(encoding="utf-8") == ""


def test_what_somebody_else_put_there_stays(lies: Path) -> None:
    clipboard = SystemClipboard()
    clipboard.put("vores")
    lies.write_text("en andens", encoding="utf-8")
    clipboard.take_back("vores")
    assert lies.read_text(encoding="utf-8") == "en andens"


def test_where_there_is_none_it_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    clipboard = SystemClipboard()
    assert not clipboard.put("x")
    clipboard.take_back("x")
