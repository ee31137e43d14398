"""What every dialog stands on: a box over the screen, the keys, and what is told meanwhile."""

from __future__ import annotations

from dataclasses import replace
from time import monotonic
from typing import Any, ClassVar, TypeVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.screen import ModalScreen
from textual.widgets import Button, OptionList, Static

from screens import announcing, commands, hiding
from screens.hiding import Band
from screens.opened import worded
from screens.sheet import BASE_CSS, HEIGHTS, WIDTHS
from screens.swapping import free_content
from screens.widgets.frame import Keys, Shortcut, TooSmall
from vip2tui.base.safe import T, clean_line, width_of

Result = TypeVar("Result")
_WIDEST_TITLE = 56
"""Cells of a frame for its title; a longer one stands in the box, whole."""
_SCROLLS = "#text, #choices"
"""What is shorter where a box would be higher than the window: it scrolls."""
_LEAST = 2
"""Lines of it at least."""
_JUST_NOW = 0.5
"""Seconds: an answer that was refused is asked for again at once."""


class WentBack(Exception):  # noqa: N818 - nothing went wrong
    """The person went back from a question: no more is asked, and nothing is written.

    What a row does may let it through, and any `Vip2Error` too: see `BaseScreen.do`.
    """


class Dialog(ModalScreen[Result]):
    """A question that is answered before anything else."""

    CSS_PATH: ClassVar[Any] = [BASE_CSS, BASE_CSS.with_name("dialogs.tcss")]
    HORIZONTAL_BREAKPOINTS = WIDTHS
    VERTICAL_BREAKPOINTS = HEIGHTS
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "no", "Tilbage", id="dialog.nej", tooltip="Luk uden at ændre noget"),
        Binding("ctrl+q", "app.quit", "Afslut", id="dialog.afslut", tooltip="Luk programmet"),
        commands.NAMES.binding("dialog.navne"),
        replace(commands.HELP, does="help").binding("dialog.hjaelp"),
        Binding("ctrl+l", "app.lock", "Lås", id="dialog.laas", tooltip="Lås skærmen", show=False),
    ]
    NO: ClassVar[Any] = None
    """What Esc answers."""
    HELP: ClassVar[str] = (
        "Pilene går op og ned. Tab går til det næste felt eller den næste knap. "
        "Enter tager det valgte. Esc går tilbage og ændrer intet."
    )
    """What F1 says; where there is nothing to say, it is not offered."""
    ENTER: ClassVar[str] = "Vælg"
    """What Enter does, in a word."""

    def __init__(self) -> None:
        super().__init__()
        self._since = monotonic()

    def compose(self) -> ComposeResult:
        title = clean_line(self.heading)
        fits = width_of(title) <= _WIDEST_TITLE
        yield Band()
        with Vertical(id="box") as box:
            box.border_title = T(title) if fits else T("")
            yield Static(id="said")
            if not fits:
                yield Static(T(title).stylize("bold"), id="title")
            yield from self.compose_box()
        yield Keys([(key, self.worded(label), action) for key, label, action in self.shortcuts()])
        yield TooSmall()

    def shortcuts(self) -> list[Shortcut]:
        """Return the keys of the footer: those of the page beneath wait till this is answered."""
        helps = [(commands.HELP.shown, commands.HELP.label, "screen.help")] if self.HELP else []
        back = (commands.BACK.shown, commands.BACK.label, "screen.no")
        return [*helps, ("Enter", self.ENTER, "app.simulate_key('enter')"), *self.own(), back]

    def own(self) -> list[Shortcut]:
        """Return what stands between them."""
        return []

    def action_help(self) -> None:
        """Say which keys there are."""
        if self.HELP:
            self.app.push_screen(Tell(commands.HELP.label, self.worded(self.HELP)))

    def on_screen_resume(self) -> None:
        self.show_told()

    def show_told(self) -> None:
        """Show in the box what is told meanwhile, and why it asks once more."""
        told = announcing.told(self.app)
        is_ours = told.at > self._since or (told.is_refusal and told.at > self._since - _JUST_NOW)
        for line in self.query("#said").results(Static):  # none before it is composed
            line.update(T(told.text))
            line.display = bool(told.text) and is_ours
            self._fit()

    @on(events.Resize)
    def _resized(self) -> None:
        """Make room again when there is less of it, or more."""
        self._fit()

    def _fit(self) -> None:
        """Let what scrolls give the room that what is told takes: the buttons never leave."""
        givers = list(self.query(_SCROLLS))
        for one in givers:
            one.styles.clear_rule("max_height")

        def give() -> None:
            box = self.query_one("#box")
            over = box.max_scroll_y
            box.scroll_home(animate=False)
            for one in givers[:1] if over else []:
                one.set_styles(max_height=max(one.size.height - over, _LEAST))
                if isinstance(one, OptionList):
                    self.call_after_refresh(one.scroll_to_highlight)

        self.call_after_refresh(give)

    @property
    def heading(self) -> str:
        """What stands in the frame; a question stands in the box instead."""
        return ""

    def compose_box(self) -> ComposeResult:
        """Yield what stands in the box."""
        yield from ()

    def worded(self, text: str) -> str:
        """Return a sentence of the program's as it is said here."""
        return worded(self.app, text)

    def get_selected_text(self) -> str | None:
        """Return what is marked, and no name that is hidden."""
        return hiding.selected(self) if hiding.is_on(self.app) else super().get_selected_text()

    def action_no(self) -> None:
        self.dismiss(self.NO)


class Tell(Dialog[None]):
    """Something to read, and one button."""

    HELP = ""
    ENTER = "OK"

    def __init__(self, title: str, text: str, *, free: bool = False) -> None:
        """Take what is to be read; `free` is what people wrote, hidden whole while names are."""
        super().__init__()
        self._title, self._text, self._free = title, text, free

    @property
    def heading(self) -> str:
        return self._title

    def compose_box(self) -> ComposeResult:
        with VerticalScroll(id="text"):
            yield Static(free_content(self._text) if self._free else T(self._text))
        with Horizontal(id="buttons"):
            yield Button("OK", id="yes", variant="primary")

    def on_mount(self) -> None:
        self.query_one("#yes", Button).focus()

    def on_button_pressed(self) -> None:
        self.action_no()
