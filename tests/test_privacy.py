"""No picture of the memory, and no passphrase in the environment, whatever is started and how."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from vip2tui.base import privacy

LOOK = """
import os, sys, subprocess
from vip2tui import cli
from vip2tui.commands.vault import opening
from vip2tui.commands import root
seen = []
def look(*_):
    child = [sys.executable, "-c", "import os; print(os.environ.get('VIP2TUI_PASSPHRASE'))"]
    seen.append(os.environ.get("VIP2TUI_PASSPHRASE"))
    seen.append(subprocess.run(child, capture_output=True, text=True).stdout.strip())
    if sys.platform == "linux":
        import resource
        seen.append(resource.getrlimit(resource.RLIMIT_CORE))
    return 0
opening.has_screen = lambda: True
opening.show = root.run = look
cli.run(WORDS)
print(seen)
"""


@pytest.mark.parametrize("words", [[], ["today"], ["--help"]])
def test_the_passphrase_leaves_the_environment_before_anything_else(words: list[str]) -> None:
    done = subprocess.run(
        [sys.executable, "-c", LOOK.replace("WORDS", repr(words))],
        env={**os.environ, "VIP2TUI_PASSPHRASE": "hemmelig"},
        capture_output=True,
        text=True,
        check=True,
    )
    limits = ", (0, 0)" if sys.platform == "linux" else ""
    assert done.stdout.strip() == f"[None, 'None'{limits}]"


@pytest.mark.skipif(sys.platform != "linux", reason="asks Linux")
def test_linux_hands_nobody_a_picture_of_the_memory() -> None:
    line = (
        "from vip2tui.base import privacy; privacy.begin(); privacy.no_picture(); import ctypes;"
        "print(ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"
    )
    done = subprocess.run([sys.executable, "-c", line], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "0"


def test_windows_leaves_the_program_out_of_its_reports() -> None:
    asked: list[Any] = []
    wer = SimpleNamespace(WerAddExcludedApplication=lambda *given: asked.append(given))
    privacy.no_picture("win32", wer)
    assert asked == [(Path(sys.executable).name, 0)]


@pytest.mark.parametrize("platform", ["linux", "win32", "darwin", "elsewhere"])
def test_a_system_that_refuses_stops_nobody(platform: str) -> None:
    privacy.no_picture(platform, SimpleNamespace())


def test_every_way_in_begins_so() -> None:
    """Whoever starts a process goes through `cli.run`: the script, ``-m`` and a restart."""
    root = Path(privacy.__file__).parents[1]
    starts = {
        path.name
        for path in root.rglob("*.py")
        if '__name__ == "__main__"' in path.read_text(encoding="utf-8")
    }
    assert starts == {"cli.py", "rescue.py"}  # rescue.py stands alone and reads no environment
