"""Where things lie. Importing this makes nothing; a live vault is never put in a synced folder."""

from __future__ import annotations

import os
import stat
from pathlib import Path

HOME_VARIABLE = "VIP2TUI_HOME"
SEALED = b"VIP2TUI\n"
"""What each sealed file of a vault begins with, so that nothing else is written over one."""


def home(given: str | Path | None = None) -> Path:
    """Return the vault's folder: as given, as the environment says, or the system's place."""
    if given:
        return expanded(given)
    named = os.environ.get(HOME_VARIABLE)
    if named:
        return expanded(named)
    from platformdirs import user_data_path

    return user_data_path("vip2tui", appauthor=False, roaming=False)


def expanded(text: str | Path) -> Path:
    """Return a path with its ``~`` filled in; one that is nobody's home is a name like others.

    Letters that the system cannot name in its own are written as its bytes are.
    """
    try:
        os.fsencode(text)
    except UnicodeError:
        text = os.fsdecode(str(text).encode("utf-8", "surrogateescape"))
    try:
        return Path(text).expanduser()
    except RuntimeError:  # «~$brev.docx», which Word leaves beside an open letter
        return Path(text)


def is_there(path: Path) -> bool:
    """Return whether something lies there; a path no system can have is nowhere."""
    try:
        return path.exists()
    except (OSError, ValueError):  # too long, not to be looked into, or a NUL in it
        return False


def is_folder(path: Path) -> bool:
    """Return whether a folder lies there; see `is_there`."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def bytes_of(path: Path, most: int) -> bytes:
    """Return a file's bytes from outside, ``most`` and one more if it holds more than that.

    A pipe nobody writes in would be waited for without end, so only a file is read.

    Raises:
        OSError: If it is no ordinary file, or cannot be read.
    """
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise IsADirectoryError
        with path.open("rb") as file:
            return file.read(most + 1)
    except ValueError as error:  # a NUL in its name
        raise FileNotFoundError from error
