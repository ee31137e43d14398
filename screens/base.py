"""What every screen stands on: title, body, status line, keys; words of success and refusal.

A screen shows what is stored and is never asked what is true: `read_again` fetches it when the
screen is shown, after a save, and after «Fortryd». What is being typed is the one thing that lives
on a screen alone, and `keep` makes a draft of it before the screen is left.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from screens import commands, telling
from screens.alone import only_citizen
from screens.messages import GoTo, Leave, Opened, Trouble
from screens.widgets.frame import COLUMNS, LINES, Keys, Shortcut, TooSmall
from screens.widgets.topline import TopLine
from vip2tui.domain.danish import first_name
from vip2tui.domain.hours import clock
from vip2tui.errors import Vip2Error
from vip2tui.safe import T, cut
from vip2tui.storage.errors import StorageError

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from vip2tui.services.house import Services

__all__ = ["BASE_CSS", "HEIGHTS", "WIDTHS", "BaseScreen", "GoTo", "Leave", "Opened", "Page"]
BASE_CSS = Path(__file__).with_name("base.tcss")
WIDTHS = [(0, "-narrow"), (COLUMNS, "-wide")]
HEIGHTS = [(0, "-low"), (LINES, "-high")]
UNTITLED = Content("")
_LEAST = 20
NOTHING_TO_UNDO = "Der er ikke noget at fortryde."
_NAME = 11
"""Cells of the footer for a first name."""
_GO_PEOPLE = f"screen.{commands.PEOPLE.action}"


class Page(Screen[None]):
    """A screen with a title, a body and keys; `BaseScreen` is one that has an open vault."""

    CSS_PATH: ClassVar[Any] = BASE_CSS
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    BINDINGS: ClassVar[list[BindingType]] = [
        commands.BACK.binding(),
        replace(commands.HELP, action="help").binding(),
    ]
    HELP: ClassVar[str] = ""
    """What F1 says about this screen, in plain Danish."""
    NAME: ClassVar[str] = ""
    """What the screen is called."""
    exit_code = 0
    """What the program ends with if it is closed here: 3, when the vault could not be opened."""

    def compose(self) -> ComposeResult:
        with Horizontal(id="top"):
            yield Static(UNTITLED, id="heading")
            yield TopLine()
        yield Static(UNTITLED, id="trouble")
        with Vertical(id="body"):
            yield from self.compose_body()
        yield Static(UNTITLED, id="message")
        yield Static(UNTITLED, id="status")
        yield Keys()
        yield TooSmall()

    def compose_body(self) -> ComposeResult:
        """Yield what stands between the title and the keys."""
        yield from ()

    def heading_content(self) -> Content:
        """Return the title line."""
        return T(self.NAME)

    def status(self) -> str:
        """Return what the line above the keys says when nothing else is told."""
        return ""

    def shortcuts(self) -> list[Shortcut]:
        """Return at most six keys for the footer: as it is written, a word, its action."""
        keys = [_key(commands.BACK), _key(commands.QUIT, "app.quit")]
        return [_key(commands.HELP, "screen.help"), *keys]

    async def refresh_frame(self) -> None:
        """Draw title, status and keys anew."""
        self.query_one("#heading", Static).update(self.heading_content())
        self.show_told()
        await self.query_one(Keys).show(self.shortcuts())

    def show_told(self) -> None:
        """Draw what is told in passing: in the status line, or above it where it needs more."""
        told = telling.told(self.app)
        room = max(self.app.size.width - 2, _LEAST)
        bar = self.query_one("#message", Static)
        bar.update(T(told.bar(room)))
        bar.display = bool(told.bar(room))
        bar.set_class(told.is_refusal, "-refusal")
        self.query_one("#status", Static).update(T(told.line(self.status(), room)))

    async def on_screen_resume(self) -> None:
        await self.refresh_frame()

    def keep(self) -> None:
        """Keep as a draft what is typed and not written yet; called before the screen is left.

        Raises:
            StorageError: If the draft cannot be kept; the person is then asked.
        """

    def action_help(self) -> None:
        """Show the help where there is no vault yet, and so nobody to call."""
        from screens.dialogs import Tell

        self.app.push_screen(Tell(self.NAME, self.HELP))

    def before_quit(self) -> str | None:
        """Return what must be asked before the program is closed from here, if anything."""
        return None

    def action_back(self) -> None:
        """Go one step back. Nothing is lost, and the last screen stays."""
        self.post_message(Leave())

    def say(self, text: str) -> None:
        """Tell something in passing."""
        telling.tell(self.app, text)

    def refuse(self, error: Vip2Error) -> None:
        """Tell why not. What was typed stays; if the disk refused, every screen says so."""
        if isinstance(error, StorageError):
            self.show_trouble(str(error))
            self.post_message(Trouble(str(error)))
        else:
            telling.tell(self.app, str(error), is_refusal=True)

    def show_trouble(self, text: str | None) -> None:
        """Show or take away «DER GEMMES IKKE»; until then nothing can be typed."""
        self.query_one("#trouble", Static).update(T(telling.loud(text)) if text else UNTITLED)
        self.set_class(bool(text), "-trouble")
        self.show_told()
        for field in self.query("Field, TextField"):
            field.read_only = bool(text)  # type: ignore[attr-defined]  # both have it


class BaseScreen(Page):
    """A screen of the open vault. Subclasses fill `compose_body` and `read_again`."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *(command.binding() for command in commands.EVERYWHERE),
        Binding("ctrl+s", "save", "Gem", id="alle.gem", tooltip="Gem det, du skriver", show=False),
    ]
    CITIZEN: str | None = None
    """The chosen citizen's id, if the screen has one, so that F4 and F6 know whom."""
    way: tuple[str, str | None, str | None] = ("", None, None)
    """The wish that led here: the same wish comes back to this screen."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services

    def read_again(self) -> None:
        """Fetch what is stored and show it; keep the cursor, and what is being typed."""

    def status(self) -> str:
        if self.has_class("-trouble"):
            return ""
        at = self.services.desk.saved_at
        return f"Gemt kl. {clock(at)}" if at else "Alt er gemt"

    def shortcuts(self) -> list[Shortcut]:
        keys = (commands.CHECKLIST, commands.NOTE, commands.MENU, commands.BACK)
        return [_key(commands.HELP), self.people_key(), *(_key(one) for one in keys)]

    def people_key(self) -> Shortcut:
        """Return F2: «Borgere», or the name where there is one citizen to go to."""
        one = only_citizen(self.services)
        if one is None:
            return _key(commands.PEOPLE)
        name = first_name(str(self.services.desk.state(one).records[one].get("name", "")))
        return (commands.PEOPLE.shown, cut(name, _NAME) or commands.PEOPLE.label, _GO_PEOPLE)

    async def on_screen_resume(self) -> None:
        self.read_again()
        await self.refresh_frame()
        self._read_top()

    def _read_top(self) -> None:
        from screens.receipts import top_words

        self.query_one(TopLine).read(partial(top_words, self.services))

    def open_part(self, part: str) -> None:
        """Go to a part of the screen that is shown already: «tjekliste», or «tjekliste/m06.1»."""

    def saved(self, text: str | None = None) -> None:
        """Say that it is safe. Only for the handler of what is durable."""
        self.show_trouble(None)
        self.post_message(Trouble(None))
        if text:
            self.say(text)
        self.read_again()
        self.show_told()
        self._read_top()

    def action_go(self, where: str) -> None:
        """Ask the app to go somewhere, with the citizen of this screen."""
        self.post_message(GoTo(where, self.CITIZEN))

    def action_save(self) -> None:
        """Save what is typed, where a screen has something to save."""
        self.say("Her er ikke noget, der skal gemmes. Alt er gemt.")

    def action_undo(self) -> None:
        self._take_back()

    def action_redo(self) -> None:
        try:
            again = self.services.history.redo()
        except Vip2Error as error:
            self.refuse(error)
            return
        self.saved(f"Gjort igen: {again.words}" if again else "Der er ikke fortrudt noget.")

    @work(exclusive=True, group="undo")
    async def _take_back(self) -> None:
        """Name what «Fortryd» would take back, ask, and take it back."""
        from screens.dialogs import Confirm

        words = self.services.history.next_undo()
        if words is None:
            self.say(NOTHING_TO_UNDO)
            return
        asked = Confirm(f"Fortryd: {words}?", "Fortryd", "Behold")
        if not await self.app.push_screen_wait(asked):
            return
        try:
            undone = self.services.history.undo()
        except Vip2Error as error:
            self.refuse(error)
        else:
            self.saved(f"Fortrudt: {undone.words}" if undone else NOTHING_TO_UNDO)


def _key(command: commands.Command, action: str | None = None) -> Shortcut:
    return (command.shown, command.label, action or f"screen.{command.action}")
