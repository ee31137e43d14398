"""The first run: who you are, a passphrase, the code for paper, and whether the keys work.

Esc goes a page back and nothing typed is lost. When the vault is made there is no way back beyond
it, and the code stands on the screen until it has been typed from the paper. A new vault opens on
I dag, which offers somebody to practise on.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial
from time import monotonic
from typing import TYPE_CHECKING, ClassVar, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Button, Static

from screens import announcing, saving
from screens.messages import Opened
from screens.page import Page
from screens.sheet import BASE_CSS
from screens.vault import first_words as words
from screens.vault.first_pages import (
    WAIT,
    CodePage,
    Roles,
    WhoPage,
    keys_page,
    secret_page,
    told_last,
)
from screens.vault.first_words import Answers, suggested_name
from screens.vault.groups_page import GroupsPage
from screens.vault.key_test import KeyTest, Pad
from screens.vault.start_page import StartPage
from screens.widgets.field import Field
from screens.widgets.new_passphrase import NewPassphrase
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T

if TYPE_CHECKING:
    from vip2tui.exchange.startfile import Start
    from vip2tui.services.desk import Desk

W = TypeVar("W")
HABIT = 0.7
"""Seconds in which Enter is the end of what was typed, and not an answer to the page that came."""


class FirstRun(Page):
    """Makes the vault."""

    CSS_PATH: ClassVar = [BASE_CSS, "first_run.tcss"]
    NAME = "Kom i gang"
    HELP = words.HELP

    def __init__(
        self,
        create: Callable[[Answers], tuple[Desk, str]],
        begin: Callable[[Start, str, str], tuple[Desk, str]],
        *,
        is_anew: bool = False,
    ) -> None:
        super().__init__()
        self._is_anew = is_anew
        """Whether a vault lies here that nobody can open: then only a start file leads on."""
        self._create, self._begin_with = create, begin
        self._page = "who"
        self._start_file: Start | None = None
        self._person = ""
        self._desk: Desk | None = None
        self._groups: list[str] = []
        self._not_before = 0.0
        """When Enter means this page."""

    def compose_body(self) -> ComposeResult:
        yield Vertical(
            WhoPage(id="who"),
            StartPage(id="start"),
            secret_page(),
            Vertical(Static(WAIT, classes="lead"), id="wait"),
            CodePage(id="code"),
            GroupsPage(id="groups"),
            keys_page(),
            id="pages",
        )

    async def on_mount(self) -> None:
        await self._turn("start" if self._is_anew else "who")
        if self._is_anew:
            self._ask_start()

    def heading_content(self) -> Content:
        return T(f"Kom i gang · {words.STEPS[self._page]}")

    async def _turn(self, page: str) -> None:
        if page != self._page:
            announcing.clear(self.app)
        self._page = page
        for one in words.STEPS:
            self.query_one(f"#{one}").display = one == page
        for widget in list(self.query_one(f"#{page}").query("Roles, Field, Pad, .first"))[:1]:
            self.set_focus(widget)
        await self.refresh_frame()

    async def action_back(self) -> None:  # type: ignore[override]  # turns a page
        before = words.before(self._page, has_start=bool(self._start_file), is_anew=self._is_anew)
        if before:
            await self._turn(before)
        else:
            announcing.tell(self.app, words.WHY_NOT.get(self._page, words.NO_WAY_BACK))

    def before_quit(self) -> str | None:
        return words.NOT_WRITTEN if self._page in ("code", "groups") else None

    def refuse(self, error: Vip2Error) -> None:
        """Tell why not; nothing is saved here yet, so nothing needs to be closed."""
        announcing.tell(self.app, str(error), is_refusal=True)

    @on(Roles.Submitted)
    async def _to_name(self) -> None:
        if self.query_one(Roles).pressed_index == words.HAS_START:
            await self._turn("start")
            self._ask_start()
        else:
            self.query_one("#name").focus()

    @on(Button.Pressed, "#other-start")
    @work(description="", exclusive=True, group="make")
    async def _ask_start(self) -> None:
        if not await self.query_one(StartPage).ask(self) and not self._is_anew:
            await self._turn("who")

    @on(StartPage.Ready)
    async def _started(self, message: StartPage.Ready) -> None:
        self._start_file, self._person = message.start, message.name
        await self._turn("secret")

    @on(Field.Submitted)
    async def _next_field(self, event: Field.Submitted) -> None:
        """Enter goes to the next field; from the last one on to the next page."""
        page = self.query_one(f"#{self._page}")
        fields = [one for one in page.query(Field) if one.display]
        place = fields.index(event.input) if event.input in fields else -1
        if 0 <= place < len(fields) - 1:
            self.set_focus(fields[place + 1])
        else:
            await {"who": self._to_secret, "start": self._open_start,
                   "secret": self._make}[self._page]()  # fmt: skip

    async def _open_start(self) -> None:
        self.query_one(StartPage).open()

    @on(Button.Pressed, "#to-secret")
    async def _to_secret(self) -> None:
        """Go on when the two names that are needed are there."""
        if self.query_one(Roles).pressed_index == words.HAS_START:
            await self._to_name()
            return
        self._start_file = None
        for wanted, sentence in (
            ("#name", "Skriv dit navn."),
            ("#authority", "Skriv kommunens navn."),
        ):
            field = self.query_one(wanted, Field)
            if not field.value.strip():
                announcing.tell(self.app, sentence, is_refusal=True)
                field.focus()
                return
        await self._turn("secret")

    @on(Button.Pressed, "#make")
    async def _make(self) -> None:
        try:
            phrase = self.query_one(NewPassphrase).phrase
        except Vip2Error as error:
            self.refuse(error)
            return
        if self._start_file is not None:
            act = partial(self._begin_with, self._start_file, self._person, phrase)
            self._wait_for(act, self._made, "secret")
            return
        said = {one: self.query_one(f"#{one}", Field).value for one in ("name", "authority")}
        role = words.ROLES[max(self.query_one(Roles).pressed_index, 0)]
        answers = Answers(role=role, passphrase=phrase, device=suggested_name(), **said)
        self._wait_for(partial(self._create, answers), self._made, "secret")

    @work(description="", exclusive=True, group="make")
    async def _wait_for(
        self, act: Callable[[], W], then: Callable[[W], Awaitable[None]], back: str
    ) -> None:
        """Do what takes a while beside the screen, and go on; or go back and say why not.

        No key waits for it: what is pressed meanwhile must not answer the page that comes.
        """
        await self._turn("wait")
        try:
            made = await saving.in_turn(self.app, act, holds_keys=False)
        except Vip2Error as error:
            await self._turn(back)
            self.refuse(error)
        else:
            await then(made)

    async def _made(self, made: tuple[Desk, str]) -> None:
        self._desk, code = made
        self._groups = code.split("-")
        self.query_one(CodePage).show(self._groups)
        if self._start_file is not None:
            told_last(self, self._start_file)
        await self._turn("code")

    @on(Button.Pressed, "#written")
    async def _ask_groups(self) -> None:
        self.query_one(GroupsPage).ask(self._groups)
        await self._turn("groups")

    @on(Button.Pressed, "#see-again")
    async def _see_again(self) -> None:
        await self._turn("code")

    @on(GroupsPage.Right)
    async def _to_keys(self, event: GroupsPage.Right) -> None:
        if event.just_typed:
            self._not_before = monotonic() + HABIT
        await self._turn("keys-page")

    @on(KeyTest.Sees)
    @work(description="", exclusive=True, group="signs")
    async def _keep_signs(self, event: KeyTest.Sees) -> None:
        from vip2tui.services.house import services_for

        if self._desk is not None:
            settings = services_for(self._desk).settings
            await self.query_one(KeyTest).keep(settings, event.signs)

    @on(Pad.Done)
    def _go_on(self) -> None:
        if monotonic() >= self._not_before:
            self._begin()

    @on(Button.Pressed, "#begin")
    def _begin(self) -> None:
        if self._desk is not None:
            self._groups = []
            self.app.post_message(Opened(self._desk))
