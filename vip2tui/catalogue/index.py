"""The index of the shipped packages, and finding one: where a search looks, how near a text is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from vip2tui.base import datafiles
from vip2tui.base.datafiles import BrokenDataError
from vip2tui.base.errors import Vip2Error
from vip2tui.catalogue.names import PackageName

Places = tuple[tuple[int, str], ...]
_NEAR = 3
_ALIKE = 0.5


class PackageNotFoundError(Vip2Error):
    """There is no package of that id."""

    def __init__(self, asked: str, near: Sequence[PackageName]) -> None:
        self.near = tuple(near[:_NEAR])
        hint = " eller ".join(f"«{one.name}» ({one.id})" for one in self.near)
        super().__init__(
            f"Der er ingen jobpakke, der hedder «{asked}»."
            + (f" Mente du {hint}?" if near else " Se listen over jobpakker.")
        )


def names_in(file: str) -> tuple[PackageName, ...]:
    """Return the packages of an index, in its order.

    Raises:
        BrokenDataError: If it is none.
    """
    try:
        return tuple(
            PackageName(
                id=row["id"],
                name=row["navn"],
                aliases=tuple(row["alias"]),
                english=row["english"],
                weeks=row["uger"],
                weeks_text=row["varighed"],
                danish=row["dansk_kort"],
                hard_demand=row["haardt_krav"],
                version=row["version"],
            )
            for row in datafiles.shipped_json(file)["jobpakker"]
        )
    except KeyError as error:
        raise BrokenDataError(file, [f"{error.args[0]}: mangler"]) from error
    except (TypeError, AttributeError) as error:
        raise BrokenDataError(file, ["listen har en anden form"]) from error


def nearest(asked: str, names: Sequence[PackageName]) -> list[PackageName]:
    """Return the packages whose names look like what was asked for, the likest first."""
    from difflib import SequenceMatcher

    from vip2tui.text.danish import fold

    wanted = fold(asked)

    def likeness(one: PackageName) -> float:
        return max(
            SequenceMatcher(None, wanted, fold(name)).ratio()
            for name in (one.id, one.name, *one.aliases)
        )

    close = [one for one in names if likeness(one) > _ALIKE]
    return sorted(close, key=likeness, reverse=True)


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
