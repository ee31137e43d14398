"""Whether a folder is on this computer alone, or a cloud or a network has a hand in it.

A vault is written in for hours; what copies its file meanwhile, or lets two computers open it, is
told. Nothing is asked of the network: a name and the system's own list of drives say it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from pathlib import Path, PurePath, PureWindowsPath
from typing import Any

NETWORK = "et netværksdrev"
_CLOUDS = {
    "onedrive": "OneDrive",
    "dropbox": "Dropbox",
    "google drive": "Google Drev",
    "googledrive": "Google Drev",
    "google drev": "Google Drev",
    "iclouddrive": "iCloud",
    "icloud drive": "iCloud",
    "mobile documents": "iCloud",
    "nextcloud": "Nextcloud",
    "owncloud": "ownCloud",
    "sharepoint": "SharePoint",
}
"""How a folder that is copied to somebody's servers begins, and what people call it."""
_ONEDRIVE = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
_REMOTE = 4
"""Windows' `DRIVE_REMOTE`."""


def shared_by(folder: Path) -> str:
    """Return what has a hand in a folder, as it is called in a sentence; empty if nothing has."""
    whole = folder.absolute()
    if sys.platform == "win32":
        import ctypes

        return on_windows(PureWindowsPath(whole), os.environ, ctypes.windll.kernel32)
    return cloud_of(whole)


def on_windows(folder: PureWindowsPath, environ: Mapping[str, str], kernel: Any) -> str:
    """Return the same on Windows.

    Args:
        folder: The whole path.
        environ: The environment, in which OneDrive says where its folders are.
        kernel: Windows' own functions.
    """
    for name in _ONEDRIVE:
        place = environ.get(name, "").strip()
        if place and folder.is_relative_to(PureWindowsPath(place)):
            return "OneDrive"
    return cloud_of(folder) or (NETWORK if _is_remote(folder, kernel) else "")


def cloud_of(folder: PurePath) -> str:
    """Return the cloud that a path's own names tell of; empty if none does."""
    for part in folder.parts:
        plain = part.casefold()
        for start, called in _CLOUDS.items():
            if plain == start or plain.startswith((f"{start} ", f"{start}-")):
                return called
    return ""


def _is_remote(folder: PureWindowsPath, kernel: Any) -> bool:
    """Return whether a path begins with a server, or with a letter that stands for one."""
    drive = folder.drive.upper()
    if drive.startswith("\\\\?\\UNC\\"):
        return True
    drive = drive.removeprefix("\\\\?\\")
    if drive.startswith("\\\\"):
        return not drive.startswith("\\\\.\\")
    return bool(drive) and kernel.GetDriveTypeW(f"{drive}\\") == _REMOTE
