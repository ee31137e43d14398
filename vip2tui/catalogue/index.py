"""The index of the shipped packages, and finding one: where a search looks, and what it hit."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from vip2tui.base import datafiles
from vip2tui.base.datafiles import BrokenDataError
from vip2tui.base.errors import Vip2Error
from vip2tui.catalogue.names import PackageName


class Looked(NamedTuple):
    """One text of a package that a search looks in."""

    rank: int
    """How near it points at the package: 0 is its name."""
    key: str
    said: str
    """The text with what it is, «andet navn: Terminalarbejder»; empty for the name."""


Places = tuple[Looked, ...]
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


def hit_in(text: str, places: Places) -> Looked | None:
    """Return the nearest of a package's texts that a text points at; None if it points at none."""
    from vip2tui.text.danish import finding

    fits = finding(text)
    return min((one for one in places if fits(one.key)), key=lambda one: one.rank, default=None)


def search_places(raw: Mapping[str, Any], file: str) -> Places:
    """Return where a search looks in a package file, shipped or not, as it was read.

    Raises:
        BrokenDataError: If it is no package.
    """
    from vip2tui.text.danish import search_key

    try:
        return tuple(
            Looked(rank, search_key(text), f"{what}: {text}" if what else "")
            for rank, what, text in _looked_in(raw)
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise BrokenDataError(file, ["den har en anden form, end den skal"]) from error


def _looked_in(raw: Mapping[str, Any]) -> Iterator[tuple[int, str, str]]:
    yield 0, "", raw["navn"]["tekst"]
    yield 0, "", raw["id"]
    for text in raw.get("alias", ()):
        yield 1, "andet navn", text["tekst"]
    yield 1, "på engelsk", raw["english"]["tekst"]
    yield 2, "fag", raw["sektor"]["tekst"]
    for task in raw["opgaver"]:
        yield 3, "opgave", task["tekst"]
    for proof in raw.get("beviser", ()):
        yield 3, "bevis", proof["navn"]
    for word in raw["ord"]:
        yield 4, "ord", word["da"]
        yield 4, f"ord: {word['da']}, på engelsk", word["en"]
