"""The terminal's driver as we need it: plain keys on Windows, and an empty screen at the end."""

from __future__ import annotations

import sys

from textual.driver import Driver

from screens import themes
from vip2tui.pictures.signs import ASCII, in_ascii

_WIPE = "\x1b[0m\x1b[2J\x1b[H"
_KITTYS_KEYS = ("\x1b[>1u", "\x1b[<u")
"""On and off. Windows Terminal then sends AltGr as Ctrl+Alt, and @, [ and { cannot be typed."""


def ours(driver: type[Driver], platform: str = sys.platform) -> type[Driver]:
    """Return a driver that leaves an empty screen behind.

    Not every terminal puts back what stood there before: a console without a second screen keeps
    the last picture, and tmux puts a part of it back when its window has grown. Where signs are
    drawn with ASCII, so is what Textual draws itself: frames, arrows, bars.
    """
    unsent = _KITTYS_KEYS if platform == "win32" else ()

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
