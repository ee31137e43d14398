"""The passphrase prompt: the first thing on the screen, so nothing heavy is imported for it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.widgets import Button, Static

from screens import announcing
from screens.sheet import BASE_CSS
from screens.vault import unlock_words as words
from screens.vault.doorway import Doorway
from screens.widgets.field import Field
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T
from vip2tui.storage.errors import (
    LostVaultError,
    RecoveryCodeError,
    VaultDamagedError,
    WrongPassphraseError,
)

if TYPE_CHECKING:
    from textual.screen import Screen

    from screens.vault.unlock_pages import Back, Rescue
    from vip2tui.services.desk import Desk


class Unlock(Doorway):
    """Asks for the passphrase and opens the vault; a forgotten one is replaced by the code."""

    CSS_PATH: ClassVar = [BASE_CSS, "unlock.tcss"]
    NAME = "Lås op"
    HELP = words.HELP

    def __init__(
        self,
        unlock: Callable[[str], Desk],
        recover: Callable[[str, str], Desk],
        rescue: Callable[[Path | None], Rescue],
        anew: Callable[[], Screen[Any]],
        *,
        was_locked: bool = False,
    ) -> None:
        super().__init__()
        self._unlock, self._recover, self._rescue, self._anew = unlock, recover, rescue, anew
        self._was_locked = was_locked
        self._folder: Path | None = None
        """Where the backups are, if a stick or another folder was looked at."""
        self._newest = ""
        self._back: Back | None = None
        """The way back with what was typed last; none until something was."""
        self._goes_back = False
        """Whether what is typed next is to open a backup."""

    def compose_body(self) -> ComposeResult:
        with Vertical(id="ask"):
            lead = words.LOCKED if self._was_locked else words.ASKING
            yield Static(lead, classes="lead", id="asking")
            phrase = Field(password=True, id="old")
            phrase.border_title = "Adgangskode: fem ord"
            yield phrase
            yield Horizontal(
                Button("Lås op", id="open", variant="primary"),
                Button("Vis, hvad jeg skriver", id="show"),
                Button("Glemt adgangskoden?", id="forgot"),
                classes="deeds",
            )
            yield Static(id="answer")

    async def _turn(self, page: str) -> None:
        """Show one of the three pages; what is typed on the others stays."""
        if not self.query(f"#{page}"):  # made when it is needed: the prompt must stand at once
            from screens.vault.unlock_pages import code_page, problem_page

            await self.query_one("#body").mount(
                code_page() if page == "code-page" else problem_page()
            )
        for one in ("ask", "code-page", "problem"):
            for found in self.query(f"#{one}"):
                found.display = one == page
        first = {"ask": "#old", "code-page": "#code", "problem": "#retry"}[page]
        self.set_focus(self.query_one(first))

    @on(Button.Pressed, "#back")
    async def action_back(self) -> None:  # type: ignore[override]  # turns a page
        if self._is_shown("ask") and not self._goes_back:
            self.say(words.FIRST_PAGE)
        if self._is_shown("ask"):
            self._ask_to_open()
        await self._turn("ask")

    @on(Field.Submitted, "#old")
    @on(Button.Pressed, "#open")
    def _try(self) -> None:
        field = self.query_one("#old", Field)
        if not field.value.strip() or field.read_only or monotonic() < self._free_at:
            return
        field.read_only = True
        self.query_one("#answer", Static).update(words.MOMENT)
        self._open(field.value)

    @property
    def has_begun(self) -> bool:
        """Whether somebody has begun to type the passphrase."""
        return bool(self.query_one("#old", Field).value)

    def _open(self, phrase: str) -> None:
        self._back = partial(self._rescue(self._folder).restore, phrase)
        self.open_with(lambda: self._unlock(phrase), self._back if self._goes_back else None)

    @on(Doorway.Failed)
    async def _refused(self, message: Doorway.Failed) -> None:
        error = message.error
        self.query_one("#old", Field).read_only = False
        for button in self.query("#recover"):
            button.disabled = False
        if isinstance(error, WrongPassphraseError) and self.query_one("#ask").display:
            self.hold()
            self.query_one("#old", Field).select_all()  # what is typed next takes its place
        elif isinstance(error, WrongPassphraseError) and self._is_shown("code-page"):
            announcing.tell(self.app, words.WRONG_CODE, is_refusal=True)
        elif isinstance(error, WrongPassphraseError):  # of the backup, which may have another
            await self._ask_to_go_back()
            self.hold()
        elif isinstance(error, RecoveryCodeError):
            self.refuse(error)
        else:
            self.exit_code = 3
            await self._turn("problem")
            self.query_one("#reason", Static).update(T(str(error)))
            can_be_shown = isinstance(error, VaultDamagedError) and error.can_be_shown
            self.query_one("#read").display = can_be_shown and self.has_begun
            self._offer(is_lost=isinstance(error, LostVaultError))

    def _offer(self, *, is_lost: bool) -> None:
        """Offer the newest backup there is, and to look for one elsewhere."""
        self._newest = self._rescue(self._folder).newest() if is_lost else ""
        self.query_one("#restore").display = bool(self._newest)
        self.query_one("#look").display = is_lost
        if self._newest:
            self.set_focus(self.query_one("#restore"))

    @on(Button.Pressed, "#show")
    def _show(self, event: Button.Pressed) -> None:
        field = self.query_one("#old", Field)
        field.password = not field.password
        event.button.label = "Vis, hvad jeg skriver" if field.password else "Skjul det igen"
        field.focus()

    @on(Button.Pressed, "#forgot")
    async def _forgot(self) -> None:
        await self._turn("code-page")

    @on(Button.Pressed, "#both-gone")
    @work(exclusive=True, group="restore")
    async def _both_gone(self) -> None:
        """Begin anew with a start file, after a question that says what becomes of the vault."""
        from screens.dialogs import Confirm

        if await self.app.push_screen_wait(Confirm(words.ANEW, "Begynd forfra", "Tilbage", True)):
            self.app.switch_screen(self._anew())

    @on(Button.Pressed, "#recover")
    def _replace(self) -> None:
        from screens.widgets.new_passphrase import NewPassphrase

        try:
            phrase = self.query_one(NewPassphrase).phrase
        except Vip2Error as error:
            self.refuse(error)
            return
        self.query_one("#recover", Button).disabled = True
        self.say(words.MOMENT)
        code = self.query_one("#code", Field).value
        self._back = partial(self._rescue(self._folder).restore_with_code, code, phrase)
        back = self._back if self._goes_back else None
        self.open_with(lambda: self._recover(code, phrase), back)

    @on(Button.Pressed, "#retry")
    async def _again(self) -> None:
        self._ask_to_open()
        await self._turn("ask")

    def _ask_to_open(self) -> None:
        if self._goes_back:
            self._goes_back = False
            self.query_one("#asking", Static).update(words.ASKING)

    @on(Button.Pressed, "#read")
    def _read(self) -> None:
        phrase = self.query_one("#old", Field).value
        self.say(words.MOMENT)
        self.open_with(lambda: self._rescue(self._folder).read(phrase))

    @on(Button.Pressed, "#restore")
    @work(exclusive=True, group="restore")
    async def _restore(self) -> None:
        """Put the newest sound backup in the vault's place, after a question that says which."""
        from screens.dialogs import Confirm

        question = words.RESTORE.format(self._newest)
        if self._back is None:  # it is said before anything is typed
            await self._ask_to_go_back()
        elif await self.app.push_screen_wait(Confirm(question, "Hent den", "Tilbage")):
            self.put_back(self._back)

    @on(Button.Pressed, "#look")
    @work(exclusive=True, group="look")
    async def _look_elsewhere(self) -> None:
        """Look for backups on a stick or in another folder: the vault's own may be gone as well."""
        from screens.vault.elsewhere import look

        if place := await look(self, self._rescue):
            self._folder = place
            self._offer(is_lost=True)

    async def _ask_to_go_back(self) -> None:
        self._goes_back = True
        self.query_one("#asking", Static).update(T(words.GOING_BACK.format(self._newest)))
        await self._turn("ask")

    def _is_shown(self, page: str) -> bool:
        return any(found.display for found in self.query(f"#{page}"))

    @on(Button.Pressed, "#leave")
    async def _end(self) -> None:
        await self.run_action("app.quit")
