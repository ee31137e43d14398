"""Where what leaves this computer is put, and what it is called; the same on screen and line."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from vip2tui.base import places, targets
from vip2tui.domain.settings import OUT
from vip2tui.services.desk import RefusedError
from vip2tui.services.exchange.diary import last_place
from vip2tui.services.vault.settings import value_of

if TYPE_CHECKING:
    from vip2tui.catalogue.package import Package
    from vip2tui.services.desk import Desk


def is_set(desk: Desk) -> bool:
    """Return whether a folder was chosen for what leaves."""
    return bool(value_of(desk.store, OUT))


def begins_in(desk: Desk) -> str:
    """Return the folder that is proposed: the chosen one, else the one used last."""
    return value_of(desk.store, OUT) or last_place(desk)


def folder(desk: Desk) -> Path:
    """Return the chosen folder, for who names none.

    Raises:
        RefusedError: If none was chosen.
        NoFolderError: If it is not there now.
    """
    chosen = value_of(desk.store, OUT)
    if not chosen:
        raise RefusedError(
            "Skriv, hvor filen skal ligge, eller vælg en mappe til alle filer: "
            f"«vip2tui setting set {OUT.name} MAPPE». Intet er skrevet."
        )
    return targets.into(places.folder(chosen))


def package_stem(package: Package) -> str:
    """Return what the file of a job package is called, without its suffix."""
    return f"jobpakke-{package.id}-{package.version}"


def edition_stem(edition: str) -> str:
    """Return what the file of the office's words is called, without its suffix."""
    return f"kommunen-{edition.replace('@', '-').replace(':', '-')}"
