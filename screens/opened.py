"""What an app says in the words of the vault it has open, and in the shipped ones before that.

For what stands above any screen: dialogs, the frame, what is told in passing. A screen of the
open vault has its services.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.app import App

from vip2tui.catalogue.catalogue import SHIPPED, Catalogue

if TYPE_CHECKING:
    from vip2tui.services.house import Services


def catalogue_of(app: App[Any]) -> Catalogue:
    """Return what the vault reads that is open."""
    services: Services | None = getattr(app, "services", None)
    return services.catalogue if services else SHIPPED


def worded(app: App[Any], text: str) -> str:
    """Return a sentence of the program's as it is said here."""
    return catalogue_of(app).worded(text)
