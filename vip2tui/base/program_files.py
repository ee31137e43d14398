"""The program's folder as it was built, held against what lies there now.

It tells a copy that was cut short or a disk that rots. It is no protection against somebody who
changes the program: they can change the list too.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path

from vip2tui.base.paths import PARTS, SUMS

_COMPILED = "__pycache__"


@dataclass(frozen=True, slots=True)
class Compared:
    """How many files there should be, and what differs."""

    files: int
    missing: int
    changed: int
    foreign: int
    """Files among the present parts that do not belong there."""
    older: tuple[str, ...]
    """Folders of parts that an older program left: never read, and they may go."""

    @property
    def is_whole(self) -> bool:
        """Whether the program is all there, as it was built, with nothing between."""
        return not (self.missing or self.changed or self.foreign)


def compared(folder: Path) -> Compared:
    """Read every file of a folder and hold it against its list.

    Raises:
        OSError: If the list or a file cannot be read.
        ValueError: If the list is none.
    """
    lines = (folder / SUMS).read_text(encoding="utf-8").splitlines()
    wanted = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    if not wanted or not all(wanted):
        raise ValueError(SUMS)
    missing = [name for name in wanted if not (folder / name).is_file()]
    changed = [name for name in wanted.keys() - missing if _sum(folder / name) != wanted[name]]
    present = {name.split("/")[0] for name in wanted if name.startswith(PARTS)}
    lying = (path.relative_to(folder) for part in present for path in (folder / part).rglob("*")
             if path.is_file())  # fmt: skip
    foreign = [one for one in lying
               if one.as_posix() not in wanted and _COMPILED not in one.parts]  # fmt: skip
    older = [one.name for one in folder.glob(f"{PARTS}*") if one.name not in present]
    return Compared(len(wanted), len(missing), len(changed), len(foreign), tuple(sorted(older)))


def _sum(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
