"""What is about to be done, in words, with the answers under it. Esc changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any, ClassVar, TypeVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.message_pump import MessagePump
from textual.widgets import Button, Static

from screens.dialog import Dialog, WentBack
from screens.question import Ask, Question
from screens.widgets.field import Field
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T
from vip2tui.domain.course.tailor import told
from vip2tui.services.course.proposing import Proposal

A = TypeVar("A")
_NOT_YET = "Her kommer det til at stå, hvad dit svar betyder."


async def weighed(
    at: MessagePump, title: str, text: str, answers: Mapping[str, str], *, is_sheet: bool = False
) -> str:
    """Return what a person says to a text: the key of an answer. Enter gives the first.

    Args:
        at: Where it is asked.
        title: What it is about.
        text: The text.
        answers: The keys of the answers, and what stands on their buttons.
        is_sheet: Whether its lines are as long as those of a paper, so that all the width is used.

    Raises:
        WentBack: If it is no.
    """
    weigh = Weigh(title, text, answers)
    weigh.set_class(is_sheet, "-sheet")
    said = await at.app.push_screen_wait(weigh)
    if said is None:
        raise WentBack
    return said


async def foreseen(at: MessagePump, question: Question[A], comes: Callable[[A], str]) -> A:
    """Ask, and show under what is typed what comes of it, so that one answer is enough.

    Args:
        at: Where it is asked.
        question: What is asked.
        comes: What an answer comes to, in words.

    Raises:
        WentBack: If the person goes back.
    """
    answered: tuple[A] | None = await at.app.push_screen_wait(Foresee(question, comes))
    if answered is None:
        raise WentBack
    return answered[0]


_SCROLLS: list[BindingType] = [
    Binding("up", "scroll(-1)", "Op", show=False),
    Binding("down", "scroll(1)", "Ned", show=False),
    Binding("pageup", "scroll(-8)", "Side op", id="plan.side-op", tooltip="Rul op", show=False),
    Binding("pagedown", "scroll(8)", "Side ned", id="plan.side-ned", tooltip="Rul ned", show=False),
]
_SHEETS: list[Any] = [*Dialog.CSS_PATH, Path(__file__).with_name("preview.tcss")]


class Foretold(Vertical):
    """A text that scrolls, and a line that says so while there is more of it."""

    def __init__(self, text: str) -> None:
        super().__init__(id="foretold")
        self._begins = text

    def compose(self) -> ComposeResult:
        with VerticalScroll(id="text", can_focus=False):
            yield Static(T(self._begins))
        yield Static("Der er mere: tryk pil ned.", id="more")

    def on_mount(self) -> None:
        self.watch(self._text, "scroll_y", self._tell_more)
        self.watch(self._text, "virtual_size", self._tell_more)
        self.call_after_refresh(self._tell_more)  # it has its height by then

    @property
    def _text(self) -> VerticalScroll:
        return self.query_one("#text", VerticalScroll)

    def tell(self, text: str) -> None:
        """Show another text, from its beginning."""
        self._text.query_one(Static).update(T(text))
        self._text.scroll_home(animate=False)

    def scroll(self, lines: int) -> None:
        """Go so many lines on in the text."""
        self._text.scroll_relative(y=lines, animate=False)

    def _tell_more(self) -> None:
        more = self._text.scroll_y < self._text.max_scroll_y
        self.query_one("#more", Static).visible = more


class Foresee(Ask):
    """A question with what its answer comes to under it. Enter takes what is foreseen."""

    BINDINGS: ClassVar[list[BindingType]] = _SCROLLS
    CSS_PATH: ClassVar[Any] = _SHEETS

    def __init__(self, question: Question[Any], comes: Callable[[Any], str]) -> None:
        super().__init__(question)
        self._comes = comes

    def compose_under(self) -> ComposeResult:
        yield Foretold(_NOT_YET)

    @on(Field.Changed)
    def _foretell(self) -> None:
        said = _NOT_YET
        with suppress(Vip2Error):
            said = self._comes(self._question.read(self.query_one(Field).value))
        self.query_one(Foretold).tell(said)

    def action_scroll(self, lines: int) -> None:
        self.query_one(Foretold).scroll(lines)


class Weigh(Dialog["str | None"]):
    """A title, a text that scrolls, and a few answers; None for no."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *_SCROLLS,
        Binding("left", "app.focus_previous", "Forrige", show=False),
        Binding("right", "app.focus_next", "Næste", show=False),
    ]
    CSS_PATH: ClassVar[Any] = _SHEETS

    def __init__(self, title: str, text: str, answers: Mapping[str, str]) -> None:
        super().__init__()
        self._title, self._text, self._answers = title, text, answers

    @property
    def heading(self) -> str:
        return self._title

    def compose_box(self) -> ComposeResult:
        yield Foretold(self._text)
        with Horizontal(id="buttons"):
            for n, (key, label) in enumerate(self._answers.items()):
                yield Button(T(label), id=f"answer-{key}", variant="default" if n else "primary")
            yield Button("Tilbage", id="no")

    def on_mount(self) -> None:
        self.query("#buttons Button").first(Button).focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        answer = (event.button.id or "").removeprefix("answer-")
        self.dismiss(None if answer == "no" else answer)

    def action_scroll(self, lines: int) -> None:
        self.query_one(Foretold).scroll(lines)


def in_words(made: Proposal) -> str:
    """Return what a proposal comes to: what is good to know, and the dates that move."""
    lines = [str(one) for one in told(made.shifts)]
    parts = list(made.notes)
    if lines:
        parts.append("Det flytter sig:\n" + "\n".join(f"- {line}" for line in lines))
    if made.kept:
        parts.append(made.kept_words)
    return "\n\n".join(parts) or "Ingen andre datoer flytter sig."
