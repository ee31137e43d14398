"""Questions across the screen. Esc is always the answer that changes nothing.

What a row does asks with `choose`, `find`, `pick` and `agree`, which raise `WentBack` for no.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from inspect import isawaitable
from itertools import islice
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.events import Key
from textual.message_pump import MessagePump
from textual.widgets import Button, OptionList, Static
from textual.widgets.option_list import Option

from screens.dialog import Dialog, WentBack
from screens.dialog import Tell as Tell
from screens.widgets.field import MOVES, Field
from screens.widgets.finder import NO_MATCH
from vip2tui.base.safe import T
from vip2tui.text.danish import matches, rank, search_key

MOST_FOUND = 200
"""Beyond that a person types on rather than scrolls."""


class Confirm(Dialog[bool]):
    """Yes or no. For what is hard to take back (``danger``) Enter means no."""

    NO: ClassVar[Any] = False

    def __init__(self, question: str, yes: str, no: str, danger: bool = False) -> None:
        super().__init__()
        self._question, self._yes, self._no, self._danger = question, yes, no, danger

    def compose_box(self) -> ComposeResult:
        yield Static(T(self.worded(self._question)), id="question")
        with Horizontal(id="buttons"):
            yield Button(T(self._yes), id="yes", variant="error" if self._danger else "primary")
            yield Button(T(self._no), id="no")

    def on_mount(self) -> None:
        self.query_one("#no" if self._danger else "#yes", Button).focus()

    def on_button_pressed(self, event: Button.Pressed) -> None:
        self.dismiss(event.button.id == "yes")

    def on_key(self, event: Key) -> None:
        step = {"left": self.focus_previous, "right": self.focus_next}.get(event.key)
        if step is not None:
            step()


class _Listing(Dialog["str | None"]):
    """A list to choose from, and a button for no."""

    def on_option_list_option_selected(self, event: OptionList.OptionSelected) -> None:
        self.dismiss(event.option.id)

    def on_button_pressed(self) -> None:
        self.action_no()


class Choose(_Listing):
    """One of several; None if none was chosen. A line that shows a figure first is chosen by it."""

    HELP = Dialog.HELP + " Begynder linjerne med et tal, kan du også trykke tallet."

    def __init__(
        self,
        title: str,
        options: Sequence[tuple[str, Content]],
        at: str | None = None,
        try_out: Callable[[str], object] | None = None,
    ) -> None:
        """Take the options as key and text; the cursor begins on `at`, or on the first.

        Args:
            title: The question.
            options: What is chosen among.
            at: Where the cursor begins.
            try_out: Shows what each would be while the cursor stands on it.
        """
        super().__init__()
        self._title, self._options, self._try_out = title, options, try_out
        self._at = next((n for n, (key, _) in enumerate(options) if key == at), 0)
        self._signs = [key for key, text in options if text.plain.startswith(f"{key} ")]
        self._typed = ""

    def compose_box(self) -> ComposeResult:
        yield Static(T(self.worded(self._title)), id="question")
        yield OptionList(
            *(Option(text_content, id=key) for key, text_content in self._options), id="choices"
        )
        with Horizontal(id="buttons"):
            yield Button("Tilbage", id="no")

    def on_mount(self) -> None:
        choices = self.query_one("#choices", OptionList)
        choices.highlighted = self._at if self._options else None
        choices.focus()

    def on_key(self, event: Key) -> None:
        """Take the line whose figure was typed; where more may follow (1 of 10), stand there."""
        sign = event.character or ""
        typed = next((one for one in (self._typed + sign, sign) if one in self._signs), "")
        self._typed = typed
        if not sign or not typed:
            return
        event.stop()
        if [one for one in self._signs if one.startswith(typed)] == [typed]:
            self.dismiss(typed)
        else:
            every = [key for key, _ in self._options]
            self.query_one("#choices", OptionList).highlighted = every.index(typed)

    def on_option_list_option_highlighted(self, event: OptionList.OptionHighlighted) -> None:
        if self._try_out is not None and event.option.id is not None:
            self._try_out(event.option.id)


class Find(_Listing):
    """One of many: letters narrow the list, arrows and Enter choose; None if none was chosen."""

    def __init__(self, title: str, options: Sequence[tuple[str, Content]]) -> None:
        super().__init__()
        self._title = title
        self._options = [(key, text_content, search_key(text_content.plain))
                         for key, text_content in options]  # fmt: skip

    def compose_box(self) -> ComposeResult:
        yield Static(T(self.worded(self._title)), id="question")
        yield Field(placeholder="Skriv for at finde", id="wanted", compact=True)
        yield OptionList(id="choices")
        yield Static(NO_MATCH, id="no-match")
        with Horizontal(id="buttons"):
            yield Button("Tilbage", id="no")

    def on_mount(self) -> None:
        self._narrow()
        self.query_one("#wanted", Field).focus()

    @on(Field.Changed)
    def _narrow(self) -> None:
        wanted = self.query_one("#wanted", Field).value
        choices = self.query_one("#choices", OptionList)
        found = [one for one in self._options if matches(wanted, one[2])]
        if wanted.strip():
            found.sort(key=lambda one: rank(wanted, one[2]))
        choices.set_options(
            Option(text_content, id=key) for key, text_content, _ in islice(found, MOST_FOUND)
        )
        choices.highlighted = 0 if choices.option_count else None
        choices.display = bool(choices.option_count)
        self.query_one("#no-match").display = bool(wanted.strip()) and not choices.option_count

    async def on_key(self, event: Key) -> None:
        choices = self.query_one("#choices", OptionList)
        name = MOVES.get(event.key)
        if self.focused is choices or name is None or event.key == "enter":
            return
        if isinstance(self.focused, Field) and self.focused.keeps(event.key):
            return
        event.stop()
        event.prevent_default()
        await choices.run_action(name)

    @on(Field.Submitted)
    def _take(self) -> None:
        self.query_one("#choices", OptionList).action_select()


async def choose(
    at: MessagePump,
    title: str,
    options: Iterable[tuple[str, str]],
    now: str | None = None,
    try_out: Callable[[str], object] | None = None,
) -> str:
    """Return which of several is chosen; see `Choose`, whose cursor begins on what is `now`.

    Raises:
        WentBack: If none is.
    """
    asked = Choose(title, [(key, T(text)) for key, text in options], now, try_out)
    chosen = await at.app.push_screen_wait(asked)
    if chosen is None:
        raise WentBack
    return chosen


async def find(at: MessagePump, title: str, options: Sequence[tuple[str, Content]]) -> str:
    """Return which of many is chosen.

    Raises:
        WentBack: If none is.
    """
    chosen = await at.app.push_screen_wait(Find(title, options))
    if chosen is None:
        raise WentBack
    return chosen


async def pick(
    at: MessagePump, title: str, options: Sequence[tuple[str, Callable[[], object]]]
) -> None:
    """Ask what is to be done, and do it: a choice carries its act, as a row does.

    Raises:
        WentBack: If nothing is.
    """
    chosen = await choose(at, title, [(str(n), text) for n, (text, _) in enumerate(options)])
    made = options[int(chosen)][1]()
    if isawaitable(made):
        await made


async def agree(
    at: MessagePump, question: str, yes: str, no: str = "Behold", *, danger: bool = False
) -> None:
    """Go on if the person says yes.

    Raises:
        WentBack: If not.
    """
    if not await at.app.push_screen_wait(Confirm(question, yes, no, danger)):
        raise WentBack
