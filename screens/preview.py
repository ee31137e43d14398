"""What is about to be done, in words, with the answers under it. Esc changes nothing."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.message_pump import MessagePump
from textual.widgets import Button, Static

from screens.dialog import Dialog, WentBack
from vip2tui.base.safe import T
from vip2tui.domain.course.tailor import told
from vip2tui.services.course.proposing import Proposal


async def weighed(at: MessagePump, title: str, text: str, answers: Mapping[str, str]) -> str:
    """Return what a person says to a text: the key of an answer. Enter gives the first.

    Raises:
        WentBack: If it is no.
    """
    said = await at.app.push_screen_wait(Weigh(title, text, answers))
    if said is None:
        raise WentBack
    return said


class Weigh(Dialog["str | None"]):
    """A title, a text that scrolls, and a few answers; None for no."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll(-1)", "Op", show=False),
        Binding("down", "scroll(1)", "Ned", show=False),
        Binding("pageup", "scroll(-8)", "Side op", id="plan.side-op", tooltip="Rul op", show=False),
        Binding(
            "pagedown", "scroll(8)", "Side ned", id="plan.side-ned", tooltip="Rul ned", show=False
        ),
        Binding("left", "app.focus_previous", "Forrige", show=False),
        Binding("right", "app.focus_next", "Næste", show=False),
    ]
    CSS_PATH: ClassVar[Any] = [*Dialog.CSS_PATH, Path(__file__).with_name("preview.tcss")]

    def __init__(self, title: str, text: str, answers: Mapping[str, str]) -> None:
        super().__init__()
        self._title, self._text, self._answers = title, text, answers

    @property
    def heading(self) -> str:
        return self._title

    def compose_box(self) -> ComposeResult:
        with VerticalScroll(id="text", can_focus=False):
            yield Static(T(self._text))
        yield Static("Der er mere: tryk pil ned.", id="more")
        with Horizontal(id="buttons"):
            for n, (key, label) in enumerate(self._answers.items()):
                yield Button(T(label), id=f"answer-{key}", variant="default" if n else "primary")
            yield Button("Tilbage", id="no")

    def on_mount(self) -> None:
        self.query("#buttons Button").first(Button).focus()
        text = self.query_one("#text", VerticalScroll)
        self.watch(text, "scroll_y", self._tell_more)
        self.watch(text, "virtual_size", self._tell_more)

    def _tell_more(self) -> None:
        """Say so while some of the text is still below."""
        text = self.query_one("#text", VerticalScroll)
        self.query_one("#more", Static).visible = text.scroll_y < text.max_scroll_y

    def on_button_pressed(self, event: Button.Pressed) -> None:
        answer = (event.button.id or "").removeprefix("answer-")
        self.dismiss(None if answer == "no" else answer)

    def action_scroll(self, lines: int) -> None:
        self.query_one("#text", VerticalScroll).scroll_relative(y=lines, animate=False)


def in_words(made: Proposal) -> str:
    """Return what a proposal comes to: what is good to know, and the dates that move."""
    lines = [str(one) for one in told(made.shifts)]
    parts = list(made.notes)
    if lines:
        parts.append("Det flytter sig:\n" + "\n".join(f"- {line}" for line in lines))
    if made.kept:
        parts.append(made.kept_words)
    return "\n\n".join(parts) or "Ingen andre datoer flytter sig."
