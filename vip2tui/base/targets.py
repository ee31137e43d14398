"""Files the program writes for people: where one may lie, and putting it there whole.

Every path that is not the vault's own goes through here (R153): a `Target` is made by `named`,
`in_folder` or `numbered` alone, and `put` takes nothing else. What is refused stays refused with
``--yes``: a person who aims a file at their own vault does not know that it is one.
"""

from __future__ import annotations

import errno
import os
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from vip2tui.base import windows_names
from vip2tui.base.errors import Vip2Error
from vip2tui.base.paths import SEALED
from vip2tui.base.patience import is_held, patiently, replace, sync_folder, unlink
from vip2tui.base.safe import clean_line, cut

IsOne = Callable[[bytes], bool]
"""Whether a file's first bytes are those of the kind being written, so that it may go."""

MOST_HEAD = 64 * 1024 + 1
"""Bytes read of a file that lies there already: a whole contact file, the start of any other."""
LONGEST_NAME = 255
"""What file systems take for one name: bytes, on Windows letters (16 bits each)."""
_TRACES = ("vault.lock", "anchor.json")
_SAFE = "Der er ikke skrevet nogen fil, og alt i arkivet er i behold."


class BadTargetError(Vip2Error):
    """A file may not be written there. Nothing was written."""


class NoFolderError(BadTargetError):
    """What was given is no folder, or lies in none."""

    def __init__(self, typed: str) -> None:
        super().__init__(
            f"Der er ingen mappe, der hedder «{_shown(typed)}». {_SAFE} "
            "Se efter, om stikket sidder i, og vælg igen."
        )


class NameTooLongError(BadTargetError):
    """No file system takes a name that long."""

    says = f"Navnet er for langt til en fil. {_SAFE} Vælg et kortere navn."


class BadNameError(BadTargetError):
    """Windows takes no such name, or takes it for something else than a file."""

    def __init__(self, name: str, fault: str) -> None:
        super().__init__(
            f"En fil kan ikke hedde «{_shown(name)}» på Windows: {fault}. {_SAFE} "
            "Vælg et andet navn."
        )


class PathTooLongError(NameTooLongError):
    """The whole path is longer than Windows opens."""

    says = (
        "Vejen til filen er for lang for Windows: mappernes og filens navne må tilsammen fylde "
        f"{windows_names.LONGEST_PATH} tegn. {_SAFE} Vælg en mappe højere oppe, fx Dokumenter."
    )


class OurOwnFileError(BadTargetError):
    """The path is a file of a vault, or lies in a vault's folder."""

    says = (
        "Dér ligger et arkiv eller en sikkerhedskopi, så dér skrives ingen andre filer. "
        f"{_SAFE} Vælg en anden mappe, fx Dokumenter eller et stik."
    )


class OtherFileThereError(BadTargetError):
    """Something lies there that is not of the kind being written."""

    says = "Der ligger allerede en anden fil med det navn. Den er ikke rørt. Vælg et andet navn."


class NotWrittenError(Vip2Error):
    """A file could not be made; nothing of it is left, and nothing counts as sent."""

    says = (
        "Filen kunne ikke skrives dér. Alt, du har skrevet, er gemt i arkivet, og en fil, der "
        "lå der, er ikke rørt. Se efter, om stikket sidder i, om der er plads og lov til at "
        "skrive, og prøv igen."
    )


class HeldTargetError(NotWrittenError):
    """The file that lies there is open in another program, which did not let go of it."""

    says = (
        "Et andet program holder fast i filen, så den kunne ikke skrives. Alt, du har skrevet, er "
        "gemt i arkivet, og den fil, der lå der, er ikke rørt. Luk det program, filen er åben i, "
        "eller vent på antivirus, og prøv igen."
    )


@dataclass(frozen=True, slots=True)
class Target:
    """A path that was looked at: a file may be written there."""

    path: Path
    replaces: bool = False
    """Whether a file of the same kind lies there now."""


def named(path: Path, is_one: IsOne | None = None, *, vault: Path | None = None) -> Target:
    """Return where a file that a person named may be written.

    Args:
        path: The file.
        is_one: Tells the kind being written, so that one that lies there may be replaced; without
            it nothing is.
        vault: A folder where a vault is about to be made; others are known by what they hold.

    Raises:
        BadTargetError: If nothing may be written there; the sentence says why.
    """
    must_be_a_name(path)
    try:
        _must_be_apart(path.parent, vault)
        found = path.stat()
    except FileNotFoundError:
        return Target(path)
    except OSError as error:
        raise refusal(error) from error
    if not stat.S_ISREG(found.st_mode):
        raise OtherFileThereError
    try:
        with patiently(lambda: path.open("rb")) as file:
            head = file.read(MOST_HEAD)
    except OSError as error:
        raise OtherFileThereError from error
    if head.startswith(SEALED):
        raise OurOwnFileError
    if path.is_symlink():
        _must_be_apart(path.resolve().parent, vault)
    if is_one is None or not is_one(head):
        raise OtherFileThereError
    return Target(path, replaces=True)


def in_folder(folder: Path, stem: str, suffix: str) -> Target:
    """Return a free name in a folder: a file that was made is never overwritten.

    The name is one that Windows takes, wherever it is made: the stick may go there.

    Raises:
        BadTargetError: If nothing may be written there.
    """
    _must_be_apart(folder)
    return numbered(folder / windows_names.safe(f"{stem}{suffix}"))


def numbered(path: Path) -> Target:
    """Return the path, or one with a number that nothing has: the next, where none is missing.

    Few are looked at, also where there are many: the step is doubled until one is free, and halved
    between the last that was taken and that one.

    Raises:
        BadTargetError: If nothing may be written there.
    """
    taken, free = 0, 1
    while os.path.lexists(_with_number(path, free)):
        taken, free = free, free * 2
    while free - taken > 1:
        between = (taken + free) // 2
        if os.path.lexists(_with_number(path, between)):
            taken = between
        else:
            free = between
    return named(_with_number(path, free))


def _with_number(path: Path, number: int) -> Path:
    return path if number == 1 else path.with_name(f"{path.stem}-{number}{path.suffix}")


def into(folder: Path) -> Path:
    """Return a folder where files of ours may be put, such as backups.

    Raises:
        NoFolderError: If it is not there.
        OurOwnFileError: If it is a vault's folder.
    """
    _must_be_apart(folder)
    return folder


def make_folder(folder: Path) -> None:
    """Make a folder that only its owner may look into.

    Raises:
        NotWrittenError: If the disk refused.
        NameTooLongError: If this disk takes no name that long.
    """
    must_be_a_name(folder)
    try:
        folder.mkdir(mode=0o700)
    except OSError as error:
        raise refusal(error) from error


def new_folder(folder: Path) -> Path:
    """Return a folder that may be made, with those above it.

    Raises:
        BadTargetError: If it is a file, or lies in a vault's folder, or cannot have that name.
    """
    must_be_a_name(folder)
    above = next(one for one in (folder, *folder.absolute().parents) if os.path.lexists(one))
    _must_be_apart(above)
    return folder


def put(
    target: Target,
    write: Callable[[BinaryIO], object],
    check: Callable[[bytes], None] | None = None,
    before: Callable[[], None] = lambda: None,
) -> int:
    """Write a file whole or not at all, its owner's alone; return its size in bytes.

    Args:
        target: Where it shall be.
        write: Writes it.
        check: Looks at what the disk gives back, and raises if it is not right; without it what
            was written is not read again.
        before: Done when the file is sound and before it has its name: the commit that says that
            it was made. A file nobody knows of would be worse than one that is missing.

    Raises:
        NotWrittenError: If the disk refused or gave something else back; nothing is left there.
        NameTooLongError: If this disk takes no name that long.
    """
    fresh = _beside(target.path)
    flags = os.O_RDWR | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        with os.fdopen(os.open(fresh, flags, 0o600), "r+b") as file:
            write(file)
            file.flush()
            os.fsync(file.fileno())
            size = file.tell()
        if check is not None:
            check(patiently(fresh.read_bytes))
        before()
        replace(fresh, target.path)
        with suppress(OSError):
            sync_folder(target.path.parent)
    except BaseException as error:
        with suppress(OSError):
            unlink(fresh)
        if isinstance(error, OSError):
            raise refusal(error) from error
        raise
    return size


def refusal(error: OSError) -> Vip2Error:
    """Return what a person is told when the disk refuses."""
    if error.errno == errno.ENAMETOOLONG:
        return NameTooLongError()
    return HeldTargetError() if is_held(error) else NotWrittenError()


def must_be_a_name(path: Path, platform: str = sys.platform) -> None:
    """Do nothing if a file or a folder can have that name on this system.

    Raises:
        BadNameError: If Windows takes it for something else, or not at all.
        NameTooLongError: If it is too long, or the whole path is.
    """
    is_windows = platform == "win32"
    length = windows_names.length(path.name) if is_windows else len(os.fsencode(path.name))
    if length > LONGEST_NAME:
        raise NameTooLongError
    if not is_windows:
        return
    for name in path.parts[1:] if path.anchor else path.parts:
        if name != ".." and (fault := windows_names.fault_of(name)):
            raise BadNameError(name, fault)
    whole = path.absolute()
    if any(windows_names.is_too_long(str(one)) for one in (whole, _beside(whole))):
        raise PathTooLongError


def _must_be_apart(folder: Path, vault: Path | None = None) -> None:
    """Do nothing if a folder is there and neither is nor lies in a vault's."""
    try:
        real = folder.resolve(strict=True)
    except OSError as error:
        raise NoFolderError(str(folder)) from error
    if not real.is_dir():
        raise NoFolderError(str(folder))
    coming = vault.resolve() if vault is not None else None
    if any(one == coming or _is_vault(one) for one in (real, *real.parents)):
        raise OurOwnFileError


def _is_vault(folder: Path) -> bool:
    """Return whether a vault lies in a folder, or what is left of one."""
    try:
        if not any((folder / name).exists() for name in _TRACES):
            return False
        return any(folder.glob("vault-*")) or all((folder / name).exists() for name in _TRACES)
    except OSError:  # a folder above ours that may not be looked into
        return False


def _beside(path: Path) -> Path:
    """Return where a file is made before it has its name.

    It has a short name of its own: the one that was asked for may be as long as a name can be.
    """
    return path.with_name(f"vip2tui-{os.getpid()}-{time.monotonic_ns():x}.ny")


def _shown(path: str) -> str:
    return cut(clean_line(path), 60)
