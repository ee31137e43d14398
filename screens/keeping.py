"""A dialog that loses nothing: what is typed is there again after Esc, lock and kill."""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar

from textual import work
from textual.widget import Widget
from textual.widgets import Button

from screens import announcing, saving
from screens.base import BaseScreen
from screens.dialog import Dialog, Result
from screens.dialogs import Confirm
from screens.messages import Trouble
from vip2tui.base.errors import Vip2Error
from vip2tui.services.drafts import DraftService
from vip2tui.storage.errors import StorageError

KEPT = "Det, du skrev, er gemt som kladde. Det står der, når du åbner spørgsmålet igen."
_STAY = "Det, du har skrevet her, kan ikke gemmes nu. Bliv her og prøv igen?"


class Keeping(Dialog[Result]):
    """A dialog with fields whose half answer is a draft."""

    FIRST: ClassVar[str] = "Field"
    """Where the cursor goes when an answer is not taken."""

    @property
    def drafts(self) -> DraftService | None:
        """Where a half answer is kept; nowhere before the vault is open."""
        pages = (one for one in self.app.screen_stack if isinstance(one, BaseScreen))
        return next((one.services.drafts for one in pages), None)

    @property
    def place(self) -> str:
        """Under what name it is kept."""
        raise NotImplementedError

    def half(self) -> dict[str, str]:
        """Return what is kept of what stands there; nothing where nobody wrote."""
        raise NotImplementedError

    def keeps(self) -> Callable[[], None] | None:
        """Return what keeps what is typed now; None if that is kept already."""
        drafts, place, half = self.drafts, self.place, self.half()
        if drafts is None or drafts.get(place) == half:
            return None
        return lambda: drafts.keep(place, half)

    def action_no(self) -> None:
        self._go_back()

    @work(exclusive=True, group="leave")
    async def _go_back(self) -> None:
        """Go back; what was typed is kept. If it cannot be, the person decides."""
        if keep := self.keeps():
            try:
                await saving.in_turn(self.app, keep)
            except Vip2Error as error:
                self.refuse(error)
                if await self.app.push_screen_wait(Confirm(_STAY, "Bliv her", "Gå uden det")):
                    return
            else:
                if self.half():
                    announcing.tell(self.app, KEPT)
        self.dismiss(self.NO)

    def refuse(self, error: Vip2Error) -> None:
        """Say why not in the box; if the disk refused, every screen says so."""
        announcing.tell(self.app, str(error), is_refusal=True)
        if isinstance(error, StorageError):
            self.post_message(Trouble(str(error)))
        if isinstance(self.focused, Button):
            first: Widget = self.query(self.FIRST).first()
            first.focus()
