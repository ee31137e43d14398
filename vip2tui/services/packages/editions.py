"""The packages as a person meets them: which editions stand on the shelf, and which are meant.

Shipped packages, fetched ones and one's own follow the same rules here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import orjson

from vip2tui.base.datafiles import BrokenDataError
from vip2tui.catalogue.catalogue import SHIPPED
from vip2tui.catalogue.index import Places, hit_in, search_places
from vip2tui.catalogue.names import PackageName
from vip2tui.catalogue.package import Package
from vip2tui.services.typed import meant
from vip2tui.text.danish import fold, matches, search_key, sort_key

if TYPE_CHECKING:
    from vip2tui.services.packages.own_packages import OwnPackages

TABLE = "packages"


@dataclass(frozen=True, slots=True)
class Edition:
    """One edition of a package as this device has it."""

    id: str
    version: str
    name: str
    draft: bool
    at: str
    """When it was written or fetched; empty if it was shipped."""
    by: str

    @property
    def key(self) -> str:
        """Under what its row is kept, where it is finished and was not shipped."""
        return row_key(self.id, self.version)


def edition_of(row: Mapping[str, Any]) -> Edition:
    """Return what a row is an edition of."""
    return Edition(**{name: row[name] for name in Edition.__slots__})


def row_key(package_id: str, version: str) -> str:
    """Return under what an edition is kept."""
    return f"{package_id}@{version}"


def shelf(packages: OwnPackages) -> tuple[Edition, ...]:
    """Return of each package the edition a new course would take, and the newest draft of it.

    An edition that holds from a later day stands here only where there is no other. The shipped
    ones first, in the project's order; then the others by name, a draft last.
    """
    shipped = {one.id: n for n, one in enumerate(SHIPPED.package_names())}
    every = packages.editions()
    last = {(one.id, one.draft): one for one in every}
    last |= {(one.id, one.draft): one for one in every if packages.has_begun(one)}
    return tuple(
        sorted(
            last.values(),
            key=lambda one: (shipped.get(one.id, len(shipped)), sort_key(one.name), one.draft),
        )
    )


def finished(packages: OwnPackages) -> tuple[Edition, ...]:
    """Return the newest finished edition of each package."""
    return tuple(one for one in shelf(packages) if not one.draft)


def find(packages: OwnPackages, text: str) -> tuple[Edition, ...]:
    """Return the editions on the shelf that a text points at, nearest first. No text finds all.

    Every word must be found in one place: a name, a task, a proof, a word of the trade.
    """
    return tuple(one for one, _ in hits(packages, text)) if text.strip() else shelf(packages)


def hits(packages: OwnPackages, text: str) -> list[tuple[Edition, str]]:
    """Return what `find` does, each with what was hit in words; empty where that is its name."""
    looked = ((hit_in(text, _places(packages, one)), one) for one in shelf(packages))
    found = [(hit, one) for hit, one in looked if hit is not None]
    return [(one, hit.said) for hit, one in sorted(found, key=lambda pair: pair[0].rank)]


def named(text: str, own: Iterable[Edition] = ()) -> str:
    """Return the id of the package that an id, a name or one of its other names means.

    Args:
        text: What was typed.
        own: Editions that are kept on this device beside the shipped packages.

    Raises:
        PackageNotFoundError: If there is none; suggests the nearest.
        AmbiguousError: If several have such a name.
    """
    wanted = fold(text)
    called: dict[str, tuple[str, ...]] = {one.id: (one.id, one.name) for one in own}
    called |= {one.id: (one.id, one.name, *one.aliases) for one in SHIPPED.package_names()}
    exact = [one for one, ways in called.items() if wanted in map(fold, ways)]
    near = [
        one
        for one, ways in called.items()
        if wanted and any(matches(text, search_key(way)) for way in ways)
    ]
    if not exact and not near:
        return SHIPPED.package(text).id
    return meant((exact, near), _several, "")


def _several(found: Sequence[str]) -> str:
    return f"Flere jobpakker passer: {', '.join(found)}. Skriv en af dem."


def names(packages: OwnPackages, text: str = "") -> tuple[PackageName, ...]:
    """Return the shipped packages as a list has them, each in the edition a new course takes."""
    shipped = {one.id: one for one in SHIPPED.package_names()}
    taken = (one for one in find(packages, text) if one.id in shipped and not one.draft)
    return tuple(
        _name_of(packages.get(one.id, one.version)) if one.at else shipped[one.id] for one in taken
    )


def _name_of(package: Package) -> PackageName:
    return PackageName(
        id=package.id,
        name=str(package.name),
        aliases=tuple(map(str, package.aliases)),
        english=str(package.english),
        weeks=package.weeks,
        weeks_text=str(package.duration),
        danish=str(package.danish),
        hard_demand=str(package.hard_demand or ""),
        version=package.version,
    )


def to_read(packages: OwnPackages, package_id: str, version: str = "") -> Package:
    """Return the edition to read: the one asked for, else the one a new course would take.

    Raises:
        Vip2Error: If there is no such package here, or it cannot be read.
    """
    editions = packages.editions(package_id)
    if not editions:
        return packages.desk.catalogue.package(package_id)  # says which one may have been meant
    ready = [one for one in editions if not one.draft]
    known = [one for one in ready if packages.has_begun(one)] or ready
    return packages.get(package_id, version or (known[-1].version if known else None))


def _places(packages: OwnPackages, one: Edition) -> Places:
    if not one.at:
        return SHIPPED.shipped_places(one.id)
    try:
        return _read_places(packages.text_of(one), one.id)
    except BrokenDataError:  # a row that cannot be read hides no other
        return ()


@lru_cache(maxsize=64)
def _read_places(text: str, package_id: str) -> Places:
    try:
        raw = orjson.loads(text)
    except orjson.JSONDecodeError as error:
        raise BrokenDataError(package_id, [f"linje {error.lineno} er ikke gyldig JSON"]) from error
    return search_places(raw, package_id)
