"""What a package warns of and aims at, shown where its plan is. One not here says nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from vip2tui import catalog
from vip2tui.errors import Vip2Error

if TYPE_CHECKING:
    from vip2tui.domain.catalogue.package import Certificate, Package


def warned_of(package_id: str) -> list[tuple[str, str]]:
    """Return a package's warnings, each with its source."""
    package = _package(package_id)
    if package is None:
        return []
    return [(one.text, str(package.sources[one.source])) for one in package.warnings]


def certificates_in(package_id: str) -> list[Certificate]:
    """Return the proofs the law asks for before a task is done without somebody beside one."""
    package = _package(package_id)
    return [one for one in package.certificates if one.required] if package else []


def certificate_text(one: Certificate) -> str:
    """Return a proof in words: what, when, and the rule."""
    again = f" Fornyelse: {one.renewal}." if one.renewal else ""
    return f"{one.name}\n{one.when}\n{one.rule}{again}"


def _package(package_id: str) -> Package | None:
    try:
        return catalog.package(package_id)
    except Vip2Error:
        return None
