"""Several people at one computer (R151): whose vault lies in which folder, and nothing else.

The list is not sealed, so it holds what anybody may read: letters a person chose, and a folder's
random name. Who was here first keeps the vault where it lies; the others have a folder each in it,
with a lock and backups of their own. Where there is one person there is no list.
"""

from __future__ import annotations

import json
import os
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from vip2tui.base.errors import Vip2Error
from vip2tui.base.paths import bytes_of, is_there
from vip2tui.base.patience import replace

FILE = "personer.json"
WHO_VARIABLE = "VIP2TUI_WHO"
MOST = 20
_BYTES = 4096
_INITIALS = re.compile(r"[A-ZÆØÅ]{1,4}")
_FOLDER = re.compile(r"person-[0-9a-f]{16}")


@dataclass(frozen=True, slots=True)
class Sharer:
    """One person at the computer."""

    initials: str
    """One to four letters that the person chose."""
    folder: str
    """The folder's name; empty for who was here first."""


class InitialsError(Vip2Error):
    """What was typed is nobody's letters, or somebody's already."""


class ListNotWrittenError(Vip2Error):
    """The disk refused the list."""

    def __init__(self) -> None:
        super().__init__(
            "Listen over personer kunne ikke skrives. Alles arkiver er, som de var. "
            "Se efter, om der er plads på disken, og prøv igen."
        )


class WhoError(Vip2Error):
    """It must be said who is meant."""

    def __init__(self, people: Sequence[Sharer], who: str = "") -> None:
        names = " og ".join(filter(None, (", ".join(one.initials for one in people[:-1]),
                                          people[-1].initials)))  # fmt: skip
        none = f"Ingen her hedder «{who}». " if who else ""
        super().__init__(
            f"{none}Flere bruger programmet på denne computer: {names}. "
            f"Giv --who {people[0].initials}. Intet er ændret."
        )


def initials(typed: str) -> str:
    """Return letters as they are kept.

    Raises:
        InitialsError: If they are not one to four letters.
    """
    letters = typed.strip().upper()
    if not _INITIALS.fullmatch(letters):
        raise InitialsError("Skriv et til fire bogstaver, fx MK. Intet er ændret.")
    return letters


def sharers(base: Path) -> list[Sharer]:
    """Return who has a vault here, in the order they came; nobody where it is one person's.

    A list that cannot be read shuts nobody out: the folders are there, and are called by a number.
    """
    if not is_there(base / FILE):
        return []
    try:
        raw = json.loads(bytes_of(base / FILE, _BYTES)[:_BYTES])
        found = [Sharer(initials(one["initials"]), one["folder"]) for one in raw]
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError, Vip2Error):
        found = []
    if not _is_sound(found, [one.folder for one in found]):
        found = [Sharer("1", "")]
    known = {one.folder for one in found}
    left = [name for name in _folders(base) if name not in known]
    return [*found, *(Sharer(str(n), name) for n, name in enumerate(left, len(found) + 1))]


def _is_sound(found: Sequence[Sharer], names: Sequence[object]) -> bool:
    return (
        1 < len(found) <= MOST
        and len({one.initials for one in found}) == len({*map(str, names)}) == len(found)
        and names[0] == ""
        and all(isinstance(one, str) and _FOLDER.fullmatch(one) for one in names[1:])
    )


def _folders(base: Path) -> list[str]:
    try:
        return sorted(one.name for one in base.iterdir() if _FOLDER.fullmatch(one.name))
    except OSError:
        return []


def base_of(home: Path) -> Path:
    """Return the folder the list is in, of a person's own or the first one's."""
    return home.parent if _FOLDER.fullmatch(home.name) and is_there(home.parent / FILE) else home


def is_others(base: Path, name: str) -> bool:
    """Return whether what has a name in the first one's folder is everybody's, or another's."""
    return name == FILE or bool(_FOLDER.fullmatch(name) and is_there(base / FILE))


def home_of(base: Path, one: Sharer) -> Path:
    """Return the folder of a person's vault."""
    return base / one.folder if one.folder else base


def chosen(base: Path, who: str) -> Path:
    """Return the folder of the vault that is meant.

    Raises:
        WhoError: If several have one and nobody of them is meant.
    """
    people = sharers(base)
    if not people:
        return base
    letters = who.strip().upper()
    for one in people:
        if one.initials == letters:
            return home_of(base, one)
    raise WhoError(people, who.strip())


def add(base: Path, new: str, *, mine: str, folder: str) -> Sharer:
    """Put one person more on the list; the vault is made when that person first comes.

    Args:
        base: Where who was first has the vault.
        new: The new person's letters.
        mine: The letters of who was here first; not read where there is a list.
        folder: A fresh random name, 16 hexadecimal signs.

    Raises:
        InitialsError: If the letters are none, or somebody's.
        ListNotWrittenError: If the disk refused; the list is as it was.
    """
    people = sharers(base) or [Sharer(initials(mine), "")]
    letters = initials(new)
    if any(one.initials == letters for one in people):
        raise InitialsError(f"{letters} står der allerede. Vælg andre bogstaver. Intet er ændret.")
    if len(people) >= MOST:
        raise InitialsError(f"Der er plads til {MOST} personer på en computer. Intet er ændret.")
    made = Sharer(letters, f"person-{folder}")
    told = [{"initials": one.initials, "folder": one.folder} for one in (*people, made)]
    half = base / f"{FILE}.ny"
    try:
        with half.open("w", encoding="utf-8", newline="\n") as file:
            json.dump(told, file, ensure_ascii=False)
            file.flush()
            os.fsync(file.fileno())
        replace(half, base / FILE)
    except OSError as error:
        raise ListNotWrittenError from error
    return made
