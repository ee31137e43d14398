"""When the program is to end from outside: by a signal, or on Windows because its console closes.

The system would end it where it stands: names left on the terminal, no echo, no backup. So whoever
runs is told and ends by itself.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

SIGNALS = tuple(
    found
    for name in ("SIGINT", "SIGTERM", "SIGHUP", "SIGQUIT", "SIGBREAK")
    if (found := getattr(signal, name, None)) is not None
)
_CLOSED = frozenset((2, 5, 6))
"""Windows' own numbers: the console is closed, the person logs off, the computer is shut down."""
_PATIENCE = 4.5
"""Seconds: Windows ends a closed console's programs after five."""


class EndedError(BaseException):
    """A command is to end now: as after Ctrl+C, nothing is done half.

    No `Exception`, which somebody in between may take for a fault and go on.
    """

    def __init__(self, code: int) -> None:
        super().__init__()
        self.code = code
        """What a shell expects of a command that a signal ended."""


@contextmanager
def told(end: Callable[[int], None]) -> Iterator[None]:
    """Call `end` with the signal's number each time one comes, for as long as the block lasts.

    On Windows it is called in a thread of the system's, which then waits for the block to end.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # signals come to the main thread alone, and so does whoever may be ended by them
        return
    before = {one: signal.getsignal(one) for one in SIGNALS}
    done = threading.Event()
    for one, handler in before.items():
        if handler is not signal.SIG_IGN:  # as «nohup» asks for
            signal.signal(one, lambda number, _: end(number))
    try:
        with _console(end, done):
            yield
    finally:
        done.set()
        for one, handler in before.items():
            signal.signal(one, handler if handler is not None else signal.SIG_DFL)


def raise_ended(number: int) -> None:
    """End a command that runs in the main thread."""
    if threading.current_thread() is threading.main_thread():
        raise EndedError(128 + number)
    import _thread

    _thread.interrupt_main(signal.Signals(number))  # comes back here as a signal in the main thread


def routine(end: Callable[[int], None], done: threading.Event) -> Callable[[int], int]:
    """Return what Windows calls when something happens to the console."""

    def happened(event: int) -> int:
        if event not in _CLOSED:
            return 0
        end(signal.SIGTERM)
        done.wait(_PATIENCE)
        return 1

    return happened


@contextmanager
def _console(
    end: Callable[[int], None], done: threading.Event, platform: str = sys.platform
) -> Iterator[None]:
    if platform != "win32":
        yield
        return
    import ctypes

    system: Any = ctypes
    called = system.WINFUNCTYPE(system.c_int, system.c_uint)(routine(end, done))
    kernel = None
    with suppress(AttributeError, OSError):
        kernel = system.windll.kernel32
        kernel.SetConsoleCtrlHandler(called, 1)
    try:
        yield
    finally:
        if kernel is not None:
            kernel.SetConsoleCtrlHandler(called, 0)
