"""A new passphrase, and a new code for paper: whoever asks for one knows the passphrase.

Somebody who only found the computer open must not be able to lock its owner out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from random import SystemRandom

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.widgets import Button, Static

from screens import announcing, saving
from screens.base import BaseScreen
from screens.dialog import Dialog, WentBack
from screens.question import Question, answer
from screens.vault.first_pages import numbered
from screens.widgets.field import Field
from screens.widgets.new_passphrase import NewPassphrase
from screens.working import Working, working
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T
from vip2tui.services.desk import RefusedError
from vip2tui.storage import recovery

_WAIT = "Et øjeblik … Alt bliver låst om, også sikkerhedskopierne. Sluk ikke."
_NEW_CODE = (
    "Skriv den nye nødkode på papir, gruppe for gruppe. Den vises kun nu.\n"
    "Den gamle gælder, til du har skrevet to grupper af den nye."
)
_NOT_IT = "Gruppe {} passer ikke. Se på papiret, og skriv den igen."


class AskPassphrase(Dialog["str | None"]):
    """Asks for the passphrase as it is now; answers with it when it is the one."""

    def __init__(self, question: str, check: Callable[[str], None]) -> None:
        super().__init__()
        self._question, self._check = question, check

    def compose_box(self) -> ComposeResult:
        yield Static(T(self._question), id="question")
        yield Field(password=True, id="line")
        with Horizontal(id="buttons"):
            yield Button("OK", id="yes", variant="primary")
            yield Button("Tilbage", id="no")

    @on(Field.Submitted)
    @on(Button.Pressed, "#yes")
    def _take(self) -> None:
        self.run_worker(self._try(self.query_one(Field).value), exclusive=True, group="take")

    async def _try(self, typed: str) -> None:
        try:
            await saving.in_turn(self.app, partial(self._check, typed))
        except Vip2Error as error:
            announcing.tell(self.app, str(error), is_refusal=True)
            self.query_one(Field).select_all()  # what is typed next takes its place
        else:
            self.dismiss(typed)

    @on(Button.Pressed, "#no")
    def _leave(self) -> None:
        self.action_no()


class AskNewPassphrase(Dialog["str | None"]):
    """Asks for a new passphrase, twice."""

    def compose_box(self) -> ComposeResult:
        yield Static("Din nye adgangskode. Skriv den på papir.", id="question")
        yield NewPassphrase()
        with Horizontal(id="buttons"):
            yield Button("Skift adgangskoden", id="yes", variant="primary")
            yield Button("Tilbage", id="no")

    @on(Field.Submitted, "#phrase")
    def _next(self) -> None:
        self.query_one("#again").focus()

    @on(Field.Submitted, "#again")
    @on(Button.Pressed, "#yes")
    def _take(self) -> None:
        try:
            self.dismiss(self.query_one(NewPassphrase).phrase)
        except Vip2Error as error:
            announcing.tell(self.app, str(error), is_refusal=True)

    @on(Button.Pressed, "#no")
    def _leave(self) -> None:
        self.action_no()


class ShowCode(Dialog[bool]):
    """A new code, for paper; answers whether it was written down."""

    NO = False

    def __init__(self, groups: Sequence[str]) -> None:
        super().__init__()
        self._groups = groups

    def compose_box(self) -> ComposeResult:
        yield Static(_NEW_CODE, id="question")
        yield Static(T(numbered(self._groups)), id="code-text")
        with Horizontal(id="buttons"):
            yield Button("Jeg har skrevet den ned", id="yes", variant="primary")
            yield Button("Tilbage", id="no")

    def on_button_pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")


async def new_passphrase(page: BaseScreen) -> None:
    """Ask for the passphrase and for a new one, and seal everything by that.

    Raises:
        WentBack: If the person goes back.
        StorageError: If the disk refused.
    """
    await _present(page)
    phrase = await page.app.push_screen_wait(AskNewPassphrase())
    if phrase is None:
        raise WentBack
    change = partial(page.services.desk.store.change_passphrase, phrase)
    await _seal(page, change, "Adgangskoden er skiftet. Nødkoden er den samme.")


async def new_code(page: BaseScreen) -> None:
    """Show a new code until it stands on paper, and let it hold when two groups are typed back.

    Raises:
        WentBack: If the person goes back; the old code then holds.
        StorageError: If the disk refused.
    """
    phrase = await _present(page)
    code = recovery.new_code()
    groups = code.split("-")
    if not await page.app.push_screen_wait(ShowCode(groups)):
        raise WentBack
    for place in sorted(SystemRandom().sample(range(len(groups)), 2)):
        read = partial(_group, groups[place], place + 1)
        await answer(page, Question(f"Gruppe {place + 1} fra dit papir", read, draft=False))
    change = partial(page.services.desk.store.change_recovery_code, phrase, code)
    await _seal(page, change, "Den nye nødkode gælder. Riv papiret med den gamle i stykker.")


async def _present(page: BaseScreen) -> str:
    check = page.services.desk.store.must_open_with
    asked = AskPassphrase("Skriv først den adgangskode, du har nu.", check)
    phrase = await page.app.push_screen_wait(asked)
    if phrase is None:
        raise WentBack
    return phrase


async def _seal(page: BaseScreen, change: Callable[[], None], words: str) -> None:
    """Seal everything anew, and say what came of it, with what the store has to tell."""
    notices = page.services.desk.store.notices
    before = len(notices)
    await working(page, change, Working(_WAIT))
    page.saved(" ".join([words, *(one.text for one in notices[before:])]))


def _group(group: str, number: int, typed: str) -> None:
    if not recovery.is_same_group(typed, group):
        raise RefusedError(_NOT_IT.format(number))
