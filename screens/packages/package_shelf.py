"""Which edition of a package a screen shows, and what can be done with it beside reading."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING

from screens.base import BaseScreen
from screens.dialogs import find
from screens.widgets.row import Row
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T
from vip2tui.catalogue.package import Package
from vip2tui.services.house import Services
from vip2tui.services.packages.editions import finished, shelf, to_read

if TYPE_CHECKING:
    from screens.packages.package import PackageScreen


def is_given(services: Services, package: Package) -> bool:
    """Return whether this edition is the one a citizen would get."""
    try:
        return services.packages.for_citizen(package.id).version == package.version
    except Vip2Error:
        return False


def more_rows(page: PackageScreen, package: Package) -> Iterator[Row]:
    """Yield what stands under a package: its other editions, and what to do with the file."""
    services, go = page.services, f"{page.signs.go} "
    shipped = {one.id for one in services.catalogue.package_names()}
    others = [
        one for one in services.packages.editions(package.id) if one.version != package.version
    ]
    if others:
        yield Row("Andre udgaver", heading=True)
        for one in others:
            state = ", kladde" if one.draft else ""
            edition = f"{one.id}@{one.version}"
            yield Row(f"Udgave {one.version}{state}", edition, go, act=page.way_to(edition))
    yield Row("Mere", heading=True)
    if package.own is not None and package.id not in shipped:
        word = "Skriv videre på kladden" if package.own.draft else "Ret den i en ny udgave"
        yield Row(word, "revise", go, act=page.revise)
    yield Row("Gem jobpakken som en fil …", "file", go, act=page.write_file)


def other_packages(services: Services, package_id: str) -> list[tuple[str, str]]:
    """Return id and name of every other package, those of one's own last."""
    names = {one.id: one.name for one in reversed(shelf(services.packages))}
    return [(one, name) for one, name in reversed(names.items()) if one != package_id]


async def ask_which(page: BaseScreen, question: str, but: Collection[str]) -> str:
    """Ask which finished package is meant, shipped or not.

    Raises:
        WentBack: If none was chosen.
    """
    every = finished(page.services.packages)
    return await find(page, question, [(one.id, T(one.name)) for one in every if one.id not in but])


async def ask_package(page: BaseScreen, but: Collection[str] = ()) -> Package:
    """Ask for a package and read it.

    Raises:
        WentBack: If none was chosen.
        Vip2Error: If it cannot be read.
    """
    return to_read(page.services.packages, await ask_which(page, "Fra hvilken jobpakke?", but))
