"""What an app says in the words of the vault it has open, and as it is shipped before that.

For what stands above any screen: dialogs, the frame, what is told in passing. A screen of the
open vault has its services.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from textual.app import App

    from vip2tui.services.house import Services


def worded(app: App[Any], text: str) -> str:
    """Return a sentence of the program's as it is said here."""
    services: Services | None = getattr(app, "services", None)
    return services.catalogue.worded(text) if services else text
