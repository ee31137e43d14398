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
        return Path(given).expanduser()
    named = os.environ.get(HOME_VARIABLE)
    if named:
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path("vip2tui", appauthor=False, roaming=False)
