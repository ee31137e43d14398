"""Windows' clipboard, by the calls the system has for it; nothing else is imported for it."""

from __future__ import annotations

import sys
from typing import Any

_TEXT, _MOVABLE = 13, 0x0002
"""CF_UNICODETEXT, and GMEM_MOVEABLE: what the clipboard wants its memory to be."""


def put(text: str) -> int | None:
    """Put a text there; return the number the clipboard has then, None where it took nothing."""
    if sys.platform == "win32":
        import ctypes

        user, kernel = ctypes.windll.user32, ctypes.windll.kernel32
        kernel.GlobalAlloc.restype = kernel.GlobalLock.restype = ctypes.c_void_p
        kernel.GlobalLock.argtypes = kernel.GlobalUnlock.argtypes = [ctypes.c_void_p]
        user.SetClipboardData.argtypes = [ctypes.c_uint, ctypes.c_void_p]
        data = text.replace("\n", "\r\n").encode("utf-16-le") + b"\0\0"
        if not user.OpenClipboard(None):
            return None
        try:
            user.EmptyClipboard()
            memory: Any = kernel.GlobalAlloc(_MOVABLE, len(data))
            place = kernel.GlobalLock(memory) if memory else None
            if not place:
                return None
            ctypes.memmove(place, data, len(data))
            kernel.GlobalUnlock(memory)
            taken = user.SetClipboardData(_TEXT, memory)
        finally:
            user.CloseClipboard()
        return int(user.GetClipboardSequenceNumber()) if taken else None
    return None


def empty(number: int | None) -> None:
    """Empty it, if nobody has put anything there since it had that number."""
    if sys.platform == "win32" and number is not None:
        import ctypes

        user = ctypes.windll.user32
        if user.GetClipboardSequenceNumber() == number and user.OpenClipboard(None):
            try:
                user.EmptyClipboard()
            finally:
                user.CloseClipboard()
