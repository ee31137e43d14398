"""What opens a vault is done away from the screen, and what came of it is posted."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import work
from textual.message import Message

from screens.messages import Opened
from screens.vault.holding import Holding
from vip2tui.base.errors import Vip2Error

if TYPE_CHECKING:
    from screens.vault.unlock_pages import Back
    from vip2tui.services.desk import Desk


class Doorway(Holding):
    """A prompt that opens a vault, or puts a backup in its place."""

    @dataclass
    class Failed(Message):
        """The vault was not opened."""

        error: Vip2Error

    def open_with(self, door: Callable[[], Desk], back: Back | None = None) -> None:
        """Open the vault; a way back, if there is one, goes before."""
        if back is not None:
            self.put_back(back)
        else:
            self._try_door(door)

    @work(description="", thread=True, exclusive=True, group="open")
    def _try_door(self, door: Callable[[], Desk]) -> None:
        try:
            desk = door()
        except Vip2Error as error:
            self.post_message(self.Failed(error))
        else:
            self.app.post_message(Opened(desk))

    @work(description="", exclusive=True, group="open")
    async def put_back(self, back: Back) -> None:
        """Put a backup in the vault's place, and say how far it is: a stick may take minutes."""
        from screens.vault.putting_back import put_back

        try:
            done = await put_back(self, back)
        except Vip2Error as error:
            self.post_message(self.Failed(error))
        else:
            self.app.post_message(Opened(done.desk))
