"""The question before one writes on about a citizen whom the office has taken back."""

from __future__ import annotations

from typing import Any

from textual.app import App

from screens import announcing
from screens.dialogs import Confirm
from vip2tui.base.errors import Vip2Error
from vip2tui.services.exchange.withdrawn import WithdrawnError

AGAIN = "Nu kan du skrive videre. Gør det igen, som du lige gjorde."


async def accepts(app: App[Any], error: WithdrawnError) -> bool:
    """Ask, and return whether the person writes on all the same."""
    yes = await app.push_screen_wait(_question(error))
    if yes:
        error.accept()
    return yes


def asked(app: App[Any], error: Vip2Error) -> bool:
    """Ask, if that is what a refusal is about; return whether it is. It is then done again."""
    if not isinstance(error, WithdrawnError):
        return False

    def answer(yes: bool | None) -> None:
        if yes:
            error.accept()
            announcing.tell(app, AGAIN)

    app.push_screen(_question(error), answer)
    return True


def _question(error: WithdrawnError) -> Confirm:
    return Confirm(error.question, "Skriv alligevel", "Lad være", danger=True)
