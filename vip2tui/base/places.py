"""What a path that somebody typed stands for: one answer for the screens and for the line."""

from __future__ import annotations

import sys
import unicodedata
from pathlib import Path

from vip2tui.base.drives import is_companion, openly
from vip2tui.base.paths import expanded, is_folder, is_there
from vip2tui.base.targets import NoFolderError

_WILD = frozenset("*?")


def typed(text: str) -> Path:
    """Return a path as it was typed; what ends as a folder does must be one.

    A name is never cleaned: two spaces or an accent of its own are part of it. Only if nothing has
    that name are the quotation marks that Windows copies along left out, and the other way to
    write the same letters tried.

    Raises:
        NoFolderError: If it ends as a folder does and is none.
    """
    bare = _unquoted(text)
    path = expanded(text)
    if not is_there(path):
        path = expanded(bare)
        others = (Path(unicodedata.normalize(form, str(path))) for form in ("NFC", "NFD"))
        path = next((one for one in (path, *others) if is_there(one)), path)
    if bare.endswith(_separators()) and not is_folder(path):
        raise NoFolderError(bare)
    return path


def folder(text: str) -> Path:
    """Return the folder that was typed.

    Raises:
        NoFolderError: If there is none: what is in it would be a wrong answer.
    """
    place = typed(text)
    if not is_folder(place):
        raise NoFolderError(text)
    return place


def meant(text: str, suffix: str) -> list[Path]:
    """Return the files a path stands for: itself, a folder's, or those a «*» or a «?» fits.

    Windows leaves those signs to the program. What lies beside a file for the system alone is
    nobody's file.

    Args:
        text: What was typed.
        suffix: How the files of a folder end.

    Returns:
        The path itself where there are none: who reads it says what is wrong.

    Raises:
        NoFolderError: If it ends as a folder does and is none.
    """
    place = typed(text)
    found: list[Path] = []
    if is_folder(place):
        found = openly(place, suffix)
    elif not _WILD.isdisjoint(place.name) and not is_there(place):
        found = sorted(one for one in place.parent.glob(place.name) if not is_companion(one))
    return found or [place]


def the_one(text: str, suffix: str) -> Path:
    """Return the one file a path stands for; the path itself if there are more. See `meant`."""
    found = meant(text, suffix)
    return found[0] if len(found) == 1 else typed(text)


def _unquoted(text: str) -> str:
    text = text.strip()
    return text[1:-1] if len(text) > 1 and text[0] == text[-1] == '"' else text


def _separators() -> tuple[str, ...]:
    return ("/", "\\") if sys.platform == "win32" else ("/",)
