"""Which edition of a package a screen shows, and what can be done with it beside reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens.widgets.rows import Row
from vip2tui import catalog
from vip2tui.domain.danish import sort_key
from vip2tui.errors import Vip2Error

if TYPE_CHECKING:
    from collections.abc import Iterator

    from vip2tui.domain.catalogue.package import Package
    from vip2tui.services.house import Services


def shown_package(services: Services, package_id: str, version: str = "") -> Package:
    """Return the edition to read: the one asked for, else the newest that is no draft.

    Raises:
        Vip2Error: If there is no such package here, or it cannot be read.
    """
    editions = services.packages.editions(package_id)
    if not editions:
        return catalog.package(package_id)  # says which one may have been meant
    ready = [one.version for one in editions if not one.draft]
    return services.packages.get(package_id, version or (ready[-1] if ready else None))


def is_given(services: Services, package: Package) -> bool:
    """Return whether this edition is the one a citizen would get."""
    try:
        return services.packages.for_citizen(package.id).version == package.version
    except Vip2Error:
        return False


def more_rows(services: Services, package: Package) -> Iterator[Row]:
    """Yield what stands under a package: its other editions, and what to do with the file."""
    shipped = {one.id for one in catalog.package_names()}
    others = [
        one for one in services.packages.editions(package.id) if one.version != package.version
    ]
    if others:
        yield Row("Andre udgaver", heading=True)
        for one in others:
            state = ", kladde" if one.draft else ""
            key = f"package:{one.id}@{one.version}"
            yield Row(f"Udgave {one.version}{state}", key, "► ")
    yield Row("Mere", heading=True)
    if package.own is not None and package.id not in shipped:
        word = "Skriv videre på kladden" if package.own.draft else "Ret den i en ny udgave"
        yield Row(word, "revise", "► ")
    yield Row("Gem jobpakken som en fil …", "file", "► ")


def other_packages(services: Services, package_id: str) -> list[tuple[str, str]]:
    """Return id and name of every other package, those of one's own last."""
    shipped = {one.id: place for place, one in enumerate(catalog.package_names())}
    names = {one.id: one.name for one in services.packages.newest() if one.id != package_id}
    order = sorted(names, key=lambda one: (shipped.get(one, len(shipped)), sort_key(names[one])))
    return [(one, names[one]) for one in order]
