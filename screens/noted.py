"""That a page about a citizen was opened, noted for the read log: beside the keys, in its turn."""

from __future__ import annotations

from contextlib import suppress

from screens import saving, teaching
from vip2tui.base.errors import Vip2Error
from vip2tui.services.citizen.casework import Casework
from vip2tui.services.vault.read_log import Act


class Noted(teaching.Taught):
    """A page whose being shown is noted, where it is about somebody."""

    async def on_screen_resume(self) -> None:
        if self.CITIZEN and self.IS_ABOUT:
            self.note(Act.OPENED, self.CITIZEN)

    def masked_cpr(self, case: Casework) -> str:
        """Return the citizen's number as it may be shown, and note that it is."""
        masked = self.services.citizens.masked_cpr(case)
        if masked:
            self.note(Act.CPR, case.citizen.id)
        return masked

    def note(self, act: Act, *citizens: str) -> None:
        """Note what was done; nothing waits for it."""
        if self.services.reads.note(act, *citizens):
            self.run_worker(self._keep_reads(), group="reads")

    async def _keep_reads(self) -> None:
        with suppress(Vip2Error):  # it waits, and the next one stores it too
            await saving.in_turn(self.app, self.services.reads.keep, holds_keys=False)
