"""What an app says in the words of the vault it has open, and as it is shipped before that.

For what stands above any screen: dialogs, the frame, what is told in passing. A screen of the
open vault has its services.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from vip2tui.domain.roles import Role

if TYPE_CHECKING:
    from textual.app import App

    from vip2tui.services.house import Services


def is_mentors(app: App[Any]) -> bool:
    """Return whether the vault that is open is a mentor's."""
    services: Services | None = getattr(app, "services", None)
    return services is not None and services.desk.me.role is Role.MENTOR


def worded(app: App[Any], text: str) -> str:
    """Return a sentence of the program's as it is said here."""
    services: Services | None = getattr(app, "services", None)
    return services.catalogue.worded(text) if services else text
