"""What a system might keep of this process: a picture of its memory, and its environment."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import PurePath
from typing import Any

PASSPHRASE_VARIABLE = "VIP2TUI_PASSPHRASE"  # noqa: S105 - the variable's name
_PR_SET_DUMPABLE = 4


def begin() -> str:
    """Leave no traces from here on; return the passphrase that the environment held, if any.

    For whatever starts a process, before all else: what the process starts inherits neither.
    """
    with suppress(ImportError, OSError, ValueError):  # Windows has none
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    return os.environ.pop(PASSPHRASE_VARIABLE, "")


def no_picture(platform: str = sys.platform, library: Any = None) -> None:
    """Let no program be handed a picture of the memory, where names and keys stand, when we fail.

    What `begin` asked is not enough where the system sends the picture to a program. Apart from it,
    since `ctypes` is slow to import; call it before a passphrase is read. What refuses is left: who
    cannot be promised this must still come to their vault.

    Args:
        platform: The system.
        library: For tests: what stands in for the system's own.
    """
    if platform not in ("linux", "win32"):
        return
    with suppress(ImportError, OSError, AttributeError):
        import ctypes

        system: Any = ctypes
        if platform == "linux":
            (library or system.CDLL(None)).prctl(_PR_SET_DUMPABLE, 0, 0, 0, 0)
        else:
            program = PurePath(sys.executable).name
            (library or system.WinDLL("wer")).WerAddExcludedApplication(program, 0)
