"""A real process in a real pseudo-terminal, and the screen a person would see in it."""

from __future__ import annotations

import os
import select
import signal
import struct
import subprocess
import sys
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Self

import pyte
import pytest

pty = pytest.importorskip("pty", reason="pseudo-terminals are POSIX", exc_type=ImportError)

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

KEYS = {
    "enter": "\r",
    "esc": "\x1b",
    "tab": "\t",
    "space": " ",
    "up": "\x1b[A",
    "down": "\x1b[B",
    "right": "\x1b[C",
    "left": "\x1b[D",
    "backspace": "\x7f",
    "home": "\x1b[H",
    "end": "\x1b[F",
    "f1": "\x1bOP",
    "f2": "\x1bOQ",
    "f3": "\x1bOR",
    "f4": "\x1bOS",
    "f6": "\x1b[17~",
    "f7": "\x1b[18~",
    "f8": "\x1b[19~",
    "f9": "\x1b[20~",
    "f10": "\x1b[21~",
    "f12": "\x1b[24~",
    "ctrl+z": "\x1a",
    "ctrl+y": "\x19",
    "ctrl+s": "\x13",
    "ctrl+q": "\x11",
    "ctrl+p": "\x10",
    "ctrl+n": "\x0e",
    "ctrl+o": "\x0f",
    "ctrl+l": "\x0c",
}
OURS = (sys.executable, "-m", "vip2tui")


def _as_a_window_does() -> None:
    """Start a program as a terminal's window does: whoever runs the tests may ignore signals."""
    for number in (signal.SIGINT, signal.SIGQUIT, signal.SIGHUP, signal.SIGTERM):
        signal.signal(number, signal.SIG_DFL)


class Terminal:
    """A terminal of a given size with one program in it. Use as a context manager."""

    def __init__(
        self,
        command: Sequence[str] = OURS,
        *,
        home: Path | None = None,
        columns: int = 80,
        lines: int = 24,
        env: dict[str, str] | None = None,
    ) -> None:
        import fcntl
        import termios

        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        known = {**os.environ, "TERM": "xterm-256color", "LANG": "C.UTF-8"} | (env or {})
        for name in ("COLUMNS", "LINES"):  # the test runner's; they would hide the real size
            known.pop(name, None)
        if home:
            known["VIP2TUI_HOME"] = str(home)
        self.started = time.perf_counter()
        self.process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=known,
            start_new_session=True,
            preexec_fn=_as_a_window_does,
        )
        os.close(slave)
        self.raw = b""
        """Everything the program has sent."""
        self._screen = pyte.Screen(columns, lines)
        self._stream = pyte.ByteStream(self._screen)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def read(self, seconds: float = 0.05) -> bool:
        """Take in what has come; return whether anything had."""
        if not select.select([self.master], [], [], seconds)[0]:
            return False
        try:
            data = os.read(self.master, 65536)
        except OSError:  # the program has ended
            return False
        self.raw += data
        self._stream.feed(data)
        return bool(data)

    def shown(self) -> str:
        """Return the screen as text, line by line."""
        return "\n".join(line.rstrip() for line in self._screen.display)

    def until(self, *words: str, seconds: float = 20) -> float:
        """Wait until one of the words stands on the screen; return seconds since the start."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            if any(word in self.shown() for word in words):
                return time.perf_counter() - self.started
            if not self.read() and self.process.poll() is not None and not self.read():
                break
        raise AssertionError(f"{words} never stood on the screen:\n{self.shown()}")

    def settle(self, quiet: float = 0.25, seconds: float = 10) -> str:
        """Wait until nothing more is drawn, and return the screen."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end and self.read(quiet):
            pass
        return self.shown()

    def answered(self, drawn: int, seconds: float = 3) -> None:
        """Wait until something is drawn after `drawn` bytes, and then until it is quiet.

        A key that changes nothing on the screen is waited for in vain, and only then.
        """
        end = time.perf_counter() + seconds
        while len(self.raw) <= drawn and time.perf_counter() < end:
            self.read()
        self.settle(0.12)

    def press(self, *keys: str) -> None:
        """Press named keys; what is not a key's name is typed."""
        for key in keys:
            os.write(self.master, KEYS.get(key, key).encode())
            self.read(0.02)

    def ended(self, seconds: float = 10) -> int:
        """Wait for the program to end by itself; return its exit code."""
        end = time.perf_counter() + seconds
        while self.process.poll() is None and time.perf_counter() < end:
            self.read()
        assert self.process.poll() is not None, f"still running:\n{self.shown()}"
        return self.process.returncode

    def end(self) -> None:
        """End the program, whatever it does."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        with suppress(OSError):
            os.close(self.master)
