"""Where things lie. Importing this makes nothing; a live vault is never put in a synced folder."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

HOME_VARIABLE = "VIP2TUI_HOME"
BESIDE_MARK = "data-ved-siden-af.txt"
"""Lies in the program's own folder where what is entered shall lie beside it, as on a stick."""
BESIDE = "vip2tui-data"
"""What that place is called. It is no part of the program's folder, which is copied over and
thrown away. Where a vault lies there, a newer program finds it without the mark, but not before the
user's own: on a share, anybody may have put it there."""
START = "Start vip2tui.cmd"
"""What is double-clicked; see ``tools/windows_folder.py``."""
SUMS = "SHA256SUMS"
"""The sums of every file of the program's folder, as it was built."""
PARTS = "lib-"
"""What the folder of the program's parts begins with; its version and a sum follow, so that what an
older program left there is never read."""
SEALED = b"VIP2TUI\n"
"""What each sealed file of a vault begins with, so that nothing else is written over one."""

_NO_NAME = 123
"""What Windows answers of a name that no file there can have, like «*.vip2»."""


def home(given: str | Path | None = None) -> Path:
    """Return the vault's folder: as given, as the environment says, or the system's place."""
    if given:
        return expanded(given)
    named = os.environ.get(HOME_VARIABLE)
    if named:
        return expanded(named)
    return beside_program() or _users_own()


def program_folder() -> Path | None:
    """Return the folder that ``tools/windows_folder.py`` made, if the program runs from one."""
    program = Path(sys.executable).parent.parent
    return program if is_there(program / START) else None


def beside_program() -> Path | None:
    """Return the place beside the folder the program is started from, if data shall lie there."""
    program = program_folder()
    if program is None:
        return None
    place = program.parent / BESIDE
    is_meant = is_there(program / BESIDE_MARK)
    return place if is_meant or (_has_vault(place) and not _has_vault(_users_own())) else None


def _users_own() -> Path:
    from platformdirs import user_data_path

    return user_data_path("vip2tui", appauthor=False, roaming=False)


def _has_vault(folder: Path) -> bool:
    try:
        return any(folder.glob("vault-*"))
    except OSError:
        return False


def told(home: Path) -> str:
    """Return where a vault lies, as it is told to people."""
    if home == beside_program():
        return f"Dit arkiv ligger ved siden af programmet: {home}"
    return f"Dit arkiv ligger her: {home}"


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
    except OSError as error:
        if getattr(error, "winerror", None) == _NO_NAME:
            raise FileNotFoundError from error
        raise
