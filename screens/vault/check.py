"""«Tjek min installation»: ten looks, what to do, and a code to read aloud in a telephone.

It needs no vault: whoever cannot open theirs finds it behind F1 too.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Horizontal, VerticalScroll
from textual.widgets import Button, Static

from screens import commands
from screens.dialog import Dialog, Tell
from screens.messages import GoTo, To
from vip2tui.base.safe import T
from vip2tui.services.vault.check_code import State

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from vip2tui.services.vault.installation import Installation
    from vip2tui.services.vault.settings import SettingService

_MOMENT = "Et øjeblik …"
_ALOUD = "Kode at læse op:  "


class CheckInstallation(Dialog[None]):
    """Looks at the ten, away from the screen, and shows what came of it."""

    HELP = (
        "Ring til kommunens kontor, og læs koden op, fire tal ad gangen. Den rummer kun de ti svar "
        "og programmets udgave. Pilene ruller, Tab går mellem knapperne, Esc går tilbage."
    )
    ENTER = "Færdig"

    def __init__(self, home: Path, settings: SettingService | None) -> None:
        """Look at an installation.

        Args:
            home: The vault's folder, whether one is there or not.
            settings: What the key test keeps the signs in; None where no vault is open.
        """
        super().__init__()
        self._home, self._settings = home, settings
        self._keys = State.UNTRIED

    @property
    def heading(self) -> str:
        return commands.CHECK.line

    def compose_box(self) -> ComposeResult:
        with VerticalScroll(id="text"):
            yield Static(_MOMENT, id="ten")
        yield Static(id="code-text")
        with Horizontal(id="buttons"):
            if self._settings is not None:
                yield Button(T(commands.KEYS.line), id="keys")
            yield Button("Færdig", id="done", variant="primary")

    def on_mount(self) -> None:
        self.query_one("#done").focus()
        self._look()

    @work(description="", thread=True, exclusive=True, exit_on_error=False, group="check")
    def _look(self) -> None:
        from vip2tui.base import console_font
        from vip2tui.services.desk import local_now
        from vip2tui.services.vault.installation import Shown, look

        size, encoding = self.app.size, getattr(sys.__stdout__, "encoding", None)
        shown = Shown(self._keys, (size.width, size.height), encoding,
                      has_few_letters=console_font.has_few_letters())  # fmt: skip
        self.app.call_from_thread(self._show, look(self._home, shown, local_now()))

    def _show(self, seen: Installation) -> None:
        if self.is_mounted:
            self.query_one("#ten", Static).update(T("\n".join(seen.lines)))
            self.query_one("#code-text", Static).update(T(f"{_ALOUD}{seen.code}"))
            self._fit()

    @on(Button.Pressed, "#keys")
    @work(description="", exclusive=True, group="keys")
    async def _try_keys(self) -> None:
        from screens.vault.try_keys import TryKeys

        if self._settings is not None:
            all_came = await self.app.push_screen_wait(TryKeys(self._settings))
            if all_came is not None:
                self._keys = State.OK if all_came else State.FAULT
            self._look()

    @on(Button.Pressed, "#done")
    def _finish(self) -> None:
        self.dismiss(None)


class HelpBeforeVault(Tell):
    """What F1 says where no vault is open, with the way to the ten looks."""

    def compose_box(self) -> ComposeResult:
        with VerticalScroll(id="text"):
            yield Static(T(self._text))
        with Horizontal(id="buttons"):
            yield Button(T(commands.CHECK.line), id="check")
            yield Button("OK", id="yes", variant="primary")

    @on(Button.Pressed, "#check")
    def _check(self, event: Button.Pressed) -> None:
        event.prevent_default()
        self.dismiss(None)
        self.app.post_message(GoTo(To.CHECK))
