"""The question before one writes on about a citizen whom the office has taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from screens import announcing
from screens.dialogs import Confirm
from vip2tui.services.exchange.withdrawn import WithdrawnError

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from textual.app import App

    from vip2tui.base.errors import Vip2Error

AGAIN = "Nu kan du skrive videre. Gør det igen, som du lige gjorde."


def asked(app: App[Any], error: Vip2Error, again: Callable[[], object] | None = None) -> bool:
    """Ask, if that is what a refusal is about; return whether it is.

    Args:
        app: Where it is asked.
        error: The refusal.
        again: What was refused, to be done after a yes; left out, the person does it again.
    """
    if not isinstance(error, WithdrawnError):
        return False

    def answer(yes: bool | None) -> None:
        if not yes:
            return
        error.accept()
        if again is not None:
            again()
        else:
            announcing.tell(app, AGAIN)

    app.push_screen(Confirm(error.question, "Skriv alligevel", "Lad være", danger=True), answer)
    return True
