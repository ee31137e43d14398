"""One answer or a few, asked in a box. Esc loses nothing: what was typed is there next time."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

from textual import on
from textual.containers import Horizontal
from textual.widgets import Button, OptionList, Select, Static

from screens import announcing
from screens.base import BASE_CSS
from screens.dialog import Dialog
from screens.dialogs import Confirm
from screens.messages import Trouble
from screens.widgets.typed import Line
from vip2tui.base.errors import Vip2Error
from vip2tui.base.safe import T, clean_line
from vip2tui.storage.errors import StorageError
from vip2tui.text.days import as_date

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from textual.app import ComposeResult
    from textual.events import Key
    from textual.widget import Widget

    from vip2tui.services.drafts import DraftService

KEPT = "Det, du skrev, er gemt som kladde. Det står der, når du åbner spørgsmålet igen."

YES_OR_NO = (("ja", "Ja"), ("nej", "Nej"))

_STAY = "Det, du har skrevet her, kan ikke gemmes nu. Bliv her og prøv igen?"


@dataclass(frozen=True, slots=True)
class Ask:
    """One field."""

    name: str
    label: str
    initial: str = ""
    placeholder: str = ""
    is_day: bool = False
    """Whether it is the day of something that has happened; a draft keeps it as a date."""
    options: tuple[tuple[str, str], ...] = ()
    """What can be chosen, as key and name, where nothing is typed."""


class Form(Dialog[str]):
    """Fields that are written when they can be. Answers «gemt», «fjern» or nothing."""

    NO: ClassVar[Any] = ""
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

    def compose_box(self) -> ComposeResult:
        yield Static(T(self._question).stylize("bold"), id="question")
        for one in self._asks:
            with Horizontal(classes="ask"):
                yield Static(T(one.label), classes="label")
                yield _field(one)
        with Horizontal(id="buttons"):
            yield Button("Gem", id="yes", variant="primary")
            if self._removes:
                yield Button(T(self._removes), id="remove")
            yield Button("Tilbage", id="no")

    def on_mount(self) -> None:
        kept = self._drafts.get(self._place)
        for one in self._asks:
            field = self.query_one(f"#ask-{one.name}")
            if isinstance(field, Line):
                field.value = kept.get(one.name, field.value)
            elif isinstance(field, Select) and kept.get(one.name) in dict(one.options):
                field.value = kept[one.name]
        self._fields()[0].focus()

    def _fields(self) -> list[Line | Select[str]]:
        every = (self.query_one(f"#ask-{one.name}") for one in self._asks)
        return [one for one in every if isinstance(one, (Line, Select))]

    def _typed(self) -> dict[str, str]:
        names = [one.name for one in self._asks]
        values = ("" if one.value is Select.NULL else str(one.value) for one in self._fields())
        return dict(zip(names, values, strict=True))

    def keep(self) -> None:
        """Keep what is typed and not written yet.

        Raises:
            StorageError: If it cannot be kept.
        """
        typed = self._typed()
        began = {one.name: _initial(one) for one in self._asks}
        today = self._drafts.desk.today()
        days = {
            one.name: as_date(typed[one.name], today, has_happened=True)
            for one in self._asks
            if one.is_day
        }
        self._drafts.keep(self._place, {} if typed == began else typed | days)

    @on(Line.Submitted)
    def _next(self, event: Line.Submitted) -> None:
        """Enter goes to the next empty field, and writes from the last."""
        event.stop()
        fields: list[Widget] = [*self._fields()]
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

    def _take(self) -> None:
        try:
            self._write(self._typed())
            self._drafts.drop(self._place)
        except Vip2Error as error:
            self._refuse(error)
            return
        self.dismiss("gemt")

    def _refuse(self, error: Vip2Error) -> None:
        """Say why not in the box; if the disk refused, every screen says so."""
        announcing.tell(self.app, str(error), is_refusal=True)
        if isinstance(error, StorageError):
            self.post_message(Trouble(str(error)))
        if isinstance(self.focused, Button):
            self._fields()[0].focus()

    def action_no(self) -> None:
        """Go back; what was typed is kept. If it cannot be, the person decides."""
        try:
            self.keep()
        except Vip2Error as error:
            self._refuse(error)
            asked = Confirm(_STAY, "Bliv her", "Gå uden det")
            self.app.push_screen(asked, self._leave_unless)
            return
        if self._drafts.get(self._place):
            announcing.tell(self.app, KEPT)
        self.dismiss("")

    def _leave_unless(self, stays: bool | None) -> None:
        if not stays:
            self.dismiss("")

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


def _field(one: Ask) -> Line | Select[str]:
    name, first = f"ask-{one.name}", _initial(one)
    if not one.options:
        return Line(first, clean_line(one.placeholder), compact=True, id=name)
    names = [(T(words), key) for key, words in one.options]
    if first:
        return Select(names, value=first, allow_blank=False, id=name, compact=True)
    return Select(names, prompt=clean_line(one.placeholder) or "Vælg", id=name, compact=True)
