"""One answer or a few, asked in a box. Esc loses nothing: what was typed is there next time."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Horizontal, VerticalScroll
from textual.events import Key
from textual.widget import Widget
from textual.widgets import Button, OptionList, Select, Static

from screens import saving
from screens.keeping import Keeping
from screens.sheet import BASE_CSS
from screens.widgets.day_field import MONTH, DayField, MonthSign, open_month
from screens.widgets.field import Field
from screens.widgets.frame import CALENDAR, Shortcut
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T, clean_line, width_of
from vip2tui.services.drafts import DraftService
from vip2tui.text.days import as_date, parse_day

_LABEL = 13
"""Cells of a label at least, so that the fields stand alike from box to box."""
YES_OR_NO = (("ja", "Ja"), ("nej", "Nej"))


@dataclass(frozen=True, slots=True)
class Ask:
    """One field."""

    name: str
    label: str
    initial: str = ""
    placeholder: str = ""
    is_day: bool = False
    """Whether it is a day; a draft keeps it as a date."""
    has_happened: bool = True
    """Whether a day is of something that has happened."""
    options: tuple[tuple[str, str], ...] = ()
    """What can be chosen, as key and name, where nothing is typed."""
    may_be_empty: bool = False
    """Whether what is chosen can be taken away again."""


class Form(Keeping[str]):
    """Fields that are written when they can be. Answers «gemt», «fjern» or nothing."""

    NO: ClassVar[Any] = ""
    ENTER = "Næste"
    FIRST = "Field, Select"
    BINDINGS: ClassVar[list[BindingType]] = MONTH
    CSS_PATH: ClassVar[Any] = [
        BASE_CSS,
        BASE_CSS.with_name("dialogs.tcss"),
        BASE_CSS.with_name("form.tcss"),
    ]

    def __init__(
        self,
        question: str,
        asks: Sequence[Ask],
        write: Callable[[dict[str, str]], object],
        drafts: DraftService,
        place: str,
        *,
        removes: str = "",
    ) -> None:
        """Ask.

        Args:
            question: What is asked for.
            asks: The fields.
            write: Takes the answers, or raises what is then said in the box.
            drafts: Where half an answer is kept.
            place: Under what name.
            removes: The word of a third button, if there is something to take away.
        """
        super().__init__()
        self._question, self._asks, self._write = question, asks, write
        self._drafts, self._place, self._removes = drafts, place, removes
        self._fields = {one.name: self._field(one) for one in asks}

    def compose_box(self) -> ComposeResult:
        yield Static(T(self._question).stylize("bold"), id="question")
        wide = max(width_of(clean_line(one.label)) for one in self._asks)
        with VerticalScroll(id="asks", can_focus=False):
            for one in self._asks:
                with Horizontal(classes="ask"):
                    label = Static(T(one.label), classes="label")
                    label.styles.width = max(wide, _LABEL) + 1
                    yield label
                    field = self._fields[one.name]
                    yield field
                    if isinstance(field, DayField):
                        yield MonthSign(field)
        with Horizontal(id="buttons"):
            yield Button("Gem", id="yes", variant="primary")
            if self._removes:
                yield Button(T(self._removes), id="remove")
            yield Button("Tilbage", id="no")

    def _field(self, one: Ask) -> Field | Select[str]:
        name, hint, today = f"ask-{one.name}", clean_line(one.placeholder), self._drafts.desk.today
        if one.options:
            return _select(one, name)
        if not one.is_day:
            return Field(_initial(one), hint, compact=True, id=name)

        def read(typed: str) -> date:
            return parse_day(typed, today(), has_happened=one.has_happened)

        return DayField(_initial(one), hint, read=read, today=today, compact=True, id=name)

    def own(self) -> list[Shortcut]:
        return [CALENDAR] if any(one.is_day for one in self._asks) else []

    def action_month(self) -> None:
        """Open a month to take the day from."""
        open_month(self)

    def on_mount(self) -> None:
        kept = self._drafts.get(self._place)
        for one in self._asks:
            if one.name in kept and (not one.options or kept[one.name] in dict(one.options)):
                self._fields[one.name].value = kept[one.name]
        self._fields[self._asks[0].name].focus()

    def _typed(self) -> dict[str, str]:
        return {
            name: "" if one.value is Select.NULL else str(one.value)
            for name, one in self._fields.items()
        }

    @property
    def place(self) -> str:
        return self._place

    def half(self) -> dict[str, str]:
        typed = self._typed()
        if typed == {one.name: _initial(one) for one in self._asks}:
            return {}
        today = self._drafts.desk.today()
        return typed | {
            one.name: as_date(typed[one.name], today, has_happened=one.has_happened)
            for one in self._asks
            if one.is_day
        }

    @on(Field.Submitted)
    def _next(self, event: Field.Submitted) -> None:
        """Enter goes to the next empty field, and writes from the last."""
        event.stop()
        fields: list[Widget] = [*self._fields.values()]
        after = fields[fields.index(event.input) + 1 :] if event.input in fields else []
        if after:
            after[0].focus()
        else:
            self._take()

    @on(Button.Pressed)
    def _pressed(self, event: Button.Pressed) -> None:
        event.stop()
        match event.button.id:
            case "yes":
                self._take()
            case "remove":
                self.dismiss("fjern")
            case _:
                self.action_no()

    @work(exclusive=True, group="form")
    async def _take(self) -> None:
        typed = self._typed()

        def write() -> None:
            self._write(typed)
            self._drafts.drop(self._place)

        try:
            await saving.in_turn(self.app, write)
        except Vip2Error as error:
            self.refuse(error)
            if wrong := self._fields.get(error.about):
                wrong.focus()
            return
        self.dismiss("gemt")

    def on_key(self, event: Key) -> None:
        """Arrows go from field to field, and within a list that is open."""
        if isinstance(self.focused, OptionList):
            return
        step = {"up": self.focus_previous, "down": self.focus_next}.get(event.key)
        if step is not None:
            event.stop()
            step()


def _initial(one: Ask) -> str:
    """Return what stands in a field before anybody has answered."""
    first = clean_line(one.initial)
    return first if not one.options or first in dict(one.options) else ""


def _select(one: Ask, name: str) -> Select[str]:
    names, first = [(T(words), key) for key, words in one.options], _initial(one)
    prompt = clean_line(one.placeholder) or "Vælg"
    if first:
        blank = one.may_be_empty
        return Select(names, prompt=prompt, value=first, allow_blank=blank, id=name, compact=True)
    return Select(names, prompt=prompt, id=name, compact=True)
