"""Locking: the process that held the keys is gone, and what was typed is there again."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.stories.helpers import PHRASE, made, notes, unlock
from tests.stories.test_first_day import do
from tests.terminal import Terminal

if not sys.platform.startswith("linux"):
    pytest.skip("reads memory as Linux shows it", allow_module_level=True)

SECRETS = (PHRASE, "Søren Ærø", "hemmeligtnotat")


def in_memory(pid: int) -> set[str]:
    """Return which of the secrets stand in a process's memory."""
    found: set[str] = set()
    try:
        maps = Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines()
        memory = Path(f"/proc/{pid}/mem").open("rb", 0)  # noqa: SIM115 - closed below
    except PermissionError:
        pytest.skip("no right to read a process's memory here")
    with memory:
        for line in maps:
            place, rights = line.split()[:2]
            if "r" not in rights or "[v" in line:
                continue
            start, end = (int(part, 16) for part in place.split("-"))
            try:
                memory.seek(start)
                data = memory.read(end - start)
            except (OSError, ValueError, OverflowError):
                continue
            found |= {one for one in SECRETS if one.encode() in data}
    return found


def family(pid: int) -> list[int]:
    """Return a process and its children."""
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
    return [pid, *(one for child in children for one in family(int(child)))]


def test_after_locking_no_process_knows_a_secret_and_the_draft_is_there(tmp_path: Path) -> None:
    home = made(tmp_path / "hjem")
    with Terminal(home=home) as terminal:
        unlock(terminal)
        do(terminal, "f6", "hemmeligtnotat fra mødet")
        assert in_memory(terminal.process.pid) == set(SECRETS), "the test can see them"
        terminal.press("ctrl+l")
        terminal.until("Programmet er låst, og det, du var i gang med, er gemt.")
        assert "Søren" not in terminal.settle()
        for pid in family(terminal.process.pid):
            assert in_memory(pid) == set()
        unlock(terminal)
        do(terminal, "f6")
        terminal.until("hemmeligtnotat fra mødet")
        do(terminal, "ctrl+s")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
    assert notes(home) == ["hemmeligtnotat fra mødet"]


def test_what_stands_in_a_question_is_there_after_locking(tmp_path: Path) -> None:
    with Terminal(home=made(tmp_path / "hjem")) as terminal:
        unlock(terminal)
        do(terminal, "ctrl+n", "Amina Has", "ctrl+l")
        terminal.until("Programmet er låst")
        unlock(terminal)
        assert "Amina Has" in do(terminal, "ctrl+n")


def test_a_terminal_without_a_second_screen_keeps_nobodys_name(tmp_path: Path) -> None:
    home = made(tmp_path / "hjem")
    with Terminal(home=home) as terminal:
        unlock(terminal)
        assert "Søren" in terminal.settle()
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
        # pyte has no second screen either; of the order that ends Kitty's keys it draws the «u».
        assert terminal.settle().strip().strip("u") == ""
        assert b"Traceback" not in terminal.raw
