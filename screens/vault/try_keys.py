"""«Prøv tasterne»: the key test of the first run, whenever one wants it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Horizontal
from textual.widgets import Button, Static

from screens.dialog import Dialog
from screens.vault.key_test import KeyTest, Pad
from vip2tui.services.vault.check_code import LETTERS

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from vip2tui.services.vault.settings import SettingService


class TryKeys(Dialog[bool | None]):
    """The key test, with the vault open; a dialog, for no key leads elsewhere while it is tried.

    It answers whether every letter came, and nothing where none was tried.
    """

    def __init__(self, settings: SettingService) -> None:
        super().__init__()
        self._settings = settings

    def compose_box(self) -> ComposeResult:
        yield Static("Virker tasterne?", id="question", classes="title")
        yield KeyTest()
        with Horizontal(id="buttons"):
            yield Button("Færdig", id="done", variant="primary")

    def on_mount(self) -> None:
        self.query_one(Pad).focus()

    @on(Pad.Done)
    @on(Button.Pressed, "#done")
    def _finish(self) -> None:
        came = self.query_one(Pad).came
        self.dismiss(came.issuperset(LETTERS) if came else None)

    @on(KeyTest.Sees)
    @work(description="", exclusive=True, group="signs")
    async def _sees(self, event: KeyTest.Sees) -> None:
        await self.query_one(KeyTest).keep(self._settings, event.signs)
