"""What is shipped as data, read when it is first asked for and kept.

Importing this module reads nothing and imports no pydantic: a list of packages is drawn from the
index alone, and a package is read without the other eleven. Every function raises
`BrokenDataError` if its file cannot be used.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from vip2tui import datafiles
from vip2tui.datafiles import BrokenDataError
from vip2tui.domain.catalogue.names import PackageName
from vip2tui.errors import Vip2Error

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from vip2tui.domain.catalogue.checklist import Checklist
    from vip2tui.domain.catalogue.codes import Codes, Municipality, Terms
    from vip2tui.domain.catalogue.instrument import Instrument
    from vip2tui.domain.catalogue.kle import Kle
    from vip2tui.domain.catalogue.package import Competence, Package, Shared
    from vip2tui.domain.catalogue.rulebook import RuleSet

    Places = tuple[tuple[int, str], ...]

__all__ = [
    "BrokenDataError",
    "PackageName",
    "PackageNotFoundError",
    "checklist",
    "checklist_with",
    "codes",
    "competences",
    "find_packages",
    "instrument",
    "kle",
    "municipalities",
    "nearness",
    "package",
    "package_names",
    "read_package",
    "rule_sets",
    "search_places",
    "shared",
    "shipped_places",
    "terms",
]

_NEAR = 3
_ALIKE = 0.5


class PackageNotFoundError(Vip2Error):
    """There is no package of that id."""

    def __init__(self, asked: str, near: tuple[PackageName, ...]) -> None:
        hint = " eller ".join(f"«{one.name}» ({one.id})" for one in near)
        super().__init__(
            f"Der er ingen jobpakke, der hedder «{asked}»."
            + (f" Mente du {hint}?" if near else " Se listen over jobpakker.")
        )
        self.near = near


@cache
def package_names() -> tuple[PackageName, ...]:
    """Return the packages as a list shows them, in the project's order; reads the index alone."""
    file = "jobpakker/index.json"
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


@cache
def package(package_id: str) -> Package:
    """Return one package, whole.

    Raises:
        PackageNotFoundError: If there is none; suggests the nearest.
    """
    if all(one.id != package_id for one in package_names()):
        raise PackageNotFoundError(package_id, _nearest(package_id))
    file = f"jobpakker/{package_id}.json"
    return read_package(datafiles.shipped_bytes(file), file)


def read_package(data: bytes, file: str) -> Package:
    """Return the package that the bytes of a file hold, wherever they came from.

    Raises:
        BrokenDataError: If they hold none; names every field that is wrong.
    """
    from vip2tui.domain.catalogue.package import Package

    return datafiles.read(Package, data, file)


def find_packages(text: str) -> tuple[PackageName, ...]:
    """Return the packages a text points at, nearest first. No text finds all.

    Name, alias, English name, trade, task, certificate, word of the trade: every word that was
    typed must be found in one of them, all in the same one.
    """
    if not text.strip():
        return package_names()
    found = []
    for place, one in enumerate(package_names()):
        rank = nearness(text, shipped_places(one.id))
        if rank is not None:
            found.append((rank, place))
    return tuple(package_names()[place] for _, place in sorted(found))


def nearness(text: str, places: Places) -> int | None:
    """Return how near a text points at a package, 0 being its name; None if it does not."""
    from vip2tui.domain.danish import matches

    return min((rank for rank, found in places if matches(text, found)), default=None)


def search_places(raw: Mapping[str, Any], file: str) -> Places:
    """Return where a search looks in a package file, shipped or not, as it was read.

    Raises:
        BrokenDataError: If it is no package.
    """
    from vip2tui.domain.danish import search_key

    try:
        return tuple((rank, search_key(text)) for rank, text in _looked_in(raw))
    except (KeyError, TypeError, AttributeError) as error:
        raise BrokenDataError(file, ["den har en anden form, end den skal"]) from error


@cache
def shipped_places(package_id: str) -> Places:
    """Return where a search looks in a shipped package."""
    file = f"jobpakker/{package_id}.json"
    return search_places(datafiles.shipped_json(file), file)


@cache
def shared() -> Shared:
    """Return what all packages share: ladder, competences, certificates, advice, risks."""
    from vip2tui.domain.catalogue.package import Shared

    return datafiles.shipped(Shared, "faelles.json")


def competences(package_id: str) -> tuple[Competence, ...]:
    """Return every line of a package's competence card: the trade's own, then the shared ones.

    Raises:
        PackageNotFoundError: If there is no such package.
    """
    return (*package(package_id).competences, *shared().competences)


@cache
def checklist() -> Checklist:
    """Return the mentor's checklist as it is shipped."""
    from vip2tui.domain.catalogue.checklist import Checklist

    return datafiles.shipped(Checklist, "tjekliste.json")


def checklist_with(own: Path) -> Checklist:
    """Return the checklist with a municipality's or a workplace's own points (``x01.1``) last."""
    from vip2tui.domain.catalogue.checklist import OwnPoints

    return datafiles.joined(checklist().with_own, OwnPoints, own)


@cache
def codes() -> Codes:
    """Return every list of stored codes with their words."""
    from vip2tui.domain.catalogue.codes import Codes

    return datafiles.shipped(Codes, "koder.json")


@cache
def municipalities() -> tuple[Municipality, ...]:
    """Return the 98 municipalities in the order of their codes."""
    from vip2tui.domain.catalogue.codes import Municipalities

    return datafiles.shipped(Municipalities, "kommuner.json").every


def terms(own: Path | None = None) -> Terms:
    """Return the words of the screen; a municipality's own file says what is called otherwise."""
    from vip2tui.domain.catalogue.codes import Terms

    known = _shipped_terms()
    return datafiles.joined(known.with_own, Terms, own) if own else known


def kle(own: Path | None = None) -> Kle:
    """Return the KLE numbers by topic; a municipality's own file replaces those it names."""
    from vip2tui.domain.catalogue.kle import Kle

    known = datafiles.shipped(Kle, "kle.json")
    return datafiles.joined(known.with_own, Kle, own) if own else known


@cache
def _shipped_terms() -> Terms:
    from vip2tui.domain.catalogue.codes import Terms

    return datafiles.shipped(Terms, "ord.json")


@cache
def instrument() -> Instrument:
    """Return the measurement: its questions, and what each figure means."""
    from vip2tui.domain.catalogue.instrument import Instrument

    return datafiles.shipped(Instrument, "instrument.json")


@cache
def rule_sets(folder: Path | None = None) -> tuple[RuleSet, ...]:
    """Return every act's rules, a file each; those of a folder replace shipped ones of the same id.

    Which of them hold on a day is told by `vip2tui.domain.rules.in_force`.
    """
    from vip2tui.domain.catalogue.rulebook import RuleSet

    names = [f"regler/{name}" for name in datafiles.shipped_names("regler")]
    found = [datafiles.shipped(RuleSet, name) for name in names]
    own = sorted(folder.glob("*.json")) if folder else []
    found += [datafiles.read(RuleSet, datafiles.own_bytes(path), path.name) for path in own]
    return tuple({one.id: one for one in found}.values())


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


def _nearest(asked: str) -> tuple[PackageName, ...]:
    from difflib import SequenceMatcher

    from vip2tui.domain.danish import fold

    if found := find_packages(asked):
        return found[:_NEAR] if asked.strip() else ()
    wanted = fold(asked)

    def likeness(one: PackageName) -> float:
        return max(
            SequenceMatcher(None, wanted, fold(name)).ratio()
            for name in (one.id, one.name, *one.aliases)
        )

    close = [one for one in package_names() if likeness(one) > _ALIKE]
    return tuple(sorted(close, key=likeness, reverse=True)[:_NEAR])
