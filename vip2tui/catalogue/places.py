"""Where a search looks in a package, and how near a text points at it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from vip2tui.base.datafiles import BrokenDataError

Places = tuple[tuple[int, str], ...]


def nearness(text: str, places: Places) -> int | None:
    """Return how near a text points at a package, 0 being its name; None if it does not."""
    from vip2tui.text.danish import finding

    fits = finding(text)
    return min((rank for rank, found in places if fits(found)), default=None)


def search_places(raw: Mapping[str, Any], file: str) -> Places:
    """Return where a search looks in a package file, shipped or not, as it was read.

    Raises:
        BrokenDataError: If it is no package.
    """
    from vip2tui.text.danish import search_key

    try:
        return tuple((rank, search_key(text)) for rank, text in _looked_in(raw))
    except (KeyError, TypeError, AttributeError) as error:
        raise BrokenDataError(file, ["den har en anden form, end den skal"]) from error


def _looked_in(raw: Mapping[str, Any]) -> Iterator[tuple[int, str]]:
    yield 0, raw["navn"]["tekst"]
    yield 0, raw["id"]
    for text in (*raw.get("alias", ()), raw["english"]):
        yield 1, text["tekst"]
    yield 2, raw["sektor"]["tekst"]
    for task in raw["opgaver"]:
        yield 3, task["tekst"]
    for proof in raw.get("beviser", ()):
        yield 3, proof["navn"]
    for word in raw["ord"]:
        yield 4, word["da"]
        yield 4, word["en"]
