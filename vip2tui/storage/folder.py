"""The files of a vault in its folder: their names, and which generation is in charge.

``vault-00000007.v2t`` is a generation; with ``.bak`` it is an earlier one, with ``.partial`` one
that was never finished. Nothing is ever renamed *over* a generation. The very first is
``first-….v2t`` until it is whole.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from vip2tui.base.patience import patiently
from vip2tui.storage import anchor, frames
from vip2tui.storage.disk import Disk
from vip2tui.storage.errors import (
    LostVaultError,
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
from vip2tui.storage.header import Header, read_header
from vip2tui.storage.replay import Replay, replay
from vip2tui.storage.traces import BACKUPS, BALLAST, was_vault

KEPT_OLD = 3
BALLAST_BYTES = 2**20
OLD, PARTIAL, REPLACED = ".bak", ".partial", ".replaced"
MIGRATING = ".migrating"
"""A migrated vault until it is whole and was compared: no older program takes it for one."""
MISNAMED = "Arkivets fil bærer et andet nummer, end den er låst med: en gammel er lagt i dens sted"
_START = 2**20
"""So much of a file is looked at before the key: all of it, as long as the vault is young."""
_ENDINGS = ("", OLD, PARTIAL, REPLACED)
_NAME = re.compile(r"vault-\d{8}\.v2t(.*)")


def path_of(home: Path, generation: int) -> Path:
    """Return where a generation lives."""
    return home / f"vault-{generation:08}.v2t"


def longest_in(home: Path) -> Path:
    """Return a path as long as the longest that a vault in a folder ever has."""
    return home / BACKUPS / "vip2tui-20991231-235959-99.v2t.anew.new"


def live(home: Path) -> list[Path]:
    """Return the generations that may be in charge, newest first."""
    return _matching(home, "")


def old(home: Path) -> list[Path]:
    """Return the earlier generations that are kept, newest first."""
    return _matching(home, OLD)


def readable_old(home: Path) -> list[Path]:
    """Return the earlier generations whose header can be read."""
    return [path for path in old(home) if _head_fault(path) is None]


def partial(home: Path) -> list[Path]:
    """Return the generations that were never finished."""
    return _matching(home, PARTIAL)


def aside(home: Path) -> list[Path]:
    """Return whole old vaults that were put aside for a person to decide about."""
    return [*home.glob(f"vault-*{REPLACED}"), *home.glob("vault-*.format-*")]


def next_generation(home: Path) -> int:
    """Return a number that no file here has had, whatever became of it."""
    return max((generation_of(path) for path in _matching(home, *_ENDINGS)), default=0) + 1


def generation_of(path: Path) -> int:
    """Return the number in a file's name."""
    return int(path.name[6:14])


def _matching(home: Path, *endings: str) -> list[Path]:
    try:
        found = [(path, _NAME.fullmatch(path.name)) for path in home.iterdir()]
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        raise VaultDamagedError("Arkivets mappe kan ikke læses") from error
    names = [path for path, match in found if match and match[1] in endings]
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


def begun(home: Path, *, besides: Collection[str] = ()) -> list[Path]:
    """Return whole first generations whose name was lost; half ones held nothing, ever.

    The lock is made when the file is whole, so without it only something saved shows that it was.
    """
    whole = {Kind.JOURNAL, Kind.CLOSE} | ({Kind.END} if was_vault(home, besides=besides) else set())
    return [path for path in firsts(home) if _holds(path, *whole)]


def _holds(path: Path, *kinds: Kind) -> bool:
    try:
        return frames.holds(patiently(path.read_bytes), *kinds)
    except OSError:
        return True  # nobody knows, so nobody shall begin anew beside it


def firsts(home: Path) -> list[Path]:
    """Return every file that a first run began, whole or not."""
    return sorted(home.glob("first-*.v2t"))


def name_first(home: Path, disk: Disk, path: Path) -> Path:
    """Give a whole first generation its name; a power cut may take it back, and nothing is lost."""
    named = path_of(home, 1)
    disk.replace(path, named)
    with suppress(OSError):
        disk.fsync_folder(home)
    return named


def name_migrated(home: Path, disk: Disk, path: Path) -> Path:
    """Give a migrated generation its name; it is in charge from then on."""
    named = path_of(home, generation_of(path))
    disk.replace(path, named)
    with suppress(OSError):
        disk.fsync_folder(home)
    return named


def settle_migrating(home: Path, disk: Disk) -> None:
    """Make what a migration left half nothing again.

    One that something was saved in was in charge: a power cut took its name back, and it gets it.
    """
    for path in _matching(home, MIGRATING):
        if frames.holds(disk.read(path), Kind.JOURNAL, Kind.CLOSE):
            name_migrated(home, disk, path)
        else:
            disk.shred(path)


def exists(home: Path) -> bool:
    """Return whether a generation is here, readable or not."""
    return bool(live(home) or old(home) or begun(home))


def is_unused(home: Path) -> bool:
    """Return whether nothing was saved since the vault was made; one nobody can read was used."""
    match live(home):
        case [path] if generation_of(path) == 1 and not old(home):
            return _head_fault(path) is None and not _holds(path, Kind.JOURNAL)
    return False


def was_never_made(home: Path) -> bool:
    """Return whether no vault ever was here; a first run that was cut short has not made one."""
    return not (was_vault(home) or begun(home))


def must_be_free(home: Path, *, besides: Collection[str] = ()) -> None:
    """Do nothing if a new vault may be made here.

    Raises:
        VaultExistsError: If there is one.
        VaultDamagedError: If there is one that nobody can read; nothing is set aside.
        VaultGoneError: If there was one.
    """
    files = [*live(home), *begun(home, besides=besides)]
    if any(_head_fault(path) is None for path in files if path.name not in besides):
        raise VaultExistsError
    if was_vault(home, besides=besides):
        raise lost(home) or VaultGoneError()


def lost(home: Path) -> LostVaultError | None:
    """Return what can be told without a key of a vault that cannot be opened, or None.

    No first run and no passphrase helps there: the newest good backup does.
    """
    faults = [_head_fault(path) for path in live(home) or begun(home)]
    if faults:
        return None if None in faults else faults[0]
    if old(home):
        return VaultDamagedError("Arkivets nyeste fil mangler", can_be_shown=False)
    return VaultGoneError() if was_vault(home) else None


def _head_fault(path: Path) -> LostVaultError | None:
    """Return what is wrong with a generation, as far as its start shows it without a key."""
    try:
        with patiently(lambda: path.open("rb")) as file:
            data = file.read(_START)
        read_header(data)
        shown = (Kind.END, Kind.JOURNAL, Kind.CLOSE)
        if len(data) < _START and not frames.holds(data, *shown, whole=True):
            return VaultDamagedError("Arkivets fil er skåret over")
    except LostVaultError as error:
        return error
    except VaultError:
        return None
    except OSError:
        return VaultDamagedError("Arkivets fil kan ikke læses", can_be_shown=False)
    return None


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
    files = live(home) or begun(home)
    if not files:
        raise lost(home) or NoVaultError()
    faults: list[VaultError] = []
    for place, path in enumerate(files):
        data = disk.read(path)
        try:
            header, key = _unlocked(data, unlock)
            found = replay(data, header, key, watch=anchor.watched(home, header, key))
            if path not in firsts(home) and header.generation != generation_of(path):
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
        if next(frames.heads(data), None) is None:
            raise
        raise VaultDamagedError(can_be_shown=False) from None
    key = unlock(header)
    if not header.is_sealed_with(key):
        raise VaultDamagedError
    return header, key
