"""Walking to a folder: the places everybody knows, then the folders inside the chosen one.

A drive may take a minute to say that it is gone, so whoever shows this looks in a thread (`Look`)
and never waits for it longer than a moment.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Thread

from vip2tui.base import drives
from vip2tui.base.drives import Drive
from vip2tui.base.paths import is_folder
from vip2tui.base.safe import clean_line

MOST = 500
"""Folders of one that are shown; more are found by typing the path."""
_THE_SYSTEMS = frozenset({"system volume information"})
OWN = "Din egen mappe"
"""Offered where there is no other place: nobody has to type a path."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What there is at a place."""

    folder: Path | None = None
    """The folder; None where all places stand."""
    here: str = ""
    """Where that is, as one says it: «på USB (E:)», «i mappen Filer»."""
    above: Path | None = None
    """The folder it lies in; None where that is one of the places."""
    folders: tuple[Drive, ...] = ()
    files: tuple[Path, ...] = ()
    is_gone: bool = False
    """Whether a folder was asked for that is not there: then all places stand here."""


class Look(Thread):
    """Looks, and has what was seen when it is done; nobody is kept by one that never is."""

    def __init__(self, see: Callable[[], Seen]) -> None:
        super().__init__(daemon=True)
        self._see = see
        self.seen: Seen | None = None

    def run(self) -> None:
        self.seen = self._see()


def begin(last: str = "", suffix: str = "") -> Seen:
    """Return where one begins: the folder used last, else the only stick, else all places."""
    sticks = drives.removable()
    if last and is_folder(Path(last)):
        return inside(Path(last), last, suffix)
    return inside(sticks[0].path, last, suffix) if len(sticks) == 1 else places(last)


def places(last: str = "", *, is_gone: bool = False) -> Seen:
    """Return the sticks, the folders everybody knows, and the one used last."""
    found = drives.drives()
    used = [Drive(Path(last), f"Brugt sidst: {_name(Path(last))}")] if last else []
    for one in (drives.downloads(), *used):
        if one.path not in {other.path for other in found} and is_folder(one.path):
            found.append(one)
    return Seen(folders=tuple(found) or (Drive(Path.home(), OWN),), is_gone=is_gone)


def inside(folder: Path, last: str = "", suffix: str = "") -> Seen:
    """Return what lies openly in a folder: folders, and the files of a kind."""
    if not is_folder(folder):
        return places(last, is_gone=True)
    known = {one.path for one in (*drives.drives(), drives.downloads())}
    is_a_place = folder in known or folder.parent == folder
    below = [one for one in drives.listed(folder) if _is_open(one) and is_folder(one)]
    return Seen(
        folder,
        drives.where(folder),
        None if is_a_place else folder.parent,
        tuple(Drive(one, _name(one)) for one in below[:MOST]),
        tuple(drives.openly(folder, suffix)) if suffix else (),
    )


def _is_open(path: Path) -> bool:
    """Return whether a folder is one of the person's and not the system's."""
    name = path.name.lower()
    return not (drives.is_companion(path) or name.startswith("$") or name in _THE_SYSTEMS)


def _name(path: Path) -> str:
    return clean_line(path.name) or clean_line(str(path))
