"""What every dialog stands on: a box over the screen, the keys, and what is told meanwhile."""

from __future__ import annotations

from time import monotonic
from typing import Any, ClassVar, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Static

from screens import announcing, commands, hiding
from screens.hiding import Band
from screens.opened import worded
from screens.sheet import BASE_CSS, HEIGHTS, WIDTHS
from screens.widgets.frame import TooSmall
from vip2tui.base.safe import T, clean_line, width_of

Result = TypeVar("Result")
_WIDEST_TITLE = 56
"""Cells of a frame for its title; a longer one stands in the box, whole."""
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
        Binding("ctrl+l", "app.lock", "Lås", id="dialog.laas", tooltip="Lås skærmen", show=False),
    ]
    NO: ClassVar[Any] = None
    """What Esc answers."""

    def __init__(self) -> None:
        super().__init__()
        self._since = monotonic()

    def compose(self) -> ComposeResult:
        title = clean_line(self.heading)
        fits = width_of(title) <= _WIDEST_TITLE
        with Vertical(id="box") as box:
            box.border_title = T(title) if fits else T("")
            yield Band()
            yield Static(id="said")
            if not fits:
                yield Static(T(title).stylize("bold"), id="title")
            yield from self.compose_box()
        yield TooSmall()

    def on_screen_resume(self) -> None:
        self.show_told()

    def show_told(self) -> None:
        """Show in the box what is told meanwhile, and why it asks once more."""
        told = announcing.told(self.app)
        is_ours = told.at > self._since or (told.is_refusal and told.at > self._since - _JUST_NOW)
        line = self.query_one("#said", Static)
        line.update(T(told.text))
        line.display = bool(told.text) and is_ours

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
