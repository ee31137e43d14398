"""The terminal's driver as we need it: plain keys on Windows, and an empty screen at the end.

On Windows the keys are read here too: Textual's own reader ends for good over half an emoji, and
knows neither AltGr from Ctrl and Alt nor a letter that is typed as its number.
"""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import Any

from textual._xterm_parser import XTermParser
from textual.driver import Driver

from screens import themes
from vip2tui.base.windows_console import Console, console
from vip2tui.base.windows_keys import Typed
from vip2tui.pictures.signs import ASCII, in_ascii

_WIPE = "\x1b[0m\x1b[2J\x1b[H"
_KITTYS_KEYS = ("\x1b[>1u", "\x1b[<u")
"""On and off. Windows Terminal then sends AltGr as Ctrl+Alt, and @, [ and { cannot be typed."""


_A_MOMENT = 100
"""Milliseconds between two looks at the size of the window, and at whether it is all over."""


def ours(driver: type[Driver], platform: str = sys.platform) -> type[Driver]:
    """Return a driver that leaves an empty screen behind.

    Not every terminal puts back what stood there before: a console without a second screen keeps
    the last picture, and tmux puts a part of it back when its window has grown. Where signs are
    drawn with ASCII, so is what Textual draws itself: frames, arrows, bars.
    """
    unsent = _KITTYS_KEYS if platform == "win32" else ()

    if platform == "win32":
        _read_keys_ourselves(sys.modules[driver.__module__])

    class Ours(driver):  # type: ignore[valid-type,misc]  # which driver is known when it runs
        def stop_application_mode(self) -> None:
            self.write(_WIPE)
            super().stop_application_mode()

        def write(self, data: str) -> None:
            """Write, unless the window is closed: its queue is never emptied, and would fill."""
            if data not in unsent and not self._is_gone():
                if themes.signs(self._app) is ASCII:
                    data = data.translate(in_ascii())
                super().write(data)

        def close(self) -> None:
            if self._is_gone():
                self._writer_thread = None
            super().close()

        def _is_gone(self) -> bool:
            writer = getattr(self, "_writer_thread", None)
            return writer is not None and not writer.is_alive()

    return Ours


def _read_keys_ourselves(windows: Any) -> None:
    """Give Textual's driver for Windows a reader of ours; it makes one when it starts."""
    if not getattr(windows.win32.EventMonitor, "is_ours", False):
        windows.win32.EventMonitor = reader(windows.win32.EventMonitor)


def reader(monitor: type[Any], own: Console | None = None) -> type[Any]:
    """Return a reader of a Windows console's keys.

    Args:
        monitor: Textual's, which says how the app is told of a new size.
        own: The console; this process' if left out.
    """

    class Reader(monitor):  # type: ignore[misc]  # which it is is known when it runs
        is_ours = True

        def run(self) -> None:
            """Read until it is all over; a console that is gone ends the app, with all drafts."""
            try:
                self._read(own or console())
            except Exception:
                with suppress(RuntimeError):  # the loop has ended by itself
                    self.loop.call_soon_threadsafe(self.app.panic)

        def _read(self, found: Console | None) -> None:
            parser, typed, size = XTermParser(), Typed(), _size()
            while found is not None and not self.exit_event.is_set():
                text = typed.text(found.read(_A_MOMENT))
                for event in [*parser.tick(), *(parser.feed(text) if text else ())]:
                    self.process_event(event)
                if (now := _size()) != size and now is not None:
                    size = now
                    self.on_size_change(*size)

    return Reader


def _size() -> tuple[int, int] | None:
    """Return how large the window is; a console also tells, but of what lies above it too."""
    try:
        return tuple(os.get_terminal_size(sys.__stdout__.fileno()))  # type: ignore[union-attr,return-value]
    except (OSError, ValueError, AttributeError):
        return None
