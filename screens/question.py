"""The one question: asked until it is understood, and said back before anything is written."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Generic, TypeVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal
from textual.message_pump import MessagePump
from textual.widgets import Button, Static

from screens import saving
from screens.base import BaseScreen
from screens.dialog import WentBack
from screens.keeping import Keeping
from screens.widgets.day_field import MONTH, DayField, MonthSign, open_month
from screens.widgets.field import Field
from screens.widgets.frame import CALENDAR, Shortcut
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import MAX_LINE, T, clean_line
from vip2tui.services.desk import RefusedError
from vip2tui.text.days import IN_A_FIELD, as_date, parse_day, say

A = TypeVar("A")


@dataclass(frozen=True, slots=True)
class Question(Generic[A]):
    """One line that is asked for."""

    text: str
    read: Callable[[str], A]
    """Understands what is typed, or raises what is then said; it changes nothing."""
    initial: str = ""
    example: str = ""
    draft: bool = True
    """Whether a half answer is kept. Never a number that only professionals see."""
    echo: Callable[[A], str] | None = None
    """Says back what was understood, while it is typed."""
    keep: Callable[[str], str] = str
    """What is kept of it: a day as the date it means now."""
    today: date | None = None
    """What day it is, where a day is asked for: then a month can be opened."""
    place: str = ""
    """Where a half answer lies, if it is the same whoever is chosen on the screen."""
    yes: str = "OK"
    """What the button says that takes the answer."""


class Ask(Keeping["tuple[Any] | None"]):
    """Asks a question; answers with what was understood, in brackets, or with None."""

    ENTER = "OK"

    BINDINGS: ClassVar[list[BindingType]] = MONTH

    def __init__(self, question: Question[Any]) -> None:
        super().__init__()
        self._question = question

    def compose_box(self) -> ComposeResult:
        asked = self._question
        yield Static(T(self.worded(asked.text)), id="question")
        with Horizontal(id="asked"):
            yield from self._fields(clean_line(asked.initial), clean_line(asked.example))
        yield Static(id="echo")
        yield from self.compose_under()
        with Horizontal(id="buttons"):
            yield Button(T(self._question.yes), id="yes", variant="primary")
            yield Button("Tilbage", id="no")

    def compose_under(self) -> ComposeResult:
        """Yield what stands between the answer and the buttons."""
        yield from ()

    def _fields(self, initial: str, example: str) -> ComposeResult:
        asked, today = self._question, self._question.today
        if today is None:
            yield Field(initial, example, max_length=MAX_LINE, id="line")
            return
        field = DayField(
            initial, example, read=asked.read, today=lambda: today, max_length=MAX_LINE, id="line"
        )
        yield field
        yield MonthSign(field)

    def own(self) -> list[Shortcut]:
        return [CALENDAR] if self._question.today else []

    def action_month(self) -> None:
        """Open a month to take the day from."""
        open_month(self)

    def on_mount(self) -> None:
        self.query_one("#echo").display = self._question.echo is not None
        if self._question.draft and (drafts := self.drafts):
            line = self.query_one(Field)
            line.value = drafts.get(self.place).get("line", line.value)
        self._say_back()

    @property
    def place(self) -> str:
        """The question, and about whom it is, if it has no place of its own."""
        if self._question.place:
            return self._question.place
        pages = [one for one in self.app.screen_stack if isinstance(one, BaseScreen)]
        return f"ask:{(pages[-1].CITIZEN if pages else '') or ''}:{self._question.text}"

    def half(self) -> dict[str, str]:
        typed = self.query_one(Field).value
        if not (self._question.draft and typed) or typed == clean_line(self._question.initial):
            return {}
        return {"line": self._question.keep(typed)}

    @on(Field.Changed)
    def _say_back(self) -> None:
        echo, typed, said = self._question.echo, self.query_one(Field).value, ""
        if echo is not None and typed:
            with suppress(Vip2Error):
                said = f"= {echo(self._question.read(typed))}"
        self.query_one("#echo", Static).update(T(said))

    @on(Field.Submitted)
    @on(Button.Pressed, "#yes")
    @work(exclusive=True, group="take")
    async def _take(self) -> None:
        """Answer if it is understood, and let the half answer go."""
        try:
            answer = self._question.read(self.query_one(Field).value)
        except Vip2Error as error:
            self.refuse(error)
            return
        drafts = self.drafts
        if drafts is not None and drafts.get(self.place):
            try:
                await saving.in_turn(self.app, lambda: drafts.drop(self.place))
            except Vip2Error as error:  # what is written next says so too
                self.refuse(error)
        self.dismiss((answer,))

    @on(Button.Pressed, "#no")
    def _leave(self) -> None:
        self.action_no()


async def answer(at: MessagePump, question: Question[A]) -> A:
    """Ask until what is typed is understood.

    Raises:
        WentBack: If the person goes back.
    """
    answered: tuple[A] | None = await at.app.push_screen_wait(Ask(question))
    if answered is None:
        raise WentBack
    return answered[0]


async def ask(at: MessagePump, question: Question[A]) -> A | None:
    """Ask until what is typed is understood; None if the person goes back."""
    try:
        return await answer(at, question)
    except WentBack:
        return None


def a_day(
    text: str, today: date, initial: date | None = None, *, has_happened: bool = False
) -> Question[date]:
    """Return the question for a day.

    Args:
        text: What day it is.
        today: What «i går» is said on.
        initial: The day that is proposed.
        has_happened: Whether it is the day of something done.
    """
    return Question(
        text,
        lambda typed: parse_day(typed, today, has_happened=has_happened),
        say(initial) if initial else "",
        IN_A_FIELD,
        echo=say,
        keep=lambda typed: as_date(typed, today, has_happened=has_happened),
        today=today,
    )


def a_day_or_none(text: str, today: date) -> Question[date | None]:
    """Return the question for a day that may be left out."""
    return Question(
        text,
        lambda typed: parse_day(typed, today) if typed.strip() else None,
        example=IN_A_FIELD,
        echo=lambda day: say(day) if day else "",
        keep=lambda typed: as_date(typed, today),
        today=today,
    )


def some_text(typed: str) -> str:
    """Return what was typed, if it is something.

    Raises:
        RefusedError: If it is empty.
    """
    clean = clean_line(typed)
    if not clean:
        raise RefusedError("Skriv et par ord, eller gå tilbage med Esc.")
    return clean
