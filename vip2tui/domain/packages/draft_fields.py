"""A package's file as the fields of a draft's record, and back: an answer a field, a line a field.

So taking back an answer takes back that one, and a changed line of a long list is a short change.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import takewhile
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from vip2tui.changes.change import Json

_GROUPS = ("krav", "egen")
"""Parts of a file whose parts are answers of their own."""
_SOURCES = "kilder"
"""A group whose order is kept: a list of pairs here."""
_ID = "package"
"""What the file's ``id`` is called here: a record has one too."""


def fields_of(file: Mapping[str, Json], known: Mapping[str, Json]) -> dict[str, Json]:
    """Return what a draft's record says once it holds a file; what it has no more is None.

    Args:
        file: The file's contents.
        known: What the record says now: its lines keep their names.
    """
    said: dict[str, Json] = {}
    for name, value in _answers(file):
        if isinstance(value, list):
            said |= _lines(name, value, known)
        else:
            said[name] = value
    gone = {name for name in known if name not in said and name.rpartition(".")[0] not in said}
    return said | dict.fromkeys(gone - {"deleted"})


def file_of(fields: Mapping[str, Json]) -> dict[str, Json]:
    """Return the file that a draft's record holds. Nothing stands there for an empty answer."""
    file: dict[str, Any] = {}
    for name, value in fields.items():
        group, _, part = name.rpartition(".")
        if value is None or name == "deleted" or isinstance(fields.get(group), list):
            continue
        if isinstance(value, list):
            value = [fields[f"{name}.{key}"] for key in value if f"{name}.{key}" in fields]
        said = dict(value) if name == _SOURCES else value
        (file.setdefault(group, {}) if group else file)[part] = said
    return {"id" if name == _ID else name: value for name, value in file.items()}


def _answers(file: Mapping[str, Json]) -> Iterator[tuple[str, Json]]:
    for name, value in file.items():
        if name in _GROUPS and isinstance(value, dict):
            yield from ((f"{name}.{part}", said) for part, said in value.items())
        elif name == _SOURCES and isinstance(value, dict):
            yield name, [list(one) for one in value.items()]
        else:
            yield (_ID if name == "id" else name), value


def _lines(name: str, lines: Sequence[Json], known: Mapping[str, Json]) -> dict[str, Json]:
    """Return a list as its keys and lines; what stands before and after what changed stays."""
    keys = known.get(name)
    keys = list(keys) if isinstance(keys, list) else []
    old = [known.get(f"{name}.{key}") for key in keys]
    first = _alike(old, lines)
    last = min(_alike(old[::-1], lines[::-1]), len(lines) - first, len(old) - first)
    used = (one for one in known if one.rpartition(".")[0] == name)
    highest = max((int(one.rpartition(".")[2]) for one in used), default=0)
    middle = len(lines) - first - last
    new = keys[first : len(keys) - last][:middle]
    new += [str(highest + n) for n in range(1, middle - len(new) + 1)]
    keys = [*keys[:first], *new, *keys[len(keys) - last :]]
    return {name: keys} | {f"{name}.{key}": one for key, one in zip(keys, lines, strict=True)}


def _alike(one: Sequence[Json], other: Sequence[Json]) -> int:
    """Return how many stand alike from the beginning."""
    return sum(1 for _ in takewhile(bool, (a == b for a, b in zip(one, other, strict=False))))
