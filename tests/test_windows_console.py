"""Keys on a Windows console, read from the records it gives, and the console as it is left."""

from __future__ import annotations

import ctypes
import io
import signal
import sys
import threading
import time
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from screens import drivers
from vip2tui.base import restart, windows_console
from vip2tui.base.windows_console import Console, Modes, kept
from vip2tui.base.windows_keys import RECORD, Stroke, Typed, strokes, text_of

SHIFT, RIGHT_ALT, LEFT_ALT, LEFT_CTRL, NUM_LOCK = 0x10, 0x1, 0x2, 0x8, 0x20
ALT_GR = RIGHT_ALT | LEFT_CTRL
VT = 0x200


def record(key: int, letter: str, held: int = 0, *, times: int = 1, down: int = 1) -> bytes:
    """A key as Windows lays it in memory, 20 bytes."""
    halves = letter.encode("utf-16-le")
    return b"".join(
        RECORD.pack(1, down, times, key, 0, int.from_bytes(halves[at : at + 2], "little"), held)
        for at in range(0, len(halves), 2)
    )


SIZE = (4).to_bytes(2, "little") + bytes(18)
"""What tells of a new size of the window: not a key."""

DANISH = [
    ("2", 0x32, "@"), ("3", 0x33, "£"), ("4", 0x34, "$"), ("5", 0x35, "€"), ("E", 0x45, "€"),
    ("7", 0x37, "{"), ("8", 0x38, "["), ("9", 0x39, "]"), ("0", 0x30, "}"), ("´", 0xDB, "|"),
    ("<", 0xE2, "\\"), ("¨", 0xBA, "~"), ("M", 0x4D, "µ"),
]  # fmt: skip
"""What is printed on a Danish key, Windows' number for it, and what it gives with AltGr."""


@pytest.mark.parametrize(("_name", "key", "letter"), DANISH)
def test_what_alt_gr_gives_on_a_danish_keyboard_comes_as_it_was_typed(
    _name: str, key: int, letter: str
) -> None:
    for held in (ALT_GR, ALT_GR | NUM_LOCK, LEFT_ALT | LEFT_CTRL, RIGHT_ALT):
        (stroke,) = strokes(record(key, letter, held))
        assert text_of(stroke) == letter, held
    (up,) = strokes(record(key, letter, ALT_GR, down=0))
    assert text_of(up) == ""


TABLE = [
    (Stroke(True, 1, 0x41, "a", 0), "a"),
    (Stroke(True, 1, 0xDD, "å", NUM_LOCK), "å"),
    (Stroke(True, 3, 0x41, "a", 0), "aaa"),
    (Stroke(True, 1, 0, "\x1b", 0), "\x1b"),
    (Stroke(True, 1, 0, "x", NUM_LOCK), ""),
    (Stroke(True, 1, 0, "\0", 0), ""),
    (Stroke(True, 1, 0x10, "\0", SHIFT), ""),
    (Stroke(True, 1, 0x12, "\0", ALT_GR), ""),
    (Stroke(False, 1, 0x12, "å", 0), "å"),
    (Stroke(False, 1, 0x41, "a", 0), ""),
    (Stroke(True, 1, 0x43, "\x03", LEFT_CTRL), "\x03"),
    (Stroke(True, 1, 0x20, "\0", LEFT_CTRL), "\0"),
    (Stroke(True, 1, 0x46, "f", LEFT_ALT), "\x1bf"),
    (Stroke(True, 1, 0x32, "2", RIGHT_ALT), "\x1b2"),
    (Stroke(True, 1, 0x09, "\t", 0), "\t"),
    (Stroke(True, 1, 0x09, "\t", SHIFT), "\x1b[Z"),
    (Stroke(True, 1, 0x08, "\b", 0), "\x7f"),
    (Stroke(True, 1, 0x08, "\x7f", LEFT_CTRL), "\b"),
    (Stroke(True, 1, 0x0D, "\r", 0), "\r"),
    (Stroke(True, 1, 0x26, "\0", 0), "\x1b[A"),
    (Stroke(True, 2, 0x28, "\0", 0), "\x1b[B\x1b[B"),
    (Stroke(True, 1, 0x25, "\0", SHIFT | LEFT_CTRL), "\x1b[1;6D"),
    (Stroke(True, 1, 0x24, "\0", 0), "\x1b[H"),
    (Stroke(True, 1, 0x2E, "\0", 0), "\x1b[3~"),
    (Stroke(True, 1, 0x21, "\0", LEFT_CTRL), "\x1b[5;5~"),
    (Stroke(True, 1, 0x70, "\0", 0), "\x1bOP"),
    (Stroke(True, 1, 0x73, "\0", SHIFT), "\x1b[1;2S"),
    (Stroke(True, 1, 0x74, "\0", 0), "\x1b[15~"),
    (Stroke(True, 1, 0x79, "\0", 0), "\x1b[21~"),
    (Stroke(True, 1, 0x7B, "\0", LEFT_ALT), "\x1b[24;3~"),
]


@pytest.mark.parametrize(("stroke", "text"), TABLE)
def test_a_key_says_what_a_terminal_would_have_sent(stroke: Stroke, text: str) -> None:
    assert text_of(stroke) == text


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")), st.data())
def test_what_is_typed_or_pasted_comes_whole_wherever_it_is_cut(text: str, data: Any) -> None:
    keys = strokes(b"".join(record(0, letter) + SIZE for letter in text))
    cut = data.draw(st.integers(0, len(keys)))
    typed = Typed()
    assert typed.text(keys[:cut]) + typed.text(keys[cut:]) == text


def test_half_a_sign_that_never_gets_its_other_half_ends_nothing() -> None:
    typed = Typed()
    assert typed.text([Stroke(True, 1, 0, "\ud83d", 0)]) == ""
    assert typed.text([Stroke(True, 1, 0, "a", 0)]) == "�a"
    assert typed.text([Stroke(True, 1, 0, "\ude42", 0)]) == "�"


class Kernel:
    """Stands in for Windows' console: its modes, and what was typed in it."""

    def __init__(self, *typed: bytes) -> None:
        self.modes = {-10: 0x1F7, -11: 0x3}
        self.typed = list(typed)
        self.is_gone = False
        self.wait_fails = False
        self.GetStdHandle = lambda one: one & 0xFFFFFFFFFFFFFFFF

    def _of(self, handle: Any) -> int:
        return int(handle.value) - 2**64

    def GetConsoleMode(self, handle: Any, mode: Any) -> int:  # noqa: N802 - Windows' own name
        ctypes.cast(mode, ctypes.POINTER(ctypes.c_uint32))[0] = self.modes[self._of(handle)]
        return not self.is_gone

    def SetConsoleMode(self, handle: Any, mode: int) -> int:  # noqa: N802
        self.modes[self._of(handle)] = mode
        return 1

    def WaitForSingleObject(self, _handle: Any, _milliseconds: int) -> int:  # noqa: N802
        time.sleep(0.001)
        if self.wait_fails:
            return -1
        return 0 if self.typed or self.is_gone else 0x102

    def ReadConsoleInputW(self, _handle: Any, data: Any, room: int, count: Any) -> int:  # noqa: N802
        if self.is_gone:
            return 0
        some = self.typed.pop(0)
        assert len(some) <= room * RECORD.size
        ctypes.memmove(data, some, len(some))
        ctypes.cast(count, ctypes.POINTER(ctypes.c_uint32))[0] = len(some) // RECORD.size
        return 1


Shown = pytest.CaptureFixture[str]


def leave_in_the_middle(own: Console) -> None:
    with kept(own):
        own.set(Modes(VT, 0x7))
        raise KeyError


def test_a_console_that_was_left_in_the_middle_is_put_back(capsys: Shown) -> None:
    own = Console(Kernel())
    before = own.modes()
    assert before == Modes(0x1F7, 0x3)
    with pytest.raises(KeyError):
        leave_in_the_middle(own)
    assert own.modes() == before
    assert capsys.readouterr().out.endswith("\x1b[?1049l\x1b[?25h")


def test_a_console_that_is_as_it_was_is_left_alone(capsys: Shown) -> None:
    own = Console(Kernel())
    with kept(own):
        pass
    with kept(None):
        pass
    assert capsys.readouterr().out == ""


def test_the_parent_puts_back_what_a_program_that_was_killed_left(
    monkeypatch: pytest.MonkeyPatch, capsys: Shown, tmp_path: Path
) -> None:
    own = Console(Kernel())
    monkeypatch.setattr(windows_console, "console", lambda: own)

    def killed(_line: list[str], **_more: Any) -> int:
        own.set(Modes(VT, 0x7))
        signal.raise_signal(signal.SIGINT)  # and Ctrl+C is the program's to answer
        return 1

    assert restart.under_parent(tmp_path, run=killed) == 1
    assert own.modes() == Modes(0x1F7, 0x3)
    assert "?1003l" in capsys.readouterr().out


class Monitor(threading.Thread):
    """As Textual's: made of a loop, an app, what ends it, and who is told."""

    def __init__(self, loop: Any, app: Any, exit_event: threading.Event, process: Any) -> None:
        super().__init__(daemon=True)
        self.loop, self.app, self.exit_event = loop, app, exit_event
        self.process_event = process

    def on_size_change(self, width: int, height: int) -> None:
        self.process_event(SimpleNamespace(key=f"{width}x{height}"))


def run(kernel: Kernel, until: Any) -> tuple[list[str], list[Any]]:
    """What the app is told of, and what is called in its loop, until something is so."""
    told: list[Any] = []
    called: list[Any] = []
    over = threading.Event()
    loop = SimpleNamespace(call_soon_threadsafe=called.append)
    app = SimpleNamespace(panic="panic")
    reader = drivers.reader(Monitor, Console(kernel))(loop, app, over, told.append)
    reader.start()
    deadline = time.monotonic() + 10
    while not until(told, called) and time.monotonic() < deadline:
        time.sleep(0.005)
    over.set()
    reader.join(5)
    assert not reader.is_alive()
    return [one.key for one in told], called


def test_the_app_is_told_each_key_by_its_name() -> None:
    kernel = Kernel(
        record(0x32, "@", ALT_GR) + record(0xDD, "å") + SIZE + record(0x43, "\x03", LEFT_CTRL),
        record(0x74, "\0") + record(0, "🙂")[:20],
        record(0, "🙂")[20:],
    )
    keys, called = run(kernel, lambda told, _: len(told) == 5)
    assert keys[:4] == ["at", "å", "ctrl+c", "f5"]
    assert len(keys) == 5
    assert called == []


def test_a_new_size_of_the_window_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    sizes = iter([(80, 24), (80, 24)])
    monkeypatch.setattr(drivers, "_size", lambda: next(sizes, (120, 40)))
    keys, _ = run(Kernel(), lambda told, _: told)
    assert keys == ["120x40"]


@pytest.mark.parametrize("how", ["is_gone", "wait_fails"])
def test_a_console_that_is_gone_ends_the_app_instead_of_leaving_dead_keys(how: str) -> None:
    kernel = Kernel(record(0x41, "a"))
    setattr(kernel, how, True)
    _, called = run(kernel, lambda _, called: called)
    assert called == ["panic"]


def test_a_program_or_a_file_is_answered_in_utf8_with_plain_ends_of_lines(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    raw = io.BytesIO()
    out = io.TextIOWrapper(raw, encoding="cp1252", newline="\r\n")
    typed = io.TextIOWrapper(io.BytesIO("Søren\n".encode()), encoding="cp1252")
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stdin", typed)
    monkeypatch.delenv("PYTHONIOENCODING", raising=False)
    windows_console.speak_utf8("linux")
    assert out.encoding == "cp1252"
    windows_console.speak_utf8("win32")
    out.write('{"name": "Søren"}\n')
    out.flush()
    assert raw.getvalue() == '{"name": "Søren"}\n'.encode()
    assert typed.readline() == "Søren\n"
