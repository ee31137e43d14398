"""Where a file can be carried: USB sticks first, then the folders everybody knows.

Nothing is searched: the system is asked for its drives, so a slow network drive costs nothing. A
drive that does not answer is left out.
"""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from vip2tui.base.paths import is_folder
from vip2tui.base.safe import clean_line

_ONES_TO_CARRY = {2: "USB", 3: "Disk"}
"""Windows' `DRIVE_REMOVABLE` and `DRIVE_FIXED`, and what a nameless one is called."""
_NO_QUESTION = 1
"""Windows must not ask for a disk in an empty card reader (`SEM_FAILCRITICALERRORS`)."""
_NAME = 64


@dataclass(frozen=True, slots=True)
class Drive:
    """A place to write to or to look in."""

    path: Path
    name: str
    """As people call it: «USB (E:)», «Dokumenter»."""
    is_removable: bool = False

    @property
    def key(self) -> str:
        """What it is remembered by."""
        return str(self.path)


def drives() -> list[Drive]:
    """Return the places there are now: what can be carried first."""
    known = [*folders(), *removable()]  # of two names for one place, the stick's is the better
    by_path = {one.path: one for one in known if one.is_removable or is_folder(one.path)}
    return sorted(by_path.values(), key=lambda one: not one.is_removable)


def removable() -> list[Drive]:
    """Return the sticks and cards that are in the computer now."""
    if sys.platform == "win32":
        import ctypes

        return list(windows(ctypes.windll.kernel32, os.environ.get("SYSTEMDRIVE", "C:")[:1]))
    if sys.platform == "darwin":
        return list(mounted([Path("/Volumes")], _is_other_disk))
    return list(mounted(_linux_places(), os.path.ismount))


def folders() -> list[Drive]:
    """Return the folders everybody knows, whether they are there or not."""
    import platformdirs

    documents = platformdirs.user_documents_path()
    return [Drive(documents, "Dokumenter"), Drive(platformdirs.user_desktop_path(), "Skrivebord")]


def downloads() -> Drive:
    """Return where a browser and a mail program put what they fetch."""
    import platformdirs

    return Drive(platformdirs.user_downloads_path(), "Hentede filer")


@dataclass(frozen=True, slots=True)
class Found:
    """A file that may be one to take in."""

    path: Path
    place: str
    """The drive's or the folder's name."""
    at: float
    """When it was written, by the disk's clock: for reading and for the order."""


def find(suffix: str, also: Iterable[Path] = ()) -> list[Found]:
    """Return the files of a kind that lie openly in the usual places, the newest first.

    Args:
        suffix: How they end, such as ``.vip2``.
        also: Other folders to look in.
    """
    places = [*drives(), downloads(), *(Drive(one, name_of(one)) for one in also)]
    found: dict[Path, Found] = {}
    for place in places:
        for one in _files_in(place, suffix):
            found.setdefault(one.path, one)
    return sorted(found.values(), key=lambda one: one.at, reverse=True)


def openly(folder: Path, suffix: str) -> list[Path]:
    """Return the files of a kind that lie openly in a folder, in the order of their names."""
    return sorted(one.path for one in _files_in(Drive(folder, ""), suffix))


def is_companion(path: Path) -> bool:
    """Return whether a file lies beside another for the system alone, as a Mac's ``._x.vip2``."""
    return path.name.startswith(".")


def _files_in(place: Drive, suffix: str) -> Iterator[Found]:
    for path in listed(place.path):
        if path.name.lower().endswith(suffix) and not is_companion(path):
            # One that was removed just now, or leads nowhere, hides none of the others.
            with suppress(OSError):
                about = path.stat()
                if stat.S_ISREG(about.st_mode):
                    yield Found(path, place.name, about.st_mtime)


def name_of(path: Path) -> str:
    """Return what a folder is called: its drive's name, or its own."""
    for one in (*removable(), *folders(), downloads()):
        if one.path == path:
            return one.name
    return f"mappen {clean_line(path.name) or clean_line(str(path))}"


def where(path: Path) -> str:
    """Return where a folder is, as one says it: «på USB (E:)», «i Dokumenter»."""
    return f"{'på' if is_removable(path) else 'i'} {name_of(path)}"


def is_removable(path: Path) -> bool:
    """Return whether a folder is a stick or a card, to be taken out and carried."""
    return any(one.path == path for one in removable())


def size(path: Path) -> int:
    """Return a file's size; 0 if it cannot be seen."""
    try:
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def mounted(places: Iterable[Path], is_drive: Callable[[Path], bool]) -> Iterator[Drive]:
    """Yield what is put in under some folders, by name.

    Args:
        places: Where the system shows sticks and cards.
        is_drive: Tells a drive from a folder left behind by one.
    """
    for one in chain.from_iterable(map(listed, places)):
        with suppress(OSError):
            if one.is_dir() and is_drive(one):
                yield Drive(one, f"USB ({clean_line(one.name)})", is_removable=True)


def _linux_places() -> list[Path]:
    """Return where Linux shows sticks: below each person's name, or straight below."""
    roots = [Path("/media"), Path("/run/media")]
    below = chain.from_iterable(map(listed, roots))
    return [*roots, *(one for one in below if is_folder(one) and not os.path.ismount(one))]


def listed(folder: Path) -> list[Path]:
    """Return what lies in a folder, by name; nothing if it was just taken out."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _is_other_disk(path: Path) -> bool:
    """Return whether a volume is not the disk the computer starts from."""
    return not path.is_symlink() and path.stat().st_dev != Path("/").stat().st_dev


def windows(kernel: Any, system: str) -> Iterator[Drive]:
    """Yield the drives one can carry, with the name that stands in Windows' own list.

    Large sticks call themselves fixed disks, so every disk but the system's is shown; a network
    drive is not asked, because one that is away would make everybody wait.

    Args:
        kernel: Windows' own functions.
        system: The letter of the disk Windows starts from.
    """
    kernel.SetErrorMode(_NO_QUESTION)
    bits = kernel.GetLogicalDrives()
    for number in range(26):
        letter = chr(ord("A") + number)
        kind = kernel.GetDriveTypeW(f"{letter}:\\") if bits >> number & 1 else None
        if kind not in _ONES_TO_CARRY or letter == system:
            continue
        called = _label(kernel, letter)
        if called is not None:
            words = f"{called or _ONES_TO_CARRY[kind]} ({letter}:)"
            yield Drive(Path(f"{letter}:\\"), words, is_removable=True)


def _label(kernel: Any, letter: str) -> str | None:
    """Return a drive's own name; None if nothing is in it."""
    import ctypes

    room = ctypes.create_unicode_buffer(_NAME)
    found = kernel.GetVolumeInformationW(f"{letter}:\\", room, _NAME, None, None, None, None, 0)
    return clean_line(room.value) if found else None
