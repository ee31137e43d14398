"""The files of a vault in its folder: their names, and which generation is in charge.

``vault-00000007.v2t`` is a generation; with ``.bak`` it is an earlier one, with ``.partial`` one
that was never finished. Nothing is ever renamed *over* a generation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from vip2tui.storage import anchor, frames
from vip2tui.storage.backup import folder_of, list_backups
from vip2tui.storage.errors import (
    NotAVaultError,
    NoVaultError,
    VaultDamagedError,
    VaultError,
    VaultExistsError,
    VaultGoneError,
    WriteError,
    WrongPassphraseError,
)
from vip2tui.storage.frames import Kind
from vip2tui.storage.header import MAGIC, Header, read_header
from vip2tui.storage.replay import Replay, replay

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from vip2tui.storage.disk import Disk

KEPT_OLD = 3
BALLAST = "ballast.bin"
BALLAST_BYTES = 2**20
OLD, PARTIAL, REPLACED = ".bak", ".partial", ".replaced"
MISNAMED = "Arkivets fil bærer et andet nummer, end den er låst med: en gammel er lagt i dens sted"
_LIVE = re.compile(r"vault-(\d{8})\.v2t")
_ANY = re.compile(r"vault-(\d{8})\.v2t(\.bak|\.partial|\.replaced)?")


def path_of(home: Path, generation: int) -> Path:
    """Return where a generation lives."""
    return home / f"vault-{generation:08}.v2t"


def live(home: Path) -> list[Path]:
    """Return the generations that may be in charge, newest first."""
    return _matching(home, _LIVE)


def old(home: Path) -> list[Path]:
    """Return the earlier generations that are kept, newest first."""
    return [path for path in _matching(home, _ANY) if path.name.endswith(OLD)]


def partial(home: Path) -> list[Path]:
    """Return the generations that were never finished."""
    return [path for path in _matching(home, _ANY) if path.name.endswith(PARTIAL)]


def aside(home: Path) -> list[Path]:
    """Return whole old vaults that were put aside for a person to decide about."""
    return [*home.glob(f"vault-*{REPLACED}"), *home.glob("vault-*.format-*")]


def next_generation(home: Path) -> int:
    """Return a number that no file here has had, whatever became of it."""
    return max((generation_of(path) for path in _matching(home, _ANY)), default=0) + 1


def generation_of(path: Path) -> int:
    """Return the number in a file's name."""
    return int(path.name[6:14])


def _matching(home: Path, pattern: re.Pattern[str]) -> list[Path]:
    try:
        names = [path for path in home.iterdir() if pattern.fullmatch(path.name)]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise VaultDamagedError("Arkivets mappe kan ikke læses") from error
    return sorted(names, key=generation_of, reverse=True)


def make(home: Path) -> None:
    """Make the vault's folder, its owner's alone."""
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise WriteError from error


def set_aside(home: Path, disk: Disk, data: bytes) -> None:
    """Keep half a frame before it is cut; it is sealed, and somebody may ask what it was."""
    stamp = datetime.now().astimezone().strftime("%Y%m%d-%H%M%S-%f")
    path = home / f"torn-{stamp}.bin"
    try:
        disk.put(path, data)
    except OSError:
        disk.unlink(home / BALLAST)  # a full disk must not lock anyone out
        disk.put(path, data)


def exists(home: Path) -> bool:
    """Return whether there is a vault here; a first run that was cut short has not made one."""
    files = live(home)
    if old(home) or len(files) > 1:
        return True
    return bool(files) and not is_unfinished_first(files[0])


def was_never_made(home: Path) -> bool:
    """Return whether nothing is here, or only what a first run left that was cut short."""
    if exists(home) or is_gone(home):
        return False
    return all(MAGIC.startswith(path.read_bytes()[: len(MAGIC)]) for path in live(home))


def is_gone(home: Path) -> bool:
    """Return whether there was a vault here, of which only traces are left.

    A new one would take their place: its backups would push out those of the one that is gone.
    """
    if live(home) or old(home):
        return False
    return (home / anchor.NAME).exists() or bool(aside(home) or list_backups(folder_of(home)))


def must_be_free(home: Path) -> None:
    """Do nothing if a new vault may be made here.

    Raises:
        VaultExistsError: If there is one.
        VaultGoneError: If there was one.
    """
    if exists(home):
        raise VaultExistsError
    if is_gone(home):
        raise VaultGoneError


def is_unfinished_first(path: Path) -> bool:
    """Return whether the only file is a first generation without its end: it held nothing."""
    if generation_of(path) != 1 or path.stat().st_size > 70_000:
        return False
    return not frames.holds(path.read_bytes(), Kind.END, Kind.JOURNAL, Kind.CLOSE)


@dataclass
class Chosen:
    """The generation in charge, read."""

    path: Path
    key: bytes
    data: bytes
    found: Replay
    skipped: list[Path]
    """Newer files that were never finished."""
    older: list[Path]
    """Generations that a newer one has replaced, but which still bear a live name."""


def choose(
    home: Path, disk: Disk, unlock: Callable[[Header], bytes], *, salvage: bool = False
) -> Chosen:
    """Return the newest sound generation; with ``salvage`` a damaged one too, as far as it goes.

    An older one is taken only if the newer holds no frame that shows it was ever in charge: a new
    generation is written whole before anything is stored in it.

    Raises:
        VaultError: What is wrong with the newest, if no other may stand in for it.
    """
    files = live(home)
    if not files:
        if old(home):
            raise VaultDamagedError("Arkivets nyeste fil mangler")
        raise VaultGoneError if is_gone(home) else NoVaultError
    faults: list[VaultError] = []
    for place, path in enumerate(files):
        data = disk.read(path)
        try:
            header, key = _unlocked(data, unlock)
            found = replay(data, header, key, watch=anchor.watched(home, header, key))
            if header.generation != generation_of(path):
                found.damage = found.damage or MISNAMED
            if found.damage and not (salvage and _is_last_word(files, place, data)):
                raise VaultDamagedError(found.damage)  # noqa: TRY301 - one of three faults
        except (VaultDamagedError, NotAVaultError, WrongPassphraseError) as error:
            faults.append(error)
            if _is_last_word(files, place, data):
                break
        else:
            return Chosen(path, key, data, found, files[:place], files[place + 1 :])
    # A newer file that is only half there is no news to someone who mistyped the passphrase.
    raise next((fault for fault in faults if isinstance(fault, WrongPassphraseError)), faults[0])


def _is_last_word(files: list[Path], place: int, data: bytes) -> bool:
    """Return whether no older generation may stand in for this one."""
    return place == len(files) - 1 or frames.holds(data, Kind.JOURNAL, Kind.CLOSE)


def _unlocked(data: bytes, unlock: Callable[[Header], bytes]) -> tuple[Header, bytes]:
    try:
        header = read_header(data)
    except NotAVaultError:
        if frames.find_head(data, 0) is None:
            raise
        raise VaultDamagedError from None
    key = unlock(header)
    if not header.is_sealed_with(key):
        raise VaultDamagedError
    return header, key
