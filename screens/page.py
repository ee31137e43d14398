"""The frame of every screen: title, body, status line, keys; words of success and refusal.

It knows of no vault, so the passphrase prompt stands on it before one is opened.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Static

from screens import announcing, commands, hiding
from screens.command import Command
from screens.hiding import Band
from screens.messages import Leave, Trouble
from screens.opened import worded
from screens.sheet import BASE_CSS, HEIGHTS, WIDTHS
from screens.widgets.frame import Keys, Shortcut, TooSmall
from screens.widgets.topline import TopLine
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T
from vip2tui.storage.errors import StorageError

UNTITLED = Content("")
_LEAST = 20


class Page(Screen[None]):
    """A screen with a title, a body and keys; `BaseScreen` is one that has an open vault."""

    CSS_PATH: ClassVar[Any] = BASE_CSS
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    BINDINGS: ClassVar[list[BindingType]] = [
        commands.BACK.binding(),
        replace(commands.HELP, does="help").binding(),
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
            yield Band()
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
        return T(self.worded(self.NAME))

    def status(self) -> str:
        """Return what the line above the keys says when nothing else is told."""
        return ""

    def shortcuts(self) -> list[Shortcut]:
        """Return at most six keys for the footer: as it is written, a word, its action."""
        keys = [key_of(commands.BACK), key_of(commands.QUIT)]
        return [key_of(commands.HELP, "screen.help"), *keys]

    async def refresh_frame(self) -> None:
        """Draw title, status and keys anew."""
        self.query_one("#heading", Static).update(self.heading_content())
        self.show_told()
        await self.query_one(Keys).show(
            [(key, self.worded(label), action) for key, label, action in self.shortcuts()]
        )

    def show_told(self) -> None:
        """Draw what is told in passing: in the status line, or above it where it needs more."""
        told = announcing.told(self.app)
        room = max(self.app.size.width - 2, _LEAST)
        bar = self.query_one("#message", Static)
        bar.update(T(told.bar(room)))
        bar.display = bool(told.bar(room))
        bar.set_class(told.is_refusal, "-refusal")
        self.query_one("#status", Static).update(T(told.line(self.status(), room)))

    async def on_screen_resume(self) -> None:
        await self.refresh_frame()

    def keeps(self) -> Callable[[], None] | None:
        """Return what keeps as a draft what is typed now, for any thread, before one leaves.

        It raises a StorageError if the draft cannot be kept; the person is then asked.
        """
        return None

    def help_about(self) -> str:
        """Return what «Hjælp» says before all else: of the row one stands on."""
        return ""

    def action_help(self) -> None:
        """Show the help where there is no vault yet, and so nobody to call."""
        from screens.vault.check import HelpBeforeVault

        self.app.push_screen(HelpBeforeVault(self.worded(self.NAME), self.HELP))

    def before_quit(self) -> str | None:
        """Return what must be asked before the program is closed from here, if anything."""
        return None

    def action_back(self) -> None:
        """Go one step back. Nothing is lost, and the last screen stays."""
        self.post_message(Leave())

    def worded(self, text: str) -> str:
        """Return a sentence of the program's as it is said here."""
        return worded(self.app, text)

    def get_selected_text(self) -> str | None:
        """Return what is marked, and no name that is hidden."""
        return hiding.selected(self) if hiding.is_on(self.app) else super().get_selected_text()

    def say(self, text: str) -> None:
        """Tell something in passing."""
        announcing.tell(self.app, text)

    def refuse(self, error: Vip2Error) -> None:
        """Tell why not. What was typed stays; if the disk refused, every screen says so."""
        if isinstance(error, StorageError):
            self.show_trouble(str(error))
            self.post_message(Trouble(str(error)))
        else:
            announcing.tell(self.app, str(error), is_refusal=True)

    def show_trouble(self, text: str | None) -> None:
        """Show or take away «DER GEMMES IKKE»; until then nothing can be typed."""
        self.query_one("#trouble", Static).update(
            T(announcing.loud(self.app, text)) if text else UNTITLED
        )
        self.set_class(bool(text), "-trouble")
        self.show_told()
        for field in self.query("Field, TextField"):
            field.read_only = bool(text)  # type: ignore[attr-defined]  # both have it


def key_of(command: Command, action: str | None = None) -> Shortcut:
    """Return a command as it stands in the footer."""
    is_apps = command.action.startswith("app.")
    return (command.shown, command.label,
            action or (command.action if is_apps else f"screen.{command.action}"))  # fmt: skip


def is_seen(widget: Widget | None) -> bool:
    """Return whether there is such a widget, and nothing it stands in is hidden."""
    return widget is not None and all(one.display for one in widget.ancestors_with_self)
