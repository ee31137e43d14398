"""Ended from outside: as Ctrl+Q. The draft is kept, the backup made, the terminal as it was."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest

from tests.stories.helpers import made, notes, unlock
from tests.stories.test_first_day import do
from tests.terminal import OURS, Terminal

termios = pytest.importorskip("termios", reason="terminals are POSIX", exc_type=ImportError)

if TYPE_CHECKING:
    from pathlib import Path

ENDING = ("SIGTERM", "SIGHUP", "SIGQUIT")


def echoes(terminal: Terminal) -> bool:
    flags = termios.tcgetattr(terminal.master)[3]
    return bool(flags & termios.ECHO and flags & termios.ICANON)


@pytest.mark.parametrize("name", ENDING)
def test_a_signal_ends_as_ctrl_q(tmp_path: Path, name: str) -> None:
    home = made(tmp_path / "hjem")
    with Terminal(home=home) as terminal:
        was = echoes(terminal)
        unlock(terminal)
        do(terminal, "f6", "ordet fra mødet")
        assert not echoes(terminal)
        terminal.process.send_signal(getattr(signal, name))
        assert terminal.ended() == 0
        left = terminal.raw[terminal.raw.rindex(b"\x1b[?1049h") :]
        for order in (b"?1000l", b"?1003l", b"?1006l", b"?2004l", b"?1049l", b"?25h", b"?1004l"):
            assert b"\x1b[" + order in left
        assert echoes(terminal) is was is True
        assert terminal.settle().strip().strip("u") == ""
        assert b"Traceback" not in terminal.raw
    assert (home / "anchor.json").exists()
    assert list((home / "sikkerhedskopier").glob("*.v2t"))
    with Terminal(home=home) as terminal:
        unlock(terminal)
        terminal.press("f6")
        terminal.until("ordet fra mødet")
        do(terminal, "ctrl+s")
        terminal.press("ctrl+q")
        assert terminal.ended() == 0
    assert notes(home) == ["ordet fra mødet"]


def test_a_signal_on_top_of_a_question_and_then_another(tmp_path: Path) -> None:
    home = made(tmp_path / "hjem")
    with Terminal(home=home) as terminal:
        unlock(terminal)
        do(terminal, "ctrl+n", "Amina Has")
        terminal.process.send_signal(signal.SIGTERM)
        with suppress(ProcessLookupError):
            terminal.process.send_signal(signal.SIGHUP)
        assert terminal.ended() == 0
    with Terminal(home=home) as terminal:
        unlock(terminal)
        terminal.press("ctrl+n")
        terminal.until("Amina Has")


def test_at_the_prompt_too(tmp_path: Path) -> None:
    with Terminal(home=made(tmp_path / "hjem")) as terminal:
        terminal.until("Adgangskode")
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.ended() == 0
        assert echoes(terminal)


def test_a_window_that_is_closed_keeps_what_was_typed(tmp_path: Path) -> None:
    home = made(tmp_path / "hjem")
    with Terminal(home=home) as terminal:
        unlock(terminal)
        do(terminal, "f6", "midt i en sætning")
        os.close(terminal.master)
        with suppress(ProcessLookupError):
            terminal.process.send_signal(signal.SIGHUP)
        assert terminal.process.wait(15) in (0, 1)
    assert (home / "anchor.json").exists()
    with Terminal(home=home) as terminal:
        unlock(terminal)
        terminal.press("f6")
        terminal.until("midt i en sætning")


@pytest.mark.parametrize("name", ENDING)
def test_a_command_that_is_ended_gives_the_keys_back_and_says_so(tmp_path: Path, name: str) -> None:
    home = made(tmp_path / "hjem")
    with Terminal([*OURS, "today"], home=home, env={"VIP2TUI_PASSPHRASE": ""}) as terminal:
        terminal.until("Adgangskode:")
        number = getattr(signal, name)
        terminal.process.send_signal(number)
        assert terminal.ended() == 128 + number
        assert "Intet er gjort halvt" in terminal.shown()
        assert echoes(terminal)
    assert notes(home) == []
