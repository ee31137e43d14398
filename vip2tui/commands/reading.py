"""Which package a line means: a shipped one is read without a vault, any other in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vip2tui.commands.line import WrongUseError
from vip2tui.commands.session import services

if TYPE_CHECKING:
    from vip2tui.commands.line import Line
    from vip2tui.domain.catalogue.package import Package


def read(line: Line, text: str, edition: str = "") -> Package:
    """Return the package that was meant: the edition asked for, else the shipped or newest one.

    Raises:
        Vip2Error: If there is none here.
    """
    from vip2tui import catalog
    from vip2tui.services import lookup
    from vip2tui.services.packages import shelf
    from vip2tui.storage.errors import NoVaultError

    missing: catalog.PackageNotFoundError | None = None
    if not edition:
        try:
            return catalog.package(lookup.package(text))
        except catalog.PackageNotFoundError as error:
            missing = error
    try:
        with services(line) as open_:
            known = lookup.package(text, open_.packages.newest())
            return shelf.to_read(open_.packages, known, edition)
    except (NoVaultError, WrongUseError):
        # Nobody can look in the vault: then it is true that there is none among the shipped ones.
        if missing is None:
            raise
        raise missing from None
