"""A font with the signs we draw, in Windows' own console: its oldest ones have 256 letters.

Where Windows Terminal or another program shows the window, it has its own font and is not asked.
"""

from __future__ import annotations

import ctypes
import sys
from typing import Any

_OUTPUT = -11
"""``STD_OUTPUT_HANDLE``."""
_OUTLINED = 0x04
"""``TMPF_TRUETYPE``: the font's letters are drawn by outline, so it has more than 256."""
_FACE, _FAMILY = "Consolas", 0x36
_HEIGHT = 18


class Font(ctypes.Structure):
    """``CONSOLE_FONT_INFOEX``."""

    _fields_ = (
        ("size", ctypes.c_uint32),
        ("index", ctypes.c_uint32),
        ("width", ctypes.c_int16),
        ("height", ctypes.c_int16),
        ("family", ctypes.c_uint32),
        ("weight", ctypes.c_uint32),
        ("face", ctypes.c_wchar * 32),
    )


def choose(kernel: Any = None) -> bool:
    """Take one with our signs if the console has none; return whether it did.

    Args:
        kernel: Windows' calls; the system's own if left out.
    """
    kernel = kernel or _system()
    if not has_few_letters(kernel):
        return False
    wanted = Font(ctypes.sizeof(Font), 0, 0, _HEIGHT, _FAMILY, 400, _FACE)
    return bool(kernel.SetCurrentConsoleFontEx(_window(kernel), 0, ctypes.byref(wanted)))


def has_few_letters(kernel: Any = None) -> bool:
    """Return whether the console is known to have a font of 256 letters.

    Args:
        kernel: Windows' calls; the system's own if left out.
    """
    kernel = kernel or _system()
    if kernel is None:
        return False
    font = Font(size=ctypes.sizeof(Font))
    if not kernel.GetCurrentConsoleFontEx(_window(kernel), 0, ctypes.byref(font)):
        return False  # no console, or another program's
    return not font.family & _OUTLINED


def _window(kernel: Any) -> ctypes.c_void_p:
    kernel.GetStdHandle.restype = ctypes.c_void_p
    return ctypes.c_void_p(kernel.GetStdHandle(_OUTPUT))


def _system() -> Any:
    if sys.platform == "win32":
        return ctypes.windll.kernel32
    return None
