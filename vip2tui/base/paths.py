"""Where things lie. Importing this makes nothing; a live vault is never put in a synced folder."""

from __future__ import annotations

import os
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
    """Return a path with its ``~`` filled in; one that is nobody's home is a name like others."""
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
