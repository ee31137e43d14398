"""A data file before any model: its groups, lists and texts with their places, and what is odd."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from vip2tui.base.faults import Fault, Place
from vip2tui.base.safe import clean_text, cut
from vip2tui.text.danish import meant_letters

_SHOWN = 40


def at(raw: Any, place: Place) -> Any:
    """Return what stands at a place; nothing if it is not there."""
    for part in place:
        try:
            raw = raw[part]
        except (LookupError, TypeError):
            return None
    return raw


def unstamped(raw: Any) -> Iterator[Fault]:
    """Yield the places that name a source which is not in the file."""
    sources = raw.get("kilder")
    if isinstance(sources, dict):
        for place, one in objects(raw, ()):
            code = one.get("kilde")
            if isinstance(code, str) and code not in sources:
                yield Fault((*place, "kilde"), "kilden står ikke under «kilder»")


def twice(listed: list[tuple[Place, Any]], message: str, key: str = "id") -> Iterator[Fault]:
    """Yield the places where an id stands a second time."""
    met: set[str] = set()
    for place, one in listed:
        if isinstance(one.get(key), str):
            if one[key] in met:
                yield Fault((*place, key), message)
            met.add(one[key])


def listed(raw: Any, place: Place) -> list[tuple[Place, Any]]:
    """Return the objects of a list with their places; nothing if it is no list."""
    found = at(raw, place)
    if not isinstance(found, list):
        return []
    return [((*place, n), one) for n, one in enumerate(found) if isinstance(one, dict)]


def objects(raw: Any, place: Place) -> Iterator[tuple[Place, dict[str, Any]]]:
    """Yield every group of a file with its place."""
    waiting = [(place, raw)]
    while waiting:
        where, one = waiting.pop()
        if isinstance(one, dict):
            yield where, one
            waiting += [((*where, name), value) for name, value in one.items()]
        elif isinstance(one, list):
            waiting += [((*where, n), value) for n, value in enumerate(one)]


def misread(raw: Any) -> Iterator[Fault]:
    """Yield the places where a text holds what no screen shows, or was saved the wrong way."""
    for place, value in _texts(raw):
        if clean_text(value) != value:
            yield Fault(place, "har usynlige tegn, der ikke bliver vist")
        if (meant := meant_letters(value)) is not None:
            yield Fault(
                place,
                f"er gemt som UTF-8 to gange; det skulle nok være «{cut(meant, _SHOWN)}». "
                "Gem filen igen, og vælg UTF-8 én gang",
            )


def _texts(raw: Any) -> Iterator[tuple[Place, str]]:
    """Yield every text of a file with its place, those that stand in a list by themselves too."""
    for place, one in objects(raw, ()):
        for name, value in one.items():
            if isinstance(value, str):
                yield (*place, name), value
            elif isinstance(value, list):
                for n, each in enumerate(value):
                    if isinstance(each, str):
                        yield (*place, name, n), each
