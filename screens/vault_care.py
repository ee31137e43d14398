"""What the app does for the vault beside the screens: tells what it found, tidies, and backs up."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from textual import work

from screens import announcing
from screens.messages import Opened, Trouble
from screens.shell import Shell
from vip2tui.base.errors import Vip2Error

if TYPE_CHECKING:
    from vip2tui.services.desk import Desk
    from vip2tui.services.house import Services
    from vip2tui.services.vault.rescue import Rescue


class Tending(Shell, inherit_bindings=False):
    """An app on a vault's folder, with the services on it once it is open."""

    def __init__(self, home: Path, services: Services | None) -> None:
        super().__init__()
        self.home = home
        self.services = services
        self._backup_trouble = ""
        """Why the last backup was not made, as it was told."""

    def _rescue(self, folder: Path | None = None) -> Rescue:
        from vip2tui.services.vault.rescue import Rescue

        return Rescue(self.home, folder)

    @work(description="", group="notices")
    async def _tell_notices(self, services: Services) -> None:
        from screens.dialogs import Confirm, Tell

        for notice in services.desk.store.notices:
            if notice.kind != "backup-newer":
                await self.push_screen_wait(Tell("Godt at vide", notice.text))
            elif await self.push_screen_wait(Confirm(notice.text, "Hent den", "Ikke nu")):
                await self._take_newer(services.desk)
                return

    async def _take_newer(self, desk: Desk) -> None:
        """Put the newer backup in the vault's place, and begin again on that."""
        from screens.vault.putting_back import put_back

        try:
            fresh = await put_back(self.screen, partial(self._rescue().take_newer, desk))
        except Vip2Error as error:
            self.post_message(Trouble(str(error)))
        else:
            self.post_message(Opened(fresh))

    @work(description="", thread=True, exit_on_error=False, group="tidy")
    def _tidy(self, desk: Desk) -> None:
        """Write the vault afresh when its journal has grown long; opening stays quick."""
        from vip2tui.services.vault import upkeep

        upkeep.tidy(desk)

    @work(thread=True, exclusive=True, exit_on_error=False, group="backup")
    def _back_up_daily(self) -> None:
        """Make the day's first backup after its first save."""
        from vip2tui.services.vault import upkeep

        if self.services is None:
            return
        try:
            said = upkeep.back_up_once_a_day(self.services.desk)
        except Vip2Error as error:
            self.call_from_thread(self._backup_failed, str(error))
        else:
            self._backup_trouble = ""
            if said:
                self.call_from_thread(announcing.tell_backup, self, said)

    def _backup_failed(self, why: str) -> None:
        """Say why no backup was made; each save tries again, and nothing new is not said again."""
        if why != self._backup_trouble:
            self._backup_trouble = why
            announcing.tell(self, why, is_refusal=True)
