"""The open copy («ulåst kopi»): one JSON document that anything can read, and anybody.

Two parts say the same: ``citizens`` is for people and for programs that want facts; ``cases``
holds the changes, each the exact bytes its writer made, so nothing is lost by carrying it openly.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

import orjson

from vip2tui.errors import Vip2Error
from vip2tui.safe import clean_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from datetime import datetime
    from pathlib import Path

    from vip2tui.changes.change import Change, Json

FORMAT = "vip2tui/open-copy"
VERSION = 1


class CopyNotWrittenError(Vip2Error):
    """The file could not be written; nothing of it is left."""

    def __init__(self) -> None:
        super().__init__(
            "Den ulåste kopi kunne ikke skrives der. Arkivet er i behold, og en fil, der lå der, "
            "er ikke rørt. Se efter, om der er plads og lov til at skrive, og prøv igen."
        )


def document(
    *,
    made: datetime,
    by: str,
    device: str,
    citizens: Iterable[Mapping[str, Json]],
    cases: Mapping[str, Sequence[Change]],
) -> Iterator[bytes]:
    """Yield the document in pieces: one citizen and one change to a line, so that it can be read.

    Args:
        made: When.
        by: The person.
        device: The computer's name.
        citizens: The readable facts; every text is cleaned here.
        cases: The changes of each case, in the order they are held.
    """
    head = {
        "format": FORMAT,
        "version": VERSION,
        "made": made.isoformat(timespec="seconds"),
        "by": clean_text(by),
        "device": clean_text(device),
    }
    yield orjson.dumps(head)[:-1] + b',\n"citizens": ['
    yield from _listed(orjson.dumps(cleaned(one)) for one in citizens)
    yield b'],\n"cases": {'
    for number, (case, changes) in enumerate(sorted(cases.items())):
        yield (b",\n" if number else b"\n") + orjson.dumps(case) + b": ["
        yield from _listed(change.line for change in changes)
        yield b"]"
    yield b"\n}}\n"


def write(path: Path, pieces: Iterable[bytes]) -> int:
    """Write the file whole or not at all, its owner's alone; return its size.

    Raises:
        CopyNotWrittenError: If it could not be; what lay there before is untouched.
    """
    fresh = path.with_name(f"{path.name}.{os.getpid()}.ny")
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        fd = os.open(fresh, flags, 0o600)
    except OSError as error:
        raise CopyNotWrittenError from error
    try:
        with os.fdopen(fd, "wb") as file:
            file.writelines(pieces)
            file.flush()
            os.fsync(file.fileno())
            size = file.tell()
        fresh.replace(path)
    except BaseException as error:
        with suppress(OSError):
            fresh.unlink(missing_ok=True)
        if isinstance(error, OSError):
            raise CopyNotWrittenError from error
        raise
    return size


def cleaned(value: Json) -> Json:
    """Return a value with every text in it safe to show."""
    if isinstance(value, str):
        return clean_text(value)
    if isinstance(value, dict):
        return {clean_text(str(key)): cleaned(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [cleaned(one) for one in value]
    return value


def _listed(lines: Iterable[bytes]) -> Iterator[bytes]:
    for number, line in enumerate(lines):
        yield (b",\n" if number else b"\n") + line
