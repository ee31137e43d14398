"""Whether a vault ever was in a folder, by names alone: cheap enough to ask before the prompt.

Whatever has been a vault's folder never leads to a first run, and no new vault is made in it. The
one thing that may lie about is what a first run left that was cut short: it bears a name of its own
until it is whole.
"""

from __future__ import annotations

import os
from collections.abc import Collection
from pathlib import Path

BACKUPS = "sikkerhedskopier"
LOCK = "vault.lock"
ANCHOR = "anchor.json"
BALLAST = "ballast.bin"
_WHOLE = {LOCK, ANCHOR, BALLAST}
_STARTS = ("vault-", "torn-")
_BACKUP = "vip2tui-"


def was_vault(home: Path, *, besides: Collection[str] = ()) -> bool:
    """Return whether anything of a vault is here; what cannot be looked into may hold one.

    Args:
        home: The folder.
        besides: Names that do not count.
    """
    names = _names(home)
    if names is None:
        return True
    if any(_is_ours(name) for name in names if name not in besides):
        return True
    kept = _names(home / BACKUPS)
    return kept is None or any(name.lower().startswith(_BACKUP) for name in kept)


def _is_ours(name: str) -> bool:
    name = name.lower()  # as Windows and Macs tell them apart: not at all
    return name in _WHOLE or name.startswith(_STARTS)


def _names(folder: Path) -> list[str] | None:
    """Return what lies in a folder, nothing if there is none; None if it does not say."""
    try:
        return os.listdir(folder)  # noqa: PTH208 - names are all that is asked
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError:
        return None
